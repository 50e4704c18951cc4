//! What a screen reader hears: a small one of our own on a bus of its own, so that tests find things by
//! their names, read the sentences on the screen, and see that nothing is left to read once it is hidden.

use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, block_on, interface};

use crate::listener::Listener;
use crate::tools::{Running, wait_for};

/// No start of other services, no configuration of this machine.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"#;
/// Counted from the corner of the window, not of the screen.
const IN_WINDOW: u32 = 1;
const ROOT: &str = "/org/a11y/atspi/accessible/root";

type Reference = (String, OwnedObjectPath);
/// Object, application, parent, place, children, interfaces, name, role, description, states.
type Item = (Reference, Reference, Reference, i32, i32, Vec<String>, String, u32, String, Vec<u32>);

/// Something that is read out.
#[derive(Clone, Debug)]
pub struct Node {
    path: OwnedObjectPath,
    pub name: String,
    /// Whether it does something when it is pressed.
    pub is_button: bool,
}

pub struct ScreenReader {
    connection: Connection,
    program: Arc<Mutex<Option<Reference>>>,
    pub address: String,
    pub listener: Listener,
    _daemon: Running,
}

struct Bus(String);

#[interface(name = "org.a11y.Bus")]
impl Bus {
    fn get_address(&self) -> &str {
        &self.0
    }
}

struct Status {
    is_listened_to: bool,
}

#[interface(name = "org.a11y.Status")]
impl Status {
    #[zbus(property)]
    fn is_enabled(&self) -> bool {
        self.is_listened_to
    }

    #[zbus(property)]
    fn screen_reader_enabled(&self) -> bool {
        self.is_listened_to
    }
}

struct Desktop(Arc<Mutex<Option<Reference>>>);

#[interface(name = "org.a11y.atspi.Socket")]
impl Desktop {
    fn embed(&self, program: Reference, #[zbus(connection)] connection: &Connection) -> Reference {
        *self.0.lock().unwrap() = Some(program);
        (connection.unique_name().unwrap().to_string(), OwnedObjectPath::try_from(ROOT).unwrap())
    }
}

impl ScreenReader {
    /// Listens on a bus in this folder.
    pub fn start(folder: &Path) -> Self {
        let (socket, file) = (folder.join("bus"), folder.join("bus.conf"));
        std::fs::write(&file, BUS.replace("SOCKET", &socket.display().to_string())).unwrap();
        let daemon = Running::start("dbus-daemon", |command| {
            command.arg("--nofork").arg("--config-file").arg(&file).stderr(Stdio::null());
        });
        let address = format!("unix:path={}", socket.display());
        let program = Arc::default();
        let connection =
            wait_for("an answer of dbus-daemon", || block_on(serve(&address, Arc::clone(&program))).ok());
        let listener = Listener::start(connection.clone());
        Self { connection, program, address, listener, _daemon: daemon }
    }

    /// Everything there is to read now; nothing before the program is there.
    pub fn nodes(&self) -> Vec<Node> {
        let Some((name, _)) = self.program.lock().unwrap().clone() else { return Vec::new() };
        let items: Vec<Item> = self
            .call(&name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", &())
            .unwrap_or_default();
        items
            .into_iter()
            .map(|(object, _, _, _, _, interfaces, name, _, _, _)| Node {
                path: object.1,
                name,
                is_button: interfaces.iter().any(|interface| interface == "org.a11y.atspi.Action"),
            })
            .collect()
    }

    /// The text of everything that has any, as a screen reader reads it letter by letter.
    pub fn texts(&self) -> Vec<String> {
        let Some((name, _)) = self.program.lock().unwrap().clone() else { return Vec::new() };
        let text = |node: Node| {
            let all = (0_i32, -1_i32);
            self.call::<_, String>(&name, node.path.as_str(), "org.a11y.atspi.Text", "GetText", &all)
        };
        self.nodes().into_iter().filter_map(text).filter(|text| !text.is_empty()).collect()
    }

    /// Where it stands in the window: left, top, width, height.
    pub fn place(&self, node: &Node) -> Option<(i32, i32, i32, i32)> {
        let (name, _) = self.program.lock().unwrap().clone()?;
        self.call::<_, ((i32, i32, i32, i32),)>(
            &name,
            node.path.as_str(),
            "org.a11y.atspi.Component",
            "GetExtents",
            &IN_WINDOW,
        )
        .map(|(place,)| place)
    }

    /// Presses it, as a screen reader does.
    pub fn press(&self, node: &Node) -> bool {
        let Some((name, _)) = self.program.lock().unwrap().clone() else { return false };
        let (interface, method) = ("org.a11y.atspi.Action", "DoAction");
        self.call::<_, bool>(&name, node.path.as_str(), interface, method, &0_i32).unwrap_or(false)
    }

    /// Gives it the keyboard.
    pub fn focus(&self, node: &Node) -> bool {
        let Some((name, _)) = self.program.lock().unwrap().clone() else { return false };
        let interface = "org.a11y.atspi.Component";
        self.call::<_, bool>(&name, node.path.as_str(), interface, "GrabFocus", &()).unwrap_or(false)
    }

    fn call<B, R>(&self, name: &str, path: &str, interface: &str, method: &str, body: &B) -> Option<R>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
        R: serde::de::DeserializeOwned + zbus::zvariant::Type,
    {
        let called = self.connection.call_method(Some(name), path, Some(interface), method, body);
        block_on(called).ok()?.body().deserialize().ok()
    }
}

async fn serve(address: &str, program: Arc<Mutex<Option<Reference>>>) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(address)?
        .serve_at("/org/a11y/bus", Bus(address.to_owned()))?
        .serve_at("/org/a11y/bus", Status { is_listened_to: true })?
        .serve_at(ROOT, Desktop(program))?
        .name("org.a11y.Bus")?
        .name("org.a11y.atspi.Registry")?
        .method_timeout(Duration::from_secs(5))
        .build()
        .await
}
