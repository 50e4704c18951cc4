//! Advice on exercise files: what is said about each, and that the shipped ones need none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;

use softlanding_core::exercise::{Lint, LintKind, lint};

use common::{files, read, shipped, text};

/// As in the first lines of each file in `lints`: place, kind, what was found.
fn summary(lint: &Lint) -> String {
    format!("// {} {} | {}", lint.place, lint.kind.name(), lint.found)
}

fn lints(source: &str) -> Vec<String> {
    lint(source, &read(source)).iter().map(summary).collect()
}

#[test]
fn every_file_shows_the_advice_that_it_begins_with() {
    let mut wrong = String::new();
    for path in files("lints") {
        let source = text(&path);
        let expected: Vec<&str> = source.lines().take_while(|line| line.starts_with("// ")).collect();
        let found = lints(&source);
        if found != expected {
            writeln!(wrong, "{}\n{}", path.display(), found.join("\n")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_kind_of_advice_has_a_file() {
    let all = files("lints").into_iter().flat_map(|path| {
        let source = text(&path);
        lint(&source, &read(&source))
    });
    let seen: BTreeSet<&str> = all.map(|lint| lint.kind.name()).collect();
    assert_eq!(seen, BTreeSet::from(LintKind::NAMES));
}

#[test]
fn no_shipped_exercise_needs_advice() {
    let mut wrong = String::new();
    for (name, source) in shipped() {
        for line in lints(&source) {
            writeln!(wrong, "{name} {line}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
