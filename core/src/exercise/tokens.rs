//! The tokens of a file and where things stand in it.
//!
//! ron reads the file; this looks beside it, for two jobs that ron leaves open: how deeply a file is
//! nested before it is read, and where in the text a value stands that was refused only after it
//! was read. Knows brackets, words, texts and comments, nothing of exercises, and never fails: a
//! broken file gives fewer places.

use std::ops::Range;

/// One piece of the file, as a range of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Comma,
    Colon,
    /// A name or a number.
    Word,
    /// Anything in quotes, quotes included; to the end of the file if they are never closed.
    Text,
    /// Anything else; a comment that is never closed is one of these.
    Other,
}

/// Everything but blanks and comments, in order. Takes time in proportion to the file.
pub(super) fn tokens(source: &str) -> impl Iterator<Item = Token> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        let start = offset + blank_length(source.get(offset..)?);
        let (kind, length) = first_token(source.get(start..)?)?;
        offset = start + length;
        Some(Token { kind, start, end: offset })
    })
}

/// Where a bracket opens more than `most` levels, if there is one.
pub(super) fn deeper_than(source: &str, most: usize) -> Option<Token> {
    let mut depth = 0_usize;
    tokens(source).find(|token| {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > most
    })
}

fn blank_length(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_blank);
        let comment = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            block_comment_length(rest).unwrap_or(0)
        };
        match rest.get(comment..) {
            Some(after) if comment > 0 => rest = after,
            _ => return text.len() - rest.len(),
        }
    }
}

/// What ron takes for white space.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200E}' | '\u{200F}')
}

/// Block comments nest. `None` where none begins, or where it is never closed.
fn block_comment_length(text: &str) -> Option<usize> {
    if !text.starts_with("/*") {
        return None;
    }
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((_, byte)) = bytes.next() {
        match (byte, bytes.peek().map(|(_, next)| *next)) {
            (b'/', Some(b'*')) => depth += 1,
            (b'*', Some(b'/')) => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if let (Some((index, _)), 0) = (bytes.next(), depth) {
            return Some(index + 1);
        }
    }
    None
}

fn first_token(text: &str) -> Option<(TokenKind, usize)> {
    let first = text.chars().next()?;
    Some(match first {
        '(' | '[' | '{' => (TokenKind::Open, 1),
        ')' | ']' | '}' => (TokenKind::Close, 1),
        ',' => (TokenKind::Comma, 1),
        ':' => (TokenKind::Colon, 1),
        '/' if text.starts_with("/*") => (TokenKind::Other, text.len()),
        _ => match quoted_length(text) {
            Some(length) => (TokenKind::Text, length),
            None if is_word(first) => (TokenKind::Word, text.find(|c| !is_word(c)).unwrap_or(text.len())),
            None => (TokenKind::Other, first.len_utf8()),
        },
    })
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.')
}

/// The length of `"…"`, `b"…"`, `r#"…"#`, `br"…"` or `'…'` at the start of the text.
fn quoted_length(text: &str) -> Option<usize> {
    let plain = text.strip_prefix('b').unwrap_or(text);
    let prefix = text.len() - plain.len();
    if plain.starts_with('"') {
        return Some(prefix + escaped_length(plain));
    }
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw.get(hashes..)?.strip_prefix('"')?;
        let closing = format!("\"{}", "#".repeat(hashes));
        let length = inside.find(&closing).map_or(inside.len(), |index| index + closing.len());
        return Some(text.len() - inside.len() + length);
    }
    letter_length(plain).map(|length| prefix + length)
}

fn escaped_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// One letter in single quotes; ron knows them and a bracket may stand in them.
fn letter_length(text: &str) -> Option<usize> {
    let mut letters = text.strip_prefix('\'')?.chars();
    let letter = letters.next().filter(|letter| *letter != '\\')?;
    letters.next().filter(|closing| *closing == '\'')?;
    Some(letter.len_utf8() + 2)
}

