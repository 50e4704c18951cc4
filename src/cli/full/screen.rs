//! The terminal while it is filled: entered, left, stopped and come back to. However the program ends, the terminal is
//! as it was before.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What one picture comes to at most, about.
const PICTURE_BYTES: usize = 32 * 1024;

/// Whether the terminal is ours.
static IS_ENTERED: AtomicBool = AtomicBool::new(false);
/// What threads said that failed meanwhile, to be told when the terminal was left.
static FAILED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The terminal, left when this is dropped.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Screen {
    pub fn enter() -> io::Result<Self> {
        leave_on_panic();
        enter()?;
        let out = BufWriter::with_capacity(PICTURE_BYTES, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out)).inspect_err(|_| leave())?;
        Ok(Self { terminal })
    }

    /// Draws what has changed. What paints says where the cursor stands, if it is seen.
    pub fn draw(&mut self, paint: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.terminal.draw(|frame| {
            let area = frame.area();
            if let Some(cursor) = paint(area, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    /// Everything is drawn anew next time. `Terminal::clear` would ask the terminal where its cursor is, and the answer
    /// comes to the thread that reads keys.
    pub fn forget(&mut self) -> io::Result<()> {
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }

    /// Leaves the terminal and stops this process, as Ctrl and Z do with others.
    pub fn stop() {
        leave();
        #[cfg(unix)]
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    }

    /// Comes back to a terminal that others may have used meanwhile.
    pub fn come_back(&mut self) -> io::Result<()> {
        leave();
        enter()?;
        self.forget()
    }

    /// Takes away all that was on this terminal, also what could be scrolled back to.
    pub fn wipe(&mut self) -> io::Result<()> {
        let mut out = io::stdout();
        execute!(
            out,
            Clear(ClearType::All),
            LeaveAlternateScreen,
            Clear(ClearType::All),
            Clear(ClearType::Purge),
            MoveTo(0, 0),
            EnterAlternateScreen,
        )?;
        self.forget()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    IS_ENTERED.store(true, Ordering::SeqCst);
    let entered = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide);
    entered.inspect_err(|_| leave())
}

/// Gives the terminal back, once. Where nobody is at its other end any more, there is nothing to be done about it.
pub(super) fn leave() {
    if !IS_ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = queue!(out, ResetColor, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
    for said in FAILED.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = writeln!(io::stderr(), "{said}");
    }
}

/// When this thread fails, what it says is read on the terminal as it was. Another thread ends alone, and what it says
/// waits.
fn leave_on_panic() {
    static ONCE: Once = Once::new();
    let own = thread::current().id();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == own {
                leave();
            } else if IS_ENTERED.load(Ordering::SeqCst) {
                FAILED.lock().unwrap_or_else(PoisonError::into_inner).push(info.to_string());
                return;
            }
            usual(info);
        }));
    });
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    /// Only run by the test below, on a terminal of its own.
    #[test]
    #[ignore = "fails on purpose"]
    fn fails_on_a_filled_terminal() {
        let mut screen = Screen::enter().unwrap();
        screen.draw(|_, _| None).unwrap();
        let _ = thread::spawn(|| panic!("another thread")).join();
        panic!("this thread");
    }

    #[test]
    fn a_panic_is_read_on_the_terminal_as_it_was() {
        let name = "cli::full::screen::tests::fails_on_a_filled_terminal";
        let program = std::env::current_exe().unwrap();
        let line = format!(
            "stty cols 80 rows 24; '{}' --ignored --exact {name} --nocapture --test-threads 1; stty -a",
            program.display()
        );
        let mut script = Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").env("RUST_BACKTRACE", "0");
        let said = script.stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let (on_screen, after) = said.split_once("\x1b[?1049l").unwrap();
        assert!(on_screen.contains("\x1b[?1049h") && !on_screen.contains("thread"), "{on_screen:?}");
        assert!(on_screen.ends_with("\x1b[0m\x1b[?2004l"), "{on_screen:?}");
        assert!(after.starts_with("\x1b[?25h"), "{after:?}");
        assert!(after.contains("this thread") && after.contains("another thread"), "{after:?}");
        assert!(after.contains(" icanon") && after.contains(" echo "), "{after:?}");
    }
}
