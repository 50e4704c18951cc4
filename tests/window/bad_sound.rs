//! Sound that is not there, goes away or never answers: practice goes on, and quitting never waits for it.

use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::program::{Home, Program};
use crate::tools::{Running, run, wait_for};

/// A second, and what starting and ending a process takes.
const CLOSED_WITHIN: Duration = Duration::from_millis(1_500);
const WITH_SOUND: &str = "keep = \"no\"\n[sound]\nchosen = true\n";
const NO_SOUND: &str = "No sound device answers. Practice goes on in silence.";

fn home(server: &Path) -> Home {
    let mut home = Home::new();
    home.settings(WITH_SOUND);
    home.environment("PULSE_SERVER", &format!("unix:{}", server.display()));
    home
}

fn begin(home: &Home) -> Program {
    let program = Program::open_with(home, |_| {});
    program.see("How are things right now?");
    program.key("space");
    program.see("Stop");
    program
}

fn without_a_server() -> Home {
    home(Path::new("/nowhere/at/all"))
}

/// With a server that takes calls and answers none.
fn without_an_answer(folder: &Path) -> (Home, UnixListener) {
    let socket = folder.join("p.sock");
    let silent = UnixListener::bind(&socket).unwrap();
    (home(&socket), silent)
}

#[test]
fn without_a_server_practice_goes_on_in_silence_and_says_so() {
    let home = without_a_server();
    let program = begin(&home);
    program.see(NO_SOUND);
    program.see("Look around slowly, or listen.");
    program.press("Close this note*");
    program.see_no(NO_SOUND);
    assert!(program.close().status.success());
}

#[test]
fn a_server_that_never_answers_holds_up_neither_practice_nor_quitting() {
    let folder = tempfile::tempdir().unwrap();
    let (home, _silent) = without_an_answer(folder.path());
    let program = begin(&home);
    program.see("Look around slowly, or listen.");
    assert!(program.close().status.success());
}

#[test]
#[ignore = "measures time: scripts/soak runs it"]
fn quitting_takes_about_a_second_whatever_the_server_does() {
    let folder = tempfile::tempdir().unwrap();
    let (unanswered, _silent) = without_an_answer(folder.path());
    let took = [without_a_server(), unanswered].map(|home| {
        let program = begin(&home);
        program.see("Look around slowly, or listen.");
        program.close().took
    });
    println!("closed within {took:?}");
    assert!(took.iter().all(|took| *took <= CLOSED_WITHIN), "{took:?}");
}

#[test]
fn a_server_that_dies_in_mid_practice_leaves_the_practice_running() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("p.sock");
    let server = start_server(folder.path(), &socket);
    let home = home(&socket);
    let program = begin(&home);
    wait_for("the program among what plays", || plays(&socket).then_some(()));
    drop(server);
    program.see(NO_SOUND);
    program.see("Soft, not deep.");
    let again = start_server(folder.path(), &socket);
    wait_for("sound once the server is back", || plays(&socket).then_some(()));
    program.key("Escape");
    program.see("And now?");
    assert!(program.close().status.success());
    drop(again);
}

/// A `PulseAudio` of our own that plays into nothing.
fn start_server(folder: &Path, socket: &Path) -> Running {
    let _ = std::fs::remove_file(socket);
    let server = Running::start("pulseaudio", |command| {
        command.args(["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]);
        command.args(["-L", "module-null-sink"]);
        command.args([
            "-L",
            &format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display()),
        ]);
        command.env("HOME", folder).env("XDG_RUNTIME_DIR", folder).stderr(Stdio::null());
    });
    wait_for("an answer of PulseAudio", || ask(socket, &["info"]));
    server
}

fn plays(socket: &Path) -> bool {
    ask(socket, &["list", "short", "sink-inputs"]).is_some_and(|inputs| !inputs.is_empty())
}

fn ask(socket: &Path, arguments: &[&str]) -> Option<String> {
    run("pactl", |command| {
        command.args(arguments).env("PULSE_SERVER", format!("unix:{}", socket.display()));
    })
}