/// One step on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of this field.
    Field(&'static str),
    /// The name of this field, as the last step.
    Key(&'static str),
    /// The item of this index in a list or in brackets.
    Item(usize),
}

/// All tokens of a file, to find places in. Only made when there is something to say.
#[derive(Debug)]
pub(super) struct Outline<'s> {
    source: &'s str,
    tokens: Vec<Token>,
}

impl<'s> Outline<'s> {
    pub fn new(source: &'s str) -> Self {
        Self { source, tokens: tokens(source).collect() }
    }

    /// The token that a reader which has come to `offset` read last.
    pub fn before(&self, offset: usize) -> Option<Range<usize>> {
        let after = self.tokens.partition_point(|token| token.start < offset);
        self.range(after.checked_sub(1)?)
    }

    /// The token that a reader which has come to `offset` is about to read.
    pub fn after(&self, offset: usize) -> Option<Range<usize>> {
        self.range(self.tokens.partition_point(|token| token.end <= offset))
    }

    /// Whether a bracket closes next after `offset`.
    pub fn closes(&self, offset: usize) -> bool {
        self.is(self.tokens.partition_point(|token| token.end <= offset), TokenKind::Close)
    }

    /// The word right before `offset`, if nothing else stands between.
    pub fn word_before(&self, offset: usize) -> Option<Range<usize>> {
        let after = self.tokens.partition_point(|token| token.start < offset);
        let token = self.token(after.checked_sub(1)?)?;
        (token.kind == TokenKind::Word).then_some(token.start..token.end)
    }

