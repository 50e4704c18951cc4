//! A practice on a whole terminal: how it is, something that suits, the lantern, *And now?*.
//!
//! [`state::Full`] is what is shown and what keys do; `paint` makes cells of it; [`screen`] is the terminal itself, and
//! [`events`] what happens to it.

mod after;
mod canvas;
mod colours;
mod events;
mod hidden;
mod keys;
mod lantern;
mod moving;
mod of_after;
mod of_part;
mod paint;
mod pair;
mod parts;
mod practice;
mod rows;
mod saying;
mod scene;
mod screen;
mod state;
#[cfg(test)]
mod tests;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};

use crate::app::App;

use super::practice::{Ended, KEPT_WITHIN, OWN_FOLDER_WITHIN};
use super::{Arguments, PracticeArguments, find, terminal};
use colours::Depth;
use events::Happening;
use screen::Screen;
use state::{Ask, Full, Wishes};

/// The exit code where nobody is at the terminal any more, as shells have it for SIGHUP.
const HUNG_UP: u8 = 128 + 1;

/// Whether a whole terminal is there to be filled: somebody can type, the cursor moves, and it knows its size and more
/// letters than ASCII.
pub(super) fn can_fill(options: &PracticeArguments) -> bool {
    let has_size = || crossterm::terminal::size().is_ok_and(|(width, height)| width > 0 && height > 0);
    let has_terminal = io::stdin().is_terminal() && terminal::can_draw() && terminal::knows_all_letters();
    !options.plain && has_terminal && has_size()
}

/// The whole practice, from the question before to the last word after.
pub(super) fn run(
    arguments: &Arguments,
    options: &PracticeArguments,
    length_ms: Option<u32>,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let (sender, happenings) = mpsc::channel();
    let wake = sender.clone();
    // Whoever is woken when all is over has gone.
    let app = App::start(arguments.options(), Arc::new(move || drop(wake.send(Happening::Woken))));
    let mut ended = Ended::new(arguments, &app);
    let mut full = Full::new(app, Depth::of_terminal(), Wishes { length_ms, keeps: options.keep });
    full.app.wait_for_own_folder(OWN_FOLDER_WITHIN);
    full.app.wait_for_kept(KEPT_WITHIN);
    let outcome = if full.begin_by_id(options.id.as_deref()) {
        lead_on_screen(&mut full, &sender, &happenings)
    } else {
        Ok(ExitCode::FAILURE)
    };
    ended.has_kept = full.has_kept;
    // Nothing is said where somebody else may look.
    ended.is_hidden = full.cover.is_some();
    ended.tell(full.app.close(), outcome, out)
}

fn lead_on_screen(
    full: &mut Full,
    sender: &mpsc::Sender<Happening>,
    happenings: &Receiver<Happening>,
) -> io::Result<ExitCode> {
    let mut screen = Screen::enter()?;
    events::listen(sender)?;
    let outcome = lead(full, &mut screen, happenings);
    drop(screen);
    // What was said so far is kept as interrupted, which it is already.
    let code = if outcome.is_err() { HUNG_UP } else { full.end.unwrap_or(0) };
    Ok(ExitCode::from(code))
}

/// Draws what changes until it is over.
fn lead(full: &mut Full, screen: &mut Screen, happenings: &Receiver<Happening>) -> io::Result<()> {
    let mut drawn = None;
    let mut is_stopped = false;
    loop {
        full.tick();
        if full.end.is_some() {
            return Ok(());
        }
        if !is_stopped && drawn != Some(full.look()) {
            screen.draw(|area, buffer| full.paint(area, buffer))?;
            drawn = Some(full.look());
        }
        let first = match happenings.recv_timeout(full.until_next()) {
            Ok(happening) => happening,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => Happening::Lost,
        };
        for happening in std::iter::once(first).chain(happenings.try_iter()) {
            match happen(full, screen, happening)? {
                Ask::Stop => is_stopped = true,
                Ask::Redraw => is_stopped = false,
                Ask::Nothing | Ask::Wipe => {}
            }
            if full.end.is_some() {
                return Ok(());
            }
        }
        drawn = None;
    }
}

/// Does what follows from something that happened. Says what became of the terminal.
fn happen(full: &mut Full, screen: &mut Screen, happening: Happening) -> io::Result<Ask> {
    let ask = match happening {
        Happening::Key(key) => full.key(key),
        Happening::Pasted(text) => {
            full.paste(&text);
            Ask::Nothing
        }
        Happening::Resized | Happening::Woken => Ask::Nothing,
        Happening::End(code) => {
            full.end = Some(code);
            Ask::Nothing
        }
        Happening::Lost => {
            full.end = Some(HUNG_UP);
            Ask::Nothing
        }
        Happening::Stop => full.pause_to_stop(),
        Happening::GoOn => {
            screen.come_back()?;
            return Ok(Ask::Redraw);
        }
    };
    match ask {
        Ask::Nothing => {}
        Ask::Wipe => screen.wipe()?,
        Ask::Redraw => screen.forget()?,
        Ask::Stop => Screen::stop(),
    }
    Ok(ask)
}

impl Full {
    /// Begins what was named when the program was started. Says why where that can't be.
    fn begin_by_id(&mut self, id: Option<&str>) -> bool {
        let Some(id) = id else { return true };
        let words = self.app.words();
        let Some(entry) = self.app.library().find_id(id).cloned() else {
            terminal::print_aside(&find::unknown_id(words, self.app.library(), id));
            return false;
        };
        self.begin(&entry);
        true
    }
}
