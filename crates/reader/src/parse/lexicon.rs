//! The words that the grammar knows, compiled once: comparisons, directions, shares, openers,
//! and the names of the taxonomy.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use juesuan_model::{Concept, Direction};

use super::labels::{CLASSES, EXTRA};

/// What a word does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// 增加, 下降: a direction; whether it can only stand for a rate does not matter, the unit decides.
    Direction(Direction),
    /// 持平, 无增减.
    Unchanged,
    /// 一致, 不变: the same only where a comparison stands before it.
    Same,
    /// 大于, 小于: the account against the budget, without a figure.
    Against(Direction),
    /// 基本持平: nothing that can be checked.
    About,
    /// 占, 占比.
    Share,
    /// 其中, 包括: a list of all parts, where they are all there.
    Parts,
    /// 主要包括, 含: a list of some parts.
    SomeParts,
    /// 主要用于以下方面: a list over the lines that follow.
    PartsBelow,
    /// 主要原因是.
    Reason,
    /// 一是: the first of several reasons, behind a change.
    First,
    /// 主要用于: a purpose; the amounts are no parts.
    Purpose,
    /// 此外: another subject.
    Besides,
    /// 上年, 去年.
    Prior,
    /// 年初预算.
    Initial,
    /// 全年预算, 调整预算.
    Final,
    /// 预算, which one is open.
    Budget,
    /// 同比: a comparison with the prior year.
    YearOnYear,
    /// 年初, of balances.
    Opening,
    /// 完成, 执行率.
    Complete,
    /// 各
    Each,
    /// 分别
    Respectively,
    /// 加上
    Plus,
    /// 剔除, 扣除: what follows is counted without something.
    Without,
    /// 同口径: what follows is compared with a base that was counted again.
    OtherCount,
    /// 总计, 合计 without more.
    Total,
    /// 全部为
    AllOf,
    /// 人均, 车均
    Average,
    /// 未发生, 无此项.
    NotOccurred,
    /// 涉密, 不予公开: an amount that is there and not printed.
    Withheld,
    /// 没有实施, 收回: the project stopped.
    Stopped,
    /// A name of the taxonomy.
    Label(u16),
    /// A longer word that keeps a shorter one from being seen in it.
    Other,
}

use Direction::{Decrease, Increase};

