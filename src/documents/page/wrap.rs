//! From a text to lines that fit.

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

/// A word and the blanks after it, with their widths.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    word: &'a str,
    blanks: &'a str,
    width: f32,
    blanks_width: f32,
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        f64::from(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.blanks_width)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Lines no wider than `width`. A word that is wider is broken; the author's own line ends stay. The
/// blank between two lines stays at the end of the first, so that words are apart when read aloud.
pub(super) fn lines(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        if let Some(before) = lines.last_mut() {
            before.push(' ');
        }
        let words = WordSeparator::AsciiSpace.find_words(paragraph.trim_end());
        let pieces: Vec<Piece<'_>> = words.flat_map(|word| pieces(&word, width, &measure)).collect();
        for line in wrap_first_fit(&pieces, &[f64::from(width)]) {
            lines.push(line.iter().flat_map(|piece| [piece.word, piece.blanks]).collect());
        }
    }
    lines
}

/// A word, or as many pieces of it as are needed for each to fit.
fn pieces<'a>(word: &textwrap::core::Word<'a>, width: f32, measure: &impl Fn(&str) -> f32) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = word.word;
    while measure(rest) > width {
        let ends = rest.char_indices().skip(1).map(|(end, _)| end);
        // At least one letter, however narrow the line is.
        let fitting = ends.take_while(|end| rest.get(..*end).is_some_and(|start| measure(start) <= width));
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = fitting.last().unwrap_or(first);
        let (start, after) = rest.split_at(end);
        if start.is_empty() || after.is_empty() {
            break;
        }
        pieces.push(Piece { word: start, blanks: "", width: measure(start), blanks_width: 0.0 });
        rest = after;
    }
    let blanks = word.whitespace;
    pieces.push(Piece { word: rest, blanks, width: measure(rest), blanks_width: measure(blanks) });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_letters(text: &str, width: f32) -> Vec<String> {
        lines(text, width, |text| text.chars().count() as f32)
    }

    #[test]
    fn words_stay_whole_where_they_fit_and_own_line_ends_stay() {
        assert_eq!(in_letters("Soft, not deep.\nLook", 9.0), ["Soft, not ", "deep. ", "Look"]);
        assert_eq!(in_letters("", 9.0), [] as [&str; 0]);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_and_nothing_is_lost() {
        assert_eq!(in_letters("doi:10.1007/s10484 and", 7.0), ["doi:10.", "1007/s1", "0484 ", "and"]);
        assert_eq!(in_letters("日本語", 0.5), ["日", "本", "語"]);
    }
}
