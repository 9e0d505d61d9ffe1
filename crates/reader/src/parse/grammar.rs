//! The walk over the tokens: what each number is, and what is said of it.

use juesuan_model::{Basis, Role, Unit};

use super::context::{Base, Before, Bracket, Carried, LabelAt};
use super::lexicon::{Lexicon, Word};
use super::model::{Claim, Item, ItemKind, Parsed};
use super::number::{Class, Number};
use super::reason::Reason;
use super::scope::Scope;
use super::section::Outline;
use super::token::{Kind, Token};

pub(super) struct Grammar<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub numbers: &'a mut [Number],
    pub roles: &'a mut [Role],
    pub lexicon: &'static Lexicon,
    pub out: Parsed,
    pub outline: Outline,
    pub section: Option<usize>,
    pub paragraph: u32,
    /// Where this paragraph begins.
    pub paragraph_start: usize,
    pub clause: usize,
    pub phrase: usize,
    /// Where the walk is.
    pub here: usize,
    pub before: Before,
    pub labels: Vec<LabelAt>,
    /// The last names, and the units and bases that a number was already given for.
    pub carry: Option<Carried>,
    pub respectively: Option<super::lists::Respectively>,
    pub each: bool,
    pub base: Option<Base>,
    /// Budget amounts of the present subject.
    pub budgets: Vec<(Basis, u32)>,
    /// Levels of this sentence, outside of reasons.
    pub levels: Vec<u32>,
    /// Levels of the last sentence that had any, in this paragraph.
    pub earlier: Vec<u32>,
    /// The one level of the paragraph before, where it had just one.
    pub above: Option<u32>,
    pub paragraph_levels: u32,
    pub last_level: Option<u32>,
    /// The claim that a rate or an amount of change may still join.
    pub open: Option<usize>,
    pub scopes: Vec<Scope>,
    /// The last paragraph in which an amount was split in one of several ways.
    pub split_in: u32,
    pub depth: u32,
    /// What stood before each open bracket.
    pub bracketed: Vec<Bracket>,
    /// The whole that the sentence is about: 三公经费支出中，….
    pub frame: Option<LabelAt>,
    /// The last name in this clause, also after the clause is over.
    pub framing: Option<LabelAt>,
    /// How deep the number of this paragraph is: 一、 above （一） above 1. above (1).
    pub numbered: Option<usize>,
    /// The year that this paragraph speaks of, where it is not the accounts'.
    pub of_year: Option<u16>,
    /// 预算中，…: whether the amounts of this sentence are a budget's.
    pub budgeted: bool,
    /// The last amount, where it was a budget's, or of another year at the head of its sentence.
    pub last_other: Option<u32>,
    /// Whether the last amount was one of what money was used for, or one that a reason names.
    pub aside: bool,
    /// The last paragraph in which a list was opened.
    pub opened_in: Option<u32>,
    /// The last paragraph in which a list ended that began in another one.
    pub ran_over: u32,
    /// Whether a semicolon ended a list, and no amount stands behind it.
    pub behind_list: bool,
    /// How the paragraph before was numbered.
    pub above_numbered: Option<usize>,
    /// The budget that the paragraph before told of, and its year.
    pub above_budget: Option<(u32, Option<u16>)>,
    /// Whether the last budget was of another year than the accounts.
    pub other_is_foreign: bool,
    /// Whether this paragraph has the budgets of two years.
    pub two_budgets: bool,
    /// Whether a list of this sentence has no whole, so that nothing here is of an amount before.
    pub listless: bool,
    /// Whether nobody can tell of which year the amounts of this sentence are.
    pub unclear: bool,
    /// The token that the walk is at.
    pub token: usize,
    /// The last amount that a reason gave, which what follows may be of.
    pub told: Option<u32>,
    /// Whether this sentence counts in another way than the accounts: 剔除某因素后, 减少公务接待费A.
    pub recounted: bool,
    /// The name that the last comparison in this sentence was of, where no amount stood between.
    pub topic: Option<u16>,
    /// How many levels stood before the last semicolon of this sentence.
    pub segment: usize,
    /// Semicolons so far in this sentence.
    pub semicolons: u32,
    /// Where this sentence begins.
    pub sentence_start: usize,
    /// How many claims there were at the beginning of the last sentence and of this one.
    pub sentences: [usize; 2],
    pub reason: Option<Reason>,
    pub path: Option<(usize, usize)>,
    /// How the paragraph was numbered in which the path was named.
    pub path_numbered: Option<usize>,
    pub plus: Option<super::lists::Plus>,
    /// The end of the sentence that a text begins in the middle of, whose amounts nobody can name.
    pub cut_off: usize,
}

