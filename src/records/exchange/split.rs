//! A JSON or RON file taken apart while it is read: the items of its lists one by one, and what stands
//! around the lists. Knows where a value ends and not what it means. No more is taken into memory than one
//! sitting and what is around the list, both within bounds.

use std::io::{self, BufRead};

use super::lexer::{Class, Dialect, Lexer};
use super::report::ExchangeError;

/// A sitting takes no more room than this: one with everything that may be said about it takes a quarter.
const ITEM_MOST_BYTES: usize = 256 * 1024;
/// What stands around the list is a name and a number.
const FRAME_MOST_BYTES: usize = 64 * 1024;

/// The fields whose values are lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListName {
    Sittings,
    Words,
}

impl ListName {
    fn of(word: &[u8]) -> Option<Self> {
        match word {
            b"sittings" => Some(Self::Sittings),
            b"words" => Some(Self::Words),
            _ => None,
        }
    }
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Of which list.
    pub(super) list: ListName,
    /// `None` when it is longer than is taken into memory.
    pub(super) bytes: Option<&'a [u8]>,
    /// On which line it begins, from 1.
    pub(super) line: usize,
}

/// What stands around the list, with an empty list in its place.
#[derive(Debug, Default)]
pub(super) struct FileForm {
    pub(super) bytes: Vec<u8>,
    pub(super) list: List,
    /// How many of its lines stand before each list, and how many lines that list has.
    gaps: Vec<(usize, usize)>,
}

/// Where the list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum List {
    #[default]
    Missing,
    /// In its field.
    Field,
    /// The whole file.
    Bare,
}

impl FileForm {
    /// The line of the file for a line of the frame, both from 1.
    pub(super) fn line_in_file(&self, line: usize) -> usize {
        let passed = self.gaps.iter().filter(|(lines_before, _)| line > lines_before + 1);
        line + passed.map(|(_, lines_inside)| lines_inside).sum::<usize>()
    }

    fn lines_inside(&self) -> usize {
        self.gaps.iter().map(|(_, lines_inside)| lines_inside).sum()
    }
}

/// Takes a file apart.
pub(super) struct Splitter<R> {
    source: R,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListPosition {
    Around,
    /// Of this list, which began after this many lines.
    Inside(ListName, usize),
}

/// What is known of what was read so far.
struct State {
    dialect: Dialect,
    lexer: Lexer,
    place: ListPosition,
    /// How many brackets are open; inside the list, of its item.
    depth: usize,
    /// How many lines are over.
    lines: usize,
    /// The list that may begin: its name and a colon were read.
    named: Option<ListName>,
    /// The lists that were read.
    seen: Vec<ListName>,
    frame: FileForm,
    pending: Pending,
    has_items: bool,
}

/// An item as far as it was read.
#[derive(Default)]
struct Pending {
    bytes: Vec<u8>,
    line: usize,
    is_too_large: bool,
    /// Whether it is more than blanks and comments.
    has_value: bool,
}

impl<R: BufRead> Splitter<R> {
    pub(super) fn new(source: R, dialect: Dialect) -> Self {
        let state = State {
            dialect,
            lexer: Lexer::new(dialect),
            place: ListPosition::Around,
            depth: 0,
            lines: 0,
            named: None,
            seen: Vec::new(),
            frame: FileForm::default(),
            pending: Pending::default(),
            has_items: false,
        };
        Self { source, state }
    }

    /// The next item of the list; `None` when the file is over.
    ///
    /// # Errors
    /// When the source cannot be read, ends in the middle, or its brackets don't match.
    pub(super) fn next(&mut self) -> Result<Option<Item<'_>>, ExchangeError> {
        self.state.begin_item();
        loop {
            let input = match self.source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                input => input.map_err(ExchangeError::unreadable)?,
            };
            if input.is_empty() {
                return self.state.end().map(|()| None);
            }
            let (mut read, mut is_item) = (0, false);
            for &byte in input {
                read += 1;
                is_item = self.state.take(byte)?;
                if is_item {
                    break;
                }
            }
            self.source.consume(read);
            if is_item {
                return Ok(Some(self.state.item()));
            }
        }
    }

    /// What stands around the list, once the file is over.
    pub(super) fn frame(&self) -> &FileForm {
        &self.state.frame
    }
}

