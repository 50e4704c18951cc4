//! Beside programs that people use: dunst shows what asks, openbox says what fills the screen.

use std::process::Stdio;

use softlanding::instance::Request;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, WindowClass,
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
    let request = wait_for("a wish at the window", || window.requests().next());
    assert_eq!(request, Request::Now(None));
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

fn has_manager(display: &Display) -> bool {
    let (connection, screen) = x11rb::connect(Some(&display.name)).unwrap();
    let root = connection.setup().roots[screen].root;
    let atom = connection.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK").unwrap().reply().unwrap().atom;
    let check = connection.get_property(false, root, atom, AtomEnum::WINDOW, 0, 1).unwrap();
    check.reply().is_ok_and(|reply| reply.value_len == 1)
}

/// A window that fills the screen, as its window manager puts it.
fn fill_screen(display: &Display) -> RustConnection {
    let (connection, screen) = x11rb::connect(Some(&display.name)).unwrap();
    let root = connection.setup().roots[screen].root;
    let window = connection.generate_id().unwrap();
    let looks = CreateWindowAux::new().background_pixel(0x00_40_60_80);
    connection
        .create_window(0, window, root, 0, 0, 300, 200, 0, WindowClass::INPUT_OUTPUT, 0, &looks)
        .unwrap()
        .check()
        .unwrap();
    let atom = |name: &str| connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
    let text = |property: AtomEnum, text: &[u8]| {
        connection.change_property8(PropMode::REPLACE, window, property, AtomEnum::STRING, text).unwrap();
    };
    text(AtomEnum::WM_NAME, b"film");
    text(AtomEnum::WM_CLASS, b"film\0Film\0");
    connection.map_window(window).unwrap().check().unwrap();
    let (active, state, full) =
        (atom("_NET_ACTIVE_WINDOW"), atom("_NET_WM_STATE"), atom("_NET_WM_STATE_FULLSCREEN"));
    wait_for("the window in use", || {
        // What came while openbox was starting waits in its queue for whatever comes next.
        display.xdotool(&["set_desktop", "0"]);
        let in_use =
            connection.get_property(false, root, active, AtomEnum::WINDOW, 0, 1).unwrap().reply().ok()?;
        (in_use.value32()?.next()? == window).then_some(())
    });
    let message = ClientMessageEvent::new(32, window, state, [1, full, 0, 1, 0]);
    let manager = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
    connection.send_event(false, root, manager, message).unwrap().check().unwrap();
    wait_for("a window that fills the screen", || {
        let states =
            connection.get_property(false, window, state, AtomEnum::ATOM, 0, 16).unwrap().reply().ok()?;
        states.value32()?.any(|state| state == full).then_some(())
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
        command.stdout(Stdio::null());
    });
    wait_for("openbox", || has_manager(&display).then_some(()));
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
