//! The typeface in its two weights, for the window and for paper, and what stands in for letters that it lacks: a
//! smaller one that is shipped too, and after that the fonts of this machine.

mod coverage;
mod system;

use std::sync::Arc;

use read_fonts::tables::cmap::Cmap;
use read_fonts::{FontRef, TableProvider as _};

pub(crate) use system::SystemFonts;

/// Atkinson Hyperlegible Next.
pub(crate) const REGULAR: &[u8] =
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
/// For what stands out.
pub(crate) const SEMIBOLD: &[u8] =
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
/// Noto Sans, for Greek, Cyrillic, Vietnamese and rarer Latin letters.
pub(crate) const MORE_REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
/// The same, for what stands out.
pub(crate) const MORE_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-SemiBold.ttf");
/// Noto's small letters are larger than those of the typeface by so much.
pub(crate) const MORE_SCALE: f32 = 0.93;

/// A font of this machine.
#[derive(Clone)]
pub(crate) struct SystemFont {
    /// Tells it from others: where it lies, and which of the file's it is.
    pub(crate) name: String,
    pub(crate) bytes: Arc<[u8]>,
    /// Which of the file's fonts it is.
    pub(crate) index: u32,
    /// Whether its weight has to be asked for.
    pub(crate) has_weights: bool,
    /// Whether it holds pictures in colour instead of outlines.
    pub(crate) is_pictures: bool,
}

impl std::fmt::Debug for SystemFont {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SystemFont").field("name", &self.name).finish_non_exhaustive()
    }
}

impl SystemFont {
    /// The weight on the axis of weights that is like that of the typeface.
    pub(crate) const WEIGHT: (&'static [u8; 4], f32) = (b"wght", 400.0);
}

/// Which letters a font holds.
pub(crate) struct Letters<'a>(Cmap<'a>);

impl<'a> Letters<'a> {
    /// `None` for what is no font.
    pub(crate) fn of(bytes: &'a [u8], index: u32) -> Option<Self> {
        FontRef::from_index(bytes, index).ok()?.cmap().ok().map(Self)
    }

    pub(crate) fn has(&self, letter: char) -> bool {
        self.0.map_codepoint(letter).is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

/// The letters of a text that no shipped font has, each once.
pub(crate) fn missing(text: &str) -> Vec<char> {
    let shipped: Vec<_> = [REGULAR, MORE_REGULAR].iter().filter_map(|bytes| Letters::of(bytes, 0)).collect();
    let mut missing: Vec<char> = text
        .chars()
        .filter(|letter| is_drawn(*letter) && !shipped.iter().any(|font| font.has(*letter)))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// Whether there is something to see of it: no blank, no sign that steers what stands beside it.
pub(crate) fn is_drawn(letter: char) -> bool {
    let steers = matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    !(letter.is_control() || letter.is_whitespace() || steers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greek_cyrillic_and_vietnamese_are_shipped_in_both_weights() {
        for text in
            ["Ελένη Ξανθοπούλου ώΐΎ", "Наталія Ґалаґан Ёлка Љубица Ұлан", "Nguyễn Thị Phượng Đặng ₫", "ŋŵĉĥĸ"]
        {
            assert_eq!(missing(text), [] as [char; 0], "{text}");
            let semibold: Vec<_> =
                [SEMIBOLD, MORE_SEMIBOLD].map(|bytes| Letters::of(bytes, 0).unwrap()).into();
            for letter in text.chars() {
                assert!(semibold.iter().any(|font| font.has(letter)), "{letter}");
            }
        }
    }

    #[test]
    fn what_is_missing_is_named_once_and_signs_without_a_picture_never() {
        assert_eq!(missing("שלום, שלום\u{200f}\u{fe0f}\n"), ['ו', 'ל', 'ם', 'ש']);
        assert_eq!(missing("Soft Landing — 4½ × 3"), [] as [char; 0]);
    }
}