pub(super) fn walk(
    text: &str,
    tokens: &[Token],
    numbers: &mut [Number],
    roles: &mut [Role],
    fiscal_year: Option<u16>,
) -> Parsed {
    let count = numbers.len();
    let cut_off = super::cut::cut_off(text, tokens, numbers);
    let mut grammar = Grammar {
        text,
        tokens,
        numbers,
        roles,
        lexicon: Lexicon::get(),
        out: Parsed {
            item_of: vec![None; count],
            fiscal_year,
            of_budget: super::words::is_of_budget(text),
            ..Parsed::default()
        },
        outline: Outline::of(text),
        section: None,
        paragraph: 0,
        paragraph_start: 0,
        clause: 0,
        phrase: 0,
        here: 0,
        before: Before::default(),
        labels: Vec::new(),
        carry: None,
        respectively: None,
        each: false,
        base: None,
        budgets: Vec::new(),
        levels: Vec::new(),
        earlier: Vec::new(),
        above: None,
        paragraph_levels: 0,
        last_level: None,
        open: None,
        scopes: Vec::new(),
        split_in: 0,
        depth: 0,
        bracketed: Vec::new(),
        frame: None,
        framing: None,
        numbered: None,
        of_year: None,
        budgeted: false,
        last_other: None,
        aside: false,
        told: None,
        opened_in: None,
        ran_over: 0,
        behind_list: false,
        above_budget: None,
        above_numbered: None,
        two_budgets: false,
        other_is_foreign: false,
        unclear: false,
        listless: false,
        token: 0,
        recounted: false,
        topic: None,
        segment: 0,
        semicolons: 0,
        sentence_start: 0,
        sentences: [0, 0],
        reason: None,
        path: None,
        path_numbered: None,
        plus: None,
        cut_off,
    };
    grammar.run();
    grammar.out
}

