//! Tables in plain text: lines whose cells stand between tabs, as a spreadsheet or a word processor
//! gives them when they are copied.

use juesuan_model::tables::kind_of_title;

use crate::grid::{Cell, Grid};

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
        let rows = lines.iter().skip(at).take_while(|line| is_row(line)).count();
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
            let rows = lines.iter().skip(at).take(rows).map(|line| cells(text, line)).collect();
            grids.push(Grid { above, rows, below, ..Grid::default() });
        }
        at += rows;
    }
    grids
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
    fn tabs_in_running_text_are_no_table() {
        assert!(grids("收入合计3万元。\t其中：\n事业收入1万元。\t").is_empty());
        assert!(grids("序号\t单位名称\n1\t某中心\n2\t某所").is_empty());
    }
}
