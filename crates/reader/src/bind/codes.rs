//! Codes of the classifications: functional classes, groups and items, economic items.

use std::borrow::Cow;

use juesuan_model::Classification::{Economic, Functional};
use juesuan_model::classification::{Entry, LIST_YEAR};
use juesuan_model::{CodedName, Concept, Dimensions, Origin};

use super::Binder;
use crate::parse::level;
use crate::parse::model::Item;

impl Binder<'_> {
    /// An amount of a functional class.
    pub(super) fn by_class(&mut self, item: &Item) -> Option<(Concept, Dimensions)> {
        let class = item.labels[0].and_then(|label| self.lexicon.label(label)).and_then(|label| label.class);
        let coded = if item.path.is_none() { self.coded_name(item) } else { None };
        // A government's report gives each class once for the place and once for the level.
        if class.is_none() && item.path.is_none() && coded.is_none() || self.of_government {
            return None;
        }
        self.unit(item.number).money_power()?;
        // 社会保障和就业支出-抚恤-死亡抚恤: the class is only the first of its levels.
        if item.path.is_none() && coded.is_none() && self.goes_on_below(item) {
            return None;
        }
        // 初中教育支出 is no class.
        if item.path.is_none() && coded.is_none() && self.is_qualified(item) {
            return None;
        }
        let of_whole = item.whole.and_then(|whole| self.concept(whole));
        let concept = match of_whole {
            Some(concept) => concept.by_function(),
            None => match self.section_id(item.section) {
                "gpb_expenditure" | "gpb" | "gpb_income" => Concept::GpbExpenditureByClass,
                "expenditure" => Concept::CurrentExpenditure,
                "fiscal_overall" => Concept::FiscalExpenditure,
                "gov_fund" => Concept::GovFundExpenditure,
                "soe" => Concept::SoeExpenditure,
                _ => return None,
            },
        };
        let concept = match concept {
            Concept::GpbExpenditureByClass
            | Concept::CurrentExpenditure
            | Concept::FiscalExpenditure
            | Concept::GovFundExpenditure
            | Concept::SoeExpenditure => concept,
            Concept::FiscalTotal => Concept::FiscalExpenditure,
            Concept::TotalReceiptsAndExpenditure => Concept::CurrentExpenditure,
            _ => return None,
        };
        let levels = match (item.path, coded) {
            (Some(path), _) => self.levels_of_path(path)?,
            (None, Some(level)) => vec![level],
            (None, None) => vec![(class?.to_owned(), self.class_name(item).to_owned())],
        };
        let (code, name) = levels.last()?.clone();
        self.names.push(CodedName {
            classification: Functional,
            code: item.path.and_then(|path| self.printed_code(path)),
            name,
            occurrence: self.occurrence(item.section),
            origin: Origin::Text,
            figure: Some(self.figure(item.number)),
        });
        // A name of former years tells its code, and is told.
        for (code, name) in levels {
            let told = |known: &CodedName| known.code.as_ref() == Some(&code) && known.name == name;
            if self.is_former(&code, &name) && !self.names.iter().any(told) {
                self.names.push(CodedName {
                    classification: Functional,
                    code: Some(code),
                    name,
                    occurrence: self.occurrence(item.section),
                    origin: Origin::Text,
                    figure: Some(self.figure(item.number)),
                });
            }
        }
        Some((concept, Dimensions::function(code)))
    }

    /// Whether the name of a class is followed by the names of its groups without marks, or stands
    /// inside of a longer one that a code of an item follows.
    fn goes_on_below(&self, item: &Item) -> bool {
        let Some(number) = self.parse.numbers.get(item.number as usize) else { return false };
        let line = crate::parse::ending(self.text.get(..number.start).unwrap_or_default());
        let line = line.rsplit('\n').next().unwrap_or_default();
        let named = line.split(['。', ',', ';']).next().unwrap_or_default();
        let (_, length) = crate::parse::list_number(named).unwrap_or_default();
        let named = named.get(length..).unwrap_or_default();
        // 住房保障支出(221)-住房改革支出-住房公积金
        let below = named.match_indices("支出").any(|(at, name)| {
            let rest = named.get(at + name.len()..).unwrap_or_default();
            let code = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'));
            let rest = match code {
                Some((code, rest)) if code.bytes().all(|byte| byte.is_ascii_digit()) => rest,
                _ => rest,
            };
            rest.starts_with(['-', '—', '/', '·', '→'])
        });
        let code = named.rsplit_once('(').and_then(|(_, code)| code.strip_suffix(')'));
        let coded = code.is_some_and(|code| {
            matches!(code.len(), 5 | 7) && code.bytes().all(|byte| byte.is_ascii_digit())
        });
        below || item.inherited && coded
    }

    /// 2013801-行政运行: a code of the list with its own name behind it.
    fn coded_name(&self, item: &Item) -> Option<(String, String)> {
        let year = self.parse.parsed.fiscal_year.unwrap_or(LIST_YEAR);
        let number = self.parse.numbers.get(item.number.checked_sub(1)? as usize)?;
        let code = self.text.get(number.start..number.end)?;
        let name = self.text.get(number.end..item.phrase.1)?.trim_matches([' ', '-', '—', '_', ':']);
        let digits = matches!(code.len(), 3 | 5 | 7) && code.bytes().all(|byte| byte.is_ascii_digit());
        (digits && number.end <= item.phrase.0 && Functional.accepts_name(code, name, year))
            .then(|| (code.to_owned(), name.to_owned()))
    }

    fn is_former(&self, code: &str, name: &str) -> bool {
        let year = self.parse.parsed.fiscal_year.unwrap_or(LIST_YEAR);
        let former = Functional.other_names(code).any(|other| other.name == name && other.until.is_some());
        former && !Functional.accepts_name(code, name, year)
    }

    /// The name of a class as printed.
    fn class_name(&self, item: &Item) -> &str {
        self.words(item.phrase).trim_matches([' ', ',', ':', ')', '。'])
    }

    /// The codes and names of 教育支出（类）…（款）…（项）, as far down as they are named; the digits
    /// beside a mark count where the name is not in the list.
    fn levels_of_path(&self, path: (usize, usize)) -> Option<Vec<(String, String)>> {
        let year = self.parse.parsed.fiscal_year.unwrap_or(LIST_YEAR);
        let mut levels: Vec<(String, String)> = Vec::new();
        for (name, level::Mark { digits, .. }) in level::levels(self.words(path)) {
            let above = levels.last().map(|(code, _)| code.as_str());
            let known = match above {
                None => crate::parse::class_code(name),
                Some(code) => self.below(code, name, year),
            };
            let above = above.unwrap_or_default();
            let own = digits.strip_prefix(above).unwrap_or(digits);
            let printed = (own.len() == if above.is_empty() { 3 } else { 2 }).then(|| [above, own].concat());
            let code = known.map(str::to_owned).or(printed)?;
            levels.push((code, name.to_owned()));
        }
        if !levels.is_empty() {
            return Some(levels);
        }
        let words = self.words(path);
        match words.strip_suffix('类').and_then(|name| Some((crate::parse::class_code(name)?, name))) {
            Some((code, name)) => Some(vec![(code.to_owned(), name.to_owned())]),
            None => self.levels_below(words, year),
        }
    }

    /// The codes and names of …（款）…（项） without their class, where only one class has the first
    /// name.
    fn levels_below(&self, words: &str, year: u16) -> Option<Vec<(String, String)>> {
        let group = level::split(words, '款', None);
        let (before, _, rest) = match group {
            Some(group) => group,
            None => level::split(words, '项', None)?,
        };
        let digits = if group.is_some() { 5 } else { 7 };
        let only = |name: &str| {
            let mut found =
                Functional.by_name(name, year).into_iter().filter(|entry| entry.code.len() == digits);
            found.next().filter(|_| found.next().is_none()).map(|entry| entry.code)
        };
        // The name begins behind the number of a list, or where the line does.
        let starts = before.match_indices(['.', '、', ')', ' ']).map(|(at, mark)| at + mark.len());
        let mut names = std::iter::once(0).chain(starts).filter_map(|at| before.get(at..));
        let (code, name) = names.find_map(|name| Some((only(name)?, name)))?;
        let mut levels = vec![(code.to_owned(), name.to_owned())];
        if group.is_some()
            && let Some((name, ..)) = level::split(rest, '项', None)
        {
            levels.push((self.below(code, name, year)?.to_owned(), name.to_owned()));
        }
        Some(levels)
    }

    /// The code one level down that has a name now, or that had it before.
    fn below(&self, code: &str, name: &str, year: u16) -> Option<&'static str> {
        let children = || Functional.children(code, year);
        let now = |entry: &&Entry| Functional.accepts_name(entry.code, name, year);
        let before = |entry: &&Entry| Functional.other_names(entry.code).any(|other| other.name == name);
        children().find(now).or_else(|| children().find(before)).map(|entry| entry.code)
    }

    /// The code that the marks of a path print: 208, 05 and 01.
    fn printed_code(&self, path: (usize, usize)) -> Option<String> {
        let mut code = String::new();
        for (_, level::Mark { digits, .. }) in level::levels(self.words(path)) {
            code.push_str(digits.strip_prefix(code.as_str()).unwrap_or(digits));
        }
        matches!(code.len(), 3 | 5 | 7).then_some(code)
    }

    /// An economic item of basic expenditure by its name.
    pub(super) fn by_economic(&self, item: &Item) -> Option<(Concept, Dimensions)> {
        if self.section_id(item.section) != "gpb_basic"
            || self.unit(item.number).money_power().is_none()
            || item.basis.is_some()
        {
            return None;
        }
        let name = self.words(item.phrase).trim_matches([' ', ',', ':', '、']);
        let name = match crate::parse::list_number(name) {
            Some((_, length)) => name.get(length..).unwrap_or_default(),
            None => name,
        };
        let name = name.trim_start_matches("其中:");
        let code = |name: &str| (name.len() <= 60).then(|| self.economic_code(name)).flatten();
        code(name)
            .or_else(|| code(name.strip_suffix("支出")?))
            .map(|code| (Concept::GpbBasicByEconomic, Dimensions::economic(code)))
    }

    fn economic_code(&self, name: &str) -> Option<&'static str> {
        let year = self.parse.parsed.fiscal_year.unwrap_or(LIST_YEAR);
        match Economic.by_name(name, year)[..] {
            [entry] => Some(entry.code),
            // The same name under two classes tells no code.
            _ => None,
        }
    }

    /// `unknown-class:⟨figure⟩:⟨name⟩` for what stands among functional classes and is none.
    pub(super) fn unknown_classes(&mut self) {
        let parse = self.parse;
        let mut found = Vec::new();
        for claim in &parse.parsed.claims {
            let of = |number: u32| self.concepts.get(number as usize).and_then(Option::as_ref);
            let classes = claim
                .parts
                .iter()
                .filter(|&&part| {
                    of(part).is_some_and(|(_, of)| of.function.as_ref().is_some_and(|code| code.len() == 3))
                })
                .count();
            if classes < 2 {
                continue;
            }
            for &part in claim.parts.iter().filter(|&&part| of(part).is_none()) {
                let Some(item) = self.item(part).filter(|item| item.labels[0].is_none()) else { continue };
                let words = self.words(item.phrase).trim_matches([' ', ',', ':', '。', ';', ')', '为']);
                let name = words.rsplit([')', '.', '、', ';']).next().unwrap_or(words).trim();
                if (4..=20).contains(&name.chars().count()) && name.ends_with("支出") {
                    found.push(format!("unknown-class:{}:{}", self.figure(part), self.printed(name)));
                }
            }
        }
        self.contents.extend(found.into_iter().map(Into::into));
    }

    /// The economic items that the section of basic expenditure names, with or without amounts.
    pub(super) fn economic_names(&mut self) {
        let headings = &self.parse.parsed.headings;
        let mut found = Vec::new();
        for (index, heading) in headings.iter().enumerate().filter(|(_, heading)| heading.id == "gpb_basic") {
            let end = headings.get(index + 1).map_or(self.text.len(), |next| next.title_start);
            let Some(body) = self.text.get(heading.title_end..end) else { continue };
            let mut at = heading.title_end;
            for piece in body.split_inclusive(['、', ',', '。', ';', ':', '\n', '(', ')']) {
                let name = piece.trim_end_matches(['、', ',', '。', ';', ':', '\n', '(', ')']);
                let name = name.strip_suffix('等').unwrap_or(name);
                let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
                let start = at;
                at += piece.len();
                // A list may begin behind 主要包括, and amounts may follow the names.
                let name = name.rsplit_once("包括").map_or(name, |(_, name)| name);
                if (6..=60).contains(&name.len()) && self.economic_code(name).is_some() {
                    found.push((start, name.to_owned()));
                }
            }
        }
        for (start, name) in found {
            let near = self.parse.numbers.partition_point(|number| number.start <= start);
            self.names.push(CodedName {
                classification: Economic,
                code: None,
                name,
                occurrence: Cow::Borrowed("gpb_basic"),
                origin: Origin::Text,
                figure: near.checked_sub(1).map(|number| self.figure(number as u32)),
            });
        }
    }
}
