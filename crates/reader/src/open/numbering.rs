//! Numbers of paragraphs that a word processor counts itself: 一、 （一） 1. and the like.

use std::collections::HashMap;

use super::{OpenError, xml};

/// The levels that a list can have.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// The text, in which `%1` stands for the number of the first level.
    text: String,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, Vec<Level>>,
    /// The definition of each list.
    of: HashMap<String, String>,
    /// Where a list begins otherwise than its definition says.
    starts: HashMap<(String, usize), u32>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The list and the level of paragraph styles.
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    based_on: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

impl Numbering {
    /// Reads the definitions.
    ///
    /// # Errors
    /// [`OpenError::Damaged`].
    pub(super) fn new(numbering: Option<&[u8]>, styles: Option<&[u8]>) -> Result<Self, OpenError> {
        let mut out = Self::default();
        let (mut definition, mut list, mut level) = (String::new(), String::new(), 0);
        let mut in_list = false;
        xml::elements(numbering.unwrap_or_default(), |name, element| {
            let value = || xml::attribute(element, "val").unwrap_or_default();
            match name {
                "abstractNum" => {
                    definition = xml::attribute(element, "abstractNumId").unwrap_or_default();
                    in_list = false;
                }
                "num" => {
                    list = xml::attribute(element, "numId").unwrap_or_default();
                    in_list = true;
                }
                "abstractNumId" if in_list => {
                    out.of.insert(list.clone(), value());
                }
                "lvl" | "lvlOverride" => {
                    level = xml::attribute(element, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
                }
                "startOverride" => {
                    out.starts.insert((list.clone(), level), value().parse().unwrap_or(1));
                }
                "start" | "numFmt" | "lvlText" if !in_list && level < LEVELS => {
                    let levels = out.lists.entry(definition.clone()).or_default();
                    if levels.len() <= level {
                        levels.resize(level + 1, Level { start: 1, ..Level::default() });
                    }
                    let Some(of) = levels.get_mut(level) else { return };
                    match name {
                        "start" => of.start = value().parse().unwrap_or(1),
                        "numFmt" => of.format = value(),
                        _ => of.text = value(),
                    }
                }
                _ => {}
            }
        })?;
        let mut id = String::new();
        xml::elements(styles.unwrap_or_default(), |name, element| {
            let value = || xml::attribute(element, "val");
            match name {
                "style" => {
                    id = xml::attribute(element, "styleId").unwrap_or_default();
                    out.styles.insert(id.clone(), Style::default());
                }
                "basedOn" | "numId" | "ilvl" => {
                    let Some(style) = out.styles.get_mut(&id) else { return };
                    match name {
                        "basedOn" => style.based_on = value(),
                        "numId" => style.list = value(),
                        _ => style.level = value().and_then(|level| level.parse().ok()),
                    }
                }
                _ => {}
            }
        })?;
        Ok(out)
    }

    /// The list and level that a paragraph style gives.
    pub(super) fn of_style(&self, style: &str) -> Option<(String, usize)> {
        let mut name = style.to_owned();
        // A style that is based on itself is a damaged document.
        for _ in 0..16 {
            let style = self.styles.get(&name)?;
            if let Some(list) = &style.list {
                return Some((list.clone(), style.level.unwrap_or(0)));
            }
            name = style.based_on.clone()?;
        }
        None
    }

    /// The next number of a list, as it is printed.
    pub(super) fn next(&mut self, list: &str, level: usize) -> String {
        let Some(levels) = self.of.get(list).and_then(|definition| self.lists.get(definition)) else {
            return String::new();
        };
        if level >= levels.len() {
            return String::new();
        }
        let starts = &self.starts;
        let start = |at: usize| {
            let own = starts.get(&(list.to_owned(), at)).copied();
            own.or_else(|| levels.get(at).map(|level| level.start)).unwrap_or(1)
        };
        let counts = self.counts.entry(list.to_owned()).or_default();
        for (at, count) in counts.iter_mut().enumerate() {
            if at < level {
                count.get_or_insert_with(|| start(at));
            } else if at == level {
                *count = Some(count.map_or_else(|| start(at), |count| count.saturating_add(1)));
            } else {
                *count = None;
            }
        }
        let Some(of) = levels.get(level) else { return String::new() };
        if matches!(of.format.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut out = String::new();
        let mut chars = of.text.chars();
        while let Some(c) = chars.next() {
            let place = if c == '%' { chars.clone().next().and_then(|c| c.to_digit(10)) } else { None };
            match place.and_then(|place| (place as usize).checked_sub(1)) {
                Some(place) => {
                    chars.next();
                    let format = levels.get(place).map_or("", |level| level.format.as_str());
                    out.push_str(&number(counts.get(place).copied().flatten().unwrap_or(1), format));
                }
                None => out.push(c),
            }
        }
        out
    }
}

/// A number in a format of the word processor's.
fn number(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographTraditional"
        | "chineseLegalSimplified" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32('①' as u32 + count - 1).map(String::from).unwrap_or_default()
        }
        "decimalFullWidth" => {
            count.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xfee0)).collect()
        }
        "lowerLetter" | "upperLetter" if (1..=26).contains(&count) => {
            let first = if format == "lowerLetter" { b'a' } else { b'A' };
            char::from(first + (count - 1) as u8).to_string()
        }
        _ => count.to_string(),
    }
}

/// 一, 十二, 三十, 一百零五; larger numbers in digits.
fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: u32| DIGITS.get(digit as usize).copied().unwrap_or_default();
    match count {
        0 => "零".to_owned(),
        1..=9 => digit(count).to_owned(),
        10..=19 => format!("十{}", digit(count % 10)),
        20..=99 => format!("{}十{}", digit(count / 10), digit(count % 10)),
        100..=999 if count.is_multiple_of(100) => format!("{}百", digit(count / 100)),
        100..=999 if count % 100 < 10 => format!("{}百零{}", digit(count / 100), digit(count % 10)),
        100..=999 => format!("{}百{}十{}", digit(count / 100), digit(count / 10 % 10), digit(count % 10)),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_again_below_a_new_number() {
        let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
            </w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;
        let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="a"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:styleId="c"><w:basedOn w:val="c"/></w:style></w:styles>"#;
        let mut list = Numbering::new(Some(numbering.as_bytes()), Some(styles.as_bytes())).unwrap();
        let got: Vec<String> = [0, 1, 1, 0, 1].iter().map(|&level| list.next("9", level)).collect();
        assert_eq!(got, ["一、", "（2）", "（3）", "二、", "（2）"]);
        assert_eq!(list.next("7", 0), "");
        assert_eq!((list.of_style("b"), list.of_style("c")), (Some(("9".to_owned(), 1)), None));
    }

    #[test]
    fn chinese_numbers() {
        let got: Vec<String> = [3, 10, 12, 30, 45, 100, 105, 118].into_iter().map(chinese).collect();
        assert_eq!(got, ["三", "十", "十二", "三十", "四十五", "一百", "一百零五", "一百一十八"]);
    }
}
