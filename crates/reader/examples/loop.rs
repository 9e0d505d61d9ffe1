fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    for _ in 0..4000 {
        std::hint::black_box(juesuan_reader::read(&bytes, &path));
    }
}
