//! Every kind fires, holds and nearly fires, at the exact bounds; and agrees with a slow oracle.

use juesuan_model::{Direction, Figure, Origin, Role, Unit};
use proptest::prelude::*;

use super::*;
use crate::exact::Rational;
use crate::interval::Interval;
use crate::relation::Term;

fn figure(text: &str, unit: Unit, approximate: bool) -> Figure {
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
        approximate,
        role: Role::Amount,
    }
}

/// `"2694.00万元"`, `"-3.2%"`, `"约100人"`; `-` before a role marks a negative term.
fn read(text: &str) -> Figure {
    let (approximate, text) = text.strip_prefix('约').map_or((false, text), |rest| (true, rest));
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(text.len());
    let unit = match &text[end..] {
        "元" => Unit::Yuan,
        "亿元" => Unit::YiYuan,
        "%" => Unit::Percent,
        "人" => Unit::Person,
        "" | "万元" => Unit::WanYuan,
        other => panic!("{other}"),
    };
    figure(&text[..end], unit, approximate)
}

struct Case {
    figures: Vec<Figure>,
    relation: Relation,
}

fn case(kind: RelationKind, terms: &[(TermRole, &str)]) -> Case {
    let figures: Vec<Figure> = terms.iter().map(|(_, text)| read(text)).collect();
    let mut relation = Relation::new(kind);
    for (index, (role, _)) in terms.iter().enumerate() {
        relation.push(Term { figure: index as u32, role: *role, negative: false });
    }
    Case { figures, relation }
}

impl Case {
    fn down(mut self) -> Self {
        self.relation.direction = Some(Direction::Decrease);
        self
    }
    fn up(mut self) -> Self {
        self.relation.direction = Some(Direction::Increase);
        self
    }
    fn constant(mut self, constant: i32) -> Self {
        self.relation.constant = Some(constant);
        self
    }
    fn outcome(&self) -> Outcome {
        let engine = Engine::new(&self.figures);
        let outcome = engine.evaluate(&self.relation);
        assert_eq!(outcome.verdict, engine.verdict(&self.relation));
        outcome
    }
    #[track_caller]
    fn is(&self, verdict: Verdict) {
        assert_eq!(self.outcome().verdict, verdict, "{:?} {:?}", self.relation, self.figures);
    }
    fn allowed(&self) -> Allowed {
        *self.outcome().allowed.unwrap()
    }
}

use RelationKind::*;
use TermRole::{
    Base, Change, Count, Greater, Left, Lesser, Level, Part, Rate, Right, Subtracted, Total, Whole,
};
use Verdict::{Broken, Kept, NotChecked as Not, Tight, Truncated};

