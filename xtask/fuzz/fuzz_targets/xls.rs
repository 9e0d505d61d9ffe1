//! Any bytes behind the mark of a compound file.
#![no_main]

use juesuan_reader::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    read(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", data].concat(), "fuzz.xls");
});
