//! How does the time of reading and checking a narrative grow with its length?
#![allow(missing_docs, reason = "the macros of the benchmark make undocumented functions")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use juesuan_benches::example;
use juesuan_narrative::{Profile, RenderOptions};
use juesuan_reader::read;
use juesuan_rules::{CheckOptions, check};

fn reading(c: &mut Criterion) {
    let Ok(disclosure) = example() else { return };
    let Ok(profile) = Profile::builtin("chongqing-2024") else { return };
    let Ok(document) = profile.render(&disclosure, RenderOptions::default()) else { return };
    let text = document.to_text();
    let options = CheckOptions::default();
    let mut group = c.benchmark_group("reading");
    group.sample_size(20);
    for times in [1, 10, 100] {
        let text = text.repeat(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("read", times), &text, |b, text| {
            b.iter(|| read(black_box(text.as_bytes()), "narrative.txt"));
        });
        group.bench_with_input(BenchmarkId::new("read_and_check", times), &text, |b, text| {
            b.iter(|| check(&read(black_box(text.as_bytes()), "narrative.txt"), &options));
        });
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
