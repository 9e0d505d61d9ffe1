//! The unit of a number that has none beside it.

use juesuan_model::Unit;

use super::grammar::Grammar;
use super::lexicon::Word;
use super::number::{Class, Number};
use super::quantity::{is_filler, is_unnamed};
use super::token::{Kind, Token};

impl Grammar<'_> {
    /// The unit of a number that has none beside it, from the numbers around it.
    pub(super) fn missing_unit(&mut self, index: u32, token: Token, at: usize) -> Option<(Unit, Class)> {
        let number = *self.numbers.get(index as usize)?;
        // Where the text ends with the number, its unit was cut away, and perhaps more of its digits.
        if number.end == self.text.trim_end().len() {
            return None;
        }
        if let Some(found) = self.shared_unit(&number, token, at) {
            return Some(found);
        }
        let forgotten = self.forgotten_unit(&number, at)?;
        self.out.unitless.push(index);
        Some(forgotten)
    }

    /// The unit that was forgotten behind an amount or a percentage.
    fn forgotten_unit(&self, number: &Number, at: usize) -> Option<(Unit, Class)> {
        if number.decimals == 0 {
            return None;
        }
        // 公务接待费 2.19 0.88: a row of a table.
        let row = self.text.get(number.end..).and_then(|rest| rest.strip_prefix(' '));
        if row.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return None;
        }
        match self.adjacent(number) {
            // The sign of a percentage was forgotten.
            Some(Word::Direction(_)) if self.open.is_some() => Some((Unit::Percent, Class::Percent)),
            Some(Word::Share) => Some((Unit::Percent, Class::Percent)),
            // 同比下降18.87: perhaps a rate.
            Some(Word::Direction(_)) if self.falls_or_rises() => None,
            Some(Word::Direction(_) | Word::Label(_) | Word::Total) => self.sentence_unit(at),
            _ => {
                // 支出决算为3.00
                let phrase = self.gap(self.phrase.min(number.start), number.start);
                let said = phrase.contains("决算") && is_unnamed(phrase);
                if said { self.sentence_unit(at) } else { None }
            }
        }
    }

    /// Whether the word before a number is one that rates are told with rather than amounts.
    fn falls_or_rises(&self) -> bool {
        let word = self.before.last.and_then(|(_, start, end)| self.text.get(start..end));
        word.is_some_and(|word| matches!(word, "增长" | "下降" | "上升" | "降低" | "增幅" | "降幅"))
    }

    /// The unit that a number shares with others, or that its name has.
    fn shared_unit(&self, number: &Number, token: Token, at: usize) -> Option<(Unit, Class)> {
        let adjacent = self.adjacent(number);
        let follower = self.following(at);
        // A list with its unit at the end: 310.2，318.9万元.
        if let Some((gap, next)) = follower {
            if matches!(gap, "," | "、" | "和" | "及" | "与" | "/")
                && next.class != Class::Bare
                && is_measured(next.class)
            {
                return Some((next.unit, next.class));
            }
            if matches!(gap, "," | "、" | "和" | "及" | "与")
                && next.class == Class::Bare
                && self.respectively.is_some()
            {
                return self.sentence_unit(at);
            }
        }
        let named = !self.labels.is_empty();
        let fractional = number.decimals > 0;
        match adjacent {
            // 年初预算为0，决算3万元
            Some(Word::Initial | Word::Final | Word::Budget | Word::Label(_))
                if self.text.get(number.start..number.end) == Some("0") =>
            {
                if let Some(unit) = self.sentence_unit(at) {
                    return Some(unit);
                }
            }
            Some(Word::Prior | Word::Initial | Word::Final | Word::Budget)
                if self.before.compared.is_some() || self.before.complete =>
            {
                return self.sentence_unit(at);
            }
            _ => {}
        }
        // 机要通信用车3机要…: the name says what is counted.
        if named && !fractional {
            let last = self.labels.last()?;
            if is_filler(self.gap(last.end, token.start)) {
                let concept = *self.lexicon.label(last.id)?.concepts.first()?;
                let unit = concept.info().unit;
                if unit == Unit::Vehicle {
                    return Some((unit, Class::Count));
                }
            }
        }
        None
    }

    /// The number that follows, and the words between.
    fn following(&self, at: usize) -> Option<(&str, Number)> {
        let token = self.tokens.get(at)?;
        let next = self.tokens.get(at + 1..at + 3)?.iter().find_map(|next| match next.kind {
            Kind::Number(index) => Some((next, index)),
            _ => None,
        })?;
        let number = *self.numbers.get(next.1 as usize)?;
        Some((self.gap(token.end, next.0.start), number))
    }

    /// The unit of money of this sentence.
    fn sentence_unit(&self, at: usize) -> Option<(Unit, Class)> {
        let money = |token: &Token| match token.kind {
            Kind::Number(index) => self
                .numbers
                .get(index as usize)
                .filter(|n| n.class == Class::Money)
                .map(|n| (n.unit, n.class)),
            _ => None,
        };
        let after =
            self.tokens.get(at + 1..)?.iter().take(10).take_while(|t| t.kind != Kind::Stop).find_map(money);
        after.or_else(|| {
            let before = self.tokens.get(..at)?;
            before.iter().rev().take(10).take_while(|t| t.kind != Kind::Stop).find_map(money)
        })
    }
}

fn is_measured(class: Class) -> bool {
    matches!(class, Class::Money | Class::Percent | Class::Count)
}
