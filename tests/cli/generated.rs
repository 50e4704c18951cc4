//! What shells and `man` are told of the program.

use super::support::require;
use super::*;

/// Whether this program is here, as what a test needs.
fn found(program: &str, version: &str) -> Result<(), io::Error> {
    Command::new(program).arg(version).stdin(Stdio::null()).output().map(drop)
}

fn pages() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man/man1");
    let output = run(folder.path(), &["generate", "man", pages.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty(), "{}", text(&output.stderr));
    folder
}

fn each_page(folder: &Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder.join("man/man1")).unwrap().map(|page| page.unwrap().path()).collect()
}

#[test]
fn man_pages_are_without_fault() {
    let Some(()) = require("mandoc", found("mandoc", "-V")) else { return };
    let folder = pages();
    let pages = each_page(folder.path());
    assert!(pages.len() > 15, "{pages:?}");
    let output = Command::new("mandoc").args(["-Tlint", "-Wstyle"]).args(&pages).output().unwrap();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}

#[test]
fn man_pages_are_read_within_eighty_columns() {
    let Some(()) = require("mandoc", found("mandoc", "-V")) else { return };
    let folder = pages();
    for page in each_page(folder.path()) {
        let output = Command::new("mandoc").args(["-Tascii", "-Owidth=80"]).arg(&page).output().unwrap();
        // Bold and underlined letters are struck twice there.
        let struck = text(&output.stdout);
        let letters: Vec<char> = struck.chars().collect();
        let is_seen = |place: &usize| letters.get(place + 1) != Some(&'\x08') && letters[*place] != '\x08';
        let read: String = (0..letters.len()).filter(is_seen).map(|place| letters[place]).collect();
        assert!(read.lines().all(|line| line.chars().count() <= 80), "{}: {read}", page.display());
        let sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "EXAMPLES"];
        for section in sections {
            assert!(read.contains(&format!("\n{section}\n")), "{}, {section}: {read}", page.display());
        }
        assert!(!read.contains("\\f") && !read.contains("\n.SH"), "{}: {read}", page.display());
    }
}

#[test]
fn man_pages_are_the_same_bytes_for_the_same_day() {
    let once = |day: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = command(folder.path(), &["generate", "man", folder.path().to_str().unwrap()]);
        assert!(command.env("SOURCE_DATE_EPOCH", day).status().unwrap().success());
        fs::read(folder.path().join("softlanding-look.1")).unwrap()
    };
    assert_eq!(once("1700000000"), once("1700000001"));
    assert!(text(&once("1700000000")).contains("2023-11-14"));
}

#[test]
fn where_pages_cannot_be_written_one_sentence_says_so() {
    let folder = folder();
    let output = run(folder.path(), &["generate", "man", "/dev/null/man"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert_eq!(text(&output.stderr).lines().count(), 1, "{}", text(&output.stderr));
}

#[test]
fn each_shell_is_told_how_to_ask() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(folder.path(), &["generate", "completions", shell]);
        assert!(output.status.success(), "{shell}: {}", text(&output.stderr));
        let script = text(&output.stdout);
        assert!(
            script.contains("SOFTLANDING_COMPLETE") && script.contains("softlanding"),
            "{shell}: {script}"
        );
        assert!(!script.contains(PROGRAM), "it is found in the PATH: {script}");
    }
    let output = run(folder.path(), &["generate", "completions", "tcsh"]);
    assert_eq!(output.status.code(), Some(2));
}

/// What completes this line, as fish is told it.
fn completed(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut program = Command::new(PROGRAM);
    program.arg("--").arg("softlanding").args(words).env("SOFTLANDING_COMPLETE", "fish");
    let output = program.env("HOME", folder).env_remove("XDG_DATA_HOME").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
    text(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn ids_complete_with_their_titles_and_nothing_is_written() {
    let folder = folder();
    let data = folder.path().to_str().unwrap();
    for command in ["practice", "show", "render", "page"] {
        let ids = completed(folder.path(), &["--data-dir", data, command, "br"]);
        assert!(ids.contains(&"brief\tA brief one".to_owned()), "{command}: {ids:?}");
    }
    let with_sign = format!("--data-dir={data}");
    assert!(completed(folder.path(), &[&with_sign, "show", "brie"]).len() == 1);
    assert!(completed(folder.path(), &["show", "brie"]).is_empty(), "it is not in the usual folder");
    let joined = completed(folder.path(), &["in-step", "--exercise", "slow-and"]);
    assert!(joined.iter().any(|line| line.starts_with("slow-and-even\t")), "{joined:?}");
    assert_eq!(completed(folder.path(), &["look", "--from", "st"]), ["stirred-up"]);
    assert!(completed(folder.path(), &["people", "K"]).contains(&"KE\tKenya".to_owned()));
    assert!(completed(folder.path(), &["do"]).iter().any(|line| line.starts_with("doctor\t")));
    let there: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(there, ["exercises"]);
}

#[test]
fn titles_that_steer_a_terminal_are_harmless_in_completions() {
    let folder = folder();
    let hostile = BRIEF.replace("A brief one", "A \\u{1b}[2J brief\\none");
    fs::write(folder.path().join("exercises/brief.ron"), hostile).unwrap();
    let ids = completed(folder.path(), &["--data-dir", folder.path().to_str().unwrap(), "show", "br"]);
    assert!(ids.iter().all(|line| !line.contains('\x1b')), "{ids:?}");
}

#[test]
fn bash_completes_in_earnest() {
    let Some(()) = require("bash", found("bash", "--version")) else { return };
    let folder = folder();
    let asks = "source <(softlanding generate completions bash) && COMP_WORDS=(softlanding show slow-and-e) && \
                COMP_CWORD=2 && _clap_complete_softlanding softlanding slow-and-e show && \
                printf '%s\\n' \"${COMPREPLY[@]}\"";
    let with_program =
        format!("{}:{}", Path::new(PROGRAM).parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", asks]).env("PATH", with_program).env("HOME", folder.path());
    let output = bash.output().unwrap();
    assert_eq!(text(&output.stdout), "slow-and-even\n", "{}", text(&output.stderr));
}
