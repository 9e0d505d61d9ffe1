//! Systems around a hidden solution never conflict; systems out of their proved range always do.

use juesuan_model::{Direction, Figure, Origin, Role, Unit};

use super::point::Point;
use super::*;
use crate::engine::{Engine, Verdict};
use crate::exact::Rational;
use crate::interval::Interval;
use crate::relation::{Relation, RelationKind, Term, TermRole};

/// SplitMix64, seeded: the same systems every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
    fn between(&mut self, low: i128, high: i128) -> i128 {
        low + i128::from(self.below((high - low + 1) as u64))
    }
}

fn whole(value: i128) -> Rational {
    Rational::integer(value)
}

/// A system around hidden values: the value of every variable is within half a hundred of its
/// printing, and every constraint is true of the hidden values.
fn hidden(random: &mut Random, relations: usize) -> System {
    let mut system = System::default();
    let mut truth: Vec<i128> = Vec::new();
    let print = |system: &mut System, truth: &mut Vec<i128>, value: i128| -> u32 {
        truth.push(value);
        let printed = (value + 50).div_euclid(100) * 100;
        system.variable_near(Interval::new(whole(printed - 50), whole(printed + 50)), whole(printed))
    };
    for _ in 0..3 {
        let value = random.between(1, 90_000_000);
        print(&mut system, &mut truth, value);
    }
    for id in 0..relations as u32 {
        let pick = |random: &mut Random, truth: &[i128]| random.below(truth.len() as u64) as u32;
        match random.below(10) {
            // A new whole of old parts.
            0..4 => {
                let parts: Vec<u32> = (0..2 + random.below(5)).map(|_| pick(random, &truth)).collect();
                let total = parts.iter().map(|part| truth[*part as usize]).sum();
                let made = print(&mut system, &mut truth, total);
                let mut sum: Vec<_> = parts.iter().map(|part| (*part, Rational::ONE)).collect();
                sum.push((made, whole(-1)));
                system.constraint(id, sum, Comparison::Equal, Rational::ZERO);
            }
            // An old whole in new parts.
            4..7 => {
                let of = pick(random, &truth);
                let first = random.between(-1_000, truth[of as usize].abs() + 1_000);
                let rest = truth[of as usize] - first;
                let (a, b) = (print(&mut system, &mut truth, first), print(&mut system, &mut truth, rest));
                let sum = vec![(of, Rational::ONE), (a, whole(-1)), (b, whole(-1))];
                system.constraint(id, sum, Comparison::Equal, Rational::ZERO);
            }
            // The same figure again.
            7 => {
                let of = pick(random, &truth);
                let value = truth[of as usize];
                let again = print(&mut system, &mut truth, value);
                system.constraint(
                    id,
                    vec![(of, Rational::ONE), (again, whole(-1))],
                    Comparison::Equal,
                    Rational::ZERO,
                );
            }
            // A share printed to a tenth of a percent: low · whole ≤ 1000 · part ≤ high · whole.
            8 => {
                let (part, of) = (pick(random, &truth), pick(random, &truth));
                let (above, below) = (truth[part as usize], truth[of as usize]);
                if below > 1_000 && part != of {
                    let share = (2_000 * above + below).div_euclid(2 * below);
                    for (bound, sign) in [(2 * share + 1, 1), (2 * share - 1, -1)] {
                        let sum = vec![(part, whole(2_000 * sign)), (of, whole(-bound * sign))];
                        system.constraint(id, sum, Comparison::AtMost, Rational::ZERO);
                    }
                }
            }
            _ => {
                let (a, b) = (pick(random, &truth), pick(random, &truth));
                let (less, more) = if truth[a as usize] <= truth[b as usize] { (a, b) } else { (b, a) };
                let sum = vec![(less, Rational::ONE), (more, whole(-1))];
                system.constraint(id, sum, Comparison::AtMost, Rational::ZERO);
            }
        }
    }
    system
}

