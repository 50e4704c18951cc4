//! `docs/from-the-texts.md` names practices and screens that are there, and everything that the founding texts describe.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The rows that the page has at least: one for each thing that the texts describe.
const ROWS_LEAST: usize = 22;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The cells of each row of each table.
fn rows() -> Vec<Vec<String>> {
    let page = text("docs/from-the-texts.md");
    let lines = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| In the texts"));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// What stands between backticks in the second column.
fn named() -> BTreeSet<String> {
    let rows = rows();
    let places = rows.iter().map(|row| row[1].as_str());
    places.flat_map(|place| place.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn routes() -> BTreeSet<String> {
    named().iter().filter_map(|name| name.strip_prefix("Route::")).map(str::to_owned).collect()
}

fn practices() -> BTreeSet<String> {
    named().into_iter().filter(|name| !name.starts_with("Route::")).collect()
}

fn is_practice(id: &str) -> bool {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises").join(id).with_extension("ron");
    file.exists()
}

/// Whether a variant of the routes has this name.
fn is_route(name: &str) -> bool {
    let source = text("src/ui/action.rs");
    let routes = source.split_once("pub enum Route {").unwrap().1.split_once("\n}").unwrap().0;
    let variant = |line: &str| line.trim().split([',', '(', ' ']).next().is_some_and(|first| first == name);
    routes.lines().any(variant)
}

#[test]
fn every_practice_and_screen_that_is_named_is_there() {
    for id in practices() {
        assert!(is_practice(&id), "the practice {id}");
    }
    for name in routes() {
        assert!(is_route(&name), "the screen {name}");
    }
}

#[test]
fn each_row_says_what_where_and_how() {
    let rows = rows();
    assert!(rows.len() >= ROWS_LEAST, "{} rows", rows.len());
    for row in &rows {
        assert_eq!(row.len(), 3, "{row:?}");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        assert!(row[1].contains('`'), "{row:?} names no place");
        let outside: String = row[1].split('`').step_by(2).collect();
        assert!(outside.chars().all(|sign| matches!(sign, ',' | ' ')), "{row:?}: {outside}");
    }
    let whats: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(whats.len(), rows.len(), "no row stands there twice");
}

#[test]
fn a_name_that_is_none_would_be_found() {
    assert!(is_practice("look-around") && !is_practice("look-arounds"));
    assert!(is_route("Map") && is_route("Door") && !is_route("Maps") && !is_route("default"));
}
