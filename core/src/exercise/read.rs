//! From bytes to an [`Exercise`], or to one [`FormatError`] with its place.
//!
//! ron reads into [`super::file`]; what is left to check between values is in [`super::check`]. This
//! module guards the entrance (size, text, nesting, format) and turns every error into a place in
//! the text, what was found there and what was probably meant.

use std::ops::Range;

use ron::error::{Position, SpannedError};
use ron::extensions::Extensions;
use strsim::damerau_levenshtein;

use super::check::CheckError;
use super::error::{FormatError, FormatErrorKind, Syntax, Words};
use super::file::FileExercise;
use super::habit::{self, Habit};
use super::outline::{Outline, OutlineStep};
use super::pack::{FilePack, Pack};
use super::place::{FOUND_MOST, Spot};
use super::support::FileSupport;
use super::tokens::{deeper_than, tokens};
use super::translation::{FileTranslation, Translation};
use super::{Exercise, FORMAT};
use crate::support::Support;

/// The most bytes of an exercise file. Readers need not read further than one byte more.
pub const FILE_MOST_BYTES: usize = 256 * 1024;
/// The format needs 7 levels of brackets.
const NESTING_MOST: usize = 32;

/// Reads an exercise file.
///
/// The bytes may be anything; time and memory stay in proportion to [`FILE_MOST_BYTES`].
///
/// # Errors
///
/// The first [`FormatError`] of the file.
pub fn parse(bytes: &[u8]) -> Result<Exercise, FormatError> {
    let source = text_of(bytes)?;
    read(source).map_err(|problem| future_format(source).unwrap_or(problem))
}

/// Reads the description of a pack, `pack.ron`.
///
/// # Errors
///
/// The first [`FormatError`] of the file.
pub fn parse_pack(bytes: &[u8]) -> Result<Pack, FormatError> {
    let source = text_of(bytes)?;
    let file: Result<FilePack, FormatError> = read_ron(source);
    file.map(FilePack::into_pack).map_err(|problem| future_format(source).unwrap_or(problem))
}

/// Reads a list of lines to call or to write to, `support.ron`.
///
/// # Errors
///
/// The first [`FormatError`] of the file.
pub fn parse_support(bytes: &[u8]) -> Result<Support, FormatError> {
    let source = text_of(bytes)?;
    let file: Result<FileSupport, FormatError> = read_ron(source);
    file.map(FileSupport::into_support).map_err(|problem| future_format(source).unwrap_or(problem))
}

/// Reads the texts of an exercise in another language.
///
/// # Errors
///
/// The first [`FormatError`] of the file.
pub fn parse_translation(bytes: &[u8]) -> Result<Translation, FormatError> {
    let source = text_of(bytes)?;
    let file: Result<FileTranslation, FormatError> = read_ron(source);
    file.map(FileTranslation::into_translation).map_err(|problem| future_format(source).unwrap_or(problem))
}

/// Whether a file means to be a list of lines, whatever is wrong with it.
#[must_use]
pub fn is_support(bytes: &[u8]) -> bool {
    is_called(bytes, "Support")
}

/// Whether a file means to be the texts of an exercise in another language, whatever is wrong with it.
#[must_use]
pub fn is_translation(bytes: &[u8]) -> bool {
    is_called(bytes, "Translation")
}

/// Whether this name stands before the brackets.
fn is_called(bytes: &[u8], name: &str) -> bool {
    let Ok(source) = text_of(bytes) else { return false };
    let outline = Outline::new(source);
    outline.first_value().is_some_and(|index| outline.text(index) == name)
}

impl Translation {
    /// The exercise with these texts in place of its own.
    ///
    /// # Errors
    ///
    /// What does not fit the exercise, with its place in `source`, the file that this was read from.
    pub fn over(&self, original: &Exercise, source: &[u8]) -> Result<Exercise, FormatError> {
        self.lay_over(original).map_err(|fault| from_fault(text_of(source).unwrap_or_default(), fault))
    }
}

/// The values as they are written.
fn read_ron<T: serde::de::DeserializeOwned>(source: &str) -> Result<T, FormatError> {
    if let Some(token) = deeper_than(source, NESTING_MOST) {
        let kind = FormatErrorKind::NestedTooDeep { most: NESTING_MOST };
        return Err(problem_at(source, Some(token.start..token.end), kind));
    }
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(source).map_err(|error| from_ron(source, error))
}

fn read(source: &str) -> Result<Exercise, FormatError> {
    let file: FileExercise = read_ron(source)?;
    let exercise = file.into_exercise().map_err(|fault| from_fault(source, fault))?;
    exercise.check().map_err(|fault| from_fault(source, fault))?;
    Ok(exercise)
}

