//! Where something is to be saved: a path to type, and the ways to save and to choose another place.

use egui::{Ui, vec2};

use crate::app::Target;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::state::saving::{SaveDialog, SaveKind};
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Field};

use super::ScreenContext;

/// What the field, the button that saves and the one that asks for a place are called.
fn names(words: &Words, kind: SaveKind) -> [String; 3] {
    match kind {
        SaveKind::Page => {
            [fl!(words, "saving-page-path"), fl!(words, "saving-page"), fl!(words, "saving-page-choose")]
        }
        SaveKind::Copy => {
            [fl!(words, "saving-copy-path"), fl!(words, "saving-copy"), fl!(words, "saving-copy-choose")]
        }
    }
}

/// Shows the path and what can be done with it. Returns where to save when that was asked for.
#[must_use = "saving is the caller's to do"]
pub fn show(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    dialog: &mut SaveDialog,
) -> Option<Target> {
    dialog.take_answer();
    let [path, save_name, choose_name] = names(screen.words(), dialog.kind());
    let metrics = screen.theme.metrics;
    let field = Field::line(&mut dialog.path, path).characters_max(1_000);
    let rect = column.take(metrics.text(Text::Note.line_points()) + metrics.holding(52.0));
    field.at(ui, rect);
    column.skip(space::MEDIUM);
    let places = column.grid(2, 2, (170.0, metrics.holding(52.0)), space::MEDIUM);
    let [save, choose] = <[egui::Rect; 2]>::try_from(places).unwrap_or([egui::Rect::NOTHING; 2]);
    let saves = Button::primary(save_name).at(ui, save).clicked();
    if Button::quiet(choose_name.as_str()).at(ui, choose).clicked() {
        dialog.ask(ui.ctx(), &choose_name);
    }
    ui.expand_to_include_rect(choose.expand2(vec2(0.0, 4.0)));
    (saves && !dialog.path.trim().is_empty()).then(|| dialog.target(screen.app))
}