const WORDS: &[(Word, &str)] = &[
    (
        Word::Direction(Increase),
        "增加 增长 超收 增幅 增长率 增加额 增加数 上升 提高 提升 增支 增收 增添 新增 上涨 增长幅度 上升幅度 多支出 多收入 净增 净增加 增 增速 超支 多支 多出 高出",
    ),
    (
        Word::Direction(Decrease),
        "减少 下降 短收 降低 降幅 压减 压缩 节约 减收 减支 镌汰 调减 核减 减少额 减少数 下降率 下降幅度 下滑 缩减 少支出 减少率 降低率 削减 节减 净减少 净减 减 减幅 负增长 跌幅 节支 少支 少用",
    ),
    (
        Word::Unchanged,
        "持平 无增减 无增减变化 无增减变动 无变化 没有变化 未变动 没有增减 未发生变化 未增减 无增减变化情况 无变动 没有变动 零增长 无增长",
    ),
    (Word::Same, "一致 相同 不变 相等"),
    (
        Word::About,
        "基本持平 大致持平 基本一致 基本相同 总体持平 略有增加 略有减少 有所增加 有所减少 有所下降 有所上升 有所增长 略有下降 略有增长 基本不变",
    ),
    (Word::Against(Increase), "大于 高于 超出"),
    (Word::Against(Decrease), "小于 低于"),
    (Word::Against(Direction::Unchanged), "等于"),
    (Word::Share, "占 占比 占比为 比重 占比达 所占比例 占比例 所占比重"),
    (
        Word::Parts,
        "其中 分项情况是 分项情况如下 分项情况 具体情况如下 具体为 具体是 分别为 包括 按资金来源 按功能分类 按功能分类科目 按支出功能分类 按支出功能分类科目 按经济分类 按经济分类科目 按支出经济分类 按支出经济分类科目 按用途划分 按用途划分如下 按支出性质 构成如下 构成为 由以下",
    ),
    (Word::SomeParts, "主要包括 主要为 主要有 主要构成 其中主要 主要由"),
    (
        Word::PartsBelow,
        "主要用途如下 主要用于以下方面 主要用于以下几方面 主要用于以下几个方面 用于以下方面 支出结构如下 主要用途 用途如下 具体用途如下",
    ),
    (
        Word::Reason,
        "主要原因 差异原因 预决算差异原因 差异主要原因 差异的主要原因 主要因 主要是因为 主要是由于 主要是因 原因是 原因为 主要因为 主要由于 主要系 主要是 变动原因 增减原因 原因主要 变化原因 增加的原因 减少的原因 增长的原因 下降的原因 增减变化的主要原因 原因如下 增减变动的主要原因 主要原因是",
    ),
    (Word::First, "一是"),
    (Word::Purpose, "主要用于 用途主要 用于保障 主要保障 用于开支 主要开支"),
    (Word::Besides, "此外 另外 除此之外 与此同时"),
    (
        Word::Prior,
        "上年 上年度 去年 上一年 上一年度 上年同期 去年同期 上年决算 上年决算数 上年度决算 上年度决算数 上年支出数 上年支出 上年收入数 上年数 \
         上年执行数 上年实际 上年累计支出 上年度支出数 去年决算数 上年末 上年底 前一年",
    ),
    (
        Word::Initial,
        "年初预算 年初预算数 年初预算安排 年初部门预算 年初预算批复数 年初批复预算 部门预算数 年初安排 年初安排数 当年年初预算数 本年年初预算数 年初预算金额",
    ),
    (
        Word::Final,
        "全年预算 全年预算数 调整预算 调整预算数 调整后预算 调整后预算数 预算调整数 预算执行数的预算 调整数 全年预算安排 最终预算数",
    ),
    (
        Word::Budget,
        "预算 预算数 预算安排 预算指标 本年预算 本年预算数 当年预算 当年预算数 预算总额 支出预算 支出预算数 收入预算 收入预算数",
    ),
    (Word::YearOnYear, "同比 同口径同比 按可比口径"),
    (Word::Opening, "年初 期初 年初数"),
    (
        Word::Complete,
        "完成 执行率 完成率 预算执行率 预算完成率 预算执行进度 执行比例 预算执行比例 完成比例 预算完成比例",
    ),
    (Word::Each, "各 均"),
    (Word::Respectively, "分别 依次"),
    (Word::Plus, "加上 另加"),
    (Word::Without, "剔除 扣除 不考虑 除去 还原 不含 考虑 不包括 若不含"),
    (Word::OtherCount, "同口径 可比口径 同口径可比 可比 新口径 原口径 老口径 同一口径 此基础上"),
    (Word::Total, "总计 合计 共计 总额 总量"),
    (Word::AllOf, "全部为 全部是 全为 均为"),
    (
        Word::Average,
        "人均 车均 平均每 每人次 均次 平均每人 平均每辆 辆均 次均 户均 生均 亩均 床均 例均 件均 村均 校均 批均 场均 期均 班均",
    ),
    (Word::Withheld, "涉密不公开 涉密不予公开 不予公开 不公开 不便公开 不宜公开"),
    (Word::NotOccurred, "未发生 无此项 为零 未安排 不涉及 没有发生 未开支 未产生 未列支 没有安排"),
    (
        Word::Stopped,
        "没有实施 未实施 未能实施 没有完成 未完成 尚未实施 尚未完成 收回 调减 没有实施完毕 暂缓实施 取消实施 未启动 未实现支出 未执行",
    ),
    (
        Word::Other,
        "药占比 耗占比 药耗占比 耗材占比 一般公共预算 政府性基金预算 国有资本经营预算 涉及预算金额 涉及预算资金 占用 占地 侵占 占有 增加值 各类 各项 各级 各单位 各部门 各镇 各街道 各区 各县 各地 均衡 平均 均匀 无形资产 预算单位 \
         预算编制 预算管理 预算绩效 预算执行 预算执行情况 预算公开 部门预算 二级预算 预算法 预算制度 预算资金 预算内 预算外 预算项目 政府预算 \
         公共预算支出 财政预算支出 基金预算支出 经营预算支出 预算财政 增加值税 年初结转 年初财政 均已 预算收入 预算年度 预决算 预算批复 预算科目",
    ),
];

/// A name of the taxonomy, and what it can mean.
#[derive(Debug)]
pub(crate) struct Label {
    /// The concepts it can stand for; the unit and the section choose.
    pub concepts: Vec<Concept>,
    /// The functional class it names.
    pub class: Option<&'static str>,
}

/// What comes in and goes out in one year, without what was carried over.
const BUDGETS: &[Concept] = &[
    Concept::FiscalAppropriationIncome,
    Concept::FiscalExpenditure,
    Concept::GpbIncome,
    Concept::GpbExpenditure,
    Concept::GovFundIncome,
    Concept::GovFundExpenditure,
    Concept::SoeIncome,
    Concept::SoeExpenditure,
];

