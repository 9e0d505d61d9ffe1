//! Who made a file in an old format: the property set of its summary ([MS-OLEPS]).

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16LE, WINDOWS_1252};

use super::leftovers::Leftovers;
use super::xls::{u16_at, u32_at};

/// The stream of the summary.
pub(super) const STREAM: &str = "/\u{5}SummaryInformation";
/// The place of the offset of the first set, behind the header and its identifier.
const FIRST_SET: usize = 44;
/// More properties than this no summary has.
const MOST: u32 = 256;

const CODE_PAGE: u32 = 1;
const PEOPLE: &[(u32, &str)] = &[(4, "作者"), (8, "最后保存者")];

/// Adds the people whom a summary names. What is damaged names nobody.
pub(super) fn people(data: &[u8], leftovers: &mut Leftovers) {
    let of = |id: u32| {
        let set = u32_at(data, FIRST_SET)? as usize;
        let count = u32_at(data, set.checked_add(4)?)?.min(MOST) as usize;
        let mut places = (0..count).filter_map(|at| set.checked_add(8 + at * 8));
        let place = places.find(|&place| u32_at(data, place) == Some(id))?;
        set.checked_add(u32_at(data, place + 4)? as usize)
    };
    let page = of(CODE_PAGE).and_then(|at| u16_at(data, at.checked_add(4)?));
    for &(id, label) in PEOPLE {
        if let Some(name) = of(id).and_then(|at| text(data, at, page)) {
            leftovers.person(label, &name);
        }
    }
}

/// A string with its type and length before it.
fn text(data: &[u8], at: usize, page: Option<u16>) -> Option<String> {
    let length = u32_at(data, at.checked_add(4)?)? as usize;
    let (encoding, length): (&Encoding, usize) = match (u32_at(data, at)?, page) {
        (0x1f, _) => (UTF_16LE, length.checked_mul(2)?),
        (0x1e, Some(1200)) => (UTF_16LE, length),
        (0x1e, Some(65001)) => (UTF_8, length),
        (0x1e, Some(936 | 54936)) => (GB18030, length),
        (0x1e, _) => (WINDOWS_1252, length),
        _ => return None,
    };
    let from = at.checked_add(8)?;
    let bytes = data.get(from..from.checked_add(length)?)?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A summary with these properties: the identifier and the value with its type.
    fn summary(properties: &[(u32, Vec<u8>)]) -> Vec<u8> {
        let mut out = vec![0; FIRST_SET];
        out.extend(48u32.to_le_bytes());
        out.extend([0; 4]);
        out.extend((properties.len() as u32).to_le_bytes());
        let mut place = 8 + properties.len() * 8;
        for (id, value) in properties {
            out.extend(id.to_le_bytes());
            out.extend((place as u32).to_le_bytes());
            place += value.len();
        }
        properties.iter().for_each(|(_, value)| out.extend(value));
        out
    }

    fn string(bytes: &[u8]) -> Vec<u8> {
        [&0x1eu32.to_le_bytes(), &(bytes.len() as u32).to_le_bytes()[..], bytes].concat()
    }

    fn found(data: &[u8]) -> Vec<String> {
        let mut leftovers = Leftovers::default();
        people(data, &mut leftovers);
        leftovers.marks.into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn authors_are_named_in_the_code_page_of_the_file() {
        let page = |page: u16| (CODE_PAGE, [&2u32.to_le_bytes()[..], &page.to_le_bytes(), &[0, 0]].concat());
        let (gbk, ..) = GB18030.encode("甲某\0");
        let data = summary(&[page(936), (4, string(&gbk)), (8, string(b"Microsoft Office\0"))]);
        assert_eq!(found(&data), ["文件属性中的作者“甲某”"]);
        let data = summary(&[page(65001), (8, string("乙某\0".as_bytes()))]);
        assert_eq!(found(&data), ["文件属性中的最后保存者“乙某”"]);
        for length in 0..data.len() {
            found(&data[..length]);
        }
        let mut far = data;
        far[FIRST_SET..FIRST_SET + 4].fill(0xff);
        assert!(found(&far).is_empty());
    }
}
