//! An invented department in both forms, whole.
#![allow(missing_docs, clippy::unwrap_used)]

use juesuan_model::Disclosure;
use juesuan_narrative::{Document, Profile, RenderOptions};

fn render(profile: &str, options: RenderOptions) -> Document {
    let disclosure: Disclosure = serde_json::from_str(include_str!("fixtures/yunling.json")).unwrap();
    Profile::builtin(profile).unwrap().render(&disclosure, options).unwrap()
}

fn check(name: &str, document: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, document);
    });
}

#[test]
fn chongqing_as_text() {
    check("chongqing", &render("chongqing-2024", RenderOptions::default()).to_text());
}

#[test]
fn national_as_text() {
    check("national", &render("national-2024", RenderOptions::default()).to_text());
}

#[test]
fn national_as_markdown() {
    check("national-markdown", &render("national-2024", RenderOptions::default()).to_markdown());
}

#[test]
fn chongqing_as_a_draft() {
    let draft = RenderOptions { draft: true, ..RenderOptions::default() };
    check("chongqing-draft", &render("chongqing-2024", draft).to_text());
}
