//! The public tables as tables of the document: those of the disclosure, and for a profile that
//! asks for it those that its quantities can fill.

mod derive;
pub(crate) mod grid;
mod layout;
pub(crate) mod sums;

use std::borrow::Cow;
use std::sync::Arc;

use juesuan_model::tables::{Block, CellField, Cells, Place, Table as Source};
use juesuan_model::{Basis, Classification, Dimensions, Disclosure, Printed, Role, TableKind, Value};
use minijinja::Value as Shape;

use crate::context::{Record, TableIndex};
use crate::document::{Cell, FigureIndex, FigureRef, Held, Inline, Table, Words};
use crate::marks;
use crate::profile::RenderOptions;
use crate::settings::Settings;
use grid::{Grid, Item};

/// Builds the tables of a profile and what a template sees of them: for each its title and the
/// mark that stands for it.
pub(crate) fn build(
    disclosure: &Disclosure,
    settings: &Settings,
    options: RenderOptions,
    index: &TableIndex<'_>,
    figures: &mut Vec<FigureRef>,
) -> (Shape, Vec<Table>) {
    let mut tables = Vec::new();
    let mut shapes = Vec::new();
    let quantities = settings.derive_tables.then(|| derive::Quantities::new(disclosure, index));
    let mut places: Vec<Place> = settings.layout.places.to_vec();
    // A table that the form does not have is still printed where the disclosure has it.
    for (kind, _) in disclosure.tables.iter() {
        if !places.iter().any(|place| place.kind == kind) {
            places.push(Place { kind, title: kind.title() });
        }
    }
    for (number, place) in places.iter().enumerate() {
        let derived;
        let (source, made): (&dyn Source, bool) = match (disclosure.tables.get(place.kind), &quantities) {
            (Some(table), _) => (table, false),
            (None, Some(quantities)) => {
                derived = quantities.table(place.kind);
                (derived.as_ref(), true)
            }
            (None, None) => continue,
        };
        let none = match place.kind {
            TableKind::GovFund => disclosure.government_fund.none,
            TableKind::SoeCapital => disclosure.state_capital.none,
            _ => false,
        };
        let mut printer =
            Printer { disclosure, settings, index, figures, kind: place.kind, gaps: options.draft && !none };
        let mut table = printer.table(source);
        if made {
            leave_out_what_is_cut_short(place.kind, &mut table, printer.figures, &settings.words.withheld);
        }
        table.title = place.title.to_owned();
        let unit = ["单位：", disclosure.unit.unit().zh()].concat();
        table.corner =
            if settings.layout.numbered { format!("公开{:02}表 {unit}", number + 1) } else { unit };
        table.note =
            source.note().map(str::to_owned).or_else(|| (made && none).then(|| printer.nothing_in_it()));
        table.index = Some(tables.len());
        shapes.push(Shape::from_object(Record([
            ("title", Shape::from(place.title)),
            ("kind", Shape::from(place.kind.id())),
            ("table", marks::table(tables.len())),
        ])));
        tables.push(table);
    }
    (Shape::from(shapes), tables)
}

/// Empties the parts of a whole that are not all known: a form reads an empty cell as zero, so
/// that the others would contradict the whole.
fn leave_out_what_is_cut_short(kind: TableKind, table: &mut Table, figures: &[FigureRef], withheld: &str) {
    fn words(cell: &Cell) -> Cow<'_, str> {
        match cell.inlines() {
            [Inline::Text(Words(Held::Own(text)))] => Cow::Borrowed(text),
            _ => Cow::default(),
        }
    }
    let figure = |index: FigureIndex| figures.get(index.0 as usize).map(|figure| figure.value);
    let grid = Grid::of(table, words, figure);
    let sums = sums::sums(kind, &grid);
    let is_figure = |place| matches!(grid.item(place), Item::Figure(_));
    // Of several sums of one cell, one that is whole is enough.
    let cut = sums.iter().filter(|sum| {
        let mut others = sums.iter().filter(|other| other.whole == sum.whole);
        grid.is_cut_short(sum, withheld) && !others.any(|other| grid.holds(other))
    });
    let places: Vec<_> = cut.flat_map(|sum| &sum.parts).map(|(place, _)| *place).collect();
    let places: Vec<_> = places.into_iter().filter(|place| is_figure(*place)).collect();
    for (row, column) in places {
        if let Some(cell) = table.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = Cell::default();
        }
    }
}

