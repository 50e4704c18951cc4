//! The two pictures of a page: a lantern, and a cycle's curve with seconds under each beat.

use crate::text::{Words, fl};
use crate::text::{direction, names};
use softlanding_core::curve::{Curve, CurveBeat};

use super::font::{Typeface, Weight};
use super::placed::{Ink, PathStep, TextLine, Thing};
use super::wrap;

/// Heights that are joined to a curve.
const CURVE_STEPS: u16 = 180;
const CURVE_HEIGHT: f32 = 58.0;
const LABEL_SIZE: f32 = 9.0;
const LABEL_LEADING: f32 = 11.5;
/// Room on both sides of a label.
const LABEL_MARGIN: f32 = 2.0;
/// The most lines of a beat's name.
const NAME_LINES_MOST: usize = 2;
/// Where the bamboo rings of the lantern lie, as shares of its radius from its middle.
const RINGS: [f32; 6] = [-0.81, -0.56, -0.24, 0.14, 0.5, 0.79];
/// How far a ring bulges, seen from a little below.
const BULGE: f32 = 1.29;

/// A paper lantern.
pub(super) fn lantern(center: [f32; 2], radius: f32) -> Vec<Thing> {
    let [x, y] = center;
    let inks = vec![(0.0, Ink::Core), (0.4, Ink::Paper), (1.0, Ink::Edge)];
    let rings = RINGS.iter().flat_map(|share| {
        let (height, half_width) = (share * radius, (1.0 - share * share).sqrt() * radius);
        [
            PathStep::Move([x - half_width, y + height]),
            PathStep::Quad([x, y + height * BULGE], [x + half_width, y + height]),
        ]
    });
    vec![
        Thing::Glow { center, radius, inks },
        Thing::Path { steps: rings.collect(), fill: None, stroke: Some((Ink::Rim, 0.4)) },
    ]
}

/// A picture with its size.
pub(super) struct Figure {
    pub(super) things: Vec<Thing>,
    pub(super) height: f32,
}

/// A cycle's curve. Its left end is at `x`, its top at 0.
pub(super) fn curve(typeface: &Typeface, words: &Words, curve: &Curve, x: f32, width: f32) -> Figure {
    let place = |share: f32| [x + share * width, CURVE_HEIGHT * (1.0 - curve.height(share))];
    let shares = || (0..=CURVE_STEPS).map(|step| f32::from(step) / f32::from(CURVE_STEPS));
    let (left, right) = ([x, CURVE_HEIGHT], [x + width, CURVE_HEIGHT]);
    let mut hill = vec![PathStep::Move(left)];
    hill.extend(shares().map(|share| PathStep::Line(place(share))));
    hill.extend([PathStep::Line(right), PathStep::Close]);
    let line = shares()
        .map(|share| if share > 0.0 { PathStep::Line(place(share)) } else { PathStep::Move(place(share)) });
    let mut things = vec![
        Thing::Path { steps: hill, fill: Some(Ink::Paper), stroke: None },
        Thing::Path { steps: beat_edges(curve, x, width), fill: None, stroke: Some((Ink::Line, 0.6)) },
        Thing::Path {
            steps: vec![PathStep::Move(left), PathStep::Line(right)],
            fill: None,
            stroke: Some((Ink::Muted, 0.6)),
        },
        Thing::Path { steps: line.collect(), fill: None, stroke: Some((Ink::Rim, 1.4)) },
    ];
    let secs = |beat: &CurveBeat| fl!(words, "curve-secs", secs = names::secs(words, beat.length_ms));
    let name = |beat: &CurveBeat| names::beat(words, beat.gesture, beat.way);
    let labels = Labels { typeface, curve, x, width };
    let mut bottom = CURVE_HEIGHT + 2.0;
    if let Some((row, lines)) = labels.row(bottom, Weight::SemiBold, secs) {
        things.extend(row);
        bottom += lines as f32 * LABEL_LEADING;
    }
    if let Some((row, lines)) = labels.row(bottom, Weight::Regular, name) {
        things.extend(row);
        bottom += lines as f32 * LABEL_LEADING;
    }
    Figure { things, height: bottom }
}

/// A thin line where one beat ends and the next begins.
fn beat_edges(curve: &Curve, x: f32, width: f32) -> Vec<PathStep> {
    let length_ms = curve.length_ms().max(1) as f32;
    let inner = curve.beats().iter().skip(1);
    let edges = inner.flat_map(|beat| {
        let share = beat.start_ms as f32 / length_ms;
        let top = CURVE_HEIGHT * (1.0 - curve.height(share));
        [PathStep::Move([x + share * width, CURVE_HEIGHT]), PathStep::Line([x + share * width, top])]
    });
    edges.collect()
}

struct Labels<'a> {
    typeface: &'a Typeface,
    curve: &'a Curve,
    x: f32,
    width: f32,
}

impl Labels<'_> {
    /// A label in the middle of each beat, and how many lines they take; `None` unless all have room.
    fn row(
        &self,
        top: f32,
        weight: Weight,
        label: impl Fn(&CurveBeat) -> String,
    ) -> Option<(Vec<Thing>, usize)> {
        let length_ms = self.curve.length_ms().max(1) as f32;
        let measure = |text: &str| self.typeface.width(weight, LABEL_SIZE, text);
        let mut things = Vec::new();
        let mut most = 0;
        for beat in self.curve.beats() {
            let room = beat.length_ms as f32 / length_ms * self.width - 2.0 * LABEL_MARGIN;
            let label = label(beat);
            let is_broken = label.split_whitespace().any(|word| measure(word) > room);
            let lines = if is_broken { Vec::new() } else { wrap::lines(&label, room, measure) };
            if !(1..=NAME_LINES_MOST).contains(&lines.len()) {
                return None;
            }
            most = most.max(lines.len());
            let middle =
                self.x + (beat.start_ms as f32 + beat.length_ms as f32 / 2.0) / length_ms * self.width;
            for (index, text) in lines.into_iter().enumerate() {
                let left = middle - measure(text.trim_end()) / 2.0;
                let baseline = top + (index as f32 + 1.0) * LABEL_LEADING - 1.5;
                things.push(Thing::Text(TextLine {
                    at: [left, baseline],
                    glyphs: self.typeface.glyphs(weight, &text, direction::begins_right(&text)),
                    text,
                    weight,
                    size: LABEL_SIZE,
                    ink: Ink::Text,
                }));
            }
        }
        Some((things, most))
    }
}
