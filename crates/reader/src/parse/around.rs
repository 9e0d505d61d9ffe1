//! What the words around a number say of it, so that it is no plain amount.

use juesuan_model::Direction;

use super::grammar::Grammar;
use super::number::Number;

impl Grammar<'_> {
    /// Whether a bracket tells of what a budget paid for.
    pub(super) fn is_arranged(&self, number: &Number) -> bool {
        let before = self.text.get(..number.start).unwrap_or_default();
        self.depth > 0 && !self.scopes.is_empty() && before.ends_with("预算安排")
    }

    /// The direction of 少 or 多 alone between a comparison and its amount.
    pub(super) fn is_less_or_more(&self, number: &Number) -> Option<Direction> {
        if self.before.compared.is_none() || self.before.direction.is_some() {
            return None;
        }
        let before = self.text.get(self.clause.min(number.start)..number.start)?.trim_end_matches('了');
        let (direction, lead) = match (before.strip_suffix('少'), before.strip_suffix('多')) {
            (Some(lead), _) => (Direction::Decrease, lead),
            (_, Some(lead)) => (Direction::Increase, lead),
            _ => return None,
        };
        (!lead.ends_with(['至', '最', '不', '大', '许', '减', '较'])).then_some(direction)
    }

    /// 每人3元, 标准3元: whether an amount is what each gets.
    pub(super) fn is_for_each(&self, number: &Number) -> bool {
        let phrase = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        // A text without commas must not be read again for each amount.
        let phrase = super::ending(phrase);
        let name =
            phrase.rsplit(['(', '、']).next().unwrap_or_default().trim_end_matches(['为', '是', '约', ' ']);
        name.starts_with('每') && !name.starts_with("每年") || name == "标准" || name.ends_with("标准")
    }

    /// 增长8%，金额A: whether an amount may be by how much, or what came of it.
    pub(super) fn is_of_either(&self, number: &Number) -> bool {
        let phrase = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        let open = self.open.and_then(|open| self.out.claims.get(open));
        matches!(phrase.trim_end_matches(['为', '是', ' ']), "金额" | "额度" | "数额")
            && open.is_some_and(|claim| claim.rate.is_some() && claim.change.is_none())
    }

    /// 追加预算3万元: whether the words before say that a budget was changed.
    pub(super) fn changes_budget(&self) -> bool {
        let start = self.before.last.map_or(0, |(_, start, _)| start);
        let before = self.text.get(..start).unwrap_or_default();
        ["追加", "新增", "调增", "调减", "下达", "收回", "核减", "追减"]
            .iter()
            .any(|verb| before.ends_with(verb))
    }

    /// 为调整后预算3万元的60%: whether the accounts are measured by a budget.
    pub(super) fn is_measured_by(&self, number: &Number) -> bool {
        let Some((_, start, _)) = self.before.last else { return false };
        let before = self.text.get(..start).unwrap_or_default();
        let rest = self.text.get(number.after..).unwrap_or_default();
        let rate = rest.strip_prefix('的').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        rate && ["为", "是", "达", "达到", "相当于"].iter().any(|word| before.ends_with(word))
    }

    /// 人均月工资3元: whether an amount is of a part of a year.
    pub(super) fn is_of_a_month(&self, number: &Number) -> bool {
        let phrase = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        // A text without commas must not be read again for each amount.
        let phrase = super::ending(phrase);
        let each = ["生均", "亩均", "床均", "例均", "件均", "村均", "校均", "批均", "场均", "期均", "班均"];
        // 平均每期, 每批: of what is not counted in people or vehicles.
        let of_other = phrase.split_once('每').and_then(|(_, rest)| rest.chars().next());
        phrase.contains(['月', '季', '日', '天', '周'])
            || of_other.is_some_and(|counted| !"人辆台车位名".contains(counted))
            || each.iter().any(|each| phrase.contains(each))
            || ["上年", "去年"].iter().any(|prior| phrase.contains(prior))
    }

    /// 支出A，预算B，结余C: whether an amount is what was left of those before it.
    pub(super) fn is_remainder(&self, number: &Number) -> bool {
        if self.levels.is_empty() || !self.labels.is_empty() {
            return false;
        }
        let phrase = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        let name = phrase.trim_end_matches(['为', '了', '约', '共', '计', ' ']);
        matches!(
            name,
            "结余" | "节余" | "剩余" | "相差" | "差额" | "余额" | "结存" | "余" | "尚余" | "两者相差"
        )
    }

    /// 占本年支出3万元的p%: whether an amount stands between the words of a share and its rate.
    pub(super) fn is_whole_of_share(&self, number: &Number) -> bool {
        let rest = self.text.get(number.after..).unwrap_or_default();
        let rate = rest.strip_prefix('的').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        rate && self.before.share.is_some_and(|share| share >= self.clause && share < number.start)
    }

    /// 由3万元调整为5万元: the amount before is what there no longer is.
    pub(super) fn is_adjusted(&self, number: &Number) -> bool {
        let before = self.text.get(self.phrase.min(number.start)..number.start).unwrap_or_default();
        let before = before.trim_end();
        [
            "变为",
            "变成",
            "改为",
            "调整为",
            "调整到",
            "调整至",
            "变更为",
            "调增为",
            "调减为",
            "调增至",
            "调减至",
        ]
        .iter()
        .any(|word| before.ends_with(word))
    }

    /// Whether a number stands in a bracket of several amounts right behind the words of a comparison.
    pub(super) fn is_of_several_bases(&self, number: &Number) -> bool {
        let Some(compared) = self.before.compared else { return false };
        let lead = self.text.get(compared.min(number.start)..number.start).unwrap_or_default();
        let bracket = super::beginning(self.text.get(compared..).unwrap_or_default());
        let inner = bracket.strip_prefix('(').and_then(|inner| inner.split(')').next());
        lead.starts_with('(')
            && lead.len() <= super::SENTENCE
            && !lead.contains(')')
            && inner.is_some_and(|inner| inner.matches('元').count() > 1)
    }

    /// 增加（减少）, 增长/下降: whether both directions stand before a number.
    pub(super) fn is_unchosen(&self, number: &Number) -> bool {
        let before = self.text.get(self.clause.min(number.start)..number.start).unwrap_or_default();
        let before = before.trim_end_matches(['-', ' ', '额', '为']);
        // Most numbers have neither a bracket nor a stroke before them.
        if !before.ends_with(')') && !before.bytes().rev().take(8).any(|byte| byte == b'/') {
            return false;
        }
        let ups = ["增加", "增长", "上升", "增", "提高"];
        let downs = ["减少", "下降", "降低", "减"];
        let pairs = |first: &[&str], second: &[&str]| {
            second.iter().any(|second| {
                let bracketed = before.strip_suffix(')').and_then(|inner| inner.strip_suffix(second));
                let open = bracketed.and_then(|outer| outer.strip_suffix('('));
                let slashed = before.strip_suffix(second).and_then(|outer| outer.strip_suffix('/'));
                open.or(slashed).is_some_and(|outer| first.iter().any(|first| outer.ends_with(first)))
            })
        };
        pairs(&ups, &downs) || pairs(&downs, &ups)
    }

    /// Whether the name before an amount is the object of a verb that moves it.
    pub(super) fn is_moved(&self) -> bool {
        let Some(label) = self.labels.first() else { return false };
        let before = self.text.get(self.phrase.min(label.start)..label.start).unwrap_or_default();
        let before = before.strip_suffix('了').unwrap_or(before);
        [
            "增加",
            "减少",
            "压减",
            "压缩",
            "节约",
            "削减",
            "调减",
            "核减",
            "追加",
            "调增",
            "新增",
            "净增",
            "少支出",
            "多支出",
        ]
        .iter()
        .any(|verb| before.ends_with(verb))
            || matches!(before.trim_start(), "增" | "减")
    }

    /// 加上甲A，减去乙B: whether an amount is taken off again.
    pub(super) fn is_taken_off(&self, number: &Number) -> bool {
        let phrase = self.text.get(self.phrase.min(number.start)..number.start).unwrap_or_default();
        let name = phrase.trim_start_matches([',', '、', ' ', '再']);
        ["减去", "扣除", "扣减", "减除"].iter().any(|word| name.starts_with(word))
            || name.starts_with('减')
                && !["减少", "减免", "减税", "减收", "减支"].iter().any(|of| name.starts_with(of))
    }

    pub(super) fn is_bound(&self, number: &Number) -> bool {
        let before = self.text.get(..number.start).unwrap_or_default();
        let rest = self.text.get(number.after..).unwrap_or_default();
        let before = before.strip_suffix('了').unwrap_or(before);
        let least = ["超过", "突破", "不低于", "不少于", "不高于", "不超过", "至少", "最多", "最高", "最低"];
        least.iter().any(|word| before.ends_with(word))
            || ["超", "超过", "不足", "逾"].iter().any(|word| before.ends_with(word))
                && rest.starts_with('的')
    }
}
