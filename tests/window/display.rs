//! A display of its own for one test, with a look at its pixels.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tempfile::TempDir;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, PropMode};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::tools::{Running, run};

/// A virtual screen. Its picture lies in a file that the server keeps up to date.
#[derive(Debug)]
pub struct Display {
    _server: Running,
    folder: TempDir,
    pub name: String,
}

/// What a screen shows: four bytes a pixel, the last one unused.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "a picture of {}×{}", self.width, self.height)
    }
}

/// What was drawn into a window, as the display counts it.
#[derive(Debug)]
pub struct Frames {
    connection: RustConnection,
    count: usize,
}

impl Frames {
    /// So far. A frame may count as several.
    pub fn count(&mut self) -> usize {
        while let Some(event) = self.connection.poll_for_event().unwrap() {
            self.count += usize::from(matches!(event, Event::DamageNotify(_)));
        }
        self.count
    }
}

impl Display {
    /// A screen of this many pixels.
    pub fn start((width, height): (u32, u32)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Running::start("Xvfb", |command| {
            let screen = format!("{width}x{height}x24");
            command.args(["-screen", "0", &screen, "-nolisten", "tcp", "-noreset"]);
            command.arg("-fbdir").arg(folder.path());
            command.args(["-displayfd", "1"]).stdout(Stdio::piped()).stderr(Stdio::null());
        });
        let mut number = String::new();
        BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb gave no display.");
        Self { _server: server, folder, name: format!(":{}", number.trim()) }
    }

    /// What is on the screen now.
    pub fn picture(&self) -> Picture {
        Picture::read(&self.folder.path().join("Xvfb_screen0"))
    }

    /// Asks a window to close, as a window manager does.
    pub fn close(&self, window: u32) {
        let (connection, _) = x11rb::connect(Some(&self.name)).unwrap();
        let atom = |name: &str| connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let (protocols, delete) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
        let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        connection.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
        connection.flush().unwrap();
    }

    /// Says of a window that it is maximized, as a window manager does.
    pub fn mark_maximized(&self, window: u32) {
        let (connection, _) = x11rb::connect(Some(&self.name)).unwrap();
        let atom = |name: &str| connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let states = [atom("_NET_WM_STATE_MAXIMIZED_HORZ"), atom("_NET_WM_STATE_MAXIMIZED_VERT")];
        let property = atom("_NET_WM_STATE");
        connection
            .change_property32(PropMode::REPLACE, window, property, AtomEnum::ATOM, &states)
            .unwrap()
            .check()
            .unwrap();
    }

    /// Counts what is drawn into a window from now on, also where no pixel changes.
    pub fn count_frames(&self, window: u32) -> Frames {
        let (connection, _) = x11rb::connect(Some(&self.name)).unwrap();
        connection.damage_query_version(1, 1).unwrap().reply().unwrap();
        let damage = connection.generate_id().unwrap();
        connection.damage_create(damage, window, ReportLevel::RAW_RECTANGLES).unwrap().check().unwrap();
        Frames { connection, count: 0 }
    }

    /// What another program finds on the clipboard; `None` where there is nothing.
    pub fn clipboard(&self) -> Option<String> {
        run("xclip", |command| {
            command.args(["-selection", "clipboard", "-o"]).env("DISPLAY", &self.name);
        })
    }

    /// Has another program copy this, and keeps that program running.
    pub fn copy_elsewhere(&self, text: &str) -> Running {
        let mut owner = Running::start("xclip", |command| {
            command.args(["-selection", "clipboard", "-i", "-quiet"]).env("DISPLAY", &self.name);
            command.stdin(Stdio::piped()).stderr(Stdio::null());
        });
        owner.0.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        owner
    }

    /// Keys and pointer, and questions about windows.
    pub fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        run("xdotool", |command| {
            command.args(arguments).env("DISPLAY", &self.name);
        })
    }
}

impl Picture {
    /// Reads an X window dump: a header of big-endian words, the colours, then the pixels.
    fn read(path: &Path) -> Self {
        let dump = fs::read(path).unwrap();
        let word = |index: usize| {
            let bytes = dump[index * 4..index * 4 + 4].try_into().unwrap();
            u32::from_be_bytes(bytes) as usize
        };
        let (header, width, height, bits, line, colors) =
            (word(0), word(4), word(5), word(11), word(12), word(19));
        assert_eq!((bits, line), (32, width * 4), "the screen has pixels of another kind");
        let start = header + colors * 12;
        Self { width, height, bytes: dump[start..start + line * height].to_vec() }
    }

    /// Red, green and blue.
    pub fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 4;
        [self.bytes[at + 2], self.bytes[at + 1], self.bytes[at]]
    }

    /// The share of pixels that are not black, 0–1.
    pub fn share_lit(&self) -> f64 {
        let lit = self.bytes.chunks_exact(4).filter(|pixel| pixel[..3] != [0, 0, 0]).count();
        lit as f64 / (self.width * self.height) as f64
    }

    /// Leaves the picture for people to look at, when a test fails.
    pub fn save(&self, name: &str) -> PathBuf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.ppm"));
        let mut file = format!("P6 {} {} 255\n", self.width, self.height).into_bytes();
        file.extend(self.bytes.chunks_exact(4).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]));
        fs::write(&path, file).unwrap();
        path
    }
}
