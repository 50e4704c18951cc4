//! What an X server tells: when somebody last pressed anything, and whether the window in use fills the screen.
//!
//! Under Wayland an X server that stands in for old programs knows little of the others, and is not asked.

use std::io::IoSlice;

use x11rb::connection::{Connection, RequestConnection};
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, GetPropertyReply, Window};
use x11rb::rust_connection::RustConnection;

use super::Told;

/// The extension that counts since when nothing was pressed.
const SCREEN_SAVER: &[u8] = b"MIT-SCREEN-SAVER";
/// Its request `QueryInfo`, two words long.
const QUERY_INFO: (u8, u16) = (1, 2);
/// Where its answer has the milliseconds.
const IDLE_AT: usize = 16;
/// As many states as a window may have.
const STATES_MOST: u32 = 64;

/// The display, opened when it is asked first.
#[derive(Default)]
pub(super) struct Screen(Option<Display>);

struct Display {
    connection: RustConnection,
    root: Window,
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Screen").field(&self.0.is_some()).finish()
    }
}

impl Screen {
    pub fn idle_ms(&mut self) -> Option<i64> {
        self.ask(Display::idle_ms)
    }

    pub fn full_screen(&mut self) -> Told {
        self.ask(Display::is_full_screen).map_or(Told::Unknown, Told::of)
    }

    /// Opens the display where it is not open, and lets go of it where it does not answer.
    fn ask<T>(&mut self, question: impl FnOnce(&Display) -> Option<T>) -> Option<T> {
        if self.0.is_none() {
            self.0 = Display::open();
        }
        let answer = self.0.as_ref().and_then(question);
        if answer.is_none() {
            self.0 = None;
        }
        answer
    }
}

impl Display {
    fn open() -> Option<Self> {
        if std::env::var_os("WAYLAND_DISPLAY").is_some() || std::env::var_os("DISPLAY").is_none() {
            return None;
        }
        let (connection, screen) = x11rb::connect(None).ok()?;
        let root = connection.setup().roots.get(screen)?.root;
        Some(Self { connection, root })
    }

    fn idle_ms(&self) -> Option<i64> {
        let extension = self.connection.query_extension(SCREEN_SAVER).ok()?.reply().ok()?;
        let request = extension.present.then(|| query_info(extension.major_opcode, self.root))?;
        let cookie = self
            .connection
            .send_request_with_reply::<GetPropertyReply>(&[IoSlice::new(&request)], Vec::new());
        idle_in(&cookie.ok()?.raw_reply().ok()?)
    }

    /// `None` where no window manager says which window is in use.
    fn is_full_screen(&self) -> Option<bool> {
        self.windows(self.root, "_NET_SUPPORTING_WM_CHECK", AtomEnum::WINDOW, 1)?;
        // Some managers say nothing until the first window is in use.
        let in_use = self.windows(self.root, "_NET_ACTIVE_WINDOW", AtomEnum::WINDOW, 1).unwrap_or_default();
        let Some(window) = in_use.first().copied().filter(|window| *window != 0) else { return Some(false) };
        let states = self.windows(window, "_NET_WM_STATE", AtomEnum::ATOM, STATES_MOST).unwrap_or_default();
        Some(states.contains(&self.atom("_NET_WM_STATE_FULLSCREEN")?))
    }

    /// The numbers of a property; `None` where there is no such property.
    fn windows(&self, window: Window, name: &str, kind: AtomEnum, most: u32) -> Option<Vec<u32>> {
        let property = self.atom(name)?;
        let reply =
            self.connection.get_property(false, window, property, kind, 0, most).ok()?.reply().ok()?;
        Some(reply.value32()?.collect())
    }

    fn atom(&self, name: &str) -> Option<u32> {
        Some(self.connection.intern_atom(false, name.as_bytes()).ok()?.reply().ok()?.atom)
    }
}

/// The request in this machine's order of bytes, which is the connection's.
fn query_info(opcode: u8, root: Window) -> [u8; 8] {
    let (minor, words) = QUERY_INFO;
    let ([low, high], [a, b, c, d]) = (words.to_ne_bytes(), root.to_ne_bytes());
    [opcode, minor, low, high, a, b, c, d]
}

fn idle_in(reply: &[u8]) -> Option<i64> {
    let bytes = reply.get(IDLE_AT..IDLE_AT + 4)?;
    Some(i64::from(u32::from_ne_bytes(bytes.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_are_read_where_the_answer_has_them() {
        let mut reply = [0; 32];
        reply[16..20].copy_from_slice(&300_001_u32.to_ne_bytes());
        assert_eq!(idle_in(&reply), Some(300_001));
        assert_eq!(idle_in(&reply[..19]), None);
    }
}
