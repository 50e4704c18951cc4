//! How large a window of the program is, and how it stands among others: the whole one, the small one for a minute, and the
//! lantern that keeps company.

use std::sync::Arc;

use egui::{Context, IconData, Vec2, ViewportBuilder, ViewportCommand, ViewportId, WindowLevel, pos2, vec2};

use crate::app::APP_ID;
use crate::instance::Request;

/// Of the whole window.
pub const SIZE: Vec2 = vec2(1_000.0, 720.0);
pub const SMALLEST: Vec2 = vec2(360.0, 600.0);
/// Of the small one at 100 % text, and the most that it grows with the text.
const SMALL_SIDE: f32 = 360.0;
const SMALL_GROWS_UNTIL: f32 = 1.5;
/// Of the lantern: as large as a hand.
const COMPANY_SIDE: f32 = 144.0;
/// Between a corner of the screen and what stands there.
const CORNER_MARGIN: f32 = 32.0;

/// What a window of the program is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    #[default]
    Whole,
    /// One practice, on top of what one works at.
    Small,
    /// A lantern, on top likewise.
    Company,
}

impl Face {
    /// How the window opens that this is asked of.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        match request {
            Request::Open | Request::Status | Request::Look | Request::Stop => Self::Whole,
            Request::Now(_) => Self::Small,
            Request::Company => Self::Company,
        }
    }

    /// The window's own, beside the whole one; each face has one.
    #[must_use]
    pub fn viewport(self) -> ViewportId {
        match self {
            Self::Whole => ViewportId::ROOT,
            Self::Small => ViewportId::from_hash_of("softlanding small"),
            Self::Company => ViewportId::from_hash_of("softlanding company"),
        }
    }

    /// How large it is with text of this scale, where nobody chose otherwise.
    #[must_use]
    pub fn size(self, scale: f32) -> Vec2 {
        match self {
            Self::Whole => SIZE,
            Self::Small => Vec2::splat((SMALL_SIDE * scale.clamp(1.0, SMALL_GROWS_UNTIL)).round()),
            Self::Company => Vec2::splat(COMPANY_SIDE),
        }
    }

    /// A window of this kind and size. What is small floats where windows are laid out in tiles, as it has one size.
    #[must_use]
    pub fn builder(self, title: &str, size: Vec2) -> ViewportBuilder {
        let builder = ViewportBuilder::default()
            .with_title(title)
            .with_app_id(APP_ID)
            .with_inner_size(size)
            .with_clamp_size_to_monitor_size(true)
            .with_icon(Arc::new(icon()));
        match self {
            Self::Whole => builder.with_min_inner_size(SMALLEST),
            Self::Small => builder.with_resizable(false).with_always_on_top(),
            Self::Company => builder.with_resizable(false).with_always_on_top().with_decorations(false),
        }
    }

    /// Makes the one window of the process into this.
    pub fn put_on(self, context: &Context, title: String, size: Vec2) {
        let level = if self == Self::Whole { WindowLevel::Normal } else { WindowLevel::AlwaysOnTop };
        let smallest = if self == Self::Whole { SMALLEST } else { size };
        for command in [
            ViewportCommand::Title(title),
            // One that has one size alone takes no other.
            ViewportCommand::Resizable(true),
            ViewportCommand::MinInnerSize(smallest),
            ViewportCommand::InnerSize(size),
            ViewportCommand::Resizable(self == Self::Whole),
            ViewportCommand::Decorations(self != Self::Company),
            ViewportCommand::WindowLevel(level),
        ] {
            context.send_viewport_cmd_to(ViewportId::ROOT, command);
        }
        if self == Self::Whole {
            come_forward(context, ViewportId::ROOT);
        }
    }
}

/// The window comes before the others, where the desktop lets it.
pub fn come_forward(context: &Context, viewport: ViewportId) {
    context.send_viewport_cmd_to(viewport, ViewportCommand::Minimized(false));
    context.send_viewport_cmd_to(viewport, ViewportCommand::Focus);
}

/// The window that is laid out goes to the lower right corner of the screen it is on, where the desktop lets it.
pub fn go_to_corner(context: &Context) {
    let viewport = context.input(|input| input.viewport().clone());
    let (Some(screen), Some(window)) = (viewport.monitor_size, viewport.outer_rect) else { return };
    let free = screen - window.size() - Vec2::splat(CORNER_MARGIN);
    let place = pos2(free.x.max(0.0), free.y.max(0.0));
    context.send_viewport_cmd(ViewportCommand::OuterPosition(place));
}

/// The lantern above its horizon.
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/softlanding-256.png"))
        .unwrap_or_default()
}
