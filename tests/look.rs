//! The widgets and pictures as a person and a screen reader meet them.

#[path = "look/gallery.rs"]
mod gallery;

use egui::Vec2;
use egui_kittest::Harness;
use gallery::Page;
use softlanding::ui::pacer::PacerKind;
use softlanding::ui::theme::{Theme, ThemeName};

fn harness<'a>(theme: Theme, size: impl Into<Vec2>, mut show: impl FnMut(&mut egui::Ui, &mut Page) + 'a) -> Harness<'a, Page> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(move |context| {
            Theme::install_fonts(context);
            theme.apply(context);
        })
        .build_ui_state(move |ui, page: &mut Page| show(ui, page), Page::default())
}

/// Writes pictures of everything for people to look at: `LOOK_OUT=/tmp/look cargo test --test look -- --ignored`.
#[test]
#[ignore = "writes pictures for people to look at"]
fn pictures() {
    let folder = std::path::PathBuf::from(std::env::var("LOOK_OUT").unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let only = std::env::var("LOOK_ONLY").unwrap_or_default();
    for name in ThemeName::ALL {
        let theme = Theme::new(name);
        let save = |what: &str, harness: &mut Harness<Page>| {
            harness.run_ok();
            harness.render().unwrap().save(folder.join(format!("{what}-{name:?}.png"))).unwrap();
        };
        let mut shoot = |what: &str, size: [f32; 2], set: fn(&mut Page), show: fn(&mut egui::Ui, &mut Page)| {
            if !what.contains(&only) { return; }
            let mut harness = harness(theme.clone(), size, show);
            set(harness.state_mut());
            save(what, &mut harness);
        };
        shoot("now", [1280.0, 800.0], |_| {}, gallery::now);
        shoot("now-chosen", [1280.0, 800.0], |page| {
            page.state = Some(softlanding_core::rating::State::StirredUp);
            page.number = softlanding_core::rating::Level::new(7);
            page.chip = true;
        }, gallery::now);
        shoot("settings", [600.0, 720.0], |page| (page.choice, page.toggled, page.level) = (Some(1), true, 0.4), gallery::settings);
        shoot("icons", [680.0, 360.0], |_| {}, |ui, _| gallery::icons(ui));
        shoot("narrow", [400.0, 640.0], |_| {}, gallery::narrow);
        shoot("lantern-full", [1280.0, 800.0], |_| {}, |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.fullness = 1.0));
        shoot("lantern-half", [1280.0, 800.0], |_| {}, |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.fullness = 0.5));
        shoot("lantern-empty", [1280.0, 800.0], |_| {}, |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.fullness = 0.0));
        shoot("lantern-landed", [1280.0, 800.0], |_| {}, |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.landing = 1.0));
        shoot("tide", [1280.0, 800.0], |_| {}, |ui, _| gallery::practice(ui, PacerKind::Tide, |frame| frame.fullness = 0.6));
        shoot("words", [1280.0, 800.0], |_| {}, |ui, _| gallery::practice(ui, PacerKind::Words, |frame| frame.fullness = 0.6));
    }
}
