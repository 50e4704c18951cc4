//! Settings: six pages, each setting applied at once.

mod keys;
mod look;
mod more;
mod practice;
mod private;
mod reminders;
mod rows;
mod sound;

use egui::Ui;

use crate::app::Command;
use crate::text::{Words, fl};

use crate::ui::action::SettingsPage;
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::settings::KeysDraft;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::widgets::Tabs;

use super::now::question;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let mut settings = screen.settings().clone();
    let page = view.settings.page;
    layout::page(ui, screen.layout, "settings", |ui, column| {
        question(ui, screen.layout, column, &fl!(screen.words(), "settings-title"));
        column.flow(ui, |ui| choose_page(ui, screen.words(), view));
        column.skip(screen.layout.pick(space::LARGE, space::MEDIUM));
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            match page {
                SettingsPage::Look => look::show(ui, screen, &mut settings),
                SettingsPage::Sound => sound::show(ui, screen, &mut settings),
                SettingsPage::Practice => practice::show(ui, screen, &mut settings),
                SettingsPage::Reminders => reminders::show(ui, screen, view, &mut settings),
                SettingsPage::Private => private::show(ui, screen, view, &mut settings),
                SettingsPage::More => more::show(ui, screen, view, &mut settings),
            }
        });
        if page == SettingsPage::Private {
            delete(ui, screen, column, view);
        }
    });
    live::announce(ui, "keys", &view.settings.keys.said);
    if settings != *screen.settings() {
        screen.command(Command::Settings(Box::new(settings)));
    }
}

/// What a page is called.
pub(in crate::ui::screens) fn page_name(words: &Words, page: SettingsPage) -> String {
    match page {
        SettingsPage::Look => fl!(words, "settings-look"),
        SettingsPage::Sound => fl!(words, "settings-sound"),
        SettingsPage::Practice => fl!(words, "settings-practice"),
        SettingsPage::Reminders => fl!(words, "settings-reminders"),
        SettingsPage::Private => fl!(words, "settings-private"),
        SettingsPage::More => fl!(words, "settings-more"),
    }
}

fn choose_page(ui: &mut Ui, words: &Words, view: &mut View) {
    let names = SettingsPage::ALL.map(|page| page_name(words, page));
    let open = SettingsPage::ALL.iter().position(|page| *page == view.settings.page);
    let tabs = Tabs::new(fl!(words, "settings-title"), names, open);
    if let Some(page) = tabs.show(ui).and_then(|index| SettingsPage::ALL.get(index)) {
        view.settings.page = *page;
        view.settings.keys = KeysDraft::default();
    }
}

/// What was kept can be deleted here too, once there is something.
fn delete(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let kept = screen.app.kept();
    let is_something = !kept.is_empty() || !kept.jottings().is_empty() || screen.app.has_own();
    if is_something && !screen.app.is_guest() {
        column.skip(space::LARGE);
        super::look_back::delete_all(ui, screen, column, view);
    }
}
