//! The command line's shape.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use juesuan_model::Problem;

/// 部门决算公开：编写、检查、读取。
///
/// Writes, checks and reads the final accounts that Chinese government departments publish.
#[derive(Debug, Parser)]
#[command(name = "juesuan", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 检查文件，报告错误、疑点和提示 · check files
    Check(CheckArgs),
    /// 读取文件，输出其中的数字和含义 · read files into figures and facts
    Read(ReadArgs),
    /// 由文件组成决算数据 · one department's documents as a disclosure
    Import(ImportArgs),
    /// 由本年数据生成下年数据的底稿 · next year's disclosure, with this year as its prior year
    Roll(RollArgs),
    /// 由数据文件写出决算公开说明 · write the narrative of a disclosure
    Render(RenderArgs),
    /// 生成填报表（XLSX），填好后由 import 读回 · a workbook to fill in, which import reads back
    Form(FormArgs),
    /// 把发现的问题标在文件里：DOCX加批注，任何文件出网页 · put the findings into the document
    Annotate(AnnotateArgs),
    /// 输出已发布的JSON Schema · print a published schema
    Schema {
        /// Which one
        #[arg(value_enum, default_value_t = SchemaName::Disclosure)]
        name: SchemaName,
    },
    /// 规则目录 · the catalogue of rules
    Rules {
        /// The format
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
        /// The language
        #[arg(long, value_enum, default_value_t = Lang::Zh)]
        lang: Lang,
    },
    /// 说明一条规则 · explain a rule by code or name
    Explain {
        /// The code or the name
        rule: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// 文件或文件夹，“-”为标准输入 · files or folders, - for standard input
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// What is printed; the exit code depends on errors alone
    #[arg(long, value_enum, default_value_t = MinSeverity::Warning)]
    pub(crate) min_severity: MinSeverity,
    /// Also check the files of one department against each other
    #[arg(long)]
    pub(crate) together: bool,
    /// Also report every relation that was evaluated
    #[arg(long)]
    pub(crate) relations: bool,
    /// A file of findings that were accepted
    #[arg(long, value_name = "FILE")]
    pub(crate) accept: Option<PathBuf>,
    /// The form that the files follow, by name or as a folder
    #[arg(long, value_name = "NAME|DIR")]
    pub(crate) profile: Option<String>,
    /// How many files at a time; as many as there are cores where it is left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// The language of the text output
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// 文件或文件夹，“-”为标准输入 · files or folders, - for standard input
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The format of the output; text prints what origins refer to
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(crate) format: Format,
    /// The language of problems
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// 一个部门同一年度的文件，可另加上年的；“-”为标准输入 · files of one department and year, and of the year before; - for standard input
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The disclosure to write
    #[arg(short, long, value_name = "FILE.json")]
    pub(crate) output: PathBuf,
    /// The language of messages
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct RollArgs {
    /// 本年的数据文件，“-”为标准输入 · this year's disclosure, - for standard input
    pub(crate) path: PathBuf,
    /// The year to roll to, which is the next one
    #[arg(long, value_name = "N")]
    pub(crate) year: Option<u16>,
    /// The disclosure to write
    #[arg(short, long, value_name = "NEXT.json")]
    pub(crate) output: PathBuf,
    /// The language of messages
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct RenderArgs {
    /// 数据文件，“-”为标准输入 · a disclosure, - for standard input
    #[arg(required = true, num_args = 1)]
    pub(crate) paths: Vec<PathBuf>,
    /// The form, by name or as a folder with template.j2 and profile.json
    #[arg(long, value_name = "NAME|DIR")]
    pub(crate) profile: Option<String>,
    /// The format of the narrative
    #[arg(long, value_enum, default_value_t = Target::Text)]
    pub(crate) to: Target,
    /// Print figures as they were stated instead of computing them
    #[arg(long)]
    pub(crate) as_stated: bool,
    /// Render in spite of errors and gaps, marked as a draft
    #[arg(long)]
    pub(crate) draft: bool,
    /// A file of findings that were accepted and do not stand in the way
    #[arg(long, value_name = "FILE")]
    pub(crate) accept: Option<PathBuf>,
    /// The file to write; standard output where it is left out
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The language of messages
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct FormArgs {
    /// 已有的数据文件，可以不给 · what is known already, as a disclosure
    pub(crate) path: Option<PathBuf>,
    /// 写到哪里 · the workbook to write
    #[arg(short, long, value_name = "FORM.xlsx")]
    pub(crate) output: PathBuf,
    /// 上年的数据文件，作为填写提示 · last year's disclosure, for hints
    #[arg(long, value_name = "FILE.json")]
    pub(crate) last: Option<PathBuf>,
    /// The form of disclosure, by name or as a folder with template.j2 and profile.json
    #[arg(long, value_name = "NAME|DIR")]
    pub(crate) profile: Option<String>,
    /// The language of messages
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Args)]
pub(crate) struct AnnotateArgs {
    /// 要标注的文件 · the document
    pub(crate) path: PathBuf,
    /// 写到哪里，.docx（原文件须是DOCX）或.html · where to, as .docx (of a DOCX) or .html
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// What is shown; the exit code depends on errors alone
    #[arg(long, value_enum, default_value_t = MinSeverity::Warning)]
    pub(crate) min_severity: MinSeverity,
    /// A file of findings that were accepted
    #[arg(long, value_name = "FILE")]
    pub(crate) accept: Option<PathBuf>,
    /// The form that the document follows, by name
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// The language of the annotations
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Ndjson,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    Text,
    Markdown,
    Html,
    Docx,
    Xlsx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    Disclosure,
    Reading,
    Findings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MinSeverity {
    Error,
    Warning,
    Note,
}

impl From<MinSeverity> for juesuan_model::Severity {
    fn from(min: MinSeverity) -> Self {
        match min {
            MinSeverity::Error => Self::Error,
            MinSeverity::Warning => Self::Warning,
            MinSeverity::Note => Self::Note,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Zh,
    En,
}

impl Lang {
    /// The one of two texts.
    pub(crate) fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A problem in this language.
    pub(crate) fn said(self, problem: Problem) -> Problem {
        match self {
            Self::Zh => problem,
            Self::En => problem.in_english(),
        }
    }
}
