//! Does writing a disclosure cost more than half as much again as the template engine alone?
#![allow(missing_docs, reason = "the macros of the benchmark make undocumented functions")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use juesuan_benches::example;
use juesuan_narrative::{Profile, RenderOptions};

fn render_vs_template(c: &mut Criterion) {
    let Ok(disclosure) = example() else { return };
    for name in Profile::names() {
        let Ok(profile) = Profile::builtin(name) else { return };
        let options = RenderOptions::default();
        let context = profile.context(&disclosure, options);
        let mut group = c.benchmark_group(format!("render_vs_template/{name}"));
        group.bench_function("template", |b| b.iter(|| profile.render_raw(black_box(&context))));
        group.bench_function("render", |b| b.iter(|| profile.render(black_box(&disclosure), options)));
        group.bench_function("render_to_text", |b| {
            b.iter(|| profile.render(black_box(&disclosure), options).map(|document| document.to_text()));
        });
        group.finish();
    }
}

criterion_group!(benches, render_vs_template);
criterion_main!(benches);
