//! What is wrong with a JSON file, in the words of the person who wrote it.
//!
//! The parser speaks English and to programmers. Its sentences have a few fixed shapes; one that
//! has none of them is passed on as it is, so that nothing is lost.

/// A fault of a JSON file in Chinese, from what the parser says.
pub(crate) fn zh(message: &str) -> String {
    let message = sentence(message);
    shape(message).or_else(|| figure(message)).unwrap_or_else(|| message.to_owned())
}

/// What the parser says, without the place at its end, which is printed before it.
pub(crate) fn sentence(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(sentence, _)| sentence)
}

fn shape(message: &str) -> Option<String> {
    if let Some((name, expected)) = named(message, "unknown field `") {
        let expected = expected.strip_prefix(", ").map(choices).unwrap_or_default();
        return Some(format!("没有“{name}”这一项{expected}"));
    }
    if let Some((name, expected)) = named(message, "unknown variant `") {
        let expected = expected.strip_prefix(", ").map(choices).unwrap_or_default();
        return Some(format!("“{name}”不是可选的值{expected}"));
    }
    if let Some((name, _)) = named(message, "missing field `") {
        return Some(format!("缺少必填项“{name}”"));
    }
    if let Some((name, _)) = named(message, "duplicate field `") {
        return Some(format!("“{name}”写了不止一次，只能保留一个"));
    }
    let typed = ["invalid type: ", "invalid value: ", "invalid length "]
        .iter()
        .find_map(|head| message.strip_prefix(head)?.split_once(", expected "));
    if let Some((found, expected)) = typed {
        return Some(format!("此处应为{}，写的却是{}", wanted(expected), found_zh(found)));
    }
    SYNTAX.iter().find(|(english, _)| message.starts_with(english)).map(|(_, chinese)| (*chinese).to_owned())
}

/// The sentences of the parser about the signs of JSON.
const SYNTAX: [(&str, &str); 14] = [
    ("EOF while parsing", "文件到这里就断了，后面缺内容；请检查是否完整、括号和引号是否成对"),
    ("trailing comma", "最后一项后面多了逗号"),
    ("trailing characters", "数据结束之后还有多余的内容"),
    ("expected `:`", "项名后面应有冒号"),
    ("expected `,` or `}`", "两项之间应有逗号，或者在此处以 } 结束"),
    ("expected `,` or `]`", "两项之间应有逗号，或者在此处以 ] 结束"),
    ("expected value", "此处应有一个值"),
    ("expected ident", "此处的词写得不对，只能是 true、false 或 null"),
    ("key must be a string", "项名应写在双引号里"),
    ("invalid escape", "反斜杠后面的字符不对"),
    ("invalid number", "数字写得不对"),
    ("number out of range", "数字太大"),
    ("control character", "双引号里有不能直接书写的控制字符，如换行"),
    ("recursion limit exceeded", "括号套得太深，决算数据不会有这么多层"),
];

/// The sentences of the model about figures, names and years.
fn figure(message: &str) -> Option<String> {
    if let Some((number, _)) = message.split_once(" is a JSON number;") {
        return Some(format!("{number}没有加引号；金额写成带引号的小数，如 \"2694.00\"，小数位数才不会丢"));
    }
    if message.starts_with("a figure was expected, found nothing") {
        return Some("此处应有数字；写成小数如 \"2694.00\"，没有就不写这一项".into());
    }
    if let Some(text) = message.strip_prefix("a figure belongs here, found ") {
        return Some(format!("此处应为数字，写的却是{text}"));
    }
    if let Some((text, rest)) = named(message, "`") {
        if let Some((sign, _)) = named(rest, " is not a plain decimal: unexpected `") {
            return Some(format!(
                "“{text}”不是小数：不能有“{sign}”；只写数字和一个小数点，不写千分位、指数和单位"
            ));
        }
        if rest.starts_with(" is not a plain decimal: digits") {
            return Some(format!("“{text}”不是小数：小数点或者负号旁边缺数字"));
        }
        if rest.starts_with(" has a leading zero") {
            return Some(format!("“{text}”前面多了零"));
        }
        if rest.starts_with(" is no basis") {
            return Some(format!(
                "“{text}”不是可比的基数；应为 actual、prior_year、initial_budget、final_budget 或者 year: 加四位年份"
            ));
        }
    }
    if let Some(digits) = message.strip_prefix("a figure of ") {
        let (integer, rest) = digits.split_once(" digits before and ")?;
        let decimals = rest.split_once(' ')?.0;
        return Some(format!("数字太长：整数{integer}位、小数{decimals}位，超过了能准确保存的位数"));
    }
    if let Some((name, _)) = named(message, "the schema is `") {
        return Some(format!("“schema”写的是“{name}”，本程序读的是“disclosure/1”"));
    }
    if let Some((year, range)) = message.split_once(" is no fiscal year; expected ") {
        return Some(format!("{year}不是年度；应为{}年", range.replace(" to ", "至")));
    }
    message
        .starts_with("the department's name is empty")
        .then(|| "部门名称是空的；请写封面上的全称".to_owned())
}

