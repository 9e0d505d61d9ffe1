//! Does checking a disclosure cost more than reading its JSON into the model?
#![allow(missing_docs, reason = "the macros of the benchmark make undocumented functions")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use juesuan_benches::{EXAMPLE, example};
use juesuan_model::project;
use juesuan_rules::{CheckOptions, check};

fn parse_vs_check(c: &mut Criterion) {
    let Ok(disclosure) = example() else { return };
    let reading = project(&disclosure);
    let options = CheckOptions::default();
    let mut group = c.benchmark_group("parse_vs_check");
    group.bench_function("parse", |b| {
        b.iter(|| serde_json::from_str::<juesuan_model::Disclosure>(black_box(EXAMPLE)));
    });
    group.bench_function("project_and_check", |b| {
        b.iter(|| check(&project(black_box(&disclosure)), &options))
    });
    group.bench_function("project", |b| b.iter(|| project(black_box(&disclosure))));
    group.bench_function("check", |b| b.iter(|| check(black_box(&reading), &options)));
    group.finish();
}

criterion_group!(benches, parse_vs_check);
criterion_main!(benches);
