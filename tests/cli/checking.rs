//! Exercise files, lists of lines and hints, as they are checked.

use super::*;

#[test]
fn check_names_the_place_of_each_bad_file_and_is_no_success() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/core/tests/bad_exercises");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let output = Command::new(PROGRAM).arg("check").args(&files).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stdout);
    assert!(!told.contains("{$") && !told.contains("No localization") && !told.contains('\x07'));
    for file in &files {
        // Its first line says what is wrong: "// 13:23 unknown-word | Inn -> In".
        let source = fs::read(file).unwrap();
        let expected = String::from_utf8_lossy(&source).lines().next().unwrap().to_owned();
        let place = expected.split(' ').nth(1).filter(|place| place.contains(':'));
        let name = file.display();
        let beginning = place.map_or_else(|| format!("{name}: "), |place| format!("{name}:{place}: "));
        assert!(told.lines().any(|line| line.starts_with(&beginning)), "{beginning}");
    }
    let misspelt = "13:23: Unknown beat “Inn”. Did you mean “In”?
  13 |         Cycle(beats: [Inn(4), Out(6)]),
     |                       ^^^
";
    assert!(told.contains(misspelt), "{told}");
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/exercises/box.ron");
    let output = Command::new(PROGRAM).args(["check", good]).output().unwrap();
    assert!(output.status.success() && text(&output.stdout) == format!("{good}: good\n"));
}

#[test]
fn check_never_sends_hidden_signs_to_the_terminal_and_marks_the_right_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ron");
    for source in
        ["Exercise(\u{1b}[31m: 1)", "\tExercise(\tfoo: 1)", &format!("{}Exercise(foo: 1)", " ".repeat(300))]
    {
        fs::write(&file, source).unwrap();
        let output = Command::new(PROGRAM).arg("check").arg(&file).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let told = text(&output.stdout);
        assert!(!told.contains('\x1b'), "{told:?}");
        let lines: Vec<&str> = told.lines().collect();
        if source.starts_with('\t') {
            assert_eq!(lines[1..3], ["  1 | \tExercise(\tfoo: 1)", "    | \t         \t^^^"]);
        }
    }
}

#[test]
fn every_shipped_exercise_is_checked_without_a_hint() {
    let folder = folder();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises");
    let output = run(folder.path(), &["check", "--strict", shipped.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stdout));
}

#[test]
fn letters_that_no_font_here_has_are_a_hint() {
    let (folder, empty) = (folder(), folder());
    let file = folder.path().join("named.ron");
    // What stands in a remark is shown nowhere.
    fs::write(&file, format!("// 語\n{}", BRIEF.replace("Soft, not deep.", "Мягко 日本."))).unwrap();
    let output = command(folder.path(), &["check", file.to_str().unwrap()])
        .envs(["HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"].map(|name| (name, empty.path())))
        .output()
        .unwrap();
    assert!(output.status.success());
    let said = text(&output.stdout);
    assert!(said.contains("No font on this computer has 日 本. Such letters are boxes here."), "{said}");
    assert!(said.contains("named.ron:5:"), "{said}");
    fs::write(&file, BRIEF.replace("Soft, not deep.", "Мягко, ελαφρά.")).unwrap();
    let output = run(folder.path(), &["check", file.to_str().unwrap()]);
    assert!(!text(&output.stdout).contains("No font"), "{}", text(&output.stdout));
}

#[test]
fn a_hint_is_no_mistake_unless_one_is_strict_and_editors_read_it_as_json() {
    let folder = folder();
    let file = folder.path().join("loud.ron");
    let source = BRIEF.replace("In and out, twice.", "Simply breathe in and out!");
    fs::write(&file, source.replace("In(1.5), Out(1.5)", "In(3), Out(4)")).unwrap();
    let file = file.to_str().unwrap();
    let output = run(folder.path(), &["check", file]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert!(said.contains("Simply") && said.contains('^'), "{said}");
    assert!(!said.contains('\u{1b}'), "no colours in a pipe: {said:?}");
    assert_eq!(run(folder.path(), &["check", "--strict", file]).status.code(), Some(1));

    let output = run(folder.path(), &["check", "--json", file]);
    let lines = text(&output.stdout);
    let found: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let hurry = found.iter().find(|finding| finding["code"] == "hurry").unwrap();
    assert_eq!((&hurry["severity"], &hurry["file"]), (&"warning".into(), &file.into()));
    assert_eq!(hurry["line"], 2);
    let columns = (hurry["column"].as_u64().unwrap(), hurry["endColumn"].as_u64().unwrap());
    assert_eq!(columns.1 - columns.0, 6, "{hurry}");
    let coloured = text(&run(folder.path(), &["check", "--color", "always", file]).stdout);
    assert!(coloured.contains("\u{1b}["), "{coloured:?}");
}

#[test]
fn people_are_told_by_country_and_no_number_without_one() {
    let folder = folder();
    let output = run(folder.path(), &["people", "uk"]);
    assert!(output.status.success());
    let told = text(&output.stdout);
    for wanted in [
        "please let someone be with you now",
        "116 123",
        "999",
        "Seen in print 2026-10-07",
        "findahelpline.com",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert_eq!(text(&run(folder.path(), &["people", "united kingdom"]).stdout), told);
    let output = run(folder.path(), &["people"]);
    let told = text(&output.stdout);
    assert!(
        output.status.success() && told.contains("Kenya (KE)") && told.contains("befrienders.org"),
        "{told}"
    );
    assert!(!told.contains(|letter: char| letter.is_ascii_digit()), "{told}");
    fs::write(folder.path().join("settings.toml"), "country = \"KE\"\n").unwrap();
    assert!(
        text(&run(folder.path(), &["people"]).stdout).contains("1195"),
        "the one that was chosen in the window"
    );
    let output = run(folder.path(), &["people", "atlantis"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("“atlantis”"));
}

#[test]
fn an_edited_list_is_checked_like_an_exercise_and_used_once_it_is_good() {
    let folder = folder();
    let file = folder.path().join("support.ron");
    let line = r#"(kinds: [Emergency], name: "Ours", calls: [(number: "55 55")], seen: "2026", sources: [P("here.org")])"#;
    let good = format!("Support(format: 1, countries: {{\n\"GB\": (name: \"Here\", lines: [\n{line}\n])}})");
    let check = || run(folder.path(), &["check", file.to_str().unwrap()]);
    fs::write(&file, good.replace("55 55", "five five")).unwrap();
    let output = check();
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.contains("support.ron:3:") && said.contains("not a number to dial"), "{said}");
    let output = run(folder.path(), &["people", "gb"]);
    assert!(text(&output.stderr).contains("support.ron, line 3"), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("116 123"), "the shipped one holds");
    fs::write(&file, &good).unwrap();
    assert!(check().status.success());
    assert!(text(&run(folder.path(), &["people", "gb"]).stdout).contains("55 55"));
}
