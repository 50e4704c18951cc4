//! The program under test with everything that is its own: display, home, data, bus.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use softlanding::ui::guard::SHUT_SECS;
use tempfile::TempDir;

use crate::desktop::{Compositor, Desktop};
use crate::display::{Display, Frames, Picture};
use crate::input_method::InputMethod;
use crate::listener::Listener;
use crate::recording::Recording;
use crate::screen_reader::{Node, ScreenReader};
use crate::tools::{FOREVER, Running, run, wait_for};

/// What the window says of itself.
const APP_ID: &str = "app.softlanding.SoftLanding";
/// Where one can go from any screen.
const BAR: [&str; 4] = ["Now", "Practices", "Together", "Look back"];
/// Less of the screen than the smallest window takes.
const SHARE_OF_SMALLEST: f64 = 0.15;
/// Likewise of the small window and of a lantern in a corner.
const SHARE_OF_SMALL: f64 = 0.005;
/// How long a new screen drops presses: they may be meant for the one before.
const UNTIL_HEARD: Duration = Duration::from_millis((SHUT_SECS * 1_000.0) as u64);
/// The farthest that *Hide* is from the right edge.
const HIDE_MARGIN: i32 = 40;

/// A person's home with a data folder, before and after the program runs in it.
pub struct Home {
    folder: TempDir,
    pub data: PathBuf,
    environment: Vec<(String, String)>,
    desktop: Desktop,
    has_input_method: bool,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("window").tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        Self { folder, data, environment: Vec::new(), desktop: Desktop::X11, has_input_method: false }
    }

    /// With another data folder.
    pub fn with_data(data: &Path) -> Self {
        Self { data: data.to_owned(), ..Self::new() }
    }

    /// Opens the program there.
    pub fn on(self, desktop: Desktop) -> Self {
        Self { desktop, ..self }
    }

    /// Opens the program where ibus puts letters together.
    pub fn with_input_method(self) -> Self {
        Self { has_input_method: true, ..self }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes the settings' file.
    pub fn settings(&self, text: &str) {
        fs::write(self.data.join("settings.toml"), text).unwrap();
    }

    /// Puts an exercise of `tests/window/exercises` into the person's own folder.
    pub fn own_exercise(&self, name: &str) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/exercises").join(name);
        let folder = self.data.join("exercises");
        fs::create_dir_all(&folder).unwrap();
        fs::copy(from, folder.join(name)).unwrap();
    }

    pub fn environment(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// Waits until what is written of the sound by now ends with half a second in which something is heard, or
    /// nothing.
    pub fn wait_for_sound(&self, is_heard: bool) {
        let what = if is_heard { "sound" } else { "silence" };
        wait_for(what, || {
            (Recording::is_heard_at_its_end(&self.recording(), 500) == Some(is_heard)).then_some(())
        });
    }

    /// Where the sound of a program that was opened with [`Program::open`] is written.
    pub fn recording(&self) -> PathBuf {
        self.folder.path().join("sound.wav")
    }

    /// What the journal answers to a question in SQL; empty while there is none.
    pub fn journal(&self, question: &str) -> Vec<String> {
        let journal = self.data.join("journal.sqlite3");
        if !journal.exists() {
            return Vec::new();
        }
        let answer = run("sqlite3", |command| {
            command.args(["-readonly", "-cmd", ".timeout 2000"]).arg(&journal).arg(question);
        });
        answer.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Files below the data folder that hold these bytes.
    pub fn files_with(&self, bytes: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.data.clone()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if contains(&fs::read(&path).unwrap_or_default(), bytes.as_bytes()) {
                    found.push(path);
                }
            }
        }
        found
    }
}

