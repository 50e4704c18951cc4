//! The sign in the tray, beside a watcher of trays.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "an interface of the bus has its own form"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, block_on, interface};

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::tools::wait_for;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const MENU: &str = "com.canonical.dbusmenu";

type Registered = Arc<Mutex<Vec<String>>>;

struct Watcher(Registered);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(
        &self,
        service: &str,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) {
        let name = if service.starts_with('/') { header.sender().unwrap().as_str() } else { service };
        self.0.lock().unwrap().push(name.to_owned());
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A tray on the bus of a desk.
struct Tray {
    connection: Connection,
    registered: Registered,
}

type Layout = (i32, std::collections::HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Tray {
    fn on(desk: &Desk) -> Self {
        let (registered, address) = (Registered::default(), desk.address());
        let serve = || block_on(connect(&address, Watcher(Arc::clone(&registered)))).ok();
        let connection = wait_for("a bus", serve);
        Self { connection, registered }
    }

    fn item(&self) -> String {
        wait_for("a sign in the tray", || self.registered.lock().unwrap().last().cloned())
    }

    fn property(&self, name: &str) -> String {
        let at = ("org.kde.StatusNotifierItem", name);
        let properties = "org.freedesktop.DBus.Properties";
        let (item, path) = (self.item(), "/StatusNotifierItem");
        let call = self.connection.call_method(Some(item.as_str()), path, Some(properties), "Get", &at);
        let value: OwnedValue = block_on(call).unwrap().body().deserialize().unwrap();
        value.try_into().unwrap()
    }

    /// What stands in the menu, with the numbers of its items.
    fn menu(&self) -> Vec<(i32, String)> {
        let arguments = (0_i32, -1_i32, Vec::<String>::new());
        let item = self.item();
        let call =
            self.connection.call_method(Some(item.as_str()), "/MenuBar", Some(MENU), "GetLayout", &arguments);
        let (_, (_, _, children)): (u32, Layout) = block_on(call).unwrap().body().deserialize().unwrap();
        let labelled = |child: OwnedValue| {
            let (id, properties, _): Layout = child.try_into().unwrap();
            let label = properties.get("label").unwrap().try_clone().unwrap();
            (id, String::try_from(label).unwrap())
        };
        children.into_iter().map(labelled).collect()
    }

    fn press(&self, label: &str) {
        let id = wait_for(label, || self.menu().into_iter().find(|(_, found)| found == label)).0;
        let arguments = (id, "clicked", Value::from(0_i32), 0_u32);
        let item = self.item();
        let call =
            self.connection.call_method(Some(item.as_str()), "/MenuBar", Some(MENU), "Event", &arguments);
        // Whoever is asked to end may do so before it answers.
        let _ = block_on(call);
    }
}

async fn connect(address: &str, watcher: Watcher) -> zbus::Result<Connection> {
    zbus::connection::Builder::address(address)?
        .serve_at("/StatusNotifierWatcher", watcher)?
        .name(WATCHER)?
        .method_timeout(Duration::from_secs(5))
        .build()
        .await
}

#[test]
fn the_tray_offers_a_minute_and_rest_in_neutral_words() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let tray = Tray::on(&desk);
    let resident = desk.remind();
    assert_eq!((tray.property("Id").as_str(), tray.property("Title").as_str()), ("reminder", "Reminder"));
    let labels = || tray.menu().into_iter().map(|(_, label)| label).collect::<Vec<String>>();
    let usual = ["A minute now", "No reminders for an hour", "No reminders today", "Open", "Quit"];
    assert_eq!(labels(), usual);
    tray.press("No reminders today");
    wait_for("the day in the settings", || desk.settings().contains("not_on = \"2026-12-01\"").then_some(()));
    tray.press("Reminders again");
    wait_for("the day to be gone", || (!desk.settings().contains("not_on")).then_some(()));
    tray.press("No reminders for an hour");
    wait_for("the hour in the settings", || desk.settings().contains("paused_until").then_some(()));
    tray.press("Quit");
    assert!(resident.end().success());
}

#[test]
fn a_tray_that_comes_later_takes_the_sign_up() {
    let desk = Desk::new(AT_ELEVEN_AND_THREE);
    let resident = desk.remind();
    let tray = Tray::on(&desk);
    assert_eq!(tray.property("Title"), "Reminder");
    assert!(resident.is_there());
}
