//! What a terminal can show: whether it is drawn on, and which letters it knows.

use std::borrow::Cow;
use std::env;
use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::platform::atomic_file::ExportError;
use crate::text::faults::{self, visible};
use crate::text::{Words, fl};

/// How long a full breath is, in cells: fits beside its word in forty columns.
const BAR_CELLS: f32 = 20.0;
/// No line is longer, however wide the terminal is: longer ones are hard to read.
const COLUMNS_MOST: u16 = 80;
/// Nothing is made narrower than this.
const COLUMNS_LEAST: u16 = 20;
/// Parts of a cell, from thin to whole.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// Whether the terminal says that it only writes, or nothing of itself.
pub(super) fn is_dumb() -> bool {
    env::var("TERM").is_ok_and(|term| term.is_empty() || term == "dumb")
}

/// Whether lines may be drawn over: a terminal that says which one it is.
pub(super) fn can_draw() -> bool {
    io::stdout().is_terminal() && env::var_os("TERM").is_some() && !is_dumb()
}

/// Whether lines of text may have colours: where a terminal has them, unless they are not wanted.
pub(super) fn is_coloured() -> bool {
    // anstream takes colours as known wherever `CI` is set.
    !is_dumb() && AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Whether the terminal knows more letters than ASCII, by its locale.
pub(super) fn knows_all_letters() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| {
        let value = env::var(name).ok()?;
        (!value.is_empty()).then(|| value.to_ascii_uppercase())
    });
    let is_utf8 = |locale: String| locale.contains("UTF-8") || locale.contains("UTF8");
    !cfg!(unix) || locale.is_some_and(is_utf8)
}

/// How long a line may be.
pub(super) fn columns() -> usize {
    let width = terminal_size::terminal_size_of(io::stdout()).map_or(COLUMNS_MOST, |(width, _)| width.0);
    usize::from(width.clamp(COLUMNS_LEAST, COLUMNS_MOST))
}

/// Standard output, in letters that its terminal knows, and with nothing that steers it. Another program gets
/// everything as it is.
pub(super) fn output() -> Box<dyn Write> {
    let stdout = io::stdout();
    match (stdout.is_terminal(), knows_all_letters()) {
        (true, true) => Box::new(Harmless::new(stdout)),
        (true, false) => Box::new(Harmless::new(Folding(stdout))),
        (false, _) => Box::new(stdout),
    }
}

/// The same in all letters, whether its terminal knows them or not: for what is made to be kept.
pub(super) fn verbatim_output() -> Box<dyn Write> {
    let stdout = io::stdout();
    if stdout.is_terminal() { Box::new(Harmless::new(stdout)) } else { Box::new(stdout) }
}

/// Standard output to draw on: who writes there makes foreign texts [`harmless`] first.
pub(super) fn canvas() -> Box<dyn Write> {
    let stdout = io::stdout();
    if stdout.is_terminal() && !knows_all_letters() { Box::new(Folding(stdout)) } else { Box::new(stdout) }
}

