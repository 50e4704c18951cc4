//! What changed, drawn: from the height it had before to the height it has now. Easier, the same and harder look
//! alike.

use egui::{Align, Rect, Stroke, Ui, pos2, vec2};
use softlanding_core::rating::{Level, Rating};
use softlanding_core::sitting::Sitting;

use crate::text::fl;

use crate::ui::screens::ScreenContext;
use crate::ui::state::view::Resting;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::describe_image;

/// With less room above the lantern nothing is drawn.
const ROOM_LEAST: f32 = 72.0;
/// The highest that it is drawn.
const ROOM_MOST: f32 = 240.0;
/// From the lantern's edge to the way beside it.
const BESIDE: f32 = 64.0;
/// From the middle of an end to its number, and the room of the number.
const BESIDE_DOT: f32 = 12.0;
const NUMBER_WIDTH: f32 = 36.0;
/// Between two points of the way.
const STEP: f32 = 9.0;

/// Between what stands in the sky and the lantern, if both numbers were said.
pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, top: f32, landed: Resting) {
    let level = |rating: &Option<Rating>| rating.as_ref().and_then(|rating| rating.hardness).map(Level::get);
    let record = sitting.record();
    let (Some(before), Some(after)) = (level(&record.before), level(&record.after)) else { return };
    let middle = screen.layout.window.center().x;
    let above = landed.horizon - 2.0 * landed.radius - 24.0;
    // Above the lantern, or beside it where words stand above.
    let (x, bottom) = if above - top >= ROOM_LEAST {
        (middle, above)
    } else {
        (middle - landed.radius - BESIDE, landed.horizon - 12.0)
    };
    let room = (bottom - top - 8.0).min(ROOM_MOST);
    if room < ROOM_LEAST {
        return;
    }
    let tokens = &screen.theme.tokens;
    let place = |level: u8| pos2(x, bottom - 8.0 - (room - 16.0) * f32::from(level) / 10.0);
    let (from, to) = (place(before), place(after));
    let painter = ui.painter();
    let dots = ((to.y - from.y).abs() / STEP) as u16;
    for dot in 1..dots {
        let at = from.lerp(to, f32::from(dot) / f32::from(dots));
        painter.circle_filled(at, 1.25, tokens.accent.gamma_multiply(0.7));
    }
    painter.circle_stroke(from, 5.0, Stroke::new(1.5, tokens.muted));
    painter.circle_filled(to, 14.0, tokens.halo.gamma_multiply(0.16));
    painter.circle_filled(to, 6.0, tokens.accent);
    for (at, level, color, side) in [(from, before, tokens.muted, -1.0), (to, after, tokens.text, 1.0)] {
        let align = if side < 0.0 { Align::Max } else { Align::Min };
        let face = Text::Body.semibold();
        let galley = face.lay_out_aligned(painter, &level.to_string(), color, NUMBER_WIDTH, align);
        painter.galley(at + vec2(BESIDE_DOT * side, -galley.size().y / 2.0), galley, color);
    }
    let bounds = Rect::from_two_pos(from, to).expand2(vec2(48.0, 16.0));
    describe_image(ui, bounds, &fl!(screen.words(), "after-trail", before = before, after = after));
}