/// What stands between a head and the next backquote, and what follows.
fn named<'a>(message: &'a str, head: &str) -> Option<(&'a str, &'a str)> {
    message.strip_prefix(head)?.split_once('`')
}

fn choices(expected: &str) -> String {
    let names: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    if names.is_empty() { String::new() } else { format!("；可以写的有：{}", names.join("、")) }
}

fn found_zh(found: &str) -> String {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let kind = match kind {
        "string" => "文字",
        "integer" | "floating" => "数字",
        "boolean" => "真假值",
        "map" => "一组项（{…}）",
        "sequence" => "一个列表（[…]）",
        "null" => "空值 null",
        _ => return found.to_owned(),
    };
    let value = value.trim_start_matches("point ").trim_matches('`');
    if kind.ends_with('）') { kind.to_owned() } else { format!("{kind}{value}") }
}

fn wanted(expected: &str) -> String {
    let (kind, chinese) = match expected {
        "a string" => return "文字（加双引号）".into(),
        "a map" => return "一组项（{…}）".into(),
        "a sequence" => return "一个列表（[…]）".into(),
        "a boolean" => return "true 或 false".into(),
        other => (
            other,
            [
                ("struct ", "一组项（{…}）"),
                ("a whole number from 0 to ", "不小于零的整数"),
                (
                    "a figure as a decimal string",
                    "带引号的小数，如 \"2694.00\"，或者 \"\"、\"—\"、\"withheld\"",
                ),
                ("a reason ", "原因：{\"text\": …}，或者 reasons 里一条的名称"),
            ],
        ),
    };
    chinese
        .iter()
        .find(|(head, _)| kind.starts_with(head))
        .map_or_else(|| format!("“{kind}”"), |(_, text)| (*text).to_owned())
}

#[cfg(test)]
mod tests {
    use juesuan_model::Disclosure;

    use super::*;

    fn said(json: &str) -> String {
        zh(&serde_json::from_str::<Disclosure>(json).unwrap_err().to_string())
    }

    #[test]
    fn faults_are_said_in_chinese() {
        let head = r#""schema":"disclosure/1","fiscal_year":2031,"department":{"name":"甲"}"#;
        for (json, expected) in [
            ("{", "文件到这里就断了"),
            (r#"{"schema":"disclosure/1","fiscal_year":2031}"#, "缺少必填项“department”"),
            (&format!("{{{head},}}"), "多了逗号"),
            (&format!("{{{head}}}}}"), "多余的内容"),
            (&format!("{{{head},\"colour\":1}}"), "没有“colour”这一项；可以写的有：schema"),
            (&format!("{{{head},\"fiscal_year\":2031}}"), "“fiscal_year”写了不止一次"),
            (r#"{"schema":"disclosure/1","fiscal_year":"二","department":{"name":"甲"}}"#, "不小于零的整数"),
            (r#"{"schema":"disclosure/1","fiscal_year":31,"department":{"name":"甲"}}"#, "31不是年度"),
            (r#"{"schema":"disclosure/9","fiscal_year":2031,"department":{"name":"甲"}}"#, "“disclosure/9”"),
            (r#"{"schema":"disclosure/1","fiscal_year":2031,"department":{"name":" "}}"#, "部门名称是空的"),
        ] {
            let fault = said(json);
            assert!(fault.contains(expected), "{json}: {fault}");
        }
    }

    #[test]
    fn figures_are_explained() {
        for (value, expected) in [
            ("2694.00", "2694没有加引号"),
            ("\"1,000\"", "不能有“,”"),
            ("\"1e3\"", "不能有“e”"),
            ("\"1.\"", "缺数字"),
            ("\"01\"", "前面多了零"),
            ("\"123456789012345678901234567890.5\"", "数字太长"),
            ("[]", "一个列表"),
        ] {
            let json = format!("{{\"value\":{value}}}");
            let error = serde_json::from_str::<juesuan_model::disclosure::Quantity>(&json).unwrap_err();
            let fault = zh(&error.to_string());
            assert!(fault.contains(expected), "{value}: {fault}");
            assert!(!fault.contains(" at line "), "{fault}");
        }
    }

    #[test]
    fn what_has_no_known_shape_is_passed_on() {
        assert_eq!(zh("something new at line 3 column 4"), "something new");
    }
}
