//! A published document, measured against what people read in it.
#![allow(clippy::print_stdout)]

#[path = "common/folder.rs"]
mod folder;

use std::collections::HashMap;

use folder::corpus;

use juesuan_model::{Reading, Role, Unit};

/// The rows of a CSV file without quoted fields.
fn rows(text: &str) -> Vec<HashMap<&str, &str>> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    lines.map(|line| head.iter().copied().zip(line.split(',')).collect()).collect()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Amount => "amount",
        Role::Change => "change",
        Role::Rate => "rate",
        Role::Share => "share",
        Role::Completion => "completion",
        Role::Average => "average",
        Role::Count => "count",
        Role::Year => "year",
        Role::Ordinal => "ordinal",
        Role::DocumentNumber => "document_number",
        Role::Telephone => "telephone",
        Role::Threshold => "threshold",
        _ => "other",
    }
}

fn has_concept(reading: &Reading, figure: u32, concept: &str, is_share: bool) -> bool {
    let of = |figure: u32, any: bool| {
        reading.facts.iter().any(|fact| fact.figure == figure && (any || fact.concept.id() == concept))
    };
    of(figure, false)
        || reading
            .statements
            .iter()
            .filter(|statement| statement.change == Some(figure) || statement.rate == Some(figure))
            .filter_map(|statement| statement.subject)
            .any(|subject| of(subject, is_share))
}

#[test]
fn the_seed_is_read() {
    let Some(folder) = corpus() else { return };
    let name = "chongqing-qijiang-government-office-2024";
    let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let table = std::fs::read_to_string(folder.join(format!("{name}.figures.csv"))).unwrap();
    let reading = juesuan_reader::read(text.as_bytes(), name);
    let place: HashMap<u32, _> = reading.figures.iter().map(|figure| (figure.start, figure)).collect();
    let (mut offsets, mut roles, mut units, mut money, mut bound, mut wanted) = (0, 0, 0, 0, 0, 0);
    let rows = rows(&table);
    for row in &rows {
        let (start, end): (u32, u32) = (row["start"].parse().unwrap(), row["end"].parse().unwrap());
        let measured = matches!(row["kind"], "money" | "pct");
        let named = matches!(row["kind"], "money" | "pct" | "count") && !matches!(row["concept"], "" | "-");
        money += usize::from(measured);
        wanted += usize::from(named);
        let Some(figure) =
            place.get(&start).filter(|figure| figure.end == end && figure.text == row["printed"])
        else {
            println!("line {}: {} is not found", row["line"], row["printed"]);
            continue;
        };
        offsets += 1;
        if role(figure.role) == row["role"] {
            roles += 1;
        } else {
            println!(
                "line {}: {} is read as {}, is {}",
                row["line"],
                row["printed"],
                role(figure.role),
                row["role"]
            );
        }
        if measured {
            let unit = match row["unit"] {
                "万元" => Unit::WanYuan,
                "元" => Unit::Yuan,
                _ => Unit::Percent,
            };
            units += usize::from(figure.unit == unit);
        }
        if named {
            if has_concept(&reading, figure.id, row["concept"], row["role"] == "share") {
                bound += 1;
            } else {
                println!("line {}: {} is not bound to {}", row["line"], row["printed"], row["concept"]);
            }
        }
    }
    println!("{offsets} offsets, {roles} roles, {units} of {money} units, {bound} of {wanted} concepts");
    assert_eq!(reading.figures.len(), rows.len(), "numbers");
    assert_eq!(offsets, rows.len(), "offsets");
    assert!(roles >= 286, "{roles} roles");
    assert_eq!(units, money, "units");
    assert!(bound + 8 >= wanted, "{bound} of {wanted} concepts");
}
