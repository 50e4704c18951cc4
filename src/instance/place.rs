//! Where the socket of a data folder is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The program with a window.
    Window,
    /// The one without, which reminds.
    Reminders,
}

/// Where one of a data folder listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The runtime folder of the person, if the system has one.
    pub(super) runtime: Option<PathBuf>,
    /// Where a folder of ours is made if not.
    pub(super) temporary: PathBuf,
    /// What the socket and its lock are called, without what is after the dot.
    pub(super) name: String,
}

impl Place {
    /// For this data folder, in the runtime folder that the system names.
    #[must_use]
    pub fn of(who: Who, data: &Path) -> Self {
        let runtime = std::env::var_os("XDG_RUNTIME_DIR");
        Self::within(runtime.as_deref(), &std::env::temp_dir(), who, data)
    }

    /// For this data folder, in this runtime folder or else below this folder for what is temporary.
    #[must_use]
    pub fn within(runtime: Option<&OsStr>, temporary: &Path, who: Who, data: &Path) -> Self {
        let word = match who {
            Who::Window => "window",
            Who::Reminders => "reminders",
        };
        let hash = fnv_1a(settled(data).as_os_str().as_encoded_bytes());
        let runtime = runtime.map(PathBuf::from).filter(|folder| folder.is_absolute());
        Self { runtime, temporary: temporary.to_owned(), name: format!("{word}-{hash:016x}") }
    }
}

/// The same for every way to the folder, whether it is there yet or not.
fn settled(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let found = whole.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, real)) = found else { return whole };
    whole.strip_prefix(above).map_or_else(|_| whole.clone(), |rest| real.join(rest).components().collect())
}

/// The hash FNV-1a: the same in every version of the program.
fn fnv_1a(bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(who: Who, data: &Path) -> String {
        Place::within(None, Path::new("/tmp"), who, data).name
    }

    #[test]
    fn the_hash_is_the_known_one() {
        assert_eq!(fnv_1a(b""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(fnv_1a(b"foobar"), 0x8594_4171_F739_67E8);
    }

    #[test]
    fn each_data_folder_has_a_name_of_its_own_and_one_only() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let before = name(Who::Window, &one);
        assert_ne!(before, name(Who::Window, &other));
        assert_ne!(before, name(Who::Reminders, &one));
        std::fs::create_dir(&one).unwrap();
        assert_eq!(before, name(Who::Window, &one), "it changed when the folder came to be");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&one, &other).unwrap();
            assert_eq!(before, name(Who::Window, &other));
        }
    }

    #[test]
    fn a_runtime_folder_that_depends_on_where_one_stands_is_none() {
        let place =
            Place::within(Some(OsStr::new("run")), Path::new("/tmp"), Who::Window, Path::new("/data"));
        assert_eq!(place.runtime, None);
    }
}
