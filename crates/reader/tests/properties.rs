//! What must hold for any text: places are exact, nothing panics, nothing is counted twice.

use juesuan_reader::{read, text_of};
use proptest::prelude::*;

/// Pieces that documents are made of, in any order.
const PIECES: &[&str] = &[
    "收入合计",
    "支出合计",
    "公务接待费",
    "其中：",
    "（",
    "）",
    "，",
    "；",
    "。",
    "、",
    "\n",
    " ",
    "3万元",
    "1,204.50万元",
    "12.5%",
    "100",
    "２．５",
    "较上年",
    "与2030年度相比",
    "年初预算为",
    "完成预算的",
    "增加",
    "减少",
    "下降",
    "持平",
    "占",
    "分别",
    "各",
    "加上",
    "总计",
    "主要原因是",
    "此外",
    "由",
    "到",
    "一、",
    "（一）",
    "1．",
    "（类）",
    "教育支出",
    "（款）",
    "（项）",
    "内设",
    "3个科室",
    "人均",
    "约",
    "余万元",
    "-",
    "“",
    "[bookmark",
    "XX",
    "没有实施",
    "中心",
    "2批次",
    "12人次",
    "百分点",
    "全部为",
    "等",
    "中",
    "未发生",
    "按来源分",
    "主要用于以下方面：",
];

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text.as_bytes(), "any");
    let original = text_of(text.as_bytes()).unwrap_or_default();
    let lines: Vec<&str> = original.split('\n').collect();
    let mut end = 0;
    for (id, figure) in (0u32..).zip(&reading.figures) {
        prop_assert_eq!(figure.id, id);
        prop_assert!(figure.start >= end, "figures overlap");
        end = figure.end;
        prop_assert_eq!(&original[figure.start as usize..figure.end as usize], &*figure.text);
        let line = lines[figure.line as usize - 1];
        let rest: String = line.chars().skip(figure.column as usize - 1).collect();
        let first = figure.text.split('\n').next().unwrap_or_default();
        prop_assert!(rest.starts_with(first), "line and column of {:?}", figure);
    }
    let known = |id: u32| (id as usize) < reading.figures.len();
    for statement in &reading.statements {
        prop_assert!(statement.figures().all(known));
    }
    prop_assert!(reading.facts.iter().all(|fact| known(fact.figure)));
    for mark in &reading.marks {
        prop_assert_eq!(&original[mark.start as usize..mark.end as usize], &mark.text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn documents_of_pieces(text in document()) {
        holds(&text)?;
    }

    #[test]
    fn any_text(text in any::<String>()) {
        if text_of(text.as_bytes()).is_ok_and(|read| read == text) {
            holds(&text)?;
        }
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes, "any");
    }

    #[test]
    fn every_digit_is_in_a_figure(text in document()) {
        let reading = read(text.as_bytes(), "any");
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let at = at as u32;
            prop_assert!(
                reading.figures.iter().any(|figure| figure.start <= at && at < figure.end),
                "{} at {} is in no figure", c, at
            );
        }
    }
}

#[test]
fn what_cannot_be_read_is_a_problem() {
    let reading = read(&[0; 4096], "zeros");
    assert_eq!((reading.figures.len(), reading.problems.len()), (0, 1));
    assert_eq!(read(b" \n", "empty").problems.len(), 1);
}

#[test]
fn a_number_that_is_too_long_is_a_figure_without_a_value() {
    let text = format!("收入总计{}万元", "9".repeat(500_000));
    let reading = read(text.as_bytes(), "digits");
    assert_eq!(reading.figures.len(), 1);
    assert!(reading.figures[0].value.is_none());
    assert_eq!(reading.problems.len(), 1);
}
