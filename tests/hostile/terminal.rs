//! Whatever stands in titles, notes and names of files: nothing of it steers the terminal.

use std::fs;
use std::path::Path;
use std::process::Command;

use softlanding_core::record::{ExerciseKey, Origin, Record};
use softlanding_core::testing::source_with;

use crate::program::*;

/// Clears the screen, sets the title, turns the order of letters around, in every way there is.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{90}b\u{202e}c\u{2066}d\u{200f}e\u{7f}f\u{8}";
/// The same in the name of a file.
const NAME: &str = "n\u{1b}[31m\u{9b}2J\u{202e}\u{7f}m";

/// Everything that a command says to a terminal.
fn at_terminal(folder: &Path, arguments: &[&str]) -> String {
    let line: Vec<String> = std::iter::once(PROGRAM)
        .chain(["--data-dir", argument(folder)])
        .chain(arguments.iter().copied())
        .map(|word| format!("'{}'", word.replace('\'', "'\\''")))
        .collect();
    let mut script = Command::new("script");
    script.args(["-qec", &line.join(" "), "/dev/null"]).stdin(std::process::Stdio::null());
    // Drawn on and coloured by the program only where the terminal says that it can.
    script.env("TERM", "dumb").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8");
    // The terminal itself makes two signs of each end of a line.
    text(&end_of(&mut script).stdout).replace("\r\n", "\n")
}

fn steers(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn exercise(id: &str, title: &str) -> String {
    let title = format!("{title:?}");
    source_with(&[
        ("id", &format!("{id:?}")),
        ("title", &title),
        ("invitation", &title),
        ("minutes", "(usual: 0.1, choices: [0.1])"),
        ("parts", &format!("[Say(text: {title}, secs: 3)]")),
        ("evidence", &format!("(grade: Practice, says: {title}, sources: [])")),
    ])
}

/// A folder full of it, and a folder of files to bring in.
fn hostile() -> (tempfile::TempDir, tempfile::TempDir) {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let hostile = Record {
        title: HOSTILE.to_owned(),
        note: format!("{HOSTILE}\n{HOSTILE}"),
        tags: vec![HOSTILE.to_owned()],
        zone: HOSTILE.to_owned(),
        exercise: ExerciseKey { origin: Origin::Pack(HOSTILE.to_owned()), id: "x".to_owned() },
        ..record(1)
    };
    keep(data.path(), [hostile]);
    let (own, pack) = (data.path().join("exercises"), data.path().join("packs").join(NAME));
    fs::create_dir_all(&pack).unwrap();
    fs::create_dir(&own).unwrap();
    fs::write(own.join("good.ron"), exercise("good", "a\u{202e}b")).unwrap();
    fs::write(own.join(format!("{NAME}.ron")), format!("Exercise(\n{HOSTILE}: 1)")).unwrap();
    fs::write(pack.join("pack.ron"), format!("Pack(format: 1, name: \"p\", lang: \"{HOSTILE}\")")).unwrap();
    fs::write(pack.join("a.ron"), exercise("packed", "a\u{202e}b")).unwrap();
    fs::write(
        data.path().join("settings.toml"),
        format!("theme = {NAME:?}\n[states]\nsettled = \"{NAME}\"\n"),
    )
    .unwrap();
    let row = format!("id,started_utc,exercise,practised_ms,ending\n{HOSTILE},x,own:box,1,whole\n");
    fs::write(files.path().join(format!("{NAME}.csv")), row).unwrap();
    fs::write(files.path().join(format!("{NAME}.json")), format!("[{{\"id\": \"{HOSTILE}\"}}]")).unwrap();
    fs::write(files.path().join(format!("{NAME}.ron")), exercise("x", HOSTILE)).unwrap();
    (data, files)
}

#[test]
fn nothing_in_a_title_a_note_or_a_name_steers_the_terminal() {
    let (data, files) = hostile();
    let file = |ending: &str| argument(&files.path().join(format!("{NAME}.{ending}"))).to_owned();
    let [csv, json, ron, none, out] = ["csv", "json", "ron", "none", "out"].map(file);
    let own = data.path().join("exercises");
    let commands: &[&[&str]] = &[
        &["list"],
        &["list", "--json"],
        &["show", "good"],
        &["show", &ron],
        &["check", &ron, argument(files.path())],
        &["check", "--json", &ron, argument(&own)],
        &["practice", "good"],
        &["practice", NAME],
        &["practice", "--minutes", NAME],
        &["look"],
        &["look", "--json"],
        &["doctor"],
        &["doctor", "--json"],
        &["journal", "--json"],
        &["export", "--format", "csv"],
        &["export", "--format", "json"],
        &["export", "--format", "ron"],
        &["export", "--format", "csv", "--out", &out],
        &["export", "--format", "csv", "--out", &csv],
        &["export", "--format", "csv", "--out", &format!("{none}/x")],
        &["import", &csv, &json, &ron, &none],
        &["page", "good", "--out", &ron],
        &["render", "good", "--wav", &ron],
    ];
    for arguments in commands {
        let said = at_terminal(data.path(), arguments);
        assert!(!said.is_empty(), "{arguments:?}");
        assert!(!said.contains(steers), "{arguments:?}: {said:?}");
    }
    let odd = data.path().join(NAME);
    for arguments in [&["journal", "--json"][..], &["export", "--format", "csv"], &["list"]] {
        let said = at_terminal(&odd, arguments);
        assert!(!said.contains(steers), "{arguments:?}: {said:?}");
    }
}

#[test]
fn a_file_and_another_program_get_everything_exactly_as_it_is() {
    let (data, files) = hostile();
    let out = files.path().join("exact.csv");
    let output =
        end_of(&mut softlanding(data.path(), &["export", "--format", "csv", "--out", argument(&out)]));
    assert!(output.status.success());
    let piped = end_of(&mut softlanding(data.path(), &["export", "--format", "csv"])).stdout;
    assert!(text(&piped).contains(HOSTILE));
    assert_eq!(fs::read(&out).unwrap(), piped);
    let rows = end_of(&mut softlanding(data.path(), &["journal", "--json"])).stdout;
    let rows: serde_json::Value = serde_json::from_slice(&rows).unwrap();
    assert_eq!(rows[0]["title"], HOSTILE);
}
