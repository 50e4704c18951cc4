//! All that was kept, day by day: how it went, found by one's own words, and where else one can go.

use egui::Ui;
use softlanding_core::insight::{Counts, Observation};

use crate::app::Command;
use crate::text::findings;
use crate::text::fl;

use crate::ui::layout::{COLUMN_WIDTH, Column};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::Looking;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Field, Table};

use super::{Way, list, shore};

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, outer: &mut Column, view: &mut View) {
    let (words, theme) = (screen.words(), screen.theme);
    let mut column = Column::new(outer.left(), outer.width().min(COLUMN_WIDTH), outer.y);
    column.text(ui, Text::Title, theme.tokens.text, &fl!(words, "looking-by-day"));
    column.skip(space::SMALL);
    let kept = screen.app.kept();
    let whole = Looking::whole(&screen.wall(), kept);
    let range = whole.map_or((0, 0), |whole| view.looking.shore.range(whole));
    // The table is of what the shoreline shows; the words are of all.
    let all = kept.observations().all();
    if !all.is_empty() {
        let count = fl!(words, "lately-all", count = all.len());
        let said = format!("{count} {}.", findings::counts(words, None, &Counts::of(all)));
        column.text(ui, Text::Body, theme.tokens.text, &said);
        column.skip(space::SMALL);
        if view.looking.as_table {
            table(screen, kept.observations().in_range(range.0..range.1)).show(ui, &mut column);
        }
        super::choose_table(ui, words, &mut column, view);
    }
    super::ways(ui, screen, &mut column, &[Way::Jar, Way::Numbers, Way::Import, Way::Delete]);
    column.skip(space::MEDIUM);
    find(ui, screen, &mut column, view);
    list::show(ui, screen, &mut column, view);
    column.skip(space::WIDE);
    list::delete_all(ui, screen, &mut column, view);
    outer.y = column.y;
}

/// The newest first, as many as one can read.
fn table(screen: &ScreenContext<'_>, sittings: &[Observation]) -> Table {
    const MOST: usize = 500;
    let words = screen.words();
    let observations = screen.app.kept().observations();
    let row = |sitting: &Observation| {
        vec![
            shore::when(screen, sitting),
            observations.title_of(sitting).unwrap_or_default().to_owned(),
            shore::went(screen.app, sitting),
        ]
    };
    Table {
        headings: vec![fl!(words, "table-when"), fl!(words, "table-practice"), fl!(words, "table-how")],
        rows: sittings.iter().rev().take(MOST).map(row).collect(),
    }
}

/// Looks in one's own words.
fn find(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let theme = screen.theme;
    let words = screen.words();
    let label = fl!(words, "look-back-find");
    let height = theme.metrics.text(Text::Note.line_points()) + theme.metrics.holding(52.0);
    let rect = column.take(height);
    let width = column.width().min(420.0 * theme.metrics.scale());
    let field = Field::line(&mut view.looking.wanted, label).characters_max(100);
    if field.at(ui, rect.with_max_x(rect.left() + width)).changed() {
        screen.command(Command::Find(view.looking.wanted.clone()));
    }
    column.skip(space::SMALL);
    if let Some(found) = screen.app.kept().found() {
        let said = fl!(words, "look-back-found", count = found.total);
        column.text(ui, Text::Note, theme.tokens.muted, &said);
        live::announce(ui, "found", &said);
    }
}
