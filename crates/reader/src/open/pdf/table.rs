//! Tables from ruling lines: the cells that the lines enclose.

use super::content::{Glyph, Ruling};

/// Lines closer than this are one line, drawn twice or a little off; no row is so low.
const SAME_LINE: f64 = 3.5;
/// How far a line may end before the line that it meets.
const REACH: f64 = 3.0;
/// The most cells of a table; a grid with more is a drawing.
const MAX_CELLS: usize = 100_000;
/// The most lines that are put together into tables.
const MAX_LINES: usize = 4_000;

/// A table of a page.
#[derive(Debug, Default)]
pub(super) struct RuledTable {
    /// The places of the lines between columns, the outer ones included.
    pub xs: Vec<f64>,
    /// The places of the lines between rows, the outer ones included.
    pub ys: Vec<f64>,
    /// For each cell, row by row, the upper left cell of the merged cell that it is a part of.
    pub masters: Vec<(usize, usize)>,
}

impl RuledTable {
    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    pub(super) fn master(&self, row: usize, column: usize) -> (usize, usize) {
        self.masters.get(row * self.columns() + column).copied().unwrap_or((row, column))
    }

    /// How many rows and columns the merged cell has that begins here.
    pub(super) fn extent(&self, row: usize, column: usize) -> (usize, usize) {
        let rows = (row..self.rows()).take_while(|&r| self.master(r, column) == (row, column)).count();
        let columns = (column..self.columns()).take_while(|&c| self.master(row, c) == (row, column)).count();
        (rows.max(1), columns.max(1))
    }

    pub(super) fn top(&self) -> f64 {
        self.ys.first().copied().unwrap_or_default()
    }

    /// The cell in which a glyph stands.
    pub(super) fn cell_of(&self, glyph: &Glyph) -> Option<(usize, usize)> {
        let (x, y) = glyph.middle();
        let place = |lines: &[f64], at: f64| {
            let after = lines.partition_point(|&line| line <= at);
            (after > 0 && after < lines.len()).then(|| after - 1)
        };
        Some(self.master(place(&self.ys, y)?, place(&self.xs, x)?))
    }
}

/// The tables that the ruling lines of a page draw, from the top down.
pub(super) fn tables(horizontal: &[Ruling], vertical: &[Ruling]) -> Vec<RuledTable> {
    let (horizontal, vertical) = (merged(horizontal), merged(vertical));
    if horizontal.len() > MAX_LINES || vertical.len() > MAX_LINES {
        return Vec::new();
    }
    // Lines that meet belong to one table.
    let mut groups = Groups::new(horizontal.len() + vertical.len());
    for (h, across) in horizontal.iter().enumerate() {
        for (v, down) in vertical.iter().enumerate() {
            let meets = |line: &Ruling, at: f64| line.from - REACH <= at && at <= line.to + REACH;
            if meets(across, down.at) && meets(down, across.at) {
                groups.unite(h, horizontal.len() + v);
            }
        }
    }
    let mut out: Vec<RuledTable> = Vec::new();
    for root in 0..groups.len() {
        if groups.root(root) != root {
            continue;
        }
        let mut of = |lines: &[Ruling], from: usize| -> Vec<Ruling> {
            let here = |(at, line): (usize, &Ruling)| (groups.root(from + at) == root).then_some(*line);
            lines.iter().enumerate().filter_map(here).collect()
        };
        let mut waiting = vec![(of(&horizontal, 0), of(&vertical, horizontal.len()))];
        while let Some((across, down)) = waiting.pop() {
            match seam(&across, &down) {
                Some(y) => waiting.extend(parts(&across, &down, y)),
                None => out.extend(table(&across, &down)),
            }
        }
    }
    out.sort_by(|a, b| a.top().total_cmp(&b.top()));
    out
}

