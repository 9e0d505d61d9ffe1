use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let t = Instant::now();
    let r = juesuan_reader::read(&bytes, &path);
    println!("first {:?}", t.elapsed());
    let mut best = f64::MAX;
    for _ in 0..200 {
        let t = Instant::now();
        std::hint::black_box(juesuan_reader::read(&bytes, &path));
        best = best.min(t.elapsed().as_secs_f64());
    }
    println!("best {:.3} ms", best * 1e3);
    let text = juesuan_reader::open(&bytes).unwrap().text.into_owned();
    let t = Instant::now();
    for _ in 0..100 {
        std::hint::black_box(juesuan_reader::normalise::normalise(&text));
    }
    println!("normalise {:?}", t.elapsed() / 100);
    if std::env::args().nth(2).is_some() {
        let f = |id: Option<u32>| {
            id.map(|i| format!("{}@{}", r.figures[i as usize].text, r.figures[i as usize].line))
                .unwrap_or("-".into())
        };
        for s in &r.sections {
            println!("SEC {} {:?}", s.id, s.title);
        }
        for x in &r.facts {
            println!(
                "FACT {} {} {} {:?} {}",
                f(Some(x.figure)),
                x.concept.id(),
                x.basis,
                x.dimensions,
                x.occurrence
            );
        }
        for s in &r.statements {
            println!(
                "STMT {:?} subj {} base {} chg {} rate {} whole {} parts {:?} sub {:?} closed {} {:?} {:?} {:?}",
                s.kind,
                f(s.subject),
                f(s.base),
                f(s.change),
                f(s.rate),
                f(s.whole),
                s.parts.iter().map(|p| f(Some(*p))).collect::<Vec<_>>(),
                s.subtracted.iter().map(|p| f(Some(*p))).collect::<Vec<_>>(),
                s.closed,
                s.basis,
                s.direction,
                s.unsure
            );
        }
        println!("UNBOUND {:?}", r.unbound.iter().map(|p| f(Some(*p))).collect::<Vec<_>>());
        println!("{:?} {:?} {:?} {:?}", r.department, r.fiscal_year, r.contents, r.problems);
        println!("MARKS {:?}", r.marks);
    }
}
