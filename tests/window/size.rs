//! The smallest window with the largest text, and the size with which a window comes back.

use std::fs;

use crate::program::{Home, Program};

fn settings(home: &Home) -> String {
    fs::read_to_string(home.data.join("settings.toml")).unwrap_or_default()
}

fn open(home: &Home) -> Program {
    let program = Program::open(home);
    program.see("How are things right now?");
    program
}

#[test]
fn at_360_by_600_with_text_of_200_per_cent_a_practice_begins_and_stops() {
    let home = Home::new();
    home.settings("text_percent = 200\nkeep = \"no\"\n");
    let program = Program::open(&home);
    program.resize(360, 600);
    program.see("How are things right now?");
    program.key("space");
    program.see("Stop");
    for control in ["Stop", "Pause", "Gentler", "Silent", "Hide"] {
        program.wait(&format!("“{control}” whole in the window"), || program.can_click(control));
    }
    program.key("Escape");
    program.see("And now?");
    program.press("Done");

    program.see("How are things right now?");
    program.wait("Begin whole in the window", || program.can_click("Begin Look around, then an easy breath"));
    program.press("Begin Look around, then an easy breath");
    program.wait("“Stop” whole in the window", || program.can_click("Stop"));
    program.press("Stop");
    program.see("And now?");
    assert!(program.close().status.success());
}

#[test]
fn a_window_comes_back_with_the_size_it_had_when_it_closed() {
    let home = Home::new();
    for (width, height) in [(1_100, 700), (400, 640)] {
        let program = open(&home);
        program.resize(width, height);
        program.wait("a frame of that width", || program.is_laid_out_for(width));
        assert!(program.close().status.success());
        let program = open(&home);
        assert_eq!(program.size(), (width, height));
        assert!(program.close().status.success());
    }
}

#[test]
fn a_size_that_has_settled_is_written_while_the_window_is_open() {
    let home = Home::new();
    let program = open(&home);
    program.resize(900, 650);
    program.wait("the size in the settings", || settings(&home).contains("height = 650.0\nwidth = 900.0"));
    program.kill();
    let program = open(&home);
    assert_eq!(program.size(), (900, 650));
    assert!(program.close().status.success());
}

#[test]
fn a_size_that_the_screen_cannot_hold_fits_it_and_is_remembered_for_a_larger_one() {
    let home = Home::new();
    let large = "[window]\nwidth = 3000.0\nheight = 2000.0\n";
    home.settings(large);
    let program = open(&home);
    assert_eq!(program.size(), (1_280, 800));
    assert!(program.close().status.success());
    assert_eq!(settings(&home), large);
}

#[test]
fn a_maximized_window_leaves_the_size_that_it_has_otherwise() {
    let home = Home::new();
    let small = "[window]\nwidth = 640.0\nheight = 700.0\n";
    home.settings(small);
    let program = open(&home);
    program.maximize();
    program.wait("a frame of that width", || program.is_laid_out_for(1_280));
    assert!(program.close().status.success());
    assert_eq!(settings(&home), small);
}

#[test]
fn how_large_a_guest_has_the_window_ends_with_the_guest() {
    let home = Home::new();
    let own = "keep = \"no\"\n[window]\nwidth = 800.0\nheight = 700.0\n";
    home.settings(own);
    let program = open(&home);
    program.press("Settings");
    program.press("Private");
    program.press("Guest, until the window closes");
    program.press("Now");
    program.see("How are things right now?");
    program.resize(1_000, 720);
    program.wait("a frame of that width", || program.is_laid_out_for(1_000));
    assert!(program.close().status.success());
    assert_eq!(settings(&home), own);
}
