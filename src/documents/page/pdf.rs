//! Sheets as a PDF file that can be read aloud (PDF/UA-1). Knows nothing of exercises.

use std::io;
use std::num::NonZeroU16;
use std::sync::Arc;

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Paint, RadialGradient, SpreadMethod, Stop, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use serde::Deserialize;

use crate::platform::fonts::SystemFont;
use crate::platform::hex;
use crate::text::describe::Voice;

use super::font::{FontFile, Glyph};
use super::placed::{Block, Ink, Laid, PathStep, Placed, Role, TextLine, Thing};

/// The language of the program's own words.
const PROGRAM_LANG: &str = "en";
/// The colours of the paper.
const PAPER: &str = include_str!("../../../assets/themes/paper.ron");
/// How far control points of a quarter of a circle lie, as a share of the radius.
const QUARTER: f32 = 0.552_285;

/// `fonts` are those that glyphs name.
pub(super) fn write(laid: &Laid, fonts: &[FontFile]) -> io::Result<Vec<u8>> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = configuration.finish().map_err(|error| io::Error::other(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let metadata = Metadata::new().title(laid.title.clone()).language(laid.lang.clone());
    document.set_metadata(metadata.creator("Soft Landing".to_owned()));
    let pens = Pens::new(fonts).ok_or_else(|| io::Error::other("fonts or inks"))?;
    let mut read: Vec<Vec<Identifier>> = vec![Vec::new(); laid.blocks.len()];
    for sheet in &laid.sheets {
        let [width, height] = laid.size;
        let size = PageSettings::from_wh(width, height).ok_or_else(|| io::Error::other("size"))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for things in sheet.chunk_by(|one, other| one.block == other.block) {
            let id = pens.draw_together(&mut surface, things);
            if let Some(ids) = things.first().and_then(|first| read.get_mut(first.block?)) {
                ids.push(id);
            }
        }
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(laid));
    document.set_tag_tree(tag_tree(laid, read));
    document.finish().map_err(|error| io::Error::other(format!("{error:?}")))
}

/// Headings, and where they are.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for (number, block) in laid.blocks.iter().enumerate() {
        let name = match &block.role {
            Role::Title => &laid.title,
            Role::Heading(name) => name,
            _ => continue,
        };
        let of_block = |sheet: &Vec<Placed>| sheet.iter().position(|placed| placed.block == Some(number));
        let page = laid.sheets.iter().position(|sheet| of_block(sheet).is_some()).unwrap_or(0);
        let lines = laid.sheets.get(page).into_iter().flatten();
        let top =
            lines.filter(|placed| placed.block == Some(number)).find_map(|placed| match &placed.thing {
                Thing::Text(line) => Some(line.at[1] - line.size),
                _ => None,
            });
        let place = XyzDestination::new(page, Point::from_xy(0.0, top.unwrap_or_default()));
        outline.push_child(OutlineNode::new(name.clone(), place));
    }
    outline
}

/// What is read aloud, in its order. Neighbouring items are one list.
fn tag_tree(laid: &Laid, mut read: Vec<Vec<Identifier>>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(laid.lang.clone()));
    let mut list: Option<TagGroup> = None;
    for (block, ids) in laid.blocks.iter().zip(read.iter_mut().map(std::mem::take)) {
        let mut group = TagGroup::new(tag(laid, block));
        for id in ids {
            group.push(id);
        }
        if block.role == Role::Item {
            let mut item = TagGroup::new(Tag::LI);
            item.push(group);
            list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None))).push(item);
            continue;
        }
        if let Some(list) = list.take() {
            tree.push(list);
        }
        tree.push(group);
    }
    if let Some(list) = list {
        tree.push(list);
    }
    tree
}

