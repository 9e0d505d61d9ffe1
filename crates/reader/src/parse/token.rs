//! From normalised text to tokens: words, numbers and punctuation in one pass.

use super::lexicon::{Lexicon, Word};
use super::number::{self, Number};
use crate::normalise::Normalised;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word(Word),
    /// The number with this index.
    Number(u32),
    Comma,
    /// 、
    Pause,
    Semicolon,
    Colon,
    /// The end of a sentence.
    Stop,
    Open,
    Close,
    /// The end of a paragraph.
    Line,
}

/// A token with its place in the normalised text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// The tokens and numbers of a text.
pub(crate) struct Tokens {
    pub tokens: Vec<Token>,
    pub numbers: Vec<Number>,
}

pub(crate) fn lex(normal: &Normalised, original: &str) -> Tokens {
    let mut lexer = Lexer {
        normal,
        original,
        out: Tokens {
            tokens: Vec::with_capacity(normal.text.len() / 8 + 4),
            numbers: Vec::with_capacity(normal.text.len() / 64 + 4),
        },
        list: false,
    };
    let mut at = 0;
    for found in Lexicon::get().find(&normal.text) {
        if found.start < at {
            continue;
        }
        lexer.plain(at, found.start);
        lexer.push(found.start, found.end, Kind::Word(found.word));
        if matches!(found.word, Word::Each | Word::Respectively) {
            lexer.list = true;
        }
        at = found.end;
    }
    lexer.plain(at, normal.text.len());
    lexer.out
}

struct Lexer<'a> {
    normal: &'a Normalised,
    original: &'a str,
    out: Tokens,
    /// Whether numbers of this clause may share a unit.
    list: bool,
}

impl Lexer<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.out.tokens.push(Token { start, end, kind });
    }

    /// Text without words: numbers and punctuation.
    fn plain(&mut self, mut at: usize, end: usize) {
        let text = &self.normal.text;
        let bytes = text.as_bytes();
        while at < end {
            let Some(&byte) = bytes.get(at) else { return };
            let kind = match byte {
                b'0'..=b'9' => {
                    let before = self.out.numbers.last();
                    let wide =
                        |comma: usize| self.original.as_bytes().get(self.normal.origin(comma)) != Some(&b',');
                    let number = number::scan(text, at, before, self.list, wide);
                    let index = self.out.numbers.len() as u32;
                    self.push(number.start, number.end, Kind::Number(index));
                    at = number.end;
                    self.out.numbers.push(number);
                    continue;
                }
                b',' => Kind::Comma,
                b';' => Kind::Semicolon,
                b':' => Kind::Colon,
                b'(' | b'[' => Kind::Open,
                b')' | b']' => Kind::Close,
                b'\n' => Kind::Line,
                b'!' | b'?' => Kind::Stop,
                // 、 and 。 and nothing else that matters begins with this byte.
                0xe3 => match bytes.get(at + 1..at + 3) {
                    Some([0x80, 0x81]) => {
                        self.push(at, at + 3, Kind::Pause);
                        at += 3;
                        continue;
                    }
                    Some([0x80, 0x82]) => {
                        self.list = false;
                        self.push(at, at + 3, Kind::Stop);
                        at += 3;
                        continue;
                    }
                    _ => {
                        at += 1;
                        continue;
                    }
                },
                // Most of the text is ideographs, of three bytes.
                0xe4..=0xef => {
                    at += 3;
                    continue;
                }
                _ => {
                    at += 1;
                    continue;
                }
            };
            if kind == Kind::Line {
                self.list = false;
            }
            self.push(at, at + 1, kind);
            at += 1;
        }
    }
}