/// Where one table ends and another, with other columns, begins without a gap.
///
/// Within a table lines end where cells are merged, or begin where they are not; where most of them
/// end and others begin in their place, nothing goes on.
fn seam(across: &[Ruling], down: &[Ruling]) -> Option<f64> {
    let ys = distinct(across.iter().map(|line| line.at).collect());
    let xs = distinct(down.iter().map(|line| line.at).collect());
    if ys.len() < 3 || xs.len() < 6 {
        return None;
    }
    let outer = [*xs.first()?, *xs.last()?];
    let drawn = |from: f64, to: f64| -> Vec<bool> {
        let middle = (from + to) / 2.0;
        let at = |x: &f64| {
            down.iter().any(|line| {
                (line.at - x).abs() <= SAME_LINE
                    && line.from <= middle
                    && middle <= line.to
                    && !outer.contains(x)
            })
        };
        xs.iter().map(at).collect()
    };
    let rows: Vec<Vec<bool>> = ys.windows(2).map(|pair| drawn(pair[0], pair[1])).collect();
    let at = rows.windows(2).position(|pair| {
        let count = |of: fn(bool, bool) -> bool| {
            pair[0].iter().zip(&pair[1]).filter(|&(&above, &below)| of(above, below)).count()
        };
        let (ended, begun) = (count(|above, below| above && !below), count(|above, below| !above && below));
        let crossing = count(|above, below| above && below);
        ended > 1 && begun > 1 && crossing < ended.min(begun)
    })?;
    ys.get(at + 1).copied()
}

/// The lines above and below a seam, which belongs to both.
fn parts(across: &[Ruling], down: &[Ruling], y: f64) -> [(Vec<Ruling>, Vec<Ruling>); 2] {
    [(f64::NEG_INFINITY, y), (y, f64::INFINITY)].map(|(top, bottom)| {
        let inside = |line: &&Ruling| line.at >= top - SAME_LINE && line.at <= bottom + SAME_LINE;
        let clipped =
            down.iter().map(|line| Ruling { from: line.from.max(top), to: line.to.min(bottom), ..*line });
        let down: Vec<Ruling> = clipped.filter(|line| line.to - line.from > SAME_LINE).collect();
        // The seam is as wide as the wider of the two.
        let left = down.iter().map(|line| line.at).fold(f64::INFINITY, f64::min);
        let right = down.iter().map(|line| line.at).fold(f64::NEG_INFINITY, f64::max);
        let across = across.iter().filter(inside).map(|line| match (line.at - y).abs() <= SAME_LINE {
            true => Ruling { from: line.from.max(left), to: line.to.min(right), ..*line },
            false => *line,
        });
        (across.collect(), down)
    })
}

fn table(across: &[Ruling], down: &[Ruling]) -> Option<RuledTable> {
    if across.len() < 2 || down.is_empty() {
        return None;
    }
    // A side without a line of its own is where the lines that meet it end.
    let ends = |lines: &[Ruling]| lines.iter().flat_map(|line| [line.from, line.to]).collect::<Vec<_>>();
    let places = |lines: &[Ruling], others: &[Ruling]| {
        let ends = ends(others);
        let outer = [
            ends.iter().copied().fold(f64::INFINITY, f64::min),
            ends.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        ];
        distinct(lines.iter().map(|line| line.at).chain(outer).collect())
    };
    let (xs, ys) = (places(down, across), places(across, down));
    let (rows, columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
    if rows * columns < 2 || rows * columns > MAX_CELLS {
        return None;
    }
    // Whether the place between two neighbours has a line.
    let drawn = |lines: &[Ruling], at: f64, from: f64, to: f64| {
        let middle = (from + to) / 2.0;
        lines.iter().any(|line| (line.at - at).abs() <= SAME_LINE && line.from <= middle && middle <= line.to)
    };
    let mut groups = Groups::new(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let here = row * columns + column;
            if column + 1 < columns && !drawn(down, xs[column + 1], ys[row], ys[row + 1]) {
                groups.unite(here, here + 1);
            }
            if row + 1 < rows && !drawn(across, ys[row + 1], xs[column], xs[column + 1]) {
                groups.unite(here, here + columns);
            }
        }
    }
    let masters: Vec<_> = (0..rows * columns)
        .map(|cell| {
            let root = groups.root(cell);
            (root / columns, root % columns)
        })
        .collect();
    let cells =
        masters.iter().enumerate().filter(|&(at, &(row, column))| row * columns + column == at).count();
    (cells > 1).then_some(RuledTable { xs, ys, masters })
}

/// Lines of one direction, those that continue each other put together.
fn merged(lines: &[Ruling]) -> Vec<Ruling> {
    let mut lines = lines.to_vec();
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Ruling> = Vec::new();
    for group in lines.chunk_by(|a, b| b.at - a.at < SAME_LINE / 2.0) {
        let mut group = group.to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let from = out.len();
        for line in group {
            match out.get_mut(from..).and_then(<[Ruling]>::last_mut) {
                Some(last) if line.from <= last.to + REACH => last.to = last.to.max(line.to),
                _ => out.push(line),
            }
        }
    }
    out
}

