//! What `docs/terminal.md` shows is what the program says.
//!
//! In a block of the kind `console` a line after `$ ` is typed into a shell, in a folder of its own with the files that
//! are named below; what follows is what is written, to standard output and aside. A line of three dots stands for any
//! lines, and `[..]` within a line for anything.

use super::*;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/terminal.md");
const ANYTHING: &str = "[..]";
const ANY_LINES: &str = "...";

/// A line that is typed, and what comes of it.
#[derive(Debug)]
struct Example {
    typed: String,
    written: Vec<String>,
}

fn examples() -> Vec<Example> {
    let page = fs::read_to_string(PAGE).unwrap();
    let mut examples: Vec<Example> = Vec::new();
    let mut is_within = false;
    for line in page.lines() {
        match line.strip_prefix("$ ") {
            _ if line.starts_with("```") => is_within = line == "```console",
            Some(typed) if is_within => {
                examples.push(Example { typed: typed.to_owned(), written: Vec::new() });
            }
            _ if is_within => examples.last_mut().unwrap().written.push(line.to_owned()),
            _ => {}
        }
    }
    examples
}

/// Whether a line is as it is shown.
fn is_like(shown: &str, line: &str) -> bool {
    let Some((first, rest)) = shown.split_once(ANYTHING) else { return shown == line };
    let Some(line) = line.strip_prefix(first) else { return false };
    (0..=line.len()).any(|at| line.is_char_boundary(at) && is_like(rest, &line[at..]))
}

/// Whether all lines are as they are shown.
fn are_like(shown: &[String], lines: &[&str]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first == ANY_LINES => (0..=lines.len()).any(|at| are_like(rest, &lines[at..])),
        Some((first, rest)) => {
            lines.first().is_some_and(|line| is_like(first, line)) && are_like(rest, &lines[1..])
        }
    }
}

/// The files that the page names, in the folder in which it is typed.
fn lived_in() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brief.ron"), BRIEF).unwrap();
    fs::write(folder.path().join("broken.ron"), BRIEF.replace("In(1.5)", "Inn(1.5)")).unwrap();
    let mut rows = String::from(
        "id,started_utc,zone,exercise,title,practised_ms,ending,before_state,before_hardness,after_state,after_hardness\n",
    );
    for (day, after) in
        (1..).zip(["settled,3", "settled,4", "settled,4", "settled,5", "settled,5", "mixed,5", "mixed,6"])
    {
        let row = format!(
            "01990000-0000-7000-8000-{day:012},2026-10-{day:02}T09:00:00.000Z,UTC,shipped:slow-and-even,\
             Slow and even,60000,whole,stirred up,8,{after}\n"
        );
        rows.push_str(&row);
    }
    fs::write(folder.path().join("sittings.csv"), rows).unwrap();
    folder
}

/// What a shell writes for this line, aside as well.
fn typed(folder: &Path, line: &str) -> String {
    let programs = Path::new(PROGRAM).parent().unwrap().display().to_string();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{{ {line}\n}} 2>&1")]).current_dir(folder).stdin(Stdio::null());
    shell.env("PATH", path).env("HOME", folder).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    for variable in [
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "LANGUAGE",
        "NO_COLOR",
        "DISPLAY",
        "WAYLAND_DISPLAY",
    ] {
        shell.env_remove(variable);
    }
    text(&shell.output().unwrap().stdout)
}

#[test]
fn each_example_of_the_page_is_what_the_program_says() {
    let folder = lived_in();
    let examples = examples();
    assert!(examples.len() > 15, "{}", examples.len());
    for Example { typed: line, mut written } in examples {
        while written.last().is_some_and(String::is_empty) {
            written.pop();
        }
        // Some blanks hold a number to its word; nobody sees which.
        let said = typed(folder.path(), &line).replace('\u{a0}', " ");
        let lines: Vec<&str> = said.trim_end().lines().map(str::trim_end).collect();
        assert!(are_like(&written, &lines), "$ {line}\n{said}\nis shown as\n{}", written.join("\n"));
    }
}

#[test]
fn every_command_stands_on_the_page() {
    let page = fs::read_to_string(PAGE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let names = lines::subcommands(&text(&run(folder.path(), &["help"]).stdout));
    assert!(names.contains(&"practice".to_owned()) && names.contains(&"doctor".to_owned()), "{names:?}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(page.contains(&format!("softlanding {name}")), "{name}");
    }
}

#[test]
fn an_example_that_is_not_so_would_be_found() {
    let shown = ["one", "...", "a [..] z"].map(str::to_owned);
    assert!(are_like(&shown, &["one", "two", "three", "a b z"]) && are_like(&shown, &["one", "a  z"]));
    for lines in [&["one"][..], &["one", "a b"], &["two", "a b z"], &["one", "a b z", "more"]] {
        assert!(!are_like(&shown, lines), "{lines:?}");
    }
}
