//! The screen stays awake in a practice and only then, by a screen saver of our own on the private bus.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::{Connection, block_on, interface};

use crate::program::{Home, Program};

const KEPT: &str = "keep = \"no\"\nlast_exercise = \"shipped:slow-and-even\"\n";

/// What it was asked, in order; `None` is that it may go dark again.
type Asked = Arc<Mutex<Vec<Option<String>>>>;

struct ScreenSaver {
    asked: Asked,
    answers: bool,
}

#[interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    async fn inhibit(&self, program: &str, reason: &str) -> u32 {
        self.asked.lock().unwrap().push(Some(format!("{program}: {reason}")));
        if !self.answers {
            std::future::pending::<()>().await;
        }
        7
    }

    fn un_inhibit(&self, cookie: u32) {
        assert_eq!(cookie, 7);
        self.asked.lock().unwrap().push(None);
    }
}

/// A screen saver on the bus of this program, for as long as the connection is held.
fn screen_saver(program: &Program, answers: bool) -> (Connection, Asked) {
    let asked = Asked::default();
    let service = ScreenSaver { asked: Arc::clone(&asked), answers };
    let connection = block_on(async {
        zbus::connection::Builder::address(program.bus())?
            .name("org.freedesktop.ScreenSaver")?
            .serve_at("/org/freedesktop/ScreenSaver", service)?
            .build()
            .await
    });
    (connection.unwrap(), asked)
}

#[test]
fn it_is_held_in_a_practice_for_a_reason_that_tells_nothing_and_let_go_after_it() {
    let home = Home::new();
    home.settings(KEPT);
    let program = Program::open(&home);
    let (_service, asked) = screen_saver(&program, true);
    std::thread::sleep(Duration::from_millis(300));
    assert!(asked.lock().unwrap().is_empty(), "nothing runs yet");
    program.key("space");
    program.wait("the screen held", || !asked.lock().unwrap().is_empty());
    let held = Some("app.softlanding.SoftLanding: Something is being shown".to_owned());
    assert_eq!(*asked.lock().unwrap(), std::slice::from_ref(&held));
    program.see("Out");
    program.key("Escape");
    program.wait("the screen let go", || asked.lock().unwrap().len() == 2);
    assert_eq!(*asked.lock().unwrap(), [held, None]);
    assert!(program.close().status.success());
}

#[test]
fn one_that_never_answers_is_never_waited_for() {
    let home = Home::new();
    home.settings(KEPT);
    let program = Program::open(&home);
    let (_service, asked) = screen_saver(&program, false);
    program.key("space");
    program.wait("the screen asked for", || !asked.lock().unwrap().is_empty());
    program.see("Out");
    program.key("Escape");
    program.see("And now?");
    let closed = program.close();
    assert!(closed.status.success());
    assert!(closed.took < Duration::from_secs(5), "{:?}", closed.took);
}

#[test]
fn it_is_let_go_of_with_a_program_that_is_killed() {
    let home = Home::new();
    home.settings(KEPT);
    let program = Program::open(&home);
    let bus = program.bus().to_owned();
    let (service, asked) = screen_saver(&program, true);
    program.key("space");
    program.wait("the screen held", || !asked.lock().unwrap().is_empty());
    // Whoever holds it is gone from the bus, which is what a screen saver goes by.
    let names = || -> Vec<String> {
        let reply = block_on(service.call_method(
            Some("org.freedesktop.DBus"),
            "/org/freedesktop/DBus",
            Some("org.freedesktop.DBus"),
            "ListNames",
            &(),
        ));
        reply.unwrap().body().deserialize().unwrap()
    };
    let before = names().len();
    program.signal("STOP");
    assert_eq!(names().len(), before, "{bus}");
    program.signal("KILL");
    crate::tools::wait_for("fewer on the bus", || (names().len() < before).then_some(()));
}
