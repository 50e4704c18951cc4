//! The picture on the card of a practice: which of a few it is follows from what the practice consists of.
//!
//! All of them stand still, in the light of the lantern. [`CardPicture::of`] reads the practice once; painting needs
//! it no more.

use std::sync::Arc;

use egui::epaint::EllipseShape;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};
use softlanding_core::curve::Curve;
use softlanding_core::exercise::{Beat, Exercise, Family, Gesture, Part, Picture, Sense};

use super::corner;
use crate::settings::PacerKind;
use crate::ui::pacer::light::oval;
use crate::ui::pacer::{PacerFrame, PacerStage, paint_resting};
use crate::ui::theme::{RADIUS_SMALL, Theme, mix};

/// Points along a curve.
const CURVE_POINTS: u16 = 72;
/// The fewest and the most lights that are scattered: fewer look lost, and more like rain.
const LIGHTS_LEAST: u32 = 5;
const LIGHTS_MOST: u32 = 11;
/// The height that all of them are drawn for, in points.
const DRAWN_HEIGHT: f32 = 68.0;
/// Rings of a body of light, in shares of its radius, and of the air around it.
const BODY: [f32; 4] = [0.45, 0.72, 0.9, 1.0];
const AIR: [f32; 4] = [0.3, 0.55, 0.8, 1.0];

/// What stands on a card.
#[derive(Clone, Debug, PartialEq)]
pub enum CardPicture {
    /// A breath, or a wave: heights from 0 to 1 along one round.
    Curve(Arc<[f32]>),
    /// What an exercise brings with it.
    Drawn(Picture),
    /// Something pressed: a light, flattened on a line.
    Pressed,
    /// Something moves, or the eyes do: a light with its trail on a line.
    Trail,
    /// Left and right: two lights, one of them lit.
    Taps,
    /// Sounds: rings around a light.
    Ripples,
    /// So many things to notice or think of: lights in the air. The seed puts them elsewhere for each practice.
    Lights { count: u32, seed: u32 },
    /// Words to write or to sort: a sheet with lines.
    Paper,
    /// The puzzle: tiles, some of them lit.
    Tiles,
    /// Two people: two lanterns.
    Two,
    /// Nothing to do: the lantern rests on its line.
    Resting,
    /// A thought or a feeling: a light in the air, in its own glow.
    Glow,
}

impl CardPicture {
    /// The one for this exercise.
    #[must_use]
    pub fn of(exercise: &Exercise) -> Self {
        let of_part = |part: &Part| if let Part::Cycle { picture, .. } = part { *picture } else { None };
        let own = exercise.parts.iter().map(of_part).chain([exercise.picture]);
        if let Some(picture) = own.flatten().find(|picture| *picture != Picture::Dark) {
            return Self::Drawn(picture);
        }
        if exercise.for_two {
            return Self::Two;
        }
        of_kind(exercise).or_else(|| of_cycle(exercise)).unwrap_or_else(|| of_rest(exercise))
    }

    /// Paints it in the middle of `rect`.
    pub fn paint(&self, painter: &Painter, rect: Rect, theme: &Theme) {
        let field = Field { painter, rect, theme, unit: rect.height() / DRAWN_HEIGHT };
        match self {
            Self::Curve(heights) => field.curve(heights),
            Self::Drawn(picture) => field.drawn(*picture),
            Self::Pressed => field.pressed(),
            Self::Trail => field.trail(),
            Self::Taps => field.taps(),
            Self::Ripples => field.ripples(),
            Self::Lights { count, seed } => field.lights(*count, *seed),
            Self::Paper => field.paper(),
            Self::Tiles => field.tiles(),
            Self::Two => field.two(),
            Self::Resting => field.resting(),
            Self::Glow => field.glow(),
        }
    }
}

