//! What the desktop tells over the message bus: when somebody last pressed anything, whether the screen is locked, and
//! whether they asked not to be disturbed.

use std::time::Duration;

use zbus::blocking::Connection;
use zbus::zvariant::OwnedValue;

use crate::platform::program;

use super::bus::{Buses, Place, call, call_with, can_be_started, is_owned, property};
use super::{Services, Told};

const IDLE_MONITOR: Place = Place {
    name: "org.gnome.Mutter.IdleMonitor",
    path: "/org/gnome/Mutter/IdleMonitor/Core",
    interface: "org.gnome.Mutter.IdleMonitor",
};
const SCREEN_SAVER: Place = Place {
    name: "org.freedesktop.ScreenSaver",
    path: "/org/freedesktop/ScreenSaver",
    interface: "org.freedesktop.ScreenSaver",
};
const GNOME_SCREEN_SAVER: Place = Place {
    name: "org.gnome.ScreenSaver",
    path: "/org/gnome/ScreenSaver",
    interface: "org.gnome.ScreenSaver",
};
const LOGIN_SESSION: Place = Place {
    name: "org.freedesktop.login1",
    path: "/org/freedesktop/login1/session/auto",
    interface: "org.freedesktop.login1.Session",
};
const NOTIFICATIONS: Place = Place {
    name: "org.freedesktop.Notifications",
    path: "/org/freedesktop/Notifications",
    interface: "org.freedesktop.Notifications",
};
/// Who takes care of trays.
const TRAY: &str = "org.kde.StatusNotifierWatcher";
const SETTINGS_WITHIN: Duration = Duration::from_millis(700);

/// For how long nobody has pressed anything, where there is no X server to tell.
pub(super) fn idle_ms(buses: &mut Buses) -> Option<i64> {
    let by_session = buses.session().and_then(|session| {
        let mutter = call::<u64>(session, IDLE_MONITOR, "GetIdletime");
        mutter.or_else(|| call::<u32>(session, SCREEN_SAVER, "GetSessionIdleTime").map(u64::from))
    });
    let idle_ms = by_session.and_then(|idle| i64::try_from(idle).ok());
    // The hint of the login session says no more than that somebody is away; without it nothing is known.
    idle_ms.or_else(|| {
        let is_idle = property::<bool>(buses.system()?, LOGIN_SESSION, "IdleHint")?;
        is_idle.then_some(softlanding_core::reminder::AWAY_MS)
    })
}

pub(super) fn locked(buses: &mut Buses) -> Told {
    let by_session = buses.session().map(|session| {
        [SCREEN_SAVER, GNOME_SCREEN_SAVER].map(|place| call::<bool>(session, place, "GetActive"))
    });
    let by_system = buses.system().and_then(|system| property::<bool>(system, LOGIN_SESSION, "LockedHint"));
    Told::any(by_session.into_iter().flatten().chain([by_system]))
}

pub(super) fn do_not_disturb(buses: &mut Buses) -> Told {
    let by_session = buses.session().map(|session| {
        let dunst = Place { interface: "org.dunstproject.cmd0", ..NOTIFICATIONS };
        [
            property::<bool>(session, NOTIFICATIONS, "Inhibited"),
            property::<bool>(session, dunst, "paused"),
            of_xfce(session),
            of_swaync(session),
        ]
    });
    Told::any(by_session.into_iter().flatten().chain([of_gnome()]))
}

/// What of the desktop reminders need is there.
pub(super) fn services(buses: &mut Buses) -> Services {
    let Some(session) = buses.session() else {
        return Services { notifications: Told::No, tray: Told::No };
    };
    let shows = is_owned(session, NOTIFICATIONS.name) || can_be_started(session, NOTIFICATIONS.name);
    Services { notifications: Told::of(shows), tray: Told::of(is_owned(session, TRAY)) }
}

fn of_xfce(session: &Connection) -> Option<bool> {
    let place = Place { name: "org.xfce.Xfconf", path: "/org/xfce/Xfconf", interface: "org.xfce.Xfconf" };
    let arguments = ("xfce4-notifyd", "/do-not-disturb");
    call_with::<OwnedValue>(session, place, "GetProperty", &arguments)?.try_into().ok()
}

fn of_swaync(session: &Connection) -> Option<bool> {
    let place = Place {
        name: "org.erikreider.swaync.cc",
        path: "/org/erikreider/swaync/cc",
        interface: "org.erikreider.swaync.cc",
    };
    call::<bool>(session, place, "GetDnd")
}

/// GNOME has it among its settings, which no bus tells.
fn of_gnome() -> Option<bool> {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").ok()?;
    if !desktop.split(':').any(|name| name.eq_ignore_ascii_case("gnome")) {
        return None;
    }
    let arguments = ["get", "org.gnome.desktop.notifications", "show-banners"];
    are_banners_off(&program::answer("gsettings", &arguments, SETTINGS_WITHIN)?)
}

fn are_banners_off(said: &str) -> Option<bool> {
    match said.trim() {
        "false" => Some(true),
        "true" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banners_that_are_off_are_a_wish_not_to_be_disturbed() {
        assert_eq!(are_banners_off("false\n"), Some(true));
        assert_eq!(are_banners_off("true\n"), Some(false));
        assert_eq!(are_banners_off("No such schema"), None);
    }
}
