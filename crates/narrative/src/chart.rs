//! Charts of a document as SVG: income by source, expenditure by class, 三公 by year.

use std::fmt::Write;

use juesuan_model::{Basis, Concept, Dimensions, Printed};

use crate::arithmetic::{difference, quotient};
use crate::document::Document;
use crate::escape::escape;
use crate::explain::Explainer;

/// One bar: what it stands for, its figure, and whether it is of the year before.
struct Bar {
    label: String,
    value: Printed,
    before: bool,
}

/// The room for labels on the left; the longest bar is 100 wide, so that widths are percents.
const LABELS: u32 = 74;
/// The height of a row.
const ROW: usize = 8;

const SOURCES: [Concept; 8] = [
    Concept::GpbIncome,
    Concept::GovFundIncome,
    Concept::SoeIncome,
    Concept::SuperiorSubsidyIncome,
    Concept::InstitutionIncome,
    Concept::BusinessIncome,
    Concept::AffiliatedUnitRemittance,
    Concept::OtherIncome,
];

const THREE_PUBLIC: [Concept; 5] = [
    Concept::ThreePublicTotal,
    Concept::OverseasTravelExpense,
    Concept::VehiclePurchaseExpense,
    Concept::VehicleOperationExpense,
    Concept::ReceptionExpense,
];

impl Document {
    /// The charts that the figures allow, each a whole SVG element.
    pub(crate) fn charts(&self, explainer: &Explainer<'_>) -> Vec<String> {
        let bar = |concept: Concept, basis| {
            let value = explainer.level(concept, basis, Dimensions::NONE)?;
            Some(Bar { label: concept.zh().to_owned(), value, before: basis == Basis::PriorYear })
        };
        let mut sources: Vec<Bar> =
            SOURCES.into_iter().filter_map(|concept| bar(concept, Basis::Actual)).collect();
        if !sources.iter().any(|bar| bar.label == Concept::GpbIncome.zh()) {
            sources.splice(0..0, bar(Concept::FiscalAppropriationIncome, Basis::Actual));
        }
        let mut classes = explainer.classes(Concept::CurrentExpenditure);
        if classes.is_empty() {
            classes = explainer.classes(Concept::GpbExpenditureByClass);
        }
        let classes = classes.into_iter().map(|(label, value)| Bar { label, value, before: false }).collect();
        let years = THREE_PUBLIC
            .into_iter()
            .flat_map(|concept| [bar(concept, Basis::PriorYear), bar(concept, Basis::Actual)])
            .flatten()
            .map(|bar| {
                let year = if bar.before { self.year.saturating_sub(1) } else { self.year };
                Bar { label: format!("{} {year}年", bar.label), ..bar }
            })
            .collect();
        [("本年收入按来源", sources), ("支出按功能分类", classes), ("“三公”经费按年度", years)]
            .into_iter()
            .enumerate()
            .filter_map(|(number, (title, bars))| self.chart(number, title, bars))
            .collect()
    }

    fn chart(&self, number: usize, title: &str, mut bars: Vec<Bar>) -> Option<String> {
        // A bar cannot show what is zero or less.
        bars.retain(|bar| !bar.value.is_zero() && !bar.value.is_negative());
        let longest = bars.iter().map(|bar| bar.value).max_by_key(Printed::value)?;
        let height = ROW * (bars.len() + 1) + 2;
        let unit = self.unit.zh();
        let mut out = format!(
            "<svg role=\"img\" aria-labelledby=\"c{number}t c{number}d\" viewBox=\"0 0 210 {height}\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"c{number}t\">{title}</title><desc id=\"c{number}d\">"
        );
        for (index, bar) in bars.iter().enumerate() {
            out.push_str(if index > 0 { "；" } else { "" });
            escape(&bar.label, &mut out);
            let _ = write!(out, "{}{unit}", bar.value);
        }
        let _ = write!(out, "</desc><text class=\"ct\" x=\"0\" y=\"6\">{title}（单位：{unit}）</text>");
        for (row, bar) in bars.iter().enumerate() {
            let y = ROW * (row + 1) + 1;
            let width = quotient(bar.value, longest, 2, 1)?;
            let class = if bar.before { "b0" } else { "b1" };
            let _ = write!(out, "<text class=\"cl\" x=\"{}\" y=\"{}\">", LABELS - 2, y + 5);
            escape(&bar.label, &mut out);
            let after = difference(width, -Printed::integer(LABELS + 2))?;
            let _ = write!(
                out,
                "</text><rect class=\"{class}\" x=\"{LABELS}\" y=\"{y}\" width=\"{width}\" height=\"6\"/><text class=\"cv\" x=\"{after}\" y=\"{}\">{}</text>",
                y + 5,
                bar.value
            );
        }
        out.push_str("</svg>");
        Some(out)
    }
}