fn tag(laid: &Laid, block: &Block) -> TagKind {
    let level = |level| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    let tag: TagKind = match &block.role {
        Role::Title => Tag::Hn(level(1), Some(laid.title.clone())).into(),
        Role::Heading(name) => Tag::Hn(level(2), Some(name.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Item => Tag::LBody.into(),
        Role::Figure(shows) => Tag::Figure(Some(shows.clone())).into(),
    };
    let lang = (block.voice == Voice::Program && laid.lang != PROGRAM_LANG).then(|| PROGRAM_LANG.to_owned());
    tag.with_lang(lang)
}

/// Fonts and colours.
struct Pens {
    fonts: Vec<Font>,
    inks: Inks,
}

/// The colours of [`PAPER`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inks {
    #[serde(deserialize_with = "hex::deserialize")]
    text: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    muted: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    accent: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    line: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    lantern_core: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    lantern_paper: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    lantern_edge: [u8; 3],
    #[serde(deserialize_with = "hex::deserialize")]
    lantern_rim: [u8; 3],
}

impl Inks {
    fn color(&self, ink: Ink) -> rgb::Color {
        let [red, green, blue] = match ink {
            Ink::Text => self.text,
            Ink::Muted => self.muted,
            Ink::Accent => self.accent,
            Ink::Line => self.line,
            Ink::Core => self.lantern_core,
            Ink::Paper => self.lantern_paper,
            Ink::Edge => self.lantern_edge,
            Ink::Rim => self.lantern_rim,
        };
        rgb::Color::new(red, green, blue)
    }
}

impl Pens {
    fn new(files: &[FontFile]) -> Option<Self> {
        let fonts: Option<Vec<Font>> = files.iter().map(font).collect();
        Some(Self { fonts: fonts?, inks: ron::from_str(PAPER).ok()? })
    }

    /// Draws things that belong together and are read as one.
    fn draw_together(&self, surface: &mut Surface<'_>, things: &[Placed]) -> Identifier {
        let is_read = things.first().is_some_and(|first| first.block.is_some());
        let is_text = things.iter().all(|placed| matches!(placed.thing, Thing::Text(_)));
        let tag = match (is_read, is_text) {
            (false, true) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            (false, false) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            (true, true) => ContentTag::Span(SpanTag::empty()),
            (true, false) => ContentTag::Other,
        };
        let id = surface.start_tagged(tag);
        for placed in things {
            self.draw(surface, &placed.thing);
        }
        surface.end_tagged();
        id
    }

    fn draw(&self, surface: &mut Surface<'_>, thing: &Thing) {
        match thing {
            Thing::Text(line) => self.draw_text(surface, line),
            Thing::Path { steps, fill, stroke } => {
                surface.set_fill(fill.map(|ink| Fill { paint: self.paint(ink), ..Fill::default() }));
                let stroke =
                    stroke.map(|(ink, width)| Stroke { paint: self.paint(ink), width, ..Stroke::default() });
                surface.set_stroke(stroke);
                if let Some(path) = path(steps) {
                    surface.draw_path(&path);
                }
            }
            Thing::Glow { center, radius, inks } => {
                surface.set_stroke(None);
                surface.set_fill(Some(Fill { paint: self.glow(*center, *radius, inks), ..Fill::default() }));
                if let Some(circle) = circle(*center, *radius) {
                    surface.draw_path(&circle);
                }
            }
        }
    }

    fn draw_text(&self, surface: &mut Surface<'_>, line: &TextLine) {
        surface.set_stroke(None);
        surface.set_fill(Some(Fill { paint: self.paint(line.ink), ..Fill::default() }));
        for stretch in stretches(&line.glyphs) {
            let Some(font) = self.fonts.get(stretch.font) else { continue };
            let glyphs = stretch.glyphs.iter().map(|glyph| {
                // Krilla takes them in parts of the size that the font is drawn with.
                let [x, y] = glyph.offset.map(|offset| offset / stretch.scale);
                let (id, advance) = (GlyphId::new(glyph.id), glyph.advance / stretch.scale);
                KrillaGlyph::new(id, advance, x, y, 0.0, glyph.letters.clone(), None)
            });
            let glyphs: Vec<KrillaGlyph> = glyphs.collect();
            let [x, y] = line.at;
            let start = Point::from_xy(x + stretch.left * line.size, y);
            surface.draw_glyphs(start, &glyphs, font.clone(), &line.text, line.size * stretch.scale, false);
        }
    }

    fn paint(&self, ink: Ink) -> Paint {
        self.inks.color(ink).into()
    }

    fn glow(&self, [x, y]: [f32; 2], radius: f32, inks: &[(f32, Ink)]) -> Paint {
        let stop = |(share, ink): &(f32, Ink)| Stop {
            offset: NormalizedF32::new(*share).unwrap_or(NormalizedF32::ONE),
            color: self.inks.color(*ink).into(),
            opacity: NormalizedF32::ONE,
        };
        let gradient = RadialGradient {
            // The light stands low in the lantern.
            fx: x,
            fy: y + radius * 0.3,
            fr: 0.0,
            cx: x,
            cy: y,
            cr: radius,
            transform: krilla::geom::Transform::default(),
            spread_method: SpreadMethod::Pad,
            stops: inks.iter().map(stop).collect(),
            anti_alias: false,
        };
        gradient.into()
    }
}

fn font(file: &FontFile) -> Option<Font> {
    let (axis, weight) = SystemFont::WEIGHT;
    let weights = [(krilla::text::Tag::new(axis), weight)];
    let weights = if file.has_weights { weights.as_slice() } else { &[] };
    Font::new_variable(Arc::clone(&file.bytes).into(), file.index, weights)
}

/// Neighbouring glyphs of one font that are written in one direction.
struct Stretch<'a> {
    font: usize,
    scale: f32,
    glyphs: &'a [Glyph],
    /// Where it begins, in parts of the type's size.
    left: f32,
}

