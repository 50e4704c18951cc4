//! What happens to a terminal that is filled: keys, signals, its end. Each source has a thread; all send to one place.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{self, Event};

use super::keys::Key;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Happening {
    Key(Key),
    Pasted(String),
    Resized,
    /// The app has something to do.
    Woken,
    /// Somebody asks the program to end; the exit code of that.
    End(u8),
    /// Somebody stops the program, or has let it go on.
    Stop,
    GoOn,
    /// Nobody is at the terminal any more.
    Lost,
}

/// Starts all that listens. None of it is waited for when the program ends.
pub(super) fn listen(to: &Sender<Happening>) -> io::Result<()> {
    let keys = to.clone();
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || hear_keys(&keys))?;
    #[cfg(unix)]
    unix::listen(to)?;
    Ok(())
}

fn hear_keys(to: &Sender<Happening>) {
    loop {
        let happening = match event::read() {
            Ok(Event::Key(key)) => Key::of(key).map(Happening::Key),
            Ok(Event::Paste(text)) => Some(Happening::Pasted(text)),
            Ok(Event::Resize(..)) => Some(Happening::Resized),
            Ok(_) => None,
            Err(_) => Some(Happening::Lost),
        };
        let Some(happening) = happening else { continue };
        let is_lost = happening == Happening::Lost;
        if to.send(happening).is_err() || is_lost {
            return;
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::mpsc::Sender;
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::super::screen;
    use super::Happening;

    pub(super) fn listen(to: &Sender<Happening>) -> io::Result<()> {
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        let own = to.clone();
        thread::Builder::new().name("signals".to_owned()).spawn(move || hear_signals(signals, &own))?;
        let own = to.clone();
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || hear_end(&own))?;
        Ok(())
    }

    /// Whoever asks a second time gets the end at once, whatever holds the first one up.
    fn hear_signals(mut signals: Signals, to: &Sender<Happening>) {
        let mut is_ending = false;
        for signal in signals.forever() {
            let happening = match signal {
                SIGTSTP => Happening::Stop,
                SIGCONT => Happening::GoOn,
                _ if is_ending => {
                    screen::leave();
                    let _ = emulate_default_handler(signal);
                    return;
                }
                _ => {
                    is_ending = true;
                    Happening::End(128_u8.saturating_add(u8::try_from(signal).unwrap_or(0)))
                }
            };
            if to.send(happening).is_err() {
                return;
            }
        }
    }

    /// Asked for nothing, a terminal answers when its other end is gone. Reading would not tell: crossterm 0.29 reads
    /// on for ever then.
    fn hear_end(to: &Sender<Happening>) {
        let stdin = io::stdin();
        let mut asked = [PollFd::new(&stdin, PollFlags::empty())];
        while poll(&mut asked, None) == Err(Errno::INTR) {}
        let _ = to.send(Happening::Lost);
    }
}
