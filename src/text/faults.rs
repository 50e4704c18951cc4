//! What is wrong with an exercise file or with what is imported, in words: for the window's notices and
//! for the terminal.

use std::path::Path;

use softlanding_core::exercise::{Argument, FormatError, FormatErrorKind, Lint};

use crate::library::{FileError, FileErrorKind, ImportError, Imported, ImportedPack, PACK_FILE};
use crate::platform::atomic_file::ExportError;
use crate::text::{Words, fl};

/// One sentence with the file, the place and the next step.
#[must_use]
pub fn sentence(words: &Words, broken: &FileError) -> String {
    let file = file_name(&broken.path);
    let what = fault_words(words, &broken.fault);
    match &broken.fault {
        FileErrorKind::Format(problem) if problem.place.is_some() => {
            let line = problem.place.map_or(1, |place| place.line);
            fl!(words, "fault-at-line", file = file, line = line, what = what)
        }
        _ => fl!(words, "fault-in-file", file = file, what = what),
    }
}

/// What is wrong, without where.
#[must_use]
pub fn fault_words(words: &Words, fault: &FileErrorKind) -> String {
    match fault {
        FileErrorKind::Unreadable(std::io::ErrorKind::NotFound) => fl!(words, "fault-missing"),
        FileErrorKind::Unreadable(std::io::ErrorKind::PermissionDenied) => fl!(words, "fault-forbidden"),
        FileErrorKind::Unreadable(_) => fl!(words, "fault-unreadable"),
        FileErrorKind::NotAFile => fl!(words, "fault-not-a-file"),
        FileErrorKind::Format(problem) => problem_words(words, problem),
        FileErrorKind::SameId { id, other } => {
            fl!(words, "fault-same-id", id = id.as_str(), other = file_name(other))
        }
        FileErrorKind::TooMany { most } => fl!(words, "fault-too-many", most = (*most)),
        FileErrorKind::NoOriginal { id } => fl!(words, "fault-no-original", id = id.as_str()),
        FileErrorKind::OtherName { name } => fl!(words, "fault-other-name", name = name.as_str()),
    }
}

/// What was imported, and what of it was left out.
#[must_use]
pub fn imported_words(words: &Words, imported: &Imported) -> String {
    match imported {
        Imported::Exercise { title, .. } => fl!(words, "import-exercise", title = visible(title)),
        Imported::Pack(pack) => {
            let came = fl!(words, "import-pack", count = pack.exercises, title = visible(pack.title()));
            match left_out(words, pack) {
                Some(left_out) => format!("{came} {left_out}"),
                None => came,
            }
        }
    }
}

fn left_out(words: &Words, pack: &ImportedPack) -> Option<String> {
    let first = sentence(words, pack.broken.first()?);
    Some(fl!(words, "import-left-out", count = pack.broken.len(), first = first))
}

/// Why what is at this path was not imported, with its name.
#[must_use]
pub fn refusal_sentence(words: &Words, path: &Path, why: &ImportError) -> String {
    if let ImportError::File(fault) = why {
        return sentence(words, &FileError { path: path.to_owned(), fault: fault.clone() });
    }
    fl!(words, "fault-in-file", file = file_name(path), what = refusal_words(words, why))
}

/// Why something was not imported, without its name.
#[must_use]
pub fn refusal_words(words: &Words, why: &ImportError) -> String {
    match why {
        ImportError::File(fault) => fault_words(words, fault),
        ImportError::Description(fault) => {
            sentence(words, &FileError { path: PACK_FILE.into(), fault: fault.clone() })
        }
        _ => {
            let arguments = why.arguments().into_iter().map(|(name, value)| (name, visible(&value)));
            let said = words.message(&why.id(), &arguments.collect::<Vec<_>>());
            match why {
                ImportError::NothingGood { first: Some(first) } => {
                    format!("{said} {}", sentence(words, first))
                }
                _ => said,
            }
        }
    }
}

/// Why a file that a person asked for is not there.
#[must_use]
pub fn not_written(words: &Words, why: &ExportError, file: &str) -> String {
    let named = why.arguments().into_iter().map(|(name, value)| (name, visible(&value)));
    let arguments: Vec<_> = named.chain([("file", visible(file))]).collect();
    words.message(&why.id(), &arguments)
}

/// What does not follow the format: "Unknown beat “Inn”. Did you mean “In”?".
#[must_use]
pub fn problem_words(words: &Words, problem: &FormatError) -> String {
    let what = kind_words(words, &problem.kind, &problem.found);
    match &problem.suggestion {
        Some(suggestion) => fl!(words, "problem-suggests", what = what, suggestion = visible(suggestion)),
        None => what,
    }
}

