//! What a form of disclosure asks for: its sections and the contents that it must have.
//!
//! The words, decimals and templates of a form belong to whoever writes it; this is what writing
//! and checking share.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

macro_rules! contents {
    ($($(#[$doc:meta])* $variant:ident $id:literal)*) => {
        /// 必备内容。A content that a form can demand. Each is what one rule of completeness looks for, which
        /// is named `missing-` and the content.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Content { $($(#[$doc])* #[serde(rename = $id)] $variant),* }

        impl Content {
            /// Every content.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in settings, and behind `missing-` in the name of its rule.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }
        }
    };
}

contents! {
    /// 收入总额
    Income "income"
    /// 支出总额
    Expenditure "expenditure"
    /// 基本支出和项目支出
    BasicAndProject "basic-and-project"
    /// 财政拨款收、支总计
    FiscalTotal "fiscal-total"
    /// 按功能分类的支出
    FunctionsOfExpenditure "functions-of-expenditure"
    /// 人员经费和公用经费
    PersonnelAndPublic "personnel-and-public"
    /// 政府性基金收支
    GovernmentFund "government-fund"
    /// 国有资本经营预算收支
    StateCapital "state-capital"
    /// “三公”经费
    ThreePublic "three-public"
    /// 公务用车购置费和运行维护费
    VehicleSplit "vehicle-split"
    /// 因公出国（境）团组数和人数
    OverseasCounts "overseas-counts"
    /// 公务用车购置数和保有量
    VehicleCounts "vehicle-counts"
    /// 国内公务接待批次和人次
    ReceptionCounts "reception-counts"
    /// 机关运行经费
    AgencyOperation "agency-operation"
    /// 政府采购支出
    Procurement "procurement"
    /// 国有资产占用
    Assets "assets"
    /// 预算绩效
    Performance "performance"
    /// 部门职责
    Functions "functions"
    /// 所属预算单位
    Units "units"
    /// 名词解释
    Glossary "glossary"
    /// 联系方式
    Contact "contact"
    /// “三公”经费增减的原因
    Reason "reason"
    /// “三公”经费与上年和预算的比较
    Comparison "comparison"
}

/// A form: the sections that its narrative has, and the contents that it must not lack.
///
/// ```
/// use juesuan_model::profile::{Content, Form};
/// assert!(Form::of("chongqing-2024").requires(Content::Contact));
/// assert!(!Form::of("national-2024").requires(Content::Contact));
/// // Half of the sections are a disclosure; fewer are a piece of one.
/// assert!(Form::of("national").is_fragment(["performance", "glossary", "glossary"]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The names of its sections, as readings have them.
    pub sections: Vec<String>,
    /// What it must have.
    pub contents: Vec<Content>,
}

const COMMON: [&str; 12] = [
    "department",
    "overall",
    "fiscal_overall",
    "gpb_basic",
    "gov_fund",
    "soe",
    "three_public_overall",
    "three_public_items",
    "agency_operation",
    "procurement",
    "assets",
    "performance",
];

/// 重庆市: seven parts, with its own paragraphs of quantities and of meetings, training and travel.
static CHONGQING: LazyLock<Form> = LazyLock::new(|| Form {
    sections: with(&["gpb", "three_public_quantities", "meetings_training_travel", "glossary", "contact"]),
    contents: Content::ALL.to_vec(),
});

/// 通用格式: four parts, of which none is the contact.
static NATIONAL: LazyLock<Form> = LazyLock::new(|| Form {
    sections: with(&["income", "expenditure", "gpb_expenditure", "glossary"]),
    contents: Content::ALL.iter().copied().filter(|content| *content != Content::Contact).collect(),
});

fn with(own: &[&str]) -> Vec<String> {
    COMMON.iter().chain(own).map(|section| (*section).to_owned()).collect()
}

impl Form {
    /// The form of a profile by its name, whatever its year; the national one where the name is of
    /// none that is known here.
    pub fn of(profile: &str) -> &'static Self {
        let region = profile.split('-').next().unwrap_or_default();
        if region == "chongqing" { &CHONGQING } else { &NATIONAL }
    }

    /// Whether it must have a content.
    pub fn requires(&self, content: Content) -> bool {
        self.contents.contains(&content)
    }

    /// Whether a text with these sections has fewer than half of the form's, so that it is only a
    /// piece of a disclosure and says nothing by what it lacks.
    pub fn is_fragment<'s>(&self, recognised: impl IntoIterator<Item = &'s str>) -> bool {
        let mut missing: Vec<&str> = self.sections.iter().map(String::as_str).collect();
        for section in recognised {
            missing.retain(|other| *other != section);
        }
        2 * (self.sections.len() - missing.len()) < self.sections.len()
    }
}