#[test]
fn sums_hold_up_to_the_touching_point() {
    let sum =
        |whole, parts: [&'static str; 2]| case(Sum, &[(Whole, whole), (Part, parts[0]), (Part, parts[1])]);
    sum("33.00", ["16.50", "16.50"]).is(Kept);
    sum("33.01", ["16.50", "16.50"]).is(Tight);
    // three times half a cent is 0.015: 0.01 off holds, 0.02 does not
    sum("33.02", ["16.50", "16.50"]).is(Broken);
    // four halves: 0.02 touches
    case(Sum, &[(Whole, "33.02"), (Part, "16.50"), (Part, "16.00"), (Part, "0.50")]).is(Tight);
    case(Sum, &[(Whole, "33.03"), (Part, "16.50"), (Part, "16.00"), (Part, "0.50")]).is(Broken);
    // an exact zero takes no part in the rounding
    case(Sum, &[(Whole, "33.02"), (Part, "16.50"), (Part, "16.50"), (Part, "0")]).is(Broken);
    case(Sum, &[(Whole, "33.02"), (Part, "16.50"), (Part, "16.50"), (Part, "0.00")]).is(Tight);
    case(Sum, &[(Whole, "12.00"), (Part, "15.00"), (Subtracted, "3.00")]).is(Kept);
    let off = case(Sum, &[(Whole, "12.50"), (Part, "15.00"), (Subtracted, "3.00")]);
    off.is(Broken);
    let allowed = off.allowed();
    assert_eq!(allowed.interval.to_string(), "11.99..12.01");
    assert_eq!(allowed.fitting.as_deref(), Some("12.00"));
    assert_eq!(allowed.difference.unwrap().to_string(), "0.5");
}

#[test]
fn counts_are_exact() {
    case(Sum, &[(Whole, "12人"), (Part, "7人"), (Part, "5人")]).is(Kept);
    case(Sum, &[(Whole, "13人"), (Part, "7人"), (Part, "5人")]).is(Broken);
    case(Sum, &[(Whole, "约13人"), (Part, "7人"), (Part, "5人")]).is(Kept);
    case(Equal, &[(Left, "12人"), (Right, "13人")]).is(Broken);
}

#[test]
fn changes_of_the_budget_sum_with_their_signs() {
    let mut case = case(Sum, &[(Whole, "-1533.74"), (Part, "1600.00"), (Part, "66.25")]);
    let figures = &case.figures;
    let mut relation = Relation::new(Sum).with(Whole, 0);
    relation.push(Term { figure: 1, role: Part, negative: true });
    relation.push(Term { figure: 2, role: Part, negative: false });
    assert_eq!(Engine::new(figures).verdict(&relation), Tight);
    case.figures[0] = read("-1533.75");
    assert_eq!(Engine::new(&case.figures).verdict(&relation), Kept);
    case.figures[0] = read("-1533.73");
    assert_eq!(Engine::new(&case.figures).verdict(&relation), Broken);
    let allowed = Engine::new(&case.figures).allowed(&relation, Some(1)).unwrap();
    assert_eq!(allowed.fitting.as_deref(), Some("1599.98"));
}

#[test]
fn units_of_money_convert_exactly() {
    case(Equal, &[(Left, "1.5亿元"), (Right, "15000.00万元")]).is(Kept);
    case(Equal, &[(Left, "15.21万元"), (Right, "152100元")]).is(Kept);
    case(Equal, &[(Left, "15.21万元"), (Right, "152150元")]).is(Tight);
    case(Equal, &[(Left, "15.21万元"), (Right, "152151.0元")]).is(Broken);
    case(Equal, &[(Left, "15.21万元"), (Right, "3人")]).is(Not(NotChecked::UnitsDiffer));
    let off = case(Equal, &[(Left, "16万元"), (Right, "152100元")]);
    assert_eq!(off.allowed().interval.to_string(), "15.20995..15.21005");
    assert_eq!(off.allowed().fitting.as_deref(), Some("15"));
}

#[test]
fn the_coarser_printing_decides_what_is_tight() {
    case(Sum, &[(Whole, "33"), (Part, "16.48"), (Part, "16.50")]).is(Kept);
    case(Sum, &[(Whole, "33"), (Part, "16.00"), (Part, "16.49")]).is(Tight);
    case(Sum, &[(Whole, "33"), (Part, "15.99"), (Part, "16.49")]).is(Broken);
    case(Sum, &[(Whole, "32.98"), (Part, "16.5"), (Part, "16.5")]).is(Kept);
    case(Sum, &[(Whole, "32.94"), (Part, "16.5"), (Part, "16.5")]).is(Tight);
}

#[test]
fn shares_sum_to_a_hundred() {
    let shares = |last| {
        let parts = ["80.6%", "3.1%", "9.8%", "3.0%", last];
        case(Sum, &parts.map(|part| (Part, part))).constant(100)
    };
    shares("3.5%").is(Kept);
    shares("3.6%").is(Tight);
    // five halves of a tenth: 0.25
    shares("3.7%").is(Tight);
    shares("3.8%").is(Broken);
    let allowed = shares("3.8%").allowed();
    assert_eq!(allowed.recomputed.unwrap().to_string(), "100.3");
    assert_eq!(allowed.interval.to_string(), "100.05..100.55");
}

#[test]
fn orders_break_only_beyond_both_intervals() {
    case(Order, &[(Lesser, "1.00"), (Greater, "2.00")]).is(Kept);
    case(Order, &[(Lesser, "2.00"), (Greater, "2.00")]).is(Kept);
    case(Order, &[(Lesser, "2.01"), (Greater, "2.00")]).is(Tight);
    case(Order, &[(Lesser, "2.02"), (Greater, "2.00")]).is(Broken);
    case(Order, &[(Lesser, "3人"), (Greater, "2人")]).is(Broken);
    case(Order, &[(Lesser, "100.1%")]).constant(100).is(Broken);
    case(Order, &[(Part, "1.00"), (Part, "1.50"), (Whole, "2.00")]).is(Broken);
    let allowed = case(Order, &[(Lesser, "2.02"), (Greater, "2.00")]).allowed();
    assert_eq!(allowed.interval.to_string(), "2.015..");
    assert_eq!(allowed.fitting, None);
}

#[test]
fn growth_from_any_three() {
    // base 61.15, level 34.46, change −26.69: −43.64 %
    for (rate, verdict) in
        [("43.6%", Kept), ("43.7%", Tight), ("43.8%", Broken), ("43.65%", Kept), ("43%", Truncated)]
    {
        let of = |terms: &[(TermRole, &'static str)]| {
            let mut terms = terms.to_vec();
            terms.push((Rate, rate));
            case(Growth, &terms).down()
        };
        of(&[(Level, "34.46"), (Base, "61.15")]).is(verdict);
        of(&[(Level, "34.46"), (Change, "26.69")]).is(verdict);
        of(&[(Base, "61.15"), (Change, "26.69")]).is(verdict);
        of(&[(Level, "34.46"), (Base, "61.15"), (Change, "26.69")]).is(verdict);
    }
    case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "26.69")]).down().is(Kept);
    case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "26.68")]).down().is(Tight);
    case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "26.67")]).down().is(Broken);
    // the verb's sign times the printed sign
    case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "-26.69")]).up().is(Kept);
    case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "-26.69"), (Rate, "-43.6%")]).is(Kept);
    case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "26.69")]).up().is(Broken);
}