fn is_called(name: &str, wanted: &str) -> bool {
    wanted.strip_suffix('*').map_or(name == wanted, |beginning| name.starts_with(beginning))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The program in its window.
pub struct Program {
    process: Running,
    compositor: Compositor,
    display: Display,
    reader: ScreenReader,
    window: String,
    complaints: PathBuf,
    _input_method: Option<InputMethod>,
}

impl Program {
    /// Opens the window, its sound written to [`Home::recording`], and waits for its first picture.
    pub fn open(home: &Home) -> Self {
        let recording = home.recording();
        Self::open_with(home, |command| {
            command.arg("--capture-sound").arg(recording);
        })
    }

    /// The same below another program with arguments of its own, such as `strace`.
    pub fn open_below(home: &Home, below: &[&str]) -> Self {
        let recording = home.recording();
        let program = [below, &[env!("CARGO_BIN_EXE_softlanding")]].concat();
        Self::open_as(home, &program, SHARE_OF_SMALLEST, |command| {
            command.arg("--capture-sound").arg(recording);
        })
    }

    /// The same with the sound going to whatever server there is.
    pub fn open_with(home: &Home, prepare: impl FnOnce(&mut Command)) -> Self {
        Self::open_as(home, &[env!("CARGO_BIN_EXE_softlanding")], SHARE_OF_SMALLEST, prepare)
    }

    /// Opens the small window, or the lantern in a corner, as these words of a command line have it.
    pub fn open_small(home: &Home, arguments: &[&str]) -> Self {
        Self::open_as(home, &[env!("CARGO_BIN_EXE_softlanding")], SHARE_OF_SMALL, |command| {
            command.args(arguments);
        })
    }

    /// Starts it again beside this one, at the same display and with the same data.
    pub fn start_again(&self, home: &Home, arguments: &[&str]) -> Running {
        Running::start(env!("CARGO_BIN_EXE_softlanding"), |command| {
            command.env_clear().envs(basic_environment(home, &self.display, &self.reader));
            command.envs(home.environment.iter().cloned());
            command.arg("--data-dir").arg(&home.data).args(arguments);
            command.stdout(Stdio::null()).stderr(Stdio::null());
        })
    }

    /// The windows of the program that are seen.
    pub fn windows(&self) -> Vec<String> {
        let found = self.display.xdotool(&["search", "--onlyvisible", "--class", APP_ID]);
        found.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Keys and clicks go to this window of the program from now on.
    pub fn turn_to(&mut self, window: &str) {
        self.display.xdotool(&["windowfocus", "--sync", window]);
        window.clone_into(&mut self.window);
    }

    fn open_as(home: &Home, program: &[&str], share_lit: f64, prepare: impl FnOnce(&mut Command)) -> Self {
        let display = Display::start(home.desktop.screen());
        let compositor = home.desktop.start(&display, home.path());
        let reader = ScreenReader::start(home.path());
        let complaints = home.path().join("complaints.txt");
        let input_method =
            home.has_input_method.then(|| InputMethod::start(&display, home.path(), &reader.address));
        let process = Running::start(program[0], |command| {
            command.args(&program[1..]);
            command.env_clear().env("RUST_BACKTRACE", "1").envs(basic_environment(home, &display, &reader));
            command.envs(home.environment.iter().cloned());
            compositor.prepare(command);
            if home.has_input_method {
                InputMethod::prepare(command);
            }
            command.arg("--data-dir").arg(&home.data);
            command.stdout(Stdio::null()).stderr(fs::File::create(&complaints).unwrap());
            prepare(command);
        });
        let pid = process.0.id().to_string();
        if compositor.as_sway().is_some() {
            let program = Self {
                process,
                compositor,
                display,
                reader,
                window: String::new(),
                complaints,
                _input_method: input_method,
            };
            wait_for(&format!("something to read in process {pid}"), || program.words().get(1).map(drop));
            return program;
        }
        let window = wait_for("the window", || {
            if let Some(window) = compositor.window() {
                return Some(window.to_owned());
            }
            let found = display.xdotool(&["search", "--onlyvisible", "--class", APP_ID])?;
            found.lines().next().map(str::to_owned)
        });
        display.xdotool(&["windowfocus", "--sync", &window]);
        let program =
            Self { process, compositor, display, reader, window, complaints, _input_method: input_method };
        wait_for(&format!("a first picture of process {pid}"), || {
            (program.picture().share_lit() > share_lit).then_some(())
        });
        program
    }

    /// Presses keys, as xdotool names them: `Return`, `ctrl+Return`. Those that press something wait until a new screen
    /// hears them.
    pub fn key(&self, keys: &str) {
        if keys.contains("Return") || keys.contains("space") {
            std::thread::sleep(UNTIL_HEARD);
        }
        if let Some(sway) = self.compositor.as_sway() {
            let arguments: Vec<&str> = keys.split_whitespace().flat_map(|key| ["-k", key]).collect();
            return sway.keys(&arguments);
        }
        let mut arguments = vec!["key", "--clearmodifiers", "--delay", "30"];
        arguments.extend(keys.split_whitespace());
        self.display.xdotool(&arguments).unwrap();
    }

    pub fn write(&self, text: &str) {
        self.display.xdotool(&["type", "--delay", "20", text]).unwrap();
    }

    /// The display, with the other programs on it.
    pub fn display(&self) -> &Display {
        &self.display
    }

    pub fn title(&self) -> String {
        self.display.xdotool(&["getwindowname", &self.window]).unwrap_or_default()
    }

    pub fn picture(&self) -> Picture {
        self.display.picture()
    }

    /// The words that are on the screen, in order.
    pub fn words(&self) -> Vec<String> {
        self.reader.nodes().into_iter().map(|node| node.name).filter(|name| !name.is_empty()).collect()
    }

    /// What stands in the fields that a screen reader finds, and in what is focused.
    pub fn texts(&self) -> Vec<String> {
        self.reader.texts()
    }

    /// Whether anything on the screen has these words in it.
    pub fn says(&self, words: &str) -> bool {
        self.words().iter().any(|name| name.contains(words))
    }

    /// Waits until something on the screen has these words in it.
    pub fn see(&self, words: &str) {
        self.wait(&format!("“{words}” on the screen"), || self.says(words));
    }

    /// The same for what comes at the end of a practice of a minute.
    pub fn see_late(&self, words: &str) {
        let until = Instant::now() + Duration::from_mins(1);
        while Instant::now() < until && !self.says(words) {
            self.assert_runs();
            std::thread::sleep(Duration::from_millis(250));
        }
        self.see(words);
    }

    /// Waits until nothing on the screen has these words in it.
    pub fn see_no(&self, words: &str) {
        self.wait(&format!("no “{words}” on the screen any more"), || !self.says(words));
    }

    /// Waits until something is so; says what was on the screen if it never was.
    pub fn wait(&self, what: &str, is_so: impl Fn() -> bool) {
        let until = Instant::now() + FOREVER;
        while !is_so() {
            self.assert_runs();
            if Instant::now() > until {
                let picture = self.picture().save(&format!("failed-{}", self.process.0.id()));
                let (words, picture) = (self.words(), picture.display());
                panic!("it never came: {what}\non the screen: {words:#?}\nsee {picture}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks on the button of this name (`Delete*`: of a name that begins so); one that is scrolled out of sight is pressed as a screen reader
    /// does it.
    pub fn press(&self, name: &str) {
        if self.compositor.as_sway().is_some() {
            return self.press_as_a_reader(name);
        }
        let button = |node: &Node| node.is_button && is_called(&node.name, name);
        self.wait(&format!("a button “{name}”"), || self.reader.nodes().iter().any(button));
        std::thread::sleep(UNTIL_HEARD);
        let (node, (left, top, width, height)) = self.resting(button);
        let (x, y) = (left + width / 2, top + height / 2);
        let is_of_bar = BAR.contains(&node.name.as_str());
        if self.is_inside(&node) && (is_of_bar || !self.is_covered(x, y)) {
            let (x, y) = (x.to_string(), y.to_string());
            self.display.xdotool(&["mousemove", "--window", &self.window, &x, &y]).unwrap();
            // A press shows, so it needs a frame between down and up, and one before the next.
            self.display
                .xdotool(&["mousedown", "1", "sleep", "0.1", "mouseup", "1", "sleep", "0.1"])
                .unwrap();
        } else {
            assert!(self.reader.press(&node), "“{name}” can't be pressed");
        }
    }

    /// Presses what has this name as a screen reader does it.
    pub fn press_as_a_reader(&self, name: &str) {
        let button = |node: &Node| node.is_button && is_called(&node.name, name);
        self.wait(&format!("a button “{name}”"), || self.reader.nodes().iter().any(button));
        std::thread::sleep(UNTIL_HEARD);
        let (node, _) = self.resting(button);
        assert!(self.reader.press(&node), "“{name}” can't be pressed");
    }

    /// Gives the keyboard to what has this name, as a screen reader does it.
    pub fn focus(&self, name: &str) {
        let is_it = |node: &Node| is_called(&node.name, name);
        self.wait(&format!("“{name}”"), || self.reader.nodes().iter().any(is_it));
        let (node, _) = self.resting(is_it);
        assert!(self.reader.focus(&node), "“{name}” takes no keyboard");
    }

    /// What is heard of the window.
    pub fn listener(&self) -> &Listener {
        &self.reader.listener
    }

    /// Waits until all of it was heard; says after which steps it was not.
    pub fn wait_until_heard(&self, is_heard: impl Fn(&[String]) -> bool, after: &str, expected: &[&str]) {
        let until = Instant::now() + FOREVER / 4;
        while !is_heard(&self.listener().heard()) {
            self.assert_runs();
            let heard = self.listener().heard();
            assert!(Instant::now() < until, "after:\n{after}\nexpected: {expected:#?}\nheard: {heard:#?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// After a practice that was stopped: passes by what is asked before it may be kept.
    pub fn skip_to_keeping(&self) {
        self.press("Skip");
        self.see("Was it");
        self.press("Skip");
        self.see("Keep this on this computer?");
    }

    /// Where something is, once it stays there: what is said just before may move it.
    fn resting(&self, is_it: impl Fn(&Node) -> bool) -> (Node, (i32, i32, i32, i32)) {
        let mut last = None;
        wait_for("something that stays where it is", || {
            std::thread::sleep(Duration::from_millis(100));
            let node = self.reader.nodes().into_iter().find(&is_it)?;
            let place = self.reader.place(&node)?;
            let before = last.replace(place);
            (before == Some(place)).then_some((node, place))
        })
    }

    /// Whether the whole button of this name, as [`Self::press`] takes it, is in the window, so that it can be
    /// clicked on.
    pub fn can_click(&self, name: &str) -> bool {
        self.reader
            .nodes()
            .iter()
            .any(|node| node.is_button && is_called(&node.name, name) && self.is_inside(node))
    }

    /// Whether the bar at the foot of a narrow window is there, below which pages scroll.
    fn is_covered(&self, x: i32, y: i32) -> bool {
        let bar = |node: &Node| node.is_button && BAR.contains(&node.name.as_str());
        self.reader.nodes().into_iter().filter(bar).any(|item| {
            self.reader.place(&item).is_some_and(|(left, top, width, height)| {
                (left..left + width).contains(&x) && (top..top + height).contains(&y)
            })
        })
    }

    fn is_inside(&self, node: &Node) -> bool {
        let Some((left, top, width, height)) = self.reader.place(node) else { return false };
        let (window_width, window_height) = self.size();
        left >= 0 && top >= 0 && left + width <= window_width && top + height <= window_height
    }

    /// Width and height of the window.
    pub fn size(&self) -> (i32, i32) {
        let shell = self.display.xdotool(&["getwindowgeometry", "--shell", &self.window]).unwrap();
        let side = |name: &str| {
            shell.lines().find_map(|line| line.strip_prefix(name)).and_then(|side| side.parse().ok()).unwrap()
        };
        (side("WIDTH="), side("HEIGHT="))
    }

    pub fn resize(&self, width: i32, height: i32) {
        let sides = (width.to_string(), height.to_string());
        self.display.xdotool(&["windowsize", &self.window, &sides.0, &sides.1]).unwrap();
        self.wait("the window's new size", || self.size() == (width, height));
    }

    /// Fills the screen as a window manager does it.
    pub fn maximize(&self) {
        self.display.mark_maximized(self.window.parse().unwrap());
        let screen = self.picture();
        let side = |pixels: usize| i32::try_from(pixels).unwrap();
        self.display.xdotool(&["windowmove", &self.window, "0", "0"]).unwrap();
        self.resize(side(screen.width), side(screen.height));
    }

    /// Whether *Hide* stands at the right edge of a window of this width.
    pub fn is_laid_out_for(&self, width: i32) -> bool {
        let hide = self.reader.nodes().into_iter().find(|node| node.is_button && node.name == "Hide");
        let place = hide.and_then(|hide| self.reader.place(&hide));
        place.is_some_and(|(left, _, own, _)| (0..=HIDE_MARGIN).contains(&(width - left - own)))
    }

    /// Closes the window as a window manager does, and waits for the end of the program.
    pub fn close(self) -> Closed {
        let asked_at = Instant::now();
        match self.compositor.as_sway() {
            Some(sway) => sway.close(),
            None => self.display.close(self.window.parse().unwrap()),
        }
        self.wait_for_end(asked_at)
    }

    /// Sends a signal to the program, as `kill` names them.
    pub fn signal(&self, signal: &str) {
        self.process.signal(signal);
    }

    pub fn kill(self) {
        let asked_at = Instant::now();
        self.process.signal("KILL");
        self.wait_for_end(asked_at);
    }

    /// The bus that the program is on.
    pub fn bus(&self) -> &str {
        &self.reader.address
    }

    /// Waits until it has ended by itself.
    pub fn end(self) -> Closed {
        self.wait_for_end(Instant::now())
    }

    fn wait_for_end(mut self, asked_at: Instant) -> Closed {
        let status = wait_for("the end of the program", || self.process.0.try_wait().unwrap());
        let complaints = fs::read_to_string(&self.complaints).unwrap();
        assert!(!complaints.contains("panicked"), "{complaints}");
        Closed { status, took: asked_at.elapsed() }
    }

    /// Counts what is drawn from now on.
    pub fn count_frames(&self) -> Frames {
        self.display.count_frames(self.window.parse().unwrap())
    }

    /// The program must still be there.
    fn assert_runs(&self) {
        let complaints = || fs::read_to_string(&self.complaints).unwrap();
        assert!(self.process_fields()[0] != "Z", "it ended by itself and said: {}", complaints());
    }

    /// What the system says of the process, from its state on.
    fn process_fields(&self) -> Vec<String> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.process.0.id())).unwrap();
        text.rsplit_once(") ").unwrap().1.split_whitespace().map(str::to_owned).collect()
    }
}

/// How a program ended.
#[derive(Debug)]
pub struct Closed {
    pub status: ExitStatus,
    pub took: Duration,
}

/// Nothing of the person who runs the tests, and no server of sound unless a test names one.
fn basic_environment(home: &Home, display: &Display, reader: &ScreenReader) -> Vec<(&'static str, String)> {
    let folder = home.path().display().to_string();
    let nowhere = format!("unix:{folder}/no-server");
    vec![
        ("PATH", std::env::var("PATH").unwrap_or_default()),
        ("LC_ALL", "C.UTF-8".to_owned()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
        ("DISPLAY", display.name.clone()),
        ("DBUS_SESSION_BUS_ADDRESS", reader.address.clone()),
        ("HOME", folder.clone()),
        ("XDG_CONFIG_HOME", format!("{folder}/.config")),
        ("XDG_DATA_HOME", format!("{folder}/.local/share")),
        ("XDG_CACHE_HOME", format!("{folder}/.cache")),
        ("XDG_RUNTIME_DIR", folder),
        ("PULSE_SERVER", nowhere),
    ]
}
