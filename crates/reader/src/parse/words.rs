//! Names, bases and years: what they set for the numbers that follow.

use juesuan_model::Basis;

use super::context::{Base, LabelAt};
use super::grammar::Grammar;
use super::level;
use super::lexicon::Word;
use super::number::Number;
use super::token::Token;
use super::year::{self, budget_ahead};

/// Whether the title is that of a budget, which tells what there was at the end of the year before,
/// or whether nothing but a budget is told of.
pub(super) fn is_of_budget(text: &str) -> bool {
    // The heading of a section is the title only where nothing else is told of.
    let accounts = text.contains("决算");
    let title = |line: &&str| {
        line.len() < 120
            && (line.contains("预算") || line.contains("决算"))
            && !(accounts && super::section::depth(line.trim_start()).is_some())
    };
    let line = super::beginning(text).lines().take(6).find(title);
    // A title has no amounts, and 一般公共预算 is the name of what money comes from in accounts, too.
    let funds = ["一般公共预算", "政府性基金预算", "国有资本经营预算"];
    let without = |line: &str| funds.iter().fold(line.to_owned(), |line, fund| line.replace(fund, ""));
    let titled = line.filter(|line| !line.contains(['。', ',', '元']) && without(line).contains("预算"));
    let accounts = ["决算", "完成", "执行数", "执行率", "预算执行", "实际", "年初预算", "全年预算"];
    line.is_some_and(|line| !line.contains("决算"))
        && (titled.is_some() || !accounts.iter().any(|word| text.contains(word)))
}