impl State {
    fn begin_item(&mut self) {
        let mut bytes = std::mem::take(&mut self.pending.bytes);
        bytes.clear();
        self.pending = Pending { bytes, line: self.lines + 1, ..Pending::default() };
    }

    fn item(&self) -> Item<'_> {
        let Pending { bytes, line, is_too_large, .. } = &self.pending;
        let list = self.seen.last().copied().unwrap_or(ListName::Sittings);
        Item { list, bytes: (!is_too_large).then_some(bytes), line: *line }
    }

    /// Takes in a byte; says whether it ended an item.
    fn take(&mut self, byte: u8) -> Result<bool, ExchangeError> {
        let class = self.lexer.class(byte);
        self.lines += usize::from(byte == b'\n');
        match self.place {
            ListPosition::Inside(..) => self.take_inside(byte, class),
            ListPosition::Around => self.take_around(byte, class),
        }
    }

    fn take_around(&mut self, byte: u8, class: Class) -> Result<bool, ExchangeError> {
        if self.frame.bytes.len() == FRAME_MOST_BYTES {
            return Err(ExchangeError::Unknown);
        }
        self.frame.bytes.push(byte);
        match (class, self.beginning_list()) {
            (Class::Sign(b'['), Some(name)) => {
                self.frame.list = if self.depth == 0 { List::Bare } else { List::Field };
                self.place = ListPosition::Inside(name, self.lines);
                self.seen.push(name);
                (self.depth, self.has_items) = (0, false);
                self.begin_item();
            }
            (Class::Sign(b'[' | b'{' | b'('), _) => self.depth += 1,
            (Class::Sign(b']' | b'}' | b')'), _) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if class != Class::Blank {
            self.named = ListName::of(self.lexer.word()).filter(|_| class == Class::Sign(b':'));
        }
        Ok(false)
    }

    /// The list that a bracket would begin here. One without a name is that of the sittings; each is there once.
    fn beginning_list(&self) -> Option<ListName> {
        let is_bare = self.dialect == Dialect::Json && self.depth == 0 && self.frame.list == List::Missing;
        let named = self.named.filter(|name| self.depth == 1 && !self.seen.contains(name));
        named.or(is_bare.then_some(ListName::Sittings))
    }

    fn take_inside(&mut self, byte: u8, class: Class) -> Result<bool, ExchangeError> {
        match class {
            Class::Sign(b',') if self.depth == 0 => return self.end_item(),
            Class::Sign(b']') if self.depth == 0 => return self.end_list(),
            Class::Sign(b'[' | b'{' | b'(') => self.depth += 1,
            Class::Sign(b']' | b'}' | b')') => {
                self.depth = self.depth.checked_sub(1).ok_or_else(|| self.unexpected(byte))?;
            }
            _ => {}
        }
        self.pending.has_value |= class != Class::Blank;
        if self.pending.bytes.len() < ITEM_MOST_BYTES {
            self.pending.bytes.push(byte);
        } else {
            self.pending.is_too_large = true;
        }
        Ok(false)
    }

    fn end_item(&mut self) -> Result<bool, ExchangeError> {
        self.has_items = true;
        if self.pending.has_value { Ok(true) } else { Err(self.unexpected(b',')) }
    }

    /// RON may have a comma after its last item.
    fn end_list(&mut self) -> Result<bool, ExchangeError> {
        if let ListPosition::Inside(_, lines_before) = self.place {
            let gap = (lines_before - self.frame.lines_inside(), self.lines - lines_before);
            self.frame.gaps.push(gap);
        }
        self.place = ListPosition::Around;
        self.depth = usize::from(self.frame.list == List::Field);
        self.frame.bytes.push(b']');
        if self.has_items && !self.pending.has_value && self.dialect == Dialect::Json {
            return Err(self.unexpected(b']'));
        }
        Ok(self.pending.has_value)
    }

    fn end(&self) -> Result<(), ExchangeError> {
        let is_whole = self.place == ListPosition::Around && self.depth == 0 && self.lexer.may_end();
        let ends_line = self.frame.bytes.ends_with(b"\n") || self.pending.bytes.ends_with(b"\n");
        let line = if ends_line { self.lines } else { self.lines + 1 };
        if is_whole { Ok(()) } else { Err(ExchangeError::HalfWritten { line }) }
    }

    fn unexpected(&self, byte: u8) -> ExchangeError {
        ExchangeError::Syntax { line: self.lines + 1, what: format!("unexpected {}", char::from(byte)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Split = (Vec<(Option<String>, usize)>, String, List);

    /// The items with their lines and the frame of a text that comes in pieces of this size.
    fn split(text: &str, dialect: Dialect, piece: usize) -> Result<Split, ExchangeError> {
        let mut splitter = Splitter::new(io::BufReader::with_capacity(piece, text.as_bytes()), dialect);
        let mut items = Vec::new();
        while let Some(item) = splitter.next()? {
            let bytes = item.bytes.map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned());
            items.push((bytes, item.line));
        }
        let frame = String::from_utf8_lossy(&splitter.frame().bytes).into_owned();
        Ok((items, frame, splitter.frame().list))
    }

    fn items(found: &[(&str, usize)]) -> Vec<(Option<String>, usize)> {
        found.iter().map(|(item, line)| (Some((*item).to_owned()), *line)).collect()
    }

    #[test]
    fn a_list_comes_apart_however_it_is_read() {
        for piece in [1, 2, 3, 64] {
            let json = "{\"sittings\": [\n{\"a\": [1, 2]},\n{\"b\": \"]\"}\n], \"sittings\": [3]}";
            let found = items(&[("{\"a\": [1, 2]}", 1), ("{\"b\": \"]\"}", 2)]);
            let frame = "{\"sittings\": [], \"sittings\": [3]}";
            assert_eq!(split(json, Dialect::Json, piece), Ok((found, frame.to_owned(), List::Field)));
            let ron = "#![enable(implicit_some)]\nJournal(tags: [1], sittings: [(a: ')'), // ,]\n(b: 2), /* end */])";
            let found = items(&[("(a: ')')", 2), ("// ,]\n(b: 2)", 2)]);
            let frame = "#![enable(implicit_some)]\nJournal(tags: [1], sittings: [])";
            assert_eq!(split(ron, Dialect::Ron, piece), Ok((found, frame.to_owned(), List::Field)));
            let both = "{\"sittings\": [1\n], \"words\": [\n2],\n\"a\": 3}";
            let frame = "{\"sittings\": [], \"words\": [],\n\"a\": 3}";
            let found = items(&[("1", 1), ("2", 2)]);
            assert_eq!(split(both, Dialect::Json, piece), Ok((found, frame.to_owned(), List::Field)));
            let bare = split("[1, [2]]\n", Dialect::Json, piece);
            assert_eq!(bare, Ok((items(&[("1", 1), ("[2]", 1)]), "[]\n".to_owned(), List::Bare)));
        }
    }

    #[test]
    fn only_the_list_of_the_outermost_field_of_its_name_is_one() {
        for text in [
            "{\"a\": {\"sittings\": [1]}}",
            "{\"sittings\": {\"a\": [1]}}",
            "{\"a\": \"sittings\", \"b\": [1]}",
        ] {
            let (items, frame, list) = split(text, Dialect::Json, 64).unwrap();
            assert_eq!((items, frame.as_str(), list), (Vec::new(), text, List::Missing));
        }
    }

    #[test]
    fn an_item_that_is_too_large_is_left_out_alone() {
        let text = format!("[1, \"{}\", 2]", "x".repeat(3 * ITEM_MOST_BYTES));
        let (found, ..) = split(&text, Dialect::Json, 8_192).unwrap();
        assert_eq!(found, [(Some("1".to_owned()), 1), (None, 1), (Some("2".to_owned()), 1)]);
    }

    #[test]
    fn an_end_in_the_middle_and_brackets_and_commas_that_are_wrong_are_told_with_their_line() {
        for text in ["[1,\n2", "[1,\n\"2]", "{\"sittings\": [1],\n"] {
            let fault = split(text, Dialect::Json, 64).unwrap_err();
            assert!(matches!(fault, ExchangeError::HalfWritten { line: 1 | 2 }), "{text}: {fault}");
        }
        for text in ["[1,\n,2]", "[1\n)]", "[1,\n]"] {
            let fault = split(text, Dialect::Json, 64).unwrap_err();
            assert!(matches!(fault, ExchangeError::Syntax { line: 2, .. }), "{text}: {fault}");
        }
        let much = " ".repeat(FRAME_MOST_BYTES + 1);
        assert_eq!(split(&much, Dialect::Json, 64), Err(ExchangeError::Unknown), "not ours");
    }
}
