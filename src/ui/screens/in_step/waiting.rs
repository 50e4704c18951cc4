//! A time was agreed, and is waited for beside a lantern.

use egui::emath::GuiRounding as _;
use egui::{Rect, Ui};
use softlanding_core::in_step::words::words as words_of;

use crate::app::{Command, Meeting};
use crate::platform::WallTime;
use crate::text::in_step;
use crate::text::{fl, names};

use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Say};

/// The radius of the lantern, in a wide and in a narrow window.
const LANTERN: (f32, f32) = (56.0, 36.0);

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, meeting: Meeting) {
    let height = screen.layout.window.height() * screen.layout.pick(0.3, 0.24);
    let height = height.round();
    let scene =
        Scene::with_ground(screen.layout, height).with_lantern(screen.layout.pick(LANTERN.0, LANTERN.1));
    scene.paint(ui.painter());
    let words = screen.words();
    let at = WallTime { utc_ms: meeting.at_utc_ms, zone: screen.app.wall().zone }.zoned();
    let time = names::time(words, &at);
    layout::page(ui, scene.above(), "in step waiting", |ui, column| {
        column.skip(screen.layout.pick(96.0, 8.0));
        let tokens = &screen.theme.tokens;
        let heading = fl!(words, "in-step-waiting", time = time);
        middle(ui, column, Text::Display, tokens.text, &heading, true);
        column.skip(space::SMALL);
        middle(ui, column, Text::Lead, tokens.text, &fl!(words, "in-step-waiting-about"), false);
        column.skip(space::LARGE);
        middle(ui, column, Text::Title, tokens.text, &words_of(meeting.rhythm).to_string(), false);
        middle(ui, column, Text::Note, tokens.muted, &in_step::rhythm(words, meeting.rhythm), false);
        column.skip(space::LARGE);
        let clock = in_step::clock(words, screen.app.clock_sync());
        middle(ui, column, Text::Note, tokens.muted, &fl!(words, "in-step-waiting-leave"), false);
        middle(ui, column, Text::Note, tokens.muted, &clock, false);
    });
    let ground = scene.ground();
    let size = egui::vec2(160.0 * screen.theme.metrics.scale().min(1.6), screen.theme.metrics.holding(52.0));
    let place = Rect::from_center_size(ground.center(), size.min(ground.size())).round_ui();
    if Button::quiet(fl!(words, "in-step-not-now")).at(ui, place).clicked() {
        screen.command(Command::Meet(None));
    }
}

/// A sentence in the middle of the column.
fn middle(ui: &mut Ui, column: &mut Column, text: Text, ink: egui::Color32, words: &str, is_heading: bool) {
    // As high as the words come to, one line after another.
    let galley = text.lay_out(ui.painter(), words, ink, column.width());
    let rect = column.take(galley.size().y);
    let says = Say::new(words).face(text).color(ink).centered();
    let says = if is_heading { says.heading() } else { says };
    says.at(ui, rect);
}
