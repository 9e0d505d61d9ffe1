//! JS8xx and JS9xx: between files of one department, and units against department.
//!
//! These state nothing about one file; `check_together` states them for several.

use juesuan_model::Severity;

use crate::rule::{Check, FORM, Rule, clause, title};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "JS801",
        name: "same-year-agrees",
        severity: Severity::Error,
        source: FORM,
        since: 2011,
        zh: "同一部门同一年度的各份文件，同一指标相等",
        en: "Files of one department and year print the same quantity alike",
        example: "批复的数据为2694.00，公开的文件印2694.10，两者必有一误。",
        blind: "只在合并检查（--together）时看。",
        check: Check::Together,
    },
    Rule {
        code: "JS802",
        name: "opening-is-prior-closing",
        severity: Severity::Warning,
        source: clause("《中华人民共和国预算法实施条例》第八十三条（列示结转、结余资金）"),
        since: 2011,
        zh: "本年年初结转和结余等于上年年末结转和结余",
        en: "Opening carry-over is the closing carry-over of the year before",
        example: "上年年末2.00，本年年初3.00。",
        blind: "会计差错更正、机构划转会使两数不同，所以只作疑点；只在合并检查时看。",
        check: Check::Together,
    },
    Rule {
        code: "JS803",
        name: "prior-year-is-earlier-actual",
        severity: Severity::Warning,
        source: FORM,
        since: 2011,
        zh: "本年文件中的上年数等于上年文件的决算数",
        en: "A prior-year figure is the actual of the file of the year before",
        example: "上年文件收入100.00，本年文件写较上年增加10.00而本年为115.00。",
        blind: "机构改革后重述上年数的，会有这种情况，所以只作疑点；只在合并检查时看。",
        check: Check::Together,
    },
    Rule {
        code: "JS901",
        name: "units-add-up",
        severity: Severity::Error,
        source: title("《部门决算管理办法》（财库〔2021〕36号）"),
        since: 2011,
        zh: "部门数等于各单位数之和（扣除内部往来）",
        en: "The department’s figure is the sum of its units’, less transfers between them",
        example: "两单位收入60.00、45.00，内部往来5.00，则部门收入应为100.00。",
        blind: "所列单位的文件没有都给出时不看；只在合并检查时看。",
        check: Check::Together,
    },
    Rule {
        code: "JS902",
        name: "units-without-eliminations",
        severity: Severity::Note,
        source: title("《部门决算管理办法》（财库〔2021〕36号）"),
        since: 2011,
        zh: "各单位数之和与部门数不同而没有列明内部往来",
        en: "Units do not add up and no transfers between them are stated",
        example: "两单位收入合计105.00，部门收入100.00，没有写内部往来。",
        blind: "只作提示。",
        check: Check::Together,
    },
];
