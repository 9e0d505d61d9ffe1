//! A reading in a few words, for tests.

use juesuan_model::{FigureId, Reading, StatementKind};
use juesuan_reader::read;

/// Reads a text and compares it with what is expected: facts as `concept=figure@basis`, then
/// statements, then what is unbound.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let reading = read(text.as_bytes(), "test");
    for figure in &reading.figures {
        let printed = &text[figure.start as usize..figure.end as usize];
        assert_eq!(printed, figure.text, "the place of {figure:?} in {text}");
    }
    let got = dump(&reading);
    assert_eq!(got, expected, "\n{text}\n{got:#?}");
}

fn dump(reading: &Reading) -> Vec<String> {
    let text = |id: FigureId| reading.figure(id).map(|figure| figure.text.to_string()).unwrap_or_default();
    let mut out: Vec<String> = reading
        .facts
        .iter()
        .map(|fact| {
            let of = &fact.dimensions;
            let of = [&of.function, &of.economic, &of.fund, &of.unit, &of.project];
            let of: String = of.into_iter().flatten().map(|of| format!("[{of}]")).collect();
            format!("{}{of}={}@{}", fact.concept.id(), text(fact.figure), fact.basis)
        })
        .collect();
    for statement in &reading.statements {
        let mut words = vec![format!("{:?}", statement.kind).to_lowercase()];
        let names: [(&str, Option<FigureId>); 5] = match statement.kind {
            StatementKind::Average => [
                ("of", statement.subject),
                ("over", statement.base),
                ("is", statement.change),
                ("", None),
                ("", None),
            ],
            _ => [
                ("of", statement.subject),
                ("from", statement.base),
                ("by", statement.change),
                ("at", statement.rate),
                ("in", statement.whole),
            ],
        };
        for (name, id) in names {
            if let Some(id) = id {
                words.push(format!("{name} {}", text(id)));
            }
        }
        let list = |ids: &[FigureId]| ids.iter().map(|&id| text(id)).collect::<Vec<_>>().join("+");
        if !statement.parts.is_empty() {
            words.push(format!("({})", list(&statement.parts)));
        }
        if !statement.subtracted.is_empty() {
            words.push(format!("less ({})", list(&statement.subtracted)));
        }
        if let Some(direction) = statement.direction.filter(|_| statement.kind == StatementKind::Change) {
            words.push(format!("{direction:?}").to_lowercase());
        }
        if let Some(basis) = statement.basis {
            words.push(basis.to_string());
        }
        if statement.closed {
            words.push("closed".into());
        }
        if statement.unsure.is_some() {
            words.push("unsure".into());
        }
        out.push(words.join(" "));
    }
    if !reading.unbound.is_empty() {
        let unbound: Vec<String> = reading.unbound.iter().map(|&id| text(id)).collect();
        out.push(format!("unbound {}", unbound.join(" ")));
    }
    out
}