/// Like an account: tables whose rows and columns add up, printed again elsewhere, with rates.
fn account(random: &mut Random, relations: usize, exact: bool) -> System {
    let mut system = System::default();
    let grain = if exact { 100 } else { 1 };
    let mut id = 0u32;
    let print = |system: &mut System, value: i128| -> u32 {
        let printed = (value + 50).div_euclid(100) * 100;
        system.variable_near(Interval::new(whole(printed - 50), whole(printed + 50)), whole(printed))
    };
    let mut totals: Vec<(i128, u32)> = Vec::new();
    while (id as usize) < relations {
        // A table of classes, each with items, in columns of which the first is the sum.
        let columns = 2 + random.below(3) as usize;
        let mut sums = vec![0i128; columns + 1];
        let mut classes: Vec<Vec<u32>> = Vec::new();
        for _ in 0..1 + random.below(4) {
            let mut class = vec![0i128; columns + 1];
            let mut items: Vec<Vec<u32>> = Vec::new();
            for _ in 0..1 + random.below(4) {
                let mut row: Vec<i128> =
                    (0..columns).map(|_| random.between(0, 90_000_000) / grain * grain).collect();
                row.insert(0, row.iter().sum());
                for (sum, value) in class.iter_mut().zip(&row) {
                    *sum += value;
                }
                items.push(row.iter().map(|value| print(&mut system, *value)).collect());
            }
            for (sum, value) in sums.iter_mut().zip(&class) {
                *sum += value;
            }
            let class: Vec<u32> = class.iter().map(|value| print(&mut system, *value)).collect();
            for column in 0..=columns {
                let mut sum: Vec<_> = items.iter().map(|row| (row[column], Rational::ONE)).collect();
                sum.push((class[column], whole(-1)));
                system.constraint(id, sum, Comparison::Equal, Rational::ZERO);
                id += 1;
            }
            classes.extend(items);
            classes.push(class);
        }
        let top: Vec<u32> = sums.iter().map(|value| print(&mut system, *value)).collect();
        for row in classes.iter().chain([&top]) {
            let mut sum: Vec<_> = row[1..].iter().map(|cell| (*cell, Rational::ONE)).collect();
            sum.push((row[0], whole(-1)));
            system.constraint(id, sum, Comparison::Equal, Rational::ZERO);
            id += 1;
        }
        // Totals printed again, grown from a base, and as a share of another.
        for (value, cell) in sums.iter().zip(&top) {
            let again = print(&mut system, *value);
            system.constraint(
                id,
                vec![(*cell, whole(1)), (again, whole(-1))],
                Comparison::Equal,
                Rational::ZERO,
            );
            let change = random.between(-*value / 2, *value) / grain * grain;
            let (base, printed) = (*value - change, print(&mut system, change));
            let rate = (2_000 * change + base).div_euclid(2 * base.max(1));
            if base > 1_000 {
                // base = level - change
                for (bound, sign) in [(2 * rate + 1, 1), (2 * rate - 1, -1)] {
                    let sum = vec![(printed, whole((2_000 + bound) * sign)), (again, whole(-bound * sign))];
                    system.constraint(id + 1, sum, Comparison::AtMost, Rational::ZERO);
                }
            }
            if let Some((below, of)) = totals.last().copied().filter(|(below, _)| *below > 1_000) {
                let share = (2_000 * value + below).div_euclid(2 * below);
                for (bound, sign) in [(2 * share + 1, 1), (2 * share - 1, -1)] {
                    let sum = vec![(again, whole(2_000 * sign)), (of, whole(-bound * sign))];
                    system.constraint(id + 2, sum, Comparison::AtMost, Rational::ZERO);
                }
            }
            id += 3;
        }
        totals.push((sums[0], top[0]));
    }
    system
}

/// The nth system: an account of up to 600 relations, printed from whole hundreds or with rounding
/// tails, or a small tangle in which anything adds up to anything.
fn nth(random: &mut Random, index: usize) -> System {
    let size = if index.is_multiple_of(25) { 600 - index / 4 } else { 2 + index % 60 };
    match index % 3 {
        0 => hidden(random, size.min(40)),
        kind => account(random, size, kind == 1),
    }
}

#[test]
fn feasible_systems_never_conflict() {
    let mut random = Random(1);
    for index in 0..1_000 {
        let system = nth(&mut random, index);
        let decision = system.decide();
        assert!(matches!(decision, Decision::Feasible), "{index}: {decision:?}");
    }
}