/// The stretches of a line in the order in which they are read. Krilla marks those from right to left as such; with the
/// text beside them poppler, which most screen readers of Linux read through, would turn them round once more.
fn stretches(line: &[Glyph]) -> Vec<Stretch<'_>> {
    let look = |glyph: &Glyph| (glyph.font, glyph.scale, glyph.is_right_to_left);
    let (mut stretches, mut left) = (Vec::new(), 0.0);
    for glyphs in line.chunk_by(|one, other| look(one) == look(other)) {
        if let Some(Glyph { font, scale, .. }) = glyphs.first() {
            stretches.push(Stretch { font: *font, scale: *scale, glyphs, left });
        }
        left += glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
    }
    stretches.sort_by_key(|stretch| stretch.glyphs.iter().map(|glyph| glyph.letters.start).min());
    stretches
}

fn path(steps: &[PathStep]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match *step {
            PathStep::Move([x, y]) => path.move_to(x, y),
            PathStep::Line([x, y]) => path.line_to(x, y),
            PathStep::Quad([around_x, around_y], [x, y]) => path.quad_to(around_x, around_y, x, y),
            PathStep::Close => path.close(),
        }
    }
    path.finish()
}

fn circle([x, y]: [f32; 2], radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (edge, control) = (radius, radius * QUARTER);
    path.move_to(x + edge, y);
    path.cubic_to(x + edge, y + control, x + control, y + edge, x, y + edge);
    path.cubic_to(x - control, y + edge, x - edge, y + control, x - edge, y);
    path.cubic_to(x - edge, y - control, x - control, y - edge, x, y - edge);
    path.cubic_to(x + control, y - edge, x + edge, y - control, x + edge, y);
    path.close();
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_from_right_to_left_stands_in_the_file_in_the_order_of_reading() {
        let glyph = |letter: usize, font, is_right_to_left| Glyph {
            font,
            id: 1,
            scale: 1.0,
            advance: 0.5,
            offset: [0.0, 0.0],
            letters: letter..letter + 1,
            is_right_to_left,
        };
        // a, then 3 and 2 in one font, then 1 and a number after it: as they stand from the left.
        let line = [
            glyph(0, 0, false),
            glyph(5, 1, true),
            glyph(4, 1, true),
            glyph(2, 0, false),
            glyph(3, 0, false),
            glyph(1, 0, true),
        ];
        let stretches = stretches(&line);
        let read: Vec<Vec<usize>> = stretches
            .iter()
            .map(|one| one.glyphs.iter().map(|glyph| glyph.letters.start).collect())
            .collect();
        assert_eq!(read, [vec![0], vec![1], vec![2, 3], vec![5, 4]]);
        assert_eq!(stretches.iter().map(|one| one.left).collect::<Vec<_>>(), [0.0, 2.5, 1.5, 0.5]);
    }

    #[test]
    fn a_misspelt_ink_is_an_error_and_not_black() {
        assert_eq!(ron::from_str::<Inks>(PAPER).map(|inks| inks.line), Ok([0xC9, 0xBF, 0xAE]));
        assert!(ron::from_str::<Inks>(&PAPER.replace("C9BFAE", "C9BFAG")).is_err());
    }
}
