//! What the desktop answers over the session bus: whether there is a tray, who shows notifications, whether nobody is
//! to be disturbed, and whether there are portals. Nothing is started by asking, and nothing of a person is asked.
//!
//! Each call has a deadline; connecting alone may hang, so this is for a thread that nobody waits for.

use std::time::Duration;

use zbus::zvariant::OwnedValue;
use zbus::{Connection, block_on, connection};

/// How long one call may take. A service that answers does so in some milliseconds.
const ANSWERS_WITHIN: Duration = Duration::from_secs(1);
const BUS: (&str, &str, &str) = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus");
const NOTIFICATIONS: &str = "org.freedesktop.Notifications";
const NOTIFICATIONS_PATH: &str = "/org/freedesktop/Notifications";
const TRAY: &str = "org.kde.StatusNotifierWatcher";
const TRAY_PATH: &str = "/StatusNotifierWatcher";
const PORTAL: &str = "org.freedesktop.portal.Desktop";
/// Where desktops say that nobody is to be disturbed: KDE's, and that of dunst.
const DISTURBED: [(&str, &str); 2] =
    [("org.freedesktop.Notifications", "Inhibited"), ("org.dunstproject.cmd0", "paused")];

/// What the session bus told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Desktop {
    pub(crate) tray: Tray,
    pub(crate) notifications: Service,
    /// `None` where the desktop does not tell.
    pub(crate) do_not_disturb: Option<bool>,
    pub(crate) portals: Service,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tray {
    /// Somebody shows what is in it.
    Shown,
    /// It takes icons, and nobody shows them.
    NotShown,
    None,
}

/// Whether something that answers is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    /// It runs; by its name, where it tells one.
    Runs(Option<String>),
    /// It is started with the first question.
    Startable,
    /// It has its name on the bus, and does not answer.
    Silent,
    None,
}

/// Asks the session bus; `None` where there is none.
pub(crate) fn ask() -> Option<Desktop> {
    block_on(async {
        let connection =
            connection::Builder::session().ok()?.method_timeout(ANSWERS_WITHIN).build().await.ok()?;
        Some(Asked::new(connection).await?.tell().await)
    })
}

struct Asked {
    connection: Connection,
    /// Names that somebody has.
    running: Vec<String>,
    /// Names that the bus would start somebody for.
    startable: Vec<String>,
}

impl Asked {
    async fn new(connection: Connection) -> Option<Self> {
        let running = names(&connection, "ListNames").await?;
        let startable = names(&connection, "ListActivatableNames").await.unwrap_or_default();
        Some(Self { connection, running, startable })
    }

    async fn tell(&self) -> Desktop {
        Desktop {
            tray: self.tray().await,
            notifications: self.notifications().await,
            do_not_disturb: self.do_not_disturb().await,
            portals: self.service(PORTAL),
        }
    }

    fn runs(&self, name: &str) -> bool {
        self.running.iter().any(|running| running == name)
    }

    fn service(&self, name: &str) -> Service {
        if self.runs(name) {
            Service::Runs(None)
        } else if self.startable.iter().any(|startable| startable == name) {
            Service::Startable
        } else {
            Service::None
        }
    }

    async fn notifications(&self) -> Service {
        if !self.runs(NOTIFICATIONS) {
            return self.service(NOTIFICATIONS);
        }
        let told = call(
            &self.connection,
            (NOTIFICATIONS, NOTIFICATIONS_PATH, NOTIFICATIONS),
            "GetServerInformation",
        );
        match told.await.and_then(|told| told.body().deserialize::<(String, String, String, String)>().ok()) {
            Some((name, _, version, _)) => Service::Runs(Some(format!("{name} {version}").trim().to_owned())),
            None => Service::Silent,
        }
    }

    async fn tray(&self) -> Tray {
        if !self.runs(TRAY) {
            return Tray::None;
        }
        let shown = self.flag(TRAY, TRAY_PATH, (TRAY, "IsStatusNotifierHostRegistered")).await;
        if shown == Some(true) { Tray::Shown } else { Tray::NotShown }
    }

    async fn do_not_disturb(&self) -> Option<bool> {
        if !self.runs(NOTIFICATIONS) {
            return None;
        }
        for property in DISTURBED {
            if let Some(told) = self.flag(NOTIFICATIONS, NOTIFICATIONS_PATH, property).await {
                return Some(told);
            }
        }
        None
    }

    async fn flag(&self, service: &str, path: &str, property: (&str, &str)) -> Option<bool> {
        let interface = Some("org.freedesktop.DBus.Properties");
        let told =
            self.connection.call_method(Some(service), path, interface, "Get", &property).await.ok()?;
        told.body().deserialize::<OwnedValue>().ok()?.try_into().ok()
    }
}

async fn names(connection: &Connection, which: &str) -> Option<Vec<String>> {
    call(connection, BUS, which).await?.body().deserialize().ok()
}

async fn call(
    connection: &Connection,
    (service, path, interface): (&str, &str, &str),
    method: &str,
) -> Option<zbus::Message> {
    connection.call_method(Some(service), path, Some(interface), method, &()).await.ok()
}
