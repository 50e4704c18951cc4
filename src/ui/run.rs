//! Opens the real window.

use std::path::Path;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};
use egui::{Vec2, vec2};
use winit::error::EventLoopError;

use crate::app::{APP_ID, App, Options};
use crate::instance::{Instance, Request};
use crate::settings;
use crate::text::{Words, fl};

use crate::ui::faces::{Face, SIZE, SMALLEST};
use crate::ui::pacer;
use crate::ui::preferences::Preferences;
use crate::ui::window::Window;

/// Why there is no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowError {
    /// No display server answers.
    NoScreen,
    /// The renderer did not start.
    NoGraphics,
    /// The display server ended while the window was open.
    ScreenLost,
}

impl From<eframe::Error> for WindowError {
    fn from(error: eframe::Error) -> Self {
        match error {
            eframe::Error::WinitEventLoop(EventLoopError::ExitFailure(_)) => Self::ScreenLost,
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Self::NoScreen,
            _ => Self::NoGraphics,
        }
    }
}

/// Opens the window and stays until it is closed. Other starts of the program reach it through `instance`.
///
/// # Errors
/// When no window can be opened, or when its display goes away.
pub fn open(options: Options, request: Request, instance: Option<Instance>) -> Result<(), WindowError> {
    let face = Face::of(&request);
    let viewport = match face {
        Face::Whole => face.builder(&fl!(Words::english(), "app-name"), size(&options.paths.config)),
        Face::Small | Face::Company => face.builder(&fl!(Words::english(), "small-title"), face.size(1.0)),
    };
    let renderer = if cfg!(feature = "wgpu") { Renderer::default() } else { Renderer::Glow };
    // The lantern brings its own grain; a processor that draws has no time for another.
    let dithering = !draws_by_software();
    // Fonts of the machine are looked for by the window.
    let native = NativeOptions {
        viewport,
        renderer,
        dithering,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let context = creation.egui_ctx.clone();
        pacer::set_software_renderer(&context, draws_by_software());
        let repaint = context.clone();
        let app = App::start(options, Arc::new(move || repaint.request_repaint()));
        let repaint = context.clone();
        let preferences = Preferences::listen(move || repaint.request_repaint());
        let mut window = Window::new(&context, app, preferences);
        window.answer(&context, instance);
        window.open_as(&context, request);
        let window: Box<dyn eframe::App> = Box::new(window);
        Ok(window)
    });
    Ok(eframe::run_native(APP_ID, native, start)?)
}

/// The size that the window had last, in points. A screen that is smaller than that makes it smaller.
fn size(config: &Path) -> Vec2 {
    settings::window_size(config).map_or(SIZE, |(width, height)| vec2(width, height).max(SMALLEST))
}

/// Whether drawing is done without a graphics card, and so is to be done half as often.
fn draws_by_software() -> bool {
    let is_asked_for = std::env::var_os("LIBGL_ALWAYS_SOFTWARE").is_some_and(|value| value != "0");
    let is_cardless = cfg!(target_os = "linux") && !std::path::Path::new("/dev/dri").exists();
    is_asked_for || is_cardless
}

#[cfg(test)]
mod tests {
    use eframe::egui_glow::PainterError;

    use super::*;

    #[test]
    fn what_stood_in_the_windows_way_is_told_apart() {
        let of = |error: EventLoopError| WindowError::from(eframe::Error::from(error));
        assert_eq!(of(EventLoopError::RecreationAttempt), WindowError::NoScreen);
        assert_eq!(of(EventLoopError::ExitFailure(1)), WindowError::ScreenLost);
        let painter = eframe::Error::from(PainterError::from("GLSL 0.9".to_owned()));
        assert_eq!(WindowError::from(painter), WindowError::NoGraphics);
    }

    #[test]
    fn it_opens_with_the_size_it_had_and_never_smaller_than_it_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let opens = |text: &str| {
            std::fs::write(folder.path().join("settings.toml"), text).unwrap();
            size(folder.path())
        };
        assert_eq!(size(folder.path()), SIZE);
        assert_eq!(opens("[window]\nwidth = 640.0\nheight = 900.0\n"), vec2(640.0, 900.0));
        assert_eq!(opens("[window]\nwidth = 200.0\nheight = 200.0\n"), SMALLEST);
        assert_eq!(opens("[window]\nwidth = 1.0\nheight = 900.0\n"), SIZE);
        assert_eq!(opens("theme = ["), SIZE);
        assert!(folder.path().join("settings.toml").exists(), "reading the size set the file aside");
    }
}