/// What parts of their own kind show.
fn of_kind(exercise: &Exercise) -> Option<CardPicture> {
    exercise.parts.iter().find_map(|part| match part {
        Part::Shapes { .. } => Some(CardPicture::Tiles),
        Part::Write { .. } | Part::Sentences { .. } | Part::Sort { .. } | Part::Choose { .. } => {
            Some(CardPicture::Paper)
        }
        Part::Wave { peak_percent, .. } => Some(wave(*peak_percent as f32 / 100.0)),
        Part::Scale { .. } => Some(wave(0.45)),
        Part::Words { .. } => Some(CardPicture::Lights { count: LIGHTS_MOST, seed: seed(exercise) }),
        _ => None,
    })
}

/// What goes round for as long as the length leaves, or else first.
fn of_cycle(exercise: &Exercise) -> Option<CardPicture> {
    let cycles = || exercise.parts.iter().filter(|part| matches!(part, Part::Cycle { .. }));
    let main = cycles().find(|part| part.fills()).or_else(|| cycles().next())?;
    let Part::Cycle { beats, .. } = main else { return None };
    let has = |gestures: &[Gesture]| beats.iter().any(|beat| gestures.contains(&beat.gesture));
    if has(&[Gesture::Press, Gesture::Release]) {
        Some(CardPicture::Pressed)
    } else if has(&[Gesture::TapLeft, Gesture::TapRight]) {
        Some(CardPicture::Taps)
    } else if has(&[Gesture::Listen]) {
        Some(CardPicture::Ripples)
    } else if has(&[Gesture::Look]) {
        Some(CardPicture::Trail)
    } else {
        breath(exercise, beats)
    }
}

/// The curve of the cycle with these beats.
fn breath(exercise: &Exercise, beats: &[Beat]) -> Option<CardPicture> {
    let gestures = |curve: &Curve| curve.beats().iter().map(|beat| beat.gesture).collect::<Vec<_>>();
    let wanted: Vec<Gesture> = beats.iter().map(|beat| beat.gesture).collect();
    let curves: Vec<Curve> = Curve::all(exercise).into_iter().flatten().collect();
    let curve = curves.iter().find(|curve| gestures(curve) == wanted).or_else(|| curves.first())?;
    Some(heights(|share| curve.height(share)))
}

/// What is left: something to notice, or the family alone.
fn of_rest(exercise: &Exercise) -> CardPicture {
    let noticed = exercise.parts.iter().filter_map(|part| match part {
        Part::Notice { sense, count, .. } => Some((*sense, *count)),
        _ => None,
    });
    let count: u32 = noticed.clone().map(|(_, count)| count).sum();
    if count > 0 {
        let hears = noticed.clone().all(|(sense, _)| sense == Sense::Hear);
        let lights =
            CardPicture::Lights { count: count.clamp(LIGHTS_LEAST, LIGHTS_MOST), seed: seed(exercise) };
        return if hears { CardPicture::Ripples } else { lights };
    }
    match exercise.family {
        Family::Sound => CardPicture::Ripples,
        Family::Movement => CardPicture::Trail,
        Family::Together => CardPicture::Two,
        Family::Reflection => CardPicture::Glow,
        Family::Breathing | Family::Grounding | Family::Company => CardPicture::Resting,
    }
}

/// Up to its top and down again, to rest on both sides.
fn wave(peak: f32) -> CardPicture {
    let peak = peak.clamp(0.1, 0.9);
    heights(|share| {
        let way = if share < peak { share / peak } else { (1.0 - share) / (1.0 - peak) };
        0.5 - 0.5 * (std::f32::consts::PI * way).cos()
    })
}

fn heights(height: impl Fn(f32) -> f32) -> CardPicture {
    let share = |point| f32::from(point) / f32::from(CURVE_POINTS);
    CardPicture::Curve((0..=CURVE_POINTS).map(|point| height(share(point))).collect())
}

