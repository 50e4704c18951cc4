//! The typeface on paper: from a text to glyphs and their widths.
//!
//! Knows no lines and no pages.

use std::ops::Range;

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

use crate::platform::fonts;

/// Which of the two weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// One glyph of a line; lengths are in parts of the type's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub id: u32,
    pub advance: f32,
    pub offset: [f32; 2],
    /// The letters it stands for, as bytes of the line.
    pub letters: Range<usize>,
}

/// Both weights, ready to measure with.
pub(super) struct Typeface {
    regular: Face,
    semibold: Face,
}

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    units_per_em: f32,
    /// What stands in for letters that the typeface does not have.
    replacement: Option<(u32, f32)>,
}

impl Typeface {
    /// `None` if the shipped fonts could not be read; a test proves that they can.
    pub(super) fn new() -> Option<Self> {
        Some(Self { regular: Face::new(fonts::REGULAR)?, semibold: Face::new(fonts::SEMIBOLD)? })
    }

    pub(super) fn glyphs(&self, weight: Weight, text: &str) -> Vec<Glyph> {
        match weight {
            Weight::Regular => self.regular.glyphs(text),
            Weight::SemiBold => self.semibold.glyphs(text),
        }
    }

    /// How long a text is at this size, on one line.
    pub(super) fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        self.glyphs(weight, text).iter().map(|glyph| glyph.advance).sum::<f32>() * size
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let units_per_em = data.shaper(&font).build().units_per_em() as f32;
        let mut face = Self { font, data, units_per_em, replacement: None };
        face.replacement = ["\u{fffd}", "\u{25a1}", "?"]
            .iter()
            .filter_map(|sign| face.glyphs(sign).pop())
            .find(|glyph| glyph.id != 0)
            .map(|glyph| (glyph.id, glyph.advance));
        Some(face)
    }

    fn glyphs(&self, text: &str) -> Vec<Glyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaped = self.data.shaper(&self.font).build().shape(buffer, ShapeOptions::new());
        let places = shaped.glyph_positions();
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyphs = shaped.glyph_infos().iter().zip(places).map(|(info, place)| {
            let start = info.cluster as usize;
            let end = starts.iter().copied().find(|next| *next > start).unwrap_or(text.len());
            let em = |units: i32| units as f32 / self.units_per_em;
            let (id, advance) = match (info.glyph_id, self.replacement) {
                (0, Some(replacement)) => replacement,
                (id, _) => (id, em(place.x_advance)),
            };
            Glyph { id, advance, offset: [em(place.x_offset), em(place.y_offset)], letters: start..end }
        });
        glyphs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_measured_and_belong_to_their_glyphs() {
        let typeface = Typeface::new().unwrap();
        let glyphs = typeface.glyphs(Weight::Regular, "Añ b");
        assert_eq!(
            glyphs.iter().map(|glyph| glyph.letters.clone()).collect::<Vec<_>>(),
            [0..1, 1..3, 3..4, 4..5]
        );
        let width = |weight, text| typeface.width(weight, 10.0, text);
        assert!(width(Weight::SemiBold, "Soft") > width(Weight::Regular, "Soft"));
        assert!((width(Weight::Regular, "Soft Soft") - 2.0 * width(Weight::Regular, "Soft")).abs() < 4.0);
    }

    #[test]
    fn letters_of_other_scripts_are_replaced_by_a_sign_that_can_be_seen() {
        let typeface = Typeface::new().unwrap();
        for text in ["日本", "שלום", "السلام", "🫁", "\u{0b95}\u{0bcd}"] {
            let glyphs = typeface.glyphs(Weight::Regular, text);
            assert!(glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
            assert!(glyphs.iter().any(|glyph| glyph.advance > 0.2), "{text}");
        }
    }
}
