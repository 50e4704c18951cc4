//! The page of the gallery: a part for each module of `src/ui/widgets`, with its widgets in every state.

mod cells;
mod choosing;
mod drawn;
mod pressing;
mod saying;

use egui::{Rect, Ui, vec2};
use softlanding::ui::theme::typography::Text;
use softlanding::ui::theme::{Theme, ThemeName, space};
use softlanding::ui::widgets::{ChoiceRow, Say};
use softlanding_core::rating::{Level, State};

use cells::Cells;

/// The widest that the page is, in points.
const WIDTH_MOST: f32 = 1_000.0;

/// What was chosen and written on the page.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is one switch of the page")]
pub struct Page {
    pub theme: ThemeName,
    /// Text at 200 %.
    pub is_large: bool,
    /// Less motion.
    pub is_still: bool,
    pub is_on: bool,
    pub choice: Option<usize>,
    pub state: Option<State>,
    pub number: Option<Level>,
    pub amount: f64,
    pub level: f32,
    pub line: String,
    pub sheet: String,
    pub taken: Vec<String>,
    pub trail: Vec<(f32, Level)>,
    pub puzzle: softlanding_core::shapes::Puzzle,
    pub tile: usize,
    /// Where the widgets stood when the page was last shown.
    pub places: Vec<Rect>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            theme: ThemeName::Dusk,
            is_large: false,
            is_still: false,
            is_on: true,
            choice: Some(1),
            state: Some(State::StirredUp),
            number: Level::new(4),
            amount: 4.0,
            level: 0.6,
            line: "warm".to_owned(),
            sheet: "A line or two, and then another one that goes on to the edge of the sheet.".to_owned(),
            taken: vec!["tense".to_owned()],
            trail: [(0.0, 7), (0.4, 5), (0.7, 4)]
                .into_iter()
                .filter_map(|(at, number)| Some((at, Level::new(number)?)))
                .collect(),
            puzzle: softlanding_core::shapes::Puzzle::new(4),
            tile: 0,
            places: Vec::new(),
        }
    }
}

impl Page {
    /// The theme that was chosen.
    pub fn theme(&self) -> Theme {
        let scale = if self.is_large { 2.0 } else { 1.0 };
        Theme::new(self.theme).with_scale(scale).with_reduced_motion(self.is_still)
    }
}

/// The widgets of one module of `src/ui/widgets`.
pub struct Part {
    pub module: &'static str,
    show: fn(&mut Cells<'_>, &mut Page),
}

/// All of them, in groups.
pub const GROUPS: [(&str, &[Part]); 4] = [
    ("To press", pressing::PARTS),
    ("To choose", choosing::PARTS),
    ("To write and to read", saying::PARTS),
    ("Drawn", drawn::PARTS),
];

/// Shows all of it in the width there is.
pub fn show(ui: &mut Ui, page: &mut Page) {
    let theme = Theme::of(ui.ctx());
    let width = (ui.available_width() - 2.0 * space::LARGE).min(WIDTH_MOST);
    page.places.clear();
    ui.add_space(space::LARGE);
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - width).max(0.0) / 2.0);
        ui.vertical(|ui| {
            ui.set_max_width(width);
            show_choices(ui, page);
            for (group, parts) in GROUPS {
                heading(ui, group, Text::Display, space::VAST, &theme);
                for part in parts {
                    heading(ui, part.module, Text::Title, space::LARGE, &theme);
                    ui.push_id(part.module, |ui| {
                        let mut cells = Cells::new(ui, width);
                        (part.show)(&mut cells, page);
                        page.places.extend(cells.end());
                    });
                }
            }
            ui.add_space(space::VAST);
        });
    });
}

/// The theme, the size of the text, and whether it moves.
fn show_choices(ui: &mut Ui, page: &mut Page) {
    let names = ThemeName::ALL.map(|name| format!("{name:?}"));
    let chosen = ThemeName::ALL.iter().position(|name| *name == page.theme);
    let theme = ChoiceRow::new("Theme", names, chosen).show(ui);
    if let Some(theme) = theme.and_then(|index| ThemeName::ALL.get(index)) {
        page.theme = *theme;
    }
    for (name, options, is_second) in [
        ("Text size", ["100 %", "200 %"], &mut page.is_large),
        ("Movement", ["Full", "Less"], &mut page.is_still),
    ] {
        ui.add_space(space::SMALL);
        if let Some(chosen) = ChoiceRow::new(name, options, Some(usize::from(*is_second))).show(ui) {
            *is_second = chosen == 1;
        }
    }
}

fn heading(ui: &mut Ui, words: &str, text: Text, above: f32, theme: &Theme) {
    ui.add_space(above);
    let height = theme.metrics.text(text.line_points());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    Say::new(words).face(text).heading().at(ui, rect);
    ui.add_space(space::SMALL);
}
