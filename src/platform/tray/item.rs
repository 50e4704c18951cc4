//! The sign in the tray of a Linux desktop, as a `StatusNotifierItem`.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ksni::blocking::{Handle, TrayMethods};
use ksni::menu::{MenuItem, StandardItem};
use ksni::{Category, Icon, Tray};

use super::{TrayWish, TrayWords};

/// A bus that takes longer than this shows no sign.
const SHOWN_WITHIN: Duration = Duration::from_secs(3);
/// Sides of the pictures, in pixels.
const SIDES: [i32; 3] = [22, 32, 48];
/// A grey that is seen on light and on dark.
const GREY: [u8; 3] = [0x8A, 0x8A, 0x8A];

/// Shown until it is dropped, wherever and as soon as there is a tray.
pub struct TrayIcon(Handle<Item>);

impl std::fmt::Debug for TrayIcon {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("TrayIcon").finish()
    }
}

impl TrayIcon {
    /// Shows the sign; `wish` is called on a thread of its own with what is wished for. `None` where there is no message
    /// bus to show it by. A tray that comes later takes it up.
    #[must_use]
    pub fn show(words: TrayWords, wish: impl Fn(TrayWish) + Send + 'static) -> Option<Self> {
        let item = Item { words, wish: Box::new(wish) };
        let (to, from) = mpsc::channel();
        // A bus that never answers keeps this thread, and nobody else.
        let show = move || {
            let shown = item.assume_sni_available(true).spawn();
            let _ = to.send(shown.inspect_err(|_| tracing::warn!("no tray")).ok());
        };
        thread::Builder::new().name("tray".to_owned()).spawn(show).ok()?;
        from.recv_timeout(SHOWN_WITHIN).ok().flatten().map(Self)
    }

    /// Other words in the menu.
    pub fn say(&self, words: TrayWords) {
        let _ = self.0.update(move |item| item.words = words);
    }
}

impl Drop for TrayIcon {
    fn drop(&mut self) {
        drop(self.0.shutdown());
    }
}

struct Item {
    words: TrayWords,
    wish: Box<dyn Fn(TrayWish) + Send>,
}

impl Tray for Item {
    const MENU_ON_ACTIVATE: bool = true;

    fn id(&self) -> String {
        "reminder".to_owned()
    }

    fn title(&self) -> String {
        self.words.name.clone()
    }

    fn category(&self) -> Category {
        Category::ApplicationStatus
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        SIDES.map(disc).to_vec()
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let item = |(wish, label): &(TrayWish, String)| {
            let wish = *wish;
            let activate = Box::new(move |item: &mut Self| (item.wish)(wish));
            // An underscore would name a key.
            let label = label.replace('_', "__");
            StandardItem { label, activate, ..StandardItem::default() }.into()
        };
        self.words.wishes.iter().map(item).collect()
    }
}

/// A plain disc in ARGB, in the order of bytes of a network.
fn disc(side: i32) -> Icon {
    let centre = f64::from(side - 1) / 2.0;
    let radius = f64::from(side) * 0.36;
    let pixel = |index: i32| {
        let (across, down) = (f64::from(index % side) - centre, f64::from(index / side) - centre);
        let cover = (radius + 0.5 - across.hypot(down)).clamp(0.0, 1.0);
        let [red, green, blue] = GREY;
        [(cover * 255.0) as u8, red, green, blue]
    };
    Icon { width: side, height: side, data: (0..side * side).flat_map(pixel).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_a_disc_with_nothing_around_it() {
        let icon = disc(22);
        assert_eq!(icon.data.len(), 22 * 22 * 4);
        assert_eq!(icon.data[0], 0, "the corner is clear");
        assert_eq!(icon.data[(11 * 22 + 11) * 4], 255, "the middle is not");
    }

    #[test]
    fn a_label_is_shown_as_it_is_written() {
        let words = TrayWords { name: String::new(), wishes: vec![(TrayWish::Open, "a_b".to_owned())] };
        let menu = Item { words, wish: Box::new(|_| {}) }.menu();
        assert!(matches!(&menu[..], [MenuItem::Standard(item)] if item.label == "a__b"));
    }
}
