//! Texts that begin in the middle of a sentence, as a page or an excerpt does.

use super::grammar::Grammar;
use super::number::{Class, Number};
use super::token::{Kind, Token};

const CUT: &str = "the text begins in the middle of this sentence";

/// The end of the first sentence, where it begins with an amount, a unit or the end of a year: the
/// words before were cut away, and perhaps digits too.
pub(super) fn cut_off(text: &str, tokens: &[Token], numbers: &[Number]) -> usize {
    let first = tokens.iter().find(|token| token.kind != Kind::Line);
    let begins = |index: u32| {
        let number = numbers.get(index as usize)?;
        let lead = text.get(..number.start).unwrap_or_default();
        let printed = text.get(number.start..number.end).unwrap_or_default();
        let part = match number.class {
            Class::Money | Class::Percent => true,
            // 031年度: what is left of a year.
            _ => printed.len() < 4 && text.get(number.end..).is_some_and(|rest| rest.starts_with("年度")),
        };
        Some(part && lead.chars().all(char::is_whitespace))
    };
    let number = first.is_some_and(|token| match token.kind {
        Kind::Number(index) => begins(index).unwrap_or_default(),
        _ => false,
    });
    // .5万元: what is left behind a point.
    let start = text.trim_start();
    let point =
        start.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let verb = start.strip_prefix('为').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let unit = point
        || verb
        || ["元", "万元", "亿元", "%"].iter().any(|unit| {
            let rest = start.strip_prefix(unit);
            rest.is_some_and(|rest| rest.starts_with([',', ';', '。', '、']))
        });
    if !number && !unit {
        return 0;
    }
    tokens.iter().find(|token| token.kind == Kind::Stop).map_or(text.len(), |stop| stop.start)
}

impl Grammar<'_> {
    /// What is said in a sentence whose beginning is missing may be of what stood there.
    pub(super) fn doubt_cut_claims(&mut self) {
        let (numbers, end) = (&self.numbers, self.cut_off);
        let cut = |figure: u32| numbers.get(figure as usize).is_some_and(|number| number.start < end);
        for claim in &mut self.out.claims {
            let [subject, whole] = [claim.subject, claim.whole].map(|of| of.is_some_and(cut));
            if subject && claim.base.is_none() || whole {
                claim.unsure = claim.unsure.or(Some(CUT));
            }
        }
    }
}
