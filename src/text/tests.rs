//! The words are complete, format without a gap, and keep the tone that was agreed on.

mod readability;

use std::collections::BTreeMap;
use std::path::PathBuf;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use softlanding_core::exercise::{Family, Part, parse};
use softlanding_core::offer::Reason;
use softlanding_core::rating::State;

use super::*;
use crate::library::{ImportError, OwnError};
use crate::platform::atomic_file::ExportError;
use crate::platform::disk::DiskError;
use crate::records::journal::{JournalError, Mended};
use crate::settings::SettingsError;
use crate::text::{faults, names};

const SOURCE: &str = include_str!("../../assets/lang/en/softlanding.ftl");
/// Words that command, scold, promise or come from a machine.
const UNWELCOME: [&str; 12] = [
    "just", "simply", "relax", "should", "must", "failed", "invalid", "error", "errors", "vagus", "streak",
    "oops",
];
/// The first of these means "only"; and one page says that what is told of the vagus is disputed.
const WELCOME_THERE: [&str; 2] = ["now-company", "map-truth-vagus"];
/// What is said beside something else is short.
const NOTICE_WORDS_MOST: usize = 20;

/// The texts by their ids, as written.
fn texts() -> BTreeMap<&'static str, String> {
    let mut texts = BTreeMap::new();
    let mut last = "";
    for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(' ') {
            let text: &mut String = texts.entry(last).or_default();
            text.push_str(line);
        } else if let Some((id, text)) = line.split_once(" =") {
            last = id;
            assert!(texts.insert(id, text.to_owned()).is_none(), "{id} stands there twice");
        }
    }
    texts
}

/// The variables in a text.
fn variables(text: &str) -> impl Iterator<Item = &str> {
    text.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or_default())
}

/// The words of a text without its variables and references.
fn spoken(text: &str) -> String {
    let mut spoken = String::new();
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => spoken.push(character),
            _ => {}
        }
    }
    spoken
}

fn shipped_texts() -> Vec<(String, String)> {
    let library = crate::library::Library::shipped();
    let mut texts = Vec::new();
    for entry in library.entries() {
        let exercise = &entry.exercise;
        let mut says =
            vec![exercise.title.clone(), exercise.invitation.clone(), exercise.evidence.says.clone()];
        says.extend(exercise.if_worse.clone());
        says.extend(exercise.opt_in.clone());
        says.extend(exercise.postures.clone());
        says.extend(exercise.parts.iter().filter_map(|part| part.text().map(str::to_owned)));
        says.extend(exercise.parts.iter().filter_map(Part::lines).flat_map(|lines| lines.texts.clone()));
        texts.extend(says.into_iter().map(|text| (entry.key.id.clone(), text)));
    }
    texts
}

#[test]
fn every_text_formats_without_an_error() {
    let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
    let resource = FluentResource::try_new(SOURCE.to_owned()).map_err(|(_, errors)| errors).unwrap();
    bundle.add_resource(resource).unwrap();
    let texts = texts();
    assert!(texts.len() > 300, "they were found");
    for (id, text) in &texts {
        let mut arguments = FluentArgs::new();
        for name in variables(text) {
            arguments.set(name, 3);
        }
        let message = bundle.get_message(id).and_then(|message| message.value());
        let mut errors = Vec::new();
        let pattern = message.unwrap_or_else(|| panic!("{id} has no text"));
        let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        assert!(errors.is_empty(), "{id}: {errors:?}");
        assert!(!said.trim().is_empty() && !said.contains("{$"), "{id}: {said}");
    }
}

#[test]
fn every_state_has_a_reason_for_every_family_that_is_offered() {
    let words = Words::english();
    for family in names::FAMILIES {
        assert!(!names::family(&words, family).starts_with("No localization"), "{family:?}");
        for state in State::ALL {
            let reason = names::reason(&words, Reason { state, family });
            // What is for two is behind its own door and never offered by itself.
            let is_there = !reason.starts_with("No localization");
            assert_eq!(is_there, family != Family::Together, "{state:?} {family:?}: {reason}");
        }
    }
}

