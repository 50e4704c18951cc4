//! Every widget in every state, to look at: `cargo run --example gallery`.
//!
//! 1 to 4 choose the theme, T the size of the text, M less motion. The pointer and Tab show what only they can show.

mod page;

use eframe::NativeOptions;
use egui::{Context, Key, Modifiers, ScrollArea, Ui, ViewportBuilder, vec2};
use page::Page;
use softlanding::ui::theme::{Theme, ThemeName};

const KEYS: [(Key, ThemeName); 4] = [
    (Key::Num1, ThemeName::Dusk),
    (Key::Num2, ThemeName::Dawn),
    (Key::Num3, ThemeName::Ember),
    (Key::Num4, ThemeName::Contrast),
];

#[derive(Default)]
struct Gallery {
    page: Page,
    applied: Option<Theme>,
}

impl Gallery {
    fn keys(&mut self, context: &Context) {
        if context.text_edit_focused() {
            return;
        }
        let pressed = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, theme) in KEYS {
            if pressed(key) {
                self.page.theme = theme;
            }
        }
        self.page.is_large ^= pressed(Key::T);
        self.page.is_still ^= pressed(Key::M);
    }

    fn apply_theme(&mut self, context: &Context) {
        let theme = self.page.theme();
        if self.applied.as_ref() != Some(&theme) {
            self.applied = Some(theme.clone());
            theme.apply(context);
            context.request_repaint();
        }
    }
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.keys(ui.ctx());
        self.apply_theme(ui.ctx());
        softlanding::ui::widgets::page(ui.painter(), ui.max_rect());
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| page::show(ui, &mut self.page));
    }
}

fn main() -> eframe::Result {
    let viewport =
        ViewportBuilder::default().with_title("Soft Landing: gallery").with_inner_size(vec2(1_100.0, 800.0));
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    let start: eframe::AppCreator<'_> = Box::new(|creation| {
        Theme::install_fonts(&creation.egui_ctx);
        Ok(Box::new(Gallery::default()))
    });
    eframe::run_native("softlanding-gallery", options, start)
}
