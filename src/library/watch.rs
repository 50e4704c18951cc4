//! Being told when something changes in a folder.
//!
//! Each folder is watched by itself, together with the one it is in, so that it is noticed when a
//! folder comes, goes or is another one. No folder is ever made for being watched: above one that is
//! missing, the nearest that is there is watched. It knows nothing of what is in the folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// What the watcher reports.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WatchEvent {
    /// Something happened to these.
    Paths(Vec<PathBuf>),
    /// Something was missed, or watching ended.
    Missed,
}

pub(super) struct Watch {
    /// `None` where the system watches nothing.
    watcher: Option<RecommendedWatcher>,
    watched: BTreeSet<PathBuf>,
    /// Whether changes may go unseen.
    is_blind: bool,
}

impl Watch {
    /// `emit` is called on a thread of the watcher's own.
    pub fn new(emit: impl Fn(WatchEvent) + Send + 'static) -> Self {
        let handler = move |event: notify::Result<Event>| match event {
            Ok(event) if event.need_rescan() => emit(WatchEvent::Missed),
            Ok(event) if is_change(event.kind) => emit(WatchEvent::Paths(event.paths)),
            Ok(_) => {}
            Err(_) => emit(WatchEvent::Missed),
        };
        let watcher = notify::recommended_watcher(handler).ok();
        Self { is_blind: watcher.is_none(), watcher, watched: BTreeSet::new() }
    }

    /// Watches these folders and nothing else. Says whether any was not watched before.
    pub fn follow(&mut self, folders: &[PathBuf]) -> bool {
        let Some(watcher) = &mut self.watcher else { return false };
        let wanted: BTreeSet<PathBuf> = folders.iter().flat_map(|folder| watched_for(folder)).collect();
        for folder in self.watched.difference(&wanted) {
            // One that is gone is watched no longer as it is.
            let _ = watcher.unwatch(folder);
        }
        self.watched.retain(|folder| wanted.contains(folder));
        // What a link leads to may become another folder unseen.
        self.is_blind =
            folders.iter().any(|folder| folder.is_symlink()) || wanted.iter().any(|folder| is_remote(folder));
        let mut has_new = false;
        for folder in wanted {
            if self.watched.contains(&folder) {
                continue;
            }
            match watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => has_new |= self.watched.insert(folder),
                Err(_) => self.is_blind = true,
            }
        }
        has_new
    }

    /// A folder of this path came or went: what was watched under that name may be another one.
    pub fn forget(&mut self, path: &Path) {
        if let (Some(watcher), true) = (&mut self.watcher, self.watched.remove(path)) {
            let _ = watcher.unwatch(path);
        }
    }

    /// Whether changes may go unseen, so that one has to look by oneself.
    pub fn is_blind(&self) -> bool {
        self.is_blind
    }
}

/// Reading a file is told too, and would never end if it were followed by reading.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// The folder and the one it is in, or the nearest above it that is there.
fn watched_for(folder: &Path) -> Vec<PathBuf> {
    let mut nearest = folder.ancestors().skip_while(|above| !above.is_dir());
    let mut watched: Vec<PathBuf> = nearest.next().map(Path::to_owned).into_iter().collect();
    if folder.is_dir() {
        watched.extend(nearest.next().filter(|above| !above.as_os_str().is_empty()).map(Path::to_owned));
    }
    watched
}

/// Whether others than this machine change what is in a folder.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    // From linux/magic.h: AFS, Ceph, CIFS, Coda, FUSE, NCP, NFS, SMB, SMB2, 9P.
    #[rustfmt::skip]
    const REMOTE: [u32; 10] = [
        0x5346_414F, 0x00C3_6400, 0xFF53_4D42, 0x7375_7245, 0x6573_5546, 0x0000_564C, 0x0000_6969,
        0x0000_517B, 0xFE53_4D42, 0x0102_1997,
    ];
    rustix::fs::statfs(folder).is_ok_and(|about| REMOTE.contains(&(about.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_folder: &Path) -> bool {
    false
}
