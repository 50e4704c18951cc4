//! A page that stands on its horizon: what is said above the line, what follows below it.
//!
//! The place of the line follows from what stands above and below it, and the sky is painted before both. So it is
//! painted where the line was last, and a frame in which the line has moved is laid out anew.

use egui::Ui;

use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::Resting;
use crate::ui::theme::space;

/// Between what stands in the sky and the lantern, in points.
pub const AIR: f32 = 12.0;

/// Paints the sky, the ground and the lantern. First, as they cover the window. Where the page has to be scrolled to the
/// horizon, no lantern stands among what is at the bottom of the window.
pub fn paint(ui: &Ui, screen: &ScreenContext<'_>, resting: Resting) {
    let is_in_sight = resting.horizon <= screen.layout.page().bottom();
    let radius = if is_in_sight { resting.radius } else { 0.0 };
    let scene = Scene::at_horizon(screen.layout, resting.horizon).with_lantern(radius);
    scene.paint(ui.painter());
}

/// Where the ground ends if the page does not scroll. To be called within the page, before anything else.
pub fn bottom(ui: &Ui, screen: &ScreenContext<'_>) -> f32 {
    ui.max_rect().top() + screen.layout.page().height() - space::MEDIUM
}

/// Where a lantern of this radius rests: at `lowest`, or below `sky`, where what stands above it ends, if that is
/// lower.
pub fn rest(sky: f32, lowest: f32, radius: f32) -> Resting {
    Resting { horizon: lowest.max(sky + AIR + 2.0 * radius).round(), radius: radius.round() }
}

/// Keeps the place for the next frame, and discards this one if the line has moved.
pub fn remember(ui: &Ui, known: &mut Resting, resting: Resting) {
    if *known != resting {
        *known = resting;
        ui.ctx().request_discard("the horizon has moved");
    }
}