#[test]
fn growth_says_what_the_others_allow() {
    let off = case(Growth, &[(Level, "34.46"), (Change, "26.69"), (Rate, "46.3%")]).down();
    off.is(Broken);
    let allowed = off.allowed();
    assert_eq!((allowed.interval.low_text(1), allowed.fitting), (Some("43.638".into()), Some("43.6".into())));
    let engine = Engine::new(&off.figures);
    let change = engine.allowed(&off.relation, Some(1)).unwrap();
    assert_eq!(change.fitting.as_deref(), Some("29.71"));
    let level = engine.allowed(&off.relation, Some(0)).unwrap();
    assert_eq!(level.fitting.as_deref(), Some("30.96"));
    let amounts =
        case(Growth, &[(Level, "34.46"), (Base, "61.15"), (Change, "26.96"), (Rate, "43.6%")]).down();
    amounts.is(Broken);
    let outcome = amounts.outcome();
    assert_eq!(outcome.term, Some(2));
    assert_eq!(outcome.allowed.unwrap().fitting.as_deref(), Some("26.69"));
}

#[test]
fn growth_from_nothing_is_not_judged() {
    let growth = |base| case(Growth, &[(Level, "5.00"), (Base, base), (Rate, "100%")]);
    growth("0").is(Not(NotChecked::BaseMayBeZero));
    growth("0.00").is(Not(NotChecked::BaseMayBeZero));
    growth("-1.00").is(Not(NotChecked::BaseNegative));
    case(Growth, &[(Level, "5.00"), (Change, "5.00"), (Rate, "100%")])
        .up()
        .is(Not(NotChecked::BaseMayBeZero));
    case(Growth, &[(Level, "5.00"), (Base, "0"), (Change, "5.00")]).up().is(Kept);
    case(Growth, &[(Rate, "5%"), (Change, "5.00")]).up().is(Not(NotChecked::MissingTerm));
    // amounts that contradict each other are broken all the same
    case(Growth, &[(Level, "5.00"), (Base, "0"), (Change, "4.00"), (Rate, "9%")]).up().is(Broken);
}