#[test]
fn whatever_is_wrong_with_a_file_no_sentence_has_a_gap() {
    let words = Words::english();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/core/tests/bad_exercises");
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let problem = parse(&std::fs::read(&path).unwrap()).unwrap_err();
        let said = faults::problem_words(&words, &problem);
        let is_whole =
            !said.contains("{$") && !said.contains("No localization") && said.ends_with(['.', '?']);
        assert!(is_whole, "{}: {said}", path.display());
        count += 1;
    }
    assert!(count > 50);
}

/// That there is such a text, and that it names each of these, and nothing else but its file.
#[track_caller]
fn assert_names(id: &str, arguments: &[(&'static str, String)]) {
    let text = texts().remove(id).unwrap_or_else(|| panic!("{id} has no text"));
    let expected: Vec<&str> = arguments.iter().map(|(name, _)| *name).collect();
    let named: Vec<&str> = variables(&text).filter(|name| *name != "file").collect();
    assert_eq!(named, expected, "{id}");
}

fn disk_errors() -> [DiskError; 4] {
    let other = DiskError::Other { what: String::new() };
    [DiskError::NotAFolder { path: "/x".into() }, DiskError::ReadOnly, DiskError::Full, other]
}

#[test]
fn every_error_of_the_disk_has_a_sentence_with_all_that_it_names() {
    for error in disk_errors() {
        let journal = JournalError::Disk(error.clone());
        assert_names(&journal.id(), &journal.arguments());
        let settings = SettingsError::NotWritten(error.clone());
        assert_names(&settings.id(), &settings.arguments());
        let own = OwnError::Disk { error: error.clone(), folder: "/x".into() };
        assert_names(&own.id(), &own.arguments());
        let import = ImportError::Disk { error: error.clone(), folder: "/x".into() };
        assert_names(&import.id(), &import.arguments());
        let export = ExportError::Disk(error);
        assert_names(&export.id(), &export.arguments());
    }
}

#[test]
fn every_other_error_of_writing_has_a_sentence_with_all_that_it_names() {
    let text = String::new;
    let (path, folder) = (PathBuf::from("/x"), PathBuf::from("/x"));
    let journal = [
        JournalError::FolderMissing { folder: folder.clone() },
        JournalError::NoFolder { folder },
        JournalError::Forbidden { path: path.clone() },
        JournalError::NotAFile { path: path.clone() },
        JournalError::Link { path: path.clone() },
        JournalError::Locked,
        JournalError::Damaged,
        JournalError::DamagedElsewhere,
        JournalError::Newer { version: 2, known: 1 },
        JournalError::Foreign { path: path.clone() },
    ];
    for error in journal {
        assert_names(&error.id(), &error.arguments());
    }
    assert!(texts().contains_key(Mended { set_aside: path, saved: 3 }.name()));
    let settings = [
        SettingsError::Value { key: text(), found: text() },
        SettingsError::SetAside { set_aside: "/x".into() },
        SettingsError::NotRead { what: text() },
    ];
    for error in settings {
        assert_names(&error.id(), &error.arguments());
    }
    for error in [OwnError::Gone, OwnError::NameTaken] {
        assert_names(&error.id(), &error.arguments());
    }
    let export =
        [ExportError::Exists, ExportError::NotAFile, ExportError::NoFolder, ExportError::HoldsSittings];
    for error in export.into_iter().chain([ExportError::Other { what: text() }]) {
        assert_names(&error.id(), &error.arguments());
    }
}

#[test]
fn no_word_scolds_commands_or_promises() {
    let own = texts().into_iter().map(|(id, text)| (id.to_owned(), spoken(&text)));
    for (id, text) in own.chain(shipped_texts()) {
        assert!(!text.contains('!'), "{id} shouts: {text}");
        assert!(!text.contains(['\'', '"']), "{id}: quotes are ’ and “ ”: {text}");
        let unwelcome = text
            .split(|character: char| !character.is_alphabetic())
            .find(|word| UNWELCOME.contains(&word.to_lowercase().as_str()));
        if !WELCOME_THERE.contains(&id.as_str()) {
            assert_eq!(unwelcome, None, "{id}: {text}");
        }
    }
}

#[test]
fn notices_come_in_short_sentences() {
    let about_something = ["notice-", "trouble-", "journal-", "fault-", "problem-", "lint-", "cli-"];
    for (id, text) in texts() {
        if !about_something.iter().any(|beginning| id.starts_with(beginning)) {
            continue;
        }
        for sentence in text.split(['.', '?', ':']) {
            let count = sentence.split_whitespace().filter(|word| !matches!(*word, "{" | "}")).count();
            assert!(count <= NOTICE_WORDS_MOST, "{id} has {count} words in: {sentence}");
        }
    }
}

#[test]
fn one_of_something_is_said_as_one() {
    let words = Words::english();
    assert_eq!(names::length(&words, 60_000), "1 minute");
    assert_eq!(names::length(&words, 59_600), "1 minute");
    assert_eq!(names::length(&words, 150_000), "2.5 minutes");
    assert_eq!(names::length(&words, 1_000), "1 second");
    assert_eq!(names::length(&words, 42_400), "42 seconds");
}

#[test]
fn the_words_for_feelings_are_single_plain_and_each_there_once() {
    // What judges a person or frightens is for a person to say, and never offered.
    const NEVER: [&str; 8] =
        ["worthless", "hopeless", "suicidal", "broken", "crazy", "pathetic", "depressed", "unloved"];
    let words = Words::english();
    let lists = State::ALL.map(|state| names::feelings(&words, state));
    for list in &lists {
        assert!((10..=14).contains(&list.len()), "{list:?}");
    }
    let all = lists.concat();
    assert!((46..=50).contains(&all.len()), "about 48");
    for word in &all {
        assert!(word.chars().all(char::is_lowercase), "{word} is no single word in small letters");
        assert!(!NEVER.contains(&word.as_str()), "{word}");
        assert_eq!(all.iter().filter(|other| *other == word).count(), 1, "{word}");
    }
    for word in ["afraid", "angry", "ashamed", "lonely", "sad", "numb", "tender", "glad"] {
        assert!(all.iter().any(|known| known == word), "{word}");
    }
}

/// Arguments that count or number something.
const COUNTS: [&str; 12] = [
    "count", "number", "done", "most", "least", "line", "column", "row", "side", "percent", "secs", "easier",
];

#[test]
fn what_is_counted_comes_as_a_number_so_that_a_language_can_have_its_plural() {
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut wrong = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap_or_default();
            for call in code.split("fl!(").skip(1) {
                let call = call.split(';').next().unwrap_or_default();
                let as_text = |name: &&&str| {
                    let value = call.split_once(&format!(" {name} = ")).map_or("", |(_, value)| value);
                    value.split([',', '\n']).next().unwrap_or_default().contains(".to_string()")
                };
                wrong.extend(COUNTS.iter().find(as_text).map(|name| format!("{}: {name}", path.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[cfg(unix)]
#[test]
fn how_far_a_translation_has_come_is_said_and_fails_only_where_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("assets/lang/en/softlanding.ftl", "a = A\nb-c = B\n    and more = of it\nd = D\n");
    write("assets/lang/de/softlanding.ftl", "# A remark = none\na = Ä\nold = Alt\n");
    for exercise in ["a.ron", "b.ron", "a.de.ron", "order.ron"] {
        write(&format!("exercises/{exercise}"), "");
    }
    let run = |more: &[&str]| {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/translate-status");
        let mut command = std::process::Command::new(script);
        let output = command.arg("--root").arg(folder.path()).args(more).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let line = "de: 1 of 3 texts, 2 missing, 1 stale; 1 of 2 practices\n";
    assert_eq!(run(&[]), (true, line.to_owned()));
    assert_eq!(run(&["--strict"]), (false, line.to_owned()));
    let listed = format!("{line}  missing: b-c\n  missing: d\n  stale: old\n");
    assert_eq!(run(&["--list"]), (true, listed));
}