    /// The innermost bracket open at `offset`.
    pub fn open_bracket(&self, offset: usize) -> Option<&'s str> {
        self.open_at(offset).map(|index| self.text(index))
    }

    /// What the innermost bracket open at `offset` belongs to: its name, or the field whose value it
    /// is, or else the bracket.
    pub fn owner(&self, offset: usize) -> Option<Range<usize>> {
        let bracket = self.open_at(offset)?;
        let kind_before = |back: usize| Some(self.token(bracket.checked_sub(back)?)?.kind);
        match (kind_before(2), kind_before(1)) {
            (_, Some(TokenKind::Word)) => self.range(bracket - 1),
            (Some(TokenKind::Word), Some(TokenKind::Colon)) => self.range(bracket - 2),
            _ => self.range(bracket),
        }
    }

    fn open_at(&self, offset: usize) -> Option<usize> {
        let mut open = Vec::new();
        for (index, token) in self.tokens.iter().enumerate().take_while(|(_, token)| token.start < offset) {
            match token.kind {
                TokenKind::Open => open.push(index),
                TokenKind::Close => drop(open.pop()),
                _ => {}
            }
        }
        open.pop()
    }

    /// Where the value at the end of the path stands, brackets included.
    pub fn locate(&self, path: &[Step]) -> Option<Range<usize>> {
        let mut index = self.first_value()?;
        for step in path {
            let inside = self.enter(index)?;
            index = match *step {
                Step::Field(name) => self.key(inside, name)? + 2,
                Step::Key(name) => return self.range(self.key(inside, name)?),
                Step::Item(item) => self.item(inside, item)?,
            };
        }
        let index = self.without_some(index);
        let start = self.token(index)?.start;
        let last = match self.enter(index) {
            Some(inside) => self.siblings(inside).last().map_or(inside, |last| last + 1),
            None => index,
        };
        Some(start..self.token(last)?.end.max(start))
    }

    fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    fn range(&self, index: usize) -> Option<Range<usize>> {
        self.token(index).map(|token| token.start..token.end)
    }

    fn text(&self, index: usize) -> &'s str {
        self.range(index).and_then(|range| self.source.get(range)).unwrap_or_default()
    }

    fn is(&self, index: usize, kind: TokenKind) -> bool {
        self.token(index).is_some_and(|token| token.kind == kind)
    }

    /// Past attributes such as `#![enable(implicit_some)]`.
    fn first_value(&self) -> Option<usize> {
        let mut index = 0;
        while self.text(index) == "#" {
            let bracket = (index..self.tokens.len()).find(|at| self.is(*at, TokenKind::Open))?;
            index = self.siblings(bracket + 1).last().unwrap_or(bracket) + 2;
        }
        (index < self.tokens.len()).then_some(index)
    }

    /// The value itself where `Some(…)` stands around it.
    fn without_some(&self, mut index: usize) -> usize {
        while self.text(index) == "Some" && self.is(index + 1, TokenKind::Open) {
            index += 2;
        }
        index
    }

    /// The first token inside the brackets of the value at `index`, past its name and any `Some(`.
    fn enter(&self, index: usize) -> Option<usize> {
        let index = self.without_some(index);
        let bracket = if self.is(index, TokenKind::Word) { index + 1 } else { index };
        self.is(bracket, TokenKind::Open).then_some(bracket + 1)
    }

    /// The tokens from `inside` to the closing bracket, leaving out what is inside further brackets.
    fn siblings(&self, inside: usize) -> impl Iterator<Item = usize> {
        let mut depth = 0_usize;
        let tokens = self.tokens.iter().enumerate().skip(inside);
        tokens
            .map_while(move |(index, token)| {
                match token.kind {
                    TokenKind::Open => depth += 1,
                    TokenKind::Close => depth = depth.checked_sub(1)?,
                    _ => {}
                }
                let outer = depth == 0 || (depth == 1 && token.kind == TokenKind::Open);
                Some(outer.then_some(index))
            })
            .flatten()
    }

    fn key(&self, inside: usize, name: &str) -> Option<usize> {
        self.siblings(inside).find(|index| self.text(*index) == name && self.is(index + 1, TokenKind::Colon))
    }

    fn item(&self, inside: usize, item: usize) -> Option<usize> {
        let Some(comma) = item.checked_sub(1) else { return Some(inside) };
        let mut commas = self.siblings(inside).filter(|index| self.is(*index, TokenKind::Comma));
        commas.nth(comma).map(|index| index + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<&str> {
        tokens(source).map(|token| &source[token.start..token.end]).collect()
    }

    #[test]
    fn comments_texts_and_letters_hide_their_brackets() {
        let source = r##"A( // ( "
            /* ( /* [ */ " */ b: "(\"[", c: r#"("[)"#, d: '(', e: -4.5 )"##;
        let expected = [
            "A",
            "(",
            "b",
            ":",
            r#""(\"[""#,
            ",",
            "c",
            ":",
            r##"r#"("[)"#"##,
            ",",
            "d",
            ":",
            "'('",
            ",",
            "e",
            ":",
            "-4.5",
            ")",
        ];
        assert_eq!(words(source), expected);
        assert_eq!(deeper_than(source, 1), None);
        assert_eq!(deeper_than("([[]][(", 2).map(|token| token.start), Some(2));
    }

    #[test]
    fn what_is_never_closed_ends_with_the_file() {
        for source in ["\"abc", "r#\"abc\"", "/* a */ /* /* */", "'", "// a", "b\"", "r##", "\\"] {
            let last = tokens(source).last().map_or(source.len(), |token| token.end);
            assert_eq!(last, source.len(), "{source}");
        }
    }

    #[test]
    fn a_path_leads_to_its_value() {
        let source = "#![enable(implicit_some)]\nA(b: [x(1), Some((c: \"d\", e: [5, 6(7, 8),])), 9], e: -1)";
        let outline = Outline::new(source);
        let found = |path: &[Step]| outline.locate(path).map(|range| &source[range]);
        assert_eq!(found(&[Step::Field("b"), Step::Item(0)]), Some("x(1)"));
        assert_eq!(found(&[Step::Field("b"), Step::Item(1), Step::Field("c")]), Some("\"d\""));
        assert_eq!(
            found(&[Step::Field("b"), Step::Item(1), Step::Field("e"), Step::Item(1)]),
            Some("6(7, 8)")
        );
        assert_eq!(found(&[Step::Field("b"), Step::Item(1), Step::Key("e")]), Some("e"));
        assert_eq!(found(&[Step::Field("e")]), Some("-1"));
        assert_eq!(found(&[Step::Field("missing")]), None);
        assert_eq!(found(&[Step::Field("e"), Step::Item(3)]), None);
    }
}
