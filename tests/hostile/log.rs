//! A log for whoever looks for a fault holds nothing of whoever practises.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::*;

const TITLE: &str = "Quietly at the harbour";
const TYPED: &str = "the sea is loud tonight";
/// Asks for a sentence, and waits for it.
const EXERCISE: &str = r#"Exercise(
    format: 1, id: "harbour", lang: "en", title: "Quietly at the harbour", invitation: "A sentence to nobody.",
    family: Reflection, suits: [], needs: [], minutes: (usual: 0.1, choices: [0.1]),
    parts: [Write(prompt: "What do you hear?", keep: Never), Say(text: "That was it.", secs: 1)],
    cautions: [], evidence: (grade: Practice, says: "None.", sources: []),
)"#;
const PACK: &str =
    r#"Pack(format: 1, name: "evenings", title: "Evenings", author: "Ana", licence: "CC0", lang: "en")"#;

/// Somebody practises at a terminal, types something, and keeps it. Returns what was on the terminal.
fn practise(folder: &Path, log: Option<&str>) -> String {
    fs::create_dir_all(folder.join("exercises")).unwrap();
    fs::write(folder.join("exercises/harbour.ron"), EXERCISE).unwrap();
    let line = format!("'{PROGRAM}' --data-dir '{}' practice harbour", argument(folder));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    script.env("TERM", "dumb").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8").env_remove("SOFTLANDING_LOG");
    script.envs(log.map(|level| ("SOFTLANDING_LOG", level)));
    let mut person = script.spawn().unwrap();
    // The terminal keeps what is typed ahead.
    let answers = format!("2\n8\n{TYPED}\n\n\n1\n3\ny\n\n");
    person.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    text(&person.wait_with_output().unwrap().stdout)
}

fn log_of(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("softlanding.log")).ok()
}

#[test]
fn a_log_is_written_only_when_asked_for_and_holds_no_words() {
    let silent = tempfile::tempdir().unwrap();
    let said = practise(silent.path(), None);
    assert!(said.contains(TITLE) && said.contains(TYPED), "it was there to be logged: {said}");
    assert_eq!(log_of(silent.path()), None);
    assert!(!practise(silent.path(), Some("loudly")).is_empty());
    assert_eq!(log_of(silent.path()), None, "no such level");

    let logged = tempfile::tempdir().unwrap();
    practise(logged.path(), Some("trace"));
    let log = log_of(logged.path()).unwrap();
    for expected in
        ["started process=", "opened thread=\"library\"", "closed thread=\"settings\" is_all_done=true"]
    {
        assert!(log.contains(expected), "{expected}: {log}");
    }
    let words = TITLE.split(' ').chain(TYPED.split(' ')).chain(["harbour.ron", argument(logged.path())]);
    for word in words.filter(|word| word.len() > 3) {
        assert!(!log.to_lowercase().contains(&word.to_lowercase()), "“{word}” in {log}");
    }
    assert!(log.lines().all(|line| line.contains(" softlanding::")), "no library speaks: {log}");
}

#[test]
fn a_log_is_for_its_person_alone_and_names_errors_by_their_kind() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    practise(folder.path(), Some("warn"));
    assert_eq!(log_of(folder.path()).as_deref(), Some(""), "nothing went wrong");
    let mode = fs::metadata(folder.path().join("softlanding.log")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    // Where the folder of the packs should be, there is a file.
    fs::write(folder.path().join("packs"), "").unwrap();
    let pack = folder.path().join("evenings");
    fs::create_dir(&pack).unwrap();
    fs::write(pack.join("pack.ron"), PACK).unwrap();
    fs::write(pack.join("harbour.ron"), EXERCISE).unwrap();
    let mut import = softlanding(folder.path(), &["import", argument(&pack)]);
    end_of(import.env("SOFTLANDING_LOG", "warn"));
    let log = log_of(folder.path()).unwrap();
    assert!(log.contains("not written kind=\"not-a-folder\""), "{log}");
    assert!(!log.contains("venings"), "{log}");
}