/// A number of its own for each id (FNV-1a).
fn seed(exercise: &Exercise) -> u32 {
    let bytes = exercise.id.as_str().bytes();
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The least strength of what is drawn where nothing may be faint, 0–1.
const PLAIN_LEAST: f32 = 0.6;

/// Where a picture is painted. Its middle is 0, 0, and it is [`DRAWN_HEIGHT`] units high.
struct Field<'a> {
    painter: &'a Painter,
    rect: Rect,
    theme: &'a Theme,
    /// Points a unit.
    unit: f32,
}

impl Field<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.rect.center() + vec2(x, y) * self.unit
    }

    /// The colour of the light, weaker, as far as anything may be faint. By day the accent is none of it.
    fn ink(&self, strength: f32) -> Color32 {
        let tokens = &self.theme.tokens;
        let strength = if tokens.plain { strength.max(PLAIN_LEAST) } else { strength };
        mix(tokens.surface, if tokens.dark { tokens.accent } else { tokens.lantern_rim }, strength)
    }

    fn line(&self, y: f32, half_width: f32) {
        let half_width = (half_width * self.unit).min(self.rect.width() / 2.0);
        let middle = self.at(0.0, y);
        let stroke = Stroke::new(1.5, self.ink(0.62));
        self.painter.hline(middle.x - half_width..=middle.x + half_width, middle.y, stroke);
    }

    /// A body of light, wider than high by `stretch`.
    fn body(&self, center: Pos2, radius: f32, stretch: Vec2) {
        let tokens = &self.theme.tokens;
        let (core, paper, edge) = (tokens.lantern_core, tokens.lantern_paper, tokens.lantern_edge);
        let colors = [core, mix(core, paper, 0.4), paper, mix(paper, edge, 0.45)];
        let radii = BODY.map(|share| share * radius * self.unit);
        self.painter.add(oval(self.painter, center, stretch, &radii, |ring, _| {
            colors.get(ring).copied().unwrap_or(edge)
        }));
        // The rim is a line, as the edge of a mesh is not smooth.
        let radius = stretch * (radius * self.unit - 0.5);
        let rim = Stroke::new(1.5, mix(edge, tokens.lantern_rim, 0.35));
        self.painter.add(EllipseShape::stroke(center, radius, rim));
    }

    /// Light in the air around a place.
    fn air(&self, center: Pos2, radius: f32, strength: f32) {
        let strength = if self.theme.tokens.dark { strength } else { 1.5 * strength };
        let light = |share: f32| self.theme.tokens.halo.gamma_multiply(strength * (1.0 - share).powi(2));
        let radii = AIR.map(|share| share * radius * self.unit);
        self.painter.add(oval(self.painter, center, Vec2::splat(1.0), &radii, |ring, _| {
            light(ring.checked_sub(1).and_then(|ring| AIR.get(ring)).copied().unwrap_or_default())
        }));
    }

    fn dot(&self, x: f32, y: f32, radius: f32, strength: f32) {
        self.painter.circle_filled(self.at(x, y), radius * self.unit, self.ink(strength));
    }

    fn curve(&self, heights: &[f32]) {
        let field = self.rect.shrink2(vec2(2.0, 3.0));
        let last = heights.len().saturating_sub(1).max(1) as f32;
        let point = |(index, height): (usize, &f32)| {
            let x = field.left() + field.width() * index as f32 / last;
            pos2(x, field.bottom() - field.height() * height)
        };
        let points: Vec<Pos2> = heights.iter().enumerate().map(point).collect();
        let stroke = Stroke::new(2.5, self.theme.tokens.accent);
        for end in [points.first(), points.last()].into_iter().flatten() {
            self.painter.circle_filled(*end, 1.2, stroke.color);
        }
        self.painter.add(Shape::line(points, stroke));
    }

    fn drawn(&self, picture: Picture) {
        let side = self.rect.expand2(vec2(0.0, 13.0 * self.unit));
        let stage = PacerStage::miniature(side);
        let frame = PacerFrame { fullness: 0.75, ..PacerFrame::at_rest(stage, self.theme) };
        let clip = side.intersect(self.painter.clip_rect());
        PacerKind::Lantern.pacer_or(Some(picture)).paint(&self.painter.with_clip_rect(clip), &frame);
    }

    fn pressed(&self) {
        self.line(25.0, 74.0);
        self.body(self.at(0.0, 4.5), 20.0, vec2(2.6, 1.0));
    }

    fn trail(&self) {
        self.line(14.0, 84.0);
        for (step, x) in (0_u8..).zip([-24.0, -10.0, 4.0, 18.0, 32.0]) {
            let share = f32::from(step) / 4.0;
            let radius = 4.0 + 4.0 * share;
            self.dot(x, 13.0 - radius, radius, 0.14 + 0.26 * share);
        }
        self.body(self.at(46.0, 3.5), 10.0, Vec2::splat(1.0));
    }

    fn taps(&self) {
        self.line(18.0, 74.0);
        self.air(self.at(-30.0, 4.0), 34.0, 0.3);
        self.body(self.at(-30.0, 4.0), 14.0, Vec2::splat(1.0));
        self.painter.circle_filled(self.at(30.0, 4.0), 14.0 * self.unit, self.ink(0.28));
    }

    fn ripples(&self) {
        for (ring, strength) in [(15.0, 0.75), (24.0, 0.48), (33.0, 0.27)] {
            let stroke = Stroke::new(1.75, self.ink(strength));
            self.painter.circle_stroke(self.at(0.0, 0.0), ring * self.unit, stroke);
        }
        self.body(self.at(0.0, 0.0), 6.5, Vec2::splat(1.0));
    }

    /// Each light keeps to a part of the field of its own, so that they neither meet nor stand in rows.
    fn lights(&self, count: u32, seed: u32) {
        let half_width = (self.rect.width() / 2.0 / self.unit - 8.0).min(72.0);
        let mut random = seed;
        let mut next = || {
            random = random.wrapping_mul(0x0019_660D).wrapping_add(0x3C6E_F35F);
            (random >> 8) as f32 / 16_777_216.0
        };
        for light in 0..count {
            let along = (light as f32 + 0.2 + 0.6 * next()) / count as f32;
            // Every third third of the height, so that neighbours stand apart.
            let row = (light * 2 % 3) as f32;
            let down = (row + 0.12 + 0.76 * next()) / 3.0;
            let (x, y) = ((2.0 * along - 1.0) * half_width, (2.0 * down - 1.0) * 27.0);
            let size = next();
            if size > 0.72 {
                self.air(self.at(x, y), 15.0, 0.3);
            }
            self.dot(x, y, 3.2 + 3.2 * size, 0.5 + 0.5 * size);
        }
    }

    fn paper(&self) {
        let sheet = Rect::from_min_max(self.at(-26.0, -31.0), self.at(26.0, 31.0));
        let tokens = &self.theme.tokens;
        let fill = mix(tokens.surface, tokens.lantern_paper, if tokens.dark { 0.16 } else { 0.5 });
        let radius = corner(RADIUS_SMALL / 2.0);
        self.painter.rect(sheet, radius, fill, Stroke::new(1.5, self.ink(0.5)), egui::StrokeKind::Inside);
        for (y, end, strength) in [(-17.0, 14.0, 0.85), (-5.0, 9.0, 0.85), (7.0, -3.0, 0.85)] {
            let y = self.at(0.0, y).y;
            let stroke = Stroke::new(2.0, self.ink(strength));
            self.painter.hline(self.at(-15.0, 0.0).x..=self.at(end, 0.0).x, y, stroke);
        }
        self.air(self.at(2.0, 7.0), 16.0, 0.5);
        self.dot(2.0, 7.0, 3.0, 1.0);
    }

    fn tiles(&self) {
        for (place, (column, row)) in
            [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, 1.0), (3.0, 1.0)]
                .into_iter()
                .enumerate()
        {
            let (x, y) = (-58.0 + 29.5 * column, -28.5 + 29.5 * row);
            let tile = Rect::from_min_max(self.at(x, y), self.at(x + 27.0, y + 27.0));
            let strength = if matches!(place, 0 | 1 | 5 | 6) { 0.85 } else { 0.2 };
            let tokens = &self.theme.tokens;
            let fill = mix(tokens.surface, tokens.accent, 0.12);
            self.painter.rect_filled(tile, corner(RADIUS_SMALL / 2.0), fill);
            let stroke = Stroke::new(2.5, self.ink(strength));
            let (center, half) = (tile.center(), tile.width() / 2.0);
            // The way of light goes in from the left, down, and out to the right.
            let (from, to) = match place {
                1 => (vec2(-half, 0.0), vec2(0.0, half)),
                5 => (vec2(0.0, -half), vec2(half, 0.0)),
                _ => (vec2(-half, 0.0), vec2(half, 0.0)),
            };
            self.painter.line(vec![center + from, center, center + to], stroke);
        }
    }

    fn two(&self) {
        self.line(24.0, 74.0);
        paint_resting(self.painter, self.at(-20.0, 24.0), 21.0 * self.unit, self.theme);
        paint_resting(self.painter, self.at(26.0, 24.0), 16.0 * self.unit, self.theme);
    }

    fn resting(&self) {
        self.line(22.0, 74.0);
        self.air(self.at(0.0, 2.0), 44.0, 0.24);
        paint_resting(self.painter, self.at(0.0, 22.0), 18.0 * self.unit, self.theme);
    }

    fn glow(&self) {
        self.air(self.at(0.0, 0.0), 36.0, 0.5);
        let stroke = Stroke::new(1.25, self.ink(0.34));
        self.painter.circle_stroke(self.at(0.0, 0.0), 29.0 * self.unit, stroke);
        self.body(self.at(0.0, 0.0), 11.0, Vec2::splat(1.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(id: &str) -> CardPicture {
        let library = crate::library::Library::shipped();
        CardPicture::of(&library.find_id(id).unwrap().exercise)
    }

    #[test]
    fn what_a_practice_consists_of_decides() {
        for (id, picture) in [
            ("tense-and-let-go", CardPicture::Pressed),
            ("wall-push", CardPicture::Drawn(Picture::Wall)),
            ("with-an-animal", CardPicture::Drawn(Picture::Animal)),
            ("look-around", CardPicture::Trail),
            ("butterfly-taps", CardPicture::Taps),
            ("far-and-near", CardPicture::Ripples),
            ("turning-shapes", CardPicture::Tiles),
            ("a-letter-not-sent", CardPicture::Paper),
            ("breathing-together", CardPicture::Two),
            ("starfish", CardPicture::Drawn(Picture::Hand)),
            ("just-company", CardPicture::Drawn(Picture::Company)),
            ("nothing-to-do-tonight", CardPicture::Resting),
        ] {
            assert_eq!(shipped(id), picture, "{id}");
        }
        assert!(matches!(shipped("five-four-three-two-one"), CardPicture::Lights { count: LIGHTS_MOST, .. }));
    }

    #[test]
    fn a_breath_is_its_own_curve() {
        let top = |id: &str| match shipped(id) {
            CardPicture::Curve(heights) => {
                let highest =
                    (0..heights.len()).max_by(|one, other| heights[*one].total_cmp(&heights[*other]));
                highest.unwrap() as f32 / (heights.len() - 1) as f32
            }
            other => panic!("{id}: {other:?}"),
        };
        assert!((top("equal-breath") - 0.5).abs() < 0.03);
        assert!((top("three-in-five-out") - 0.375).abs() < 0.03);
        assert!(matches!(shipped("panic-wave"), CardPicture::Curve(_)));
        assert!(matches!(shipped("look-then-breathe"), CardPicture::Curve(_)));
    }

    #[test]
    fn no_two_practices_with_lights_look_the_same() {
        assert_ne!(shipped("three-things"), shipped("five-four-three-two-one"));
        assert_ne!(shipped("unrelated-pictures"), shipped("five-four-three-two-one"));
    }
}
