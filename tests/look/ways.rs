//! Every drag, every two keys at once and every second button is in `docs/ways.md`, with another way.

#![allow(clippy::unwrap_used, reason = "a test panics when something is wrong, in its helpers too")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What asks for more than a press or a key.
const MORE: [&str; 10] = [
    "click_and_drag",
    "Sense::drag",
    "dropped_files",
    "double_clicked",
    "secondary_clicked",
    "long_touched",
    "zoom_delta",
    "modifiers.shift",
    "Modifiers::COMMAND",
    "Modifiers::SHIFT",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The code of a file before its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// Files of the window that ask for more, relative to the root.
fn asking() -> BTreeSet<String> {
    let mut asking = BTreeSet::new();
    let mut folders = vec![root().join("src/ui")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if MORE.iter().any(|what| code(&path).contains(what)) {
                asking.insert(path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    asking
}

/// The paths that the list names, of files that begin with this.
fn named(beginning: &str) -> BTreeSet<String> {
    let list = fs::read_to_string(root().join("docs/ways.md")).unwrap();
    let quoted = list.split('`').skip(1).step_by(2).filter(|word| word.starts_with(beginning));
    quoted.map(str::to_owned).collect()
}

#[test]
fn whatever_asks_for_a_drag_or_two_keys_is_listed_with_another_way() {
    let (asking, named) = (asking(), named("src/ui/"));
    assert!(asking.len() >= 10, "{asking:?}");
    assert_eq!(asking.difference(&named).collect::<Vec<_>>(), [""; 0], "not in docs/ways.md");
    assert_eq!(
        named.difference(&asking).collect::<Vec<_>>(),
        [""; 0],
        "in docs/ways.md, and no more in the code"
    );
}

#[test]
fn each_way_is_held_by_a_test_that_is_there() {
    let tests = named("tests/");
    assert!(tests.len() >= 10, "{tests:?}");
    for test in tests {
        assert!(PathBuf::from(root()).join(&test).is_file(), "{test}");
    }
    let list = fs::read_to_string(root().join("docs/ways.md")).unwrap();
    for row in list.lines().filter(|line| line.starts_with("| ") && !line.contains(" | held by |")) {
        assert!(row.contains("`tests/"), "held by nothing: {row}");
    }
}
