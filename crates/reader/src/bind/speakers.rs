//! Whose amounts a sentence tells of, where a document tells of several units by name.

use super::Binder;
use crate::parse::model::{Item, ItemKind};

/// Words that begin what a document says of itself.
const OWN: &[&str] = &["本", "我", "全", "各", "机关", "事业单位", "行政单位", "其他", "所属", "下属"];
/// What may stand between the name of a unit and the name of its amount.
const BETWEEN: &[&str] =
    &["本年度", "本年", "全年", "当年", "年度", "年", "度", "部门", "的", "用于", "安排"];
/// The longest name of a unit.
const NAME: usize = 90;

/// The unit that is spoken of, and how long.
#[derive(Clone, Copy)]
struct Speaker<'t> {
    name: &'t str,
    /// Where the sentence or the section ends that it was named for.
    until: Until,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Sentence,
    Paragraph,
    Section,
}

impl<'t> Binder<'t> {
    /// For each item whether it is of a unit that is not the document's own.
    ///
    /// The own unit is that of the title, else the one that is named first.
    pub(super) fn of_other_units(&self) -> Vec<bool> {
        let items = &self.parse.parsed.items;
        let mut named: Vec<Option<&'t str>> = vec![None; items.len()];
        let mut speaker: Option<Speaker<'t>> = None;
        let (mut last, mut section) = (0, None);
        for (item, slot) in items.iter().zip(&mut named) {
            let Some(number) = self.parse.numbers.get(item.number as usize) else { continue };
            let between = self.text.get(last..number.start).unwrap_or_default();
            let ended = |until| match until {
                Until::Sentence => between.contains(['。', '\n']),
                Until::Paragraph => between.contains('\n'),
                Until::Section => section != item.section,
            };
            speaker = speaker.filter(|speaker| !ended(speaker.until));
            if between.contains('\n') {
                // Several such lines list the units, and none of them speaks.
                let mut lines = between.lines().skip(1).filter_map(unit_line);
                let line = lines.next().filter(|_| lines.next().is_none());
                let of_line = line.map(|name| Speaker { name, until: Until::Section });
                speaker = of_line.or(speaker);
            }
            match self.heads(item, number.start) {
                Head::Unit(name, until) => speaker = Some(Speaker { name, until }),
                Head::Own => speaker = None,
                Head::None => {}
            }
            let level = matches!(item.kind, ItemKind::Level | ItemKind::Average | ItemKind::Completion);
            *slot = speaker.filter(|_| level && !item.reason).map(|speaker| speaker.name);
            (last, section) = (number.after, item.section);
        }
        let own = self.department.or_else(|| named.iter().flatten().next().copied());
        let Some(own) = own else { return Vec::new() };
        let alien = |name: &str| !is_same(own, name) && !is_same(own, office(name));
        let several = named.iter().flatten().any(|name| alien(name));
        if !several {
            return Vec::new();
        }
        // The office of a department is the department only where no other unit is told of.
        let of_other = |name: &Option<&str>| name.is_some_and(|name| alien(name) || !is_same(own, name));
        named.iter().map(of_other).collect()
    }

    /// The unit that the clause of an item begins with.
    fn heads(&self, item: &Item, number: usize) -> Head<'t> {
        let Some(name_at) = item.named_at.filter(|&at| at <= number) else { return Head::None };
        let before = self.text.get(..name_at).unwrap_or_default();
        let mut from = name_at.saturating_sub(NAME);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        let near = before.get(from..).unwrap_or_default();
        let ends = |c: char| matches!(c, ',' | '。' | ';' | ':' | '\n' | '、');
        let cut = near.rfind(ends);
        if cut.is_none() && from > 0 {
            return Head::None;
        }
        let lead_at = cut.map_or(0, |at| at + near[at..].chars().next().map_or(1, char::len_utf8));
        let lead = near.get(lead_at..).unwrap_or_default();
        let separator = cut.and_then(|at| near[at..].chars().next());
        let year = lead.trim_end_matches(['年', '度']).bytes().all(|byte| byte.is_ascii_digit());
        if lead.is_empty() || year {
            // 某中心：收入合计A; 某中心，2031年收入A
            let outer = near.get(..cut.unwrap_or_default());
            let outer = outer.filter(|_| separator == Some(':') || year && separator == Some(','));
            let name = outer.and_then(|outer| outer.rsplit(ends).next()).map(unnumbered);
            let name = name.map(|name| {
                ["比如", "例如", "其中"]
                    .iter()
                    .fold(name, |name, word| name.strip_prefix(word).unwrap_or(name))
            });
            return match name.filter(|name| is_unit(name)) {
                Some(name) => Head::Unit(name, Until::Paragraph),
                None => Head::None,
            };
        }
        let lead = unnumbered(lead);
        if OWN.iter().any(|own| lead.starts_with(own)) {
            return Head::Own;
        }
        let digits = lead.find(|c: char| c.is_ascii_digit()).unwrap_or(lead.len());
        let mut name = lead.get(..digits).unwrap_or_default().trim_end();
        while let Some(rest) = BETWEEN.iter().find_map(|word| name.strip_suffix(word)) {
            name = rest;
        }
        let until = match separator {
            None | Some('。' | '\n') => Until::Paragraph,
            _ => Until::Sentence,
        };
        if is_unit(name) { Head::Unit(name, until) } else { Head::None }
    }
}

