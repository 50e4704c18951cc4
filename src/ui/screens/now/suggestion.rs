//! What Begin starts, and why it is suggested.

use egui::{Key, Rect, Ui};
use softlanding_core::offer::Offer;

use crate::app::{App, Command};
use crate::library::Entry;
use crate::text::{cautions, findings, fl, names};

use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::widgets::Button;

/// What Begin starts, and the offer it comes from, if a state was said.
#[derive(Debug)]
pub struct Suggestion<'a> {
    pub entry: &'a Entry,
    pub offer: Option<Offer>,
}

/// What a line says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Facts,
    Reason,
    Caution,
}

impl<'a> Suggestion<'a> {
    /// The first offer, or what Begin starts by itself.
    #[must_use]
    pub fn first(app: &'a App, view: &View) -> Option<Self> {
        let first = offers(app, view).into_iter().next();
        let first = first.map(|(offer, entry)| Self { entry, offer: Some(offer) });
        first.or(app.begin_entry_of_now().map(|entry| Self { entry, offer: None }))
    }

    /// Begin, there. Enter and Space begin too while nothing else has the focus.
    pub fn show_begin(&self, ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &View, place: Rect) {
        let title = self.entry.exercise.title.as_str();
        let name = fl!(screen.words(), "practices-begin-this", title = title);
        let length_ms = chosen_length_ms(screen.app, self.entry, view);
        let about = self.about(screen, length_ms).into_iter().map(|(_, words)| words);
        let button = Button::primary(fl!(screen.words(), "begin")).name(name);
        let button = button.about(about.collect::<Vec<_>>().join(". "));
        if button.at(ui, place).clicked() || begin_key(ui) {
            begin(screen, self.entry, length_ms);
        }
    }

    /// What is said of it besides its title: what happens, why it is offered, and what to know before.
    pub fn about(&self, screen: &ScreenContext<'_>, length_ms: u32) -> Vec<(About, String)> {
        let (words, exercise) = (screen.words(), &self.entry.exercise);
        let sound = screen.settings().sound.is_audible();
        let reason = self.offer.as_ref().map(|offer| findings::offer(words, screen.settings(), offer));
        let all = [
            (About::Facts, Some(names::what_happens(words, exercise, length_ms, sound))),
            (About::Reason, reason),
            (About::Caution, cautions::line(words, exercise)),
        ];
        all.into_iter().filter_map(|(what, said)| Some((what, said?))).collect()
    }
}

/// What is offered after a tile; nothing before.
pub fn offers<'a>(app: &'a App, view: &View) -> Vec<(Offer, &'a Entry)> {
    if view.now.has_state() { app.offers() } else { Vec::new() }
}

/// The length chosen for this practice, or its usual one.
#[must_use]
pub fn chosen_length_ms(app: &App, entry: &Entry, view: &View) -> u32 {
    match &view.length {
        Some((key, length_ms)) if *key == entry.key => *length_ms,
        _ => app.begin_length_ms(entry),
    }
}

pub fn begin(screen: &mut ScreenContext<'_>, entry: &Entry, length_ms: u32) {
    screen.command(Command::Begin { key: entry.key.clone(), length_ms });
}

fn begin_key(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space))
}
