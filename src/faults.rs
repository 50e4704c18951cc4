//! What is wrong with an exercise file, in words: for the window's notices and for `check`.

use softlanding_core::exercise::{Argument, Problem, Words as KnownWords};

use crate::library::{Broken, Fault};
use crate::words::{Words, fl};

/// One sentence with the file, the place and the next step.
#[must_use]
pub fn sentence(words: &Words, broken: &Broken) -> String {
    let file = broken.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match &broken.fault {
        Fault::Format(problem) => {
            let what = problem_words(words, problem);
            match problem.place {
                Some(place) => fl!(words, "fault-at-line", file = file, line = place.line, what = what),
                None => fl!(words, "fault-in-file", file = file, what = what),
            }
        }
        fault => fl!(words, "fault-in-file", file = file, what = fault_words(words, fault)),
    }
}

/// What is wrong, without where.
#[must_use]
pub fn fault_words(words: &Words, fault: &Fault) -> String {
    match fault {
        Fault::Unreadable(std::io::ErrorKind::NotFound) => fl!(words, "fault-missing"),
        Fault::Unreadable(std::io::ErrorKind::PermissionDenied) => fl!(words, "fault-forbidden"),
        Fault::Unreadable(_) => fl!(words, "fault-unreadable"),
        Fault::NotAFile => fl!(words, "fault-not-a-file"),
        Fault::Format(problem) => problem_words(words, problem),
        Fault::SameId { id, other } => {
            let other =
                other.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            fl!(words, "fault-same-id", id = id.as_str(), other = other)
        }
    }
}

/// What does not follow the format: "unknown beat `Inn`, did you mean `In`?".
#[must_use]
pub fn problem_words(words: &Words, problem: &Problem) -> String {
    let mut arguments: Vec<(&'static str, String)> = problem
        .kind
        .arguments()
        .into_iter()
        .map(|(name, value)| (name, argument(words, name, value)))
        .collect();
    arguments.push(("found", problem.found.clone()));
    let what = words.message(&format!("problem-{}", problem.kind.name()), &arguments);
    match &problem.suggestion {
        Some(suggestion) => fl!(words, "problem-suggests", what = what, suggestion = suggestion.as_str()),
        None => what,
    }
}

fn argument(words: &Words, name: &str, value: Argument) -> String {
    match value {
        Argument::Number(number) => number.to_string(),
        Argument::Text(text) if name == "what" => words.message(&format!("problem-what-{text}"), &[]),
        Argument::Text(text) => text,
    }
}

/// The names that `problem-what-…` messages are needed for.
#[must_use]
pub fn known_word_lists() -> [KnownWords; 12] {
    use KnownWords::{Beat, Caution, Family, Grade, Keep, Name, Need, Part, Sense, State, Way, Who};
    [Beat, Way, Part, Family, State, Need, Caution, Grade, Sense, Who, Keep, Name]
}
