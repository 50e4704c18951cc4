//! What a person never wants to be offered, on one page.

use egui::Ui;

use crate::settings::{Choice as _, Comfort};
use crate::text::{Words, cautions, fl};

use crate::ui::layout;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Toggle;

use super::now::question;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "comfort", |ui, column| {
        let words = screen.words();
        let ink = screen.theme.tokens.text;
        question(ui, screen.layout, column, &fl!(words, "comfort-title"));
        column.text(ui, Text::Body, ink, &fl!(words, "comfort-about"));
        column.skip(space::LARGE);
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL;
            for comfort in Comfort::ALL {
                toggle(ui, screen, *comfort);
            }
        });
    });
}

fn toggle(ui: &mut Ui, screen: &mut ScreenContext<'_>, comfort: Comfort) {
    let words = screen.words();
    let mut is_on = screen.settings().never_offer.contains(&comfort);
    let toggle = Toggle::new(&mut is_on, cautions::comfort(words, comfort)).line(about(words, comfort));
    if ui.add(toggle).changed() {
        screen.change_settings(|settings| {
            if is_on {
                settings.never_offer.insert(comfort);
            } else {
                settings.never_offer.remove(&comfort);
            }
        });
    }
}

fn about(words: &Words, comfort: Comfort) -> String {
    match comfort {
        Comfort::Touch => fl!(words, "comfort-touch-about"),
        Comfort::HeldBreath => fl!(words, "comfort-held-breath-about"),
        Comfort::BodyFocus => fl!(words, "comfort-body-about"),
        Comfort::ClosedEyes => fl!(words, "comfort-closed-eyes-about"),
        Comfort::Loud => fl!(words, "comfort-loud-about"),
        Comfort::Cold => fl!(words, "comfort-cold-about"),
        Comfort::Imagery => fl!(words, "comfort-pictures-about"),
        Comfort::OtherPeople => fl!(words, "comfort-other-people-about"),
        Comfort::Glimmers => fl!(words, "comfort-glimmers-about"),
    }
}
