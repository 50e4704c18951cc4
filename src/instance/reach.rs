//! The way to the socket: a folder that others are kept out of, and whoever answers there being the same person.

use std::fs::{self, Metadata};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};
use rustix::process::geteuid;

use crate::platform::disk;

use super::{ANSWERS_WITHIN, Answer, LINE_MOST, Place, Request, Unreachable};

const FOLDER: &str = "softlanding";
/// Groups and others may write.
const OTHERS_WRITE: u32 = 0o022;
/// Only who owns something in a folder may rename it there.
const STICKY: u32 = 0o1000;

impl Place {
    /// The folder of the socket, made if it is not there.
    ///
    /// # Errors
    /// Where it, or what it is in, belongs to somebody else or may be written by others.
    pub(super) fn folder(&self) -> Result<PathBuf, Unreachable> {
        let own = self.runtime.as_deref().filter(|folder| is_ours(folder)).map(|folder| folder.join(FOLDER));
        let folder = own.map_or_else(|| self.folder_of_ours(), Ok)?;
        disk::create_private_folder(&folder)?;
        if is_ours(&folder) { Ok(folder) } else { Err(Unreachable::NoFolder) }
    }

    /// For where the system has none for the person.
    fn folder_of_ours(&self) -> Result<PathBuf, Unreachable> {
        let above = fs::metadata(&self.temporary)?;
        let is_safe = above.mode() & OTHERS_WRITE == 0 || above.mode() & STICKY != 0;
        if !is_safe {
            return Err(Unreachable::NoFolder);
        }
        Ok(self.temporary.join(format!("{FOLDER}-{}", geteuid().as_raw())))
    }

    pub(super) fn socket(&self, folder: &Path) -> PathBuf {
        folder.join(&self.name).with_extension("socket")
    }

    pub(super) fn lock(&self, folder: &Path) -> PathBuf {
        folder.join(&self.name).with_extension("lock")
    }
}

/// Whether this is a folder of the person's, no link to one, into which nobody else may write.
fn is_ours(folder: &Path) -> bool {
    fs::symlink_metadata(folder)
        .is_ok_and(|about| about.is_dir() && is_of_person(&about) && about.mode() & OTHERS_WRITE == 0)
}

fn is_of_person(about: &Metadata) -> bool {
    about.uid() == geteuid().as_raw()
}

/// What stands at the place of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Nothing,
    /// A socket of this person's.
    Ours,
    /// Anything else.
    Foreign,
}

pub(super) fn standing(socket: &Path) -> Standing {
    match fs::symlink_metadata(socket) {
        Ok(about) if about.file_type().is_socket() && is_of_person(&about) => Standing::Ours,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Nothing,
        Ok(_) | Err(_) => Standing::Foreign,
    }
}

/// Asks the program that runs. `None` where none does, or none answers within [`ANSWERS_WITHIN`].
#[must_use]
pub fn ask(place: &Place, request: &Request) -> Option<Answer> {
    let deadline = Deadline::after(ANSWERS_WITHIN);
    let folder = place.folder().ok()?;
    let mut stream = reach(&place.socket(&folder)).ok()?;
    deadline.write(&mut stream, request.line().as_bytes()).ok()?;
    Answer::parse(&deadline.read_line(&mut stream).ok()?)
}

/// Never waits: a program that was stopped takes nobody any more once its queue is full.
pub(super) fn reach(socket: &Path) -> io::Result<UnixStream> {
    if standing(socket) != Standing::Ours {
        return Err(io::ErrorKind::NotFound.into());
    }
    let descriptor = socket_with(
        AddressFamily::UNIX,
        SocketType::STREAM,
        SocketFlags::NONBLOCK | SocketFlags::CLOEXEC,
        None,
    )?;
    connect(&descriptor, &SocketAddrUnix::new(socket)?)?;
    let stream = UnixStream::from(descriptor);
    stream.set_nonblocking(false)?;
    if is_same_person(&stream) { Ok(stream) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// Whether the other end is a program of this person's. Where the system does not tell, the folder's rights say so.
pub(super) fn is_same_person(stream: &UnixStream) -> bool {
    #[cfg(target_os = "linux")]
    return rustix::net::sockopt::socket_peercred(stream).is_ok_and(|peer| peer.uid == geteuid());
    #[cfg(not(target_os = "linux"))]
    {
        let _ = stream;
        true
    }
}

/// When whoever talks through a socket is given up, however slowly bytes come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Instant);

impl Deadline {
    pub fn after(within: Duration) -> Self {
        Self(Instant::now() + within)
    }

    fn left(self) -> io::Result<Duration> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }

    /// Bytes up to the first end of a line, and no more than a line may have.
    pub fn read_line(self, stream: &mut UnixStream) -> io::Result<Vec<u8>> {
        let (mut line, mut byte) = (Vec::with_capacity(LINE_MOST), [0]);
        while line.len() < LINE_MOST && line.last() != Some(&b'\n') {
            stream.set_read_timeout(Some(self.left()?))?;
            if stream.read(&mut byte)? == 0 {
                break;
            }
            line.extend(byte);
        }
        Ok(line)
    }

    pub fn write(self, stream: &mut UnixStream, bytes: &[u8]) -> io::Result<()> {
        stream.set_write_timeout(Some(self.left()?))?;
        // A line fits into what the system holds for a socket.
        stream.write_all(bytes)
    }
}
