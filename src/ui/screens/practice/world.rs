//! What a practice stands in: the sky above its horizon, and the ground with its controls.
//!
//! Where there is a picture, its ring stands on the horizon; what is written or chosen has all of the sky, and the lantern
//! rests aside. On the way from the screen before, and from one part to the next, the picture moves with its horizon.

use egui::{Rect, Ui};
use softlanding_core::exercise::Part;
use softlanding_core::sitting::Sitting;

use crate::ui::pacer::PacerStage;
use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::transition;

use super::{Places, wait};

/// The radius of a lantern that rests aside, and its distance from the right edge of the window, in points.
const ASIDE: (f32, f32) = (16.0, 64.0);
const ASIDE_NARROW: (f32, f32) = (9.0, 24.0);

/// Paints it, with the horizon where the picture needs it, if there is one. First, as it covers the window.
pub fn paint(
    ui: &Ui,
    screen: &ScreenContext<'_>,
    sitting: &Sitting,
    view: &mut View,
    places: &Places,
    has_picture: bool,
) {
    let part = sitting.position(screen.now).part;
    if view.part_in_world.replace(part).is_some_and(|before| before != part) {
        transition::glide(ui.ctx());
    }
    if has_picture {
        let picture = picture_stage(ui, screen, sitting, places);
        let scene = Scene::at_horizon(screen.layout, picture.horizon());
        let scene = scene.with_lantern(picture.radius_min).with_glow(0.0);
        scene.moved(ui.ctx()).paint_world(ui.painter());
        return;
    }
    let scene = Scene::at_horizon(screen.layout, controls_top(places) - space::MEDIUM);
    let (radius, margin) = screen.layout.pick(ASIDE, ASIDE_NARROW);
    let x = screen.layout.window.right() - margin;
    // Words in the dark are to be all the light there is.
    let radius = if matches!(sitting.part(screen.now), Some(Part::Words { .. })) { 0.0 } else { radius };
    scene.with_lantern(radius).with_lantern_at(x).paint(ui.painter());
}

/// The lantern on its horizon where it has come down.
pub fn paint_landed(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let picture = picture_stage(ui, screen, sitting, places);
    Scene::at_horizon(screen.layout, picture.horizon()).with_lantern(picture.radius_min).paint(ui.painter());
}

/// Where the picture stands in this frame.
pub fn stage_now(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) -> PacerStage {
    let stage = picture_stage(ui, screen, sitting, places);
    if places.own_stage.is_some() {
        return stage;
    }
    let moving = transition::moving(ui.ctx()).filter(|place| place.lantern_radius > 0.0);
    moving
        .map_or(stage, |place| PacerStage::resting(place.foot(), place.lantern_radius).reaching(stage.reach))
}

/// In the middle of the window, and as high as a time that is to be chosen leaves room for.
fn picture_stage(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) -> PacerStage {
    if let Some(stage) = places.own_stage {
        return stage;
    }
    let waiting = sitting.waiting(screen.now);
    let room = waiting.map_or(places.picture, |waiting| wait::picture_room(screen.theme, &waiting, places));
    PacerStage::across(ui.max_rect(), room)
}

fn controls_top(places: &Places) -> f32 {
    places.controls.iter().map(Rect::top).fold(f32::INFINITY, f32::min)
}