/// Places, those that are the same once.
fn distinct(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for place in places {
        if out.last().is_none_or(|last| place - last > SAME_LINE) {
            out.push(place);
        }
    }
    out
}

/// Which things belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(length: usize) -> Self {
        Self((0..length).collect())
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    /// The first thing of the group.
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(at: f64, from: f64, to: f64) -> Ruling {
        Ruling { at, from, to }
    }

    #[test]
    fn cells_are_what_lines_enclose() {
        let horizontal = [line(0.0, 0.0, 90.0), line(20.0, 30.0, 90.0), line(40.0, 0.0, 90.0)];
        let vertical =
            [line(0.0, 0.0, 40.0), line(30.0, 0.0, 40.0), line(60.2, 20.0, 40.0), line(90.0, 0.0, 40.0)];
        let [table] = &tables(&horizontal, &vertical)[..] else { panic!("one table") };
        assert_eq!((table.rows(), table.columns()), (2, 3));
        assert_eq!(table.extent(0, 0), (2, 1));
        assert_eq!(table.extent(0, 1), (1, 2));
        assert_eq!(table.extent(1, 2), (1, 1));
        let glyph = |x: f64, y: f64| Glyph { c: '1', x0: x, x1: x + 5.0, y, size: 10.0 };
        assert_eq!(table.cell_of(&glyph(70.0, 15.0)), Some((0, 1)));
        assert_eq!(table.cell_of(&glyph(70.0, 35.0)), Some((1, 2)));
        assert_eq!(table.cell_of(&glyph(95.0, 35.0)), None);
    }

    #[test]
    fn lines_drawn_twice_or_in_pieces_are_one() {
        let horizontal =
            [line(0.0, 0.0, 30.0), line(0.3, 30.5, 60.0), line(20.0, 0.0, 60.0), line(21.0, 0.0, 60.0)];
        let vertical = [line(0.0, 0.0, 20.0), line(30.0, 0.0, 20.0), line(60.0, 0.0, 20.0)];
        let [table] = &tables(&horizontal, &vertical)[..] else { panic!("one table") };
        assert_eq!((table.rows(), table.columns()), (1, 2));
    }

    #[test]
    fn tables_that_touch_are_told_apart_by_their_columns() {
        let across: Vec<Ruling> = [0.0, 20.0, 40.0, 60.0].map(|y| line(y, 0.0, 100.0)).to_vec();
        let outer = [line(0.0, 0.0, 60.0), line(100.0, 0.0, 60.0)];
        let mut down = outer.to_vec();
        down.extend([20.0, 40.0, 60.0].map(|x| line(x, 0.0, 40.0)));
        down.extend([30.0, 50.0, 80.0].map(|x| line(x, 40.0, 60.0)));
        let found = tables(&across, &down);
        let sizes: Vec<_> = found.iter().map(|table| (table.rows(), table.columns())).collect();
        assert_eq!(sizes, [(2, 4), (1, 4)]);
        // Merged cells are no seam: some lines end, and the others go on.
        let mut down = outer.to_vec();
        down.extend([20.0, 40.0].map(|x| line(x, 0.0, 40.0)));
        down.extend([60.0, 80.0].map(|x| line(x, 0.0, 60.0)));
        assert_eq!(tables(&across, &down).len(), 1);
    }

    #[test]
    fn an_underline_and_a_frame_are_no_table() {
        assert!(tables(&[line(0.0, 0.0, 60.0)], &[]).is_empty());
        let frame = [line(0.0, 0.0, 60.0), line(50.0, 0.0, 60.0)];
        assert!(tables(&frame, &[line(0.0, 0.0, 50.0), line(60.0, 0.0, 50.0)]).is_empty());
    }

    #[test]
    fn a_table_may_be_open_at_its_sides() {
        let horizontal = [line(0.0, 0.0, 60.0), line(20.0, 0.0, 60.0), line(40.0, 0.0, 60.0)];
        let [table] = &tables(&horizontal, &[line(30.0, 0.0, 40.0)])[..] else { panic!("one table") };
        assert_eq!((table.rows(), table.columns()), (2, 2));
    }
}
