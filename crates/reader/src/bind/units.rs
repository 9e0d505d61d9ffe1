//! What a quantity is of, where it is not of the whole department: a project, a unit.

use std::borrow::Cow;

use juesuan_model::{Concept, Dimensions};

use super::Binder;
use crate::parse::model::{Item, ItemKind};

/// What may stand before the name of a project that was not carried out.
const STOPPED_PREFIXES: &[&str] = &[
    "一是",
    "二是",
    "三是",
    "四是",
    "年初预算安排的",
    "年初预算的",
    "年初安排的",
    "收回",
    "其中",
    "因",
    "将",
    "其余",
    "剩余",
];

/// Words for whose accounts are spoken of where they are not the document's own: 区直“三公”经费 beside
/// that of the whole district.
const POPULATIONS: &[&str] = &[
    "省直",
    "市直",
    "州直",
    "区直",
    "县直",
    "省本级",
    "市本级",
    "州本级",
    "区本级",
    "县本级",
    "全省",
    "全市",
    "全州",
    "全区",
    "全县",
    "各乡镇",
    "各镇街",
    "各街道",
];

/// Whose accounts a document speaks of, from level to level.
#[derive(Default)]
pub(super) struct Populations {
    /// Whose the first levels are.
    own: Option<Option<&'static str>>,
    current: Option<&'static str>,
    section: Option<usize>,
}

impl Binder<'_> {
    /// Whether a level is of others than those that the document began with.
    pub(super) fn is_of_others(&self, item: &Item, seen: &mut Populations) -> bool {
        let level = item.kind == ItemKind::Level && !item.reason && item.direction.is_none();
        if seen.section != item.section {
            (seen.section, seen.current) = (item.section, seen.own.flatten());
        }
        if level && self.unit(item.number).money_power().is_some() {
            let words = self.words(item.phrase);
            let named = POPULATIONS.iter().find(|word| {
                let stands =
                    words.split_once(**word).is_some_and(|(_, rest)| !rest.starts_with(['属', '机']));
                stands && !self.department.is_some_and(|name| name.contains(**word))
            });
            seen.current = named.copied().or(seen.current);
            seen.own.get_or_insert(seen.current);
        }
        seen.own.is_some_and(|own| own != seen.current)
    }

    pub(super) fn in_reason(&self, item: &Item) -> Option<(Concept, Dimensions)> {
        let unit = self.unit(item.number);
        if item.kind == ItemKind::Level && unit.money_power().is_none() {
            let concept = item.labels[0].and_then(|label| self.first_fitting(label, item))?;
            return (concept == Concept::HeadcountIncrease).then(|| (concept, Dimensions::default()));
        }
        if item.stopped && item.kind == ItemKind::Level && item.direction.is_none() {
            let words = self.words(item.phrase);
            let mut project = words.trim_matches([' ', ',', ':']);
            for prefix in STOPPED_PREFIXES {
                project = project.strip_prefix(prefix).unwrap_or(project);
            }
            let project = project.trim_end_matches('约').trim_end_matches("预算");
            // An amount of no named project is of nothing that could be met again.
            if project.chars().count() < 3 {
                return None;
            }
            let general = ["指标", "资金", "经费", "项目"].iter().any(|word| project.ends_with(word))
                && project.chars().count() < 8;
            let function = general.then(|| self.function_of_reason(item)).flatten();
            let project = Some(Cow::Owned(self.printed(project)));
            let dimensions = Dimensions { project, function, ..Dimensions::default() };
            return Some((Concept::ProjectNotImplementedAmount, dimensions));
        }
        None
    }

    /// The functional code of what a reason explains: the last level before it.
    fn function_of_reason(&self, item: &Item) -> Option<Cow<'static, str>> {
        let parsed = &self.parse.parsed;
        let at = parsed.item_of.get(item.number as usize).copied().flatten()? as usize;
        let level = parsed
            .items
            .get(..at)?
            .iter()
            .rev()
            .take(24)
            .find(|item| !item.reason && item.kind == ItemKind::Level)?;
        self.concepts.get(level.number as usize)?.as_ref()?.1.function.clone()
    }

    /// The unit that a number of offices is of: nothing inside for the department itself, and
    /// nothing at all where it cannot be told.
    pub(super) fn office_unit(&self, item: &Item) -> Option<Option<String>> {
        // A name stands near its number; a bound keeps long paragraphs cheap.
        let mut from = item.phrase.1.saturating_sub(1500);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..item.phrase.1)?;
        let paragraph = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let sentence = &paragraph[paragraph.rfind('。').map_or(0, |at| at + "。".len())..];
        fn clause(head: &str) -> &str {
            head.rsplit([',', ';', ':']).next().unwrap_or_default().trim()
        }
        // 某中心内设甲科、乙科等3个科室; 某局设甲科、乙科等3个内设机构
        let name = sentence.rfind("内设").or_else(|| sentence.rfind('设')).map(|at| clause(&sentence[..at]));
        let name = name.filter(|name| !name.is_empty()).or_else(|| {
            // 组建某中心。内设机构：甲科、乙科2个科室
            let founded = ["设立", "组建", "成立"]
                .iter()
                .filter_map(|word| paragraph.rfind(word).map(|at| at + word.len()))
                .max();
            founded.and_then(|at| paragraph.get(at..)?.split(['。', ',', ';', '(']).next())
        });
        // 1.某中心。内设甲科、乙科2个科室
        let name = self.head_unit(item).or(name)?;
        // 某局（本级） is one of the units; 某局（某办） is the same twice.
        if name.ends_with("(本级)") {
            return Some(Some(self.printed(name)));
        }
        let name = name.rsplit_once('(').map_or(name, |(outer, _)| outer).trim();
        let own = self.department.is_some_and(|department| {
            let department = department.trim();
            department.contains(name) || name.contains(department)
        });
        // 共有内设机构3个: of nobody else.
        let own =
            own || ["本部门", "我局", "本单位", "局机关", "机关", "共有", "共", "现有", "下"].contains(&name);
        if own {
            Some(None)
        } else {
            (2..=40).contains(&name.chars().count()).then(|| Some(self.printed(name)))
        }
    }

    /// The unit that a paragraph begins with: `2.某中心。`
    pub(super) fn head_unit(&self, item: &Item) -> Option<&str> {
        let mut from = item.phrase.1.saturating_sub(1500);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..item.phrase.1)?;
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let name = match digits.len() < line.len() {
            true => digits.strip_prefix(['.', '、'])?.split(['。', ':']).next()?,
            false => line.split(':').next().filter(|name| name.len() < line.len())?,
        };
        crate::parse::is_unit_name(name).then_some(name)
    }
}
