//! *In step, apart*: three words to read out or to type, a time to agree on, and nothing that is sent.

mod ours;
mod theirs;
mod waiting;

use egui::{Rect, Ui, vec2};
use softlanding_core::record::ExerciseKey;

use crate::text::fl;
use crate::text::in_step;

use crate::ui::layout;
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;

use super::now::question;

/// The page; of this practice, if one came from there.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, key: Option<&ExerciseKey>, view: &mut View) {
    if let Some(meeting) = screen.app.meeting() {
        waiting::show(ui, screen, meeting);
        return;
    }
    view.in_step.come_from(screen.app, key);
    let scene = scene(screen);
    scene.paint(ui.painter());
    let layout = scene.above();
    screen.within(layout, |screen| {
        layout::page(ui, layout, "in step", |ui, column| {
            let words = screen.words();
            question(ui, screen.layout, column, &fl!(words, "in-step-title"));
            column.text(ui, Text::Body, screen.theme.tokens.text, &fl!(words, "in-step-about"));
            column.skip(space::MEDIUM);
            ours::show(ui, screen, column, key, &mut view.in_step);
            column.skip(space::LARGE);
            theirs::show(ui, screen, column, &mut view.in_step);
            if !screen.layout.is_wide {
                column.skip(space::LARGE);
                column.text(ui, Text::Note, screen.theme.tokens.muted, &good_to_know(screen));
            }
        });
    });
    if screen.layout.is_wide {
        let room = scene.ground().with_min_x(scene.way_out(screen.theme).right() + space::LARGE);
        let said = good_to_know(screen);
        let galley = Text::Note.lay_out(ui.painter(), &said, screen.theme.tokens.muted, room.width());
        let place = Rect::from_min_size(room.left_center() - vec2(0.0, galley.size().y / 2.0), galley.size());
        layout::place_label(ui, place, galley, &said);
    }
    shell::show_way_out(ui, screen, &scene);
}

/// When it ends, and how well the clock is known.
fn good_to_know(screen: &ScreenContext<'_>) -> String {
    let words = screen.words();
    [fl!(words, "in-step-ends"), in_step::clock(words, screen.app.clock_sync())].join(" ")
}

/// The lantern rests where no words pass it: beside the column, and in a narrow window nowhere.
fn scene(screen: &ScreenContext<'_>) -> Scene {
    let scene = Scene::new(screen.layout, screen.theme);
    if screen.layout.is_wide {
        scene.with_lantern_at(f32::midpoint(screen.layout.column().max, screen.layout.window.right()))
    } else {
        scene.with_lantern(0.0)
    }
}
