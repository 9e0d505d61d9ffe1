//! What a document has beside its figures: sections, lists of units, words that something is missing.

use std::borrow::Cow;

use juesuan_model::Concept;
use memchr::memmem;

use super::Binder;
use crate::parse::model::{Item, ItemKind};

impl Binder<'_> {
    pub(super) fn sections(&mut self) {
        let has = |id: &str| self.parse.parsed.headings.iter().any(|heading| heading.id == id);
        let mut found: Vec<Cow<'static, str>> = Vec::new();
        for (id, content) in [("department", "functions"), ("glossary", "glossary"), ("contact", "contact")] {
            if has(id) {
                found.push(content.into());
            }
        }
        // 纳入…编制范围的单位包括, 公开单位构成包括, 从单位构成看，部门决算包括: a list follows.
        let lists = |words: &str| {
            memmem::find_iter(self.text.as_bytes(), words).any(|at| {
                let rest = crate::parse::beginning(self.text.get(at..).unwrap_or_default());
                let line = rest.split(['。', '\n']).next().unwrap_or_default();
                ["包括", "共", "如下", "有", ":"].iter().any(|word| line.contains(word))
            })
        };
        let listed = ["编制范围", "汇编范围", "单位构成", "部门决算包括"].iter().any(|words| lists(words));
        if listed || self.levels.contains_key(&Concept::SubordinateUnitCount) {
            found.push("units".into());
        }
        // What staff and office cost is told of all spending in some forms.
        let of_people =
            |item: &Item| item.kind == ItemKind::Level && self.names(item, &["人员经费", "人员经费支出"]);
        if self.parse.parsed.items.iter().any(of_people) {
            found.push("personnel".into());
        }
        // Where there is no report on the self-evaluation, nothing was evaluated by report.
        let reported = [Concept::TargetReportProjectCount, Concept::TargetReportAmount];
        if has("performance")
            && reported.iter().all(|concept| !self.levels.contains_key(concept))
            && ["无绩效自评报告", "没有绩效自评报告"]
                .iter()
                .any(|words| memmem::find(self.text.as_bytes(), words.as_bytes()).is_some())
        {
            found.extend(reported.iter().map(|concept| format!("none:{}", concept.id()).into()));
        }
        if self.parse.parsed.reception_purpose {
            found.push("purpose:reception".into());
        }
        for &section in &self.parse.parsed.withheld {
            found.push(format!("withheld:{}", self.section_id(Some(section))).into());
        }
        for &number in &self.parse.parsed.unitless {
            found.push(format!("no-unit:{}", self.figure(number)).into());
        }
        for &number in &self.parse.parsed.odd_years {
            found.push(format!("odd-year:{}", self.figure(number)).into());
        }
        self.contents.append(&mut found);
    }
}
