//! The system's clipboard: a worker thread puts text on it, makes sure that it is there, and clears it.
//!
//! [`Clipboard`] is a handle; no call waits for the display server. Text that a text field copies by itself
//! (Ctrl+C) goes there through egui; [`Clipboard::note`] tells the worker, so that it can be cleared as well.
//! Knows nothing of screens.

use std::collections::HashMap;
use std::time::Duration;

use super::worker::{Emitter, Requests, Worker};

/// Where copied text goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The clipboard of the system.
    #[default]
    System,
    /// A clipboard of this process, for tests; `false` is one that takes nothing.
    Memory(bool),
}

/// What came of a request. Drained with [`Clipboard::events`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// This text was read back from the clipboard.
    Copied(String),
    /// The clipboard did not take it.
    NotCopied,
}

/// Which of the platform's clipboards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What Ctrl+V pastes.
    Clipboard,
    /// What the middle button of the mouse pastes, under X11 and Wayland.
    Selection,
}

const KINDS: [Kind; 2] = [Kind::Clipboard, Kind::Selection];

enum Request {
    Copy(String),
    Note(Kind, String),
    Clear,
}

/// A handle to the clipboard's thread.
#[derive(Debug)]
pub struct Clipboard {
    worker: Worker<Request, Event>,
}

impl Clipboard {
    /// Starts the worker; the display server is asked for nothing before the first request. `wake` is called
    /// from the worker after each event.
    pub fn open(target: Target, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let work = move |requests, emitter| {
            Holder { target, backend: None, ours: HashMap::new() }.run(&requests, &emitter);
            true
        };
        // Without a thread every request goes nowhere, and nothing is ever said to be copied.
        Self { worker: Worker::spawn("clipboard", wake, work, |_| None) }
    }

    /// Puts this text on the clipboard. Answered by [`Event::Copied`] or [`Event::NotCopied`].
    pub fn copy(&self, text: String) {
        self.worker.request(Request::Copy(text));
    }

    /// This text was put there by a text field.
    pub fn note(&self, kind: Kind, text: String) {
        self.worker.request(Request::Note(kind, text));
    }

    /// Clears each clipboard that still holds what came from here; what another program put there stays.
    pub fn clear(&self) {
        self.worker.request(Request::Clear);
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        self.worker.events()
    }

    /// Hands what was copied over to the system's clipboard manager, where there is one, and ends.
    pub fn close(&self, deadline: Duration) {
        // Whatever it came to by then.
        let _ = self.worker.close(deadline);
    }
}

struct Holder {
    target: Target,
    backend: Option<Box<dyn Backend>>,
    /// What came from here last.
    ours: HashMap<Kind, String>,
}

impl Holder {
    fn run(mut self, requests: &Requests<Request>, emitter: &Emitter<Event>) {
        while let Some(request) = requests.recv() {
            match request {
                Request::Copy(text) => emitter.emit(self.copy(text)),
                Request::Note(kind, text) => {
                    // Held open, or what was copied would go when the field's own handle does.
                    self.backend();
                    self.ours.insert(kind, text);
                }
                Request::Clear => self.clear(),
            }
        }
    }

    fn copy(&mut self, text: String) -> Event {
        let is_there = self.backend().is_some_and(|backend| {
            backend.set(&text).is_some() && backend.get(Kind::Clipboard).as_deref() == Some(text.as_str())
        });
        if !is_there {
            // A connection that broke is opened anew the next time.
            self.backend = None;
            return Event::NotCopied;
        }
        self.ours.insert(Kind::Clipboard, text.clone());
        Event::Copied(text)
    }

    fn clear(&mut self) {
        let ours = std::mem::take(&mut self.ours);
        let Some(backend) = self.backend() else { return };
        for kind in KINDS {
            if ours.get(&kind).is_some_and(|text| backend.get(kind).as_ref() == Some(text)) {
                backend.clear(kind);
            }
        }
    }