#[test]
fn shares_and_completion() {
    let share = |share| case(Share, &[(TermRole::Share, share), (Part, "71.65"), (Whole, "100.00")]);
    share("71.65%").is(Kept);
    share("71.7%").is(Kept);
    share("71.6%").is(Tight);
    share("71%").is(Truncated);
    share("71.73%").is(Broken);
    share("0%").is(Broken);
    let done = |rate| case(Completion, &[(TermRole::Completion, rate), (Level, "15.40"), (Base, "20.00")]);
    done("77%").is(Kept);
    done("77.00%").is(Kept);
    done("77.1%").is(Broken);
    assert_eq!(done("77.1%").allowed().fitting.as_deref(), Some("77.0"));
    case(Completion, &[(TermRole::Completion, "100%"), (Level, "0"), (Base, "0.00")])
        .is(Not(NotChecked::BaseMayBeZero));
    case(Share, &[(TermRole::Share, "5.00万元"), (Part, "1.00"), (Whole, "2.00")])
        .is(Not(NotChecked::UnitsDiffer));
}

#[test]
fn averages_convert_their_units() {
    let average =
        |printed, count| case(Average, &[(TermRole::Average, printed), (Total, "15.21万元"), (Count, count)]);
    average("104.32元", "1458人").is(Kept);
    average("104.31元", "1458人").is(Tight);
    average("0.01万元", "1458人").is(Kept);
    // 104.36 lies beyond 104.3553, but its interval begins at 104.355
    average("104.36元", "1458人").is(Tight);
    average("104.37元", "1458人").is(Broken);
    average("104.32元", "0人").is(Not(NotChecked::CountIsZero));
    assert_eq!(average("105.00元", "1458人").allowed().fitting.as_deref(), Some("104.32"));
    // 2 人 a batch is an average, not a count
    case(Average, &[(TermRole::Average, "2人"), (Total, "12人"), (Count, "5人")]).is(Kept);
    case(Average, &[(TermRole::Average, "3人"), (Total, "12人"), (Count, "5人")]).is(Broken);
    case(Average, &[(TermRole::Average, "2人"), (Total, "14人"), (Count, "5人")]).is(Truncated);
}

#[test]
fn words_against_levels() {
    let sign = |level, base| case(Sign, &[(Level, level), (Base, base)]);
    sign("2.00", "1.00").up().is(Kept);
    sign("1.00", "2.00").down().is(Kept);
    sign("1.00", "2.00").up().is(Broken);
    sign("2.00", "1.00").down().is(Broken);
    sign("2.00", "2.01").up().is(Tight);
    sign("2.00", "2.00").up().is(Kept);
    sign("2.00", "2.00").is(Not(NotChecked::NoDirection));
    let mut same = sign("2.00", "2.02");
    same.relation.direction = Some(Direction::Unchanged);
    same.is(Broken);
}

#[test]
fn nothing_and_no_change() {
    case(Unchanged, &[(Level, "2.00"), (Base, "2.00")]).is(Kept);
    case(Unchanged, &[(Level, "2.00"), (Base, "2.01")]).is(Tight);
    case(Unchanged, &[(Level, "2.00"), (Base, "2.02")]).is(Broken);
    case(Unchanged, &[(Change, "0.00")]).is(Kept);
    case(Unchanged, &[(Change, "0.01")]).is(Broken);
    case(Unchanged, &[]).is(Not(NotChecked::MissingTerm));
    case(Zero, &[(Part, "0.00"), (Part, "0")]).is(Kept);
    case(Zero, &[(Part, "0.00"), (Part, "0.01")]).is(Broken);
    case(Link, &[(Left, "0"), (Right, "3人")]).is(Broken);
    case(Link, &[(Left, "0.00"), (Right, "3人")]).is(Tight);
    case(Link, &[(Left, "1.00"), (Right, "0人")]).is(Broken);
    case(Link, &[(Left, "0"), (Right, "0人")]).is(Kept);
    case(Link, &[(Left, "1.00"), (Right, "3人")]).is(Kept);
}

