//! `juesuan rules`, `juesuan explain`, `juesuan schema`.

use std::io::{self, Write};

use crate::Ending;
use crate::args::{Lang, RulesFormat, SchemaName};

pub(crate) fn list(format: RulesFormat, lang: Lang) -> io::Result<Ending> {
    let mut out = io::stdout().lock();
    match format {
        RulesFormat::Json => out.write_all(juesuan_rules::catalogue_json().as_bytes())?,
        RulesFormat::Text => {
            for rule in juesuan_rules::rules() {
                writeln!(out, "{} {}  {}", rule.code, rule.name, lang.pick(rule.zh, rule.en))?;
            }
        }
    }
    Ok(Ending::Clean)
}

pub(crate) fn explain(name: &str) -> io::Result<Ending> {
    let Some(rule) = juesuan_rules::find(name) else {
        anstream::eprintln!("没有规则“{name}”；juesuan rules 列出全部规则的编号和名称。");
        return Ok(Ending::Failed);
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{} {}\n{}\n", rule.code, rule.name, rule.en)?;
    out.write_all(rule.explanation().as_bytes())?;
    Ok(Ending::Clean)
}

pub(crate) fn schema(name: SchemaName) -> io::Result<Ending> {
    let published = match name {
        SchemaName::Disclosure => juesuan_schema::Published::Disclosure,
        SchemaName::Reading => juesuan_schema::Published::Reading,
        SchemaName::Findings => juesuan_schema::Published::Findings,
    };
    io::stdout().lock().write_all(published.text().as_bytes())?;
    Ok(Ending::Clean)
}
