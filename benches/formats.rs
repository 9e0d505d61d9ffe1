//! What does each format cost, from the disclosure to the bytes?
#![allow(missing_docs, reason = "the macros of the benchmark make undocumented functions")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use juesuan_benches::example;
use juesuan_narrative::{Profile, RenderOptions};

fn formats(c: &mut Criterion) {
    let Ok(disclosure) = example() else { return };
    for name in Profile::names() {
        let Ok(profile) = Profile::builtin(name) else { return };
        let options = RenderOptions::default();
        let render = || profile.render(black_box(&disclosure), options);
        let mut group = c.benchmark_group(format!("formats/{name}"));
        group.bench_function("text", |b| b.iter(|| render().map(|document| document.to_text())));
        group.bench_function("html", |b| b.iter(|| render().map(|document| document.to_html())));
        group.bench_function("docx", |b| b.iter(|| render().and_then(|document| document.to_docx())));
        group.bench_function("xlsx", |b| {
            b.iter(|| profile.tables(black_box(&disclosure), options).to_xlsx());
        });
        group.finish();
    }
}

criterion_group!(benches, formats);
criterion_main!(benches);