enum Head<'t> {
    Unit(&'t str, Until),
    Own,
    None,
}

/// A line that is the name of a unit alone: （一）某中心
fn unit_line(line: &str) -> Option<&str> {
    let name = unnumbered(line.trim()).trim_end_matches([':', '。']);
    (line.len() <= NAME && is_unit(name)).then_some(name)
}

fn unnumbered(words: &str) -> &str {
    match crate::parse::list_number(words) {
        Some((_, length)) => words.get(length..).unwrap_or_default().trim_start(),
        None => words,
    }
}

fn is_unit(name: &str) -> bool {
    let more = ["部", "街道", "镇", "乡", "政府", "公司"];
    name.len() >= 9
        && name.len() <= NAME
        && !OWN.iter().any(|own| name.starts_with(own))
        && !name.ends_with("单位")
        && !name.contains(['(', '、', ',', '和', '及', '占', '较', '比', '因'])
        && (crate::parse::is_unit_name(name) || more.iter().any(|end| name.ends_with(end)))
}

/// 某局机关, 某局本级: the department without its units.
fn office(name: &str) -> &str {
    ["机关", "本级"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// Whether two names can be of one unit: one is the end of the other, abbreviates it, or has a long
/// stretch in common with it and no unit behind that.
pub(super) fn is_same(own: &str, name: &str) -> bool {
    let within = |long: &str, short: &str| {
        let mut chars = long.chars();
        short.chars().all(|c| chars.any(|of| of == c))
    };
    if within(own, name) {
        return true;
    }
    let (own, name) = (shortened(own), shortened(name));
    let is_below = |rest: &str| is_unit(rest) || crate::parse::is_unit_name(rest) && rest.len() > 3;
    if let Some(rest) = name.strip_prefix(own) {
        return !is_below(rest);
    }
    if within(own, name) || within(name, own) {
        return true;
    }
    let common = name.char_indices().find_map(|(from, _)| {
        let end = name[from..].char_indices().nth(STRETCH).map_or(name.len(), |(at, _)| from + at);
        let stretch = name.get(from..end).filter(|stretch| stretch.chars().count() == STRETCH)?;
        own.contains(stretch).then_some(end)
    });
    common.is_some_and(|end| !is_below(name.get(end..).unwrap_or_default()))
}

/// So many characters in common are no accident.
const STRETCH: usize = 4;

fn shortened(name: &str) -> &str {
    ["办事处", "人民政府", "办公室", "委员会"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_of_the_same_unit() {
        assert!(is_same("某市甲区人民政府办公室", "甲区政府办"));
        assert!(is_same("某县住房和城乡建设局", "县住建局"));
        assert!(is_same("某某回族自治县塘子街道", "某某县塘子街道办事处"));
        assert!(!is_same("某县住房和城乡建设局", "县质监站"));
        assert!(!is_same("某市财政局", "某市财政局会计中心"));
        assert!(!is_same("某县第一中学", "某县第二中学"));
        assert!(!is_same("某某街道办事处", "某某街道社区中心"));
    }

    #[test]
    fn what_is_a_unit() {
        assert!(is_unit("市会计中心") && is_unit("教育部"));
        for none in ["机关事业单位", "培训费", "本单位", "机关运行", "用于支付甲局和乙局", "工会"]
        {
            assert!(!is_unit(none), "{none}");
        }
    }
}