#[test]
fn what_cannot_be_judged_says_why() {
    let sum = case(Sum, &[(Whole, "33.00"), (Part, "33.00")]);
    assert_eq!(Engine::new(&[]).verdict(&sum.relation), Not(NotChecked::NoSuchFigure));
    let mut figures = sum.figures.clone();
    figures[1].value = None;
    assert_eq!(Engine::new(&figures).verdict(&sum.relation), Not(NotChecked::NoValue));
    case(Sum, &[(Part, "33.00")]).is(Not(NotChecked::MissingTerm));
    case(Growth, &[(Level, "1.00"), (Change, "1.00")]).is(Not(NotChecked::MissingTerm));
}

#[test]
fn the_longest_figures_are_judged_exactly() {
    let long = "9999999999999999.99999999";
    case(Sum, &[(Whole, long), (Part, "9999999999999999.99999998"), (Part, "0.00000001")]).is(Kept);
    case(Equal, &[(Left, "9999999999999999亿元"), (Right, "0.00000001元")]).is(Broken);
    case(Share, &[(TermRole::Share, "100.00000000%"), (Part, long), (Whole, long)]).is(Kept);
    case(Share, &[(TermRole::Share, "9999999999999999.99999999%"), (Part, long), (Whole, long)]).is(Broken);
    let growth =
        case(Growth, &[(Level, "9999999999999999亿元"), (Base, "0.00000002元"), (Rate, "1.00000000%")]);
    growth.is(Broken);
    assert!(growth.allowed().fitting.is_none());
    let sum: Vec<_> =
        core::iter::once((Whole, "1亿元")).chain([(Part, "9999999999999999.99999999亿元"); 40]).collect();
    case(Sum, &sum).is(Broken);
}

// The oracle: the extremes over a fine grid would only be a guess, so it solves each kind for the
// derived figure by the corners of the operands' box, in rationals, written without the engine.

fn corners(operands: &[Interval], of: &dyn Fn(&[Rational]) -> Option<Rational>) -> Option<Interval> {
    let mut span: Option<Interval> = None;
    for mask in 0..1u32 << operands.len() {
        let at = |(index, interval): (usize, &Interval)| {
            (if mask >> index & 1 == 1 { &interval.high } else { &interval.low }).clone()
        };
        let point: Vec<Rational> = operands.iter().enumerate().map(at).collect::<Option<_>>()?;
        let value = of(&point)?;
        span = Some(match span {
            None => Interval::point(value),
            Some(Interval { low: Some(low), high: Some(high) }) => {
                Interval { low: Some(low.min(value.clone())), high: Some(high.max(value)) }
            }
            Some(other) => other,
        });
    }
    span
}

fn measured(text: &str, unit: Unit) -> (Interval, Interval) {
    // An interval from the text alone: the digits, the decimals.
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len() as i32);
    let mantissa: i128 = text.replace('.', "").parse().unwrap();
    let value = Rational::decimal(mantissa, -decimals);
    if unit.is_count() || (mantissa == 0 && decimals == 0) {
        let cut = Rational::ONE;
        return (Interval::point(value.clone()), Interval::new(&value - &cut, &value + &cut));
    }
    let half = Rational::decimal(5, -decimals - 1);
    let one = Rational::decimal(1, -decimals);
    let cut = match mantissa.signum() {
        1 => Interval::new(value.clone(), &value + &one),
        -1 => Interval::new(&value - &one, value.clone()),
        _ => Interval::new(-&one, one),
    };
    (Interval::new(&value - &half, &value + &half), cut)
}

fn expected(derived: &str, unit: Unit, allowed: &Interval) -> Verdict {
    let (rounded, cut) = measured(derived, unit);
    if !rounded.meet(allowed.clone()).is_empty() {
        Kept
    } else if !cut.meet(allowed.clone()).is_empty() {
        Truncated
    } else {
        Broken
    }
}

fn near(verdict: Verdict) -> Verdict {
    if verdict == Tight { Kept } else { verdict }
}

