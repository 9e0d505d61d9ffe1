//! Tables in plain text: lines whose cells stand between tabs, as a spreadsheet or a word processor
//! gives them when they are copied.

use juesuan_model::tables::kind_of_title;

use crate::grid::{Cell, Grid};
use crate::normalise::is_page_mark;

/// How many lines above and below a table can belong to it.
const LINES_AROUND: usize = 5;
const LONGEST_LINE: usize = 80;
/// The fewest rows of a table, its heads included.
const FEWEST_ROWS: usize = 2;

/// The public tables of a text. Lines with tabs under no title of a public table stay running text.
pub(super) fn grids(text: &str) -> Vec<Grid> {
    if !text.contains('\t') {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let is_row = |line: &&str| line.trim_matches([' ', '\r']).contains('\t') && !line.contains('。');
    let mut grids = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        // The mark of a page ends no table: it stands between two rows.
        let goes_on = |at: usize| match lines.get(at..).unwrap_or_default() {
            [line, ..] if is_row(line) => true,
            [line, next, ..] => is_page_mark(line.trim(), false) && is_row(next),
            _ => false,
        };
        let rows = (at..lines.len()).take_while(|&at| goes_on(at)).count();
        if rows < FEWEST_ROWS {
            at += rows.max(1);
            continue;
        }
        let short = |line: &&&str| {
            !line.trim().is_empty() && line.chars().take(LONGEST_LINE + 1).count() <= LONGEST_LINE
        };
        let before = lines.get(..at).unwrap_or_default();
        let above: Vec<String> = before
            .iter()
            .rev()
            .take(LINES_AROUND)
            .take_while(|line| short(line) && !is_row(line) && !line.ends_with('。'))
            .map(|line| line.trim().to_owned())
            .collect();
        let title = above.iter().position(|line| kind_of_title(line).is_some());
        if let Some(title) = title {
            let above = above.into_iter().take(title + 1).rev().collect();
            let after = lines.get(at + rows..).unwrap_or_default();
            let below = after
                .iter()
                .take(1)
                .filter(|line| ["说明", "注", "备注"].iter().any(|word| line.trim().starts_with(word)))
                .map(|line| line.trim().to_owned())
                .collect();
            let rows = lines.iter().skip(at).take(rows).filter(|line| is_row(line));
            let mut rows: Vec<Vec<Cell>> = rows.map(|line| cells(text, line)).collect();
            spread_heads(&mut rows);
            grids.push(Grid { above, rows, below, ..Grid::default() });
        }
        at += rows;
    }
    grids
}

/// 预算数｜决算数 above 合计｜甲｜乙｜合计｜甲｜乙: a copied table does not say how wide its heads are, but where
/// the heads below repeat as often as there are heads above, each stands above one of the repeats.
fn spread_heads(rows: &mut [Vec<Cell>]) {
    let [upper, lower, ..] = rows else { return };
    let words = |cells: &[Cell]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let (above, below) = (words(upper), words(lower));
    let repeats = above.len();
    let width = below.len().checked_div(repeats).unwrap_or_default();
    if repeats < 2
        || width < 2
        || width * repeats != below.len()
        || above.iter().any(String::is_empty)
        || below.chunks(width).any(|chunk| Some(chunk) != below.get(..width))
    {
        return;
    }
    let covered = || Cell { covered: true, ..Cell::default() };
    *upper = upper
        .iter()
        .flat_map(|cell| {
            let wide = Cell { merged: Some((1, width as u32)), ..cell.clone() };
            std::iter::once(wide).chain(std::iter::repeat_with(covered).take(width - 1))
        })
        .collect();
}

fn cells(text: &str, line: &str) -> Vec<Cell> {
    let offset = (line.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let mut start = offset;
    line.split('\t')
        .map(|cell| {
            let words = cell.trim();
            let from = start + (cell.len() - cell.trim_start().len());
            start += cell.len() + 1;
            let span = (!words.is_empty()).then_some((from as u32, (from + words.len()) as u32));
            Cell { text: words.to_owned(), span, ..Cell::default() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_its_title_above_and_its_cells_in_the_text() {
        let text = "二、收入决算表\n单位：万元\n科目编码\t科目名称\t本年收入合计\n合计\t\t3.10\n说明：无。\n正文\t继续";
        let grids = grids(text);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].above, ["二、收入决算表", "单位：万元"]);
        assert_eq!(grids[0].rows.len(), 2);
        let (start, end) = grids[0].rows[1][2].span.unwrap();
        assert_eq!(&text[start as usize..end as usize], "3.10");
        assert_eq!(grids[0].below, ["说明：无。"]);
    }

    #[test]
    fn the_mark_of_a_page_stands_between_two_rows() {
        let text = "收入决算表\n科目名称\t合计\n合计\t3\n- 2 -\n教育支出\t3\n- 3 -\n完。";
        let grids = grids(text);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].rows.len(), 3);
    }

    #[test]
    fn heads_stand_above_what_repeats_below_them() {
        let mut rows: Vec<Vec<Cell>> = ["预算数\t决算数", "合计\t接待费\t合计\t接待费", "1\t1\t2\t2"]
            .iter()
            .map(|line| cells(line, line))
            .collect();
        spread_heads(&mut rows);
        let heads: Vec<_> = rows[0].iter().map(|cell| (cell.text.as_str(), cell.covered)).collect();
        assert_eq!(heads, [("预算数", false), ("", true), ("决算数", false), ("", true)]);
        // 合计 and 接待费 do not repeat here.
        let mut rows: Vec<Vec<Cell>> =
            ["预算数\t决算数", "合计\t接待费\t合计\t会议费"].iter().map(|line| cells(line, line)).collect();
        spread_heads(&mut rows);
        assert_eq!(rows[0].len(), 2);
    }

    #[test]
    fn tabs_in_running_text_are_no_table() {
        assert!(grids("收入合计3万元。\t其中：\n事业收入1万元。\t").is_empty());
        assert!(grids("序号\t单位名称\n1\t某中心\n2\t某所").is_empty());
    }
}
