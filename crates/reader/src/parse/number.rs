//! One number: how far it goes, its unit, and what its surroundings alone say of it.

use juesuan_model::Unit;

use super::unit::{approximate, unit};

/// What the surroundings of a number say of it, before any grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A year, month or day.
    Year,
    /// A number of a list or heading.
    Ordinal,
    /// A number of an official document.
    DocumentNumber,
    /// A telephone number.
    Telephone,
    /// A limit: 单价100万元以上.
    Threshold,
    /// Money.
    Money,
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// A number of things.
    Count,
    /// No unit stands beside it.
    Bare,
    /// Part of a word or of something else.
    Other,
}

/// A number in normalised text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    pub start: usize,
    pub end: usize,
    /// Where its unit ends.
    pub after: usize,
    pub unit: Unit,
    pub class: Class,
    pub decimals: u32,
    pub approximate: bool,
}

fn digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

fn is_digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.starts_with("20") || text.starts_with("19"))
}

/// A part of the text, empty where the ends do not fit.
pub(super) fn part(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// Whether a year begins at a byte: `20xx年`.
fn year_at(text: &str, at: usize) -> bool {
    is_year(part(text, at, at + 4)) && part(text, at + 4, text.len()).starts_with('年')
}

/// Scans the number whose first digit is at `at`. `list` says that several numbers share a unit
/// here, so that a comma stands between two of them; `wide_comma` tells whether the comma at a
/// byte was printed full-width.
pub(crate) fn scan(
    text: &str,
    at: usize,
    before: Option<&Number>,
    list: bool,
    wide_comma: impl Fn(usize) -> bool,
) -> Number {
    let bytes = text.as_bytes();
    let whole = digits(bytes, at);
    let mut number = Number {
        start: at,
        end: whole,
        after: whole,
        unit: Unit::None,
        class: Class::Bare,
        decimals: 0,
        approximate: false,
    };
    // A number of a list glued to a year: 12031年, 3.2031年.
    if whole - at > 4 && whole - at <= 6 && year_at(text, whole - 4) {
        number.end = whole - 4;
        number.after = number.end;
        number.class = Class::Ordinal;
        return number;
    }
    extend(text, &mut number, list, wide_comma);
    if let Some(class) = standing(text, &mut number, before) {
        number.class = class;
        return number;
    }
    // A minus sign belongs to the number where it follows a word and not another number.
    if let Some(b'-') = at.checked_sub(1).and_then(|i| bytes.get(i)) {
        let sign = at - 1;
        let previous = part(text, 0, sign).chars().next_back();
        if previous
            .is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '(' || c == ',' || c == ':')
        {
            number.start = sign;
        }
    }
    // 其他收入—9.50, 其他收入负9.50: the same in other signs.
    let lead = part(text, 0, at);
    let sign =
        if number.decimals > 0 { ["—", "负"].iter().find(|sign| lead.ends_with(**sign)) } else { None };
    if let Some(sign) = sign {
        let start = at - sign.len();
        let previous = part(text, 0, start).chars().next_back();
        if previous.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            number.start = start;
        }
    }
    unit(text, &mut number);
    approximate(text, &mut number);
    number
}

/// Extends whole digits by thousands and decimals.
fn extend(text: &str, number: &mut Number, list: bool, wide_comma: impl Fn(usize) -> bool) {
    let bytes = text.as_bytes();
    let lead = number.end - number.start;
    let mut end = number.end;
    if lead <= 3 {
        while bytes.get(end) == Some(&b',') {
            let group = end + 1 + usize::from(bytes.get(end + 1) == Some(&b' '));
            let stop = digits(bytes, group);
            if stop - group != 3 {
                break;
            }
            // A full-width or spaced comma may stand between two numbers.
            if (wide_comma(end) || group > end + 1) && (list || !goes_on(text, stop)) {
                break;
            }
            end = stop;
        }
    }
    number.end = end;
    // Decimals, also with a stray space beside the point.
    let point = end + usize::from(bytes.get(end) == Some(&b' ') && bytes.get(end + 1) == Some(&b'.'));
    if bytes.get(point) == Some(&b'.') {
        let first = point + 1 + usize::from(bytes.get(point + 1) == Some(&b' '));
        let stop = digits(bytes, first);
        let spaced = point > end || first > point + 1;
        let glued_year = lead <= 2 && end == number.start + lead && year_at(text, first);
        let again = bytes.get(stop) == Some(&b'.') && is_digit(bytes, stop + 1);
        let chained = number.start > 0
            && bytes.get(number.start - 1) == Some(&b'.')
            && number.start > 1
            && is_digit(bytes, number.start - 2);
        if stop > first && !glued_year && !again && !chained && (!spaced || has_unit(text, stop)) {
            number.end = stop;
            number.decimals = (stop - first) as u32;
        }
    }
    number.after = number.end;
}

