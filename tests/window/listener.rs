//! What a listener hears: every event that a screen reader speaks of, in its order.
//!
//! It speaks as Orca does: what gets the focus with its role, state and description; what changes about that; and what is
//! announced.

use std::pin::Pin;
use std::sync::{Arc, Mutex};

use zbus::export::futures_core::Stream;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, MatchRule, Message, MessageStream, block_on};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
/// AT-SPI's number of the state *checked*.
const CHECKED: u32 = 4;
/// More than the program sends before they are read.
const QUEUE: usize = 8_192;

/// The kind of an event, two details, its data, and properties.
type Body = (String, i32, i32, OwnedValue, std::collections::HashMap<String, OwnedValue>);

/// Writes down what is heard from a connection.
pub struct Listener {
    heard: Arc<Mutex<Vec<String>>>,
}

impl Listener {
    pub fn start(connection: Connection) -> Self {
        let heard = Arc::default();
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface("org.a11y.atspi.Event.Object")
            .unwrap()
            .build();
        let mut stream = block_on(MessageStream::for_match_rule(rule, &connection, Some(QUEUE))).unwrap();
        let writes = Arc::clone(&heard);
        std::thread::spawn(move || {
            let mut ear = Ear { connection, heard: writes, focus: None };
            while let Some(message) =
                block_on(std::future::poll_fn(|context| Pin::new(&mut stream).poll_next(context)))
            {
                if let Ok(message) = message {
                    ear.hear(&message);
                }
            }
        });
        Self { heard }
    }

    /// All since the beginning, or since it was forgotten.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// Forgets all but what came last.
    pub fn keep_last(&self) {
        let mut heard = self.heard.lock().unwrap();
        let last = heard.pop();
        *heard = last.into_iter().collect();
    }

    pub fn forget(&self) {
        self.heard.lock().unwrap().clear();
    }
}

struct Ear {
    connection: Connection,
    heard: Arc<Mutex<Vec<String>>>,
    /// The path of what has the focus.
    focus: Option<String>,
}

impl Ear {
    fn hear(&mut self, message: &Message) {
        let header = message.header();
        let (Some(member), Some(path), Some(sender)) = (header.member(), header.path(), header.sender())
        else {
            return;
        };
        let Ok((kind, detail, _, data, _)) = message.body().deserialize::<Body>() else { return };
        let has_focus = self.focus.as_deref() == Some(path.as_str());
        let words =
            || String::try_from(data.try_clone().unwrap()).ok().filter(|words| !words.trim().is_empty());
        let said = match (member.as_str(), kind.as_str()) {
            ("Announcement", _) => words(),
            ("StateChanged", "focused") if detail == 1 => {
                self.focus = Some(path.to_string());
                self.describe(sender.as_str(), path.as_str())
            }
            ("StateChanged", "checked") if has_focus && detail == 1 => Some("checked".to_owned()),
            ("PropertyChange", "accessible-name" | "accessible-description") if has_focus => words(),
            _ => None,
        };
        if let Some(said) = said {
            self.heard.lock().unwrap().push(said);
        }
    }

    /// Name, role, state and description, as they are said of what has just got the focus.
    fn describe(&self, program: &str, path: &str) -> Option<String> {
        let property = |name: &str| -> Option<String> {
            let of = ("org.freedesktop.DBus.Properties", "Get", (ACCESSIBLE, name));
            let called = self.connection.call_method(Some(program), path, Some(of.0), of.1, &of.2);
            let value: OwnedValue = block_on(called).ok()?.body().deserialize().ok()?;
            String::try_from(value).ok()
        };
        let ask = |method: &str| {
            block_on(self.connection.call_method(Some(program), path, Some(ACCESSIBLE), method, &())).ok()
        };
        let role: u32 = ask("GetRole")?.body().deserialize().ok()?;
        let role = role_name(role);
        let states: Vec<u32> = ask("GetState")?.body().deserialize().ok()?;
        let is_checked = states.first().is_some_and(|bits| bits & (1 << CHECKED) != 0);
        let state = match role {
            "radio button" | "check box" | "toggle button" if is_checked => "checked",
            "radio button" | "check box" | "toggle button" => "not checked",
            _ => "",
        };
        let parts = [property("Name")?, role.to_owned(), state.to_owned(), property("Description")?];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
    }
}

/// What a role is called, by AT-SPI's number; nothing for one that says nothing.
fn role_name(role: u32) -> &'static str {
    match role {
        7 => "check box",
        37 => "tab",
        43 => "button",
        44 => "radio button",
        51 => "slider",
        62 => "toggle button",
        79 => "field",
        83 => "heading",
        88 => "link",
        _ => "",
    }
}
