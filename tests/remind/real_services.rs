//! Beside programs that people use: dunst shows what asks, openbox says what fills the screen.

use std::process::Stdio;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::desk::{AT_ELEVEN_AND_THREE, Desk};
use crate::display::Display;
use crate::service::Service;
use crate::support::require;
use crate::tools::{Running, is_here, run, wait_for};

fn is_installed(program: &str) -> bool {
    let found = if is_here(program) { Ok(()) } else { Err("it is not installed") };
    require(program, found).is_some()
}

/// dunst on a display of its own, on the bus of a desk.
struct Dunst<'a> {
    desk: &'a Desk,
    display: &'a Display,
    _server: Running,
}

impl<'a> Dunst<'a> {
    fn start(desk: &'a Desk, display: &'a Display) -> Self {
        let server = Running::start("dunst", |command| {
            command.args(["-conf", "/dev/null"]).stdout(Stdio::null()).stderr(Stdio::null());
            command.env("DISPLAY", &display.name).env("DBUS_SESSION_BUS_ADDRESS", desk.address());
            command.env("HOME", desk.path("home")).env_remove("WAYLAND_DISPLAY");
        });
        let dunst = Self { desk, display, _server: server };
        wait_for("an answer of dunst", || dunst.ctl(&["is-paused"]));
        dunst
    }

    fn ctl(&self, words: &[&str]) -> Option<String> {
        run("dunstctl", |command| {
            command.args(words).stderr(Stdio::null());
            command.env("DBUS_SESSION_BUS_ADDRESS", self.desk.address()).env("DISPLAY", &self.display.name);
        })
    }

    fn displayed(&self) -> String {
        self.ctl(&["count", "displayed"]).unwrap_or_default()
    }
}

#[test]
fn dunst_shows_what_asks_and_brings_the_answer() {
    if !is_installed("dunst") {
        return;
    }
    let (desk, display) = (Desk::new(AT_ELEVEN_AND_THREE), Display::start((800, 600)));
    let dunst = Dunst::start(&desk, &display);
    let resident = desk.remind();
    assert!(display.picture().share_lit() < 0.001, "nothing is shown yet");
    resident.look_at("11:00");
    wait_for("a notification of dunst", || (dunst.displayed() == "1").then_some(()));
    wait_for("a notification on the screen", || (display.picture().share_lit() > 0.005).then_some(()));
    display.picture().save("notification");
    let window = desk.be_the_window();
    assert!(dunst.ctl(&["action", "0"]).is_some());
    wait_for("what was answered to be taken back", || (dunst.displayed() == "0").then_some(()));
    drop(window);
    assert!(resident.is_there());
}

#[test]
fn whoever_paused_dunst_is_not_asked_until_they_go_on() {
    if !is_installed("dunst") {
        return;
    }
    let (desk, display) = (Desk::new(AT_ELEVEN_AND_THREE), Display::start((800, 600)));
    let dunst = Dunst::start(&desk, &display);
    dunst.ctl(&["set-paused", "true"]).unwrap();
    let resident = desk.remind();
    resident.look_at("11:00");
    resident.look_at("11:30");
    let waiting = || dunst.ctl(&["count", "waiting"]).unwrap();
    assert_eq!((dunst.displayed().as_str(), waiting().as_str()), ("0", "0"), "it was not even sent");
    dunst.ctl(&["set-paused", "false"]).unwrap();
    resident.look_at("11:31");
    wait_for("a notification of dunst", || (dunst.displayed() == "1").then_some(()));
}

/// A window that fills the screen, as a window manager puts it.
fn fill_screen(display: &Display) -> RustConnection {
    let (connection, screen) = x11rb::connect(Some(&display.name)).unwrap();
    let root = connection.setup().roots[screen].root;
    let window = connection.generate_id().unwrap();
    let events = CreateWindowAux::new().event_mask(EventMask::FOCUS_CHANGE);
    connection
        .create_window(0, window, root, 0, 0, 300, 200, 0, WindowClass::INPUT_OUTPUT, 0, &events)
        .unwrap();
    let atom = |name: &str| connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
    let (state, full) = (atom("_NET_WM_STATE"), atom("_NET_WM_STATE_FULLSCREEN"));
    connection.change_property32(PropMode::REPLACE, window, state, AtomEnum::ATOM, &[full]).unwrap();
    connection.map_window(window).unwrap();
    connection.flush().unwrap();
    let active = atom("_NET_ACTIVE_WINDOW");
    wait_for("the window in use", || {
        let in_use =
            connection.get_property(false, root, active, AtomEnum::WINDOW, 0, 1).unwrap().reply().ok()?;
        (in_use.value32()?.next()? == window).then_some(())
    });
    connection
}

#[test]
fn what_fills_the_screen_is_not_disturbed() {
    if !is_installed("openbox") {
        return;
    }
    let (mut desk, display) = (Desk::new(AT_ELEVEN_AND_THREE), Display::start((800, 600)));
    desk.environment("DISPLAY", &display.name);
    let service = Service::on(&desk);
    let _manager = Running::start("openbox", |command| {
        command.arg("--sm-disable").env("DISPLAY", &display.name).env("HOME", desk.path("home"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
    });
    let film = fill_screen(&display);
    let resident = desk.remind();
    resident.look_at("11:00");
    resident.look_at("11:20");
    assert!(service.shown().is_empty(), "over a film");
    drop(film);
    wait_for("the end of the film", || {
        resident.look_at("11:21");
        (service.shown().len() == 1).then_some(())
    });
}

#[test]
fn the_display_tells_since_when_nothing_was_pressed() {
    let (mut desk, display) = (Desk::new(AT_ELEVEN_AND_THREE), Display::start((800, 600)));
    desk.environment("DISPLAY", &display.name);
    let output = desk.command().args(["remind", "--status", "--json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(json["idle_secs"].as_i64().is_some(), "{json}");
}
