//! What does it cost to ask whether all relations of a clean disclosure can hold together?
#![allow(missing_docs, reason = "the macros of the benchmark make undocumented functions")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use juesuan_benches::example;
use juesuan_model::project;
use juesuan_rules::context::Context;
use juesuan_rules::engine::Engine;
use juesuan_rules::joint::{Translation, contradictions};
use juesuan_rules::relation::Relation;
use juesuan_rules::state;

fn joint(c: &mut Criterion) {
    let Ok(disclosure) = example() else { return };
    let reading = project(&disclosure);
    let context = Context::new(&reading);
    let sink = state(&context);
    let engine = Engine::new(&reading.figures);
    let relations = || (0..).zip(sink.stated.iter().map(|stated| &stated.relation));
    let mut group = c.benchmark_group("joint");
    group.bench_function("one_by_one", |b| {
        b.iter(|| relations().filter(|(_, relation)| engine.verdict(black_box(relation)).holds()).count());
    });
    group.bench_function("translate", |b| b.iter(|| Translation::new(&engine, black_box(relations()))));
    let translation = Translation::new(&engine, relations());
    group.bench_function("decide", |b| b.iter(|| black_box(&translation).system().decide()));
    // Those that can be judged, as in a check.
    let stated = relations().map(|(_, relation)| relation);
    let stated: Vec<&Relation> = stated.filter(|relation| engine.verdict(relation).holds()).collect();
    group.bench_function("contradictions", |b| b.iter(|| contradictions(&engine, black_box(&stated))));
    group.finish();
}

criterion_group!(benches, joint);
criterion_main!(benches);
