//! Where things stand in a file: brackets and what is in them, fields and their values.
//!
//! Built on [`super::tokens`]. Knows nothing of exercises, and never fails: a broken file gives fewer places.

use std::ops::Range;

use super::tokens::{Token, TokenKind, tokens};

/// One step on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutlineStep {
    /// The value of this field.
    Field(&'static str),
    /// The name of this field, as the last step.
    Key(&'static str),
    /// The item of this index in a list or in brackets.
    Item(usize),
}

/// What stands in brackets, as ranges of bytes.
#[derive(Debug)]
pub(super) struct Brackets {
    /// Between the brackets.
    pub inside: Range<usize>,
    pub entries: Vec<Written>,
}

/// One item or field in brackets.
#[derive(Debug)]
pub(super) struct Written {
    /// The name of a field.
    pub key: Option<Range<usize>>,
    /// The token that the value begins with.
    pub value: usize,
    /// From the name to the end of the value.
    pub range: Range<usize>,
    pub comma: Option<Range<usize>>,
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
    pub fn locate(&self, path: &[OutlineStep]) -> Option<Range<usize>> {
        let index = self.find(path)?;
        match path.last() {
            Some(OutlineStep::Key(_)) => self.range(index),
            _ => self.value_range(self.without_some(index)),
        }
    }

    /// The token that the value at the end of the path begins with.
    pub fn find(&self, path: &[OutlineStep]) -> Option<usize> {
        path.iter().try_fold(self.first_value()?, |index, step| {
            let inside = self.enter(index)?;
            match *step {
                OutlineStep::Field(name) => self.key(inside, name).map(|key| key + 2),
                OutlineStep::Key(name) => self.key(inside, name),
                OutlineStep::Item(item) => self.item(inside, item),
            }
        })
    }

    /// The token that the whole file's value begins with, past attributes such as
    /// `#![enable(implicit_some)]`.
    pub fn first_value(&self) -> Option<usize> {
        let mut index = 0;
        while self.text(index) == "#" {
            let bracket = (index..self.tokens.len()).find(|at| self.is(*at, TokenKind::Open))?;
            index = self.closing(bracket + 1)? + 1;
        }
        (index < self.tokens.len()).then_some(index)
    }

    /// The bytes of the value that begins with this token, its name and brackets included.
    pub fn value_range(&self, index: usize) -> Option<Range<usize>> {
        let bracket = if self.is(index, TokenKind::Word) { index + 1 } else { index };
        let last = if self.is(bracket, TokenKind::Open) {
            self.closing(bracket + 1).unwrap_or(self.tokens.len().saturating_sub(1))
        } else {
            index
        };
        Some(self.token(index)?.start..self.token(last)?.end)
    }

    /// What stands in the brackets of the value that begins with this token.
    pub fn brackets(&self, index: usize) -> Option<Brackets> {
        let first = self.enter(index)?;
        let closing = self.closing(first)?;
        let commas = self.siblings(first).filter(|index| self.is(*index, TokenKind::Comma));
        let mut start = first;
        let mut entries = Vec::new();
        for end in commas.chain([closing]) {
            if start < end {
                let has_key = self.is(start, TokenKind::Word) && self.is(start + 1, TokenKind::Colon);
                entries.push(Written {
                    key: has_key.then(|| self.range(start)).flatten(),
                    value: if has_key { start + 2 } else { start },
                    range: self.token(start)?.start..self.token(end.checked_sub(1)?)?.end,
                    comma: (end < closing).then(|| self.range(end)).flatten(),
                });
            }
            start = end + 1;
        }
        let inside = self.token(first.checked_sub(1)?)?.end..self.token(closing)?.start;
        Some(Brackets { inside, entries })
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The tokens that begin before `offset`.
    pub fn until(&self, offset: usize) -> &[Token] {
        self.tokens.get(..self.index_at(offset)).unwrap_or_default()
    }

    /// The index of the first token that begins at `offset` or after it.
    pub fn index_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// What stands there.
    pub fn slice(&self, range: &Range<usize>) -> &'s str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// The rest of the line from `offset`.
    pub fn line_from(&self, offset: usize) -> &'s str {
        self.source.get(offset..).unwrap_or_default().lines().next().unwrap_or_default()
    }

    pub fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    fn range(&self, index: usize) -> Option<Range<usize>> {
        self.token(index).map(|token| token.start..token.end)
    }

    pub fn text(&self, index: usize) -> &'s str {
        self.range(index).and_then(|range| self.source.get(range)).unwrap_or_default()
    }

    fn is(&self, index: usize, kind: TokenKind) -> bool {
        self.token(index).is_some_and(|token| token.kind == kind)
    }

    /// The value itself where `Some(…)` stands around it.
    pub fn without_some(&self, mut index: usize) -> usize {
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

    /// The bracket that closes what `inside` is the first token in.
    fn closing(&self, inside: usize) -> Option<usize> {
        let mut depth = 0_usize;
        (inside..self.tokens.len()).find(|index| match self.token(*index).map(|token| token.kind) {
            Some(TokenKind::Open) => {
                depth += 1;
                false
            }
            Some(TokenKind::Close) if depth == 0 => true,
            Some(TokenKind::Close) => {
                depth -= 1;
                false
            }
            _ => false,
        })
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

    #[test]
    fn a_path_leads_to_its_value() {
        let source = "#![enable(implicit_some)]\nA(b: [x(1), Some((c: \"d\", e: [5, 6(7, 8),])), 9], e: -1)";
        let outline = Outline::new(source);
        let found = |path: &[OutlineStep]| outline.locate(path).map(|range| &source[range]);
        assert_eq!(found(&[OutlineStep::Field("b"), OutlineStep::Item(0)]), Some("x(1)"));
        assert_eq!(
            found(&[OutlineStep::Field("b"), OutlineStep::Item(1), OutlineStep::Field("c")]),
            Some("\"d\"")
        );
        assert_eq!(
            found(&[
                OutlineStep::Field("b"),
                OutlineStep::Item(1),
                OutlineStep::Field("e"),
                OutlineStep::Item(1)
            ]),
            Some("6(7, 8)")
        );
        assert_eq!(found(&[OutlineStep::Field("b"), OutlineStep::Item(1), OutlineStep::Key("e")]), Some("e"));
        assert_eq!(found(&[OutlineStep::Field("e")]), Some("-1"));
        assert_eq!(found(&[OutlineStep::Field("missing")]), None);
        assert_eq!(found(&[OutlineStep::Field("e"), OutlineStep::Item(3)]), None);
    }
}