#[test]
fn a_figure_out_of_its_range_always_conflicts_and_the_proof_holds() {
    let mut random = Random(2);
    let mut done = 0;
    let mut index = 0;
    while done < 1_000 {
        index += 1;
        let mut system = nth(&mut random, index);
        let variable = random.below(system.bounds.len() as u64) as u32;
        let range = match system.range(variable) {
            Range::Within(range) => range,
            other => panic!("{index}: a feasible system {other:?}"),
        };
        let step = Rational::new(1 + random.below(100) as i128, 100).unwrap();
        let (end, moved) = match (&range.low, &range.high, random.below(2)) {
            (Some(low), _, 0) => (low, Interval::new(low - &whole(40), low - &step)),
            (_, Some(high), _) => (high, Interval::new(high + &step, high + &whole(40))),
            _ => continue,
        };
        // At the end of its range it still holds.
        system.bounds[variable as usize] = Interval::point(end.clone());
        assert!(matches!(system.decide(), Decision::Feasible), "{index}");
        system.bounds[variable as usize] = moved;
        let Decision::Infeasible(conflict) = system.decide() else { panic!("{index}: {range}") };
        assert!(certificate_holds(&system, &conflict.certificate), "{index}");
        assert!(conflict.minimal && conflict.variables(&system).contains(&variable));
        if index % 10 == 0 {
            for id in &conflict.ids {
                let mut rest = system.clone();
                rest.remove(|other| other == *id || !conflict.ids.contains(&other));
                assert!(matches!(rest.decide(), Decision::Feasible), "{index}: without {id}");
            }
            assert_eq!(system.range(variable), Range::Within(range));
        }
        done += 1;
    }
}

/// Fourier and Motzkin's elimination: slow, short, and sharing nothing with the simplex.
fn eliminated(system: &System, keep: Option<u32>) -> Option<Interval> {
    let count = system.bounds.len();
    // Each row: weights, then the right side; Σ weight · variable ≤ right.
    let mut rows: Vec<(Vec<Rational>, Rational)> = Vec::new();
    for constraint in system.constraints() {
        let mut weights = vec![Rational::ZERO; count];
        for (variable, weight) in &constraint.sum {
            weights[*variable as usize] = &weights[*variable as usize] + weight;
        }
        if constraint.comparison == Comparison::Equal {
            rows.push((weights.iter().map(|weight| -weight).collect(), -&constraint.right));
        }
        rows.push((weights, constraint.right.clone()));
    }
    for (variable, bounds) in system.bounds.iter().enumerate() {
        let unit =
            |sign| (0..count).map(|at| if at == variable { whole(sign) } else { Rational::ZERO }).collect();
        if keep != Some(variable as u32) {
            rows.extend(bounds.high.clone().map(|high| (unit(1), high)));
            rows.extend(bounds.low.clone().map(|low| (unit(-1), -low)));
        }
    }
    for variable in (0..count).filter(|variable| keep != Some(*variable as u32)) {
        let (mut kept, mut above, mut below) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            match row.0[variable].sign() {
                core::cmp::Ordering::Equal => kept.push(row),
                core::cmp::Ordering::Greater => above.push(row),
                core::cmp::Ordering::Less => below.push(row),
            }
        }
        for up in &above {
            for down in &below {
                let (a, b) =
                    (up.0[variable].reciprocal().unwrap(), down.0[variable].abs().reciprocal().unwrap());
                let weights =
                    up.0.iter().zip(&down.0).map(|(x, y)| &(x * &a) + &(y * &b)).collect::<Vec<_>>();
                kept.push((weights, &(&up.1 * &a) + &(&down.1 * &b)));
            }
        }
        kept.dedup();
        rows = kept;
    }
    let mut range = Interval::default();
    for (weights, right) in rows {
        match keep.map(|keep| &weights[keep as usize]).filter(|weight| !weight.is_zero()) {
            Some(weight) if weight.sign().is_gt() => {
                range = range.meet(Interval { low: None, high: right.over(weight) });
            }
            Some(weight) => range = range.meet(Interval { low: right.over(weight), high: None }),
            None if right.sign().is_lt() => return None,
            None => {}
        }
    }
    (!range.is_empty()).then_some(range)
}

