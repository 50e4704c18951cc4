//! Real files, changed at random, through every reader: none panics, and each comes to an end.

use std::fs;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;

use fastrand::Rng;
use softlanding::library::{self, Folders};
use softlanding::records::exchange::{Format, read_file, write};
use softlanding::records::journal::read_all;
use softlanding::settings;

use super::data::sitting;
use super::program::{is_soaking, keep, record};

const SHORT: usize = 3_000;
const LONG: usize = 10_000_000;
/// What may stand anywhere.
const PIECES: [&str; 24] = [
    "",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\0",
    ",",
    ";",
    "\t",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "-1",
    "1e999",
    "NaN",
    "null",
    "\u{202e}",
    "\u{feff}",
    "/*",
    "#![enable(implicit_some)]",
];

/// A kind of file, and who reads it.
struct Reader {
    /// Of how many files one is of this kind: those whose reading costs most come seldom.
    every: usize,
    name: &'static str,
    original: Vec<u8>,
    read: fn(&Path),
}

fn journal(path: &Path) {
    let _ = read_file(path, |_| ControlFlow::Continue(()));
}

fn chosen(path: &Path) {
    let _ = settings::load(path.parent().unwrap());
}

fn exercise(path: &Path) {
    let _ = library::read(path);
}

fn pack(path: &Path) {
    let to = path.parent().unwrap().join("to");
    let folders = Folders { own: to.join("exercises"), packs: to.join("packs") };
    let _ = library::import(path, &folders, |_| None);
    let _ = fs::remove_dir_all(to);
}

fn database(path: &Path) {
    let _ = read_all(path.parent().unwrap());
}

fn readers(folder: &Path) -> Vec<Reader> {
    let exported = |format: Format| {
        let mut bytes = Vec::new();
        let sittings: Vec<_> = ["=1+1\nwarm hands", "“quoted”, with; \\ signs"].map(sitting).into();
        write(format, sittings.iter(), &mut bytes).unwrap();
        bytes
    };
    keep(folder, (0..3).map(record));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    vec![
        Reader { every: 1, name: "journal.csv", original: exported(Format::Csv), read: journal },
        Reader { every: 1, name: "journal.json", original: exported(Format::Json), read: journal },
        Reader { every: 2, name: "journal.ron", original: exported(Format::Ron), read: journal },
        Reader { every: 2, name: "settings.toml", original: SETTINGS.into(), read: chosen },
        Reader {
            every: 2,
            name: "own.ron",
            original: fs::read(root.join("exercises/ask-one-person.ron")).unwrap(),
            read: exercise,
        },
        Reader { every: 300, name: "pack.zip", original: zipped(), read: pack },
        Reader {
            every: 300,
            name: "journal.sqlite3",
            original: fs::read(folder.join("journal.sqlite3")).unwrap(),
            read: database,
        },
    ]
}

const SETTINGS: &str = "keep = \"yes\"\ntext_percent = 120\n[sound]\nchosen = true\nmaster = 0.5\n[sound.beds]\nbreath = 0.25\n\
                        [state_names]\nmixed = \"So so\"\n[favourites]\n\"shipped:box\" = true\n";

fn zipped() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let description = r#"Pack(format: 1, name: "evenings", title: "Evenings", lang: "en")"#;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let exercise = fs::read(root.join("exercises/box.ron")).unwrap();
    for (name, bytes) in [("pack.ron", description.as_bytes()), ("box.ron", exercise.as_slice())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// One to four changes of any kind.
fn changed(original: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..random.usize(1..=4) {
        let at = random.usize(..=bytes.len());
        let until = (at + random.usize(..=24)).min(bytes.len());
        match random.u8(..7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..until)),
            2 => drop(bytes.splice(at..until, random.choice(PIECES).unwrap().bytes())),
            3 => drop(bytes.splice(at..at, random.choice(PIECES).unwrap().bytes())),
            4 => {
                let again = bytes[at..until].repeat(random.usize(1..40));
                drop(bytes.splice(at..at, again));
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = if random.bool() { random.u8(..) } else { *byte ^ (1 << random.u8(..8)) };
                }
            }
        }
    }
    bytes
}

/// In memory where there is such a file system: millions of files are written.
fn fast_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::tempdir_in(folder).unwrap()
}

fn feed(readers: &[Reader], count: usize, seed: u64) {
    let folder = fast_folder();
    let mut random = Rng::with_seed(seed);
    for number in 0..count {
        let reader = one_of(readers, &mut random);
        let bytes = changed(&reader.original, &mut random);
        let path = folder.path().join(reader.name);
        fs::write(&path, &bytes).unwrap();
        if catch_unwind(AssertUnwindSafe(|| (reader.read)(&path))).is_err() {
            let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(reader.name);
            fs::write(&kept, bytes).unwrap();
            panic!("reading {} panicked", kept.display());
        }
        fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)).unwrap_or_default();
        // Reading settings may set a file aside under a name with a date.
        if number % 500 == 0 {
            clear(folder.path());
        }
    }
}

fn one_of<'a>(readers: &'a [Reader], random: &mut Rng) -> &'a Reader {
    loop {
        let reader = &readers[random.usize(..readers.len())];
        if random.usize(..reader.every) == 0 {
            return reader;
        }
    }
}

fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)).unwrap();
    }
}

#[test]
fn no_reader_panics_at_what_was_a_real_file() {
    let count = if is_soaking() { LONG } else { SHORT };
    let (seed, threads) = (Rng::new().u64(..), 2);
    println!("seed {seed}");
    let folder = tempfile::tempdir().unwrap();
    let readers = readers(folder.path());
    thread::scope(|scope| {
        for number in 0..threads {
            let readers = &readers;
            scope.spawn(move || feed(readers, count / threads as usize, seed.wrapping_add(number)));
        }
    });
}
