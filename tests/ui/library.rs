//! An exercise file that is saved in an editor while the window is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use softlanding::app::App;

use super::stage::{SMALLEST, Stage, WIDE};

fn own(invitation: &str, more: &str) -> String {
    format!(
        r#"Exercise(format: 1, id: "own-one", lang: "en", title: "By the window", invitation: "{invitation}",
        family: Grounding, suits: [], needs: [], minutes: (usual: 1, choices: [1]),
        parts: [Say(text: "Look outside.", secs: 20)], cautions: [],
        evidence: (grade: Practice, says: "None.", sources: []), {more})"#
    )
}

/// On the page of the exercise.
fn on_its_page() -> Stage {
    let mut stage = Stage::with_exercise(WIDE, "", &own("The sky is outside.", ""));
    stage.open_practice("By the window");
    stage.expect("The sky is outside.");
    stage
}

#[test]
fn saving_updates_the_page_that_is_open() {
    let mut stage = on_its_page();
    stage.save_exercise(&own("See how far you can look.", ""));
    stage.wait_until("the page is new", |stage| stage.says("See how far you can look."));
    stage.expect_not("The sky is outside.");
}

#[test]
fn a_mistake_is_said_and_what_was_there_works_on_until_it_is_mended() {
    let mut stage = on_its_page();
    let said = "own.ron, line 4: Unknown field “colour”.";
    stage.save_exercise(&own("See how far you can look.", "colour: 3"));
    stage.wait_until("the mistake is said", |stage| stage.says(said));
    stage.expect("The sky is outside.");
    stage.app(|app| assert_eq!(app.library().broken().len(), 1));
    stage.save_exercise(&own("See how far you can look.", "private: true"));
    stage.wait_until("it is mended", |stage| !stage.says(said));
    stage.expect("See how far you can look.");
    stage.app(|app| assert!(app.library().broken().is_empty()));
}

#[test]
fn what_is_saved_meanwhile_leaves_a_running_practice_alone() {
    let mut stage = on_its_page();
    stage.click("Begin");
    stage.expect("Look outside.");
    stage.save_exercise(&own("See how far you can look.", "").replace("Look outside", "Look inside"));
    stage.wait_until("it was read", |stage| {
        stage.app(|app| {
            app.library().find_id("own-one").unwrap().exercise.invitation == "See how far you can look."
        })
    });
    stage.expect("Look outside.");
    stage.pass(30.0);
    stage.expect("And now?");
}

/// Something let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Stage {
    pub fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.step();
    }
}

#[test]
fn what_is_let_go_over_the_window_is_imported_and_said() {
    let elsewhere = tempfile::tempdir().unwrap();
    let at = |name: &str| elsewhere.path().join(name);
    std::fs::write(at("own-one.txt"), own("Look outside.", "")).unwrap();
    std::fs::create_dir(at("pack")).unwrap();
    std::fs::write(at("pack/pack.ron"), r#"Pack(format: 1, name: "windows", title: "Windows", lang: "en")"#)
        .unwrap();
    std::fs::write(at("pack/one.ron"), own("Look outside.", "")).unwrap();
    std::fs::write(at("letter.txt"), "Dear Ana").unwrap();
    let mut stage = Stage::new(WIDE);
    for (name, said) in [
        ("own-one.txt", "“By the window” is among your own practices now."),
        ("pack", "One practice came with “Windows”."),
        (
            "letter.txt",
            "letter.txt: This is neither a practice, nor a pack, nor a copy of what was kept. Nothing was added.",
        ),
    ] {
        stage.drop_file(&at(name));
        stage.wait_until(said, |stage| stage.says(said));
        stage.close_note();
    }
    stage.app(|app| assert_eq!(app.packs().len(), 1));
}

#[test]
fn a_file_held_over_the_window_is_told_what_comes_of_it() {
    let said = "Let go here to bring it in: practices, a pack, or a copy of what was kept.";
    for (size, percent) in [(WIDE, 100), (SMALLEST, 200)] {
        let mut stage = Stage::with_settings(size, &format!("text_percent = {percent}"));
        stage.expect_not(said);
        stage.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
        stage.settle();
        stage.expect(said);
        let words = stage.nodes().into_iter().find(|node| node.name == said && !node.is_live).unwrap();
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        assert!(window.contains_rect(words.rect), "{:?}", words.rect);
        stage.harness.input_mut().hovered_files.clear();
        stage.settle();
        stage.expect_not(said);
        stage.open_settings("Private");
        stage.click("Guest, until the window closes");
        stage.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
        stage.settle();
        stage.expect("Let go here to bring it in: practices or a pack.");
    }
}

#[test]
fn nothing_shows_behind_the_notepad() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("own-one.ron"), own("Look outside.", "")).unwrap();
    let mut stage = Stage::new(WIDE);
    stage.press("Esc");
    stage.harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    stage.settle();
    assert!(!stage.nodes().iter().any(|node| node.name.contains("Let go")));
    stage.drop_file(&elsewhere.path().join("own-one.ron"));
    stage.settle();
    stage.app(|app| assert!(app.notice().is_none() && app.library().find_id("own-one").is_none()));
}

#[test]
fn a_page_to_print_is_saved_where_one_says_and_never_over_another_file() {
    let mut stage = on_its_page();
    let folder = stage.app(|app| app.paths().documents.clone());
    for said in ["Saved: ", "There is a file "] {
        stage.click("A page to print");
        stage.expect("“By the window” on paper, with its steps, what to know before and where it comes from. To print, or to hand to someone.");
        stage.click("Save the page");
        let is_said = |stage: &Stage| {
            let begins =
                |app: &App| app.notice().is_some_and(|notice| notice.sentence(app.words()).starts_with(said));
            stage.app(begins)
        };
        stage.wait_until("it is said", is_said);
        stage.close_note();
    }
    let page = std::fs::read(folder.join("own-one.pdf")).unwrap();
    assert!(page.starts_with(b"%PDF-"));
}

#[test]
fn a_second_notice_is_never_swallowed_by_a_first() {
    for (size, shown) in [(WIDE, 2), (super::stage::NARROW, 1)] {
        let mut stage = Stage::with_exercise(size, "", &own("The sky is outside.", ""));
        let folder = stage.folder();
        for name in ["a", "b", "c"] {
            std::fs::write(folder.path().join(format!("exercises/{name}.ron")), "colour: 3").unwrap();
        }
        let said = |name: &str| format!("{name}.ron, line 1: Unknown name “colour”.");
        stage.wait_until("all are read out", |stage| {
            ["a", "b", "c"].iter().all(|name| stage.is_told(&said(name)))
        });
        let on_screen = |stage: &Stage| {
            stage.names().into_iter().filter(|name| name.starts_with("Close this note: ")).count()
        };
        assert_eq!(on_screen(&stage), shown);
        assert!(
            stage.nodes().iter().any(|node| node.name.contains("There ") && node.name.contains(" more note"))
        );
        stage.close_note();
        assert!(on_screen(&stage) >= 1);
        stage.close_note();
        stage.close_note();
        assert_eq!(on_screen(&stage), 0);
    }
}
