//! Packs come in whole or not at all, and whatever is in them harms nothing.

use std::io::{Cursor, Write as _};

use softlanding_core::exercise::Pack;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::packs::{self, ENTRIES_MOST};
use super::*;

const DESCRIPTION: &str =
    r#"Pack(format: 1, name: "evenings", title: "Evenings", author: "Ana", licence: "CC0", lang: "en")"#;

/// A person's folders, and a place from which things come.
pub(super) struct Home {
    folder: TempDir,
}

impl Home {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("from")).unwrap();
        Self { folder }
    }

    pub(super) fn folders(&self) -> Folders {
        Folders { own: self.folder.path().join("exercises"), packs: self.folder.path().join("packs") }
    }

    /// A file from elsewhere, with the folders it is in.
    pub(super) fn from(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join("from").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A pack from elsewhere, as a folder.
    pub(super) fn pack(&self, name: &str, files: &[(&str, &str)]) -> PathBuf {
        for (file, source) in files {
            self.from(&format!("{name}/{file}"), source);
        }
        self.folder.path().join("from").join(name)
    }

    fn import(&self, path: &Path) -> Result<Imported, ImportError> {
        let library = self.library();
        import(path, &self.folders(), |id| library.own_file(id).map(Path::to_owned))
    }

    fn import_zip(&self, bytes: impl AsRef<[u8]>) -> Result<Imported, ImportError> {
        self.import(&self.from("pack.zip", bytes))
    }

    fn import_good(&self, path: &Path) -> ImportedPack {
        match self.import(path) {
            Ok(Imported::Pack(pack)) => pack,
            other => panic!("no pack, but {other:?}"),
        }
    }

    fn library(&self) -> Library {
        Library::read(self.folders())
    }

    /// The ids of the exercises in packs, with their packs.
    fn in_packs(&self) -> Vec<(String, String)> {
        let library = self.library();
        let packs = library.entries().iter().filter_map(|entry| match &entry.key.origin {
            Origin::Pack(name) => Some((name.clone(), entry.key.id.clone())),
            _ => None,
        });
        packs.collect()
    }

    /// Whatever is among the packs, hidden or not.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folders().packs).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn pair(pack: &str, id: &str) -> (String, String) {
    (pack.to_owned(), id.to_owned())
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A good pack and these.
fn zip_with(files: &[(&str, &[u8])]) -> Vec<u8> {
    let good = good("a", "A");
    let mut all: Vec<(&str, &[u8])> = vec![("pack.ron", DESCRIPTION.as_bytes()), ("a.ron", good.as_bytes())];
    all.extend(files);
    zip_of(&all)
}

/// With other bytes at this distance from each of these marks.
fn patched(mut zip: Vec<u8>, mark: &[u8], distance: usize, bytes: &[u8]) -> Vec<u8> {
    let found = zip.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark);
    let places: Vec<usize> = found.map(|(place, _)| place + distance).collect();
    for place in places {
        zip[place..place + bytes.len()].copy_from_slice(bytes);
    }
    zip
}

#[test]
fn a_folder_comes_in_with_what_it_says_of_itself_and_apart_from_all_others() {
    let home = Home::new();
    let source = format!("// By the window.\n{}", good(DEFAULT_ID, "Another"));
    let path =
        home.pack("any name", &[("pack.ron", DESCRIPTION), ("one.ron", &source), ("README.md", "Hello.")]);
    home.from("any name/exercises/TWO.RON", good("two", "Two"));
    home.from("any name/exercises/deeper/three.ron", good("three", "Three"));
    let imported = home.import_good(&path);
    assert_eq!((imported.title(), imported.exercises, imported.broken.len()), ("Evenings", 2, 0));
    assert_eq!(home.in_packs(), [pair("evenings", DEFAULT_ID), pair("evenings", "two")]);
    let library = home.library();
    let key = ExerciseKey { origin: Origin::Pack("evenings".to_owned()), id: DEFAULT_ID.to_owned() };
    let file = library.find(&key).unwrap().file.clone().unwrap();
    assert!(file.starts_with(home.folders().packs.join("evenings")));
    assert_eq!(fs::read_to_string(file).unwrap(), source, "as its author wrote it");
    assert_eq!(library.find_id(DEFAULT_ID).unwrap().key.origin, Origin::Shipped);
    assert_eq!(library.default_entry().unwrap().key.origin, Origin::Shipped);
    assert_eq!(library.find_id("two").unwrap().key.origin, Origin::Pack("evenings".to_owned()));
    let [info] = library.packs() else { panic!("{:?}", library.packs()) };
    assert_eq!((info.name.as_str(), info.title(), info.exercises), ("evenings", "Evenings", 2));
    let Some(Pack { author, licence, lang, .. }) = &info.description else { panic!() };
    assert_eq!((author.as_deref(), licence.as_deref(), lang.as_str()), (Some("Ana"), Some("CC0"), "en"));
    assert!(library.broken().is_empty() && library.unread().is_empty());
}

