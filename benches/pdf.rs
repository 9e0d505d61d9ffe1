//! What does it cost to read and check a published PDF, from its bytes to the findings?
//!
//! The documents are not part of the project: `JUESUAN_CORPUS` names their folder, or it lies
//! beside the workspace.
#![allow(missing_docs, reason = "the macros of the benchmark make undocumented functions")]
#![allow(clippy::print_stdout, reason = "a benchmark that does not run says so")]

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use juesuan_reader::{open, read};
use juesuan_rules::{CheckOptions, check};

const NAMES: &[&str] = &["shanghai-putuo-finance-bureau-2024.pdf", "shanghai-template-2024.pdf"];

fn pdf(c: &mut Criterion) {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let folder = std::env::var_os("JUESUAN_CORPUS").map_or_else(beside, PathBuf::from);
    let options = CheckOptions::default();
    for name in NAMES {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            println!("skipped: no {name} in {}", folder.display());
            continue;
        };
        let mut group = c.benchmark_group(format!("pdf/{name}"));
        group.sample_size(20);
        group.bench_function("open", |b| {
            b.iter(|| open(black_box(&bytes)).map(|document| document.text.len()))
        });
        group.bench_function("read_and_check", |b| {
            b.iter(|| check(&read(black_box(&bytes), name), &options));
        });
        group.finish();
    }
}

criterion_group!(benches, pdf);
criterion_main!(benches);
