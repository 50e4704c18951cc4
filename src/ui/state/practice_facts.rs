//! What stands on the card of a practice, read once while it is in sight again and again.

use softlanding_core::exercise::Exercise;
use softlanding_core::record::Origin;

use crate::library::Entry;
use crate::text::on_card::on_card;
use crate::text::{Words, cautions, fl, names};

use crate::ui::widgets::CardPicture;

/// A practice as its card shows it.
#[derive(Debug)]
pub struct PracticeFacts {
    pub picture: CardPicture,
    /// What it takes, in a few words.
    pub line: String,
    said: String,
}

impl PracticeFacts {
    #[must_use]
    pub fn of(words: &Words, entry: &Entry) -> Self {
        let exercise = entry.exercise.as_ref();
        let picture = CardPicture::of(exercise);
        let is_breath = matches!(picture, CardPicture::Curve(_));
        Self { line: on_card(words, exercise, is_breath), said: said(words, entry, exercise), picture }
    }

    /// All that one may want to know before, for a screen reader.
    #[must_use]
    pub fn said(&self, words: &Words, is_favourite: bool) -> String {
        if is_favourite {
            format!("{} {}", fl!(words, "found-is-favourite"), self.said)
        } else {
            self.said.clone()
        }
    }
}

fn said(words: &Words, entry: &Entry, exercise: &Exercise) -> String {
    let holds = exercise.has_holds().then(|| fl!(words, "about-holds"));
    let from = match &entry.key.origin {
        Origin::Shipped => None,
        Origin::Own => Some(fl!(words, "practices-own")),
        Origin::Pack(name) => Some(name.clone()),
    };
    let about = [Some(names::lengths(words, exercise)), holds, from];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let said = [Some(exercise.invitation.clone()), Some(about), cautions::line(words, exercise)];
    said.into_iter().flatten().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}
