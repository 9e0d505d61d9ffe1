//! Numbers of units and offices whose names stand beside them.

use juesuan_model::{Concept, FigureId, Unit};

use super::Binder;
use crate::parse::is_unit_name;
use crate::parse::model::{Item, ItemKind};

/// Words that stand before the names of units that are new.
const FOUNDED: &[&str] = &[
    "增设了",
    "增设",
    "新增了",
    "新增",
    "增加了",
    "增加",
    "新设",
    "新设立",
    "设立",
    "设立了",
    "组建",
    "组建了",
    "成立",
    "成立了",
    "新成立",
    "划入",
];
/// A document that names more groups of units is compared no further.
const MOST_GROUPS: usize = 32;

/// A number of units with the names beside it.
struct Named<'a> {
    figure: FigureId,
    names: Vec<&'a str>,
}

impl Binder<'_> {
    /// `listed:⟨figure⟩:⟨names⟩` for numbers of units and offices whose names stand beside them.
    pub(super) fn listed(&mut self) {
        let mut found = Vec::new();
        for item in &self.parse.parsed.items {
            let concept = self.concept(item.number);
            let listed = match concept {
                Some(Concept::InternalOfficeCount) => self.offices_before(item),
                Some(Concept::SubordinateUnitCount) => self.units_behind(item),
                _ => None,
            };
            let Some((names, others)) = listed else { continue };
            let stated = self.count(item.number);
            // 等 says that more may follow: then only too many names are too many.
            let open = others && stated.is_none_or(|stated| names < stated);
            if names > 1 {
                let kind = if open { "listed-some" } else { "listed" };
                found.push(format!("{kind}:{}:{names}", self.figure(item.number)));
            }
        }
        found.extend(
            self.new_units().iter().map(|named| format!("listed:{}:{}", named.figure, named.names.len())),
        );
        self.contents.extend(found.into_iter().map(Into::into));
    }

    /// Numbers of the same units, wherever they are named, are the same.
    pub(super) fn same_names(&self, equal: &mut Vec<(FigureId, FigureId)>) {
        let mut groups: Vec<Named<'_>> = Vec::new();
        for named in self.new_units() {
            match groups.iter().find(|group| are_same(&group.names, &named.names)) {
                Some(first) => equal.push((first.figure, named.figure)),
                None if groups.len() < MOST_GROUPS => groups.push(named),
                None => {}
            }
        }
    }

    /// 增加2个单位甲中心和乙中心; 增设了甲中心、乙中心2个单位
    fn new_units(&self) -> Vec<Named<'_>> {
        let items = self
            .parse
            .parsed
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Level && self.unit(item.number) == Unit::Organisation);
        items
            .filter_map(|item| {
                let names = self.new_units_behind(item).or_else(|| self.new_units_before(item))?;
                Some(Named { figure: self.figure(item.number), names })
            })
            .collect()
    }

    fn new_units_behind(&self, item: &Item) -> Option<Vec<&str>> {
        item.direction?;
        let number = self.parse.numbers.get(item.number as usize)?;
        let rest = self.text.get(number.after..)?;
        let mut window = rest.len().min(240);
        while !rest.is_char_boundary(window) {
            window -= 1;
        }
        let clause = rest.get(..window)?.split([',', '。', ';', '\n']).next()?;
        let noun = clause.find("单位").map(|at| at + "单位".len())?;
        if noun > 24 {
            return None;
        }
        all_names(clause.get(noun..)?.trim_start_matches([':', '(', '即']).trim_end_matches(')'))
    }

    fn new_units_before(&self, item: &Item) -> Option<Vec<&str>> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let mut from = number.start.saturating_sub(360);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let clause = self.text.get(from..number.start)?.rsplit([',', '。', ';', ':', '\n']).next()?;
        let founded = FOUNDED.iter().filter_map(|word| clause.find(word).map(|at| at + word.len())).max()?;
        all_names(clause.get(founded..)?)
    }

    /// 内设甲科、乙科等2个科室
    fn offices_before(&self, item: &Item) -> Option<(usize, bool)> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let mut from = number.start.saturating_sub(1500);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.text.get(from..number.start)?;
        let sentence = before.rsplit(['。', '\n', ';']).next()?;
        let at = sentence.find("内设机构:").map(|at| at + "内设机构:".len());
        let at = at.or_else(|| sentence.find("内设:").map(|at| at + "内设:".len()));
        let at = at.or_else(|| sentence.find("内设").map(|at| at + "内设".len()));
        let at = at.or_else(|| sentence.find('设').map(|at| at + "设".len()))?;
        let list = sentence.get(at..)?.trim_start_matches("有").trim_end_matches(['共', '计']);
        let (list, others) = list.strip_suffix('等').map_or((list, false), |list| (list, true));
        names(list, is_office).map(|count| (count, others))
    }

    /// 下属3个预算单位：甲中心、乙所、丙站。
    fn units_behind(&self, item: &Item) -> Option<(usize, bool)> {
        let number = self.parse.numbers.get(item.number as usize)?;
        let mut to = (number.after + 3000).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        let rest = self.text.get(number.after..to)?;
        let sentence = rest.get(..rest.find(['。', '\n'])?)?;
        let (noun, list) = sentence.split_once(':')?;
        if noun.contains([',', ';']) || noun.chars().count() > 16 {
            return None;
        }
        let (list, others) = list.strip_suffix('等').map_or((list, false), |list| (list, true));
        names(list, is_unit_name).map(|count| (count, others))
    }
}

/// Whether words can be the name of an internal office, perhaps with a remark in brackets.
pub(super) fn is_office(name: &str) -> bool {
    const ENDS: &[&str] =
        &["科", "室", "处", "股", "办", "部", "组", "队", "中心", "站", "所", "局", "委", "会"];
    let name = outer(name);
    (2..=16).contains(&name.chars().count()) && ENDS.iter().any(|end| name.ends_with(end))
}

/// A name without the remark in brackets at its end.
fn outer(name: &str) -> &str {
    let inner = name.strip_suffix(')').and_then(|inner| inner.split_once('('));
    inner.map_or(name, |(outer, _)| outer).trim()
}

/// The names of units in a list that is nothing else.
fn all_names(list: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> =
        list.split(['、', '和', '及', '与']).map(str::trim).filter(|name| !name.is_empty()).collect();
    // 和 also stands inside of names; pieces that are no names are put together again.
    let mut whole: Vec<&str> = Vec::new();
    let mut start: Option<&str> = None;
    for name in names {
        let piece = match start {
            Some(begin) => {
                let from = begin.as_ptr() as usize - list.as_ptr() as usize;
                let to = name.as_ptr() as usize - list.as_ptr() as usize + name.len();
                list.get(from..to)?
            }
            None => name,
        };
        if is_unit_name(piece) {
            whole.push(piece);
            start = None;
        } else {
            start = Some(piece);
        }
    }
    (start.is_none() && whole.len() > 1).then_some(whole)
}

/// Whether two lists name the same units, perhaps by shorter names.
fn are_same(one: &[&str], other: &[&str]) -> bool {
    let short = |short: &str, long: &str| {
        let mut rest = long.chars();
        short.chars().all(|c| rest.any(|other| other == c))
    };
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| short(one, other) || short(other, one))
}

/// How many names a list has, where each of its items is one.
fn names(list: &str, is_name: impl Fn(&str) -> bool) -> Option<usize> {
    let mut count = 0;
    let mut depth = 0usize;
    let items = list.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | ',')
    });
    for name in items {
        if !is_name(outer(name)) {
            return None;
        }
        count += 1;
    }
    Some(count)
}
