//! What a figure of a document means, how it is computed, and what demands it.

use std::collections::HashMap;
use std::fmt::Write;

use juesuan_model::{Basis, Classification, Concept, Dimensions, Direction, FiscalYear, Printed, Role};

use crate::arithmetic::difference;
use crate::document::{Document, FigureRef};

/// What a figure means.
type Meaning<'d> = (Concept, Basis, Role, &'d Dimensions);

/// The figures of a document by meaning; of several printings the first.
pub(crate) struct Explainer<'d> {
    year: FiscalYear,
    printed: HashMap<Meaning<'d>, (Printed, Option<Direction>)>,
}

impl<'d> Explainer<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        let mut printed = HashMap::with_capacity(document.figures.len());
        for figure in document.figures() {
            if let Some(concept) = figure.concept {
                printed
                    .entry((concept, figure.basis, figure.role, figure.dimensions()))
                    .or_insert((figure.value, figure.direction));
            }
        }
        Self { year: document.year, printed }
    }

    /// An amount or a count, as printed; a base that is not printed follows from the change.
    pub(crate) fn level(&self, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<Printed> {
        let find = |basis, role| Some(self.printed.get(&(concept, basis, role, dimensions))?.0);
        find(basis, Role::Amount).or_else(|| find(basis, Role::Count)).or_else(|| {
            difference(find(Basis::Actual, Role::Amount)?, self.change(concept, basis, dimensions)?)
        })
    }

    /// A change with its sign.
    fn change(&self, concept: Concept, basis: Basis, dimensions: &Dimensions) -> Option<Printed> {
        let (change, direction) = self.printed.get(&(concept, basis, Role::Change, dimensions))?;
        Some(if *direction == Some(Direction::Decrease) { -*change } else { *change })
    }

    /// The amounts of a concept by functional class, in the order of the codes.
    pub(crate) fn classes(&self, concept: Concept) -> Vec<(String, Printed)> {
        let mut classes: Vec<(&str, Printed)> = self
            .printed
            .iter()
            .filter(|((of, basis, role, _), _)| {
                *of == concept && *basis == Basis::Actual && *role == Role::Amount
            })
            .filter_map(|((.., dimensions), (printed, _))| {
                let code = dimensions.function.as_deref().filter(|code| code.len() == 3)?;
                Some((code, *printed))
            })
            .collect();
        classes.sort_unstable_by_key(|(code, _)| *code);
        classes.into_iter().map(|(code, printed)| (self.class(code), printed)).collect()
    }

    fn class(&self, code: &str) -> String {
        Classification::Functional.name_of(code, self.year).unwrap_or(code).to_owned()
    }

    /// The definition, the computation and the law, a line each.
    pub(crate) fn explain(&self, figure: &FigureRef) -> String {
        let Some(concept) = figure.concept else {
            return "说明原因的数字，由编制单位提供".to_owned();
        };
        let dimensions = figure.dimensions();
        let mut out = concept.zh().to_owned();
        if let Some(code) = dimensions.function.as_deref() {
            let _ = write!(out, "：{code} {}", self.class(code));
        }
        if let Some(code) = dimensions.economic.as_deref() {
            let name = Classification::Economic.name_of(code, self.year).unwrap_or_default();
            let _ = write!(out, "：{code} {name}");
        }
        for part in [&dimensions.unit, &dimensions.project].into_iter().flatten() {
            let _ = write!(out, "：{part}");
        }
        let basis = figure.basis.zh();
        let _ = match figure.role {
            Role::Change => write!(out, "，与{basis}相比的增减额"),
            Role::Rate => write!(out, "，与{basis}相比的增减率"),
            Role::Completion if figure.basis != Basis::Actual => write!(out, "，完成{basis}的比例"),
            Role::Share if concept.whole().is_some() => write!(out, "，占比"),
            Role::Share => Ok(()),
            _ => write!(out, "，{basis}"),
        };
        if !figure.unit.zh().is_empty() {
            let _ = write!(out, "（{}）", figure.unit.zh());
        }
        if let Some(computation) = self.computation(concept, figure) {
            let _ = write!(out, "\n计算：{computation}");
        }
        let _ = write!(out, "\n依据：{}", concept.law());
        out
    }

    fn computation(&self, concept: Concept, figure: &FigureRef) -> Option<String> {
        let dimensions = figure.dimensions();
        let basis = figure.basis;
        let now = || self.level(concept, Basis::Actual, dimensions);
        let base = || self.level(concept, basis, dimensions);
        let value = figure.value;
        Some(match figure.role {
            Role::Change => {
                let word = if figure.direction == Some(Direction::Decrease) { "−" } else { "" };
                format!("本年决算数{} − {}{} ＝ {word}{value}", now()?, basis.zh(), base()?)
            }
            Role::Rate => {
                let base = base().filter(|base| !base.is_zero())?;
                format!("增减额{} ÷ {}{base} × 100%", difference(now()?, base)?, basis.zh())
            }
            Role::Completion if basis != Basis::Actual => {
                let base = base().filter(|base| !base.is_zero())?;
                format!("本年决算数{} ÷ {}{base} × 100%", now()?, basis.zh())
            }
            Role::Share => {
                let part = if concept.whole().is_some() {
                    concept
                } else {
                    *Concept::ALL.iter().find(|part| part.share() == Some(concept))?
                };
                let whole = part.whole()?;
                let amount = self.level(part, Basis::Actual, dimensions)?;
                let all = self.level(whole, Basis::Actual, Dimensions::NONE)?;
                let name =
                    dimensions.function.as_deref().map_or(part.zh().to_owned(), |code| self.class(code));
                format!("{name}{amount} ÷ {}{all} × 100%", whole.zh())
            }
            _ if dimensions.is_none() => {
                concept.info().identity.split(';').find_map(|identity| self.identity(identity, basis))?
            }
            _ => return None,
        })
    }

    /// An identity of the taxonomy in the terms of the form, with the figures that are printed;
    /// nothing where it is not written in concepts and signs alone.
    fn identity(&self, identity: &str, basis: Basis) -> Option<String> {
        let (_, right) = identity.split_once('=')?;
        let mut out = String::new();
        let mut operands = 0;
        for token in right.split_ascii_whitespace() {
            let word = match token {
                "+" => " ＋ ",
                "-" => " − ",
                "*" => " × ",
                "/" => " ÷ ",
                number if number.bytes().all(|byte| byte.is_ascii_digit()) => number,
                id => {
                    let part: Concept = id.parse().ok()?;
                    operands += 1;
                    out.push_str(part.zh());
                    if let Some(printed) = self.level(part, basis, Dimensions::NONE) {
                        let _ = write!(out, "{printed}");
                    }
                    continue;
                }
            };
            out.push_str(word);
        }
        (operands > 1).then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use juesuan_model::{Basis, Concept, Role};

    use super::*;
    use crate::{Profile, RenderOptions};

    #[test]
    fn every_kind_of_figure_says_what_it_is_and_where_it_comes_from() {
        let json = r#"{"schema": "disclosure/1", "department": {"name": "甲局"}, "fiscal_year": 2024,
          "overall": {"total": {"value": "10"}, "current_income": {"value": "10.00", "prior_year": {"change": "-2.00"}},
            "fiscal_appropriation_income": {"value": "9.00"}, "other_income": {"value": "1.00"}, "current_expenditure": {"value": "10.00"}},
          "general_public_budget": {"expenditure": {"value": "9.00"}, "by_function": [{"code": "201", "amount": {"value": "9.00", "initial_budget": {"amount": "8.00"}}}]},
          "three_public": {"total": {"value": "0"}}}"#;
        let disclosure = serde_json::from_str(json).unwrap();
        let options = RenderOptions { draft: true, ..RenderOptions::default() };
        let document = Profile::builtin("national").unwrap().render(&disclosure, options).unwrap();
        let explainer = Explainer::new(&document);
        let explain = |concept, role| {
            let fits = |figure: &&FigureRef| figure.concept == Some(concept) && figure.role == role;
            explainer.explain(document.figures().find(fits).unwrap())
        };
        let change = explain(Concept::CurrentIncome, Role::Change);
        assert!(
            change.contains(
                "与上年决算数相比的增减额（万元）\n计算：本年决算数10.00 − 上年决算数12.00 ＝ −2.00\n依据："
            ),
            "{change}"
        );
        let rate = explain(Concept::CurrentIncome, Role::Rate);
        assert!(rate.contains("增减额-2.00 ÷ 上年决算数12.00 × 100%"), "{rate}");
        let share = explain(Concept::FiscalIncomeShare, Role::Share);
        assert!(share.contains("财政拨款收入9.00 ÷ 本年收入合计10.00 × 100%"), "{share}");
        let class = explain(Concept::GpbExpenditureByClass, Role::Completion);
        assert!(
            class.starts_with("一般公共预算支出（按功能类）：201 一般公共服务支出，完成年初预算数的比例"),
            "{class}"
        );
        assert!(class.contains("本年决算数9.00 ÷ 年初预算数8.00"), "{class}");
        let sum = explain(Concept::CurrentIncome, Role::Amount);
        assert!(sum.contains("财政拨款收入9.00 ＋ 上级补助收入 ＋ 事业收入"), "{sum}");
        assert_eq!(
            explainer.level(Concept::CurrentIncome, Basis::PriorYear, Dimensions::NONE).unwrap().to_string(),
            "12.00"
        );
        assert_eq!(explainer.classes(Concept::GpbExpenditureByClass).len(), 1);
    }
}
