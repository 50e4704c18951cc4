//! The words of the menu in the tray. They are neutral: whoever sees the screen learns nothing from them.

use crate::platform::tray::{TrayWish, TrayWords};
use crate::text::{Words, fl};

/// What may be wished for, at rest and otherwise.
pub(super) fn tray(words: &Words, rests: bool) -> TrayWords {
    let mut wishes = vec![(TrayWish::Now, fl!(words, "tray-now"))];
    if rests {
        wishes.push((TrayWish::GoOn, fl!(words, "tray-go-on")));
    } else {
        wishes.push((TrayWish::RestAnHour, fl!(words, "tray-rest-hour")));
        wishes.push((TrayWish::RestToday, fl!(words, "tray-rest-today")));
    }
    wishes.push((TrayWish::Open, fl!(words, "tray-open")));
    wishes.push((TrayWish::Quit, fl!(words, "tray-quit")));
    TrayWords { name: fl!(words, "reminder-from"), wishes }
}
