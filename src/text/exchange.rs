//! What came of exporting and importing, in words.

use crate::platform::DiskError;
use std::path::Path;

use crate::records::exchange::{ExchangeError, FilePlace, ImportReport, SittingError};
use crate::records::journal::JournalError;
use crate::text::faults::{file_name, visible};
use crate::text::{Words, fl};

/// What came in, what was here already, and what was refused with its reasons: a few short sentences.
#[must_use]
pub fn report_words(words: &Words, report: &ImportReport) -> String {
    let mut said = Vec::new();
    // A file of words alone has no practices to speak of.
    if report.new > 0 || report.new_jottings == 0 {
        said.push(fl!(words, "exchange-new", count = report.new));
    }
    if report.new_jottings > 0 {
        said.push(fl!(words, "exchange-new-words", count = report.new_jottings));
    }
    if report.filled > 0 {
        said.push(fl!(words, "exchange-filled", count = report.filled));
    }
    if report.same > 0 {
        said.push(fl!(words, "exchange-same", count = report.same));
    }
    if report.differing > 0 {
        said.push(fl!(words, "exchange-differing", count = report.differing));
    }
    if report.refused.count > 0 {
        said.push(fl!(words, "exchange-refused", count = report.refused.count));
    }
    said.extend(report.refused.first.iter().map(|refused| {
        let what = reason_words(words, &refused.why);
        match refused.place {
            FilePlace::Line(line) => fl!(words, "exchange-at-line", line = line, what = what),
            FilePlace::Entry(entry) => {
                fl!(words, "exchange-at-entry", entry = entry.to_string(), what = what)
            }
        }
    }));
    let unnamed = report.refused.count.saturating_sub(report.refused.first.len());
    if unnamed > 0 {
        said.push(fl!(words, "exchange-and-more", count = unnamed));
    }
    said.join(" ")
}

/// Why one sitting was refused.
#[must_use]
pub fn reason_words(words: &Words, why: &SittingError) -> String {
    words.message(why.name(), &shown(why.arguments()))
}

/// Why nothing of a file could be read, without its name.
#[must_use]
pub fn fault_words(words: &Words, fault: &ExchangeError) -> String {
    words.message(fault.name(), &shown(fault.arguments()))
}

/// Why nothing of a file could be read, with its name.
#[must_use]
pub fn fault_sentence(words: &Words, path: &Path, fault: &ExchangeError) -> String {
    fl!(words, "fault-in-file", file = file_name(path), what = fault_words(words, fault))
}

/// Why what was read from a file could not be written into the journal. Unlike what a person says, it does
/// not wait in memory beyond that: it can be imported again.
#[must_use]
pub fn not_written_words(words: &Words, trouble: &JournalError) -> String {
    match trouble {
        JournalError::Disk(DiskError::Full) => fl!(words, "import-full"),
        JournalError::Locked => fl!(words, "exchange-locked"),
        JournalError::Disk(DiskError::Other { what }) => fl!(words, "import-other", what = visible(what)),
        _ => words.message(&trouble.id(), &shown(trouble.arguments())),
    }
}

/// What was exported: how many sittings and kept words, and how many could not be read.
#[must_use]
pub fn exported_words(
    words: &Words,
    file: &str,
    (count, jottings): (usize, usize),
    unreadable: usize,
) -> String {
    let mut said = if count > 0 || jottings == 0 {
        vec![fl!(words, "exchange-exported", file = file, count = count)]
    } else {
        vec![fl!(words, "exchange-exported-only-words", file = file)]
    };
    if jottings > 0 {
        said.push(fl!(words, "exchange-exported-words", count = jottings));
    }
    if unreadable > 0 {
        said.push(unreadable_words(words, unreadable));
    }
    said.join(" ")
}

/// That rows of a newer version are not in what was exported.
#[must_use]
pub fn unreadable_words(words: &Words, unreadable: usize) -> String {
    fl!(words, "exchange-unreadable", count = unreadable)
}

fn shown(arguments: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    arguments.into_iter().map(|(name, value)| (name, visible(&value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::exchange::{Refusals, Refused};

    #[test]
    fn every_reason_and_every_fault_has_its_words() {
        let words = Words::english();
        for name in SittingError::NAMES.iter().chain(&ExchangeError::NAMES) {
            assert!(words.has(name), "{name}");
        }
    }

    #[test]
    fn a_report_says_what_came_in_and_names_the_first_that_did_not() {
        let words = Words::english();
        let refused = Refused { place: FilePlace::Line(7), why: SittingError::TooLarge };
        let report = ImportReport {
            new: 2,
            new_jottings: 3,
            same: 1,
            filled: 1,
            differing: 1,
            refused: Refusals { count: 3, first: vec![refused] },
        };
        assert_eq!(
            report_words(&words, &report),
            "2 practices are new here. 3 texts of your own are new here. One that was here says more now. One was here already. One differs \
             from the one here; the fuller of the two is kept. 3 did not come in. Line 7: It is far longer than \
             a practice can be. And 2 more like this."
        );
        assert_eq!(report_words(&words, &ImportReport::default()), "No practice is new here.");
    }
}
