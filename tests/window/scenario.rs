//! What a person does and finds, as lists of steps in `tests/window/scenarios`.
//!
//! One step a line:
//! `setting KEY = VALUE` (a line of the settings' file), `own FILE` (an exercise of
//! `tests/window/exercises`), `open`, `key KEYS` (as xdotool names them), `press NAME` (a click on that
//! button), `write TEXT`, `see WORDS`, `see no WORDS`, `title WORDS`, `journal SQL` with the rows that it
//! comes to have on lines that begin with `=`, `disk lacks WORDS`, `disk has WORDS`, `close`.

use std::fs;
use std::path::Path;

use crate::program::{Home, Program};
use crate::tools::wait_for;

#[test]
fn a_practice_that_is_kept_is_there_after_a_new_start() {
    play("kept.txt");
}

#[test]
fn one_input_begins_and_esc_stops() {
    play("one-input.txt");
}

#[test]
fn gentler_goes_on_with_the_gentler_practice() {
    play("gentler.txt");
}

#[test]
fn a_no_leaves_nothing_on_the_disk() {
    play("not-kept.txt");
}

#[test]
fn without_an_answer_nothing_is_on_the_disk() {
    play("never-asked.txt");
}

#[test]
fn what_was_kept_can_be_taken_back() {
    play("taken-back.txt");
}

#[test]
fn deleting_in_look_back_takes_it_from_the_disk() {
    play("deleted.txt");
}

fn play(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/scenarios").join(name);
    let text = fs::read_to_string(path).unwrap();
    let mut stage = Stage { home: Home::new(), settings: String::new(), program: None, question: None };
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            // Shown when the step fails.
            eprintln!("{name}, line {}: {line}", index + 1);
            stage.step(line);
        }
    }
    stage.answer();
}

struct Stage {
    home: Home,
    settings: String,
    program: Option<Program>,
    question: Option<(String, Vec<String>)>,
}

impl Stage {
    fn step(&mut self, line: &str) {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        if verb != "=" {
            self.answer();
        }
        match (verb, rest) {
            ("setting", line) => self.settings.extend([line, "\n"]),
            ("own", file) => self.home.own_exercise(file),
            ("open", _) => self.open(),
            ("key", keys) => self.program().key(keys),
            ("press", name) => self.program().press(name),
            ("write", words) => self.program().write(words),
            ("see", words) => match words.strip_prefix("no ") {
                Some(words) => self.program().see_no(words),
                None => self.program().see(words),
            },
            ("title", title) => {
                let program = self.program();
                program.wait(&format!("the title “{title}”"), || program.title() == title);
            }
            ("journal", question) => self.question = Some((question.to_owned(), Vec::new())),
            ("=", row) => self.question.as_mut().unwrap().1.push(row.to_owned()),
            ("disk", rest) => self.disk(rest),
            ("close", _) => {
                let closed = self.program.take().unwrap().close();
                assert!(closed.status.success());
            }
            _ => panic!("there is no such step: {line}"),
        }
    }

    fn open(&mut self) {
        if !self.settings.is_empty() {
            self.home.settings(&std::mem::take(&mut self.settings));
        }
        self.program = Some(Program::open(&self.home));
    }

    fn program(&self) -> &Program {
        self.program.as_ref().unwrap()
    }

    /// What goes to the disk does so on a thread, so it is waited for.
    fn answer(&mut self) {
        let Some((question, rows)) = self.question.take() else { return };
        wait_for(&format!("{rows:?}, only {:?}", self.home.journal(&question)), || {
            (self.home.journal(&question) == rows).then_some(())
        });
    }

    fn disk(&self, rest: &str) {
        let (verb, words) = rest.split_once(' ').unwrap();
        match verb {
            "has" => assert!(!self.home.files_with(words).is_empty(), "“{words}” is nowhere on the disk"),
            "lacks" => self.wait_for_lack(words),
            _ => panic!("the disk has or lacks"),
        }
    }

    /// Bytes go right after the rows do.
    fn wait_for_lack(&self, words: &str) {
        wait_for(&format!("a disk without “{words}”, only {:?}", self.home.files_with(words)), || {
            self.home.files_with(words).is_empty().then_some(())
        });
    }
}
