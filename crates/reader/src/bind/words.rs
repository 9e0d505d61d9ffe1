//! Words that a disclosure keeps: reasons and purposes with their figures, the department's
//! functions and units, the glossary, what is said of performance, and where to ask.

use juesuan_model::{Dimensions, Passage, PassageFigure, PassageKind, Role};

use super::listed::is_office;
use super::{Binder, resolve};
use crate::parse::is_unit_name;
use crate::parse::model::Explained;
use crate::parse::number::Class;

/// What may stand between the word 主要原因 and the reason.
const OPENERS: &[&str] = &["包括", "是", "为", "有", "系", ":", " ", ","];

impl Binder<'_> {
    /// All passages in the order of the text.
    pub(super) fn passages(&self) -> Vec<Passage> {
        let mut found: Vec<(usize, Passage)> = Vec::new();
        for explained in &self.parse.parsed.explained {
            self.explained(explained, &mut found);
        }
        let headings = &self.parse.parsed.headings;
        for (at, heading) in headings.iter().enumerate() {
            let end = headings.get(at + 1).map_or(self.text.len(), |next| {
                // The number of the next heading belongs to it.
                self.text
                    .get(..next.title_start)
                    .and_then(|before| before.rfind('\n'))
                    .unwrap_or(next.title_start)
            });
            let title = self.words((heading.title_start, heading.title_end));
            let Some(body) = self.text.get(heading.title_end..end) else { continue };
            let lines: Vec<&str> =
                body.lines().map(str::trim).map(start).filter(|line| !line.is_empty()).collect();
            let mut add = |words: &str, passage: Passage| found.push((self.at(words), passage));
            match heading.id {
                "department" if title.contains("改革") => {
                    lines.iter().for_each(|line| add(line, self.plain(PassageKind::Reform, line)));
                }
                "department" if ["职能", "职责"].iter().any(|word| title.contains(word)) => {
                    self.functions(&lines, &mut add);
                }
                "department" if ["构成", "设置", "单位"].iter().any(|word| title.contains(word)) => {
                    self.department_units(&lines, &mut add);
                }
                "performance" => self.performance(title, &lines, &mut add),
                "glossary" => self.glossary(&lines, &mut add),
                "contact" => self.contact(&lines, &mut add),
                _ => {}
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, passage)| passage).collect()
    }

    /// Where words of the text stand.
    fn at(&self, words: &str) -> usize {
        (words.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// Words as they are printed, with the quotation marks that the text which is parsed leaves out.
    fn quoted(&self, words: &str) -> String {
        let start = self.at(words);
        if words.is_empty() || start > self.text.len() {
            return words.to_owned();
        }
        let (mut from, mut to) = self.normal.span(self.original, start, start + words.len());
        for (open, close) in [('“', '”'), ('「', '」'), ('《', '》')] {
            let slice = self.original.get(from..to).unwrap_or_default();
            let (opened, closed) = (slice.matches(open).count(), slice.matches(close).count());
            if opened > closed && self.original.get(to..).is_some_and(|rest| rest.starts_with(close)) {
                to += close.len_utf8();
            }
            if closed > opened && self.original.get(..from).is_some_and(|before| before.ends_with(open)) {
                from -= open.len_utf8();
            }
        }
        self.original.get(from..to).unwrap_or(words).replace(['\n', '\r', '\t'], "")
    }

    /// Words as they are, with the figures that they keep.
    fn plain(&self, kind: PassageKind, words: &str) -> Passage {
        let words = stop(words);
        let mut passage = Passage::new(kind, self.quoted(words));
        let inside = self.numbers_in(words);
        passage.figures =
            inside.map(|index| PassageFigure { figure: self.figure(index), direction: None }).collect();
        passage
    }

    /// The numbers in words of the text.
    fn numbers_in(&self, words: &str) -> impl Iterator<Item = u32> + '_ {
        let (start, end) = (self.at(words), self.at(words) + words.len());
        let numbers = &self.parse.numbers;
        let first = numbers.partition_point(|number| number.start < start);
        let inside = numbers.iter().skip(first).take_while(move |number| number.end <= end);
        (first as u32..).zip(inside).map(|(index, _)| index)
    }

    fn explained(&self, explained: &Explained, found: &mut Vec<(usize, Passage)>) {
        let Some(words) = self.text.get(explained.start..explained.end) else { return };
        let mut words = words.trim_matches(|c: char| c.is_whitespace());
        while let Some(rest) = OPENERS.iter().find_map(|opener| words.strip_prefix(opener)) {
            words = rest;
        }
        if explained.purpose {
            words = words.strip_prefix("开支").unwrap_or(words);
        }
        let words = stop(words);
        if words.is_empty() {
            return;
        }
        let occurrence = self.occurrence(explained.section);
        let label = explained.label.and_then(|label| {
            let concepts = &self.lexicon.label(label)?.concepts;
            let concept = concepts.iter().copied().find(|concept| concept.is_money())?;
            resolve::in_section(concept, self.section_id(explained.section))
        });
        if explained.purpose {
            let level = || {
                let level = explained.level?;
                let level = if explained.apart { self.whole_beside(level) } else { level };
                self.concepts.get(level as usize)?.clone()
            };
            let named = label.map(|label| (label, Dimensions::default()));
            let Some((concept, dimensions)) = named.or_else(level) else { return };
            let mut passage = self.plain(PassageKind::Purpose, words);
            (passage.concept, passage.dimensions, passage.occurrence) =
                (Some(concept), dimensions, occurrence);
            return found.push((explained.start, passage));
        }
        let mut passage = self.with_figures(words);
        passage.occurrence = occurrence;
        let mut targets: Vec<_> = self
            .explains
            .iter()
            .filter(|(claim, ..)| explained.claims.contains(claim))
            .map(|(_, concept, dimensions, basis)| (*concept, dimensions.clone(), *basis))
            .filter(|(concept, ..)| label.is_none_or(|label| label == *concept))
            .collect();
        if let (true, Some(label), Some(basis)) = (targets.is_empty(), label, explained.basis) {
            targets.push((label, Dimensions::default(), basis));
        }
        targets.dedup();
        for (concept, dimensions, basis) in targets {
            let mut passage = passage.clone();
            (passage.concept, passage.dimensions, passage.basis) = (Some(concept), dimensions, Some(basis));
            found.push((explained.start, passage));
        }
    }

    /// The amount that a part belongs to, where it stands in the same paragraph: what a sentence
    /// of its own says after the parts is said of the whole.
    fn whole_beside(&self, part: u32) -> u32 {
        let mut level = part;
        let start = |number: u32| self.parse.numbers.get(number as usize).map(|number| number.start);
        while let Some(of) = self.concept(level) {
            let whole = (0..level).rev().take(48).find(|&before| {
                let whole = self.concept(before);
                let holds = |whole| {
                    resolve::is_part(whole, of) || resolve::is_within(whole, of) || of.whole() == Some(whole)
                };
                whole.is_some_and(holds)
                    && start(before)
                        .zip(start(level))
                        .and_then(|(from, to)| self.text.get(from..to))
                        .is_some_and(|between| !between.contains('\n'))
            });
            match whole {
                Some(whole) => level = whole,
                None => break,
            }
        }
        level
    }

    /// Words with a slot for each figure in them.
    fn with_figures(&self, words: &str) -> Passage {
        let (start, end) = (self.at(words), self.at(words) + words.len());
        let mut passage = Passage::new(PassageKind::Reason, "");
        let mut from = start;
        for index in self.numbers_in(words) {
            let Some(number) = self.parse.numbers.get(index as usize) else { break };
            let measured =
                matches!(number.class, Class::Money | Class::Count | Class::Percent | Class::Points);
            if !measured || number.unit.zh().is_empty() || number.start < from || number.after > end {
                continue;
            }
            passage.text += &self.quoted(self.words((from, number.start)));
            passage.text += &format!("{{{}}}", passage.figures.len());
            from = number.after;
            let direction = self.item(index).and_then(|item| item.direction);
            let direction = direction.filter(|_| number.class == Class::Money);
            passage.figures.push(PassageFigure { figure: self.figure(index), direction });
        }
        passage.text += &self.quoted(self.words((from, end)));
        passage
    }

    fn functions<'t>(&self, lines: &[&'t str], add: &mut impl FnMut(&'t str, Passage)) {
        let first = lines.iter().position(|line| item(line).is_some());
        for (at, line) in lines.iter().enumerate() {
            match (item(line), first) {
                (Some(words), _) => add(line, self.plain(PassageKind::Function, words)),
                // Above the list it is announced; below it stands what changed.
                (None, Some(first)) if at < first => {}
                (None, Some(_)) => add(line, self.plain(PassageKind::Reform, line)),
                (None, None) if line.ends_with(':') => {}
                (None, None) => add(line, self.plain(PassageKind::Function, line)),
            }
        }
    }

    fn department_units<'t>(&self, lines: &[&'t str], add: &mut impl FnMut(&'t str, Passage)) {
        let mut known: Vec<&str> = Vec::new();
        for line in lines {
            let listed = line.split('。').next().and_then(|sentence| sentence.split_once(':'));
            let names: Vec<&str> = listed
                .map(|(_, list)| list.strip_suffix('等').unwrap_or(list))
                .map(names)
                .unwrap_or_default();
            if !names.is_empty() && names.iter().all(|name| is_unit_name(name)) {
                for name in names {
                    if !known.contains(&name) {
                        known.push(name);
                        add(name, Passage::new(PassageKind::Unit, "").named(self.quoted(name)));
                    }
                }
                continue;
            }
            // A row of a table of units: number, name, remark.
            let mut columns = line.splitn(3, ' ');
            if let (Some(number), Some(name)) = (columns.next(), columns.next())
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && is_unit_name(name)
            {
                known.push(name);
                let note = columns.next().map(|note| self.quoted(note.trim())).unwrap_or_default();
                add(name, Passage::new(PassageKind::Unit, note).named(self.quoted(name)));
                continue;
            }
            self.unit_paragraph(line, &mut known, add);
        }
    }

    /// 2.某中心。说明。内设甲科、乙科等2个内设机构。
    fn unit_paragraph<'t>(
        &self,
        line: &'t str,
        known: &mut Vec<&'t str>,
        add: &mut impl FnMut(&'t str, Passage),
    ) {
        let words = item(line).unwrap_or(line);
        let headed = words
            .split_once(['。', ':'])
            .filter(|(name, _)| is_unit_name(name) && (item(line).is_some() || known.contains(name)));
        let (name, rest) = match headed {
            Some((name, rest)) => (name, rest),
            None => {
                let mut named = known.iter().copied().filter(|name| words.contains(name));
                let (Some(name), None) = (named.next(), named.next()) else { return };
                (name, words)
            }
        };
        let mut note: Vec<&str> = Vec::new();
        for sentence in rest.split('。').map(str::trim).filter(|sentence| !sentence.is_empty()) {
            let list = sentence
                .split_once("内设")
                .map(|(_, list)| {
                    ["机构", "科室", "处室", "股室"]
                        .iter()
                        .find_map(|noun| list.strip_prefix(noun))
                        .unwrap_or(list)
                })
                .map(|list| list.trim_start_matches(':'));
            if let Some(list) = list {
                let list = list.find(|c: char| c.is_ascii_digit()).map_or(list, |at| &list[..at]);
                let offices = self.offices(list.trim_end_matches(['等', '共', '计']));
                for office in offices {
                    add(
                        office,
                        Passage::new(PassageKind::Office, self.quoted(office)).named(self.quoted(name)),
                    );
                }
            } else if !["本年财政拨款收入", "财政拨款收入"].iter().any(|word| sentence.starts_with(word))
            {
                note.push(sentence);
            }
        }
        if !known.contains(&name) {
            known.push(name);
        }
        let note = match (note.first(), note.last()) {
            (Some(first), Some(last)) => {
                self.quoted(self.words((self.at(first), self.at(last) + last.len())))
            }
            _ => String::new(),
        };
        add(line, Passage::new(PassageKind::Unit, note).named(self.quoted(name)));
    }

    /// The offices of a list that is nothing else.
    fn offices<'t>(&self, list: &'t str) -> Vec<&'t str> {
        let offices = names(list);
        // Where one of them is none, the words are a sentence about the offices and no list.
        if offices.iter().all(|name| is_office(name)) { offices } else { Vec::new() }
    }

    fn performance<'t>(&self, title: &str, lines: &[&'t str], add: &mut impl FnMut(&'t str, Passage)) {
        let mut report = title.contains("报告或案例");
        for line in lines {
            let words = item(line).unwrap_or(line);
            let labelled = |label: &str| {
                words
                    .strip_prefix(label)
                    .map(|rest| rest.trim_start_matches(['。', ':']))
                    .filter(|rest| !rest.is_empty())
            };
            if let Some(scope) = labelled("公开范围") {
                add(line, self.plain(PassageKind::PublicationScope, scope));
            } else if let Some(place) = labelled("公开内容") {
                add(line, self.plain(PassageKind::PublicationPlace, place));
            } else if words.ends_with("报告或案例") {
                report = true;
            } else if report {
                report = false;
                if !(words.contains('无') || words.contains("没有")) {
                    add(line, self.plain(PassageKind::Report, words));
                }
            } else if title.contains("结果的说明") {
                add(line, self.plain(PassageKind::ResultNote, words));
            } else if title.contains("重点") && title.contains("评价结果") {
                let rest = match words.split_once("开展了重点绩效评价。") {
                    Some((_, rest)) => rest,
                    None if words.contains("无项目") || words.contains("未开展") => "",
                    None => words,
                };
                if !rest.is_empty() {
                    add(line, self.plain(PassageKind::KeyResults, rest));
                }
            } else if let Some((_, list)) = words.split_once("机制:") {
                let list = list.split('。').next().unwrap_or_default();
                let split = if list.contains(';') { ';' } else { '、' };
                for measure in list.split(split).filter(|measure| !measure.is_empty()) {
                    add(measure, self.plain(PassageKind::Measure, measure));
                }
            }
        }
    }

    fn glossary<'t>(&self, lines: &[&'t str], add: &mut impl FnMut(&'t str, Passage)) {
        for (at, line) in lines.iter().enumerate() {
            if line.starts_with("联系") {
                return self.contact(lines.get(at..).unwrap_or_default(), add);
            }
            let words = item(line).unwrap_or(line);
            if let Some((term, meaning)) = words.split_once(':')
                && term.chars().take(41).count() <= 40
                && !meaning.is_empty()
            {
                let term = term.trim();
                add(line, self.plain(PassageKind::Term, meaning.trim()).named(self.quoted(term)));
            }
        }
    }

    fn contact<'t>(&self, lines: &[&'t str], add: &mut impl FnMut(&'t str, Passage)) {
        for line in lines {
            let (start, end) = (self.at(line), self.at(line) + line.len());
            let mut numbers = (0u32..)
                .zip(&self.parse.numbers)
                .filter(|(index, number)| {
                    number.start >= start
                        && number.end <= end
                        && self.parse.roles.get(*index as usize) == Some(&Role::Telephone)
                })
                .map(|(_, number)| number);
            match numbers.next() {
                Some(first) => {
                    let last = numbers.last().unwrap_or(first);
                    let number = self.words((first.start, last.end));
                    add(line, Passage::new(PassageKind::Telephone, self.quoted(number)));
                }
                None => add(line, self.plain(PassageKind::Contact, line)),
            }
        }
    }

    /// What a reasoned comparison is of, for the words that follow it.
    pub(super) fn explain(&mut self, claim: usize, subject: u32, basis: juesuan_model::Basis) {
        if let Some((concept, dimensions)) = self.concepts.get(subject as usize).cloned().flatten() {
            self.explains.push((claim, concept, dimensions, basis));
        }
    }
}

