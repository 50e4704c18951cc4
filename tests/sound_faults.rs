//! Sound on bad days: no server, one that never answers, one that dies in the middle.
//!
//! Which server there is follows from the environment, so each test runs a second process of this very
//! binary and talks with it over its standard input and output.
#![cfg(target_os = "linux")]
// The helpers of these tests may fail as loudly as the tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/mod.rs"]
mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::iter;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use softlanding::sound::{Anchor, Levels, Motion, Sound, Status};
use softlanding_core::testing::score_of;
use support::require;
use tempfile::TempDir;

/// Far beyond what anything here takes: a guard against hanging, and no measure.
const FOREVER: Duration = Duration::from_secs(30);
const IN_A_PROCESS_OF_ITS_OWN: &str = "SOFTLANDING_TEST_SPEAKER";
/// Without rewinding it works 50 ms ahead like a device, and not two seconds.
const SINK: &str = "module-null-sink sink_name=cap rate=48000 channels=2 format=float32le norewinds=1";
/// Ten seconds of both channels.
const SAMPLES_LISTENED_TO: usize = 960_000;

#[test]
fn without_any_server_it_is_silent_and_says_so() {
    let home = home();
    let mut speaker = Speaker::start(&home, &home.path().join("nothing-there"));
    speaker.tell("begin");
    speaker.waits_for("Unavailable { retrying: true }");
    speaker.close();
    assert_eq!(speaker.complaints(), "", "something was written to the terminal");
}

#[test]
fn a_server_that_never_answers_holds_up_neither_the_program_nor_its_end() {
    let home = home();
    let socket = home.path().join("p.sock");
    let _listener = UnixListener::bind(&socket).unwrap();
    let mut speaker = Speaker::start(&home, &socket);
    speaker.tell("begin");
    speaker.waits_for("Opening");
    speaker.close();
}

#[test]
fn a_server_that_never_answers_is_called_unavailable() {
    let home = home();
    let socket = home.path().join("p.sock");
    let _listener = UnixListener::bind(&socket).unwrap();
    let mut speaker = Speaker::start(&home, &socket);
    speaker.tell("begin");
    speaker.waits_for("Unavailable");
    speaker.close();
}

#[test]
fn a_server_that_dies_in_the_middle_is_found_again_when_it_is_back() {
    let home = home();
    let Some(server) = Server::start(&home) else { return };
    let mut speaker = Speaker::start(&home, &server.socket);
    speaker.tell("begin");
    speaker.waits_for("Playing");
    drop(server);
    speaker.waits_for("Unavailable");
    let server = Server::start(&home);
    speaker.waits_for("Playing");
    speaker.close();
    drop(server);
    assert_eq!(speaker.complaints(), "", "something was written to the terminal");
}

#[test]
#[ignore = "takes minutes and measures time: scripts/soak runs it"]
fn sound_is_back_within_three_seconds_of_the_death_of_its_server_each_time_of_twenty() {
    let home = home();
    let mut server = Server::start(&home).unwrap();
    let mut speaker = Speaker::start(&home, &server.socket);
    let mut took_ms: Vec<u128> = Vec::new();
    for round in 0..20 {
        speaker.tell("begin");
        server.waits_for_sound();
        // A stream that lived for long; each time the server dies at another place of its work.
        std::thread::sleep(Duration::from_millis(5_500 + round * 37));
        let died_at = Instant::now();
        drop(server);
        // Some are restarted at once, some take their time.
        std::thread::sleep(Duration::from_millis(round * 75));
        server = Server::spawn(&home).unwrap();
        server.waits_for_sound();
        took_ms.push(died_at.elapsed().as_millis());
    }
    println!("sound was back after {took_ms:?} ms");
    assert!(took_ms.iter().all(|ms| *ms <= 3_000), "{took_ms:?}");
}

