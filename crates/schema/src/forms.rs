//! Which JSON path each row and column of the public tables fills.

use std::fmt::Write as _;

use juesuan_model::TableKind;
use juesuan_model::tables::{Block, CHONGQING, CellField, Layout, NATIONAL};

use crate::export::NOTICE;

/// `schemas/TABLES.md`: for each row and column of each public table, in both layouts, the path
/// of the disclosure that it fills and the concept that it states.
pub fn tables_markdown() -> String {
    let mut out = format!("<!-- {NOTICE} -->\n\n# 公开表格与 JSON 路径 / Public tables and JSON paths\n\n");
    out.push_str(
        "一张表由“固定栏目”和“按科目的行”组成；路径中的 `*` 是行的序号，从 0 起。金额写成十进制字符串，空格写 `\"\"`，“—”写 `\"—\"`，涉密写 `\"withheld\"`。\n\n\
         A table has cells with fixed places and rows with codes; `*` in a path is the number of the row, from 0. An empty cell is `\"\"`, a dash `\"—\"`, a withheld figure `\"withheld\"`.\n\n\
         ## 两种式样 / The two layouts\n\n| 种类 / kind | 重庆 / Chongqing | 全国 / national |\n|---|---|---|\n",
    );
    for kind in TableKind::ALL {
        let _ = writeln!(
            out,
            "| [`{0}`](#{0}) | {1} | {2} |",
            kind.id(),
            place(&CHONGQING, *kind),
            place(&NATIONAL, *kind)
        );
    }
    for kind in TableKind::ALL {
        table(&mut out, *kind);
    }
    out
}

fn place(layout: &Layout, kind: TableKind) -> String {
    match layout.places.iter().position(|place| place.kind == kind) {
        Some(index) if layout.numbered => format!("公开{:02}表 {}", index + 1, layout.places[index].title),
        Some(index) => format!("第{}张 {}", index + 1, layout.places[index].title),
        None => "无 / none".into(),
    }
}

fn table(out: &mut String, kind: TableKind) {
    let _ = write!(
        out,
        "\n## {0}\n\n{1} / {2}。重庆：{3}；全国：{4}。\n\n\
         | 部分 / part | 栏目 / cell | JSON 路径 / path | 指标 / concept | 口径 / basis |\n|---|---|---|---|---|\n",
        kind.id(),
        kind.title(),
        kind.en(),
        place(&CHONGQING, kind),
        place(&NATIONAL, kind)
    );
    for block in kind.empty().blocks() {
        match block {
            Block::Fixed { path, label, cells } => {
                for cell in cells.fields() {
                    let path = format!("/tables/{}/{path}/{}", kind.id(), cell.name);
                    row(out, label, &path, cell, cell.concept.id());
                }
            }
            Block::Coded { path, rows, .. } => {
                let base = format!("/tables/{}/{path}/*", kind.id());
                let _ = writeln!(out, "| 按科目的行 | 科目编码 | `{base}/code` | | |");
                let _ = writeln!(out, "| 按科目的行 | 科目名称 | `{base}/name` | | |");
                for cell in rows.columns() {
                    let path = format!("{base}/cells/{}", cell.name);
                    row(out, "按科目的行", &path, cell, cell.concept.by_function().id());
                }
            }
        }
    }
    let _ = writeln!(out, "| 表下 | 说明 | `/tables/{}/note` | | |", kind.id());
}

fn row(out: &mut String, part: &str, path: &str, cell: &CellField, concept: &str) {
    let _ = writeln!(out, "| {part} | {} | `{path}` | `{concept}` | {} |", cell.label, cell.basis.zh());
}