/// The text of a file without a byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, FormatError> {
    if bytes.len() > FILE_MOST_BYTES {
        let kind = FormatErrorKind::TooLarge { bytes: bytes.len(), most: FILE_MOST_BYTES };
        return Err(problem_at("", None, kind));
    }
    let source = match std::str::from_utf8(bytes) {
        Ok(source) if !source.contains('\0') => source.strip_prefix('\u{FEFF}').unwrap_or(source),
        _ => return Err(problem_at("", None, FormatErrorKind::NotText)),
    };
    match tokens(source).next() {
        Some(_) => Ok(source),
        None => Err(problem_at("", None, FormatErrorKind::Empty)),
    }
}

/// A file of a later format may have fields unknown here. That it is newer is then the one thing
/// worth saying, whatever was found first.
fn future_format(source: &str) -> Option<FormatError> {
    let range = Outline::new(source).locate(&[OutlineStep::Field("format")])?;
    let digits = source.get(range.clone())?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let format = digits.parse().unwrap_or(u64::MAX);
    let kind = FormatErrorKind::FutureFormat { format };
    (format > u64::from(FORMAT)).then(|| problem_at(source, Some(range), kind))
}

fn from_fault(source: &str, fault: CheckError) -> FormatError {
    problem_at(source, Outline::new(source).locate(&fault.path), fault.kind)
}

/// ron says where its reader stood when it gave up. What is meant stands before that place when a
/// value was read and refused, and after it when something else was expected.
fn from_ron(source: &str, error: SpannedError) -> FormatError {
    let offset = offset_of(source, error.span.end);
    let outline = Outline::new(source);
    let mut kind = kind_of(error.code);
    let range = match &kind {
        FormatErrorKind::Syntax(syntax) => {
            let (syntax, range) = syntax_at(&outline, offset, *syntax);
            kind = FormatErrorKind::Syntax(syntax);
            range
        }
        FormatErrorKind::MissingField { .. } | FormatErrorKind::BeatNeedsSecs => outline.owner(offset),
        _ => outline.before(offset),
    };
    let range = range.unwrap_or(source.len()..source.len());
    match habit::behind(&outline, &range, &kind) {
        Some(Habit { range, kind, suggestion }) => {
            FormatError { suggestion, ..problem_at(source, Some(range), kind) }
        }
        None => problem_at(source, Some(range), kind),
    }
}

/// Where something else was expected, and, knowing what stands there, what was.
fn syntax_at(outline: &Outline<'_>, offset: usize, syntax: Syntax) -> (Syntax, Option<Range<usize>>) {
    let next = outline.after(offset);
    match syntax {
        Syntax::TextNotClosed | Syntax::CommentNotClosed | Syntax::BadEscape => {
            (syntax, outline.before(offset))
        }
        _ if next.is_none() => (Syntax::EndsEarly, None),
        Syntax::ExpectedOpening => (syntax, outline.word_before(offset).or(next)),
        Syntax::ExpectedComma if outline.closes(offset) => match outline.open_bracket(offset) {
            Some("[") => (Syntax::ExpectedListEnd, next),
            _ => (Syntax::ExpectedClosing, next),
        },
        _ => (syntax, next),
    }
}

