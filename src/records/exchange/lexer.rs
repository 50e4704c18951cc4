//! Which bytes of a JSON or RON text are signs, and which stand in texts or comments. Nothing is checked that
//! its parser checks anyway, and its memory does not grow.

/// No name that matters is longer.
const WORD_MOST: usize = 16;

/// What a byte is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Between values, or in a comment.
    Blank,
    /// A bracket, comma or colon that is one.
    Sign(u8),
    /// Part of a value.
    Value,
}

/// Which signs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Json,
    /// With comments, letters in single quotes, and raw texts.
    Ron,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    /// A text in double quotes, or in RON a letter in single ones.
    Text {
        quote: u8,
        is_escaped: bool,
    },
    /// `r#`, which may be followed by a quote.
    RawBegin {
        hashes: usize,
    },
    /// As many as `hashes` after a quote end it; `closing` of them came already.
    Raw {
        hashes: usize,
        closing: Option<usize>,
    },
    /// A slash that may begin a comment.
    Slash,
    Line,
    Block {
        depth: usize,
        before: u8,
    },
}

/// Reads byte by byte.
#[derive(Debug)]
pub(super) struct Lexer {
    dialect: Dialect,
    inside: Inside,
    /// The name or text that was read last, as far as it matters.
    word: Vec<u8>,
    is_in_word: bool,
}

impl Lexer {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, inside: Inside::Nothing, word: Vec::new(), is_in_word: false }
    }

    /// Whether the text may end here.
    pub(super) fn may_end(&self) -> bool {
        matches!(self.inside, Inside::Nothing | Inside::Slash | Inside::Line | Inside::RawBegin { .. })
    }

    /// The name or text that was read last; its beginning where it is long.
    pub(super) fn word(&self) -> &[u8] {
        &self.word
    }

    /// Reads the next byte. What it is may depend on those after it: a slash counts as blank at first.
    pub(super) fn class(&mut self, byte: u8) -> Class {
        match self.inside {
            Inside::Nothing => self.outside(byte),
            Inside::Text { quote, is_escaped } => self.in_text(quote, is_escaped, byte),
            Inside::RawBegin { hashes } => match byte {
                b'#' => self.go(Inside::RawBegin { hashes: hashes + 1 }, Class::Value),
                b'"' => self.go(Inside::Raw { hashes, closing: None }, Class::Value),
                _ => self.again(byte),
            },
            Inside::Raw { hashes, closing } => self.in_raw(hashes, closing, byte),
            Inside::Slash => match byte {
                b'/' => self.go(Inside::Line, Class::Blank),
                b'*' => self.go(Inside::Block { depth: 1, before: 0 }, Class::Blank),
                _ => self.again(byte),
            },
            Inside::Line if byte == b'\n' => self.go(Inside::Nothing, Class::Blank),
            Inside::Line => Class::Blank,
            Inside::Block { depth, before } => self.in_block(depth, before, byte),
        }
    }

    fn go(&mut self, inside: Inside, class: Class) -> Class {
        self.inside = inside;
        class
    }

    /// It was nothing special after all.
    fn again(&mut self, byte: u8) -> Class {
        self.inside = Inside::Nothing;
        self.outside(byte)
    }

    fn outside(&mut self, byte: u8) -> Class {
        let was_in_word = std::mem::replace(&mut self.is_in_word, is_of_word(byte));
        let is_ron = self.dialect == Dialect::Ron;
        match byte {
            b'"' if is_ron && was_in_word && self.begins_raw() => {
                self.go(Inside::Raw { hashes: 0, closing: None }, Class::Value)
            }
            b'#' if is_ron && was_in_word && self.begins_raw() => {
                self.go(Inside::RawBegin { hashes: 1 }, Class::Value)
            }
            b'"' => self.text(b'"'),
            b'\'' if is_ron => self.text(b'\''),
            b'/' if is_ron => self.go(Inside::Slash, Class::Blank),
            b'{' | b'}' | b'[' | b']' | b'(' | b')' | b',' | b':' => Class::Sign(byte),
            _ if byte.is_ascii_whitespace() || byte == 0x0b => Class::Blank,
            _ => {
                if self.is_in_word {
                    if !was_in_word {
                        self.word.clear();
                    }
                    self.remember(byte);
                }
                Class::Value
            }
        }
    }

    fn begins_raw(&self) -> bool {
        matches!(self.word.as_slice(), b"r" | b"br")
    }

    fn text(&mut self, quote: u8) -> Class {
        self.word.clear();
        self.go(Inside::Text { quote, is_escaped: false }, Class::Value)
    }

    fn in_text(&mut self, quote: u8, is_escaped: bool, byte: u8) -> Class {
        if byte == quote && !is_escaped {
            return self.go(Inside::Nothing, Class::Value);
        }
        self.remember(byte);
        self.go(Inside::Text { quote, is_escaped: byte == b'\\' && !is_escaped }, Class::Value)
    }

    fn in_raw(&mut self, hashes: usize, closing: Option<usize>, byte: u8) -> Class {
        let closing = match (byte, closing) {
            (b'"', _) => Some(0),
            (b'#', Some(closed)) => Some(closed + 1),
            _ => None,
        };
        let is_over = closing == Some(hashes);
        self.go(if is_over { Inside::Nothing } else { Inside::Raw { hashes, closing } }, Class::Value)
    }

    fn in_block(&mut self, depth: usize, before: u8, byte: u8) -> Class {
        let inside = match (before, byte) {
            (b'*', b'/') if depth == 1 => Inside::Nothing,
            (b'*', b'/') => Inside::Block { depth: depth - 1, before: 0 },
            (b'/', b'*') => Inside::Block { depth: depth + 1, before: 0 },
            _ => Inside::Block { depth, before: byte },
        };
        self.go(inside, Class::Blank)
    }

    fn remember(&mut self, byte: u8) {
        if self.word.len() < WORD_MOST {
            self.word.push(byte);
        }
    }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signs of a text that are signs.
    fn signs(dialect: Dialect, text: &str) -> String {
        let mut lexer = Lexer::new(dialect);
        let classes = text.bytes().map(|byte| lexer.class(byte)).collect::<Vec<_>>();
        assert!(lexer.may_end(), "{text}");
        let signs = classes.into_iter();
        signs
            .filter_map(|class| if let Class::Sign(sign) = class { Some(char::from(sign)) } else { None })
            .collect()
    }

    #[test]
    fn what_stands_in_texts_and_comments_is_no_sign() {
        for (text, found) in [
            (r#"{"a]": ["\"]", "\\"]}"#, "{:[,]}"),
            ("(a: '\"', b: '\\'', c: ')')", "(:,:,:)"),
            (r##"(a: r#"")"#, b: r")", c: br#"]"#)"##, "(:,:,:)"),
            ("(r#type: 1, our: \"]\")", "(:,:)"),
            ("(/* ) /* ] */ \" */ // )\n1 / 2)", "()"),
            ("(a: \"//\", b: \"/*\")", "(:,:)"),
        ] {
            assert_eq!(signs(Dialect::Ron, text), found, "{text}");
        }
        assert_eq!(signs(Dialect::Json, "{'a': [1 // ]\n]}"), "{:[]]}", "its parser says what is wrong");
    }

    #[test]
    fn a_text_that_is_not_over_may_not_end() {
        for text in ["\"", "\"\\\"", "r#\"\"", "/* ", "'"] {
            let mut lexer = Lexer::new(Dialect::Ron);
            let _ = text.bytes().map(|byte| lexer.class(byte)).last();
            assert!(!lexer.may_end(), "{text}");
        }
    }
}
