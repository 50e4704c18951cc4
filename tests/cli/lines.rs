//! Readers that go away, and how wide help is.

use super::*;

/// As shells report a program that SIGPIPE ended.
const NOT_READ: i32 = 128 + 13;

/// Runs it with nobody at the other end of its output.
fn unread(folder: &Path, arguments: &[&str]) -> Output {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    let mut command = command(folder, arguments);
    command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

/// With one sitting, own exercise and glimmer.
fn lived_in() -> TempDir {
    let folder = folder();
    assert!(run(folder.path(), &["practice", "brief", "--minutes", "0.1", "--keep"]).status.success());
    folder
}

#[test]
fn whoever_stops_reading_hears_no_complaint() {
    let folder = lived_in();
    let (wav, pdf) = (folder.path().join("a.wav"), folder.path().join("a.pdf"));
    let (wav, pdf) = (wav.to_str().unwrap(), pdf.to_str().unwrap());
    let brief = folder.path().join("exercises/brief.ron");
    let brief = brief.to_str().unwrap();
    let commands: &[&[&str]] = &[
        &["list"],
        &["list", "--json"],
        &["show", "brief"],
        &["list", "--family", "breathing"],
        &["look"],
        &["generate", "completions", "bash"],
        &["journal", "--json"],
        &["export", "--format", "csv"],
        &["export", "--format", "json"],
        &["export", "--format", "ron"],
        &["people", "DE"],
        &["check", brief],
        &["render", "brief", "--minutes", "0.1", "--wav", wav],
        &["page", "brief", "--out", pdf],
        &["practice", "brief", "--minutes", "0.1"],
    ];
    for arguments in commands {
        let read = run(folder.path(), arguments);
        assert!(read.status.success(), "{arguments:?}: {}", text(&read.stderr));
        let _ = (fs::remove_file(wav), fs::remove_file(pdf));
        let output = unread(folder.path(), arguments);
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(NOT_READ), "{arguments:?}");
        let _ = (fs::remove_file(wav), fs::remove_file(pdf));
    }
}

#[test]
fn head_takes_one_line_and_nothing_else_is_said() {
    let folder = lived_in();
    for arguments in ["export --format csv", "list", "help"] {
        let line = format!("'{PROGRAM}' --data-dir '{}' {arguments} | head -1", folder.path().display());
        let output = Command::new("sh").args(["-c", &line]).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success());
        assert_eq!((text(&output.stdout).lines().count(), text(&output.stderr)), (1, String::new()));
    }
}

/// The names of all subcommands, as help lists them.
pub fn subcommands(help: &str) -> Vec<String> {
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    // What a subcommand is for may go on in lines that are indented further.
    let named = listed.lines().filter(|line| !line.starts_with("   "));
    named.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

#[test]
fn help_fits_into_eighty_columns_whatever_it_is_about() {
    let folder = folder();
    let names = subcommands(&text(&run(folder.path(), &["help"]).stdout));
    assert!(names.len() >= 12 && names.contains(&"journal".to_owned()), "{names:?}");
    let mut asked: Vec<Vec<&str>> = vec![vec!["help"], vec!["--help"], vec!["-h"]];
    for name in &names {
        asked.extend([vec!["help", name], vec![name, "--help"], vec![name, "-h"]]);
    }
    for arguments in
        asked.iter().filter(|arguments| !matches!(arguments.as_slice(), ["help", "-h" | "--help"]))
    {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{arguments:?}");
        let said = text(&output.stdout);
        assert!(said.contains("Usage: softlanding"), "{arguments:?}: {said}");
        for line in said.lines() {
            assert!(line.chars().count() <= 80, "{arguments:?}: {line}");
        }
        let unread = unread(folder.path(), arguments);
        assert_eq!(text(&unread.stderr), "", "{arguments:?}");
    }
}