/// All words, compiled.
pub(crate) struct Lexicon {
    automaton: Option<AhoCorasick>,
    words: Vec<Word>,
    labels: Vec<Label>,
}

/// A word in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub start: usize,
    pub end: usize,
    pub word: Word,
}

impl Lexicon {
    /// The one lexicon.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut texts: Vec<String> = Vec::new();
        let mut words = Vec::new();
        let mut labels: Vec<Label> = Vec::new();
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut label = |text: &str, concepts: &[Concept], class: Option<&'static str>| {
            let text = crate::normalise::normalise(text).text;
            // A number inside a name would not be seen as one.
            if text.is_empty() || text.bytes().any(|byte| byte.is_ascii_digit()) {
                return;
            }
            match index.get(&text) {
                Some(&at) => {
                    let known: &mut Label = &mut labels[at];
                    for concept in concepts {
                        if !known.concepts.contains(concept) {
                            known.concepts.push(*concept);
                        }
                    }
                    known.class = known.class.or(class);
                }
                None => {
                    index.insert(text.clone(), labels.len());
                    words.push(Word::Label(labels.len() as u16));
                    labels.push(Label { concepts: concepts.to_vec(), class });
                    texts.push(text);
                }
            }
        };
        for &(text, concepts) in EXTRA {
            for text in text.split_whitespace() {
                label(text, concepts, None);
            }
        }
        for &concept in Concept::ALL {
            let info = concept.info();
            label(info.zh, &[concept], None);
            for alias in info.aliases {
                label(alias, &[concept], None);
            }
        }
        // 政府性基金收入总计 holds what was carried over too, and is not 政府性基金收入.
        let of_budgets = |concept: &Concept| BUDGETS.contains(concept);
        let names = EXTRA.iter().filter(|(_, concepts)| concepts.first().is_some_and(of_budgets));
        let names = names.flat_map(|(names, _)| names.split_whitespace());
        let known = BUDGETS.iter().flat_map(|concept| {
            let info = concept.info();
            std::iter::once(info.zh).chain(info.aliases.iter().copied())
        });
        for name in names.chain(known).filter(|name| name.ends_with("收入") || name.ends_with("支出")) {
            label(&format!("{name}总计"), &[], None);
            label(&format!("{name}总量"), &[], None);
            label(&format!("{name}决算总计"), &[], None);
            label(&format!("{name}总决算"), &[], None);
        }
        for &(code, names) in CLASSES {
            for name in names.split_whitespace() {
                label(name, &[], Some(code));
                // 教育（类）支出: without its ending a name is a common word.
                if let Some(short) = name.strip_suffix("支出") {
                    label(&format!("{short}(类)"), &[], Some(code));
                    label(&format!("{short}类支出"), &[], Some(code));
                }
            }
        }
        for &(word, list) in WORDS {
            for text in list.split_whitespace() {
                // A name of the taxonomy keeps its meaning.
                if !index.contains_key(text) {
                    texts.push(text.to_owned());
                    words.push(word);
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
            .ok();
        Self { automaton, words, labels }
    }

    /// The words of a text from left to right; of those that overlap the first, of those that
    /// begin together the longest.
    pub(crate) fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        self.automaton.iter().flat_map(move |automaton| {
            automaton.find_iter(text).map(|found| Found {
                start: found.start(),
                end: found.end(),
                word: self.words.get(found.pattern().as_usize()).copied().unwrap_or(Word::Other),
            })
        })
    }

    /// Whether a text is one of the names of a label, or means the same.
    pub(crate) fn is_name(&self, text: &str, id: u16) -> bool {
        let Some(Found { start: 0, end, word: Word::Label(found) }) = self.find(text).next() else {
            return false;
        };
        let first = |id| self.label(id).map(|label| (label.concepts.first(), label.class));
        end == text.len() && (found == id || first(found) == first(id))
    }

    /// A label by its number.
    pub(crate) fn label(&self, id: u16) -> Option<&Label> {
        self.labels.get(id as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        Lexicon::get().find(text).map(|f| &text[f.start..f.end]).collect()
    }

    #[test]
    fn the_longest_word_is_found() {
        assert_eq!(found("公务接待费较上年支出数增加"), ["公务接待费", "上年支出数", "增加"]);
        assert_eq!(found("国有资产占用"), ["占用"]);
        assert_eq!(found("与去年基本持平"), ["去年", "基本持平"]);
    }
}