/// What is wrong, wherever it is: `found` is what stands there.
#[must_use]
pub fn kind_words(words: &Words, kind: &FormatErrorKind, found: &str) -> String {
    if let FormatErrorKind::Support(fault) = kind {
        let named = fault.about().map(|name| ("name", visible(name)));
        let arguments: Vec<_> = named.into_iter().chain([("found", visible(found))]).collect();
        return words.message(&format!("support-{}", fault.name()), &arguments);
    }
    words.message(&format!("problem-{}", kind.name()), &arguments(words, kind.arguments(), found))
}

/// What could be better about an exercise: "A hum can be heard by others. Please add …".
#[must_use]
pub fn lint_words(words: &Words, lint: &Lint) -> String {
    let arguments = arguments(words, lint.kind.arguments(), &lint.found);
    words.message(&format!("lint-{}", lint.kind.name()), &arguments)
}

/// The words that are known where an unknown one stands, if nothing like it is among them.
#[must_use]
pub fn known_words(words: &Words, problem: &FormatError) -> Option<String> {
    let arguments = problem.kind.arguments();
    let expected = arguments.into_iter().find_map(|(name, value)| match value {
        Argument::Text(text) if name == "expected" => Some(text),
        _ => None,
    })?;
    let has_none_like_it = problem.suggestion.is_none() && !expected.is_empty();
    has_none_like_it.then(|| fl!(words, "problem-known", expected = expected))
}

/// A text from a file with its hidden signs made visible, so that none of them reaches a terminal:
/// those that steer it, and those that turn the order of letters around. Tabs stay.
#[must_use]
pub fn visible(text: &str) -> String {
    let hidden = |character: char| {
        (character.is_control() && character != '\t')
            || matches!(
                character,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            )
    };
    text.chars().map(|character| if hidden(character) { '\u{fffd}' } else { character }).collect()
}

/// A file as people call it.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| visible(&name.to_string_lossy()))
}

