//! A service that shows notifications, as a test needs it.

#![allow(clippy::used_underscore_binding, reason = "an interface of the bus has its own form")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::zvariant::OwnedValue;
use zbus::{Connection, block_on, interface};

use crate::desk::Desk;
use crate::tools::wait_for;

pub const NAME: &str = "org.freedesktop.Notifications";
pub const PATH: &str = "/org/freedesktop/Notifications";

/// What was asked to be shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub id: u32,
    pub from: String,
    pub icon: String,
    pub summary: String,
    pub body: String,
    pub actions: Vec<String>,
    pub urgency: u8,
    pub is_transient: bool,
}

#[derive(Default)]
struct Told {
    shown: Vec<Shown>,
    closed: Vec<u32>,
    is_inhibited: bool,
    is_silent: bool,
}

struct Server(Arc<Mutex<Told>>);

impl Server {
    /// One that is silent never answers.
    async fn keep_silent(&self) {
        if self.0.lock().unwrap().is_silent {
            std::future::pending::<()>().await;
        }
    }
}

#[interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[allow(clippy::too_many_arguments, reason = "the specification has them")]
    async fn notify(
        &self,
        from: String,
        replaces: u32,
        icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _expires_ms: i32,
    ) -> u32 {
        self.keep_silent().await;
        let mut told = self.0.lock().unwrap();
        let id = if replaces == 0 { told.shown.len() as u32 + 1 } else { replaces };
        let urgency = hints.get("urgency").and_then(|it| u8::try_from(it).ok()).unwrap_or(9);
        let is_transient = hints.get("transient").and_then(|it| bool::try_from(it).ok()).unwrap_or(false);
        told.shown.push(Shown { id, from, icon, summary, body, actions, urgency, is_transient });
        id
    }

    fn close_notification(&self, id: u32) {
        self.0.lock().unwrap().closed.push(id);
    }

    async fn get_server_information(&self) -> (String, String, String, String) {
        self.keep_silent().await;
        let said = ["a test", "nobody", "1", "1.2"];
        let [name, maker, version, of] = said.map(str::to_owned);
        (name, maker, version, of)
    }

    #[zbus(property)]
    fn inhibited(&self) -> bool {
        self.0.lock().unwrap().is_inhibited
    }
}

/// The service on the bus of a desk, until it is dropped.
pub struct Service {
    connection: Connection,
    told: Arc<Mutex<Told>>,
}

impl Service {
    pub fn on(desk: &Desk) -> Self {
        Self::serve(desk, false)
    }

    /// One that takes what is said to it and never answers.
    pub fn silent_on(desk: &Desk) -> Self {
        Self::serve(desk, true)
    }

    fn serve(desk: &Desk, is_silent: bool) -> Self {
        let told = Arc::new(Mutex::new(Told { is_silent, ..Told::default() }));
        let address = desk.address();
        let connection = wait_for("a bus", || block_on(connect(&address, Server(Arc::clone(&told)))).ok());
        Self { connection, told }
    }

    pub fn shown(&self) -> Vec<Shown> {
        self.told.lock().unwrap().shown.clone()
    }

    pub fn closed(&self) -> Vec<u32> {
        self.told.lock().unwrap().closed.clone()
    }

    /// Waits until this many were shown.
    pub fn wait_for(&self, count: usize) -> Shown {
        wait_for("a notification", || self.shown().get(count - 1).cloned())
    }

    /// Somebody asks not to be disturbed, or does not any more.
    pub fn inhibit(&self, is_inhibited: bool) {
        self.told.lock().unwrap().is_inhibited = is_inhibited;
    }

    /// Somebody presses a button, or the notification itself.
    pub fn press(&self, id: u32, action: &str) {
        self.emit("ActionInvoked", &(id, action));
    }

    pub fn put_aside(&self, id: u32) {
        self.emit("NotificationClosed", &(id, 2_u32));
    }

    fn emit(&self, name: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
        block_on(self.connection.emit_signal(None::<&str>, PATH, NAME, name, body)).unwrap();
    }
}

async fn connect(address: &str, server: Server) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(address)?
        .serve_at(PATH, server)?
        .name(NAME)?
        .method_timeout(Duration::from_secs(5))
        .build()
        .await
}
