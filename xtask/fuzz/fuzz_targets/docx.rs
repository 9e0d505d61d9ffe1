//! Any bytes as a package, and as the main part of a document.
#![no_main]

mod package;

use juesuan_reader::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    read(&[b"PK\x03\x04", data].concat(), "fuzz.docx");
    read(&package::package(&[("word/document.xml", data), ("word/numbering.xml", data)]), "fuzz.docx");
});
