//! What is asked through the socket and what is answered: one short line each.
//!
//! Whatever reads a line here may be given any bytes.

use softlanding_core::exercise::ExerciseId;

use super::Status;

/// The most bytes of a line, its end included.
pub const LINE_MOST: usize = 128;

/// What each line of a request begins with; the number is raised when what follows changes its meaning.
const GREETING: &str = "softlanding 1";

/// What is asked of the program that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A practice in the small window: this one, or something short that suits.
    Now(Option<ExerciseId>),
    /// The window comes to the front.
    Open,
    /// The lantern that stays in a corner.
    Company,
    /// How things stand.
    Status,
    /// The settings may be others now.
    Look,
    /// The program ends.
    Stop,
}

/// What the program that runs answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is done, or about to be.
    Done,
    /// Not now.
    Refused,
    /// How things stand.
    Status(Status),
}

impl Request {
    /// As it goes through the socket.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Now(None) => format!("{GREETING} now\n"),
            Self::Now(Some(id)) => format!("{GREETING} now {id}\n"),
            Self::Open => format!("{GREETING} open\n"),
            Self::Company => format!("{GREETING} company\n"),
            Self::Status => format!("{GREETING} status\n"),
            Self::Look => format!("{GREETING} look\n"),
            Self::Stop => format!("{GREETING} stop\n"),
        }
    }

    /// `None` for anything but one whole line that [`Self::line`] makes.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let rest = line(bytes)?.strip_prefix(GREETING)?.strip_prefix(' ')?;
        match rest {
            "now" => Some(Self::Now(None)),
            "open" => Some(Self::Open),
            "company" => Some(Self::Company),
            "status" => Some(Self::Status),
            "look" => Some(Self::Look),
            "stop" => Some(Self::Stop),
            _ => ExerciseId::new(rest.strip_prefix("now ")?).map(|id| Self::Now(Some(id))),
        }
    }
}

impl Answer {
    /// As it goes through the socket.
    #[must_use]
    pub fn line(self) -> String {
        match self {
            Self::Done => "done\n".to_owned(),
            Self::Refused => "refused\n".to_owned(),
            Self::Status(status) => format!("status{}\n", status.words()),
        }
    }

    /// `None` for anything but one whole line that [`Self::line`] makes.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        match line(bytes)? {
            "done" => Some(Self::Done),
            "refused" => Some(Self::Refused),
            other => Status::parse(other.strip_prefix("status")?).map(Self::Status),
        }
    }
}

/// The one line that these bytes are, without its end.
fn line(bytes: &[u8]) -> Option<&str> {
    let line = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
    (bytes.len() <= LINE_MOST && !line.contains('\n')).then_some(line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn requests() -> impl Strategy<Value = Request> {
        let id = "[a-z0-9-]{1,64}".prop_map(|id| ExerciseId::new(&id));
        prop_oneof![
            id.prop_map(Request::Now),
            Just(Request::Now(None)),
            Just(Request::Open),
            Just(Request::Company),
            Just(Request::Status),
            Just(Request::Look),
            Just(Request::Stop),
        ]
    }

    fn answers() -> impl Strategy<Value = Answer> {
        let status = (0..=u8::MAX).prop_map(|bits| Answer::Status(Status::from_bits(bits)));
        prop_oneof![Just(Answer::Done), Just(Answer::Refused), status]
    }

    proptest! {
        #[test]
        fn what_is_asked_arrives(request in requests()) {
            let line = request.line();
            prop_assert!(line.len() <= LINE_MOST);
            prop_assert_eq!(Request::parse(line.as_bytes()), Some(request));
        }

        #[test]
        fn what_is_answered_arrives(answer in answers()) {
            let line = answer.line();
            prop_assert!(line.len() <= LINE_MOST);
            prop_assert_eq!(Answer::parse(line.as_bytes()), Some(answer));
        }

        /// Any bytes are read without harm, and what is understood is what would have been written.
        #[test]
        fn any_bytes_are_a_line_of_ours_or_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            for bytes in [bytes.clone(), [b"softlanding 1 now ", bytes.as_slice()].concat()] {
                if let Some(request) = Request::parse(&bytes) {
                    prop_assert_eq!(request.line().into_bytes(), bytes.clone());
                }
                if let Some(answer) = Answer::parse(&bytes) {
                    prop_assert_eq!(answer.line().into_bytes(), bytes);
                }
            }
        }

        #[test]
        fn a_line_with_one_wrong_byte_asks_for_nothing_else(
            request in requests(), at in 0_usize..80, byte in any::<u8>(),
        ) {
            let mut bytes = request.line().into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            let understood = Request::parse(&bytes);
            prop_assert!(understood.is_none_or(|other| other.line().into_bytes() == bytes));
        }
    }

    #[test]
    fn what_is_no_line_of_ours_is_not_understood() {
        let long = format!("softlanding 1 now {}\n", "a".repeat(65));
        let lines = [
            "",
            "\n",
            "now\n",
            "softlanding 1 now",
            "softlanding 2 now\n",
            "softlanding 1  now\n",
            "softlanding 1 now \n",
            "softlanding 1 now a b\n",
            "softlanding 1 now ../../etc\n",
            "softlanding 1 open\nsoftlanding 1 open\n",
            "softlanding 1 open\r\n",
            "softlanding 1 open\0\n",
            &long,
        ];
        for line in lines {
            assert_eq!(Request::parse(line.as_bytes()), None, "{line:?}");
        }
        for line in
            ["", "done", "done\n\n", "status practising", "status window hidden\n", "status  hidden\n"]
        {
            assert_eq!(Answer::parse(line.as_bytes()), None, "{line:?}");
        }
    }
}
