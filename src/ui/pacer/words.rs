//! No picture: the beat's word, large, and a line for the time. The word grows heavier as the breath fills.
//!
//! The typeface is there in two weights. In between each letter is drawn in both: the heavier one over the
//! lighter one, as far as the breath is full, and both where a letter of that weight would stand.

use std::sync::Arc;

use egui::text::Galley;
use egui::{Color32, FontId, Painter, Pos2, Rect, Vec2, vec2};

use super::{CALM_SWING, Pacer, PacerFrame, time};
use crate::ui::theme::mix;
use crate::ui::theme::typography::{Face, Text};

/// Words only.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordsOnly;

/// The size of the word at 100 %, in points; and the most of it in radii of the ring.
const SIZE: f32 = 96.0;
const SIZE_MOST: f32 = 0.9;
/// With reduced motion its weight stands still here.
const CALM_WEIGHT: f32 = 0.0;
/// How far the edge of a letter goes from the lighter to the heavier weight, as a share of its size.
const EDGE_TRAVEL: f32 = 0.14;

/// How heavy the word is: 0 regular, 1 semibold.
fn weight(frame: &PacerFrame) -> f32 {
    if frame.reduced_motion { CALM_WEIGHT } else { frame.fullness() }
}

fn size(frame: &PacerFrame) -> f32 {
    frame.theme.metrics.text(SIZE).min(SIZE_MOST * frame.stage.ring_radius)
}

fn color(frame: &PacerFrame) -> Color32 {
    let tokens = &frame.theme.tokens;
    let dim = if frame.reduced_motion { CALM_SWING * (1.0 - frame.fullness()) } else { 0.0 };
    mix(tokens.text, tokens.background, dim)
}

/// A word in both weights, each laid out as wide as it is.
struct Letters {
    regular: Arc<Galley>,
    semibold: Arc<Galley>,
}

impl Letters {
    /// Smaller where it would not fit into `width`.
    fn new(painter: &Painter, frame: &PacerFrame, word: &str, width: f32) -> Self {
        let lay_out = |face: Face, points: f32| {
            let font = FontId { size: points, ..face.font(frame.theme.metrics) };
            painter.layout_no_wrap(word.to_owned(), font, color(frame))
        };
        let wanted = size(frame);
        let widest = lay_out(Text::Display.semibold(), wanted).size().x.max(1.0);
        let points = wanted * (width / widest).min(1.0);
        let [regular, semibold] =
            [Face::from(Text::Display), Text::Display.semibold()].map(|face| lay_out(face, points));
        Self { regular, semibold }
    }

    fn size(&self, weight: f32) -> Vec2 {
        self.regular.size() + (self.semibold.size() - self.regular.size()) * weight
    }

    /// The middles of the letters of one weight.
    fn middles(galley: &Galley) -> Vec<f32> {
        let glyphs = galley.rows.iter().flat_map(|row| &row.row.glyphs);
        glyphs.map(|glyph| glyph.pos.x + glyph.advance_width / 2.0).collect()
    }

    /// One weight with its letters moved to where they stand at this weight.
    fn moved(galley: &Arc<Galley>, from: &[f32], to: &[f32]) -> Arc<Galley> {
        let mut galley = Galley::clone(galley);
        for placed in &mut galley.rows {
            let row = Arc::make_mut(&mut placed.row);
            let range = row.visuals.glyph_vertex_range.clone();
            let middles: Vec<f32> =
                row.glyphs.iter().map(|glyph| glyph.pos.x + glyph.advance_width / 2.0).collect();
            let Some(vertices) = row.visuals.mesh.vertices.get_mut(range) else { continue };
            for corners in vertices.chunks_mut(4) {
                let sum: f32 = corners.iter().map(|corner| corner.pos.x).sum();
                let off = offset(&middles, from, to, sum / corners.len().max(1) as f32);
                for corner in corners {
                    corner.pos.x += off;
                }
            }
        }
        Arc::new(galley)
    }
}

/// By how much what stands at `x` is moved, as the letter that is nearest to it is.
fn offset(middles: &[f32], from: &[f32], to: &[f32], x: f32) -> f32 {
    let near = middles.iter().zip(from.iter().zip(to));
    let nearest = near.min_by(|one, other| (one.0 - x).abs().total_cmp(&(other.0 - x).abs()));
    nearest.map_or(0.0, |(_, (from, to))| to - from)
}