#[test]
fn a_server_that_stops_answering_in_the_middle_does_not_hold_up_the_end() {
    let home = home();
    let Some(server) = Server::start(&home) else { return };
    let mut speaker = Speaker::start(&home, &server.socket);
    speaker.tell("begin");
    speaker.waits_for("Playing");
    server.signal("STOP");
    speaker.close();
    server.signal("CONT");
}

#[test]
fn a_sink_that_is_taken_away_is_replaced_by_another() {
    let home = home();
    let Some(server) = Server::start(&home) else { return };
    server.pactl(&["load-module", "module-null-sink", "sink_name=other"]);
    let mut speaker = Speaker::start(&home, &server.socket);
    speaker.tell("begin");
    speaker.waits_for("Playing");
    server.waits_for_inputs(1);
    server.pactl(&["unload-module", "module-null-sink"]);
    server.pactl(&["load-module", "module-null-sink", "sink_name=third"]);
    server.waits_for("a stream on the new sink", |server| server.plays_on("third"));
    speaker.close();
}

#[test]
fn silence_leaves_the_server_and_prepare_comes_back() {
    let home = home();
    let Some(server) = Server::start(&home) else { return };
    let mut speaker = Speaker::start(&home, &server.socket);
    speaker.tell("begin");
    speaker.waits_for("Playing");
    server.waits_for_inputs(1);
    speaker.tell("silence");
    server.waits_for_inputs(0);
    speaker.tell("follow");
    speaker.waits_for("Idle");
    speaker.tell("prepare");
    speaker.waits_for("Playing");
    server.waits_for_inputs(1);
}

/// The other process. Does nothing unless a test of this file started it.
#[test]
fn speaker() {
    if std::env::var_os(IN_A_PROCESS_OF_ITS_OWN).is_none() {
        return;
    }
    let wakes = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&wakes);
    let mut sound = Sound::new(move || {
        count.fetch_add(1, Ordering::Relaxed);
    });
    let (requests_in, requests) = channel();
    std::thread::spawn(move || {
        std::io::stdin().lines().map_while(Result::ok).try_for_each(|line| requests_in.send(line))
    });
    let score = Arc::new(score_of("Cycle(beats: [In(4), Out(6)])", 60_000));
    let anchor = || Anchor { instant: Instant::now(), timed_ms: 0.0, motion: Motion::Runs };
    let mut status = Status::Idle;
    loop {
        match requests.recv_timeout(Duration::from_millis(10)).as_deref() {
            Ok("begin") => sound.begin(Arc::clone(&score), anchor(), Levels::default()),
            Ok("follow") => sound.follow(anchor()),
            Ok("prepare") => sound.prepare(),
            Ok("silence") => sound.silence(),
            Ok("close") => {
                println!("closed {}", sound.close(FOREVER));
                std::process::exit(0);
            }
            _ => {}
        }
        if wakes.swap(0, Ordering::Relaxed) > 0 && sound.status() != status {
            status = sound.status();
            println!("{status:?}");
        }
    }
}

fn home() -> TempDir {
    tempfile::Builder::new().prefix("sound").tempdir().unwrap()
}

/// A process that plays, with its own idea of where the server is.
struct Speaker {
    child: Child,
    stdin: ChildStdin,
    lines: Receiver<String>,
    heard: Vec<String>,
}

