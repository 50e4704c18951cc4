//! `softlanding look`: what was kept, in sentences and in small pictures.

use super::*;

/// Ten times slow-and-even and three times box from stirred up, one that went far away and came back, and answers ten
/// minutes later; a day after the other.
fn kept() -> TempDir {
    let folder = folder();
    let mut rows = String::from(
        "id,started_utc,zone,exercise,title,practised_ms,ending,before_state,before_hardness,before_presence,\
         after_state,after_hardness,after_presence,later_state,later_hardness\n",
    );
    let ends = [3, 4, 4, 5, 5, 5, 6, 7, 8, 4];
    for (day, end) in (1..).zip(ends) {
        row(&mut rows, day, "slow-and-even", "stirred up,8,", &format!("settled,{end},,settled,{end}"));
    }
    for (day, end) in (11..).zip([6, 7, 8]) {
        row(&mut rows, day, "box", "stirred up,8,", &format!("stirred up,{end},,,"));
    }
    row(&mut rows, 14, "box", "far away,,2", "far away,,5,,");
    row(&mut rows, 15, "box", "mixed,6,", "far away,,4,,");
    let file = folder.path().join("kept.csv");
    fs::write(&file, rows).unwrap();
    let output = run(folder.path(), &["import", file.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    folder
}

fn row(rows: &mut String, day: u32, exercise: &str, before: &str, after: &str) {
    let id = format!("01990000-0000-7000-8000-{day:012}");
    let title = if exercise == "box" { "Box" } else { "Slow and even" };
    let row = format!(
        "{id},2026-10-{day:02}T09:00:00.000Z,UTC,shipped:{exercise},{title},60000,whole,{before},{after}\n"
    );
    rows.push_str(&row);
}

/// What is on a terminal of so many columns.
pub fn on_terminal(folder: &Path, columns: u16, arguments: &str, environment: &[(&str, &str)]) -> String {
    let program = format!("'{PROGRAM}' --data-dir '{}' {arguments}", folder.display());
    let line = format!("stty cols {columns} rows 24; {program}");
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).stdin(Stdio::null());
    script.env("TERM", "xterm").env("LC_ALL", "C.UTF-8").env_remove("NO_COLOR").env_remove("LANGUAGE");
    let output = script.envs(environment.iter().copied()).output().unwrap();
    let told = text(&output.stdout).replace("\r\n", "\n");
    assert!(output.status.success(), "{told}");
    told
}

/// Without what gives colour.
fn plain(told: &str) -> String {
    let mut pieces = told.split("\x1b[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.split_once('m').unwrap().1)
}

#[test]
fn another_program_gets_sentences_and_no_picture() {
    let folder = kept();
    let output = run(folder.path(), &["look"]);
    assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
    let told = text(&output.stdout);
    let wanted = [
        "From stirred up, after Slow and even: easier by 3",
        "How sure is this?",
        "15 practices, Thursday, 1 October 2026 to Thursday, 15 October 2026.",
        "From Stirred up: 13 practices.",
        "Easier 2 of 3 times in your records.",
        "Not enough yet to say more.",
        "From Stirred up: then Settled 10, Stirred up 3.",
        "Ten minutes later",
        "10 stayed about the same",
    ];
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in wanted {
        assert!(flat.contains(sentence), "{sentence}: {told}");
    }
    assert!(!told.contains(['\x1b', '█', '⠅', '┼', '│']), "{told}");
    assert!(told.lines().all(|line| line.chars().count() <= 80));
    let plain = text(&run(folder.path(), &["look", "--plain"]).stdout);
    assert_eq!(plain, told, "a pipe is as plain as it gets");
}

#[test]
fn a_terminal_shows_strokes_and_bars_within_any_width() {
    let folder = kept();
    for columns in [20, 33, 80, 200] {
        let told = plain(&on_terminal(folder.path(), columns, "look", &[]));
        for line in told.lines() {
            assert!(line.chars().count() <= usize::from(columns.min(80)), "{columns}: {line:?} {told}");
            assert!(!line.ends_with(' '), "{columns}: {line:?}");
        }
        assert!(told.contains(|letter| ('\u{2801}'..='\u{28ff}').contains(&letter)), "{columns}: {told}");
        assert!(told.contains("█ 10"), "{columns}: {told}");
        let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("Far away: the higher, the less here"), "{columns}: {told}");
    }
}

#[test]
fn colours_are_there_unless_they_are_not_wanted() {
    let folder = kept();
    assert!(on_terminal(folder.path(), 80, "look", &[]).contains("\x1b[32m"));
    for environment in [[("NO_COLOR", "1")], [("TERM", "dumb")]] {
        let told = on_terminal(folder.path(), 80, "look", &environment);
        assert!(!told.contains('\x1b'), "{environment:?}: {told:?}");
    }
    assert!(!on_terminal(folder.path(), 80, "look --plain", &[]).contains(['\x1b', '█']));
}

#[test]
fn a_terminal_of_few_letters_gets_pictures_of_few_letters() {
    let folder = kept();
    for environment in [[("LC_ALL", "C")], [("LC_ALL", "de_DE.ISO-8859-1")]] {
        let told = on_terminal(folder.path(), 60, "look", &environment);
        assert!(told.is_ascii() && told.contains("### ") && told.contains("|\n"), "{told}");
        assert!(!told.contains('?') || told.matches('?').count() == 1, "only “How sure is this?”: {told}");
    }
    let console = on_terminal(folder.path(), 60, "look", &[("TERM", "linux")]);
    assert!(!console.contains(['█', '⠅', '┼']) && console.contains('·'), "{console}");
}

#[test]
fn another_state_is_looked_from_and_json_says_the_same() {
    let folder = kept();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let found = json(&["look", "--json"]);
    assert_eq!((&found["sittings"], &found["headline"]["kind"]), (&15.into(), &"middle".into()));
    assert_eq!(found["from_here"]["state"], "StirredUp");
    let first = &found["from_here"]["exercises"][0];
    assert_eq!((&first["exercise"]["id"], &first["says"]), (&"slow-and-even".into(), &"middle".into()));
    assert_eq!(first["middle"]["median"], 3.0);
    assert_eq!(found["between"][0], serde_json::json!({ "from": "StirredUp", "to": "Settled", "count": 10 }));
    assert_eq!(found["later"][0]["stayed"], 10);
    let far = json(&["look", "--json", "--from", "far-away"]);
    assert_eq!(far["from_here"]["exercises"][0]["points"], serde_json::json!([3]));
    let told = text(&run(folder.path(), &["look", "--from", "settled"]).stdout);
    assert!(told.contains("From Settled nothing is kept yet."), "{told}");
    let wrong = run(folder.path(), &["look", "--from", "angry"]);
    assert_eq!((wrong.status.code(), wrong.stdout.len()), (Some(2), 0));
    assert!(text(&wrong.stderr).contains("stirred-up"), "{}", text(&wrong.stderr));
}

#[test]
fn where_nothing_is_kept_that_is_said_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let told = text(&run(folder.path(), &["look"]).stdout);
    assert!(told.starts_with("Nothing is kept here yet."), "{told}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::write(folder.path().join("settings.toml"), "keep = \"no\"\n").unwrap();
    let told = text(&run(folder.path(), &["look"]).stdout);
    assert!(told.starts_with("Keeping is off."), "{told}");
    let missing = run(&folder.path().join("nowhere"), &["look"]);
    assert_eq!(missing.status.code(), Some(1), "a folder that was named");
    let mut new = Command::new(PROGRAM);
    new.arg("look").env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path().join("new"));
    let new = new.env("LC_ALL", "C.UTF-8").output().unwrap();
    assert!(new.status.success(), "the usual one comes with the first practice: {}", text(&new.stderr));
}
