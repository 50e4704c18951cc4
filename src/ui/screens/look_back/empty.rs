//! Where nothing is kept, or nothing may be seen: the shore as it is before the first light.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::settings::Keep;
use crate::text::{fl, headline};

use crate::ui::action::Route;
use crate::ui::layout::{Column, place_label};
use crate::ui::screens::{ScreenContext, standing};
use crate::ui::state::looking::Focus;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::widgets::Chip;

use super::{list, shore};

/// Between a thread and what is said of its ends.
const BESIDE: f32 = 18.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let (words, theme) = (screen.words(), screen.theme);
    let is_guest = screen.app.is_guest();
    let nothing = headline::say(words, screen.settings(), &softlanding_core::insight::Headline::Nothing);
    let sentence = if is_guest {
        fl!(words, "look-back-guest")
    } else if screen.settings().keep == Keep::No {
        fl!(words, "look-back-not-keeping")
    } else {
        nothing.sentence
    };
    super::headline::show_sentence(ui, screen, column, &sentence, None);
    if !is_guest {
        column.skip(space::SMALL);
        let line = nothing.line.unwrap_or_default();
        column.text(ui, Text::Body, theme.tokens.muted, &line);
    }
    let resting = shore::horizon(ui, screen, column);
    standing::remember(ui, &mut view.shore_line, resting);
    if !is_guest {
        example(ui, screen, column, resting.horizon);
    }
    column.y = resting.horizon + space::LARGE;
    if is_guest {
        return;
    }
    let places = [(fl!(words, "take-bring-in"), Route::TakeAlong), (fl!(words, "jar-way"), Route::Glimmers)];
    let pills = column.flow(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.horizontal_wrapped(|ui| places.map(|(name, to)| (ui.add(Chip::new(name, false).pill(false)), to)))
            .inner
    });
    // Everything was deleted, and what asked for it is gone.
    let [(first, _), _] = &pills;
    view.looking.give_focus(Focus::Ask, first);
    for (_, to) in pills.into_iter().filter(|(pill, _)| pill.clicked()) {
        screen.go(to);
    }
    // People and plan are deleted with everything, also where nothing else is kept.
    if screen.app.has_own() {
        column.skip(space::LARGE);
        list::delete_all(ui, screen, column, view);
    }
}

/// One thread with both its ends said, as what will stand here.
fn example(ui: &mut Ui, screen: &ScreenContext<'_>, column: &Column, horizon: f32) {
    let (words, theme) = (screen.words(), screen.theme);
    let x = screen.layout.pick(screen.layout.window.center().x, column.left() + 44.0);
    let room = horizon - column.y;
    let top = column.y + room * 0.22;
    let bottom = horizon - room * 0.14;
    shore::paint_example(ui, theme, x, top, bottom);
    let said = [(fl!(words, "shore-began"), top), (fl!(words, "shore-ended"), bottom)];
    for (said, y) in said {
        let width = column.left() + column.width() - x - BESIDE;
        let galley = Face::from(Text::Note).fit(
            ui.painter(),
            &said,
            theme.tokens.muted,
            vec2(width, theme.metrics.text(44.0)),
            Align::Min,
        );
        let place = Rect::from_min_size(pos2(x + BESIDE, y - galley.size().y / 2.0), galley.size());
        place_label(ui, place, galley, &said);
    }
}
