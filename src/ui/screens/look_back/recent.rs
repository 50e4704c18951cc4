//! The newest sittings, a line each: the rest of them stand further down, day by day.

use egui::{Rect, Ui, vec2};
use softlanding_core::record::Record;

use crate::app::Command;
use crate::platform::WallTime;
use crate::text::names;

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::icons::paint_state;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::PlainRow;

use super::summary;

/// How many stand here.
const SHOWN: usize = 2;
const MARK: f32 = 26.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let kept = screen.app.kept();
    let newest: Vec<_> = (0..SHOWN).filter_map(|place| kept.observations().nth_newest(place)).collect();
    let known: Vec<_> = newest.iter().filter_map(|sitting| kept.as_known(sitting.id)).collect();
    for record in &known {
        if screen.app.kept().lacks(record.id) {
            screen.command(Command::Fetch(vec![record.id]));
        }
        row(ui, screen, column, record);
    }
    let origin = ui.max_rect().top();
    if screen.layout.is_wide {
        // What follows is for who scrolls: the first view stays quiet.
        column.y = column.y.max(origin + screen.layout.page().height());
    }
    column.skip(space::LARGE);
}

fn row(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, record: &Record) {
    let theme = Theme::of(ui.ctx());
    let when = names::day_and_time(screen.words(), &WallTime::begun(record).zoned(), screen.today());
    let name = format!("{when} · {}", record.title);
    let row =
        PlainRow::new(name).line(summary::in_words(screen.app, record)).text(Text::Body).salt(record.id);
    let inset = theme.metrics.holding(MARK) + 10.0;
    let width = (column.width() - inset).min(theme.metrics.text(560.0));
    let height = row.height(ui, width);
    let rect = column.take(height);
    let mark = Rect::from_center_size(
        egui::pos2(rect.left() + inset / 2.0 - 2.0, rect.center().y),
        vec2(MARK, MARK),
    );
    let state = record.after.as_ref().or(record.before.as_ref()).and_then(|rating| rating.state);
    if let Some(state) = state {
        paint_state(ui.painter(), mark, state, &theme.tokens, theme.tokens.ground);
    } else {
        let stroke = egui::Stroke::new(1.5, theme.tokens.muted);
        ui.painter().circle_stroke(mark.center(), MARK * 0.22, stroke);
    }
    let place = Rect::from_min_size(rect.min + vec2(inset, 0.0), vec2(width, height));
    if row.at(ui, place).clicked() {
        screen.go(Route::Sitting(record.id));
    }
}