impl Grammar<'_> {
    pub(super) fn label(&mut self, label: LabelAt) {
        // “三公”经费分单位情况：某局“三公”经费A: the name behind the colon is the one of the amount.
        if let Some(last) = self.labels.last()
            && self.gap(last.end, label.start).contains(':')
        {
            self.labels.clear();
        }
        // 3万元为基本支出，2万元为项目支出: the name is the one of the amount before it.
        let named = self.text.get(..label.start).and_then(|before| before.strip_suffix('为'));
        let amount = self.out.items.last().and_then(|item| self.numbers.get(item.number as usize));
        if named.is_some_and(|named| amount.is_some_and(|amount| amount.after == named.len())) {
            return;
        }
        let own = self.text.get(..label.start).unwrap_or_default();
        let stock = |of: &super::lexicon::Label| {
            of.concepts.first() == Some(&juesuan_model::Concept::VehicleStockCount)
        };
        // 一般公务用车 is one kind of them.
        if own.ends_with("一般") && self.lexicon.label(label.id).is_some_and(stock) {
            return;
        }
        // “三公”经费全部为财政拨款，共A: what the expense is paid from is not its name.
        let paid =
            ["全部为", "均为", "全部是", "全为", "来源于", "来自"].iter().any(|from| own.ends_with(from));
        if paid
            && self.labels.last().is_some_and(|last| self.is_expense(last.id))
            && !self.is_expense(label.id)
        {
            return;
        }
        // 其他各项收入合计: the name of a rest.
        if ["其他各项", "其他各类"].iter().any(|rest| own.ends_with(rest)) {
            return;
        }
        // 其他教育支出（款） is another name than that of the class.
        if ["其他", "其它"].iter().any(|other| own.ends_with(other))
            && self.lexicon.label(label.id).is_some_and(|of| of.class.is_some())
        {
            return;
        }
        // 无使用财政拨款安排的因公出国费
        let mut before = self.text.get(..label.start).unwrap_or_default();
        for filler in ["安排的", "财政拨款", "使用"] {
            before = before.strip_suffix(filler).unwrap_or(before);
        }
        if self.reason.is_none()
            && [
                "无",
                "没有",
                "未安排",
                "未发生",
                "未涉及",
                "未使用",
                "无项目",
                "没有项目",
                "无项目开展",
                "没有项目开展",
            ]
            .iter()
            .any(|word| before.ends_with(word))
            && self.is_of_the_accounts(before, label)
        {
            self.zero(label);
        }
        // “三公”经费(不含外事接待费): what is left out names no amount.
        let closed = self.text.get(label.end..).is_some_and(|rest| rest.starts_with([')', '部']));
        if closed && ["不含", "不包括", "不包含"].iter().any(|out| before.ends_with(out)) {
            return;
        }
        // 收入总计不含年初结转的为A: the amount is of neither name.
        if self.depth == 0 && ["不含", "不包括", "不包含", "未含"].iter().any(|out| before.ends_with(out))
        {
            self.labels.clear();
            self.carry = None;
            return;
        }
        // 某项目绩效自评综述：全年预算数B，执行数A: what is told of one project.
        if self.text.get(label.end..).is_some_and(|rest| rest.starts_with("综述")) {
            self.carry = None;
            return;
        }
        let total = self.is_total(label.id);
        // 开展部门评价，涉及一般公共预算支出3万元: some of it.
        if total && before.ends_with("涉及") {
            return;
        }
        // 公务接待费本年支出, 三公经费一般公共预算财政拨款支出: one name.
        if let Some(before) = self.labels.last().copied()
            && matches!(self.text.get(before.end..label.start), Some("" | "公共" | "当年"))
            && total
            && self.is_expense(before.id)
        {
            let whole = LabelAt { end: label.end, ..before };
            self.labels.pop();
            self.labels.push(whole);
            self.framing = Some(whole);
            return;
        }
        // 占…的 names a whole, no subject, and what money was used for is none either.
        // 公务用车购置及其他费用: a name of more than is known.
        let more = self.text.get(label.end..).unwrap_or_default().starts_with(['及', '和', '与']);
        if more {
            self.carry = None;
        } else if self.before.share.is_none() && self.reason.is_none() {
            self.carry = Some(([Some(label.id), self.labels.last().map(|label| label.id)], Vec::new()));
        }
        self.labels.push(label);
        self.framing = Some(label);
        if self.lexicon.label(label.id).is_some_and(|info| info.class.is_some()) {
            self.classification_path(label);
        }
    }

    /// 年初未安排甲费预算, 上年无甲费, 2030年无甲费, 所属单位无甲费: whether what there was none of is the
    /// accounts' own.
    fn is_of_the_accounts(&self, before: &str, label: LabelAt) -> bool {
        let after = self.text.get(label.end..).unwrap_or_default();
        if after.trim_start_matches("支出").starts_with("预算") {
            return false;
        }
        let none = [
            "无项目开展",
            "没有项目开展",
            "没有项目",
            "无项目",
            "未安排",
            "未发生",
            "未涉及",
            "未使用",
            "没有",
            "无",
        ];
        let lead = none.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
        let lead = lead.strip_suffix("度").unwrap_or(lead);
        let year = lead.strip_suffix('年').and_then(|lead| lead.get(lead.len().checked_sub(4)?..));
        let foreign = year
            .and_then(|year| year.parse::<u16>().ok())
            .is_some_and(|year| self.out.fiscal_year.is_some_and(|fiscal| fiscal != year));
        let others = ["年初", "上年", "去年", "单位", "局机关", "机关本级", "中心"];
        !foreign && !others.iter().any(|of| lead.ends_with(of)) || lead.ends_with("本单位")
    }

    /// 教育支出（类）…（款）…（项）: the words up to the last of them.
    fn classification_path(&mut self, label: LabelAt) {
        let Some(rest) = self.text.get(label.end..) else { return };
        // 其他支出（类）其他支出（款）: a lower level may have the name of a class.
        if self.path.is_some_and(|(start, end)| start < label.start && label.end <= end) {
            return;
        }
        let mut end = label.end;
        let mut above = level::mark(rest, '类', None);
        if let Some(mark) = above {
            end += mark.length;
        } else if rest.starts_with("类支出") || rest.starts_with("类决算") {
            // “教育支出”类支出: the mark without its brackets.
            self.path = Some((label.start, end + '类'.len_utf8()));
            return;
        } else if !self.text.get(..end).is_some_and(|named| level::ends_in(named, &['类'])) {
            self.path = None;
            return;
        }
        for below in ['款', '项'] {
            let Some(rest) = self.text.get(end..) else { break };
            let mut window = rest.len().min(90);
            while !rest.is_char_boundary(window) {
                window -= 1;
            }
            match rest.get(..window).and_then(|rest| level::split(rest, below, above)) {
                Some((name, mark, _)) if !name.contains([',', '。', ';', '\n']) => {
                    end += name.len() + mark.length;
                    above = Some(mark);
                }
                _ => break,
            }
        }
        // What goes on as a name has a level that was not read, and no code is better than a wrong one.
        let rest = self.text.get(end..).unwrap_or_default();
        let below = rest.trim_start_matches(['-', '—', '/', '·', '→']);
        let below =
            below.len() < rest.len() && below.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let ends = !below && rest.starts_with(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c))
            || rest.is_empty()
            || [
                "支出", "年", "决算", "本年", "全年", "上年", "预算", "主要", "共", "为", "较", "比", "占",
                "涉密",
            ]
            .iter()
            .any(|word| rest.starts_with(word));
        self.path = Some((label.start, if ends { end } else { label.start }));
        self.path_numbered = self.numbered;
    }

    /// 审计事务（款）审计业务（项） below a line that named the class, or without it.
    pub(super) fn path_below(&mut self, token: Token) {
        if self.path.is_some_and(|(_, end)| token.end <= end) {
            return;
        }
        let closed = self.text.get(..token.end).unwrap_or_default();
        if !level::ends_in(closed, &['款', '项']) {
            return;
        }
        let group = self.path.filter(|&(from, end)| {
            if token.end - from > super::SENTENCE {
                return false;
            }
            let between = self.text.get(end..token.end).unwrap_or_default();
            !between.contains(['\n', '。', ';', ',', ':']) && level::ends_in(closed, &['项'])
        });
        let line = super::ending(closed).rsplit(['\n', '。', ';', ',', ':']).next().unwrap_or_default();
        let start = closed.len() - line.len();
        self.path = Some((group.map_or(start, |(start, _)| start), token.end));
        self.path_numbered = self.numbered;
    }

    /// 剔除甲后, 不含乙因素: what follows in the sentence is counted in another way.
    pub(super) fn without(&mut self, token: Token) {
        let word = self.text.get(token.start..token.end).unwrap_or_default();
        let always = matches!(word, "剔除" | "扣除" | "不考虑" | "除去");
        let rest = super::beginning(self.text.get(token.end..).unwrap_or_default());
        let clause = rest.split([',', '。', ';', ')', '\n']).next().unwrap_or_default();
        let said = ["后", "因素", "口径"].iter().any(|word| clause.contains(word));
        if always || said && self.reason.is_none() {
            self.recounted = true;
            self.open = None;
        }
    }

    /// 同口径下降p%: the base was counted again, and differs from what the text has.
    pub(super) fn counted_again(&mut self, token: Token) {
        let rest = self.text.get(token.end..).unwrap_or_default();
        self.open = None;
        self.before.other_count = true;
        self.recounted |= ["计算", "测算"].iter().any(|word| rest.starts_with(word));
    }

    /// 占年初预算的r%: how much of the budget was carried out.
    pub(super) fn share_of_budget(&mut self, token: Token) {
        let rest = self.text.get(token.end..).unwrap_or_default().trim_start_matches('数');
        let ends = rest.starts_with(|c: char| c == '的' || c == ' ' || c.is_ascii_digit());
        let between = self.before.share.and_then(|share| self.text.get(share..token.start));
        if matches!(between, Some("" | "年度" | "年" | "当年" | "全年")) && ends {
            self.before.share = None;
            self.before.complete = true;
        }
    }

    /// A word that names a basis: a comparison, or the basis of the amount that follows.
    pub(super) fn basis(&mut self, basis: Option<Basis>, token: Token) {
        let end = year::tail(self.text, token.end);
        let budget = basis == Some(Basis::PriorYear)
            && self.text.get(end..).is_some_and(|rest| rest.starts_with("预算"));
        let budget = budget || self.is_of_another_year(basis, token);
        if year::compared(self.text, token.start, end) {
            self.set_base(basis.filter(|_| !budget));
            if let Some(base) = &mut self.base {
                base.budget_of_another_year = budget;
            }
            self.before.compared = Some(end);
        }
    }

    /// 上年预算数, 2030年年初预算: the budget of another year is no basis of ours either.
    fn is_of_another_year(&self, basis: Option<Basis>, token: Token) -> bool {
        if !matches!(basis, Some(Basis::InitialBudget | Basis::FinalBudget)) {
            return false;
        }
        let before = self.text.get(..token.start).unwrap_or_default();
        let before = before.strip_suffix("部门").unwrap_or(before);
        if ["上年", "上年度", "去年", "上一年", "上一年度"].iter().any(|year| before.ends_with(year))
        {
            return true;
        }
        let year = before.strip_suffix("度").unwrap_or(before).strip_suffix("年");
        year.and_then(|year| year.get(year.len().checked_sub(4)?..)?.parse::<u16>().ok())
            .is_some_and(|year| self.out.fiscal_year.is_some_and(|fiscal| fiscal != year))
    }

    /// Whether a year can hardly be meant: 2031年度…与2031年度相比, a comparison with the year before
    /// the last one, the end of another year than the accounts'.
    fn is_odd(&self, year: u16, number: &Number, end: usize) -> bool {
        // What is told of another year is compared with any.
        let Some(fiscal) = self.out.fiscal_year.filter(|_| self.of_year.is_none()) else { return false };
        let before = self.text.get(..number.start).unwrap_or_default();
        let after = self.text.get(number.end..).unwrap_or_default();
        if ["截至", "截止", "截止到", "截至到", "截止至"].iter().any(|until| before.ends_with(until))
        {
            let end_of_year = ["年12月", "年末", "年底"].iter().any(|rest| after.starts_with(rest));
            return year != fiscal && end_of_year && !self.out.of_budget;
        }
        let remark = ["年(", "年度(", "年上半年"].iter().any(|rest| after.starts_with(rest));
        let budget = budget_ahead(after);
        year::compared(self.text, number.start, end)
            && !remark
            && !budget
            && (year >= fiscal || year + 2 == fiscal)
    }

    pub(super) fn set_base(&mut self, basis: Option<Basis>) {
        let topic = self.labels.last().filter(|label| label.start >= self.clause).map(|label| label.id);
        self.base = Some(Base {
            basis,
            figure: None,
            figure_of: None,
            paragraph: self.paragraph,
            claims: self.out.claims.len(),
            topic,
            budget_of_another_year: false,
        });
        self.open = None;
    }

    /// A year at the head of a sentence is the year of what follows in its paragraph.
    fn speak_of(&mut self, year: u16, number: &Number) {
        let ours = self.out.fiscal_year.is_none_or(|fiscal| fiscal == year);
        // 与…相比，2031年预算减少D: the clause behind a comparison begins the sentence, too.
        let lead = self.text.get(self.sentence_start..self.clause).unwrap_or_default();
        let lead = lead.strip_suffix(',').unwrap_or(lead);
        let behind = ["相比", "比较", "相较", "对比"].iter().any(|word| lead.ends_with(word));
        let apart = self.text.get(..self.clause).is_some_and(|before| before.ends_with(';'));
        let begun = if behind || apart { self.clause } else { self.sentence_start };
        let head = number.start.saturating_sub(begun) <= 24;
        if ours {
            self.of_year = None;
        } else if head && (self.levels.is_empty() || apart) {
            self.of_year = Some(year);
        }
    }

    pub(super) fn year(&mut self, index: u32, number: &Number) {
        let Some(year) = year::value(self.text, number) else { return };
        let end = year::tail(self.text, number.end);
        if self.is_odd(year, number, end) {
            self.out.odd_years.push(index);
        }
        let rest = self.text.get(number.after..).unwrap_or_default();
        let budget = budget_ahead(rest);
        let compared = year::compared(self.text, number.start, end);
        let against = || {
            let before = self.text.get(..number.start).unwrap_or_default();
            ["与", "同", "和"].iter().any(|word| before.ends_with(word)) && year::compared_ahead(rest)
        };
        // 由2030年的P增加到A: the year that it came from.
        // 为2030年的p%: what the amount is compared with.
        let from = self.text.get(..number.start).is_some_and(|before| {
            before.ends_with(['由', '从'])
                || ["年的", "年度的"].iter().any(|of| rest.starts_with(of))
                    && ["为", "是", "占", "相当于", "达到"].iter().any(|is| before.ends_with(is))
        });
        if !compared && !from && self.reason.is_none() && self.depth == 0 && !against() {
            self.speak_of(year, number);
        }
        if budget {
            // The word that follows says which budget; the comparison stands before the year.
            if compared {
                self.before.compared = Some(end);
                let basis = if rest.trim_start_matches('度').starts_with("全年") {
                    Basis::FinalBudget
                } else {
                    Basis::InitialBudget
                };
                let foreign = self.out.fiscal_year.is_some_and(|fiscal| fiscal != year);
                self.set_base(Some(basis).filter(|_| !foreign));
                if let Some(base) = &mut self.base {
                    base.budget_of_another_year = foreign;
                }
            } else {
                self.before.year = self.out.fiscal_year.filter(|fiscal| *fiscal != year).map(|_| year);
            }
        } else if compared {
            let named = self.text.get(number.after..).is_some_and(|rest| rest.starts_with('('));
            // 2027年（疫情前）: a year with a remark is named for itself.
            let basis = if named && self.out.fiscal_year != Some(year + 1) {
                Some(Basis::Year(year))
            } else {
                year::basis(year, self.out.fiscal_year)
            };
            self.set_base(basis);
            self.before.compared = Some(end);
            // The amount that follows directly is the base's.
            self.before.last = Some((Word::Prior, number.start, end));
        } else {
            self.before.year = Some(year);
            if self
                .text
                .get(number.after..)
                .is_some_and(|rest| rest.starts_with("度") || rest.starts_with("决算"))
            {
                self.before.last = Some((Word::Other, number.start, end));
            }
        }
        self.phrase = end.max(number.after);
    }

    /// Whether 分别 pairs amounts with years that the sentence names one after the other.
    pub(super) fn tells_of_years(&self, token: Token) -> bool {
        let words = self.text.get(token.start..).unwrap_or_default();
        if !words.starts_with("分别") && !words.starts_with("依次") {
            return false;
        }
        let lead =
            super::ending(self.text.get(self.sentence_start.min(token.start)..token.start).unwrap_or(""));
        let clause = lead.rsplit([',', ';', ':']).next().unwrap_or_default();
        let years = ["近两年", "近三年", "近几年", "近五年", "前三年", "历年"];
        if ["两年", "三年", "各年", "历年"].iter().any(|years| lead.ends_with(years))
            || years.iter().any(|years| clause.contains(years))
        {
            return true;
        }
        ["年、20", "年至20", "年和20", "年到20"].iter().any(|years| lead.contains(years))
    }

    pub(super) fn is_of_several(&self, token: Token) -> bool {
        // 财政拨款收入和某收入分别为: one name more, which nobody knows.
        let more = |between: &str| {
            between.is_empty() || ["和", "及", "与", "、", "以及"].iter().any(|and| between.starts_with(and))
        };
        self.text.get(token.start..token.end) == Some("分别为")
            && self.labels.last().is_some_and(|label| more(self.gap(label.end, token.start)))
            && self.text.get(token.end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether a word stands right behind a change or its rate.
    pub(super) fn is_behind_change(&self, token: Token) -> bool {
        let change = self.out.claims.last();
        let last = change.and_then(|claim| claim.rate.into_iter().chain(claim.change).max());
        let end = last.and_then(|last| self.numbers.get(last as usize)).map(|number| number.after);
        end.and_then(|end| self.text.get(end..token.start))
            .is_some_and(|between| matches!(between, "," | ";" | ":" | ",其中" | ",其中:" | "。"))
    }
}
