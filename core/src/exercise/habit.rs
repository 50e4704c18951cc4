//! What people write out of habit, and what was meant.
//!
//! Somebody who types an exercise brings habits along: curly quotes, a comma in a number, `True`, a single
//! word where a list belongs. ron says where it stopped; this says what to write instead. It only ever
//! makes a problem that is there already easier to mend, and stays silent where it is not sure.

use std::ops::Range;

use super::error::{FormatErrorKind, Syntax};
use super::outline::Outline;
use super::tokens::{Token, TokenKind};

/// A problem told better: what is meant, where, and what to write there.
#[derive(Debug, PartialEq)]
pub(super) struct Habit {
    pub range: Range<usize>,
    pub kind: FormatErrorKind,
    pub suggestion: Option<String>,
}

/// The habit behind a problem found at `range`, if it is a known one.
pub(super) fn behind(outline: &Outline<'_>, range: &Range<usize>, kind: &FormatErrorKind) -> Option<Habit> {
    let at = Here { outline, range: range.clone(), index: outline.index_at(range.start) };
    match kind {
        FormatErrorKind::Syntax(syntax) => {
            at.foreign_sign().or_else(|| at.unclosed_text()).or_else(|| at.behind_syntax(*syntax))
        }
        FormatErrorKind::UnknownWord { expected, .. } => {
            let meant = other_name(outline.slice(range), expected)?;
            Some(instead(range.clone(), kind.clone(), meant.to_owned()))
        }
        _ => None,
    }
}

struct Here<'o, 's> {
    outline: &'o Outline<'s>,
    range: Range<usize>,
    /// The token that begins at or after the problem.
    index: usize,
}

impl Here<'_, '_> {
    fn behind_syntax(&self, syntax: Syntax) -> Option<Habit> {
        let found = self.outline.slice(&self.range);
        let here = |meant: String| instead(self.range.clone(), FormatErrorKind::Syntax(syntax), meant);
        match syntax {
            Syntax::ExpectedText => self.text_without_quotes(),
            Syntax::ExpectedList if is_word(found) => Some(here(format!("[{found}]"))),
            Syntax::ExpectedTrueOrFalse => truth(found).map(|meant| here(meant.to_owned())),
            Syntax::ExpectedOpening => self.value_without_brackets(),
            Syntax::ExpectedComma if found == ";" => Some(here(",".to_owned())),
            Syntax::ExpectedColon if found == "=" => Some(here(":".to_owned())),
            Syntax::ExpectedComma => {
                let number = without_unit(found)?.to_owned();
                let kind = FormatErrorKind::Syntax(Syntax::ExpectedNumber);
                Some(instead(self.range.clone(), kind, number))
            }
            Syntax::ExpectedWord => self.comma_in_a_number(),
            _ => None,
        }
    }

    /// Lines of three backticks around what was copied, and comments that begin with #.
    fn foreign_sign(&self) -> Option<Habit> {
        let (index, sign) = (0..self.outline.len())
            .map(|index| (index, self.outline.text(index)))
            .find(|(_, sign)| matches!(*sign, "`" | "#"))?;
        let token = self.outline.token(index)?;
        if token.start > self.range.end {
            return None;
        }
        let range = token.start..token.start + self.outline.line_from(token.start).trim_end().len();
        match sign {
            "`" if self.outline.line_from(token.start).starts_with("```") => {
                Some(Habit { range, kind: FormatErrorKind::Syntax(Syntax::CopiedFrame), suggestion: None })
            }
            "#" if !self.outline.line_from(token.start).starts_with("#!") => {
                let meant = format!("// {}", self.outline.slice(&range).trim_start_matches(['#', ' ']));
                Some(instead(range, FormatErrorKind::Syntax(Syntax::ForeignComment), meant))
            }
            _ => None,
        }
    }

    /// A text that ran on to the quote of the next text, which is where the trouble shows.
    fn unclosed_text(&self) -> Option<Habit> {
        let runs_on = |token: &&Token| {
            let text = self.outline.slice(&(token.start..token.end));
            let inside = text.trim_matches('"').trim_end();
            token.kind == TokenKind::Text && text.contains('\n') && inside.ends_with([':', '(', '[', ','])
        };
        let token = self.outline.until(self.range.start).iter().find(runs_on)?;
        let first_line = self.outline.line_from(token.start).trim_end();
        let range = token.start..token.start + first_line.len();
        let meant = format!("{}\"", first_line.trim_end_matches(','));
        Some(instead(range, FormatErrorKind::Syntax(Syntax::TextNotClosed), meant))
    }