impl Speaker {
    fn start(home: &TempDir, socket: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "speaker", "--nocapture", "--quiet"])
            .env(IN_A_PROCESS_OF_ITS_OWN, "1")
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("PULSE_SERVER", format!("unix:{}", socket.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (lines_in, lines) = channel();
        std::thread::spawn(move || {
            stdout.lines().map_while(Result::ok).try_for_each(|line| lines_in.send(line))
        });
        Self { child, stdin, lines, heard: Vec::new() }
    }

    fn tell(&mut self, request: &str) {
        writeln!(self.stdin, "{request}").unwrap();
    }

    fn waits_for(&mut self, beginning: &str) {
        let until = Instant::now() + FOREVER;
        while let Ok(line) = self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            let is_it = line.starts_with(beginning);
            self.heard.push(line);
            if is_it {
                return;
            }
        }
        panic!("{beginning:?} never came, only {:?}", self.heard);
    }

    /// Closes the sound, and the process ends whatever its threads are stuck in.
    fn close(&mut self) {
        self.tell("close");
        self.waits_for("closed true");
        let until = Instant::now() + FOREVER;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "the process did not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// What it wrote to the terminal, once it has ended.
    fn complaints(&mut self) -> String {
        let mut text = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A PulseAudio of our own with a null sink.
struct Server {
    child: Child,
    socket: PathBuf,
    home: PathBuf,
}

impl Server {
    /// One that answers; `None` where `PulseAudio` cannot be started, as [`require`] has it.
    fn start(home: &TempDir) -> Option<Self> {
        let server = Self::spawn(home)?;
        server.waits_for("an answer", |server| !server.pactl(&["info"]).is_empty());
        Some(server)
    }

    fn spawn(home: &TempDir) -> Option<Self> {
        let socket = home.path().join("p.sock");
        let _ = std::fs::remove_file(&socket);
        let child = Command::new("pulseaudio")
            .args(["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"])
            .args(["-L", SINK])
            .args([
                "-L",
                &format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display()),
            ])
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .stderr(Stdio::null())
            .spawn();
        let child = require("PulseAudio, a sound server", child)?;
        Some(Self { child, socket, home: home.path().to_owned() })
    }

    /// Waits until its sink has sound in it.
    fn waits_for_sound(&self) {
        self.waits_for("sound", Self::listen_for_sound);
    }

    /// Listens for a while; whether there was sound.
    fn listen_for_sound(&self) -> bool {
        let mut recorder = Command::new("parec")
            .args(["-d", "cap.monitor", "--raw", "--format=float32le", "--latency-msec=20"])
            .env("HOME", &self.home)
            .env("PULSE_SERVER", format!("unix:{}", self.socket.display()))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut samples = BufReader::new(recorder.stdout.take().unwrap());
        let mut sample = [0; 4];
        let mut listened =
            iter::repeat_with(|| samples.read_exact(&mut sample).map(|()| f32::from_le_bytes(sample)))
                .map_while(Result::ok);
        let is_heard = listened.by_ref().take(SAMPLES_LISTENED_TO).any(|sample| sample.abs() > 1e-4);
        let _ = recorder.kill();
        recorder.wait().unwrap();
        is_heard
    }

    fn pactl(&self, arguments: &[&str]) -> String {
        let output = Command::new("pactl")
            .args(arguments)
            .env("HOME", &self.home)
            .env("PULSE_SERVER", format!("unix:{}", self.socket.display()))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    fn waits_for(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let until = Instant::now() + FOREVER;
        while !is_so(self) {
            assert!(Instant::now() < until, "it never came: {what}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn waits_for_inputs(&self, count: usize) {
        self.waits_for(&format!("{count} streams"), |server| {
            server.pactl(&["list", "short", "sink-inputs"]).lines().count() == count
        });
    }

    /// Whether there is a stream on the sink of this name.
    fn plays_on(&self, name: &str) -> bool {
        let (sinks, inputs) =
            (self.pactl(&["list", "short", "sinks"]), self.pactl(&["list", "short", "sink-inputs"]));
        // Number, name, … and number, sink, ….
        let mut sink = sinks.lines().filter_map(|line| line.split_once('\t'));
        let number = sink.find(|(_, rest)| rest.split('\t').next() == Some(name)).map(|(number, _)| number);
        number.is_some_and(|number| inputs.lines().any(|line| line.split('\t').nth(1) == Some(number)))
    }

    fn signal(&self, signal: &str) {
        Command::new("kill").args([&format!("-{signal}"), &self.child.id().to_string()]).status().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