#[test]
fn a_zip_comes_in_with_a_folder_around_it_and_with_what_systems_leave_behind() {
    let home = Home::new();
    let one = good("one", "One");
    let files: [(&str, &[u8]); 6] = [
        ("Abende ☾/pack.ron", DESCRIPTION.as_bytes()),
        ("Abende ☾/exercises/夜.ron", one.as_bytes()),
        ("__MACOSX/Abende ☾/._pack.ron", b"\0\x05\x16\x07"),
        ("Abende ☾/.DS_Store", b"\0\0\0\x01Bud1"),
        ("Abende ☾/picture.png", b"\x89PNG"),
        ("elsewhere/two.ron", b"not in the pack"),
    ];
    let path = home.from("pack.without-ending", zip_of(&files));
    assert_eq!(home.import_good(&path).exercises, 1);
    assert_eq!(home.in_packs(), [pair("evenings", "one")]);
}

#[test]
fn a_newer_one_of_the_same_name_takes_its_place_and_touches_no_other() {
    let home = Home::new();
    let other = r#"Pack(format: 1, name: "mornings", lang: "en")"#;
    home.import_good(&home.pack("1", &[("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))]));
    home.import_good(&home.pack("2", &[("pack.ron", other), ("a.ron", &good("a", "Other"))]));
    home.import_good(&home.pack("3", &[("pack.ron", DESCRIPTION), ("b.ron", &good("b", "B"))]));
    assert_eq!(home.in_packs(), [pair("evenings", "b"), pair("mornings", "a")]);
    assert_eq!(home.library().packs()[1].title(), "mornings", "without a title the name stands there");
    let bad = home.pack("4", &[("pack.ron", DESCRIPTION), ("c.ron", "Exercise(")]);
    assert!(home.import(&bad).is_err());
    assert_eq!(home.in_packs(), [pair("evenings", "b"), pair("mornings", "a")], "what was there stays");
    assert_eq!(home.names().len(), 2, "and nothing is left behind: {:?}", home.names());
}

#[test]
fn a_broken_exercise_is_said_and_refuses_none_of_the_others() {
    let home = Home::new();
    let files = [
        ("pack.ron", DESCRIPTION),
        ("a.ron", &good("a", "A")),
        ("b.ron", "Exercise("),
        ("c.ron", &good("a", "The same id")),
    ];
    let imported = home.import_good(&home.pack("evenings", &files));
    let names: Vec<&str> =
        imported.broken.iter().map(|broken| broken.path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!((imported.exercises, names), (1, vec!["b.ron", "c.ron"]));
    assert!(home.library().broken().is_empty(), "what cannot be used stays where it was");
}

#[test]
fn what_would_land_elsewhere_is_refused_and_nothing_is_written() {
    let home = Home::new();
    let names = [
        "../evil.ron",
        "exercises/../../evil.ron",
        "/etc/evil.ron",
        "C:/evil.ron",
        "c:evil.ron",
        "a\\..\\evil.ron",
        "\\evil.ron",
        "./evil.ron",
        "a//evil.ron",
        "..",
        "evil\0.ron",
    ];
    for name in names {
        let refusal = home.import_zip(zip_with(&[(name, b"evil")])).unwrap_err();
        assert_eq!(refusal, ImportError::Outside { name: name.to_owned() });
    }
    assert_eq!(home.names(), [""; 0]);
    assert!(!home.folder.path().join("evil.ron").exists() && !Path::new("/etc/evil.ron").exists());
}

#[test]
fn links_and_what_is_no_file_are_refused_in_a_zip() {
    let home = Home::new();
    let mut zip = ZipWriter::new_append(Cursor::new(zip_with(&[]))).unwrap();
    zip.add_symlink("b.ron", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let with_link = zip.finish().unwrap().into_inner();
    assert_eq!(home.import_zip(&with_link), Err(ImportError::Link { name: "b.ron".to_owned() }));
    // The upper half of the outer attributes is the mode: here, that of a pipe.
    let pipe = patched(zip_with(&[]), b"PK\x01\x02", 40, &[0xA4, 0x11]);
    assert!(matches!(home.import_zip(pipe), Err(ImportError::Special { .. })));
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn bombs_are_refused_by_what_they_say_and_by_what_they_are() {
    let home = Home::new();
    let large = vec![b' '; 300 * 1024];
    let too_large = ImportError::FileTooLarge { name: "b.ron".to_owned(), most_kib: 256 };
    let said = zip_with(&[("b.ron", &large)]);
    assert!(said.len() < 8 * 1024, "it is small as long as it is packed");
    assert_eq!(home.import_zip(&said), Err(too_large.clone()));
    // It says that all its files are one byte long.
    let lies = patched(said, b"PK\x01\x02", 24, &[1, 0, 0, 0]);
    let refusal = home.import_zip(lies).unwrap_err();
    assert!(refusal == too_large || refusal == ImportError::Damaged, "{refusal:?}");
    let part = vec![b' '; 256 * 1024];
    let names: Vec<String> = (0..65).map(|number| format!("{number}.ron")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    assert_eq!(home.import_zip(zip_with(&parts)), Err(ImportError::TooLarge { most_mib: 16 }));
    let lies = patched(zip_with(&parts), b"PK\x01\x02", 24, &[1, 0, 0, 0]);
    let refusal = home.import_zip(lies).unwrap_err();
    assert!(matches!(refusal, ImportError::TooLarge { .. } | ImportError::Damaged), "{refusal:?}");
    assert_eq!(home.import_zip(vec![b'P'; 0]), Err(ImportError::Unknown));
    let endless: Vec<u8> = b"PK\x03\x04".iter().copied().chain(std::iter::repeat_n(7, 18 << 20)).collect();
    assert_eq!(home.import_zip(endless), Err(ImportError::TooLarge { most_mib: 16 }));
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn ten_thousand_files_are_refused_in_a_zip_and_in_a_folder() {
    let home = Home::new();
    let names: Vec<String> = (0..10_000).map(|number| format!("exercises/{number}.ron")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let too_many = Err(ImportError::TooMany { most: ENTRIES_MOST });
    assert_eq!(home.import_zip(zip_with(&files)), too_many);
    let path = home.pack("folder", &[("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))]);
    fs::create_dir(path.join("exercises")).unwrap();
    for name in &names {
        fs::write(path.join(name), "").unwrap();
    }
    assert_eq!(home.import(&path), too_many);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn a_zip_that_is_damaged_or_locked_is_refused() {
    let home = Home::new();
    let whole = zip_with(&[]);
    assert_eq!(home.import_zip(&whole[..whole.len() / 2]), Err(ImportError::Damaged));
    assert_eq!(home.import_zip(b"PK\x03\x04"), Err(ImportError::Damaged));
    let central_flag = patched(whole.clone(), b"PK\x01\x02", 8, &[1]);
    let locked = patched(central_flag, b"PK\x03\x04", 6, &[1]);
    assert_eq!(home.import_zip(locked), Err(ImportError::Locked));
    let unknown_packing = patched(whole.clone(), b"PK\x01\x02", 10, &[97]);
    assert_eq!(home.import_zip(unknown_packing), Err(ImportError::Damaged));
    // Each byte in turn is another: whatever comes of it, nothing breaks.
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 0xFF;
        drop(home.import_zip(changed));
    }
    assert!(home.names().iter().all(|name| name == "evenings"), "{:?}", home.names());
}

/// Names, and what is in them.
type Files<'a> = &'a [(&'a str, &'a [u8])];

#[test]
fn a_pack_needs_a_description_and_something_good() {
    let home = Home::new();
    let good = good("a", "A");
    let without = home.pack("without", &[("a.ron", &good)]);
    assert_eq!(home.import(&without), Err(ImportError::NoDescription));
    let several = home.pack("several", &[]);
    for name in ["one", "two"] {
        home.pack(&format!("several/{name}"), &[("pack.ron", DESCRIPTION), ("a.ron", &good)]);
    }
    assert_eq!(home.import(&several), Err(ImportError::SeveralPacks));
    let zips: [(Files<'_>, ImportError); 3] = [
        (&[("a.ron", good.as_bytes())], ImportError::NoDescription),
        (&[("1/pack.ron", b""), ("2/pack.ron", b"")], ImportError::SeveralPacks),
        (&[("pack.ron", DESCRIPTION.as_bytes())], ImportError::NothingGood { first: None }),
    ];
    for (files, refusal) in zips {
        assert_eq!(home.import_zip(zip_of(files)), Err(refusal));
    }
    for description in ["", "Pack(", r#"Pack(format: 1, name: "../up", lang: "en")"#, "\u{1}\u{2}"] {
        let refusal =
            home.import(&home.pack("bad", &[("pack.ron", description), ("a.ron", &good)])).unwrap_err();
        assert!(matches!(refusal, ImportError::Description(FileErrorKind::Format(_))), "{refusal:?}");
    }
    let broken = home.pack("broken", &[("pack.ron", DESCRIPTION), ("a.ron", "Exercise(")]);
    let Err(ImportError::NothingGood { first: Some(first) }) = home.import(&broken) else { panic!() };
    assert!(first.path.ends_with("a.ron"));
    assert_eq!(home.names(), [""; 0]);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_sockets_are_refused_in_a_folder() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let home = Home::new();
    let files = [("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))];
    let linked = home.pack("linked", &files);
    symlink("/etc/passwd", linked.join("b.ron")).unwrap();
    assert_eq!(home.import(&linked), Err(ImportError::Link { name: "b.ron".to_owned() }));
    let linked = home.pack("linked-folder", &files);
    symlink("/", linked.join("exercises")).unwrap();
    assert_eq!(home.import(&linked), Err(ImportError::Link { name: "exercises".to_owned() }));
    let piped = home.pack("piped", &files);
    assert!(std::process::Command::new("mkfifo").arg(piped.join("b.ron")).status().unwrap().success());
    assert_eq!(home.import(&piped), Err(ImportError::Special { name: "b.ron".to_owned() }));
    let socket = home.pack("socket", &files);
    let _listener = UnixListener::bind(socket.join("b.ron")).unwrap();
    assert_eq!(home.import(&socket), Err(ImportError::Special { name: "b.ron".to_owned() }));
    assert_eq!(home.import(Path::new("/dev/zero")), Err(ImportError::Unknown), "nor is it read for ever");
    assert_eq!(home.names(), [""; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_in_no_known_writing_come_in_as_their_ids() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::new();
    let path = home.pack("p", &[("pack.ron", DESCRIPTION)]);
    let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.ron");
    fs::write(path.join(name), good("a", "A")).unwrap();
    assert_eq!(home.import_good(&path).exercises, 1);
    assert_eq!(home.in_packs(), [pair("evenings", "a")]);
}

#[test]
fn what_is_no_pack_and_no_exercise_is_refused() {
    let home = Home::new();
    for (name, bytes) in
        [("letter.txt", b"Dear Ana".as_slice()), ("picture.png", b"\x89PNG\0\0"), ("empty", b"")]
    {
        assert_eq!(home.import(&home.from(name, bytes)), Err(ImportError::Unknown), "{name}");
    }
    let missing = home.import(Path::new("/nowhere/at-all.zip"));
    assert_eq!(missing, Err(ImportError::File(FileErrorKind::Unreadable(std::io::ErrorKind::NotFound))));
    let broken = home.import(&home.from("broken.ron", "Exercise("));
    assert!(matches!(broken, Err(ImportError::File(FileErrorKind::Format(_)))), "{broken:?}");
}

#[test]
fn one_exercise_is_copied_among_ones_own_and_overwrites_nothing() {
    let home = Home::new();
    let source = format!("// A note.\n{}", good("a", "A"));
    let path = home.from("evening.txt", &source);
    let imported = home.import(&path).unwrap();
    let file = home.folders().own.join("a.ron");
    assert_eq!(imported, Imported::Exercise { title: "A".to_owned(), file: file.clone() });
    assert_eq!(fs::read_to_string(&file).unwrap(), source);
    let again = home.import(&path);
    assert_eq!(
        again,
        Err(ImportError::File(FileErrorKind::SameId { id: "a".to_owned(), other: file.clone() }))
    );
    fs::write(&file, good("z", "Renamed")).unwrap();
    let Ok(Imported::Exercise { file: second, .. }) = home.import(&path) else { panic!() };
    assert_ne!(second, file, "the name was taken");
    assert_eq!(home.library().find_id("z").unwrap().exercise.title, "Renamed");
    assert_eq!(home.library().find_id("a").unwrap().file, Some(second));
    let pack = home.pack("p", &[("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))]);
    let by_its_description = home.import(&pack.join("pack.ron"));
    assert!(matches!(by_its_description, Ok(Imported::Pack(_))), "{by_its_description:?}");
}

#[test]
fn a_pack_that_was_put_there_by_hand_is_read_and_what_is_wrong_with_it_is_said() {
    let home = Home::new();
    let packs = home.folders().packs;
    let put = |name: &str, description: Option<&str>| {
        fs::create_dir_all(packs.join(name)).unwrap();
        if let Some(description) = description {
            fs::write(packs.join(name).join("pack.ron"), description).unwrap();
        }
        fs::write(packs.join(name).join("a.ron"), good("a", "A")).unwrap();
    };
    put("evenings", Some(DESCRIPTION));
    put("other", Some(DESCRIPTION));
    put("none", None);
    put(".hidden", None);
    fs::write(packs.join("a-file"), "").unwrap();
    let library = home.library();
    assert_eq!(home.in_packs(), [pair("evenings", "a"), pair("none", "a"), pair("other", "a")]);
    let broken: Vec<&Path> = library.broken().iter().map(|broken| broken.path.as_path()).collect();
    assert_eq!(broken, [packs.join("none/pack.ron"), packs.join("other/pack.ron")]);
    assert_eq!(library.broken()[1].fault, FileErrorKind::OtherName { name: "evenings".to_owned() });
}

#[test]
fn what_was_removed_comes_back_until_it_is_forgotten() {
    let home = Home::new();
    let folder = home.folders().packs;
    home.import_good(&home.pack("1", &[("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))]));
    packs::remove(&folder, "evenings").unwrap();
    assert_eq!(home.in_packs(), []);
    packs::restore(&folder, "evenings").unwrap();
    assert_eq!(home.in_packs(), [pair("evenings", "a")]);
    packs::remove(&folder, "evenings").unwrap();
    home.import_good(&home.pack("1", &[]));
    assert!(packs::restore(&folder, "evenings").is_err(), "one of that name came meanwhile");
    packs::forget(&folder, "evenings");
    assert_eq!(home.names(), ["evenings"]);
    assert!(packs::remove(&folder, "never-there").is_err());
}

#[test]
fn what_one_window_can_bring_back_is_not_cleared_up_by_another() {
    let home = Home::new();
    let folder = home.folders().packs;
    home.import_good(&home.pack("1", &[("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))]));
    let removed = packs::remove(&folder, "evenings").unwrap();
    packs::sweep(&folder);
    packs::restore(&folder, &removed.name).unwrap();
    assert_eq!(home.names(), ["evenings"]);
    drop(removed);
    drop(packs::remove(&folder, "evenings").unwrap());
    packs::sweep(&folder);
    assert!(home.names().is_empty(), "nobody can bring it back");
}

#[test]
fn after_a_power_cut_what_was_to_be_replaced_is_back() {
    let home = Home::new();
    let folder = home.folders().packs;
    home.import_good(&home.pack("1", &[("pack.ron", DESCRIPTION), ("a.ron", &good("a", "A"))]));
    let coming = folder.join(".coming-abc");
    fs::create_dir_all(coming.join(".new/exercises")).unwrap();
    fs::rename(folder.join("evenings"), coming.join("evenings")).unwrap();
    fs::create_dir(folder.join(".removed-mornings")).unwrap();
    let claim = crate::platform::disk::claim(&coming).unwrap();
    packs::sweep(&folder);
    assert!(coming.exists(), "another window is in the middle of it");
    drop(claim);
    packs::sweep(&folder);
    assert_eq!((home.in_packs(), home.names()), (vec![pair("evenings", "a")], vec!["evenings".to_owned()]));
}

#[test]
fn the_page_about_packs_tells_the_truth() {
    let page = include_str!("../../../docs/packs.md");
    let plain: String = page
        .lines()
        .map(|line| line.strip_prefix("   ").unwrap_or(line))
        .fold(String::new(), |page, line| page + line + "\n");
    let examples: Vec<&str> =
        plain.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let pack = exercise::parse_pack(example.as_bytes()).unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(pack.name, "evenings");
    }
    for field in ["format", "name", "title", "author", "licence", "lang", "about"] {
        assert!(page.contains(&format!("\n| `{field}` | ")), "{field} is in the table");
    }
    for bound in
        [format!("{} KiB", exercise::FILE_MOST_BYTES / 1024), "16 MiB".to_owned(), "1,000".to_owned()]
    {
        assert!(page.contains(&bound), "{bound}");
    }
    assert_eq!(ENTRIES_MOST, 1_000);
}
