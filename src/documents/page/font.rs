//! The typeface on paper, and what stands in for letters that it lacks: from a text to glyphs and their widths.
//!
//! Knows no lines and no pages.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, ShaperInstance, UnicodeBuffer};
use read_fonts::TableProvider as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::platform::fonts::{self, Letters, SystemFont, SystemFonts, is_drawn};
use crate::text::direction::{Directions, Run};

/// Which of the two weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// One glyph of a line, from left to right; lengths are in parts of the type's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Which of [`Typeface::files`] it is drawn with.
    pub font: usize,
    pub id: u32,
    /// How large its font is drawn.
    pub scale: f32,
    pub advance: f32,
    pub offset: [f32; 2],
    /// The letters it stands for, as bytes of the line.
    pub letters: Range<usize>,
    /// Whether its letters are written from right to left.
    pub is_right_to_left: bool,
}

/// A font as it goes into a file.
#[derive(Clone)]
pub(super) struct FontFile {
    pub(super) bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    pub(super) index: u32,
    /// Whether its weight has to be asked for.
    pub(super) has_weights: bool,
}

/// Both weights, ready to measure with, and the fonts of the machine that were needed so far.
pub(super) struct Typeface {
    faces: RefCell<Vec<Face>>,
    system: RefCell<SystemFonts>,
    /// Letters that no font has.
    lacking: RefCell<BTreeSet<char>>,
    /// What stands in for them.
    replacement: Option<Glyph>,
}

struct Face {
    file: FontFile,
    data: ShaperData,
    instance: Option<ShaperInstance>,
    units_per_em: f32,
    scale: f32,
}

/// The fonts that are shipped, as they stand in [`Typeface::faces`], in both weights.
const SHIPPED: [(&[u8], f32); 4] = [
    (fonts::REGULAR, 1.0),
    (fonts::SEMIBOLD, 1.0),
    (fonts::MORE_REGULAR, fonts::MORE_SCALE),
    (fonts::MORE_SEMIBOLD, fonts::MORE_SCALE),
];

impl Typeface {
    /// `None` if the shipped fonts could not be read; a test proves that they can.
    pub(super) fn new(system: SystemFonts) -> Option<Self> {
        let faces: Option<Vec<Face>> =
            SHIPPED.into_iter().map(|(bytes, scale)| Face::shipped(bytes, scale)).collect();
        let mut typeface = Self {
            faces: RefCell::new(faces?),
            system: RefCell::new(system),
            lacking: RefCell::default(),
            replacement: None,
        };
        typeface.replacement = ["\u{fffd}", "\u{25a1}", "?"]
            .iter()
            .filter_map(|sign| {
                typeface.shape(0, sign, &Run { range: 0..sign.len(), is_right_to_left: false }).pop()
            })
            .find(|glyph| glyph.id != 0);
        Some(typeface)
    }

    /// The glyphs of one line from left to right; `from_right` where its paragraph begins at the right.
    pub(super) fn glyphs(&self, weight: Weight, text: &str, from_right: bool) -> Vec<Glyph> {
        let runs = Directions::beginning(text, from_right).runs(0..text.len());
        runs.iter().flat_map(|run| self.run(weight, text, run)).collect()
    }

    /// How long a text is at this size, on one line.
    pub(super) fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        self.glyphs(weight, text, false).iter().map(|glyph| glyph.advance).sum::<f32>() * size
    }

    /// The fonts that glyphs name.
    pub(super) fn files(&self) -> Vec<FontFile> {
        self.faces.borrow().iter().map(|face| face.file.clone()).collect()
    }

    fn run(&self, weight: Weight, text: &str, run: &Run) -> Vec<Glyph> {
        let mut stretches: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, letter) in text.get(run.range.clone()).unwrap_or_default().grapheme_indices(true) {
            let start = run.range.start + at;
            let font = letter.chars().next().map_or(0, |letter| self.font_of(weight, letter));
            match stretches.last_mut().filter(|(before, _)| *before == font) {
                Some((_, stretch)) => stretch.end = start + letter.len(),
                None => stretches.push((font, start..start + letter.len())),
            }
        }
        if run.is_right_to_left {
            stretches.reverse();
        }
        let shaped =
            stretches.into_iter().flat_map(|(font, range)| self.shape(font, text, &Run { range, ..*run }));
        shaped.collect()
    }

    /// Which font a letter is drawn with.
    fn font_of(&self, weight: Weight, letter: char) -> usize {
        let [first, second] = match weight {
            Weight::Regular => [0, 2],
            Weight::SemiBold => [1, 3],
        };
        if letter.is_ascii() || !is_drawn(letter) {
            return first;
        }
        let faces = self.faces.borrow();
        let has = |index: &usize| faces.get(*index).is_some_and(|face| face.has(letter));
        let found = [first, second].into_iter().chain(SHIPPED.len()..faces.len()).find(has);
        drop(faces);
        found.or_else(|| self.find(letter)).unwrap_or(first)
    }

    /// Looks for a font of the machine, once for each letter.
    fn find(&self, letter: char) -> Option<usize> {
        if !self.lacking.borrow_mut().insert(letter) {
            return None;
        }
        let face = Face::of_machine(self.system.borrow_mut().find(letter)?)?;
        let mut faces = self.faces.borrow_mut();
        faces.push(face);
        Some(faces.len() - 1)
    }

    fn shape(&self, font: usize, text: &str, run: &Run) -> Vec<Glyph> {
        let faces = self.faces.borrow();
        let stretch = text.get(run.range.clone()).unwrap_or_default();
        let mut glyphs = faces.get(font).map(|face| face.glyphs(font, stretch, run)).unwrap_or_default();
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.id == 0) {
            if let Some(replacement) = &self.replacement {
                *glyph = Glyph {
                    letters: glyph.letters.clone(),
                    is_right_to_left: glyph.is_right_to_left,
                    ..replacement.clone()
                };
            }
        }
        glyphs
    }
}