fn kind_of(code: ron::Error) -> FormatErrorKind {
    use ron::Error;
    match code {
        Error::NoSuchEnumVariant { expected, outer, .. } => {
            FormatErrorKind::UnknownWord { what: words_of(outer.as_deref()), expected: owned(expected) }
        }
        Error::NoSuchStructField { expected, .. } => {
            FormatErrorKind::UnknownField { expected: owned(expected) }
        }
        Error::ExpectedDifferentStructName { expected, .. } => {
            FormatErrorKind::UnknownWord { what: Words::Name, expected: vec![expected.to_owned()] }
        }
        Error::MissingStructField { field, .. } => FormatErrorKind::MissingField { name: field.to_owned() },
        Error::DuplicateStructField { field, .. } => FormatErrorKind::FieldTwice { name: field.to_owned() },
        // What the readers in `file` refuse travels as RON inside the message.
        Error::Message(message) => ron::from_str(&message).unwrap_or(FormatErrorKind::Syntax(Syntax::Other)),
        other => FormatErrorKind::Syntax(syntax_of(&other)),
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn syntax_of(code: &ron::Error) -> Syntax {
    use ron::Error;
    match code {
        Error::ExpectedString => Syntax::ExpectedText,
        Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            Syntax::ExpectedNumber
        }
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => Syntax::ExpectedWord,
        Error::ExpectedBoolean => Syntax::ExpectedTrueOrFalse,
        Error::ExpectedArray => Syntax::ExpectedList,
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => Syntax::ExpectedOpening,
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Syntax::ExpectedClosing,
        Error::ExpectedComma => Syntax::ExpectedComma,
        Error::ExpectedMapColon => Syntax::ExpectedColon,
        Error::ExpectedStringEnd => Syntax::TextNotClosed,
        Error::UnclosedBlockComment => Syntax::CommentNotClosed,
        Error::InvalidEscape(_) => Syntax::BadEscape,
        Error::Eof => Syntax::EndsEarly,
        Error::TrailingCharacters => Syntax::MoreAfterEnd,
        _ => Syntax::Other,
    }
}

/// ron names the list of words by its type.
fn words_of(type_name: Option<&str>) -> Words {
    match type_name.unwrap_or_default() {
        "Gesture" => Words::Beat,
        "Way" => Words::Way,
        "Part" => Words::Part,
        "Family" => Words::Family,
        "State" => Words::State,
        "Need" => Words::Need,
        "Caution" => Words::Caution,
        "Occasion" => Words::Occasion,
        "Grade" => Words::Grade,
        "Sense" => Words::Sense,
        "Who" => Words::Who,
        "Keep" => Words::Keep,
        "Picture" => Words::Picture,
        _ => Words::Name,
    }
}

fn problem_at(source: &str, range: Option<Range<usize>>, kind: FormatErrorKind) -> FormatError {
    let Some(range) = range else {
        return FormatError {
            place: None,
            line_text: String::new(),
            found: String::new(),
            kind,
            suggestion: None,
        };
    };
    let suggestion = suggestion(&kind, source.get(range.clone()).unwrap_or_default());
    let Spot { place, line_text, found } = Spot::of(source, range);
    FormatError { place: Some(place), line_text, found, kind, suggestion }
}

/// The byte at a place counted by ron, or the end of the source.
fn offset_of(source: &str, position: Position) -> usize {
    let before: usize =
        source.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = source.get(before..).unwrap_or_default();
    let column = line.char_indices().nth(position.col.saturating_sub(1));
    before + column.map_or(line.len(), |(index, _)| index)
}

fn suggestion(kind: &FormatErrorKind, found: &str) -> Option<String> {
    let unquoted = found.trim_matches('"');
    match kind {
        FormatErrorKind::UnknownWord { expected, .. } | FormatErrorKind::UnknownField { expected } => {
            nearest(found, expected).map(str::to_owned)
        }
        FormatErrorKind::Syntax(Syntax::ExpectedWord) if is_plain_word(unquoted) && unquoted != found => {
            Some(unquoted.to_owned())
        }
        _ => None,
    }
}

fn is_plain_word(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= FOUND_MOST
        && bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The word that was probably meant: the same but for capitals, or at most a third of its letters
/// away.
fn nearest<'w>(found: &str, expected: &'w [String]) -> Option<&'w str> {
    if found.len() > FOUND_MOST {
        return None;
    }
    let found = found.to_lowercase();
    let length = found.chars().count();
    let distances = expected.iter().map(|word| (damerau_levenshtein(&found, &word.to_lowercase()), word));
    let (distance, word) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= (length.max(word.len()) / 3).max(1)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested_and_a_far_one_is_not() {
        let beats = owned(&["In", "Sip", "Hold", "Out", "Rest", "TapLeft"]);
        assert_eq!(nearest("Inn", &beats), Some("In"));
        assert_eq!(nearest("out", &beats), Some("Out"));
        assert_eq!(nearest("tap_left", &beats), Some("TapLeft"));
        assert_eq!(nearest("Hodl", &beats), Some("Hold"));
        assert_eq!(nearest("Whistle", &beats), None);
        assert_eq!(nearest("X", &beats), None);
    }

    #[test]
    fn a_place_counts_characters_and_survives_windows_line_ends() {
        let source = "ä\r\n  öü x";
        let offset = source.find('x').unwrap();
        assert_eq!(offset_of(source, Position { line: 2, col: 6 }), offset);
        let problem = problem_at(source, Some(offset..offset + 1), FormatErrorKind::NotWhole);
        assert_eq!(problem.place, Some(Place { line: 2, column: 6 }));
        assert_eq!(problem.line_text, "  öü x");
        assert_eq!(problem_at(source, Some(0..1), FormatErrorKind::NotWhole).line_text, "ä");
    }
}