#[test]
fn small_systems_agree_with_elimination() {
    let mut random = Random(3);
    let (mut feasible, mut infeasible) = (0, 0);
    for index in 0..3_000 {
        let mut system = System::default();
        for _ in 0..2 + random.below(3) {
            let low = random.between(-6, 6);
            let high = low + random.between(0, 5);
            let bounds = Interval::new(whole(low), whole(high));
            let open = match random.below(8) {
                0 => Interval { low: None, ..bounds },
                1 => Interval { high: None, ..bounds },
                2 => Interval::default(),
                _ => bounds,
            };
            system.variable(open);
        }
        for id in 0..1 + random.below(4) as u32 {
            let sum: Vec<_> = (0..1 + random.below(3))
                .map(|_| {
                    let variable = random.below(system.bounds.len() as u64) as u32;
                    (variable, Rational::new(random.between(-4, 4), random.between(1, 3)).unwrap())
                })
                .collect();
            let comparison = if random.below(2) == 0 { Comparison::Equal } else { Comparison::AtMost };
            system.constraint(id, sum, comparison, whole(random.between(-8, 8)));
        }
        match (system.decide(), eliminated(&system, None)) {
            (Decision::Feasible, Some(_)) => feasible += 1,
            (Decision::Infeasible(conflict), None) => {
                assert!(certificate_holds(&system, &conflict.certificate), "{index}");
                infeasible += 1;
            }
            (decision, expected) => panic!("{index}: {decision:?} {expected:?} {system:?}"),
        }
        // The range asks only about what is connected, so only connected systems are compared.
        let connected =
            system.constraints().iter().all(|constraint| constraint.row().iter().any(|(at, _)| *at == 0));
        if connected {
            match (system.range(0), eliminated(&system, Some(0))) {
                (Range::Within(range), Some(expected)) => assert_eq!(range, expected, "{index}: {system:?}"),
                (Range::Nowhere, None) => {}
                (range, expected) => panic!("{index}: {range:?} {expected:?} {system:?}"),
            }
        }
    }
    assert!(feasible > 500 && infeasible > 500, "{feasible} {infeasible}");
}

#[test]
fn a_false_proof_does_not_hold() {
    let mut system = System::default();
    let of = |low, high| Interval::new(whole(low), whole(high));
    let (a, b) = (system.variable(of(0, 1)), system.variable(of(1, 2)));
    system.constraint(0, vec![(a, Rational::ONE), (b, whole(-1))], Comparison::AtMost, Rational::ZERO);
    let with = |index, multiplier| Certificate { multipliers: vec![(index, whole(multiplier))], empty: None };
    for (index, multiplier) in [(0, 1), (0, -1), (0, 0), (9, 1)] {
        assert!(!certificate_holds(&system, &with(index, multiplier)), "{index} {multiplier}");
    }
    assert!(!certificate_holds(&system, &Certificate { multipliers: Vec::new(), empty: Some(a) }));
    assert!(matches!(system.decide(), Decision::Feasible));
    // 0 = 1 needs no variable.
    system.constraint(5, Vec::new(), Comparison::Equal, Rational::ONE);
    let Decision::Infeasible(conflict) = system.decide() else { panic!("0 = 1") };
    assert_eq!(conflict.ids, [5]);
    assert!(certificate_holds(&system, &conflict.certificate));
}

#[test]
fn what_is_too_large_is_not_decided() {
    let mut system = System::default();
    let variables: Vec<u32> = (0..MAX_COMPONENT).map(|_| system.variable(Interval::default())).collect();
    for pair in variables.windows(2) {
        // No equality of two, which would be merged.
        let sum = vec![(pair[0], Rational::ONE), (pair[1], Rational::ONE)];
        system.constraint(pair[0], sum, Comparison::Equal, Rational::ZERO);
    }
    assert!(matches!(system.decide(), Decision::NotDecided(Limit::Component)));
}

fn figure(text: &str, unit: Unit) -> Figure {
    Figure {
        id: 0,
        text: text.to_owned().into(),
        start: 0,
        end: 0,
        line: 0,
        column: 0,
        origin: Origin::Text,
        value: text.parse().ok(),
        decimals: 0,
        unit,
        approximate: false,
        role: Role::Amount,
    }
}

fn money(texts: &[&str]) -> Vec<Figure> {
    texts.iter().map(|text| figure(text, Unit::WanYuan)).collect()
}

