//! Where rules put what they state: relations to evaluate, and findings about words.

use juesuan_model::{Basis, Direction, FigureId, Severity};

use crate::relation::{Relation, RelationKind, Term, TermRole};
use crate::rule::Rule;

/// A relation and the rule that states it.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The rule's place in the registry.
    pub rule: u16,
    /// What must hold.
    pub relation: Relation,
    /// What a change is against, for the words.
    pub basis: Option<Basis>,
}

/// A finding about words, codes or contents, which has no relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The rule's place in the registry.
    pub rule: u16,
    /// How sure it is.
    pub severity: Severity,
    /// The figure concerned, where there is one.
    pub figure: Option<FigureId>,
    /// The place in text, where there is one and no figure.
    pub place: Option<(u32, u32)>,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A relation that could not even be stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unstated {
    /// The rule's place in the registry.
    pub rule: u16,
    /// The figures that it would be about.
    pub figures: Vec<FigureId>,
    /// Why not.
    pub why: String,
}

/// Collects what the rules state about one reading.
#[derive(Debug, Default)]
pub struct Sink<'a> {
    /// The relations.
    pub stated: Vec<Stated>,
    /// The findings without relation.
    pub remarks: Vec<Remark>,
    /// What could not be stated.
    pub unstated: Vec<Unstated>,
    pub(crate) rule: u16,
    spare: core::marker::PhantomData<&'a ()>,
}

impl<'a> Sink<'a> {
    /// An empty collection.
    pub fn new() -> Self {
        Self { stated: Vec::with_capacity(320), ..Self::default() }
    }

    /// Begins a sum with its whole.
    pub fn sum<'s>(&'s mut self, _: &Rule, whole: FigureId) -> Sum<'s, 'a> {
        let relation = Relation::new(RelationKind::Sum).with(TermRole::Whole, whole);
        Sum { sink: self, relation, whole }
    }

    /// States any relation.
    pub fn state(&mut self, relation: Relation, basis: Option<Basis>) {
        self.stated.push(Stated { rule: self.rule, relation, basis });
    }

    /// States that two figures are the same.
    pub fn equal(&mut self, _: &Rule, left: FigureId, right: FigureId) {
        if left != right {
            self.state(Relation::equal(left, right), None);
        }
    }

    /// States that one figure is at most another.
    pub fn order(&mut self, _: &Rule, lesser: FigureId, greater: FigureId) {
        if lesser != greater {
            self.state(Relation::at_most(lesser, greater), None);
        }
    }

    /// States a change as printed against a basis.
    pub fn growth(
        &mut self,
        level: Option<FigureId>,
        base: Option<FigureId>,
        change: Option<FigureId>,
        rate: Option<FigureId>,
        direction: Option<Direction>,
        basis: Option<Basis>,
    ) {
        let mut relation = Relation::new(RelationKind::Growth)
            .with_some(TermRole::Level, level)
            .with_some(TermRole::Base, base)
            .with_some(TermRole::Change, change)
            .with_some(TermRole::Rate, rate);
        relation.direction = direction;
        self.state(relation, basis);
    }

    /// Says that a relation cannot be stated, and why.
    pub fn unstated(&mut self, figures: Vec<FigureId>, why: impl Into<String>) {
        self.unstated.push(Unstated { rule: self.rule, figures, why: why.into() });
    }

    /// Reports something that is no relation.
    pub fn finding(
        &mut self,
        _: &Rule,
        severity: Severity,
        figure: Option<FigureId>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let (zh, en) = (zh.into(), en.into());
        self.remarks.push(Remark { rule: self.rule, severity, figure, place: None, zh, en });
    }

    /// Reports something at a place in the text.
    pub fn at(
        &mut self,
        severity: Severity,
        place: (u32, u32),
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        let (zh, en) = (zh.into(), en.into());
        self.remarks.push(Remark { rule: self.rule, severity, figure: None, place: Some(place), zh, en });
    }
}

/// A sum that is being stated.
#[derive(Debug)]
pub struct Sum<'s, 'a> {
    sink: &'s mut Sink<'a>,
    relation: Relation,
    whole: FigureId,
}

impl Sum<'_, '_> {
    /// Adds a part; a negative one is taken away.
    pub fn add(&mut self, figure: FigureId, negative: bool) {
        if figure != self.whole {
            let role = if negative { TermRole::Subtracted } else { TermRole::Part };
            self.relation.push(Term { figure, role, negative: false });
        }
    }

    /// Whether it has no part yet.
    pub fn is_empty(&self) -> bool {
        self.relation.terms().len() < 2
    }

    /// States that the parts are the whole.
    pub fn equal(self) {
        self.sink.state(self.relation, None);
    }

    /// States that the parts are at most the whole.
    pub fn at_most(self) {
        let mut order = Relation::new(RelationKind::Order).with(TermRole::Greater, self.whole);
        for term in self.relation.terms().iter().skip(1) {
            let negative = term.role == TermRole::Subtracted;
            order.push(Term { figure: term.figure, role: TermRole::Lesser, negative });
        }
        self.sink.state(order, None);
    }
}
