//! Workbooks in the old format (BIFF8, Excel 97 to 2003), read record by record: the number
//! formats, which say what is printed, stand in records that other readers drop.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use juesuan_model::Problem;

use super::leftovers::Leftovers;
use super::package::MAX_PART_BYTES;
use super::sheet::{Sheet, Workbook};
use super::xlsx::MAX_SHEETS;
use super::{OpenError, Phrase, decimals, properties};

/// The streams that hold a workbook; the second is of Excel 5 and 95.
const STREAM: &str = "/Workbook";
const OLD_STREAM: &str = "/Book";
/// The most bytes of a summary that are looked at.
const MAX_SUMMARY: u64 = 1 << 16;

/// Whether a compound file is a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let file = cfb::CompoundFile::open(Cursor::new(bytes));
    file.is_ok_and(|file| file.is_stream(STREAM) || file.is_stream(OLD_STREAM))
}

/// Reads a workbook.
///
/// # Errors
/// [`OpenError`] where it is damaged, encrypted, older than the format or larger than the limits.
pub(super) fn open(bytes: &[u8], problems: &mut Vec<Problem>) -> Result<(Workbook, Leftovers), OpenError> {
    let mut file =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(Phrase::told(error)))?;
    if !file.is_stream(STREAM) && file.is_stream(OLD_STREAM) {
        return Err(too_old());
    }
    let mut data = Vec::new();
    let stream = file.open_stream(STREAM).map_err(|error| damaged(Phrase::told(error)))?;
    stream.take(MAX_PART_BYTES + 1).read_to_end(&mut data).map_err(|error| damaged(Phrase::told(error)))?;
    if data.len() as u64 > MAX_PART_BYTES {
        return Err(OpenError::Limit {
            what: Phrase::new("工作簿", "the workbook"),
            limit: MAX_PART_BYTES >> 20,
            unit: Phrase::new("兆字节", "MiB"),
        });
    }
    let globals = Globals::read(&data)?;
    let mut leftovers = Leftovers::default();
    if globals.sheets.len() > MAX_SHEETS {
        return Err(OpenError::Limit {
            what: Phrase::new("工作簿的工作表", "the workbook"),
            limit: MAX_SHEETS as u64,
            unit: Phrase::new("张", "sheets"),
        });
    }
    if file.is_storage("/_VBA_PROJECT_CUR") {
        leftovers.add("宏".to_owned());
    }
    let mut summary = Vec::new();
    if let Ok(stream) = file.open_stream(properties::STREAM)
        && stream.take(MAX_SUMMARY).read_to_end(&mut summary).is_ok()
    {
        properties::people(&summary, &mut leftovers);
    }
    let mut out = Workbook::default();
    for (offset, hidden, name) in &globals.sheets {
        if *hidden {
            leftovers.add(format!("隐藏的工作表：“{name}”"));
            continue;
        }
        let sheet = globals.sheet(&data, *offset, name, &mut leftovers)?;
        if sheet.beyond > 0 {
            problems.push(sheet.too_far_right());
        }
        out.add(sheet)?;
    }
    Ok((out, leftovers))
}

fn damaged(detail: Phrase) -> OpenError {
    OpenError::Damaged { format: Phrase::new("XLS", "XLS"), detail }
}

fn too_old() -> OpenError {
    OpenError::Unsupported {
        found: Phrase::new("Excel 95及更早的工作簿", "a workbook of Excel 95 or older"),
        advice: Phrase::new(
            "请用Excel或WPS打开，另存为.xlsx",
            "open it with Excel or WPS, and save it as .xlsx",
        ),
    }
}

