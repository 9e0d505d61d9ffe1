//! Looking for contradictions near where the printed values miss a relation finds what deciding
//! everything at once finds.

mod common;

use common::Build;
use juesuan_model::{Role, Unit};
use juesuan_rules::engine::Engine;
use juesuan_rules::exact::Rational;
use juesuan_rules::joint::{Decision, Translation, certificate_holds, contradictions};
use juesuan_rules::relation::{Relation, RelationKind, TermRole};

/// SplitMix64, seeded: the same accounts every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    fn between(&mut self, low: i128, high: i128) -> i128 {
        low + i128::from(self.below((high - low + 1) as u64))
    }
}

fn sum(whole: u32, parts: &[u32]) -> Relation {
    parts.iter().fold(Relation::new(RelationKind::Sum).with(TermRole::Whole, whole), |sum, part| {
        sum.with(TermRole::Part, *part)
    })
}

/// Figures in whole hundredths around a hidden account, printed with two decimals, one or none, and
/// relations that are true of the account.
fn printed_account(random: &mut Random, size: usize) -> (Vec<String>, Vec<Relation>) {
    let (mut truth, mut texts): (Vec<i128>, Vec<String>) = (Vec::new(), Vec::new());
    let mut relations = Vec::new();
    let print = |random: &mut Random, truth: &mut Vec<i128>, texts: &mut Vec<String>, value: i128| -> u32 {
        let rounded = |decimals| Rational::decimal(value, -2).to_decimal_rounded(decimals);
        let text = rounded([2, 2, 2, 1, 0][random.below(5) as usize]);
        // A whole zero says that nothing is there.
        texts.push(if text == "0" { rounded(2) } else { text });
        truth.push(value);
        truth.len() as u32 - 1
    };
    for _ in 0..3 {
        let value = random.between(1, 900_000);
        print(random, &mut truth, &mut texts, value);
    }
    while relations.len() < size {
        let pick = |random: &mut Random, truth: &[i128]| random.below(truth.len() as u64) as u32;
        let (a, b) = (pick(random, &truth), pick(random, &truth));
        match random.below(4) {
            0 => {
                let value = truth[a as usize];
                let again = print(random, &mut truth, &mut texts, value);
                relations.push(Relation::equal(a, again));
            }
            1 => {
                let value = truth[a as usize] + truth[b as usize];
                let total = print(random, &mut truth, &mut texts, value);
                relations.push(sum(total, &[a, b]));
            }
            2 => {
                let first = random.between(0, truth[a as usize].abs());
                let rest = truth[a as usize] - first;
                let parts = [first, rest].map(|part| print(random, &mut truth, &mut texts, part));
                relations.push(sum(a, &parts));
            }
            _ => {
                let (less, more) = if truth[a as usize] <= truth[b as usize] { (a, b) } else { (b, a) };
                relations.push(Relation::at_most(less, more));
            }
        }
    }
    (texts, relations)
}

#[test]
fn looking_near_finds_what_deciding_everything_finds() {
    let mut random = Random(5);
    let mut seen = [0u32; 2];
    for index in 0..1_000 {
        let size = if index % 50 == 0 { 600 - index / 2 } else { 3 + index % 40 };
        let (mut texts, relations) = printed_account(&mut random, size);
        let found = |texts: &[String], may_conflict: bool| {
            let mut build = Build::new();
            for text in texts {
                build.figure(text, Unit::WanYuan, Role::Amount);
            }
            let engine = Engine::new(&build.0.figures);
            let list: Vec<&Relation> = relations.iter().collect();
            let near = contradictions(&engine, &list);
            assert!(near.undecided.is_none(), "{index}");
            assert!(may_conflict || near.conflicts.is_empty(), "{index}: {texts:?}");
            for conflict in &near.conflicts {
                assert!(certificate_holds(near.translation.system(), &conflict.certificate), "{index}");
            }
            let whole = Translation::new(&engine, (0..).zip(&relations));
            let feasible = matches!(whole.system().decide(), Decision::Feasible);
            assert_eq!(near.conflicts.is_empty(), feasible, "{index}: {texts:?}");
            feasible
        };
        assert!(found(&texts, false));
        let changed = random.below(texts.len() as u64) as usize;
        let value: Rational = Rational::integer(random.between(0, 900_000));
        texts[changed] = (&value * &Rational::decimal(1, -2)).to_decimal_rounded(2);
        seen[usize::from(found(&texts, true))] += 1;
    }
    assert!(seen.iter().all(|count| *count > 10), "{seen:?}");
}