struct Printer<'p> {
    disclosure: &'p Disclosure,
    settings: &'p Settings,
    index: &'p TableIndex<'p>,
    figures: &'p mut Vec<FigureRef>,
    kind: TableKind,
    /// Whether cells that are absent are marked as gaps.
    gaps: bool,
}

fn words(text: impl Into<Cow<'static, str>>) -> Cell {
    Inline::Text(Words(Held::Own(text.into()))).into()
}

impl Printer<'_> {
    fn nothing_in_it(&self) -> String {
        let what = match self.kind {
            TableKind::GovFund => "政府性基金预算",
            _ => "国有资本经营预算",
        };
        let name = &self.disclosure.department.name;
        format!("说明：{name}本年度没有{what}财政拨款收入和支出，故本表无数据。")
    }

    fn cell(
        &mut self,
        value: Option<Value>,
        path: &str,
        field: &CellField,
        dimensions: Option<&Arc<Dimensions>>,
    ) -> Cell {
        let settings = self.settings;
        match value {
            Some(Value::Figure(printed)) => self.figure(printed, field, dimensions),
            Some(Value::Withheld) => words(settings.words.withheld.clone()),
            Some(Value::Dash) => words(settings.words.dash.clone()),
            Some(Value::Blank) => Cell::default(),
            None if self.gaps => {
                Inline::Missing { path: format!("/tables/{}/{path}/{}", self.kind.id(), field.name) }.into()
            }
            None => Cell::default(),
        }
    }

    fn figure(&mut self, value: Printed, field: &CellField, dimensions: Option<&Arc<Dimensions>>) -> Cell {
        let by_function = dimensions.is_some_and(|dimensions| dimensions.function.is_some());
        let concept = if by_function { field.concept.by_function() } else { field.concept };
        let money = concept.is_money();
        let index = FigureIndex(self.figures.len() as u32);
        self.figures.push(FigureRef {
            concept: Some(concept),
            basis: field.basis,
            dimensions: match field.fund {
                None => dimensions.cloned(),
                Some(fund) => Some(Arc::new(Dimensions { fund: Some(fund.into()), ..Dimensions::default() })),
            },
            role: if money { Role::Amount } else { Role::Count },
            direction: None,
            value,
            unit: if money { self.disclosure.unit.unit() } else { concept.info().unit },
            approximate: false,
        });
        Inline::Figure(index).into()
    }

    fn cells(
        &mut self,
        path: &str,
        cells: &dyn Cells,
        dimensions: Option<&Arc<Dimensions>>,
    ) -> impl Iterator<Item = Cell> {
        let fields = cells.fields().iter().enumerate();
        fields.map(move |(at, field)| self.cell(cells.get(at), path, field, dimensions))
    }

    fn fixed(&mut self, block: &Block<'_>) -> Vec<Cell> {
        match block {
            Block::Fixed { path, cells, .. } => self.cells(path, *cells, None).collect(),
            Block::Coded { .. } => Vec::new(),
        }
    }

    /// The rows of a block with codes, each after the cells that its code and its name make.
    fn coded(
        &mut self,
        block: &Block<'_>,
        mut first: impl FnMut(&str, Cow<'static, str>) -> Vec<Cell>,
    ) -> Vec<Vec<Cell>> {
        let Block::Coded { path, classification, rows } = block else { return Vec::new() };
        // No cell of such a row is marked as a gap.
        let gaps = std::mem::replace(&mut self.gaps, false);
        let mut out = Vec::with_capacity(rows.len());
        for at in 0..rows.len() {
            let Some((code, name, cells)) = rows.row(at) else { continue };
            let dimensions = Arc::new(match classification {
                Classification::Functional => Dimensions::function(code.to_owned()),
                Classification::Economic => Dimensions::economic(code.to_owned()),
            });
            let name = match name.or_else(|| self.index.name(code)) {
                Some(name) => Cow::Owned(name.to_owned()),
                None => classification.name_of(code, self.disclosure.fiscal_year).unwrap_or_default().into(),
            };
            let mut row = first(code, name);
            row.extend(self.cells(path, cells, Some(&dimensions)));
            out.push(row);
        }
        self.gaps = gaps;
        out
    }
}

/// The value of a quantity that a table may need.
fn basis_of(basis: Basis) -> &'static str {
    match basis {
        Basis::InitialBudget => "预算数",
        _ => "决算数",
    }
}
