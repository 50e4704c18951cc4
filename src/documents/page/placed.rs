//! What lies where on the sheets: points from the upper left corner, 72 to the inch.
//!
//! Plain data. Whoever writes it to a file knows nothing of exercises.

use crate::text::describe::Voice;

use super::font::{Glyph, Weight};

/// A whole document, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Width and height of each sheet.
    pub size: [f32; 2],
    pub title: String,
    /// Of the author's texts.
    pub lang: String,
    pub sheets: Vec<Vec<Placed>>,
    /// In the order of reading.
    pub blocks: Vec<Block>,
}

/// A thing on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// What it belongs to, in [`Laid::blocks`]; `None` for what is not read aloud.
    pub block: Option<usize>,
    pub thing: Thing,
}

/// A piece of the document as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub role: Role,
    pub voice: Voice,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    Heading(String),
    Paragraph,
    /// Of a list.
    Item,
    /// With what it shows in words.
    Figure(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Text(TextLine),
    Path {
        steps: Vec<PathStep>,
        fill: Option<Ink>,
        /// With its width.
        stroke: Option<(Ink, f32)>,
    },
    /// A disc whose colour changes from its middle to its edge.
    Glow {
        center: [f32; 2],
        radius: f32,
        /// Each with its share of the radius.
        inks: Vec<(f32, Ink)>,
    },
}

impl Thing {
    /// The same, moved down by a distance in points.
    #[must_use]
    pub(super) fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text(line) => line.at[1] += by,
            Self::Glow { center, .. } => center[1] += by,
            Self::Path { steps, .. } => {
                for step in steps {
                    match step {
                        PathStep::Move(to) | PathStep::Line(to) => to[1] += by,
                        PathStep::Quad(around, to) => {
                            around[1] += by;
                            to[1] += by;
                        }
                        PathStep::Close => {}
                    }
                }
            }
        }
        self
    }
}

/// Glyphs on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// Where the leftmost letter stands.
    pub at: [f32; 2],
    pub text: String,
    pub glyphs: Vec<Glyph>,
    pub weight: Weight,
    pub size: f32,
    pub ink: Ink,
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathStep {
    Move([f32; 2]),
    Line([f32; 2]),
    /// Around one point to another.
    Quad([f32; 2], [f32; 2]),
    Close,
}

/// A colour by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Muted,
    Accent,
    Line,
    Core,
    Paper,
    Edge,
    Rim,
}
