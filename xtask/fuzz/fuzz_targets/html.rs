//! Any bytes in the body of a web page.
#![no_main]

use juesuan_reader::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    read(&[b"<html><body><table>", data].concat(), "fuzz.html");
});
