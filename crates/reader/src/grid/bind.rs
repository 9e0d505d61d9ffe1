//! From the rows and columns of a table to facts.

use juesuan_model::classification::{LIST_YEAR, Level};
use juesuan_model::tables::{
    Block, FieldPlace, HeadBasis, head_basis, kind_of_title, plain_label, table_occurrence,
};
use juesuan_model::{
    Basis, Classification, CodedName, Concept, Dimensions, Fact, FigureId, FiscalYear, MoneyUnit, TableKind,
};

use super::figures::Writer;
use super::shape::{Column, Side, Table, compact};
use super::value::{Content, content, is_code_text};
use super::{Cell, Grid};

/// Heads that say nothing of what stands below them.
const GENERAL: &[&str] = &[
    "项目",
    "收入",
    "支出",
    "科目",
    "栏次",
    "支出功能分类",
    "按功能分类",
    "支出按功能分类",
    "项目按功能分类",
    "收入项目",
    "支出项目",
    "经济分类",
    "支出决算",
    "收入决算",
    "其中",
];

/// What a column's heads say.
#[derive(Debug, Default)]
struct Head {
    basis: Option<Basis>,
    /// The fields that it may be of, in the blocks whose fields are columns.
    fields: &'static [FieldPlace],
    /// Whether no more is said than that figures stand here.
    plain: bool,
}

/// What a row is about.
#[derive(Debug)]
enum Row {
    /// A code, and the name beside it.
    Code(String),
    /// A class of expenditure by its name alone.
    Class(&'static str),
    /// A plain label.
    Label(String),
}

/// What the rows so far say of the next one, for one side.
#[derive(Debug, Default)]
struct State {
    /// The place of the field that was read last: forms repeat labels in order.
    last: Option<usize>,
    /// The code that was read last.
    code: String,
    /// The row of the side to the left, where it has a label and no figure.
    left: Option<(Row, String)>,
}

/// The part of the table that a kind has, and what of it has been read.
pub(super) struct Binder<'a> {
    pub kind: TableKind,
    pub year: Option<FiscalYear>,
    pub grid: &'a Grid,
    pub table: &'a Table,
    /// The unit of its money.
    pub money: MoneyUnit,
}

/// What was read of a table.
#[derive(Debug, Default)]
pub(super) struct Bound {
    pub facts: Vec<Fact>,
    pub names: Vec<CodedName>,
    /// How many rows of data there are.
    pub rows: u32,
    /// The labels of rows with figures that nobody knows, and heads of such columns.
    pub unknown: Vec<String>,
    /// Whether a row of totals was among them.
    pub total: bool,
}