/// Whether a number that ends here is followed by decimals, another group or a unit.
fn goes_on(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(b'.') => is_digit(bytes, at + 1),
        Some(b',') => digits(bytes, at + 1) == at + 4,
        _ => has_unit(text, at),
    }
}

fn has_unit(text: &str, at: usize) -> bool {
    let mut probe = Number {
        start: at,
        end: at,
        after: at,
        unit: Unit::None,
        class: Class::Bare,
        decimals: 0,
        approximate: false,
    };
    unit(text, &mut probe);
    probe.class != Class::Bare && probe.class != Class::Other
}

/// What the place alone says: a list number, a year, a document number, a telephone.
fn standing(text: &str, number: &mut Number, before: Option<&Number>) -> Option<Class> {
    let bytes = text.as_bytes();
    let (start, end) = (number.start, number.end);
    let printed = part(text, start, end);
    let rest = part(text, end, text.len());
    let previous = part(text, 0, start);
    let integer = number.decimals == 0 && printed.bytes().all(|b| b.is_ascii_digit());
    let last = previous.chars().next_back();
    if last.is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        || rest.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return Some(Class::Other);
    }
    if !integer {
        return None;
    }
    if rest.starts_with(['〕', ']', ')']) && printed.len() == 4 && last.is_some_and(|c| "〔[(".contains(c))
    {
        let next = end + rest.chars().next().map_or(0, char::len_utf8);
        let next = next + usize::from(part(text, next, next + 3) == "第") * 3;
        let stop = digits(bytes, next);
        if stop > next && stop - next < 7 && part(text, stop, text.len()).starts_with('号') {
            return Some(Class::DocumentNumber);
        }
    }
    if rest.starts_with('号') {
        let day = before.is_some_and(|b| b.unit == Unit::Month && b.after == start);
        if !day {
            return Some(Class::DocumentNumber);
        }
    }
    // (208类), (05款), (01项): a code.
    if last == Some('(')
        && super::level::LEVELS
            .iter()
            .any(|level| rest.strip_prefix(*level).is_some_and(|rest| rest.starts_with(')')))
    {
        return Some(Class::Other);
    }
    let line_start = last.is_none_or(|c| c == '\n');
    let sentence_start = line_start || last.is_some_and(|c| "。;:：； ".contains(c));
    if printed.len() <= 3 {
        let listed = match rest.as_bytes() {
            [b'.', after, ..] => !after.is_ascii_digit() || year_at(text, end + 1),
            [b'.'] | [b')', ..] if line_start => true,
            _ => rest.starts_with('、') && !is_digit(bytes, end + 3),
        };
        if sentence_start && listed && (line_start || !rest.starts_with('、')) {
            return Some(Class::Ordinal);
        }
        if printed.len() <= 2 && last == Some('(') && rest.starts_with(')') {
            let after = part(text, end + 1, text.len());
            let word = previous.len() > 1
                && part(text, 0, start - 1).chars().next_back().is_some_and(|c| c.is_ascii_digit());
            if !word && !after.starts_with(['%', '元', '万']) {
                return Some(Class::Ordinal);
            }
        }
        if year_at(text, end + 1) && rest.starts_with('.') {
            return Some(Class::Ordinal);
        }
    }
    if last == Some('第') || previous.ends_with("附件") || previous.ends_with("附表") {
        return Some(Class::Ordinal);
    }
    if printed.len() <= 3 && (last == Some('表') || last == Some('图')) && !has_unit(text, end) {
        return Some(Class::Ordinal);
    }
    if let Some(class) = date(text, number, before) {
        return Some(class);
    }
    telephone(text, number, before)
}

fn date(text: &str, number: &mut Number, before: Option<&Number>) -> Option<Class> {
    let printed = part(text, number.start, number.end);
    let rest = part(text, number.end, text.len());
    let mut set = |unit: Unit, width: usize| {
        number.unit = unit;
        number.after = number.end + width;
        Some(Class::Year)
    };
    if is_year(printed) {
        if rest.starts_with('年') {
            return set(Unit::Year, 3);
        }
        let linked = rest.starts_with(['-', '—', '–', '至', '~', '、', '和', '/', '.'])
            && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        // A money amount such as 2031万元 is no year.
        if rest.starts_with('度')
            || (!has_unit(text, number.end) && (linked || !rest.starts_with(',') && !rest.starts_with('、')))
        {
            return set(Unit::Year, 0);
        }
        return None;
    }
    // 203年度: a digit is missing, or there is one too many.
    if matches!(printed.len(), 3 | 5)
        && printed.starts_with("20")
        && printed.bytes().all(|b| b.is_ascii_digit())
        && rest.starts_with("年度")
    {
        return set(Unit::Year, 3);
    }
    if printed.len() > 2 {
        return None;
    }
    if rest.starts_with('月') && !rest.starts_with("月均") {
        return set(Unit::Month, 3);
    }
    let month = before.filter(|b| b.unit == Unit::Month && b.class == Class::Year);
    if let Some(month) = month
        && (rest.starts_with('日') || rest.starts_with('号'))
        && number.start - month.after.min(number.start) <= 1
    {
        return set(Unit::Day, 3);
    }
    // 2031-12-31
    if let Some(before) = before.filter(|b| b.class == Class::Year && b.unit != Unit::Day)
        && before.end + 1 == number.start
        && matches!(text.as_bytes().get(before.end), Some(b'-' | b'/' | b'.'))
    {
        return match before.unit {
            Unit::Year => set(Unit::Month, 0),
            _ => set(Unit::Day, 0),
        };
    }
    if rest.starts_with('日') && printed.len() <= 2 {
        return set(Unit::Day, 3);
    }
    None
}