/// The records of a stream from a byte on: the type and the data.
struct Records<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.data, self.at)?;
        let length = u16_at(self.data, self.at + 2)? as usize;
        let body = self.data.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, body))
    }
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A number in four bytes: an integer or the upper half of a float, perhaps in hundredths.
fn rk(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from((bits as i32) >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

/// A string with its length in characters, one or two bytes each.
fn string(data: &[u8], length: usize) -> String {
    let (Some(flags), Some(rest)) = (data.first(), data.get(1..)) else { return String::new() };
    if flags & 1 == 0 {
        rest.iter().take(length).map(|&byte| char::from(byte)).collect()
    } else {
        let units: Vec<u16> =
            rest.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    }
}

#[derive(Debug, Default)]
struct Globals {
    /// The offset, whether it is hidden, and the name of each worksheet.
    sheets: Vec<(usize, bool, String)>,
    strings: Vec<String>,
    formats: HashMap<u16, String>,
    /// The format of each cell style.
    styles: Vec<u16>,
}

impl Globals {
    fn read(data: &[u8]) -> Result<Self, OpenError> {
        let mut out = Self::default();
        let mut records = Records { data, at: 0 };
        match records.next() {
            Some((0x0809, body)) if u16_at(body, 0) == Some(0x0600) => {}
            Some((0x0809 | 0x0409 | 0x0209 | 0x0009, _)) => return Err(too_old()),
            _ => return Err(damaged(Phrase::new("没有工作簿的记录", "it has no record of a workbook"))),
        }
        let mut strings: Option<Vec<&[u8]>> = None;
        let mut before = 0;
        for (kind, body) in records {
            match kind {
                0x002f => return Err(OpenError::Encrypted),
                0x0085 => {
                    let (offset, state) = (u32_at(body, 0).unwrap_or(0), body.get(4).copied().unwrap_or(0));
                    let length = body.get(6).copied().unwrap_or(0) as usize;
                    if body.get(5) == Some(&0) {
                        let name = string(body.get(7..).unwrap_or_default(), length);
                        out.sheets.push((offset as usize, state & 3 != 0, name));
                    }
                }
                0x00fc => strings = Some(vec![body]),
                0x003c if before == 0x00fc => {
                    if let Some(parts) = &mut strings {
                        parts.push(body);
                    }
                    continue;
                }
                0x041e => {
                    if let (Some(id), Some(length)) = (u16_at(body, 0), u16_at(body, 2)) {
                        out.formats.insert(id, string(body.get(4..).unwrap_or_default(), length as usize));
                    }
                }
                0x00e0 => out.styles.push(u16_at(body, 2).unwrap_or(0)),
                0x000a => break,
                _ => {}
            }
            before = kind;
        }
        out.strings = strings.map(|parts| Shared { parts, part: 0, at: 0 }.read()).unwrap_or_default();
        Ok(out)
    }

    fn format(&self, style: u16) -> &str {
        let id = self.styles.get(style as usize).copied().unwrap_or(0);
        if let Some(format) = self.formats.get(&id) {
            return format;
        }
        match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            41 | 42 => "#,##0;-#,##0;\"-\"",
            43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
            _ => "General",
        }
    }

    fn sheet(
        &self,
        data: &[u8],
        offset: usize,
        name: &str,
        leftovers: &mut Leftovers,
    ) -> Result<Sheet, OpenError> {
        let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        let mut records = Records { data, at: offset };
        if records.next().is_none_or(|(kind, _)| kind != 0x0809) {
            return Err(damaged(Phrase {
                zh: format!("工作表“{name}”的位置不对").into(),
                en: format!("the sheet “{name}” is not where it should be").into(),
            }));
        }
        let (mut depth, mut zeros) = (0, true);
        let mut hidden: HashSet<u32> = HashSet::new();
        // The formula whose result is a string, which the next record holds.
        let mut pending: Option<(u32, u32)> = None;
        let mut numbers: Vec<(u32, u32, u16, f64)> = Vec::new();
        for (kind, body) in records {
            let place = (u16_at(body, 0).unwrap_or(0).into(), u16_at(body, 2).unwrap_or(0).into());
            let style = u16_at(body, 4).unwrap_or(0);
            match kind {
                // Charts stand inside worksheets.
                0x0809 => depth += 1,
                0x000a if depth == 0 => break,
                0x000a => depth -= 1,
                _ if depth > 0 => {}
                0x0203 => numbers.extend(f64_at(body, 6).map(|number| (place.0, place.1, style, number))),
                0x027e => numbers.extend(u32_at(body, 6).map(|bits| (place.0, place.1, style, rk(bits)))),
                0x00bd => {
                    for (column, cell) in (place.1..).zip(body.get(4..).unwrap_or_default().chunks_exact(6)) {
                        let (Some(style), Some(bits)) = (u16_at(cell, 0), u32_at(cell, 2)) else { continue };
                        numbers.push((place.0, column, style, rk(bits)));
                    }
                }
                0x00fd => {
                    let text = u32_at(body, 6).and_then(|index| self.strings.get(index as usize));
                    sheet.set(place.0, place.1, text.map_or("", String::as_str))?;
                }
                0x0204 => {
                    let length = u16_at(body, 6).unwrap_or(0) as usize;
                    sheet.set(place.0, place.1, &string(body.get(8..).unwrap_or_default(), length))?;
                }
                0x0006 => match (body.get(6), body.get(12..14)) {
                    (Some(0), Some([0xff, 0xff])) => pending = Some(place),
                    (Some(2), Some([0xff, 0xff])) => leftovers.formula(name),
                    (_, Some([0xff, 0xff])) => {}
                    _ => numbers.extend(f64_at(body, 6).map(|number| (place.0, place.1, style, number))),
                },
                0x0207 => {
                    if let Some((row, column)) = pending.take() {
                        let length = u16_at(body, 0).unwrap_or(0) as usize;
                        sheet.set(row, column, &string(body.get(2..).unwrap_or_default(), length))?;
                    }
                }
                0x0205 if body.get(7) == Some(&1) => leftovers.formula(name),
                0x00e5 => {
                    let ranges = body.get(2..).unwrap_or_default().chunks_exact(8);
                    sheet.merges.extend(
                        ranges.map(|range| [0, 4, 2, 6].map(|at| u16_at(range, at).unwrap_or(0).into())),
                    );
                }
                0x0208 if body.get(12).is_some_and(|flags| flags & 0x20 != 0) => {
                    hidden.insert(place.0);
                }
                0x007d if body.get(8).is_some_and(|flags| flags & 1 != 0) => {
                    leftovers.add(format!("隐藏的列：工作表“{name}”"));
                }
                0x023e => zeros = u16_at(body, 0).is_none_or(|flags| flags & 0x10 != 0),
                0x001c => leftovers.add("批注：单元格批注".to_owned()),
                _ => {}
            }
        }
        for (row, column, style, number) in numbers {
            if number != 0.0 || zeros {
                sheet.set(row, column, &decimals::print(number, self.format(style)))?;
            }
        }
        let rows = hidden.iter().filter(|row| sheet.rows.contains_key(row)).count();
        if rows > 0 {
            leftovers.add(format!("隐藏的行：工作表“{name}”（{rows}行）"));
        }
        Ok(sheet)
    }
}

/// The table of shared strings, which goes on over several records.
struct Shared<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl Shared<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        let byte = self.parts.get(self.part)?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        let mut out = 0;
        for place in 0..bytes {
            out |= u32::from(self.byte()?) << (8 * place);
        }
        Some(out)
    }

    fn read(mut self) -> Vec<String> {
        let mut out = Vec::new();
        self.number(4);
        let count = self.number(4).unwrap_or(0);
        for _ in 0..count {
            match self.string() {
                Some(text) => out.push(text),
                None => break,
            }
        }
        out
    }

    fn string(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut units: Vec<u16> = Vec::new();
        for _ in 0..length {
            // The characters that go on in the next record have a width of their own.
            if self.at >= self.parts.get(self.part)?.len() {
                self.part += 1;
                self.at = 0;
                flags = self.byte()?;
            }
            units.push(if flags & 1 != 0 { self.number(2)? as u16 } else { u16::from(self.byte()?) });
        }
        self.skip(runs as usize * 4 + extra as usize);
        Some(String::from_utf16_lossy(&units))
    }

    fn skip(&mut self, mut bytes: usize) {
        while let Some(part) = self.parts.get(self.part).filter(|_| bytes > 0) {
            let here = (part.len() - self.at.min(part.len())).min(bytes);
            self.at += here;
            bytes -= here;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, body: &[u8]) -> Vec<u8> {
        let mut out = kind.to_le_bytes().to_vec();
        out.extend((body.len() as u16).to_le_bytes());
        out.extend(body);
        out
    }

    fn wide(text: &str) -> Vec<u8> {
        std::iter::once(1).chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    }

    fn cell(row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
        let mut out: Vec<u8> = [row, column, style].into_iter().flat_map(u16::to_le_bytes).collect();
        out.extend(rest);
        out
    }

    /// A workbook with one sheet, in its container.
    fn workbook() -> Vec<u8> {
        let bof = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
        let mut shared = 2u32.to_le_bytes().repeat(2);
        let first: Vec<u16> = "其他收入".encode_utf16().collect();
        shared.extend([first.len() as u8, 0, 1]);
        shared.extend(first[..2].iter().flat_map(|unit| unit.to_le_bytes()));
        // It goes on in the next record, and the last one is narrow.
        let mut more = vec![1];
        more.extend(first[2..].iter().flat_map(|unit| unit.to_le_bytes()));
        more.extend([3, 0, 0, b'a', b'b', b'c']);
        let styles =
            [record(0x00e0, &[0; 20]), record(0x00e0, &[0, 0, 2, 0]), record(0x00e0, &[0, 0, 200, 0])];
        let own = cell(200, 4, 0, b"0.0%")[..4].to_vec();
        let format = record(0x041e, &[own, vec![0], b"0.0%".to_vec()].concat());
        let tail =
            [record(0x00fc, &shared), record(0x003c, &more), styles.concat(), format, record(0x000a, &[])]
                .concat();
        let name = wide("一");
        let length = bof.len() + 4 + 7 + name.len() + tail.len();
        let bound = [&(length as u32).to_le_bytes()[..], &[0, 0, 1], &name].concat();
        let sheet = [
            record(0x0809, &[0, 6, 16, 0, 0, 0, 0, 0]),
            record(0x00fd, &cell(0, 0, 0, &0u32.to_le_bytes())),
            record(0x0203, &cell(0, 1, 1, &12.5f64.to_le_bytes())),
            record(0x027e, &cell(1, 1, 2, &(436u32 << 2 | 3).to_le_bytes())),
            record(0x0204, &[cell(2, 0, 0, &2u16.to_le_bytes()), wide("合计")].concat()),
            record(0x0006, &cell(2, 1, 1, &[1202.5f64.to_le_bytes().to_vec(), vec![0; 8]].concat())),
            record(0x00e5, &[1, 0, 2, 0, 3, 0, 0, 0, 0, 0]),
            record(0x000a, &[]),
        ]
        .concat();
        let stream = [bof, record(0x0085, &bound), tail, sheet].concat();
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        std::io::Write::write_all(&mut file.create_stream(STREAM).unwrap(), &stream).unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn cells_are_printed_as_their_formats_say() {
        let (book, _) = open(&workbook(), &mut Vec::new()).unwrap();
        assert_eq!(book.text, "其他收入\t12.50\n\t436.0%\n合计\t1202.50\n\n");
        assert_eq!(book.grids[0].sheet.as_deref(), Some("一"));
    }

    #[test]
    fn damage_is_told_or_survived() {
        let bytes = workbook();
        for length in (0..bytes.len()).step_by(331) {
            let _ = open(&bytes[..length], &mut Vec::new());
        }
        for at in (0..bytes.len()).filter(|&at| bytes[at] != 0 || at % 64 == 0) {
            for flip in [0x01, 0xff] {
                let mut bytes = bytes.clone();
                bytes[at] ^= flip;
                let _ = open(&bytes, &mut Vec::new());
            }
        }
    }
}
