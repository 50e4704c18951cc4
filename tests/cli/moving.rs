//! What comes in and goes out: packs, exports, imports, pages and sound.

use super::*;

#[test]
fn render_writes_the_whole_sitting_and_never_over_another_file_unasked() {
    let folder = folder();
    let wav = folder.path().join("even.wav");
    let wanted = ["render", "slow-and-even", "--minutes", "1", "--wav", wav.to_str().unwrap()];
    let output = run(folder.path(), &wanted);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mut reader = hound::WavReader::open(&wav).unwrap();
    let secs = f64::from(reader.duration()) / f64::from(reader.spec().sample_rate);
    assert!((45.0..75.0).contains(&secs), "{secs} seconds");
    let loudest = reader.samples::<i16>().map(|sample| sample.unwrap().unsigned_abs()).max().unwrap();
    assert!((300..8_232).contains(&loudest), "heard, and below −12 dBFS: {loudest}");

    let before = fs::read(&wav).unwrap();
    let output = run(folder.path(), &wanted);
    assert!(!output.status.success() && text(&output.stderr).contains("even.wav"));
    assert_eq!(fs::read(&wav).unwrap(), before);
    assert!(run(folder.path(), &[&wanted[..], &["--force"]].concat()).status.success());
    let output = run(folder.path(), &["render", "box", "--wav", "/dev/full/x.wav"]);
    assert!(!output.status.success() && !text(&output.stderr).is_empty());
}

#[test]
fn a_page_to_hand_over_is_one_file_and_says_what_is_in_the_way() {
    let folder = folder();
    let pdf = folder.path().join("box.pdf");
    let wanted = ["page", "box", "--paper", "letter", "--out", pdf.to_str().unwrap()];
    let output = run(folder.path(), &wanted);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    let output = run(folder.path(), &wanted);
    assert!(!output.status.success() && text(&output.stderr).contains("box.pdf"));
    let output = run(folder.path(), &["page", "no-such-one", "--out", "x.pdf"]);
    assert!(!output.status.success() && text(&output.stderr).contains("no-such-one"));
}

#[test]
fn a_pack_that_is_imported_is_in_the_list_and_what_is_none_is_refused_in_a_sentence() {
    let folder = folder();
    let pack = folder.path().join("evenings");
    fs::create_dir(&pack).unwrap();
    let refused = run(folder.path(), &["import", pack.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("pack.ron"), "{}", text(&refused.stderr));
    fs::write(pack.join("pack.ron"), r#"Pack(format: 1, name: "evenings", lang: "en")"#).unwrap();
    fs::write(pack.join("one.ron"), BRIEF.replace("A brief one", "From a pack")).unwrap();
    for _ in 0..2 {
        let imported = run(folder.path(), &["import", pack.to_str().unwrap()]);
        assert!(imported.status.success(), "{}", text(&imported.stderr));
    }
    let listed = text(&run(folder.path(), &["list"]).stdout);
    assert_eq!(listed.matches("From a pack").count(), 1, "{listed}");
    assert!(listed.contains("A brief one"), "its own namesake stays");
}

#[test]
fn what_is_exported_is_imported_elsewhere_and_a_second_time_changes_nothing() {
    let (here, there) = (folder(), folder());
    assert!(run(here.path(), &["practice", "brief", "--keep"]).status.success());
    for format in ["csv", "json", "ron"] {
        let file = here.path().join(format!("kept.{format}"));
        let file = file.to_str().unwrap();
        let wanted = ["export", "--format", format, "--out", file];
        let output = run(here.path(), &wanted);
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
        assert_eq!(text(&output.stdout), format!("{file}: one practice.\n"));
        let again = run(here.path(), &wanted);
        assert_eq!(again.status.code(), Some(1));
        assert!(text(&again.stderr).starts_with("There is a file "), "{}", text(&again.stderr));
        assert!(run(here.path(), &[&wanted[..], &["--force"]].concat()).status.success());
        let piped = run(here.path(), &["export", "--format", format]);
        assert_eq!(piped.stdout, fs::read(file).unwrap(), "the same on standard output");

        let output = run(there.path(), &["import", file]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let told = if format == "csv" {
            "One practice is new here."
        } else {
            "No practice is new here. One was here already."
        };
        assert_eq!(text(&output.stdout), format!("kept.{format}: {told}\n"));
    }
    assert_eq!(journal(here.path()), journal(there.path()));
}

#[test]
fn nothing_kept_is_exported_as_a_valid_file_and_makes_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    let output = run(there, &["export", "--format", "json"]);
    assert!(output.status.success());
    let file: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&file["format"], &file["sittings"]), (&"softlanding-journal".into(), &serde_json::json!([])));
    assert_eq!(text(&output.stderr), "Nothing is kept yet, so no practice is in it.\n");
    assert_eq!(fs::read_dir(there).unwrap().count(), 0);
    let output = run(there, &["export"]);
    assert_eq!(output.status.code(), Some(2), "it needs to know how");
}

#[test]
fn what_of_a_journal_does_not_come_in_is_said_with_its_line_and_is_no_success() {
    let folder = folder();
    let file = folder.path().join("kept.csv");
    let id = "01990000-0000-7000-8000-00000000000";
    let row = |number: u32, hardness: &str| {
        format!("{id}{number};2026-01-02T03:04:05Z;own:brief;6000;whole;{hardness}\r\n")
    };
    let heading = "id;started_utc;exercise;practised_ms;ending;before_hardness\r\n";
    let rows = [row(1, "8"), row(2, "11"), row(3, "\u{1b}[31m")].concat();
    fs::write(&file, format!("{heading}{rows}")).unwrap();
    let output = run(folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
    assert_eq!(
        text(&output.stderr),
        "kept.csv: One practice is new here. 2 did not come in. Line 3: “before_hardness” is 11. It goes \
         from 0 to 10. Line 4: “before_hardness” can’t be “\u{fffd}[31m”.\n"
    );
    assert_eq!(journal(folder.path()).len(), 1);

    let other = folder.path().join("mood.csv");
    fs::write(&other, "date,mood\n2026-01-01,4\n").unwrap();
    let output = run(folder.path(), &["import", other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "mood.csv: These columns are missing: id, started_utc, exercise, practised_ms, ending. Nothing was \
         added.\n"
    );
}

#[test]
fn importing_says_yes_for_what_is_imported_and_for_nothing_else() {
    let (here, there) = (folder(), folder());
    assert!(run(here.path(), &["practice", "brief", "--keep"]).status.success());
    let file = here.path().join("kept.json");
    let file = file.to_str().unwrap();
    assert!(run(here.path(), &["export", "--format", "json", "--out", file]).status.success());
    assert!(run(there.path(), &["import", file]).status.success());
    assert!(run(there.path(), &["practice", "brief"]).status.success());
    assert_eq!(journal(there.path()).len(), 1, "the practice afterwards was not kept");
}
