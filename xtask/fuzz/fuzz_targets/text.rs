//! Any bytes at all, as a document.
#![no_main]

use juesuan_reader::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    read(data, "fuzz");
});