/// A text of several lines without anything that steers a terminal.
pub(super) fn harmless(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// Whether pictures may be made of blocks and braille. The text console of Linux has letters, but neither of these.
pub(super) fn knows_pictures() -> bool {
    knows_all_letters() && env::var("TERM").is_ok_and(|term| term != "linux" && term != "dumb")
}

/// Each line of a text, wrapped; what goes on below stands a little further in.
pub(super) fn write_paragraph(
    out: &mut dyn Write,
    columns: usize,
    indent: &str,
    text: &str,
) -> io::Result<()> {
    write_hanging(out, columns, [indent, &indent.repeat(2)], text)
}

/// The same with what stands before the first line of each, and before those that follow.
pub(super) fn write_hanging(
    out: &mut dyn Write,
    columns: usize,
    [first, following]: [&str; 2],
    text: &str,
) -> io::Result<()> {
    let options = textwrap::Options::new(columns).initial_indent(first).subsequent_indent(following);
    for line in text.lines() {
        for wrapped in textwrap::wrap(&visible(line), &options) {
            writeln!(out, "{}", wrapped.trim_end())?;
        }
    }
    Ok(())
}

/// Says something beside the practice, on standard error.
pub fn print_aside(sentence: &str) {
    let stderr = io::stderr();
    let mut sentence = Cow::Borrowed(sentence);
    if stderr.is_terminal() {
        sentence = Cow::Owned(harmless(&sentence));
        if !knows_all_letters() {
            sentence = Cow::Owned(folded(&sentence).into_owned());
        }
    }
    // Where even this can't be written there is nobody to tell.
    let _ = writeln!(stderr.lock(), "{sentence}");
}

/// Why a file that was asked for is not there.
pub(super) fn not_exported(words: &Words, error: &ExportError, file: &str) -> String {
    match error {
        // Only here can one say so in one word.
        ExportError::Exists => fl!(words, "cli-write-exists", file = file),
        _ => faults::not_written(words, error, file),
    }
}

/// A breath's fullness, 0 to 1, as a bar.
pub(super) fn bar(fullness: f32, in_all_letters: bool) -> String {
    let filled = fullness.clamp(0.0, 1.0) * BAR_CELLS;
    if !in_all_letters {
        return "=".repeat((filled.round() as usize).max(1));
    }
    let eighths = ((filled * 8.0).round() as usize).max(1);
    let mut bar = "█".repeat(eighths / 8);
    bar.extend((eighths % 8).checked_sub(1).and_then(|part| EIGHTHS.get(part)));
    bar
}

/// A writer that shows what would steer a terminal instead of passing it on.
struct Harmless<W> {
    out: W,
    /// Half a letter, or half the end of a line.
    rest: Vec<u8>,
}

impl<W> Harmless<W> {
    fn new(out: W) -> Self {
        Self { out, rest: Vec::new() }
    }

    /// Takes what is whole out of the rest.
    fn whole(&mut self) -> String {
        let letters = match std::str::from_utf8(&self.rest) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.rest.len(),
        };
        let is_half_line = self.rest.get(..letters).is_some_and(|letters| letters.ends_with(b"\r"));
        let whole: Vec<u8> = self.rest.drain(..letters - usize::from(is_half_line)).collect();
        String::from_utf8_lossy(&whole).replace("\r\n", "\n")
    }
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest.extend_from_slice(bytes);
        let whole = self.whole();
        self.out.write_all(harmless(&whole).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A writer for terminals that know only ASCII.
struct Folding<W>(W);

impl<W: Write> Write for Folding<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(folded(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Quotes, dashes and dots in their plain form; letters that have none as a question mark.
fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '’' | '‘' => folded.push('\''),
            '“' | '”' => folded.push('"'),
            '–' | '—' | '·' | '−' => folded.push('-'),
            '…' => folded.push_str("..."),
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            '×' => folded.push('x'),
            '→' => folded.push_str("->"),
            plain if plain.is_ascii() => folded.push(plain),
            other => folded.push(without_accent(other)),
        }
    }
    Cow::Owned(folded)
}

/// The letter alone; a question mark where that is no letter of ASCII.
fn without_accent(letter: char) -> char {
    let mut first = None;
    unicode_normalization::char::decompose_canonical(letter, |part| {
        first.get_or_insert(part);
    });
    first.filter(char::is_ascii).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_the_breath_and_is_never_gone() {
        assert_eq!(bar(0.0, true), "▏");
        assert_eq!(bar(0.5, true), "█".repeat(10));
        assert_eq!(bar(1.0, true), "█".repeat(20));
        assert_eq!(bar(0.025, true), "▌");
        assert_eq!(bar(f32::NAN, true), "▏", "whatever comes in");
        let lengths: Vec<usize> = (0..=100_u8).map(|cent| bar(f32::from(cent) / 100.0, true).len()).collect();
        assert!(lengths.is_sorted());
    }

    #[test]
    fn nothing_steers_a_terminal_however_it_is_written() {
        let hostile = "é\u{1b}[2J\u{9b}31m\u{7f}\u{202e}\u{200f}\ttab\r\nline\rover\u{0}\n";
        let shown = "é\u{fffd}[2J\u{fffd}31m\u{fffd}\u{fffd}\u{fffd}\ttab\nline\u{fffd}over\u{fffd}\n";
        for piece in 1..hostile.len() {
            let mut written = Vec::new();
            let mut out = Harmless::new(&mut written);
            hostile.as_bytes().chunks(piece).for_each(|piece| out.write_all(piece).unwrap());
            assert_eq!(String::from_utf8(written).unwrap(), shown, "{piece}");
        }
        let mut written = Vec::new();
        Harmless::new(&mut written).write_all(b"\xff\x9b\n").unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "\u{fffd}\u{fffd}\n", "no letters at all");
    }

    #[test]
    fn a_terminal_of_few_letters_gets_few_letters() {
        assert_eq!(bar(0.0, false), "=");
        assert_eq!(bar(1.0, false), "=".repeat(20));
        let mut written = Vec::new();
        write!(Folding(&mut written), "Don’t “go” … 4–6 · 1\u{a0}×\u{202f}2 → für Zoë · 日本").unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "Don't \"go\" ... 4-6 - 1 x 2 -> fur Zoe - ??");
    }
}