impl Pacer for WordsOnly {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        time::line_with_beats(painter, frame, frame.stage.ring_radius * 0.75);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        // The line comes and goes with the practice; between that, the word alone changes.
        let between = if frame.is_between() { 20.0 } else { 0.0 };
        let word = if frame.reduced_motion {
            frame.glow_speed() * CALM_SWING
        } else {
            frame.fullness_per_second.abs() * EDGE_TRAVEL * size(frame)
        };
        word.max(between).max(time::speed(frame))
    }

    fn word_center(&self, frame: &PacerFrame) -> Option<Pos2> {
        Some(frame.stage.center)
    }

    fn paint_word(&self, painter: &Painter, frame: &PacerFrame, word: &str) -> Option<Rect> {
        let stage = frame.stage;
        let width = 2.0 * stage.reach.max(stage.ring_radius) - 0.2 * stage.ring_radius;
        let (weight, color) = (weight(frame), color(frame));
        let letters = Letters::new(painter, frame, word, width);
        let rect = Rect::from_center_size(stage.center, letters.size(weight));
        let [light, heavy] = [&letters.regular, &letters.semibold].map(|galley| Letters::middles(galley));
        let between: Vec<f32> =
            light.iter().zip(&heavy).map(|(light, heavy)| light + (heavy - light) * weight).collect();
        let paint = |galley: &Arc<Galley>, from: &[f32], shown: f32| {
            let moved = Letters::moved(galley, from, &between);
            let at = rect.min + vec2(0.0, (rect.height() - moved.size().y) / 2.0);
            painter.galley_with_override_text_color(at, moved, color.gamma_multiply(shown));
        };
        paint(&letters.regular, &light, 1.0);
        if weight > 0.0 {
            paint(&letters.semibold, &heavy, weight);
        }
        Some(rect)
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, LayerId, RawInput, pos2};

    use super::*;
    use crate::ui::pacer::tests::{stage, theme};
    use crate::ui::theme::Theme;

    /// Where the word is, and all of its ink.
    fn painted(frame: &PacerFrame, word: &str) -> (Rect, Vec<Color32>) {
        let context = Context::default();
        Theme::install_fonts(&context);
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
        let mut rect = None;
        let mut inks = Vec::new();
        // Fonts are there from the second frame on.
        for _ in 0..2 {
            let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
            let mut output = context.run_ui(input, |ui| {
                let painter = Painter::new(ui.ctx().clone(), LayerId::background(), screen);
                rect = WordsOnly.paint_word(&painter, frame, word);
            });
            output.textures_delta.clear();
            let text = |shape: &egui::epaint::ClippedShape| match &shape.shape {
                egui::Shape::Text(text) => text.override_text_color,
                _ => None,
            };
            inks = output.shapes.iter().filter_map(text).collect();
        }
        (rect.unwrap(), inks)
    }

    #[test]
    fn the_word_is_large_and_grows_heavier_as_the_breath_fills() {
        let theme = theme();
        let at =
            |fullness: f32| painted(&PacerFrame { fullness, ..PacerFrame::at_rest(stage(), &theme) }, "Out");
        let [empty, half, full] = [0.0, 0.5, 1.0].map(at);
        assert!(empty.0.height() >= SIZE, "{empty:?}");
        assert!(empty.0.width() < half.0.width() && half.0.width() < full.0.width());
        assert!((half.0.width() - f32::midpoint(empty.0.width(), full.0.width())).abs() < 0.6);
        assert_eq!(
            (empty.1.len(), half.1.len(), full.1.len()),
            (1, 2, 2),
            "the lighter one, and the heavier over it"
        );
        assert!(half.1[1].a() > 100 && half.1[1].a() < 155 && full.1[1].a() == 255, "{half:?} {full:?}");
        assert_eq!(empty.0.center(), stage().center);
    }

    #[test]
    fn the_letters_of_both_weights_stand_one_over_the_other() {
        let [light, heavy, between] = [[10.0, 30.0], [12.0, 36.0], [11.0, 33.0]];
        assert!((offset(&light, &light, &between, 31.0) - 3.0).abs() < 0.01);
        assert!((offset(&heavy, &heavy, &between, 13.0) + 1.0).abs() < 0.01);
    }

    #[test]
    fn a_long_word_is_smaller_and_stays_in_the_window() {
        let theme = theme().with_scale(2.0);
        let narrow = crate::ui::pacer::PacerStage::with_ring(pos2(200.0, 288.0), 148.0).reaching(200.0);
        let frame = PacerFrame { fullness: 1.0, ..PacerFrame::at_rest(narrow, &theme) };
        let (rect, _) = painted(&frame, "Breathe out slowly, through the left nostril");
        assert!(rect.left() >= 8.0 && rect.right() <= 392.0, "{rect}");
    }

    #[test]
    fn with_reduced_motion_its_weight_stands_still_and_its_light_swings_by_a_fifth() {
        let theme = theme().with_reduced_motion(true);
        let at = |fullness: f32| PacerFrame { fullness, ..PacerFrame::at_rest(stage(), &theme) };
        let [(empty, dim), (full, bright)] = [0.0, 1.0].map(|fullness| painted(&at(fullness), "In"));
        assert_eq!((empty, dim.len(), bright.len()), (full, 1, 1));
        assert!(f32::from(dim[0].r()) >= 0.8 * f32::from(bright[0].r()) && dim[0].r() < bright[0].r());
    }
}
