use std::time::Instant;
fn main() {
    let seed = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for n in [1usize, 10, 100] {
        let t = Instant::now();
        std::hint::black_box(juesuan_reader::read(seed.repeat(n).as_bytes(), ""));
        println!("seed x{n} {:?}", t.elapsed());
    }
    let flat = seed.replace('\n', "");
    for n in [1usize, 10, 100] {
        let t = Instant::now();
        std::hint::black_box(juesuan_reader::read(flat.repeat(n).as_bytes(), ""));
        println!("flat x{n} {:?}", t.elapsed());
    }
    let pieces = [
        "（",
        "，",
        "；",
        "、",
        "。",
        "其中：",
        "占",
        "较上年",
        "增加",
        "1,",
        "1",
        "12 ",
        "1.",
        "3万元",
        "3万元，",
        "其中3万元，",
        "公务接待费",
        "公务接待费3万元、",
        "主要原因是",
        "主要原因是3万元；",
        "分别",
        "公务接待费、",
        "分别占3%、",
        "加上3万元、",
        "2024年",
        "（类）",
        "教育支出（类）",
        "一、\n",
        "一、收入情况\n",
        "3\n",
        "— 3 —\n",
        "“",
        "<",
        "X",
        "[bookmark",
        " ",
        "\t",
        "－1",
        "内设3个",
        "内设机构3个，",
        "设3个内设机构",
        "与2023年相比",
        "各增加3万元",
        "电话1",
        "由3万元增加到4万元，",
        "3万元3万元",
        "持平",
        "萬",
        "経(j",
        "（abcdefghijk",
        "無",
        "1)",
        "(1)",
        "20",
        "未发生公务接待费，",
        "人均3元，",
        "没有实施3万元",
        "因3万元没有实施、",
        "占公务接待费3%，",
        "占甲乙丙3%，",
        "第",
        "号",
        "〔2024〕",
        "\u{c}3\n",
        "按功能分类",
    ];
    for p in pieces {
        let mut times = vec![];
        eprintln!("{p:?}");
        for n in [20_000usize, 80_000] {
            let text = p.repeat(n);
            let t = Instant::now();
            std::hint::black_box(juesuan_reader::read(text.as_bytes(), ""));
            times.push(t.elapsed().as_secs_f64());
            let text = format!("三公经费支出3万元，其中：{}", p.repeat(n));
            let t = Instant::now();
            std::hint::black_box(juesuan_reader::read(text.as_bytes(), ""));
            times.push(t.elapsed().as_secs_f64());
            let text = format!("三公经费支出3万元，较上年增加4万元，主要原因是：{}", p.repeat(n));
            let t = Instant::now();
            std::hint::black_box(juesuan_reader::read(text.as_bytes(), ""));
            times.push(t.elapsed().as_secs_f64());
        }
        let ratio = [times[3] / times[0], times[4] / times[1], times[5] / times[2]];
        if ratio.iter().any(|r| *r > 7.0) || times[3] > 0.3 {
            println!("{p:?} {times:.3?}");
        }
    }
}