impl Face {
    fn shipped(bytes: &'static [u8], scale: f32) -> Option<Self> {
        Self::new(FontFile { bytes: Arc::new(bytes), index: 0, has_weights: false }, scale)
    }

    /// `None` where its makers do not want it in files.
    fn of_machine(font: SystemFont) -> Option<Self> {
        /// The right to put it into a file is kept back.
        const RESTRICTED: u16 = 0x0002;
        let rights = FontRef::from_index(&font.bytes, font.index).ok()?.os2().map(|table| table.fs_type());
        if rights.is_ok_and(|rights| rights & 0x000f == RESTRICTED) {
            return None;
        }
        let SystemFont { bytes, index, has_weights, .. } = font;
        Self::new(FontFile { bytes: Arc::new(bytes), index, has_weights }, 1.0)
    }

    fn new(file: FontFile, scale: f32) -> Option<Self> {
        let font = FontRef::from_index((*file.bytes).as_ref(), file.index).ok()?;
        let data = ShaperData::new(&font);
        let units_per_em = data.shaper(&font).build().units_per_em() as f32;
        let (axis, weight) = SystemFont::WEIGHT;
        let variation = harfrust::Variation { tag: harfrust::Tag::new(axis), value: weight };
        let instance = file.has_weights.then(|| ShaperInstance::from_variations(&font, [variation]));
        Some(Self { file, data, instance, units_per_em, scale })
    }

    fn has(&self, letter: char) -> bool {
        Letters::of((*self.file.bytes).as_ref(), self.file.index).is_some_and(|letters| letters.has(letter))
    }

    fn glyphs(&self, font: usize, text: &str, run: &Run) -> Vec<Glyph> {
        let Ok(face) = FontRef::from_index((*self.file.bytes).as_ref(), self.file.index) else {
            return Vec::new();
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let direction = if run.is_right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        buffer.set_direction(direction);
        let shaper = self.data.shaper(&face).instance(self.instance.as_ref()).build();
        let drawn = shaper.shape(buffer, ShapeOptions::new());
        let starts: BTreeSet<usize> = drawn.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyphs = drawn.glyph_infos().iter().zip(drawn.glyph_positions()).map(|(info, place)| {
            let start = info.cluster as usize;
            let end = starts.range(start + 1..).next().copied().unwrap_or(text.len());
            let em = |units: i32| units as f32 / self.units_per_em * self.scale;
            Glyph {
                font,
                id: info.glyph_id,
                scale: self.scale,
                advance: em(place.x_advance),
                offset: [em(place.x_offset), em(place.y_offset)],
                letters: run.range.start + start..run.range.start + end,
                is_right_to_left: run.is_right_to_left,
            }
        });
        glyphs.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Typeface {
        Typeface::new(SystemFonts::default()).unwrap()
    }

    #[test]
    fn letters_are_measured_and_belong_to_their_glyphs() {
        let typeface = shipped();
        let glyphs = typeface.glyphs(Weight::Regular, "Añ b", false);
        assert_eq!(
            glyphs.iter().map(|glyph| glyph.letters.clone()).collect::<Vec<_>>(),
            [0..1, 1..3, 3..4, 4..5]
        );
        let width = |weight, text| typeface.width(weight, 10.0, text);
        assert!(width(Weight::SemiBold, "Soft") > width(Weight::Regular, "Soft"));
        assert!((width(Weight::Regular, "Soft Soft") - 2.0 * width(Weight::Regular, "Soft")).abs() < 4.0);
    }

    #[test]
    fn greek_and_cyrillic_are_drawn_without_any_font_of_the_machine() {
        let typeface = shipped();
        let sign = typeface.replacement.clone().unwrap().id;
        for weight in [Weight::Regular, Weight::SemiBold] {
            let glyphs = typeface.glyphs(weight, "Ελένη Наталія Nguyễn", false);
            assert!(glyphs.iter().all(|glyph| (glyph.font, glyph.id) != (0, sign) && glyph.id != 0));
            assert!(glyphs.iter().all(|glyph| glyph.font % 2 == usize::from(weight == Weight::SemiBold)));
        }
    }

    #[test]
    fn letters_that_no_font_has_are_replaced_by_a_sign_that_can_be_seen() {
        let typeface = shipped();
        for text in ["日本", "שלום", "السلام", "🫁", "\u{0b95}\u{0bcd}"] {
            let glyphs = typeface.glyphs(Weight::Regular, text, false);
            assert!(glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
            assert!(glyphs.iter().any(|glyph| glyph.advance > 0.2), "{text}");
        }
    }

    #[test]
    fn every_letter_belongs_to_a_glyph_whichever_way_it_is_written() {
        let typeface = Typeface::new(SystemFonts::of_machine()).unwrap();
        for text in [
            "Ana (אנה, בת 12) היא",
            "السلام عليكم 12 مرة",
            "नमस्ते क्षमा",
            "👩‍👩‍👧 e\u{301}",
            "\u{202e}abc\u{0}\u{feff}",
        ] {
            for from_right in [false, true] {
                let glyphs = typeface.glyphs(Weight::Regular, text, from_right);
                let letters: BTreeSet<usize> =
                    glyphs.iter().flat_map(|glyph| glyph.letters.clone()).collect();
                assert_eq!(letters.len(), text.len(), "{text}");
                assert!(glyphs.iter().all(|glyph| text.get(glyph.letters.clone()).is_some()), "{text}");
            }
        }
    }
}
