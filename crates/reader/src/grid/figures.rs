//! The numbers of cells become figures.

use juesuan_model::{
    Concept, Figure, FigureId, Mark, MarkKind, MoneyUnit, Origin, Problem, Role, TableKind, Unit,
};

use super::value::{Content, content, is_code_text};
use super::{Cell, Grid};
use crate::figures::value;
use crate::marks::marks;
use crate::normalise::normalise;
use crate::parse;

/// What the origin of a cell names where the kind of its table is not known.
const OTHER: &str = "other";

/// Writes figures with their places.
pub(super) struct Writer<'a> {
    pub grid: &'a Grid,
    pub text: &'a str,
    /// Where the lines of the text begin.
    pub lines: &'a [u32],
    pub figures: &'a mut Vec<Figure>,
    pub marks: &'a mut Vec<Mark>,
    pub problems: &'a mut Vec<Problem>,
    /// The cells that have their figure.
    pub done: Vec<(usize, usize)>,
}

/// Where the lines of a text begin.
pub(super) fn lines(text: &str) -> Vec<u32> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect()
}

impl Writer<'_> {
    pub(super) fn origin(&self, kind: Option<TableKind>, row: usize, column: usize) -> Origin {
        let cell = self.grid.rows.get(row).and_then(|cells| cells.get(column));
        Origin::Cell {
            table: kind.map_or(OTHER, TableKind::id).to_owned(),
            row: row as u32 + 1,
            column: column as u32 + 1,
            sheet: self.grid.sheet.clone(),
            cell: cell.and_then(|cell| cell.address.clone()),
            page: cell.and_then(|cell| cell.page).or(self.grid.page),
        }
    }

    /// The line and the column of a byte, both from 1.
    fn place(&self, at: u32) -> (u32, u32) {
        let line = self.lines.partition_point(|&start| start <= at);
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or_default();
        let before = self.text.get(start as usize..at as usize).unwrap_or_default();
        (line as u32, before.chars().count() as u32 + 1)
    }

    /// The line of a cell, 0 where the text does not have it.
    pub(super) fn line_of(&self, row: usize) -> u32 {
        let cells = self.grid.rows.get(row).map_or(&[][..], Vec::as_slice);
        cells.iter().find_map(|cell| cell.span).map_or(0, |(start, _)| self.place(start).0)
    }

    fn push(
        &mut self,
        kind: Option<TableKind>,
        (row, column): (usize, usize),
        cell: &Cell,
        (text, start): (&str, usize),
        (plain, unit, role): (&str, Unit, Role),
    ) -> FigureId {
        let id = self.figures.len() as FigureId;
        // Where the text of the document has the cell as it is, the figure is found in it.
        let span = cell.span.map(|(from, to)| {
            let inside = from as usize + start;
            let exact = self.text.get(inside..inside + text.len()) == Some(text);
            if exact { (inside as u32, (inside + text.len()) as u32) } else { (from, to) }
        });
        let (start, end) = span.unwrap_or_default();
        let (line, at) = if span.is_some() { self.place(start) } else { (0, 0) };
        let value = value(plain);
        if let Err(error) = &value {
            self.problems.push(Problem::new(error.zh(), error.to_string(), line));
        }
        self.figures.push(Figure {
            id,
            text: text.to_owned().into(),
            start,
            end,
            line,
            column: at,
            origin: self.origin(kind, row, column),
            value: value.ok(),
            decimals: plain.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32),
            unit,
            approximate: false,
            role,
        });
        self.done.push((row, column));
        id
    }

    /// The figure of a cell that holds a value.
    pub(super) fn value(
        &mut self,
        kind: Option<TableKind>,
        place: (usize, usize),
        cell: &Cell,
        concept: Option<Concept>,
        money: MoneyUnit,
    ) -> Option<FigureId> {
        let Content::Number { printed, plain, start, unit } = content(&cell.text) else { return None };
        let of_concept = match concept {
            Some(concept) if !concept.is_money() => concept.info().unit,
            _ => money.unit(),
        };
        let unit = match unit {
            Some(unit) if of_concept.money_power().is_some() || unit == Unit::Percent => unit,
            _ => of_concept,
        };
        let role = match unit {
            Unit::Percent => Role::Other,
            unit if unit.money_power().is_some() => Role::Amount,
            _ => Role::Count,
        };
        Some(self.push(kind, place, cell, (printed, start), (&plain, unit, role)))
    }

    /// The numbers of a cell that are no values: codes, numbers of lines, numbers in words.
    pub(super) fn others(&mut self, kind: Option<TableKind>, place: (usize, usize), cell: &Cell) {
        if !cell.text.bytes().any(|b| b.is_ascii_digit() || b >= 0x80) {
            return;
        }
        self.unfinished(cell);
        match content(&cell.text) {
            Content::Number { printed, plain, start, unit } => {
                let role = if is_code_text(&cell.text) { Role::Ordinal } else { Role::Other };
                let unit = unit.filter(|_| role == Role::Other).unwrap_or(Unit::None);
                self.push(kind, place, cell, (printed, start), (&plain, unit, role));
            }
            Content::Words
                if cell.text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) =>
            {
                let normal = normalise(&cell.text);
                for (number, role) in parse::numbers(&normal, &cell.text) {
                    let (from, to) = normal.span(&cell.text, number.start, number.end);
                    let text = cell.text.get(from..to).unwrap_or_default();
                    let plain = normal.text.get(number.start..number.end).unwrap_or_default();
                    // A number in a label names what is measured and measures nothing.
                    let role = match role {
                        Role::Year | Role::Ordinal | Role::DocumentNumber | Role::Telephone => role,
                        _ => Role::Threshold,
                    };
                    self.push(kind, place, cell, (text, from), (plain, number.unit, role));
                }
            }
            _ => {}
        }
    }

    /// The places of a cell that were never filled in.
    fn unfinished(&mut self, cell: &Cell) {
        let Some((start, end)) = cell.span else { return };
        match content(&cell.text) {
            Content::Placeholder => {
                let text = cell.text.trim().to_owned();
                self.marks.push(Mark { kind: MarkKind::Placeholder, start, end, text });
            }
            Content::Words if cell.text.contains(['X', 'x', 'Ｘ', '×', '□', '_', '○', '〇']) => {
                let found = marks(&cell.text, &normalise(&cell.text), self.problems);
                let is_here = |mark: &Mark| {
                    self.text.get((start + mark.start) as usize..(start + mark.end) as usize)
                        == Some(&mark.text)
                };
                let placed =
                    found.into_iter().filter(|mark| mark.kind == MarkKind::Placeholder && is_here(mark));
                self.marks.extend(placed.map(|mark| Mark {
                    start: start + mark.start,
                    end: start + mark.end,
                    ..mark
                }));
            }
            _ => {}
        }
    }
}
