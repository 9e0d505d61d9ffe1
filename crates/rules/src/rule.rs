//! What a rule is: a code, a name, what it rests on, and one function that states relations.

use juesuan_model::{FiscalYear, Severity};

use crate::context::Context;
use crate::sink::Sink;

/// How sure a citation is, as far as its text could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The clause was read; it may be quoted as law.
    Clause,
    /// The title, number and date are certain, the clause was not verified.
    Title,
    /// An identity of the published form, or arithmetic.
    Form,
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The citation in Chinese.
    pub zh: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Source {
    /// The citation as findings print it: only a clause that was read stands alone.
    pub fn law(&self) -> String {
        match self.certainty {
            Certainty::Clause => self.zh.to_owned(),
            Certainty::Title => ["依据：", self.zh, "（条款未核）"].concat(),
            Certainty::Form => [ACCURACY.zh, "；公开报表勾稽关系"].concat(),
        }
    }
}

/// 预算法第七十五条: true, accurate, complete. It carries every arithmetic rule.
pub const ACCURACY: Source = clause("《中华人民共和国预算法》第七十五条（收支真实、数额准确、内容完整）");

/// A clause that was read.
pub const fn clause(zh: &'static str) -> Source {
    Source { zh, certainty: Certainty::Clause }
}

/// A document whose clause was not verified.
pub const fn title(zh: &'static str) -> Source {
    Source { zh, certainty: Certainty::Title }
}

/// An identity of the form, which 预算法第七十五条 demands to hold.
pub const FORM: Source = Source { zh: "公开报表勾稽关系", certainty: Certainty::Form };

/// A rule: it states what must hold and never judges.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub struct Rule {
    /// The code that people quote; never used again for another rule.
    pub code: &'static str,
    /// The name, which is also its anchor in the catalogue.
    pub name: &'static str,
    /// The severity where what it states is broken.
    pub severity: Severity,
    /// What it rests on.
    pub source: Source,
    /// The first fiscal year that it is for.
    pub since: FiscalYear,
    /// What must hold, in Chinese, in one line.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// A worked example and what to look at first, in Chinese.
    pub example: &'static str,
    /// What it does not see, in Chinese.
    pub blind: &'static str,
    /// States the relations and findings.
    pub check: Check,
}

/// How a rule looks at a reading.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub enum Check {
    /// At one reading.
    One(fn(&Rule, &Context<'_>, &mut Sink<'_>)),
    /// By an identity given as data.
    Identity(&'static crate::identity::Identity),
    /// At several readings of one department.
    Together,
}

impl Rule {
    /// The family, from the code: `JS3` is the arithmetic inside the narrative.
    pub fn family(&self) -> &'static str {
        &self.code[..3]
    }

    /// The explanation that `explain` and the catalogue print.
    pub fn explanation(&self) -> String {
        format!(
            "{}\n\n算例：{}\n\n看不到的：{}\n\n依据：{}\n",
            self.zh,
            self.example,
            self.blind,
            self.source.law().trim_start_matches("依据：")
        )
    }
}
