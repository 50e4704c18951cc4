//! The other two offers beside what Begin starts.

use softlanding_core::offer::Offer;
use uuid::Uuid;

use crate::library::Entry;
use crate::text::{cautions, findings, fl, names};

use crate::ui::action::Route;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::widgets::OfferLight;

use super::suggestion::{begin, offers};

/// One of them.
#[derive(Debug)]
pub enum More<'a> {
    Practice(Offer, &'a Entry),
    /// A small good moment of one's own. It says nothing of itself before it is opened.
    Glimmer(Uuid),
}

/// None before a state was said.
pub fn more<'a>(screen: &ScreenContext<'a>, view: &View) -> Vec<More<'a>> {
    let mut more: Vec<_> = offers(screen.app, view)
        .into_iter()
        .skip(1)
        .map(|(offer, entry)| More::Practice(offer, entry))
        .collect();
    if let (Some(last), Some(id)) = (more.last_mut(), screen.app.offered_glimmer()) {
        *last = More::Glimmer(id);
    }
    more
}

impl More<'_> {
    pub fn light(&self, screen: &ScreenContext<'_>, view: &View) -> OfferLight<'static> {
        let words = screen.words();
        match self {
            Self::Practice(offer, entry) => {
                let length_ms = screen.app.usual_length_ms(&entry.exercise);
                OfferLight::new(entry.exercise.title.clone())
                    .line(names::how_long(words, &entry.exercise, length_ms))
                    .reason(findings::offer(words, screen.settings(), offer), view.shows_reasons)
                    .caution(cautions::line(words, &entry.exercise))
            }
            Self::Glimmer(_) => {
                OfferLight::new(fl!(words, "offer-glimmer")).line(fl!(words, "offer-glimmer-about"))
            }
        }
    }

    pub fn take(self, screen: &mut ScreenContext<'_>, view: &mut View) {
        match self {
            Self::Practice(_, entry) => begin(screen, entry, screen.app.usual_length_ms(&entry.exercise)),
            Self::Glimmer(id) => {
                view.glimmers.opens = Some(id);
                screen.go(Route::Glimmers);
            }
        }
    }
}