impl Grammar<'_> {
    fn run(&mut self) {
        let mut skip_to = self.begin_paragraph(0);
        for at in 0..self.tokens.len() {
            let Some(&token) = self.tokens.get(at) else { break };
            self.here = token.start;
            self.token = at;
            if token.kind == Kind::Line {
                self.end_paragraph(token.start);
                skip_to = self.begin_paragraph(token.end);
                continue;
            }
            if token.start < skip_to {
                continue;
            }
            match token.kind {
                Kind::Word(word) => self.word(word, token, at),
                Kind::Number(index) => self.number(index, token, at),
                Kind::Comma | Kind::Pause | Kind::Semicolon | Kind::Colon => self.separator(token, at),
                Kind::Stop => self.end_sentence(token, at),
                Kind::Open => {
                    self.depth += 1;
                    if self.bracketed.len() < 64 {
                        let level = self.last_level.filter(|level| self.levels.contains(level));
                        let names = self.carry.clone();
                        let levels = self.levels.len();
                        // More budgets than a sentence has are those of no one.
                        let budgets = self.budgets.get(..).filter(|all| all.len() <= 16).unwrap_or_default();
                        let budgets = budgets.to_vec();
                        let in_reason = self.reason.is_some();
                        self.bracketed.push(Bracket { level, in_reason, levels, budgets, names });
                    }
                }
                Kind::Close => self.close_bracket(token),
                Kind::Line => {}
            }
        }
        self.here = self.text.len();
        self.end_paragraph(self.text.len());
        self.close_all_scopes();
        if self.cut_off > 0 {
            self.doubt_cut_claims();
        }
    }

    fn word(&mut self, word: Word, token: Token, at: usize) {
        // 2029年、2030年支出分别为A、B: the amounts are of years, and not of names.
        if matches!(word, Word::Parts | Word::Respectively) && self.tells_of_years(token) {
            self.unclear = true;
            self.labels.clear();
            return;
        }
        match word {
            Word::Label(id) => {
                self.before.budget = match self.before.last {
                    Some((Word::Initial | Word::Budget, _, end)) if end == token.start => {
                        Some(Basis::InitialBudget)
                    }
                    Some((Word::Final, _, end)) if end == token.start => Some(Basis::FinalBudget),
                    // 上年总收入A, 上年的年初结转A, but not 上年结转A, which is of this year's account.
                    Some((Word::Prior, _, end))
                        if self.before.compared.is_none_or(|compared| compared <= self.phrase)
                            && match self.text.get(end..token.start) {
                                Some("") => !self.is_balance(id),
                                between => between == Some("的"),
                            } =>
                    {
                        Some(Basis::PriorYear)
                    }
                    _ => None,
                };
                self.label(LabelAt { id, start: token.start, end: token.end });
                self.before.last = Some((word, token.start, token.end));
                return;
            }
            // 增3万元, 减5.2%: one character is a direction only right before its number.
            Word::Direction(_) if self.is_part_of_a_word(token) => return,
            Word::Direction(direction) => {
                // 完成预算B的r%，超收D: more than what was to come in by then, which is not printed.
                if self.reason.is_none()
                    && matches!(self.text.get(token.start..token.end), Some("超收" | "短收"))
                {
                    self.base = None;
                }
                self.before.direction = Some((direction, token.start));
                self.cause(direction);
                // 安排的3万元调减
                if self.reason.is_some() && self.text.get(token.start..token.end) == Some("调减") {
                    self.project_stopped();
                }
            }
            Word::Unchanged => self.unchanged(),
            Word::Same => {
                if self.before.compared.is_some() {
                    self.unchanged();
                }
            }
            Word::Against(direction) => self.against(direction, token),
            // 占甲比重达p%: the name stands between the two words.
            Word::Share if self.before.share.is_some() && self.ends_share(token) => {}
            Word::Share => self.before.share = Some(token.end),
            // 甲、乙分别为: names and numbers pair by order; after one name it opens a list.
            Word::Parts
                if self.labels.len() > 1 && self.text.get(token.start..token.end) == Some("分别为") =>
            {
                self.begin_respectively();
            }
            // 三校的收入分别为A、B和C: the amounts are of several that the name does not tell apart.
            Word::Parts if self.is_of_several(token) => {
                self.labels.clear();
                self.carry = None;
            }
            Word::Parts | Word::SomeParts | Word::PartsBelow => self.open_scope(word, token, at),
            // 决算数较预算数增加D，一是…增加B: what is counted behind a change are its reasons.
            Word::First if self.reason.is_some() || !self.is_behind_change(token) => {}
            Word::First => self.begin_reason(token),
            Word::Reason => self.begin_reason(token),
            Word::Purpose => {
                self.out.reception_purpose |=
                    self.text.get(token.end..).is_some_and(|rest| rest.starts_with("接待"));
                self.begin_purpose(token);
            }
            Word::Besides => self.close_inline_scopes(),
            Word::Prior => self.basis(Some(Basis::PriorYear), token),
            Word::Initial => {
                self.share_of_budget(token);
                self.basis(Some(Basis::InitialBudget), token);
            }
            Word::Final => {
                self.share_of_budget(token);
                self.basis(Some(Basis::FinalBudget), token);
            }
            Word::Budget => {
                self.share_of_budget(token);
                let budget = self.budgets.last().map_or(Basis::InitialBudget, |&(basis, _)| basis);
                self.basis(Some(budget), token);
            }
            Word::Opening => self.basis(None, token),
            Word::YearOnYear => {
                self.set_base(Some(Basis::PriorYear));
                self.before.compared = Some(token.end);
            }
            Word::Complete => self.before.complete = true,
            // 上年及本年均无此项: nothing is paired.
            Word::Each
                if self.text.get(token.end..).is_some_and(|rest| {
                    ["无", "未", "没", "不"].iter().any(|none| rest.starts_with(none))
                }) => {}
            Word::Each => self.each = true,
            Word::Respectively => self.begin_respectively(),
            Word::Plus => self.begin_plus(),
            Word::Without => self.without(token),
            Word::OtherCount => self.counted_again(token),
            Word::Total => {
                self.before.total = true;
                // 合计：预算A，决算B: of all, and not of what was named last.
                if token.start == self.clause
                    && self.text.get(token.end..).is_some_and(|rest| rest.starts_with(':'))
                {
                    self.carry = None;
                }
                // 上年度支出总额: still the year before.
                if let Some((Word::Prior, start, end)) = self.before.last
                    && matches!(
                        self.text.get(end..token.start),
                        Some("" | "支出" | "收入" | "决算" | "收入支出")
                    )
                {
                    self.before.last = Some((Word::Prior, start, token.end));
                    return;
                }
                // 预算总计: still the budget.
                if let Some((budget @ (Word::Initial | Word::Final | Word::Budget), start, end)) =
                    self.before.last
                    && end == token.start
                {
                    self.before.last = Some((budget, start, token.end));
                    return;
                }
            }
            // 甲支出、乙支出均为0万元: each of them, and nothing of what stands before.
            Word::AllOf if !self.labels.is_empty() => self.each = true,
            // 上年均为A: the year before is not all of this one.
            Word::AllOf if matches!(self.before.last, Some((Word::Prior, ..))) => self.each = true,
            Word::AllOf => self.before.all_of = true,
            Word::Average => self.before.average = true,
            Word::NotOccurred => self.not_occurred(),
            Word::Stopped => self.project_stopped(),
            Word::Withheld => self.withheld(token),
            Word::About | Word::Other => {}
        }
        if word == Word::Other {
            return;
        }
        self.before.last = Some((word, token.start, token.end));
    }

    fn ends_share(&self, token: Token) -> bool {
        let word = self.text.get(token.start..token.end).unwrap_or_default();
        !word.starts_with('占') && self.before.share.is_some_and(|share| share < token.start)
    }

    fn is_part_of_a_word(&self, token: Token) -> bool {
        let rest = self.text.get(token.end..).unwrap_or_default().trim_start_matches([' ', '约']);
        token.end - token.start == '增'.len_utf8() && !rest.starts_with(|c: char| c.is_ascii_digit())
    }

    fn number(&mut self, index: u32, token: Token, at: usize) {
        let Some(&number) = self.numbers.get(index as usize) else { return };
        match number.class {
            Class::Year => self.year(index, &number),
            // What is left of a number that the text begins in the middle of.
            Class::Money if self.cut_off > 0 && index == 0 => self.reset(number.after),
            Class::Money | Class::Percent | Class::Count | Class::Points => {
                self.quantity(index, number, at);
            }
            Class::Bare => match self.missing_unit(index, token, at) {
                Some((unit, class)) => {
                    let number = Number { unit, class, ..number };
                    if let Some(slot) = self.numbers.get_mut(index as usize) {
                        *slot = number;
                    }
                    self.quantity(index, number, at);
                }
                None => self.reset(number.after),
            },
            Class::Ordinal | Class::DocumentNumber | Class::Telephone | Class::Threshold | Class::Other => {
                if number.class != Class::Threshold {
                    self.phrase = number.after;
                }
            }
        }
    }

    /// Forgets what stood before a number that has been read.
    pub(super) fn reset(&mut self, after: usize) {
        self.phrase = after;
        let compared = self.before.compared;
        let complete = self.before.complete;
        self.before = Before { compared, complete, ..Before::default() };
        if self.respectively.is_none() {
            self.labels.clear();
        }
    }

    pub(super) fn push_item(&mut self, item: Item) -> u32 {
        let index = self.out.items.len() as u32;
        if let Some(slot) = self.out.item_of.get_mut(item.number as usize) {
            *slot = Some(index);
        }
        self.out.items.push(item);
        index
    }

    pub(super) fn item(&self, number: u32) -> Option<&Item> {
        let index = (*self.out.item_of.get(number as usize)?)?;
        self.out.items.get(index as usize)
    }

    pub(super) fn set_role(&mut self, number: u32, role: Role) {
        if let Some(slot) = self.roles.get_mut(number as usize) {
            *slot = role;
        }
    }

    pub(super) fn unit_of(&self, number: u32) -> Unit {
        self.numbers.get(number as usize).map_or(Unit::None, |number| number.unit)
    }

    pub(super) fn claim(&self, kind: juesuan_model::StatementKind) -> Claim {
        Claim::new(kind, self.section)
    }

    pub(super) fn new_item(&self, number: &Number, index: u32, kind: ItemKind) -> Item {
        Item {
            number: index,
            kind,
            basis: None,
            direction: None,
            labels: [None, None],
            named_at: self.labels.first().map(|label| label.start),
            joint: false,
            inherited: false,
            phrase: (self.phrase.min(number.start), number.start),
            section: self.section,
            reason: self.reason.is_some(),
            explains: self.reason.as_ref().and_then(Reason::claim),
            stopped: false,
            exact: false,
            of_unit: false,
            behind: None,
            whole: None,
            path: None,
        }
    }
}
