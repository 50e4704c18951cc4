//! The tokens of a file.
//!
//! ron reads the file; this looks beside it, for what ron leaves open: how deeply a file is nested before it
//! is read, and where things stand in it ([`super::outline`]). Knows brackets, words, texts and comments,
//! nothing of exercises, and never fails.

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
        match comment_length(rest).and_then(|length| rest.get(length..)) {
            Some(after) => rest = after,
            None => return text.len() - rest.len(),
        }
    }
}

/// Every comment, in order, without the ends of lines.
pub(super) fn comments(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut end = 0;
    let starts = tokens(source).map(|token| (token.start, token.end));
    for (start, next_end) in starts.chain([(source.len(), source.len())]) {
        let mut rest = source.get(end..start).unwrap_or_default().trim_start_matches(is_blank);
        while let Some((comment, after)) =
            comment_length(rest).and_then(|length| rest.split_at_checked(length))
        {
            found.push(comment);
            rest = after.trim_start_matches(is_blank);
        }
        end = next_end;
    }
    found
}

/// Where the first line ends in a text of blanks and comments.
pub(super) fn line_end(blank: &str) -> Option<usize> {
    let mut rest = blank;
    loop {
        rest = rest.trim_start_matches(|letter| is_blank(letter) && !matches!(letter, '\r' | '\n'));
        if rest.starts_with(['\r', '\n']) {
            return Some(blank.len() - rest.len());
        }
        rest = rest.get(comment_length(rest)?..)?;
    }
}

/// The length of the comment at the start of the text, without the end of its line.
fn comment_length(text: &str) -> Option<usize> {
    if !text.starts_with("//") {
        return block_comment_length(text);
    }
    let line = text.split('\n').next()?;
    Some(line.strip_suffix('\r').unwrap_or(line).len())
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
}
