//! From the instructions of a page to glyphs and ruling lines.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::BfString;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;
use super::limits::{Budget, FORM_COST, MAX_DEPTH, MAX_GLYPHS, MAX_RULINGS, limit};
use crate::normalise::unified;
use crate::open::Phrase;

/// A thinner rectangle is a line.
const THICKEST_LINE: f64 = 3.0;

/// A glyph where it stands: points from the upper left corner of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub c: char,
    pub x0: f64,
    pub x1: f64,
    /// The base line.
    pub y: f64,
    pub size: f64,
}

impl Glyph {
    /// The middle of what is inked.
    pub(super) fn middle(&self) -> (f64, f64) {
        ((self.x0 + self.x1) / 2.0, self.y - self.size * 0.35)
    }
}

/// A ruling line: at `at`, from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruling {
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    pub horizontal: Vec<Ruling>,
    pub vertical: Vec<Ruling>,
    /// How many glyphs have no characters.
    pub unknown: usize,
    /// Whether there is a picture.
    pub pictures: bool,
    /// Whether its instructions cannot be unpacked.
    pub damaged: bool,
}

type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
fn join(outer: Matrix, inner: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = outer;
    let [g, h, i, j, k, l] = inner;
    [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

fn apply(matrix: Matrix, x: f64, y: f64) -> (f64, f64) {
    let [a, b, c, d, e, f] = matrix;
    (a * x + c * y + e, b * x + d * y + f)
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// The fonts of a document, each read once.
#[derive(Default)]
pub(super) struct Fonts(HashMap<(i64, i64), Option<Rc<Font>>>);

impl Fonts {
    fn get(&mut self, resources: &Resources<'_>, name: &Name<'_>, budget: &mut Budget) -> Option<Rc<Font>> {
        let dict: Dict<'_> = resources.get_font(name)?;
        let read = |budget: &mut Budget| Font::new(&dict, budget).map(Rc::new);
        match resources.fonts.get_ref(name) {
            Some(id) => self
                .0
                .entry((id.obj_number.into(), id.gen_number.into()))
                .or_insert_with(|| read(budget))
                .clone(),
            None => read(budget),
        }
    }
}

/// Follows the instructions of pages.
pub(super) struct Interpreter<'b> {
    pub budget: &'b mut Budget,
    pub fonts: &'b mut Fonts,
    content: Content,
}

impl<'b> Interpreter<'b> {
    pub(super) fn new(budget: &'b mut Budget, fonts: &'b mut Fonts) -> Self {
        Self { budget, fonts, content: Content::default() }
    }

    /// What is on a page.
    pub(super) fn page(mut self, page: &Page<'_>) -> Content {
        let (width, height) = page.render_dimensions();
        (self.content.width, self.content.height) = (width.into(), height.into());
        let mut data = Vec::new();
        let contents = page.raw().get::<Object<'_>>("Contents");
        match contents {
            Some(Object::Stream(stream)) => self.part(&stream, &mut data),
            Some(Object::Array(parts)) => {
                parts.iter::<Stream<'_>>().for_each(|part| self.part(&part, &mut data));
            }
            _ => {}
        }
        let matrix = page.initial_transform(true).as_coeffs();
        self.run(&data, page.resources(), matrix, 0);
        self.content
    }

    fn part(&mut self, stream: &Stream<'_>, data: &mut Vec<u8>) {
        match self.budget.decode(stream) {
            Some(part) => {
                data.extend(part);
                data.push(b' ');
            }
            None => self.content.damaged |= self.budget.met.is_none(),
        }
    }

    fn run(&mut self, data: &[u8], resources: &Resources<'_>, matrix: Matrix, depth: usize) {
        let mut state = State {
            matrix,
            font: None,
            size: 0.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut path = Path::default();
        let mut fonts: HashMap<Vec<u8>, Option<Rc<Font>>> = HashMap::new();
        let mut operations = TypedIter::new(data);
        while let Some(operation) = operations.next() {
            if !self.budget.instructions(1) {
                return;
            }
            match operation {
                Op::SaveState(_) if saved.len() < MAX_DEPTH * 8 => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(m) => {
                    state.matrix = join(state.matrix, [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(number));
                }
                Op::BeginText(_) => (text, line) = (IDENTITY, IDENTITY),
                Op::TextFont(font) => {
                    state.size = number(&font.1);
                    let known = fonts.get(&font.0[..]).cloned();
                    state.font = known.unwrap_or_else(|| {
                        let read = self.fonts.get(resources, font.0, self.budget);
                        fonts.insert(font.0.to_vec(), read.clone());
                        read
                    });
                }
                Op::CharacterSpacing(value) => state.char_spacing = number(&value.0),
                Op::WordSpacing(value) => state.word_spacing = number(&value.0),
                Op::HorizontalScaling(value) => state.scale = number(&value.0) / 100.0,
                Op::TextLeading(value) => state.leading = number(&value.0),
                Op::TextRise(value) => state.rise = number(&value.0),
                Op::SetTextMatrix(m) => {
                    line = [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(number);
                    text = line;
                }
                Op::NextLine(by) => next_line(&mut text, &mut line, number(&by.0), number(&by.1)),
                Op::NextLineAndSetLeading(by) => {
                    state.leading = -number(&by.1);
                    next_line(&mut text, &mut line, number(&by.0), number(&by.1));
                }
                Op::NextLineUsingLeading(_) => next_line(&mut text, &mut line, 0.0, -state.leading),
                Op::ShowText(shown) => self.show(&state, &mut text, shown.0.as_bytes()),
                Op::NextLineAndShowText(shown) => {
                    next_line(&mut text, &mut line, 0.0, -state.leading);
                    self.show(&state, &mut text, shown.0.as_bytes());
                }
                Op::ShowTextWithParameters(shown) => {
                    state.word_spacing = number(&shown.0);
                    state.char_spacing = number(&shown.1);
                    next_line(&mut text, &mut line, 0.0, -state.leading);
                    self.show(&state, &mut text, shown.2.as_bytes());
                }
                Op::ShowTexts(shown) => self.show_all(&state, &mut text, shown.0),
                Op::MoveTo(to) => path.begin(apply(state.matrix, number(&to.0), number(&to.1))),
                Op::LineTo(to) => path.line(apply(state.matrix, number(&to.0), number(&to.1))),
                Op::CubicTo(to) => path.jump(apply(state.matrix, number(&to.4), number(&to.5))),
                Op::CubicStartTo(to) => path.jump(apply(state.matrix, number(&to.2), number(&to.3))),
                Op::CubicEndTo(to) => path.jump(apply(state.matrix, number(&to.2), number(&to.3))),
                Op::ClosePath(_) => path.close(),
                Op::RectPath(r) => {
                    let [x, y, width, height] = [&r.0, &r.1, &r.2, &r.3].map(number);
                    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
                    path.rectangle(corners.map(|(x, y)| apply(state.matrix, x, y)));
                }
                Op::StrokePath(_) => path.paint(&mut self.content, true),
                Op::CloseAndStrokePath(_) | Op::CloseFillAndStrokeNonZero(_) => {
                    path.close();
                    path.paint(&mut self.content, true);
                }
                Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => {
                    path.paint(&mut self.content, true);
                }
                Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                    path.paint(&mut self.content, false);
                }
                Op::EndPath(_) => path = Path::default(),
                Op::InlineImage(_) => self.content.pictures = true,
                Op::XObject(object) => {
                    let Some(stream) = resources.get_x_object(object.0) else { continue };
                    self.form(&stream, resources, state.matrix, depth);
                }
                _ => {}
            }
        }
    }

    fn form(&mut self, stream: &Stream<'_>, resources: &Resources<'_>, matrix: Matrix, depth: usize) {
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|subtype| &subtype[..] != b"Form") {
            self.content.pictures = true;
            return;
        }
        // Forms in a circle are drawn as often as the limits allow.
        if depth >= MAX_DEPTH || !self.budget.instructions(FORM_COST) {
            return;
        }
        let Some(data) = self.budget.decode(stream) else { return };
        let own = dict.get::<[f32; 6]>("Matrix").map_or(IDENTITY, |matrix| matrix.map(f64::from));
        let inner = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        self.run(&data, inner.as_ref().unwrap_or(resources), join(matrix, own), depth + 1);
    }

    fn show_all(&mut self, state: &State, text: &mut Matrix, shown: &Array<'_>) {
        let vertical = state.font.as_ref().is_some_and(|font| font.is_vertical());
        for item in shown.iter::<Object<'_>>() {
            match item {
                Object::String(shown) => self.show(state, text, shown.as_bytes()),
                Object::Number(by) => {
                    let by = -number(&by) / 1000.0 * state.size;
                    let (x, y) = if vertical { (0.0, by) } else { (by * state.scale, 0.0) };
                    *text = join(*text, [1.0, 0.0, 0.0, 1.0, x, y]);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, state: &State, text: &mut Matrix, mut bytes: &[u8]) {
        let Some(font) = &state.font else { return };
        let vertical = font.is_vertical();
        while !bytes.is_empty() {
            let (code, length) = font.next_code(bytes);
            let is_space = length == 1 && bytes.first() == Some(&b' ');
            bytes = bytes.get(length..).unwrap_or_default();
            let Some(left) = self.budget.glyphs.checked_sub(1) else {
                self.budget.met =
                    Some(limit(Phrase::new("字数", "the text"), MAX_GLYPHS, Phrase::new("个", "characters")));
                return;
            };
            self.budget.glyphs = left;
            let width = font.width(code, length) * state.size;
            let spacing = state.char_spacing + if is_space { state.word_spacing } else { 0.0 };
            let all = join(state.matrix, *text);
            match font.text(code, length) {
                Some(BfString::Char(c)) => self.glyph(state, all, width, &[unified(c)], vertical),
                Some(BfString::String(chars)) => {
                    self.glyph(state, all, width, &chars.chars().map(unified).collect::<Vec<_>>(), vertical);
                }
                None => self.content.unknown += 1,
            }
            let (x, y) =
                if vertical { (0.0, -state.size + spacing) } else { ((width + spacing) * state.scale, 0.0) };
            *text = join(*text, [1.0, 0.0, 0.0, 1.0, x, y]);
        }
    }

    fn glyph(&mut self, state: &State, matrix: Matrix, width: f64, chars: &[char], vertical: bool) {
        let width = width * state.scale;
        // The origin of a glyph that is written downwards is above its middle.
        let (left, base) = if vertical { (-width / 2.0, -state.size * 0.88) } else { (0.0, state.rise) };
        let step = width / chars.len().max(1) as f64;
        let (ux, uy) = (matrix[2] * state.size, matrix[3] * state.size);
        for (at, &c) in chars.iter().enumerate() {
            let (x, y) = apply(matrix, left + step * at as f64, base);
            let (x1, y1) = apply(matrix, left + step * (at + 1) as f64, base);
            self.content.raw(c, (x, y), (x1, y1), (ux, uy));
        }
    }
}

impl Content {
    /// Adds a glyph with its base line from one place to another, and the direction that is up.
    fn raw(&mut self, c: char, from: (f64, f64), to: (f64, f64), up: (f64, f64)) {
        let size = up.0.hypot(up.1);
        if !(size.is_finite() && from.0.is_finite() && from.1.is_finite() && to.0.is_finite()) || size == 0.0
        {
            return;
        }
        // Text that runs downwards or upwards is kept as upright glyphs; what is aslant is a watermark.
        if up.1.abs() < up.0.abs() * 10.0 && up.0.abs() < up.1.abs() * 10.0 {
            return;
        }
        let glyph = if up.1.abs() >= up.0.abs() {
            Glyph { c, x0: from.0.min(to.0), x1: from.0.max(to.0), y: from.1, size }
        } else {
            let bottom = from.1.max(to.1);
            Glyph { c, x0: from.0.min(from.0 + up.0), x1: from.0.max(from.0 + up.0), y: bottom, size }
        };
        self.glyphs.push(glyph);
    }

    fn ruling(&mut self, from: (f64, f64), to: (f64, f64)) {
        if self.horizontal.len() + self.vertical.len() >= MAX_RULINGS {
            return;
        }
        let (dx, dy) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
        if !(dx.is_finite() && dy.is_finite()) {
            return;
        }
        if dy <= 1.0 && dx > dy {
            let at = (from.1 + to.1) / 2.0;
            self.horizontal.push(Ruling { at, from: from.0.min(to.0), to: from.0.max(to.0) });
        } else if dx <= 1.0 && dy > dx {
            let at = (from.0 + to.0) / 2.0;
            self.vertical.push(Ruling { at, from: from.1.min(to.1), to: from.1.max(to.1) });
        }
    }
}

fn next_line(text: &mut Matrix, line: &mut Matrix, x: f64, y: f64) {
    *line = join(*line, [1.0, 0.0, 0.0, 1.0, x, y]);
    *text = *line;
}

fn number(number: &Number) -> f64 {
    number.as_f64()
}

type Point = (f64, f64);

/// The straight parts of a path.
#[derive(Default)]
struct Path {
    segments: Vec<(Point, Point)>,
    rectangles: Vec<[Point; 4]>,
    start: Point,
    last: Point,
    /// The corners since the path began, for a fill.
    corners: Vec<Point>,
}

impl Path {
    fn begin(&mut self, to: Point) {
        self.end();
        (self.start, self.last) = (to, to);
        self.corners.push(to);
    }

    fn line(&mut self, to: Point) {
        if self.segments.len() < MAX_RULINGS {
            self.segments.push((self.last, to));
            self.corners.push(to);
        }
        self.last = to;
    }

    fn jump(&mut self, to: Point) {
        self.last = to;
        self.corners.clear();
    }

    fn close(&mut self) {
        self.line(self.start);
    }

    fn rectangle(&mut self, corners: [Point; 4]) {
        if self.rectangles.len() < MAX_RULINGS {
            self.rectangles.push(corners);
        }
        (self.start, self.last) = (corners[0], corners[0]);
    }

    /// Takes four corners that were drawn one by one as a rectangle.
    fn end(&mut self) {
        let corners = std::mem::take(&mut self.corners);
        if let [a, b, c, d] | [a, b, c, d, _] = corners[..] {
            self.rectangles.push([a, b, c, d]);
        }
    }

    fn paint(&mut self, content: &mut Content, stroked: bool) {
        if !stroked {
            self.end();
        }
        for corners in &self.rectangles {
            let (x, y) = (corners.map(|corner| corner.0), corners.map(|corner| corner.1));
            let least = |values: [f64; 4]| values.into_iter().fold(f64::INFINITY, f64::min);
            let most = |values: [f64; 4]| values.into_iter().fold(f64::NEG_INFINITY, f64::max);
            let (left, right, top, bottom) = (least(x), most(x), least(y), most(y));
            if bottom - top <= THICKEST_LINE && right - left > bottom - top {
                let middle = (top + bottom) / 2.0;
                content.ruling((left, middle), (right, middle));
            } else if right - left <= THICKEST_LINE {
                let middle = (left + right) / 2.0;
                content.ruling((middle, top), (middle, bottom));
            } else if stroked {
                content.ruling((left, top), (right, top));
                content.ruling((left, bottom), (right, bottom));
                content.ruling((left, top), (left, bottom));
                content.ruling((right, top), (right, bottom));
            }
        }
        if stroked {
            for &(from, to) in &self.segments {
                content.ruling(from, to);
            }
        }
        *self = Self::default();
    }
}
