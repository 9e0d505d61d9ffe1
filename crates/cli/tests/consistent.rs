//! Ways of telling consistent accounts in which no error may be found, and the same with one figure
//! changed, in which it must be.
#![allow(clippy::unwrap_used, reason = "a test may stop where its own data are wrong")]

use juesuan_model::Severity;
use juesuan_rules::{CheckOptions, check};

/// Texts in invented figures, with an empty line between two of them.
const TEXTS: &str = include_str!("fixtures/consistent.txt");

/// The errors of a text, in English.
fn errors(text: &str) -> Vec<String> {
    let reading = juesuan_reader::read(text.as_bytes(), "text");
    let result = check(&reading, &CheckOptions::default());
    let errors = result.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{} {}", finding.rule, finding.message_en)).collect()
}

#[test]
fn consistent_texts_have_no_error() {
    let mut failures = Vec::new();
    let mut texts = 0;
    for text in TEXTS.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        texts += 1;
        let found = errors(text);
        if !found.is_empty() {
            failures.push(format!("{text}\n  {}", found.join("\n  ")));
        }
    }
    assert!(texts > 200, "{texts} texts");
    assert!(failures.is_empty(), "{} of {texts} texts:\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn a_changed_figure_is_an_error_in_them() {
    for (text, right, wrong) in [
        ("会议费4.20万元，培训费9.36万元，两项合计13.56万元。", "13.56", "13.65"),
        ("应收账款22.00万元，预付账款15.00万元，其他应收款8.50万元，合计45.50万元。", "45.50", "44.50"),
        ("核定编制128名，其中行政编制42名、事业编制82名、工勤编制4名。", "128", "126"),
        ("绩效自评涉及43个项目，其中：优秀36个，良好5个，合格2个。", "43", "42"),
        ("资产总额3,405.60万元，负债总额805.60万元，净资产2,600.00万元。", "2,600", "2,500"),
        ("2031年度决算数22.80万元，为调整后预算24.00万元的95%。", "95%", "92%"),
        ("2031年度罚没收入预算50.00万元，决算60.00万元，超预算20%。", "20%", "30%"),
        (
            "公务用车购置及运行维护费支出9.64万元，与年初预算数相比，减少14.94万元；上年为40.69万元，减少31.05万元，下降76.31%。",
            "31.05",
            "41.05",
        ),
        (
            "2023年度机关运行经费支出300.00万元，与年初预算持平；与2022年度200.00万元相比，增加100.00万元，增长50.00%。",
            "50.00%",
            "60.00%",
        ),
        (
            "本年收入500.00万元，比上年增加50.00万元，增长11.11%；本年支出比上年450.00万元增加60.00万元，增长13.33%。",
            "13.33",
            "18.33",
        ),
        (
            "收入合计100.00万元，其中：财政拨款收入60.00万元，占60.00%；事业收入40.00万元，占40.00%。",
            "占40.00%",
            "占30.00%",
        ),
        ("公务接待费2.00万元，较上年减少1.50万元（42.86%）。", "42.86", "48.86"),
        ("收入110万元，加上上级补助30万元，减去上缴支出20万元，收入合计120万元。", "合计120", "合计130"),
        ("财政收入38亿元，加上上级补助31亿元、上年滚存结余6亿元，收入合计75亿元。", "结余6", "结余9"),
        (
            "2021年度收入总计16.50万元，支出总计16.50万元。收支较上年决算数增加0.50万元，增长3.1%。",
            "3.1%",
            "8.1%",
        ),
        (
            "收入预算50.00万元，其中：财政拨款收入18.00万元，占36.00%；事业收入32.00万元，占64.00%。",
            "36.00",
            "39.00",
        ),
        (
            "2023年收入总计90.00万元，支出总计90.00万元，比上年收支总计（100.00万元）减少10.00万元。",
            "减少10.00",
            "减少70.00",
        ),
        // A share of a budget's part.
        (
            "某福利院2028年收入预算837.13万元，其中：上年结转389.43万元，占46.52%；一般公共预算拨款收入297.7万元，占35.56%；\
             事业收入150万元，占17.92%。",
            "35.56",
            "36.56",
        ),
        // Parts of a budget that come to more than it.
        (
            "（一）收入预算。2024年年初预算数514.70万元，其中：一般公共预算拨款490.72万元，政府性基金预算拨款0万元，\
             事业收入2.43万元，其他收入8.20万元，上年结转收入13.35万元。",
            "514.70",
            "514.07",
        ),
        // The heading of a paragraph, without a mark behind it.
        ("1.总体情况2021年度收入总计2,271.5万元，支出总计2,271.5万元。", "收入总计2", "收入总计3"),
    ] {
        let clean = errors(text);
        assert!(clean.is_empty(), "{text}: {clean:?}");
        let changed = text.replace(right, wrong);
        assert_ne!(changed, text);
        assert_eq!(errors(&changed).len(), 1, "{changed}: {:?}", errors(&changed));
    }
}

#[test]
fn a_message_names_the_figures_that_demand_what_it_says() {
    let text = "2024年度财政拨款支出3511.81万元，其中：基本支出3400.00万元，占96.82%；项目支出111.81万元，占3.18%。\n\
                2024年度财政拨款支出年初预算数为1250.00万元，支出决算数为2100.00万元，完成年初预算的100%。";
    let errors = errors(text);
    assert_eq!(errors.len(), 2, "{errors:?}");
    let same =
        "2100.00万元; from Fiscal appropriation expenditure 3511.81万元 it must lie between 3511.805 and";
    assert!(errors.iter().any(|error| error.contains(same)), "{errors:?}");
    let rate = "100%; from Fiscal appropriation expenditure 2100.00万元, Fiscal appropriation expenditure, \
                initial budget 1250.00万元 it must lie between 167.99 and 168.01";
    assert!(errors.iter().any(|error| error.contains(rate)), "{errors:?}");
}

#[test]
fn what_says_that_it_is_not_exact_is_doubted_and_no_error() {
    let severities = |text: &str| {
        let reading = juesuan_reader::read(text.as_bytes(), "text");
        let result = check(&reading, &CheckOptions::default());
        let of_rule = result.findings.iter().filter(|finding| finding.rule == "JS333");
        of_rule.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    let told = |amount: &str| format!("公务接待费支出3.80万元。2031年公务接待费支出{amount}万元。");
    assert_eq!(severities(&told("5.00")), [Severity::Error]);
    assert_eq!(severities(&told("近5.00")), [Severity::Warning]);
    assert_eq!(severities(&told("近3.90")), []);
    // Who prints every digit has copied them.
    assert_eq!(severities(&told("约3.87")), [Severity::Error]);
}