    fn backend(&mut self) -> Option<&mut Box<dyn Backend>> {
        if self.backend.is_none() {
            self.backend = match self.target {
                Target::System => {
                    arboard::Clipboard::new().ok().map(|system| Box::new(System(system)) as Box<dyn Backend>)
                }
                Target::Memory(works) => works.then(|| Box::<Memory>::default() as Box<dyn Backend>),
            };
        }
        self.backend.as_mut()
    }
}

/// A clipboard. `None` where it failed.
trait Backend {
    fn set(&mut self, text: &str) -> Option<()>;
    fn get(&mut self, kind: Kind) -> Option<String>;
    fn clear(&mut self, kind: Kind);
}

struct System(arboard::Clipboard);

#[cfg(target_os = "linux")]
impl Backend for System {
    fn set(&mut self, text: &str) -> Option<()> {
        use arboard::SetExtLinux as _;
        // What somebody wrote for themselves is not for a history of the clipboard.
        self.0.set().exclude_from_history().text(text).ok()
    }

    fn get(&mut self, kind: Kind) -> Option<String> {
        use arboard::GetExtLinux as _;
        self.0.get().clipboard(kind.of_linux()).text().ok()
    }

    fn clear(&mut self, kind: Kind) {
        use arboard::ClearExtLinux as _;
        // There is nothing to do about one that can't be cleared.
        let _ = self.0.clear_with().clipboard(kind.of_linux());
    }
}

#[cfg(target_os = "linux")]
impl Kind {
    fn of_linux(self) -> arboard::LinuxClipboardKind {
        match self {
            Self::Clipboard => arboard::LinuxClipboardKind::Clipboard,
            Self::Selection => arboard::LinuxClipboardKind::Primary,
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Backend for System {
    fn set(&mut self, text: &str) -> Option<()> {
        self.0.set_text(text).ok()
    }

    fn get(&mut self, kind: Kind) -> Option<String> {
        (kind == Kind::Clipboard).then(|| self.0.get_text().ok()).flatten()
    }

    fn clear(&mut self, kind: Kind) {
        if kind == Kind::Clipboard {
            // As above.
            let _ = self.0.clear();
        }
    }
}

#[derive(Default)]
struct Memory(HashMap<Kind, String>);

impl Backend for Memory {
    fn set(&mut self, text: &str) -> Option<()> {
        self.0.insert(Kind::Clipboard, text.to_owned());
        Some(())
    }

    fn get(&mut self, kind: Kind) -> Option<String> {
        self.0.get(&kind).cloned()
    }

    fn clear(&mut self, kind: Kind) {
        self.0.remove(&kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(works: bool) -> Holder {
        Holder { target: Target::Memory(works), backend: None, ours: HashMap::new() }
    }

    fn held(holder: &mut Holder) -> Option<String> {
        holder.backend().unwrap().get(Kind::Clipboard)
    }

    #[test]
    fn what_the_clipboard_took_is_copied_and_anything_else_is_not() {
        assert_eq!(holder(true).copy("dear you".to_owned()), Event::Copied("dear you".to_owned()));
        assert_eq!(holder(false).copy("dear you".to_owned()), Event::NotCopied);
    }

    #[test]
    fn only_our_own_words_are_cleared() {
        let mut holder = holder(true);
        holder.copy("ours".to_owned());
        holder.clear();
        assert_eq!(held(&mut holder), None);

        holder.copy("ours".to_owned());
        holder.backend().unwrap().set("another program’s");
        holder.clear();
        assert_eq!(held(&mut holder).as_deref(), Some("another program’s"));
    }

    #[test]
    fn what_a_text_field_copied_is_cleared_as_well() {
        let mut holder = holder(true);
        holder.backend().unwrap().set("typed");
        holder.ours.insert(Kind::Clipboard, "typed".to_owned());
        holder.clear();
        assert_eq!(held(&mut holder), None);
    }
}