/// A line without what may be left of the heading before it.
fn start(line: &str) -> &str {
    line.trim_start_matches(['。', ':', ' '])
}

/// Words without the stop at their end.
fn stop(words: &str) -> &str {
    words.trim_end_matches([' ', '。', ';', ',', '、', '\n', '\r', '\t', '\u{3000}'])
}

/// What stands behind the number of an item: 1. （一） 一、 （1）.
fn item(line: &str) -> Option<&str> {
    let chinese = |c: char| "一二三四五六七八九十百".contains(c);
    let arabic = |c: char| c.is_ascii_digit();
    let inner = line.strip_prefix('(');
    let digits = inner.unwrap_or(line);
    let after = digits.trim_start_matches(arabic);
    let after = if after.len() == digits.len() { digits.trim_start_matches(chinese) } else { after };
    if after.len() == digits.len() || digits.len() - after.len() > 9 {
        return None;
    }
    let rest = match inner {
        Some(_) => after.strip_prefix(')')?,
        None => after.strip_prefix(['.', '、', ')', ','])?,
    };
    // 1.5万元 is no item.
    (!rest.starts_with(arabic) || rest.starts_with("20"))
        .then(|| rest.trim_start())
        .filter(|rest| !rest.is_empty())
}

/// The names of a list, where a comma or pause in brackets separates nothing.
fn names(list: &str) -> Vec<&str> {
    let mut depth = 0usize;
    list.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | ',')
    })
    .map(str::trim)
    .filter(|name| !name.is_empty())
    .collect()
}
