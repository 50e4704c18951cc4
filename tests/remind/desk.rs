//! A person's home with a bus and a clock of its own, and the program that reminds in it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use softlanding::instance::{self, Answer, Place, Request, Who};
use tempfile::TempDir;

use crate::tools::{Running, wait_for};

/// No start of other services, no configuration of this machine.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"#;
const PROGRAM: &str = env!("CARGO_BIN_EXE_softlanding");
/// Where distributions put it.
const FAKETIME: [&str; 4] =
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];
/// Reminders at two times of each day, with nothing left to chance.
pub const AT_ELEVEN_AND_THREE: &str = "on = true\nrhythm = \"at-times\"\ntimes = \"11:00 15:00\"\ndays = \"mon tue wed thu fri sat sun\"\nwith_chance = false\n";

/// All that is the person's own.
pub struct Desk {
    folder: TempDir,
    pub data: PathBuf,
    environment: Vec<(String, String)>,
    bus: Option<Running>,
}

impl Desk {
    /// With a bus and these lines about reminders. It is just before eleven on the first of December.
    pub fn new(reminders: &str) -> Self {
        let mut desk = Self::without_bus(reminders);
        let (socket, file) = (desk.path("bus"), desk.path("bus.conf"));
        fs::write(&file, BUS.replace("SOCKET", &socket.display().to_string())).unwrap();
        let daemon = Running::start("dbus-daemon", |command| {
            command.arg("--nofork").arg("--config-file").arg(&file).stderr(Stdio::null());
        });
        wait_for("the socket of the bus", || socket.exists().then_some(()));
        desk.bus = Some(daemon);
        desk
    }

    pub fn without_bus(reminders: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("remind").tempdir().unwrap();
        let data = folder.path().join("data");
        for own in ["data", "run"] {
            fs::create_dir(folder.path().join(own)).unwrap();
            fs::set_permissions(folder.path().join(own), Permissions::from_mode(0o700)).unwrap();
        }
        let desk = Self { folder, data, environment: Vec::new(), bus: None };
        desk.choose(reminders);
        desk.clock("2026-12-01 10:59:00");
        desk
    }

    /// The session is over.
    pub fn end_bus(&mut self) {
        self.bus = None;
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn address(&self) -> String {
        format!("unix:path={}", self.path("bus").display())
    }

    /// Adds to the environment of what is started from now on.
    pub fn environment(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// What the settings say of reminders.
    pub fn choose(&self, reminders: &str) {
        let whole = self.path("data/settings.toml.new");
        fs::write(&whole, format!("[reminders]\n{reminders}")).unwrap();
        fs::rename(whole, self.data.join("settings.toml")).unwrap();
    }

    pub fn settings(&self) -> String {
        fs::read_to_string(self.data.join("settings.toml")).unwrap()
    }

    /// Sets the clock on the wall.
    pub fn clock(&self, at: &str) {
        fs::write(self.path("clock.new"), at).unwrap();
        fs::rename(self.path("clock.new"), self.path("clock")).unwrap();
    }

    /// A command of the program, in this home.
    pub fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        self.prepare(&mut command);
        command
    }

    fn prepare(&self, command: &mut Command) {
        let faketime = FAKETIME.map(|place| Path::new(place).join("faketime/libfaketimeMT.so.1"));
        let faketime = faketime.iter().find(|file| file.exists());
        let faketime = faketime.unwrap_or_else(|| panic!("libfaketime is needed. scripts/test installs it."));
        command.env_clear().env("HOME", self.folder.path()).env("XDG_RUNTIME_DIR", self.path("run"));
        command.env("XDG_CONFIG_HOME", self.path("config")).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
        command.env("DBUS_SESSION_BUS_ADDRESS", self.address());
        command.env("DBUS_SYSTEM_BUS_ADDRESS", format!("unix:path={}", self.path("no-bus").display()));
        command.env("SOFTLANDING_LOG", "debug").env("LD_PRELOAD", faketime);
        command.env("FAKETIME_TIMESTAMP_FILE", self.path("clock")).env("FAKETIME_NO_CACHE", "1");
        command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command.envs(self.environment.iter().cloned());
        command.arg("--data-dir").arg(&self.data).stdin(Stdio::null());
    }

    fn place(&self, who: Who) -> Place {
        Place::within(Some(self.path("run").as_os_str()), Path::new("/nowhere"), who, &self.data)
    }

    /// Becomes what others find as the window of this data folder.
    pub fn be_the_window(&self) -> instance::Instance {
        match instance::claim(&self.place(Who::Window), &Request::Open).unwrap() {
            instance::Claim::Won(window) => window,
            other => panic!("{other:?}"),
        }
    }

    /// Starts reminding, and waits until it looks.
    pub fn remind(&self) -> Resident<'_> {
        let running = Running::start(PROGRAM, |command| {
            self.prepare_behind(command);
            command.arg("remind").stdout(Stdio::null()).stderr(Stdio::null());
        });
        let resident = Resident { desk: self, running };
        wait_for("the program that reminds", || resident.ask(&Request::Status));
        resident.look();
        resident
    }

    /// As [`Self::prepare`], for a program that another one starts: the other one's environment is this one's too, so
    /// it may not be cleared of what the other needs.
    fn prepare_behind(&self, command: &mut Command) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        self.prepare(command);
        command.env("PATH", path);
    }
}

/// The program that reminds.
pub struct Resident<'a> {
    desk: &'a Desk,
    pub running: Running,
}

impl Resident<'_> {
    pub fn ask(&self, request: &Request) -> Option<Answer> {
        instance::ask(&self.desk.place(Who::Reminders), request)
    }

    fn minutes(&self) -> usize {
        let log = fs::read_to_string(self.desk.data.join("softlanding.log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("minute")).count()
    }

    /// Has it look at the clocks and all else, and waits until it has.
    pub fn look(&self) {
        let before = self.minutes();
        wait_for("an answer of the program that reminds", || self.ask(&Request::Look));
        wait_for("a look of the program that reminds", || (self.minutes() > before).then_some(()));
    }

    /// The same at this time of the first of December.
    pub fn look_at(&self, time: &str) {
        self.desk.clock(&format!("2026-12-01 {time}:00"));
        self.look();
    }

    pub fn is_there(&self) -> bool {
        // Where the machine is busy an answer comes late, and late is none.
        (0..20).any(|_| self.ask(&Request::Status).is_some())
    }

    /// Has it end, and waits until it has.
    pub fn stop(mut self) -> ExitStatus {
        wait_for("the end of the program that reminds", || {
            self.ask(&Request::Stop);
            self.running.0.try_wait().unwrap()
        })
    }

    /// Waits until it has ended by itself.
    pub fn end(mut self) -> ExitStatus {
        wait_for("the end of the program that reminds", || self.running.0.try_wait().unwrap())
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.running.0.id()
    }
}