fn sum(whole: u32, parts: &[u32]) -> Relation {
    parts.iter().fold(Relation::new(RelationKind::Sum).with(TermRole::Whole, whole), |sum, part| {
        sum.with(TermRole::Part, *part)
    })
}

fn translated(engine: &Engine, relations: &[Relation]) -> Translation {
    Translation::new(engine, (0..).zip(relations))
}

#[test]
fn relations_that_hold_alone_can_contradict_each_other() {
    // 1.00 + 1.00 = 2.01 and, printed again, 1.99
    let engine = Engine::new(&money(&["1.00", "1.00", "2.01", "1.99", "7.00", "7.00"]));
    let relations = [Relation::equal(4, 5), sum(2, &[0, 1]), sum(3, &[0, 1])];
    assert!(relations.iter().all(|relation| engine.verdict(relation).holds()));
    let joint = translated(&engine, &relations);
    let Decision::Infeasible(conflict) = joint.system().decide() else { panic!("a contradiction") };
    assert_eq!(conflict.ids, [1, 2]);
    assert!(certificate_holds(joint.system(), &conflict.certificate));
    assert_eq!(joint.figures_of(&conflict), [2, 3]);
    let Range::Within(range) = joint.range(&engine, 2) else { panic!("it can be mended") };
    assert_eq!(range.to_string(), "1.99..1.995");
    assert_eq!(joint.range(&engine, 0), Range::Nowhere);
}

#[test]
fn a_rate_has_the_range_that_its_operands_allow_together() {
    // base 61.15 and level 34.46; the base also is a sum, which narrows it
    let mut figures = money(&["34.46", "61.15", "30.58", "30.58"]);
    figures.push(figure("46.3", Unit::Percent));
    let engine = Engine::new(&figures);
    let mut growth = Relation::new(RelationKind::Growth)
        .with(TermRole::Level, 0)
        .with(TermRole::Base, 1)
        .with(TermRole::Rate, 4);
    growth.direction = Some(Direction::Decrease);
    let relations = [growth.clone(), sum(1, &[2, 3])];
    assert_eq!(engine.verdict(&growth), Verdict::Broken);
    let joint = translated(&engine, &relations);
    let Decision::Infeasible(conflict) = joint.system().decide() else { panic!("a contradiction") };
    assert_eq!((conflict.ids.as_slice(), joint.figures_of(&conflict).as_slice()), (&[0][..], &[0, 1, 4][..]));
    let Range::Within(range) = joint.range(&engine, 4) else { panic!("it can be mended") };
    // base in 61.15..61.155, level in 34.455..34.465
    assert_eq!(
        (range.low_text(1).as_deref(), range.high_text(1).as_deref()),
        (Some("43.638"), Some("43.66"))
    );
    let exact = |level: i128, base: i128| Rational::new(100 * (base - level), base).unwrap();
    assert_eq!(range, Interval::new(exact(34_465, 61_150), exact(34_455, 61_155)));
    let alone = translated(&engine, &relations[..1]);
    let Range::Within(range) = alone.range(&engine, 4) else { panic!("it can be mended") };
    assert_eq!(range, engine.allowed(&growth, Some(2)).unwrap().interval);
}

