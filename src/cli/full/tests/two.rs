//! Two people at one terminal.

use std::time::Duration;

use softlanding_core::exercise::Part;
use softlanding_core::sitting::Stage;

use super::super::keys::Key;
use super::super::state::Wishes;
use super::Try;

#[test]
fn two_people_pass_their_gate_breathe_side_by_side_and_nothing_is_kept() {
    let mut trial = Try::new("keep = \"yes\"\n", Wishes { keeps: true, length_ms: None });
    trial.begin("breathing-together-without-tapping");
    assert!(trial.full.app.practice().is_none());
    assert!(trial.text((80, 24)).contains("when both can say no"));
    trial.press(&[Key::Enter, Key::Char(' ')]);
    assert!(trial.full.app.practice().is_none(), "only a yes opens it");
    trial.types("y");
    let is_each = |trial: &Try| trial.full.app.practice().unwrap().sitting.is_for_each(trial.full.app.now());
    for _ in 0..60 {
        if is_each(&trial) {
            break;
        }
        trial.pass(Duration::from_secs(2));
        if trial.full.app.practice().unwrap().sitting.waits(trial.full.app.now()) {
            trial.press(&[Key::Enter]);
        }
    }
    trial.pass(Duration::from_secs(12));
    let shown = trial.text((80, 24));
    assert!(is_each(&trial) && shown.contains("Esc Stop") && shown.contains("Bksp Stop"), "{shown}");
    assert!(shown.contains("D Own pace") && shown.contains("J Own pace"), "{shown}");
    trial.types("j");
    trial.pass(Duration::from_secs(1));
    assert!(trial.text((80, 24)).contains("J Join again"));
    trial.types("L");
    assert_eq!(trial.stage(), Some(Stage::Paused), "of either of the two");
    trial.press(&[Key::Backspace]);
    assert!(trial.text((80, 24)).contains("Nothing of it was kept."));
    trial.types("2710");
    assert!(trial.full.app.kept().records().is_empty() && !trial.full.has_kept);
    trial.press(&[Key::Enter]);
    assert_eq!(trial.full.end, Some(0));
}

#[test]
fn turns_are_taken_and_answered_by_keys() {
    let mut trial = Try::usual();
    trial.begin("listening-turns");
    trial.types("y");
    let mut was_checked = false;
    for _ in 0..40 {
        let shown = trial.text((80, 24));
        let now = trial.full.app.now();
        let Some(practice) = trial.full.app.practice() else { break };
        match practice.sitting.part(now) {
            Some(Part::Check { .. }) => {
                assert!(shown.contains("1   Yes"), "{shown}");
                was_checked = true;
                trial.press(&[Key::Char('1'), Key::Enter]);
            }
            Some(Part::Turn { .. }) => {
                assert!(shown.contains("Left:") || shown.contains("Right:"), "{shown}");
                trial.press(&[Key::Char('+'), Key::Enter]);
            }
            _ => _ = trial.press(&[Key::Enter]),
        }
        trial.pass(Duration::from_secs(1));
    }
    assert!(was_checked);
}