    /// `“Soft”`, `'Soft'` or `Soft and slow`: up to the comma or the end of the line.
    fn text_without_quotes(&self) -> Option<Habit> {
        let line = self.outline.line_from(self.range.start);
        let quoted = line.strip_prefix(['“', '”', '„', '«', '‘', '’', '\'', '`']);
        let words = match quoted {
            Some(rest) => rest.split(['“', '”', '»', '‘', '’', '\'', '`']).next()?,
            None if line.starts_with(char::is_alphabetic) => {
                line.split([',', ')', '(', ']', '"']).next()?.trim_end()
            }
            None => return None,
        };
        let length = match quoted {
            // The sign at the start, the words, and the sign at their end.
            Some(rest) => {
                let closing = rest.get(words.len()..)?.chars().next().map_or(0, char::len_utf8);
                line.len() - rest.len() + words.len() + closing
            }
            None => words.len(),
        };
        let range = self.range.start..self.range.start + length;
        let is_sure = !words.trim().is_empty() && words.chars().count() <= super::place::FOUND_MOST;
        let meant = format!("\"{words}\"");
        is_sure.then(|| instead(range, FormatErrorKind::Syntax(Syntax::ExpectedText), meant))
    }

    /// `In 4` for `In(4)`, and `minutes: 3` for `minutes: (usual: 3)`.
    fn value_without_brackets(&self) -> Option<Habit> {
        let kind = FormatErrorKind::Syntax(Syntax::ExpectedOpening);
        let found = self.outline.slice(&self.range);
        if is_number(found) {
            let name = self.outline.text(self.index.checked_sub(2)?);
            return (name == "minutes")
                .then(|| instead(self.range.clone(), kind, format!("(usual: {found})")));
        }
        let next = self.outline.token(self.index + 1)?;
        let number = self.outline.slice(&(next.start..next.end));
        is_number(number).then(|| instead(self.range.start..next.end, kind, format!("{found}({number})")))
    }

    /// `6,5` for `6.5`.
    fn comma_in_a_number(&self) -> Option<Habit> {
        let text = |back: usize| self.index.checked_sub(back).map(|index| self.outline.text(index));
        let (whole, comma, part) = (text(2)?, text(1)?, self.outline.text(self.index));
        let first = self.outline.token(self.index.checked_sub(2)?)?;
        let range = first.start..self.outline.token(self.index)?.end;
        let is_one = comma == "," && is_digits(whole) && is_digits(part);
        is_one.then(|| {
            instead(range, FormatErrorKind::Syntax(Syntax::ExpectedNumber), format!("{whole}.{part}"))
        })
    }
}

/// What to write there.
fn instead(range: Range<usize>, kind: FormatErrorKind, suggestion: String) -> Habit {
    Habit { range, kind, suggestion: Some(suggestion) }
}

/// Other names for what the format calls by one.
const OTHER_NAMES: [(&str, &[&str]); 21] = [
    ("ShutDown", &["faraway", "far_away", "numb", "frozen", "blank"]),
    ("StirredUp", &["anxious", "tense", "racing", "activated"]),
    ("Settled", &["calm", "connected", "safe"]),
    ("See", &["sight", "look", "eyes", "seeing"]),
    ("Feel", &["touch", "feeling", "skin", "body"]),
    ("Hear", &["sound", "listen", "ears", "hearing"]),
    ("Sight", &["see", "eyes", "seeing"]),
    ("Hearing", &["hear", "ears", "listen"]),
    ("Hands", &["touch", "hand", "arms"]),
    ("In", &["inhale", "breathein", "breathe_in"]),
    ("Out", &["exhale", "breatheout", "breathe_out"]),
    ("Hold", &["pause", "keep"]),
    ("BreathHold", &["hold", "holding", "holds"]),
    ("DizzyStop", &["dizzy", "dizziness"]),
    ("ClosedEyes", &["eyesclosed", "eyes_closed"]),
    ("Pregnancy", &["pregnant"]),
    ("Lungs", &["asthma", "copd"]),
    ("BloodPressure", &["pressure", "hypertension"]),
    ("Balance", &["fall", "falls", "falling"]),
    ("Imagery", &["image", "images", "pictures"]),
    ("OtherPeople", &["people", "others"]),
];

fn other_name(found: &str, expected: &[String]) -> Option<&'static str> {
    let found = found.to_lowercase();
    let is_meant = |(name, others): &&(&str, &[&str])| {
        others.contains(&found.as_str()) && expected.iter().any(|word| word == name)
    };
    OTHER_NAMES.iter().find(is_meant).map(|(name, _)| *name)
}

fn truth(found: &str) -> Option<&'static str> {
    match found.trim_matches('"').to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some("true"),
        "false" | "no" | "off" | "0" => Some("false"),
        _ => None,
    }
}

/// The number of `4s` or `4sec`.
fn without_unit(found: &str) -> Option<&str> {
    let number = found.trim_end_matches(char::is_alphabetic);
    (number.len() < found.len() && is_number(number)).then_some(number)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
