//! What two people can do together, in a few groups that follow from what is in each.

use egui::Ui;
use softlanding_core::exercise::{Exercise, Part};

use crate::library::Entry;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout;
use crate::ui::scene::Scene;
use crate::ui::screens::now::question;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::state::pair::PairDraft;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::PlainRow;

/// What is mostly done in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Breathe,
    Talk,
    Beside,
}

impl Group {
    const ALL: [Self; 3] = [Self::Breathe, Self::Talk, Self::Beside];

    fn of(exercise: &Exercise) -> Self {
        let has = |wanted: fn(&Part) -> bool| exercise.parts.iter().any(wanted);
        if has(|part| matches!(part, Part::Turn { .. } | Part::Sentences { .. } | Part::Sort { .. })) {
            Self::Talk
        } else if has(|part| matches!(part, Part::Cycle { .. })) {
            Self::Breathe
        } else {
            Self::Beside
        }
    }

    fn title(self, words: &Words) -> String {
        match self {
            Self::Breathe => fl!(words, "pair-group-breathe"),
            Self::Talk => fl!(words, "pair-group-talk"),
            Self::Beside => fl!(words, "pair-group-beside"),
        }
    }
}

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let scene = Scene::new(screen.layout, screen.theme).with_two(screen.layout.pick(20.0, 12.0));
    scene.paint(ui.painter());
    let words = screen.words();
    layout::page(ui, scene.above(), "for two", |ui, column| {
        question(ui, screen.layout, column, &fl!(words, "pair-title"));
        let may = |entry: &&Entry| {
            entry.exercise.for_two
                && screen.settings().may_offer(&entry.exercise)
                && screen.settings().closed_gates(&entry.key, &entry.exercise).next().is_none()
        };
        let entries: Vec<&Entry> = screen.app.library().entries().iter().filter(may).collect();
        for group in Group::ALL {
            if !entries.iter().any(|entry| Group::of(&entry.exercise) == group) {
                continue;
            }
            column.text(ui, Text::Note, screen.theme.tokens.muted, &group.title(words));
            column.skip(4.0);
            for entry in entries.iter().filter(|entry| Group::of(&entry.exercise) == group) {
                // What to know before stands on the next page, before Begin.
                let exercise = &entry.exercise;
                let row = PlainRow::new(exercise.title.as_str()).line(exercise.invitation.as_str());
                let rect = column.take(row.height(ui, column.width()));
                if row.at(ui, rect).clicked() {
                    let draft = view.pair.get_or_insert_with(PairDraft::default);
                    (draft.wanted, draft.length_ms) = (Some(entry.key.clone()), None);
                    screen.go(Route::Pair);
                }
            }
            column.skip(space::LARGE);
        }
        column.text(ui, Text::Note, screen.theme.tokens.muted, &fl!(words, "pair-group-apart"));
        column.skip(4.0);
        let pages = [
            (Route::TimeOut, fl!(words, "time-out-title"), fl!(words, "time-out-found-about")),
            (Route::InStep(None), fl!(words, "in-step-title"), fl!(words, "in-step-found-about")),
        ];
        for (route, title, about) in pages {
            let row = PlainRow::new(title).line(about);
            let rect = column.take(row.height(ui, column.width()));
            if row.at(ui, rect).clicked() {
                screen.go(route);
            }
        }
        column.skip(space::LARGE);
    });
    shell::show_way_out(ui, screen, &scene);
}