fn telephone(text: &str, number: &Number, before: Option<&Number>) -> Option<Class> {
    let length = number.end - number.start;
    if !(3..=12).contains(&length) || has_unit(text, number.end) {
        return None;
    }
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | ')' | ' ');
    let rest = part(text, number.end, text.len());
    let after = rest.trim_start_matches(dash);
    if length <= 4 && after.len() < rest.len() && rest.len() - after.len() <= 6 {
        let run = digits(after.as_bytes(), 0);
        if (7..=8).contains(&run) && part(text, number.start, number.end).starts_with('0') {
            return Some(Class::Telephone);
        }
    }
    if (7..=8).contains(&length)
        && let Some(before) = before.filter(|b| b.class == Class::Telephone)
        && part(text, before.end, number.start).chars().all(dash)
    {
        return Some(Class::Telephone);
    }
    if length == 11 && part(text, number.start, number.end).starts_with('1') {
        return Some(Class::Telephone);
    }
    let mut from = number.start.saturating_sub(48);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let context = part(text, from, number.start);
    let named = ["电话", "联系方式", "热线", "传真", "手机"].iter().any(|word| context.contains(word));
    (named && length >= 5).then_some(Class::Telephone)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number of a text as `printed:class:unit`.
    fn dump(text: &str) -> String {
        let bytes = text.as_bytes();
        let (mut at, mut out) = (0, Vec::new());
        let mut before: Option<Number> = None;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let number = scan(text, at, before.as_ref(), false, |_| false);
            let sign = if number.approximate { "~" } else { "" };
            out.push(format!(
                "{sign}{}:{:?}:{}",
                &text[number.start..number.end],
                number.class,
                number.unit.id()
            ));
            at = number.end;
            before = Some(number);
        }
        out.join(" ")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(dump(text), expected, "{text}");
    }

    #[test]
    fn money() {
        check("合计1,204.5万元", "1,204.5:Money:wan_yuan");
        check("合计1, 537.4万元", "1, 537.4:Money:wan_yuan");
        check("约100余万元", "~100:Money:wan_yuan");
        check("节约3亿", "3:Money:yi_yuan");
        check("12 .5万元", "12 .5:Money:wan_yuan");
        check("31. 2%", "31. 2:Percent:percent");
        check("增长-6.2%", "-6.2:Percent:percent");
        check("310.2,318.9万元", "310.2:Bare:none 318.9:Money:wan_yuan");
        check("1,234.5%", "1,234.5:Percent:percent");
    }

    #[test]
    fn dates_and_numbers_of_documents() {
        check("2031年6月30日", "2031:Year:year 6:Year:month 30:Year:day");
        check("某发〔2031〕12号", "2031:DocumentNumber:none 12:DocumentNumber:none");
        check("2031-12-31", "2031:Year:year 12:Year:month 31:Year:day");
        check("2031万元", "2031:Money:wan_yuan");
    }

    #[test]
    fn numbers_of_lists() {
        check("1.2031年度收入", "1:Ordinal:none 2031:Year:year");
        check("32031年预算数", "3:Ordinal:none 2031:Year:year");
        check("(1)教育支出3万元", "1:Ordinal:none 3:Money:wan_yuan");
        check("3、支出情况", "3:Ordinal:none");
        check("增长84.19%;年末结转", "84.19:Percent:percent");
    }

    #[test]
    fn telephones_and_limits() {
        check("联系方式:021—55512345", "021:Telephone:none 55512345:Telephone:none");
        check("单价50万元(含)以上设备2台(套)", "50:Threshold:wan_yuan 2:Count:set");
        check("100万元以上", "100:Threshold:wan_yuan");
    }

    #[test]
    fn counts() {
        check("3个团组,12人次", "3:Count:group 12:Count:person_time");
        check("5个内设机构和4个下属单位", "5:Count:office 4:Count:unit");
        check("下降2个百分点", "2:Points:percentage_point");
        check("主要领导用车3机要通信用车0", "3:Bare:none 0:Bare:none");
    }
}
