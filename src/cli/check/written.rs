//! Findings as a person reads them: `file:line:column: what`, the line, and a mark below.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use softlanding_core::exercise::LINE_MOST;

use crate::text::faults::visible;
use crate::text::{Words, fl};

use super::finding::{Finding, Severity};

/// The terminal's own colours, or none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Colours {
    place: Style,
    error: Style,
    warning: Style,
    good: Style,
    quiet: Style,
}

impl Colours {
    pub(super) fn bright() -> Self {
        Self {
            place: Style::new().bold(),
            error: AnsiColor::Red.on_default().bold(),
            warning: AnsiColor::Yellow.on_default().bold(),
            good: AnsiColor::Green.on_default(),
            quiet: Style::new().dimmed(),
        }
    }

    fn of(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
        }
    }
}

/// That a file is good.
pub(super) fn good(words: &Words, file: &str, colours: Colours) -> String {
    let style = colours.good;
    format!("{style}{}{style:#}", fl!(words, "cli-file-good", file = file))
}

/// A finding as lines, without the end of the last.
pub(super) fn finding(words: &Words, finding: &Finding, colours: Colours) -> String {
    let Colours { place: bold, quiet, .. } = colours;
    let mut told = format!("{bold}{}", finding.file);
    if let (Some(line), Some(column)) = (finding.line, finding.column) {
        // Writing to a text can't fail.
        let _ = write!(told, ":{line}:{column}");
    }
    let what = match finding.severity {
        Severity::Error => finding.message.clone(),
        Severity::Warning => fl!(words, "cli-hint", what = finding.message.as_str()),
    };
    let _ = write!(told, ":{bold:#} {what}");
    if let Some(line) = finding.line {
        told.push_str(&marked_line(finding, line, colours));
    }
    if let Some(note) = &finding.note {
        let _ = write!(told, "\n  {quiet}{note}{quiet:#}");
    }
    told
}

fn marked_line(finding: &Finding, line: u32, colours: Colours) -> String {
    let Colours { quiet, .. } = colours;
    let number = line.to_string();
    let mut told = format!("\n  {quiet}{number} |{quiet:#} {}", visible(&finding.line_text));
    let column = finding.column.unwrap_or(1) as usize;
    // Of a very long line only the beginning is shown, and the mark may be beyond.
    if column > LINE_MOST {
        return told;
    }
    // Tabs stay tabs, so that the mark stands below its text.
    let before = finding.line_text.chars().take(column.saturating_sub(1));
    let before: String = before.map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
    let room = finding.line_text.chars().count().saturating_sub(column.saturating_sub(1)).max(1);
    let length = (finding.end_column.unwrap_or(0) as usize).saturating_sub(column);
    let marks = "^".repeat(length.clamp(1, room));
    let (blanks, style) = (" ".repeat(number.len()), colours.of(finding.severity));
    let _ = write!(told, "\n  {blanks} {quiet}|{quiet:#} {before}{style}{marks}{style:#}");
    told
}
