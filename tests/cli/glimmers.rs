//! Small good moments, read from standard input.

use super::*;

/// What comes of this at standard input.
fn glimmer(folder: &Path, typed: &[u8]) -> Output {
    let mut command = command(folder, &["glimmer"]);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = pipes.spawn().unwrap();
    // It may be gone before all is said.
    let _ = program.stdin.take().unwrap().write_all(typed);
    program.wait_with_output().unwrap()
}

#[test]
fn a_glimmer_is_read_from_standard_input_and_never_from_the_arguments() {
    let folder = folder();
    let exported = |folder: &Path| text(&run(folder, &["export", "--format", "csv"]).stdout);
    assert!(glimmer(folder.path(), "  the robin 🐦\n came back  ".as_bytes()).status.success());
    assert!(exported(folder.path()).contains("the robin 🐦 came back"));
    assert!(glimmer(folder.path(), b"\n \n").status.success());
    assert!(glimmer(folder.path(), b"\xff\xfe odd").status.success());
    let long = glimmer(folder.path(), &b"word ".repeat(200_000));
    assert_eq!(long.status.code(), Some(2));
    let argument = run(folder.path(), &["glimmer", "a very particular thing"]);
    assert_eq!(argument.status.code(), Some(2));
    let exported = exported(folder.path());
    assert_eq!(exported.matches(",glimmer,").count(), 2, "{exported}");
    assert!(!exported.contains("word word") && !exported.contains("particular"));
}

#[test]
fn a_glimmer_that_can_not_be_kept_is_said_back() {
    let folder = folder();
    fs::create_dir(folder.path().join("journal.sqlite3")).unwrap();
    let output = glimmer(folder.path(), b"the robin came back");
    assert!(!output.status.success());
    assert_eq!(text(&output.stdout), "the robin came back\n");
    assert_eq!(text(&output.stderr).lines().count(), 1, "one sentence says why");
}

#[test]
fn who_is_at_a_terminal_is_asked_for_one_sentence() {
    let folder = folder();
    let mut person = Person::at(folder.path(), "glimmer", &[]);
    person.answers("An empty line keeps nothing", "the robin came back");
    let (heard, code) = person.leaves();
    assert!(heard.contains("It is kept"), "{heard}");
    assert_eq!(code, Some(0));
    assert!(text(&run(folder.path(), &["export", "--format", "ron"]).stdout).contains("the robin came back"));
}
