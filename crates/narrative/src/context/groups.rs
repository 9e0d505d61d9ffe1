//! The groups of the disclosure, and everything else that a template may ask for, by name.

use std::sync::Arc;

use juesuan_model::disclosure::{FunctionAmount, Group, Unit};
use juesuan_model::{Classification, Concept, Dimensions, Quantity, Slot};
use minijinja::Value as Shape;

use super::Builder;
use super::quantities::Subject;
use super::views::{GroupView, Missing, Path, Record, View};
use crate::marks;
use crate::tables;

/// A row of expenditure by functional code.
struct Row<'a> {
    code: &'a str,
    name: Option<&'a str>,
    amount: Option<&'a Quantity>,
    /// Its place in the group; none where only a table has it.
    at: Option<usize>,
}

fn record<const N: usize>(entries: [(&'static str, Shape); N]) -> Shape {
    Shape::from_object(Record(entries))
}

/// A sentence with the words that its slots name; a slot is a name in braces, here with its end.
fn fill(sentence: &str, slots: &[(&str, &str)]) -> String {
    let mut pieces = sentence.split('{');
    let mut out = String::with_capacity(2 * sentence.len());
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match slots.iter().find_map(|(slot, words)| Some((piece.strip_prefix(slot)?, words))) {
            Some((after, words)) => out.extend([words, after]),
            None => out.extend(["{", piece]),
        }
    }
    out
}

impl<'a> Builder<'a> {
    pub(super) fn root(&mut self) -> Vec<(&'static str, Shape)> {
        let disclosure = self.disclosure;
        let mut root = vec![
            ("year", Shape::from(disclosure.fiscal_year)),
            ("last_year", Shape::from(disclosure.fiscal_year.saturating_sub(1))),
            ("draft", Shape::from(self.options.draft)),
            ("money_unit", Shape::from(disclosure.unit.unit().zh())),
            ("department", self.department()),
        ];
        for (path, group) in disclosure.groups() {
            let name = path.trim_start_matches('/');
            if name.contains('/') {
                continue;
            }
            let more = self.more(name);
            root.push((name, self.group(path, group, more)));
        }
        root.push(("glossary", self.glossary()));
        let contact = &disclosure.contact;
        root.push((
            "contact",
            record([
                ("telephone", self.text(contact.telephone.as_deref(), "/contact/telephone")),
                ("other", Shape::from(&*marks::clean(contact.other.as_deref().unwrap_or_default()))),
            ]),
        ));
        root.push(("internal_transfer", self.internal_transfer()));
        let (shapes, built) =
            tables::build(disclosure, self.settings, self.options, &self.index, &mut self.figures);
        self.tables = built;
        root.push(("tables", shapes));
        root
    }

    fn group(&mut self, base: &'static str, group: &'a dyn Group, more: Vec<(&'static str, Shape)>) -> Shape {
        let fields = group.fields();
        let values = fields
            .iter()
            .enumerate()
            .map(|(at, field)| {
                let path = Path { base, index: None, name: field.name };
                let subject = Subject { path, concept: field.concept, dimensions: None, code: "" };
                match group.slot(at)? {
                    Slot::Quantity(quantity) => self.quantity(subject, quantity),
                    Slot::Tally(tally) => self.tally(subject, tally),
                    Slot::Ratio(ratio) => self.ratio(subject, ratio),
                }
            })
            .collect();
        Shape::from_object(GroupView { base, draft: self.options.draft, fields, values, more })
    }

    fn department(&mut self) -> Shape {
        let department = &self.disclosure.department;
        let short = department.short_name.as_deref().unwrap_or(&self.settings.words.department);
        let units =
            department.units.iter().enumerate().map(|(at, unit)| self.unit(at, unit)).collect::<Vec<_>>();
        let organisation = self.group("/department/organisation", &department.organisation, Vec::new());
        record([
            ("name", Shape::from(&*marks::clean(&department.name))),
            ("short", Shape::from(&*marks::clean(short))),
            ("region", self.text(department.region.as_deref(), "/department/region")),
            ("functions", Self::texts(&department.functions)),
            ("units", Shape::from(units)),
            ("reforms", Self::texts(&department.reforms)),
            ("organisation", organisation),
        ])
    }

    fn unit(&mut self, at: usize, unit: &'a Unit) -> Shape {
        let base = "/department/units";
        let dimensions = Arc::new(Dimensions::unit(unit.name.clone()));
        let mut subject = Subject {
            path: Path { base, index: Some(at), name: "figures/office_count" },
            concept: Concept::InternalOfficeCount,
            dimensions: Some(&dimensions),
            code: "",
        };
        // Tables are of the whole department, so a unit's quantities are never looked up in them.
        let missing = |subject: Subject<'_>, draft| Shape::from_object(View::missing(subject.path, draft));
        let draft = self.options.draft;
        let offices = match &unit.figures.office_count {
            Some(tally) => self.tally(subject, Some(tally)),
            None => None,
        }
        .unwrap_or_else(|| missing(subject, draft));
        subject.path.name = "figures/fiscal_income";
        subject.concept = Concept::UnitFiscalIncomeDelta;
        let income = match &unit.figures.fiscal_income {
            Some(quantity) => self.quantity(subject, Some(quantity)),
            None => None,
        }
        .unwrap_or_else(|| missing(subject, draft));
        record([
            ("name", Shape::from(&*marks::clean(&unit.name))),
            ("short", Shape::from(&*marks::clean(unit.short_name.as_deref().unwrap_or(&unit.name)))),
            ("note", Shape::from(&*marks::clean(unit.note.as_deref().unwrap_or_default()))),
            ("offices", Self::texts(&unit.offices)),
            ("office_count", offices),
            ("fiscal_income", income),
        ])
    }

    /// What a group has beside its quantities.
    fn more(&mut self, group: &str) -> Vec<(&'static str, Shape)> {
        let disclosure = self.disclosure;
        match group {
            "general_public_budget" => self.functions(
                "/general_public_budget/by_function",
                Concept::GpbExpenditureByClass,
                &disclosure.general_public_budget.by_function,
            ),
            "government_fund" => {
                let fund = &disclosure.government_fund;
                let mut more = self.functions(
                    "/government_fund/by_function",
                    Concept::GovFundExpenditure,
                    &fund.by_function,
                );
                let all = [Concept::GovFundIncome, Concept::GovFundExpenditure];
                self.none(
                    &mut more,
                    fund.none,
                    &all,
                    &self.settings.words.no_government_fund,
                    "/government_fund/none",
                );
                more
            }
            "state_capital" => {
                let capital = &disclosure.state_capital;
                let mut more = self.functions(
                    "/state_capital/by_function",
                    Concept::SoeExpenditure,
                    &capital.by_function,
                );
                let all = [Concept::SoeIncome, Concept::SoeExpenditure];
                self.none(
                    &mut more,
                    capital.none,
                    &all,
                    &self.settings.words.no_state_capital,
                    "/state_capital/none",
                );
                more
            }
            "three_public" => {
                let mut more = Vec::new();
                let all = [Concept::ThreePublicTotal];
                self.none(
                    &mut more,
                    false,
                    &all,
                    &self.settings.words.no_three_public,
                    "/three_public/total/value",
                );
                more
            }
            "performance" => {
                let performance = &disclosure.performance;
                vec![
                    ("measures", Self::texts(&performance.measures)),
                    (
                        "publication_scope",
                        self.text(performance.publication_scope.as_deref(), "/performance/publication_scope"),
                    ),
                    (
                        "publication_place",
                        self.text(performance.publication_place.as_deref(), "/performance/publication_place"),
                    ),
                    // Left out means that there is none, so these are never gaps.
                    (
                        "report",
                        Shape::from(&*marks::clean(performance.report.as_deref().unwrap_or_default())),
                    ),
                    (
                        "result_note",
                        self.text(performance.result_note.as_deref(), "/performance/result_note"),
                    ),
                    (
                        "key_results",
                        Shape::from(&*marks::clean(performance.key_results.as_deref().unwrap_or_default())),
                    ),
                ]
            }
            _ => Vec::new(),
        }
    }

    /// Whether there was none of something, and the sentence that says so.
    fn none(
        &self,
        more: &mut Vec<(&'static str, Shape)>,
        stated: bool,
        concepts: &[Concept],
        sentence: &str,
        path: &str,
    ) {
        let department = &self.disclosure.department;
        let mut known = false;
        let mut zero = true;
        for concept in concepts {
            let level = self.levels.get(*concept as usize).copied().flatten();
            known |= level.is_some();
            zero &= level.is_none_or(|level| level.figure().is_some_and(|figure| figure.is_zero()));
        }
        let short = department.short_name.as_deref().unwrap_or(&self.settings.words.department);
        let year = self.disclosure.fiscal_year.to_string();
        let slots = [("name}", department.name.as_str()), ("short}", short), ("year}", &year)];
        let sentence = fill(sentence, &slots);
        more.push(("none", Shape::from(zero && (stated || known))));
        more.push(("none_text", Shape::from(&*marks::clean(&sentence))));
        more.push(("unknown", if known || stated { Shape::from(false) } else { Missing::value(path, true) }));
    }

    /// Expenditure by functional code: as it is given, by class, in its smallest parts, and above them.
    fn functions(
        &mut self,
        base: &'static str,
        concept: Concept,
        given: &'a [FunctionAmount],
    ) -> Vec<(&'static str, Shape)> {
        let mut rows: Vec<Row<'a>> = given
            .iter()
            .enumerate()
            .map(|(at, row)| Row {
                code: &row.code,
                name: row.name.as_deref(),
                amount: Some(&row.amount),
                at: Some(at),
            })
            .collect();
        let stated = rows.len();
        let mut codes: Vec<&'a str> = rows.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        let others = self.index.codes(concept).filter(|code| codes.binary_search(code).is_err());
        rows.extend(others.map(|code| Row { code, name: None, amount: None, at: None }));
        if rows.len() > stated {
            codes = rows.iter().map(|row| row.code).collect();
            codes.sort_unstable();
        }
        // An item is a row that no other row breaks down further: sorted, such rows follow it.
        let broken_down = |code: &str| {
            let next = codes.get(codes.partition_point(|other| *other <= code));
            matches!(code.len(), 3 | 5) && next.is_some_and(|next| next.starts_with(code))
        };
        let (mut listed, mut classes, mut items, mut above) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, row) in rows.iter().enumerate() {
            let shape = self.function(base, concept, row);
            if broken_down(row.code) { &mut above } else { &mut items }.push(shape.clone());
            if row.code.len() == 3 {
                classes.push(shape.clone());
            }
            if at < stated {
                listed.push(shape);
            }
        }
        if listed.is_empty() {
            listed.clone_from(&classes);
        }
        vec![
            ("by_function", Shape::from(listed)),
            ("classes", Shape::from(classes)),
            ("items", Shape::from(items)),
            ("above", Shape::from(above)),
        ]
    }

    fn function(&mut self, base: &'static str, concept: Concept, row: &Row<'a>) -> Shape {
        let dimensions = Arc::new(Dimensions::function(row.code.to_owned()));
        let path = Path { base, index: row.at, name: if row.at.is_some() { "amount" } else { "" } };
        let subject = Subject { path, concept, dimensions: Some(&dimensions), code: row.code };
        let amount = self
            .quantity(subject, row.amount)
            .unwrap_or_else(|| Shape::from_object(View::missing(path, self.options.draft)));
        let name = row.name.or_else(|| self.name(row.code)).map_or_else(
            // A code that no list knows stands for itself.
            || Shape::from(format!("{}科目", marks::clean(row.code))),
            |name| Shape::from(&*marks::clean(name)),
        );
        let full_name = if self.wants.full_name { self.full_name(row) } else { None };
        record([
            ("code", Shape::from(&*marks::clean(row.code))),
            ("full_name", full_name.unwrap_or_else(|| name.clone())),
            ("name", name),
            ("amount", amount),
        ])
    }

    /// The names of the class, the group and the item: 一般公共服务支出（类）档案事务（款）档案馆（项）.
    fn full_name(&self, row: &Row<'_>) -> Option<Shape> {
        let mut full = String::new();
        for (length, word) in [(3, "（类）"), (5, "（款）"), (7, "（项）")] {
            let Some(code) = row.code.get(..length) else { break };
            let own = row.name.filter(|_| code == row.code);
            full.push_str(&marks::clean(own.or_else(|| self.name(code))?));
            full.push_str(word);
        }
        (!full.is_empty()).then(|| Shape::from(full))
    }

    fn name(&self, code: &str) -> Option<&'a str> {
        self.index
            .name(code)
            .or_else(|| Classification::Functional.name_of(code, self.disclosure.fiscal_year))
    }

    fn glossary(&self) -> Shape {
        let terms = self.disclosure.glossary.iter().map(|term| {
            record([
                ("term", Shape::from(&*marks::clean(&term.term))),
                ("meaning", Shape::from(&*marks::clean(&term.meaning))),
            ])
        });
        Shape::from(terms.collect::<Vec<_>>())
    }

    fn internal_transfer(&mut self) -> Shape {
        let path = Path { base: "/internal_transfer", index: None, name: "" };
        let concept = Concept::InternalTransfer;
        let subject = Subject { path, concept, dimensions: None, code: "" };
        let disclosure = self.disclosure;
        self.quantity(subject, disclosure.internal_transfer.as_ref())
            .unwrap_or_else(|| Shape::from_object(View::missing(path, false)))
    }
}