impl Binder<'_> {
    pub(super) fn bind(&self, writer: &mut Writer<'_>) -> Bound {
        let mut out = Bound::default();
        let heads: Vec<Option<Head>> =
            self.table.layout.columns.iter().map(|column| self.head(column)).collect();
        let mut states: Vec<State> = self.table.layout.sides.iter().map(|_| State::default()).collect();
        for &at in self.table.data() {
            let Some(cells) = self.grid.rows.get(at) else { continue };
            let mut filled = false;
            let mut left = None;
            for (side, state) in self.table.layout.sides.iter().zip(&mut states) {
                state.left = left.take();
                filled |= self.row(&mut out, writer, (at, cells, side), &heads, state);
                left = state.left.take();
            }
            out.rows += u32::from(filled);
        }
        out
    }

    fn row(
        &self,
        out: &mut Bound,
        writer: &mut Writer<'_>,
        (at, cells, side): (usize, &[Cell], &Side),
        heads: &[Option<Head>],
        state: &mut State,
    ) -> bool {
        let (mut row, mut name, code_at) = self.label(cells, side, &state.code);
        // A label can reach over the side to its right: 公用经费合计 over two blocks of codes.
        if let Some((of_left, label)) = state.left.take().filter(|_| name.is_empty())
            && let Row::Label(plain) = &of_left
            && side.labels.iter().any(|&column| {
                cells.get(column).is_some_and(|cell| cell.covered)
                    || self.kind == TableKind::GpbBasic && plain.ends_with("合计")
            })
        {
            (row, name) = (of_left, label);
        }
        if let Row::Code(code) = &row {
            state.code.clone_from(code);
        }
        let mut first: Option<FigureId> = None;
        let mut missed = Vec::new();
        for &column in &side.values {
            let (Some(cell), Some(Some(head))) = (cells.get(column), heads.get(column)) else { continue };
            let Content::Number { .. } = content(&cell.text) else { continue };
            let found = self.resolve(&row, head, state.last);
            let concept = found.as_ref().map(|(concept, ..)| *concept);
            let Some(figure) = writer.value(Some(self.kind), (at, column), cell, concept, self.money) else {
                continue;
            };
            first = first.or(Some(figure));
            match found {
                Some((concept, basis, dimensions)) => out.facts.push(Fact {
                    figure,
                    concept,
                    basis,
                    dimensions,
                    occurrence: table_occurrence(self.kind).into(),
                }),
                None => missed.push(column),
            }
        }
        if let Row::Label(label) = &row
            && let Some(place) = self.field_of_row(label, None, state.last)
        {
            state.last = Some(place.index);
            out.total |= label.ends_with("总计");
        }
        if !missed.is_empty() {
            let bound = missed.len() < side.values.len()
                && out.facts.last().is_some_and(|fact| Some(fact.figure) >= first);
            let column = missed.first().and_then(|&column| match self.table.layout.columns.get(column) {
                Some(Column::Value(path)) => Some(path.join("/")),
                _ => None,
            });
            let what = if bound { column.unwrap_or_default() } else { name.clone() };
            let what = if what.is_empty() { format!("第{}行", at + 1) } else { what };
            if !out.unknown.contains(&what) {
                out.unknown.push(what);
            }
        }
        let (code, classification) = match &row {
            Row::Code(code) => (Some(code.clone()), self.classification()),
            Row::Class(_) => (None, Classification::Functional),
            Row::Label(label) => {
                out.total |= matches!(label.as_str(), "合计" | "总计") && first.is_some();
                let read = first.is_some() || !label.is_empty();
                state.left = (first.is_none() && read).then_some((row, name));
                return read;
            }
        };
        out.names.push(CodedName {
            classification,
            code,
            name,
            occurrence: table_occurrence(self.kind).into(),
            origin: writer.origin(Some(self.kind), at, code_at),
            figure: first,
        });
        true
    }

    fn classification(&self) -> Classification {
        if self.kind == TableKind::GpbBasic { Classification::Economic } else { Classification::Functional }
    }

    fn year(&self) -> FiscalYear {
        self.year.unwrap_or(LIST_YEAR)
    }

    /// What a row is about, its printed name, and the column that says so.
    fn label(&self, cells: &[Cell], side: &Side, before: &str) -> (Row, String, usize) {
        let (mut levels, mut words, mut place) = (Vec::new(), String::new(), None);
        for &column in &side.labels {
            let Some(cell) = cells.get(column).filter(|cell| !cell.text.trim().is_empty()) else {
                let is_code = self.table.layout.columns.get(column) == Some(&Column::Code);
                if is_code && words.is_empty() && levels.iter().all(String::is_empty) {
                    levels.push(String::new());
                }
                continue;
            };
            let text = cell.text.trim();
            if is_code_text(text) {
                levels.push(text.chars().filter(char::is_ascii_digit).collect());
                place = place.or(Some(column));
            } else if words.is_empty() && !matches!(text, "类" | "款" | "项") {
                words = compact(text);
                place = place.or(Some(column));
            }
        }
        let place = place.or_else(|| side.labels.first().copied()).unwrap_or_default();
        let mut code = join_levels(&levels, before);
        // One column may hold both the code and the name.
        if code.is_empty() {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = words.len() - rest.len();
            if matches!(digits, 3 | 5 | 7) && !rest.is_empty() && !rest.starts_with(['.', '、', '．', '年'])
            {
                code = words[..digits].to_owned();
                words = rest.trim_start_matches(['-', '_', ' ']).to_owned();
            }
        }
        if !code.is_empty() && self.coded() {
            return (Row::Code(code), words, place);
        }
        let plain = plain_label(&words);
        if matches!(self.kind, TableKind::IncomeExpenditureSummary | TableKind::FiscalSummary)
            && self.kind.fields_labelled(&plain).iter().all(|field| self.is_column(field))
            && self.kind.block_labelled(&plain).is_none()
            && let Some(class) = self.class(&plain)
        {
            return (Row::Class(class), unnumbered(&words), place);
        }
        if self.coded()
            && code.is_empty()
            && self.kind.block_labelled(&plain).is_none()
            && self.kind.fields_labelled(&plain).is_empty()
            && let Some(code) = self.code_of_name(&plain, before)
        {
            return (Row::Code(code.to_owned()), words, place);
        }
        (Row::Label(plain), words, place)
    }

    /// Whether the rows of this kind have codes.
    fn coded(&self) -> bool {
        !matches!(
            self.kind,
            TableKind::IncomeExpenditureSummary
                | TableKind::FiscalSummary
                | TableKind::ThreePublic
                | TableKind::AgencyOperation
        )
    }

    fn class(&self, plain: &str) -> Option<&'static str> {
        let named = Classification::Functional.by_name(plain, self.year());
        named.iter().find(|entry| entry.level() == Level::Class).map(|entry| entry.code)
    }

    /// The code of a name, where it is the only one, or the only one below the code before.
    fn code_of_name(&self, plain: &str, before: &str) -> Option<&'static str> {
        let named = self.classification().by_name(plain, self.year());
        match named[..] {
            [entry] => Some(entry.code),
            _ => {
                let mut near = named.iter().filter(|entry| {
                    let parent = self.classification().parent(entry.code).unwrap_or_default();
                    !parent.is_empty() && before.starts_with(parent)
                });
                let found = near.next()?;
                near.next().is_none().then_some(found.code)
            }
        }
    }

    /// Whether a field is a column of this kind, and not a row.
    fn is_column(&self, place: &FieldPlace) -> bool {
        match self.kind {
            TableKind::IncomeExpenditureSummary => place.block == 1,
            TableKind::FiscalSummary => place.block > 0,
            TableKind::GpbBasic => place.block == 0,
            TableKind::ThreePublic | TableKind::AgencyOperation => false,
            _ => true,
        }
    }

    fn head(&self, column: &Column) -> Option<Head> {
        let Column::Value(path) = column else { return None };
        let mut head = Head::default();
        let mut words: Vec<&str> = Vec::new();
        for label in path {
            if let Some(HeadBasis { basis, year }) = head_basis(label) {
                head.basis = Some(self.basis(basis, year));
            } else if !self.is_general(label) {
                words.push(label);
            }
        }
        let Some((last, parents)) = words.split_last() else {
            head.plain = true;
            return Some(head);
        };
        let sum = matches!(*last, "合计" | "小计");
        if let (true, Some((parent, above))) = (sum, parents.split_last()) {
            let of_parent = self.kind.fields_labelled(parent);
            if !of_parent.is_empty() && above.iter().all(|word| self.is_whole(word)) {
                head.fields = of_parent;
                return Some(head);
            }
        }
        if parents.iter().all(|word| self.is_whole(word)) {
            head.fields = self.kind.fields_labelled(last);
        }
        Some(head)
    }

    /// Whether a head says nothing of what stands below it.
    fn is_general(&self, label: &str) -> bool {
        let sides = matches!(label, "人员经费" | "公用经费" | "人员支出" | "公用支出");
        // 收入决算数 over a side, 一般公共预算财政拨款支出决算数 over all columns.
        let stem = label.strip_suffix("决算数").filter(|stem| !stem.is_empty());
        GENERAL.contains(&label)
            || sides && self.kind == TableKind::GpbBasic
            || kind_of_title(label).is_some()
            || stem.is_some_and(|stem| {
                GENERAL.contains(&stem) || kind_of_title(&[stem, "决算表"].concat()) == Some(self.kind)
            })
            || !label.is_empty() && label.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether what stands below a head is a part of the same thing: 本年支出 above 基本支出.
    fn is_whole(&self, label: &str) -> bool {
        let wholes = ["total", "expenditure", "vehicle_total", "three_public_total"];
        label.contains("三公")
            || self.kind.fields_labelled(label).iter().any(|place| wholes.contains(&place.field.name))
    }

    fn basis(&self, basis: Basis, year: Option<FiscalYear>) -> Basis {
        match (year, self.year) {
            (Some(named), Some(year)) if named != year && basis == Basis::Actual => {
                if named + 1 == year {
                    Basis::PriorYear
                } else {
                    Basis::Year(named)
                }
            }
            _ => basis,
        }
    }

    /// The field that a row label names, in order behind the one before.
    fn field_of_row(&self, label: &str, basis: Option<Basis>, last: Option<usize>) -> Option<FieldPlace> {
        let fits = |place: &&FieldPlace| {
            !self.is_column(place) && basis.is_none_or(|basis| place.field.basis == basis)
        };
        let fields = self.kind.fields_labelled(label);
        let after = fields.iter().filter(fits).find(|place| last.is_none_or(|last| place.index > last));
        after.or_else(|| fields.iter().find(fits)).copied()
    }

    fn resolve(&self, row: &Row, head: &Head, last: Option<usize>) -> Option<(Concept, Basis, Dimensions)> {
        let of_block = |block: usize| {
            if head.plain {
                self.first_field(block)
            } else {
                head.fields.iter().find(|place| place.block == block).copied()
            }
        };
        let basis_of = |place: &FieldPlace| head.basis.unwrap_or(place.field.basis);
        let of_place = |place: FieldPlace| {
            let fund = place.field.fund.map(Into::into);
            (place.field.concept, basis_of(&place), Dimensions { fund, ..Dimensions::default() })
        };
        let coded = |dimensions: Dimensions| {
            let place = of_block(self.coded_block()?)?;
            let concept = if dimensions.function.is_some() {
                place.field.concept.by_function()
            } else {
                place.field.concept
            };
            Some((concept, basis_of(&place), dimensions))
        };
        match row {
            Row::Code(code) if self.kind == TableKind::GpbBasic => {
                code.starts_with('3').then(|| coded(Dimensions::economic(code.clone())))?
            }
            Row::Code(code) => code.starts_with('2').then(|| coded(Dimensions::function(code.clone())))?,
            Row::Class(code) => coded(Dimensions::function(*code)),
            Row::Label(label) => {
                if self.kind == TableKind::GpbBasic && head.plain && matches!(label.as_str(), "合计" | "总计")
                {
                    let basis = head.basis.unwrap_or(Basis::Actual);
                    return Some((Concept::GpbBasicExpenditure, basis, Dimensions::default()));
                }
                if let Some(place) = self.kind.block_labelled(label).and_then(of_block) {
                    return Some(of_place(place));
                }
                if head.plain {
                    // 预算数 and 统计数 have blocks of their own, other bases that of the actuals.
                    let own = match head.basis {
                        Some(basis @ Basis::InitialBudget) => self.field_of_row(label, Some(basis), last),
                        _ => self.field_of_row(label, Some(Basis::Actual), last),
                    };
                    return own.or_else(|| self.field_of_row(label, None, last)).map(of_place);
                }
                // The items of the one row of 三公 are its columns.
                let free = self.kind == TableKind::ThreePublic && self.kind.fields_labelled(label).is_empty();
                let field = head.fields.first().filter(|_| free)?.field;
                Some((field.concept, head.basis.unwrap_or(Basis::Actual), Dimensions::default()))
            }
        }
    }

    fn coded_block(&self) -> Option<usize> {
        self.kind.empty().blocks().iter().position(|block| matches!(block, Block::Coded { .. }))
    }

    /// The field of a block of columns that a column without a head of its own is of.
    fn first_field(&self, block: usize) -> Option<FieldPlace> {
        let table = self.kind.empty();
        let fields = match table.blocks().into_iter().nth(block)? {
            Block::Fixed { cells, .. } => cells.fields(),
            Block::Coded { rows, .. } => rows.columns(),
        };
        let rows_of_one_column = |place: &FieldPlace| self.is_column(place);
        fields.first().map(|field| FieldPlace { block, index: 0, field }).filter(rows_of_one_column)
    }
}

/// Levels of a code beside each other: 201 03 01, with what the row above says where one is blank.
fn join_levels(levels: &[String], before: &str) -> String {
    let mut code = String::new();
    for level in levels {
        if level.is_empty() {
            let kept = before.get(..code.len() + if code.is_empty() { 3 } else { 2 });
            match kept {
                Some(kept) if levels.iter().any(|level| !level.is_empty()) => code = kept.to_owned(),
                _ => return String::new(),
            }
        } else if level.len() > code.len() && !code.is_empty() && level.starts_with(code.as_str()) {
            // Some print the whole code in the column of its level.
            code.clone_from(level);
        } else {
            code.push_str(level);
        }
    }
    code
}

fn unnumbered(words: &str) -> String {
    match words.split_once('、') {
        Some((number, name)) if number.chars().all(|c| "一二三四五六七八九十".contains(c)) => {
            name.to_owned()
        }
        _ => words.to_owned(),
    }
}
