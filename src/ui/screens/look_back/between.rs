//! *Between states*: how often a sitting led from each to each.

use egui::Ui;
use softlanding_core::insight::BetweenStates;
use softlanding_core::rating::State;

use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Flows, Table};

pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let (words, settings) = (screen.words(), screen.settings());
    let Some((_, range)) = super::choose_span(ui, screen, column, view) else { return };
    let as_table = view.looking.as_table;
    let between = view.looking.between(screen.app.kept(), range);
    let theme = screen.theme;
    let names = State::ALL.map(|state| names::state(words, settings, state));
    let total = between.total();
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "between-count", count = total));
    column.skip(space::MEDIUM);
    if total == 0 {
        return;
    }
    let sentences = findings::between(words, settings, between);
    if as_table {
        table(words, &names, between).show(ui, column);
    } else {
        let heads = column.take(theme.metrics.text(Text::Small.line_points()));
        let lay_out = |said: &str| Text::Small.lay_out(ui.painter(), said, theme.tokens.muted, f32::INFINITY);
        let (before, after) = (lay_out(&fl!(words, "between-before")), lay_out(&fl!(words, "between-after")));
        let right = egui::pos2(heads.right() - after.size().x, heads.top());
        ui.painter().galley(heads.min, before, theme.tokens.muted);
        ui.painter().galley(right, after, theme.tokens.muted);
        column.skip(space::SMALL);
        let rect = column.take(Flows::height(theme, total));
        let shown = names.each_ref().map(|name| name.as_str().into());
        Flows::new(between, shown, fl!(words, "between-picture", said = sentences.join(" "))).at(ui, rect);
        column.skip(space::LARGE);
        for sentence in &sentences {
            column.text(ui, Text::Note, theme.tokens.text, sentence);
            column.skip(4.0);
        }
    }
    super::choose_table(ui, words, column, view);
}

fn table(words: &Words, names: &[String; 4], between: &BetweenStates) -> Table {
    let headings = std::iter::once(fl!(words, "between-before"));
    let headings = headings.chain(names.iter().map(|name| fl!(words, "between-then", state = name.as_str())));
    let row = |(from, name): (State, &String)| {
        let counts = State::ALL.map(|to| between.count(from, to).to_string());
        std::iter::once(name.clone()).chain(counts).collect()
    };
    Table { headings: headings.collect(), rows: State::ALL.into_iter().zip(names).map(row).collect() }
}