fn text(mantissa: i64, decimals: u32) -> String {
    Rational::decimal(mantissa.into(), -(decimals as i32)).to_decimal_rounded(decimals)
}

fn amount() -> impl Strategy<Value = String> {
    (1i64..200_000, 0u32..3).prop_map(|(mantissa, decimals)| text(mantissa, decimals))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn quotients_agree_with_the_oracle(
        over in amount(), under in amount(), kind in 0usize..4, step in -3i64..4, decimals in 0u32..3,
    ) {
        let (kind, roles) = [
            (Share, [TermRole::Share, Part, Whole]),
            (Completion, [TermRole::Completion, Level, Base]),
            (Growth, [Rate, Level, Base]),
            (Growth, [Rate, Level, Change]),
        ][kind];
        let (a, b) = (measured(&over, Unit::WanYuan).0, measured(&under, Unit::WanYuan).0);
        let hundred = Rational::integer(100);
        let of = |point: &[Rational]| {
            let (above, below) = match roles {
                [Rate, _, Base] => (&point[0] - &point[1], point[1].clone()),
                [Rate, _, _] => (point[1].clone(), &point[0] - &point[1]),
                _ => (point[0].clone(), point[1].clone()),
            };
            (&above * &hundred).over(&below)
        };
        let below = match roles {
            [Rate, Level, Change] => &a.low.clone().unwrap() - b.high.as_ref().unwrap(),
            _ => b.low.clone().unwrap(),
        };
        let allowed = if below.sign().is_gt() { corners(&[a, b], &of) } else { None };
        // a printing at or near an end of what is allowed
        let near_end = match &allowed {
            Some(Interval { high: Some(high), low: Some(low) }) => if step % 2 == 0 { high.clone() } else { low.clone() },
            _ => Rational::ONE,
        };
        let printed = (&near_end + &Rational::decimal(step.into(), -(decimals as i32) )).to_decimal_rounded(decimals);
        prop_assume!(printed.len() < 15);
        let case = case(kind, &[(roles[0], &format!("{printed}%")), (roles[1], &over), (roles[2], &under)]);
        match allowed {
            Some(allowed) => {
                prop_assert_eq!(near(case.outcome().verdict), expected(&printed, Unit::Percent, &allowed));
                if let Some(said) = case.outcome().allowed {
                    prop_assert_eq!(said.interval, allowed);
                }
            }
            None => prop_assert!(matches!(case.outcome().verdict, Not(_))),
        }
    }

    #[test]
    fn sums_agree_with_the_oracle(
        parts in proptest::collection::vec((amount(), any::<bool>()), 1..8), step in -6i64..7, decimals in 0u32..3,
    ) {
        let (mut low, mut high) = (Rational::ZERO, Rational::ZERO);
        let mut terms = Vec::new();
        for (part, taken) in &parts {
            let interval = measured(part, Unit::WanYuan).0;
            let (least, most) = (interval.low.unwrap(), interval.high.unwrap());
            (low, high) = if *taken { (&low - &most, &high - &least) } else { (&low + &least, &high + &most) };
            terms.push((if *taken { Subtracted } else { Part }, part.as_str()));
        }
        let end = if step % 2 == 0 { &high } else { &low };
        let whole = (end + &Rational::decimal(step.into(), -(decimals as i32))).to_decimal_rounded(decimals);
        terms.push((Whole, &whole));
        let allowed = Interval::new(low, high);
        let rounded = measured(&whole, Unit::WanYuan).0;
        let holds = !rounded.meet(allowed.clone()).is_empty();
        let case = case(Sum, &terms);
        prop_assert_eq!(case.outcome().verdict.holds(), holds);
        if !holds {
            prop_assert_eq!(case.allowed().interval, allowed);
        }
    }

    #[test]
    fn averages_agree_with_the_oracle(total in amount(), count in 1i64..5_000, step in -3i64..4, decimals in 0u32..3) {
        let k = Rational::integer(10_000);
        let interval = measured(&total, Unit::WanYuan).0;
        let heads = Rational::integer(count.into());
        let of = |bound: Option<Rational>| (&bound.unwrap() * &k).over(&heads).unwrap();
        let allowed = Interval::new(of(interval.low), of(interval.high));
        let end = (if step % 2 == 0 { &allowed.high } else { &allowed.low }).clone().unwrap();
        let printed = (&end + &Rational::decimal(step.into(), -(decimals as i32))).to_decimal_rounded(decimals);
        let case = case(Average, &[
            (TermRole::Average, &format!("{printed}元")), (Total, &total), (Count, &format!("{count}人")),
        ]);
        prop_assert_eq!(near(case.outcome().verdict), expected(&printed, Unit::Yuan, &allowed));
    }

    /// Four terms: the oracle scans a grid of quarter units, on which every vertex of the region
    /// lies, and takes the extremes of the rate over the points that satisfy the sum.
    #[test]
    fn growth_with_all_terms_agrees_with_the_oracle(
        base in 20i64..400, change in -15i64..16, off in -2i64..3, step in -2i64..3, decimals in 0u32..3,
    ) {
        let level = base + change + off;
        let rate = Rational::new((100 * change).into(), base.into()).unwrap();
        let printed = (&rate + &Rational::decimal(step.into(), -(decimals as i32))).to_decimal_rounded(decimals);
        prop_assume!(level > 0 && change != 0);
        let case = case(Growth, &[
            (Level, &text(level, 1)), (Base, &text(base, 1)), (Change, &text(change, 1)), (Rate, &format!("{printed}%")),
        ]);
        let mut span: Option<Interval> = None;
        for b in -2..=2 {
            for c in -2..=2i64 {
                let (b, c) = (4 * base + b, 4 * change + c);
                if (b + c - 4 * level).abs() <= 2 {
                    let rate = Rational::new((100 * c).into(), b.into()).unwrap();
                    span = Some(match span {
                        None => Interval::point(rate),
                        Some(span) => Interval {
                            low: span.low.map(|low| low.min(rate.clone())),
                            high: span.high.map(|high| high.max(rate)),
                        },
                    });
                }
            }
        }
        let verdict = near(case.outcome().verdict);
        match span {
            Some(allowed) => prop_assert_eq!(verdict, expected(&printed, Unit::Percent, &allowed)),
            None => prop_assert_eq!(verdict, Broken),
        }
    }

    /// Whatever the operands, all widths say the same, and nothing panics.
    #[test]
    fn all_widths_agree(
        figures in proptest::collection::vec("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,8})?", 4),
        units in proptest::collection::vec(0usize..5, 4), kind in 0usize..11, roles in proptest::collection::vec(0usize..16, 4),
        approximate: bool, direction in 0usize..4,
    ) {
        let all = [Whole, Part, Subtracted, Left, Right, Lesser, Greater, Level, Base, Change, Rate, TermRole::Share,
            TermRole::Completion, TermRole::Average, Total, Count];
        let kinds = [Sum, Equal, Order, Growth, Share, Completion, Average, Sign, Unchanged, Zero, Link];
        let unit = [Unit::Yuan, Unit::WanYuan, Unit::YiYuan, Unit::Percent, Unit::Person];
        let figures: Vec<Figure> =
            figures.iter().zip(&units).map(|(text, index)| figure(text, unit[*index], approximate)).collect();
        let mut relation = Relation::new(kinds[kind]);
        relation.direction =
            [None, Some(Direction::Increase), Some(Direction::Decrease), Some(Direction::Unchanged)][direction];
        for (index, role) in roles.iter().enumerate() {
            relation.push(Term { figure: index as u32, role: all[*role], negative: false });
        }
        let engine = Engine::new(&figures);
        let large = engine.judge::<BigInt>(&relation);
        for small in [engine.judge::<i64>(&relation), engine.judge::<i128>(&relation)] {
            if small != Err(Stop::Overflow) {
                prop_assert_eq!(small, large);
            }
        }
        engine.evaluate(&relation);
        for index in 0..4 {
            engine.allowed(&relation, Some(index));
        }
    }
}