fn arguments(
    words: &Words,
    named: Vec<(&'static str, Argument)>,
    found: &str,
) -> Vec<(&'static str, String)> {
    let named = named.into_iter().map(|(name, value)| (name, argument(words, name, value)));
    named.chain([("found", visible(found))]).collect()
}

fn argument(words: &Words, name: &str, value: Argument) -> String {
    match value {
        Argument::Number(number) => number.to_string(),
        Argument::Text(text) if name == "what" => words.message(&format!("problem-what-{text}"), &[]),
        Argument::Text(text) => visible(&text),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::path::PathBuf;

    use super::*;
    use crate::platform::disk::DiskError;
    use softlanding_core::exercise::{
        FILE_MOST_BYTES, LintKind, Listed, Quantity, Words as KnownWords, lint, parse,
    };

    const WORDS: [KnownWords; 14] = [
        KnownWords::Beat,
        KnownWords::Way,
        KnownWords::Part,
        KnownWords::Family,
        KnownWords::State,
        KnownWords::Need,
        KnownWords::Caution,
        KnownWords::Occasion,
        KnownWords::Grade,
        KnownWords::Sense,
        KnownWords::Who,
        KnownWords::Keep,
        KnownWords::Picture,
        KnownWords::Name,
    ];
    const QUANTITIES: [Quantity; 7] = [
        Quantity::Seconds,
        Quantity::Minutes,
        Quantity::Rounds,
        Quantity::Items,
        Quantity::Peaks,
        Quantity::People,
        Quantity::Formats,
    ];
    const LISTED: [Listed; 10] = [
        Listed::Parts,
        Listed::Beats,
        Listed::Choices,
        Listed::Sources,
        Listed::Postures,
        Listed::Lines,
        Listed::Words,
        Listed::Items,
        Listed::Piles,
        Listed::Starts,
    ];

    fn broken(source: &[u8]) -> FileError {
        let problem = softlanding_core::exercise::parse(source).unwrap_err();
        FileError { path: "/somewhere/evening.ron".into(), fault: FileErrorKind::Format(Box::new(problem)) }
    }

    #[test]
    fn every_kind_of_problem_has_its_words() {
        let words = Words::english();
        for name in FormatErrorKind::NAMES {
            assert!(words.has(&format!("problem-{name}")), "{name}");
        }
        let names = WORDS.map(KnownWords::name).into_iter();
        let names = names.chain(QUANTITIES.map(Quantity::name)).chain(LISTED.map(Listed::name));
        for name in names {
            assert!(words.has(&format!("problem-what-{name}")), "{name}");
        }
    }

    #[test]
    fn every_reason_for_a_file_not_written_has_its_words() {
        let words = Words::english();
        let why = [
            ExportError::Exists,
            ExportError::NotAFile,
            ExportError::NoFolder,
            ExportError::Disk(DiskError::Full),
            ExportError::Disk(DiskError::ReadOnly),
            ExportError::Other { what: "odd".to_owned() },
        ];
        for error in why {
            let said = not_written(&words, &error, "a.pdf");
            assert!(said.contains("a.pdf") && said.contains("lease"), "{said}");
        }
    }

    #[test]
    fn every_kind_of_advice_has_its_words() {
        let words = Words::english();
        for name in LintKind::NAMES {
            assert!(words.has(&format!("lint-{name}")), "{name}");
        }
    }

    /// The files of a folder of the core's tests, by name.
    fn files(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("core/tests").join(folder);
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = paths.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
        files.sort();
        files
    }

    /// One line for each broken file: every kind of problem is among them.
    #[test]
    fn what_is_said_about_each_broken_file() {
        let words = Words::english();
        let whole_files = [
            ("empty.ron", Vec::new()),
            ("not_text.ron", vec![0xff]),
            ("too_large.ron", vec![b' '; FILE_MOST_BYTES + 1]),
        ];
        let whole_files = whole_files.map(|(name, bytes)| (PathBuf::from(name), bytes));
        let mut said = String::new();
        for (path, bytes) in files("bad_exercises").into_iter().chain(whole_files) {
            let problem = parse(&bytes).unwrap_err();
            let known = known_words(&words, &problem).map(|known| format!(" {known}")).unwrap_or_default();
            let broken = FileError { path, fault: FileErrorKind::Format(Box::new(problem)) };
            writeln!(said, "{}{known}", sentence(&words, &broken)).unwrap();
        }
        insta::assert_snapshot!(said);
    }

    /// One line for each piece of advice: every kind is among them.
    #[test]
    fn what_is_said_about_each_file_with_advice() {
        let words = Words::english();
        let mut said = String::new();
        for (path, bytes) in files("lints") {
            let source = std::str::from_utf8(&bytes).unwrap();
            for lint in lint(source, &parse(&bytes).unwrap()) {
                let (file, line) = (file_name(&path), lint.place.line);
                writeln!(said, "{file}, line {line}: {}", lint_words(&words, &lint)).unwrap();
            }
        }
        insta::assert_snapshot!(said);
    }

    #[test]
    fn a_misspelt_beat_says_where_what_and_what_was_meant() {
        let source = "Exercise(\n parts: [Cycle(beats: [Inn(4)])])";
        let said = sentence(&Words::english(), &broken(source.as_bytes()));
        assert_eq!(said, "evening.ron, line 2: Unknown beat “Inn”. Did you mean “In”?");
    }

    #[test]
    fn where_nothing_is_like_it_all_known_words_can_be_said() {
        let FileErrorKind::Format(problem) = broken(b"Exercise(suits: [Wobbly])").fault else { panic!() };
        let known = known_words(&Words::english(), &problem);
        assert_eq!(known.as_deref(), Some("Known here: Settled, StirredUp, ShutDown, Mixed."));
        let FileErrorKind::Format(problem) = broken(b"Exercise(suits: [Setled])").fault else { panic!() };
        assert_eq!(known_words(&Words::english(), &problem), None, "one was meant, and that was said");
    }

    #[test]
    fn no_hidden_sign_from_a_file_reaches_the_terminal() {
        let source = "Exercise(\u{1b}[31m: 1)";
        let said = sentence(&Words::english(), &broken(source.as_bytes()));
        assert!(!said.contains('\u{1b}'), "{said:?}");
        assert_eq!(visible("a\u{1b}[2Jb\tc\u{9b}d\n"), "a\u{fffd}[2Jb\tc\u{fffd}d\u{fffd}");
        assert_eq!(
            visible("nor.\u{202e}enim \u{05e9}"),
            "nor.\u{fffd}enim \u{05e9}",
            "letters of any script stay"
        );
    }

    #[test]
    fn what_is_no_exercise_at_all_is_said_in_one_sentence() {
        let words = Words::english();
        let faults = [
            FileErrorKind::Unreadable(std::io::ErrorKind::NotFound),
            FileErrorKind::Unreadable(std::io::ErrorKind::PermissionDenied),
            FileErrorKind::Unreadable(std::io::ErrorKind::Other),
            FileErrorKind::NotAFile,
            FileErrorKind::SameId { id: "box".to_owned(), other: "/elsewhere/first.ron".into() },
            FileErrorKind::TooMany { most: 10_000 },
        ];
        let said = faults.map(|fault| {
            let broken = FileError { path: "/somewhere/second.ron".into(), fault };
            sentence(&words, &broken)
        });
        assert_eq!(
            said,
            [
                "second.ron: This file is not there. Please check its name.",
                "second.ron: This file may not be read. Please change its permissions.",
                "second.ron: This file could not be read. Please try again.",
                "second.ron: This is not a file that can be read. Please choose another.",
                "second.ron: The id “box” is already used by first.ron. Please give it another.",
                "second.ron: Only the first 10,000 by name are read. Please move some elsewhere.",
            ]
        );
    }
}
