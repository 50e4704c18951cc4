//! Whether a program records: as the sound server tells (PulseAudio's, or PipeWire's that speaks its protocol), or ALSA
//! where there is none.
//!
//! What listens to what is played, and meters that show how loud it is, are no call.

use std::collections::BTreeSet;
use std::ffi::CString;
use std::fs;
use std::io::BufReader;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use pulseaudio::protocol::{
    self, AuthParams, AuthReply, Command, Prop, Props, SetClientNameReply, SourceInfo, SourceInfoList,
    SourceOutputInfo, SourceOutputInfoList,
};

use super::Told;

const ANSWERS_WITHIN: Duration = Duration::from_millis(700);
/// What the server shows us as.
const NAME: &str = "Reminder";

pub(super) fn in_use() -> Told {
    let by_server = pulseaudio::socket_path_from_env().and_then(|socket| of_server(&socket));
    by_server.or_else(|| of_alsa(Path::new("/proc/asound"))).map_or(Told::Unknown, Told::of)
}

fn of_server(socket: &Path) -> Option<bool> {
    let mut server = Server::reach(socket)?;
    let (_, sources) = server.ask::<SourceInfoList>(&Command::GetSourceInfoList)?;
    let (_, outputs) = server.ask::<SourceOutputInfoList>(&Command::GetSourceOutputInfoList)?;
    let monitors: BTreeSet<u32> =
        sources.iter().filter(|source| is_monitor(source)).map(|it| it.index).collect();
    Some(outputs.iter().any(|output| !monitors.contains(&output.source_index) && records(output)))
}

fn is_monitor(source: &SourceInfo) -> bool {
    source.monitor_of_sink_index.is_some()
}

/// Whether it takes in what is said, and is no meter.
fn records(output: &SourceOutputInfo) -> bool {
    let is_meter = output.resample_method.as_deref().is_some_and(|method| method == c"peaks");
    !output.corked && !is_meter
}

/// A short conversation with the server.
struct Server {
    stream: BufReader<UnixStream>,
    version: u16,
    asked: u32,
}

impl Server {
    fn reach(socket: &Path) -> Option<Self> {
        let stream = UnixStream::connect(socket).ok()?;
        stream.set_read_timeout(Some(ANSWERS_WITHIN)).ok()?;
        stream.set_write_timeout(Some(ANSWERS_WITHIN)).ok()?;
        let mut server = Self { stream: BufReader::new(stream), version: protocol::MAX_VERSION, asked: 0 };
        let cookie =
            pulseaudio::cookie_path_from_env().and_then(|path| fs::read(path).ok()).unwrap_or_default();
        let version = server.version;
        let auth = AuthParams { version, supports_shm: false, supports_memfd: false, cookie };
        let (_, reply) = server.ask::<AuthReply>(&Command::Auth(auth))?;
        server.version = version.min(reply.version);
        let mut about = Props::new();
        about.set(Prop::ApplicationName, CString::new(NAME).ok()?);
        server.ask::<SetClientNameReply>(&Command::SetClientName(about))?;
        Some(server)
    }

    fn ask<T: protocol::CommandReply>(&mut self, command: &Command) -> Option<(u32, T)> {
        self.asked += 1;
        protocol::write_command_message(self.stream.get_mut(), self.asked, command, self.version).ok()?;
        protocol::read_reply_message(&mut self.stream, self.version).ok()
    }
}

/// `None` where there is no ALSA.
fn of_alsa(cards: &Path) -> Option<bool> {
    let named = |path: &Path, begins: &str, ends: &str| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(begins) && name.ends_with(ends))
    };
    let within =
        |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    if !cards.is_dir() {
        return None;
    }
    let devices = within(cards)
        .filter(|path| named(path, "card", ""))
        .flat_map(|card| within(&card).collect::<Vec<_>>());
    let recording =
        devices.filter(|path| named(path, "pcm", "c")).flat_map(|device| within(&device).collect::<Vec<_>>());
    let mut states = recording.filter_map(|stream| fs::read_to_string(stream.join("status")).ok());
    Some(states.any(|state| state.trim() != "closed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alsa_tells_of_what_is_recorded_and_not_of_what_is_played() {
        let folder = tempfile::tempdir().unwrap();
        let state = |device: &str, said: &str| {
            let stream = folder.path().join("card0").join(device).join("sub0");
            fs::create_dir_all(&stream).unwrap();
            fs::write(stream.join("status"), said).unwrap();
        };
        state("pcm0p", "state: RUNNING\n");
        state("pcm0c", "closed\n");
        assert_eq!(of_alsa(folder.path()), Some(false));
        state("pcm0c", "state: RUNNING\nowner_pid   : 812\n");
        assert_eq!(of_alsa(folder.path()), Some(true));
        assert_eq!(of_alsa(&folder.path().join("none")), None);
    }

    #[test]
    fn what_pauses_and_what_measures_is_no_recording() {
        let output = SourceOutputInfo::default();
        assert!(records(&output));
        assert!(!records(&SourceOutputInfo { corked: true, ..output.clone() }));
        let meter = Some(c"peaks".to_owned());
        assert!(!records(&SourceOutputInfo { resample_method: meter, ..output }));
    }
}
