//! The message buses of session and system, opened when somebody is to be asked.

use std::time::Duration;

use serde::de::DeserializeOwned;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::names::{BusName, InterfaceName};
use zbus::zvariant::{OwnedValue, Type};

/// Whoever takes longer does not tell.
const ANSWERS_WITHIN: Duration = Duration::from_millis(700);

/// Both, as far as they are there.
#[derive(Debug, Default)]
pub(super) struct Buses {
    session: Option<Connection>,
    system: Option<Connection>,
}

/// Where an object is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub name: &'static str,
    pub path: &'static str,
    pub interface: &'static str,
}

impl Buses {
    pub fn session(&mut self) -> Option<&Connection> {
        reopen(&mut self.session, Builder::session)
    }

    pub fn system(&mut self) -> Option<&Connection> {
        reopen(&mut self.system, Builder::system)
    }
}

/// The connection, made anew where there is none or it was lost.
fn reopen(
    connection: &mut Option<Connection>,
    builder: impl Fn() -> zbus::Result<Builder<'static>>,
) -> Option<&Connection> {
    let is_there = connection
        .as_ref()
        .is_some_and(|connection| connection.unique_name().is_some() && !connection.is_closed());
    if !is_there {
        *connection = builder().and_then(|builder| builder.method_timeout(ANSWERS_WITHIN).build()).ok();
    }
    connection.as_ref()
}

/// Whether somebody has this name. Nobody is started for it.
pub(super) fn is_owned(connection: &Connection, name: &str) -> bool {
    let bus = zbus::blocking::fdo::DBusProxy::new(connection).ok();
    let name = BusName::try_from(name).ok();
    bus.zip(name).is_some_and(|(bus, name)| bus.name_has_owner(name).unwrap_or(false))
}

/// Whether somebody would be started for this name.
pub(super) fn can_be_started(connection: &Connection, name: &str) -> bool {
    let bus = zbus::blocking::fdo::DBusProxy::new(connection);
    let names = bus.and_then(|bus| Ok(bus.list_activatable_names()?)).unwrap_or_default();
    names.iter().any(|known| known.as_str() == name)
}

/// What a method without arguments answers; `None` where nobody is there or nobody answers.
pub(super) fn call<T: DeserializeOwned + Type>(
    connection: &Connection,
    place: Place,
    method: &str,
) -> Option<T> {
    call_with(connection, place, method, &())
}

/// The same, with arguments.
pub(super) fn call_with<T: DeserializeOwned + Type>(
    connection: &Connection,
    Place { name, path, interface }: Place,
    method: &str,
    arguments: &(impl serde::Serialize + zbus::zvariant::DynamicType),
) -> Option<T> {
    if !is_owned(connection, name) {
        return None;
    }
    let reply = connection.call_method(Some(name), path, Some(interface), method, arguments).ok()?;
    reply.body().deserialize().ok()
}

/// A property; `None` where nobody is there or nobody answers.
pub(super) fn property<T: TryFrom<OwnedValue>>(
    connection: &Connection,
    place: Place,
    property: &str,
) -> Option<T> {
    let interface = InterfaceName::try_from(place.interface).ok()?;
    let at = Place { interface: "org.freedesktop.DBus.Properties", ..place };
    let value: OwnedValue = call_with(connection, at, "Get", &(interface, property))?;
    value.try_into().ok()
}