#[test]
fn one_relation_alone_is_decided_as_the_engine_judges_it() {
    use TermRole::*;
    let mut random = Random(4);
    let mut seen = [0u32; 3];
    let (mut exact, mut wider, mut as_printed) = (0, 0, 0);
    for index in 0..6_000 {
        let kinds: &[(RelationKind, &[TermRole])] = &[
            (RelationKind::Sum, &[Whole, Part, Part, Subtracted]),
            (RelationKind::Equal, &[Left, Right]),
            (RelationKind::Order, &[Lesser, Greater]),
            (RelationKind::Growth, &[Level, Base, Rate]),
            (RelationKind::Growth, &[Level, Change, Rate]),
            (RelationKind::Growth, &[Base, Change, Rate]),
            (RelationKind::Growth, &[Base, Change, Level, Rate]),
            (RelationKind::Growth, &[Base, Change, Level]),
            (RelationKind::Share, &[Share, Part, Whole]),
            (RelationKind::Completion, &[Completion, Level, Base]),
            (RelationKind::Average, &[Average, Total, Count]),
            (RelationKind::Sign, &[Level, Base]),
            (RelationKind::Unchanged, &[Level, Base]),
            (RelationKind::Zero, &[Part]),
        ];
        let (kind, roles) = kinds[index % kinds.len()];
        let figures: Vec<Figure> = roles
            .iter()
            .map(|role| {
                let decimals = random.below(3) as u32;
                let text =
                    |value: i128| Rational::decimal(value, -(decimals as i32)).to_decimal_rounded(decimals);
                match role {
                    Rate | Share | Completion => figure(&text(random.between(-10, 120)), Unit::Percent),
                    Count => figure(&random.between(0, 9).to_string(), Unit::Person),
                    Average => figure(&text(random.between(0, 50)), Unit::YiYuan),
                    _ => figure(
                        &text(random.between(-5, 40)),
                        if random.below(9) == 0 { Unit::YiYuan } else { Unit::WanYuan },
                    ),
                }
            })
            .collect();
        let mut relation = Relation::new(kind);
        for (at, role) in roles.iter().enumerate() {
            relation.push(Term { figure: at as u32, role: *role, negative: random.below(20) == 0 });
        }
        relation.direction =
            [None, Some(Direction::Increase), Some(Direction::Decrease), Some(Direction::Unchanged)]
                [random.below(4) as usize];
        let engine = Engine::new(&figures);
        let joint = translated(&engine, core::slice::from_ref(&relation));
        let judged = engine.judged(&relation);
        let verdict = judged.verdict;
        if judged.as_printed {
            let missed = Point::printed(&engine, &[&relation]).missed(|_| true);
            assert_eq!(missed, [0; 0], "{index}: {relation:?} {figures:?}");
            as_printed += 1;
        }
        match (verdict, joint.system().decide()) {
            (Verdict::NotChecked(_), _) => assert_eq!(joint.skipped().len(), 1),
            (_, Decision::Feasible) => {
                assert!(verdict.holds(), "{index}: {verdict:?} {relation:?} {figures:?}");
                seen[0] += 1;
            }
            (_, Decision::Infeasible(conflict)) => {
                assert!(!verdict.holds(), "{index}: {verdict:?} {relation:?} {figures:?}");
                assert!(certificate_holds(joint.system(), &conflict.certificate));
                seen[1] += 1;
            }
            (_, Decision::NotDecided(limit)) => panic!("{limit}"),
        }
        // Where both say what the others allow for the derived figure, they say the same.
        if let (Some(derived), false) = (relation.derived(), matches!(verdict, Verdict::NotChecked(_))) {
            let figure = relation.terms()[derived].figure;
            if let (Some(allowed), Range::Within(range)) =
                (engine.allowed(&relation, Some(derived)), joint.range(&engine, figure))
            {
                assert_eq!(allowed.interval, range, "{index}: {relation:?} {figures:?}");
                seen[2] += 1;
            }
        }
        // For the others the engine's interval is never narrower, and nearly always the same.
        for (at, term) in relation.terms().iter().enumerate() {
            let Some(allowed) = engine.allowed(&relation, Some(at)) else { continue };
            let Range::Within(range) = joint.range(&engine, term.figure) else { continue };
            let inside = |bound: &Option<Rational>| {
                bound.as_ref().is_none_or(|bound| allowed.interval.contains(bound))
            };
            assert!(inside(&range.low) && inside(&range.high), "{index}: {at} {relation:?} {figures:?}");
            exact += u32::from(allowed.interval == range);
            if allowed.interval != range && roles.len() < 4 && !matches!(verdict, Verdict::NotChecked(_)) {
                wider += 1;
            }
        }
    }
    assert!(exact > 50 * wider, "{exact} {wider}");
    assert!(seen.iter().all(|count| *count > 400) && as_printed > 300, "{seen:?} {as_printed}");
}

#[test]
fn several_mistakes_are_several_conflicts() {
    let engine = Engine::new(&money(&["3.00", "1.00", "1.00", "1.00", "1.00", "5.00"]));
    let relations = [sum(0, &[1, 2]), sum(5, &[3, 4]), Relation::equal(2, 3)];
    let joint = translated(&engine, &relations);
    let (conflicts, undecided) = joint.system().conflicts();
    assert_eq!(undecided, None);
    assert_eq!(conflicts.iter().map(|conflict| conflict.ids.clone()).collect::<Vec<_>>(), [[0], [1]]);
}
