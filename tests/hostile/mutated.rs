//! Real files, changed at random, through every reader: none panics, and each comes to an end.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;

use fastrand::Rng;
use softlanding::library::{self, Folders};
use softlanding::records::exchange::{Format, read_file, write};
use softlanding::records::journal::read_all;
use softlanding::settings::{self, Settings};

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
    /// Of a thousand files, the number of this kind: those whose reading costs most come seldom.
    of_a_thousand: usize,
    name: &'static str,
    original: Vec<u8>,
    /// Makes the file of what was changed.
    pack: fn(&[u8]) -> Vec<u8>,
    /// Whether anything of it was read.
    read: fn(&Path) -> bool,
}

fn journal(path: &Path) -> bool {
    let mut is_read = false;
    let outcome = read_file(path, |_| {
        is_read = true;
        ControlFlow::Continue(())
    });
    outcome.is_ok() && is_read
}

fn chosen(path: &Path) -> bool {
    settings::load(path.parent().unwrap()).0 != Settings::default()
}

fn exercise(path: &Path) -> bool {
    library::read(path).is_ok()
}

fn pack(path: &Path) -> bool {
    let to = path.parent().unwrap().join("to");
    let folders = Folders { own: to.join("exercises"), packs: to.join("packs") };
    let outcome = library::import(path, &folders, |_| None);
    let _ = fs::remove_dir_all(to);
    outcome.is_ok()
}

fn database(path: &Path) -> bool {
    read_all(path.parent().unwrap()).is_ok_and(|kept| !kept.records.is_empty())
}

fn readers(folder: &Path) -> Vec<Reader> {
    let exported = |format: Format| {
        let mut bytes = Vec::new();
        let sittings: Vec<_> = ["=1+1\nwarm hands", "“quoted”, with; \\ signs"].map(sitting).into();
        write(
            format,
            sittings.iter(),
            &(0..3).map(softlanding_core::testing::glimmer).collect::<Vec<_>>(),
            &mut bytes,
        )
        .unwrap();
        bytes
    };
    keep(folder, (0..3).map(record));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = fs::read(root.join("exercises/ask-one-person.ron")).unwrap();
    let database_file = fs::read(folder.join("journal.sqlite3")).unwrap();
    let of = |of_a_thousand, name, original, read| Reader {
        of_a_thousand,
        name,
        original,
        pack: <[u8]>::to_vec,
        read,
    };
    vec![
        of(280, "journal.csv", exported(Format::Csv), journal),
        of(280, "journal.json", exported(Format::Json), journal),
        of(140, "journal.ron", exported(Format::Ron), journal),
        of(140, "settings.toml", SETTINGS.into(), chosen),
        of(140, "own.ron", own.clone(), exercise),
        of(10, "pack.zip", zipped(&own), pack),
        // Changed inside, then packed.
        Reader { pack: zipped, ..of(40, "pack.zip", own, pack) },
        of(10, "journal.sqlite3", database_file, database),
    ]
}

const SETTINGS: &str = "keep = \"yes\"\ntext_percent = 120\n[sound]\nchosen = true\nmaster = 0.5\n[sound.beds]\nbreath = 0.25\n\
                        [state_names]\nmixed = \"So so\"\n[favourites]\n\"shipped:box\" = true\n";

fn zipped(exercise: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let description = r#"Pack(format: 1, name: "evenings", title: "Evenings", lang: "en")"#;
    for (name, bytes) in [("pack.ron", description.as_bytes()), ("box.ron", exercise)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// One to four changes of any kind, mostly few and small ones: what is refused at its first letter shows little.
fn changed(original: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut bytes = original.to_vec();
    let most = random.usize(1..=4);
    for _ in 0..random.usize(1..=most) {
        let at = random.usize(..=bytes.len());
        let until = (at + random.usize(..=24)).min(bytes.len());
        match random.u8(..12) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..until)),
            2 => drop(bytes.splice(at..until, random.choice(PIECES).unwrap().bytes())),
            3 => drop(bytes.splice(at..at, random.choice(PIECES).unwrap().bytes())),
            4 => {
                let again = bytes[at..until].repeat(random.usize(1..40));
                drop(bytes.splice(at..at, again));
            }
            5..9 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = alike(*byte, random);
                }
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

/// A letter for a letter, a digit for a digit, so that values change and the form stays.
fn alike(byte: u8, random: &mut Rng) -> u8 {
    match byte {
        b'0'..=b'9' => random.u8(b'0'..=b'9'),
        b'a'..=b'z' => random.u8(b'a'..=b'z'),
        b'A'..=b'Z' => random.u8(b'A'..=b'Z'),
        other => other,
    }
}

/// In memory where there is such a file system: millions of files are written.
fn fast_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::tempdir_in(folder).unwrap()
}

/// For each name the number of files, and how many of them were read.
type Fed = BTreeMap<&'static str, (usize, usize)>;

/// Feeds files to all readers.
fn feed(readers: &[Reader], count: usize, seed: u64) -> Fed {
    let folder = fast_folder();
    let mut random = Rng::with_seed(seed);
    let mut fed = Fed::new();
    for reader in readers {
        let (files, read) = fed.entry(reader.name).or_default();
        for number in 0..count * reader.of_a_thousand / 1_000 {
            *files += 1;
            *read += usize::from(is_read(reader, folder.path(), number, &mut random));
        }
    }
    fed
}

fn is_read(reader: &Reader, folder: &Path, number: usize, random: &mut Rng) -> bool {
    let bytes = (reader.pack)(&changed(&reader.original, random));
    let path = folder.join(reader.name);
    fs::write(&path, &bytes).unwrap();
    let outcome = catch_unwind(AssertUnwindSafe(|| (reader.read)(&path)));
    let Ok(is_read) = outcome else {
        let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(reader.name);
        fs::write(&kept, bytes).unwrap();
        panic!("reading {} panicked", kept.display());
    };
    fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)).unwrap_or_default();
    // Reading settings may set a file aside under a name with a date.
    if number.is_multiple_of(500) {
        clear(folder);
    }
    is_read
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
    let fed: Vec<Fed> = thread::scope(|scope| {
        let feeding: Vec<_> = (0..threads)
            .map(|number| {
                let readers = &readers;
                scope.spawn(move || feed(readers, count / threads as usize, seed.wrapping_add(number)))
            })
            .collect();
        feeding.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for name in fed[0].keys() {
        let (files, read) = fed.iter().fold((0, 0), |sum, fed| (sum.0 + fed[name].0, sum.1 + fed[name].1));
        println!("{name}: {read} of {files} read");
        assert!(read > 0 && read < files, "{name}: {read} of {files} read, so this shows little");
    }
}
