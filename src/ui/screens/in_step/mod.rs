//! *In step, apart*: three words to read out or to type, a time to agree on, and nothing that is sent.

mod ours;
mod theirs;
mod waiting;

use egui::Ui;
use softlanding_core::record::ExerciseKey;

use crate::text::fl;
use crate::text::in_step;

use crate::ui::action::Action;
use crate::ui::layout;
use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Button;

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
            column.skip(space::LARGE);
            let clock = in_step::clock(words, screen.app.clock_sync());
            column.text(ui, Text::Note, screen.theme.tokens.muted, &clock);
        });
    });
    if Button::quiet(fl!(screen.words(), "nav-back")).at(ui, scene.way_out(screen.theme)).clicked() {
        screen.ask(Action::Back);
    }
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
