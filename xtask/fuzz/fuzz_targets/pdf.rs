//! Any bytes behind the mark of a PDF.
#![no_main]

use juesuan_reader::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    read(&[b"%PDF-1.7\n", data].concat(), "fuzz.pdf");
});
