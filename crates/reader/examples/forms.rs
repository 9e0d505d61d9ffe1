fn main() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap().replace("\\n", "\n");
        if line.trim().is_empty() {
            continue;
        }
        let r = juesuan_reader::read(line.as_bytes(), "x");
        let f = |id: Option<u32>| id.map(|i| r.figures[i as usize].text.to_string()).unwrap_or("-".into());
        println!("\n>> {line}");
        println!(
            "   figs {}",
            r.figures
                .iter()
                .map(|g| format!(
                    "{}{}:{:?}:{}",
                    if g.approximate { "~" } else { "" },
                    g.text,
                    g.role,
                    g.unit.id()
                ))
                .collect::<Vec<_>>()
                .join(" ")
        );
        println!(
            "   fact {}",
            r.facts
                .iter()
                .map(|x| format!(
                    "{}={}/{}{}",
                    f(Some(x.figure)),
                    x.concept.id(),
                    x.basis,
                    x.dimensions
                        .function
                        .as_deref()
                        .or(x.dimensions.unit.as_deref())
                        .map(|d| format!("[{d}]"))
                        .unwrap_or_default()
                ))
                .collect::<Vec<_>>()
                .join(" ")
        );
        for s in &r.statements {
            println!(
                "   {:?} s={} b={} c={} r={} w={} p={:?} -{:?} {} {} {:?} ?{:?}",
                s.kind,
                f(s.subject),
                f(s.base),
                f(s.change),
                f(s.rate),
                f(s.whole),
                s.parts.iter().map(|p| f(Some(*p))).collect::<Vec<_>>(),
                s.subtracted.iter().map(|p| f(Some(*p))).collect::<Vec<_>>(),
                if s.closed { "closed" } else { "" },
                s.basis.map(|b| b.to_string()).unwrap_or_default(),
                s.direction,
                s.unsure
            );
        }
        if !r.unbound.is_empty() {
            println!("   unbound {:?}", r.unbound.iter().map(|p| f(Some(*p))).collect::<Vec<_>>());
        }
    }
}
