//! The control thread: what is wanted, and which stream there is for it.
//!
//! It waits for nothing but requests and its own next look. Devices are opened, played and dropped on
//! their own threads ([`super::stream`]); only one is ever being opened, so a server that never
//! answers costs one thread.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use softlanding_core::score::Score;

use super::engine::{self, Order, Wire};
use super::health::{Health, Watch};
use super::stream::{self, Hold, News};
use super::wanted::{FADE_OUT, Retry, Sitting, Wanted};
use super::{Anchor, Levels, Output, Status};

/// How often a stream is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// At the end, the stream's own thread gets so long to leave the device.
const LEAVE_WITHIN: Duration = Duration::from_millis(400);
/// An opening that takes longer hangs, as far as anybody can see.
const OPENING_MOST: Duration = Duration::from_secs(3);
/// A stream that lived so long did work: the next attempts begin anew.
const WORKED_AFTER: Duration = Duration::from_secs(5);

/// What the control thread is asked, or told by a stream.
#[derive(Debug)]
pub enum Request {
    Prepare,
    Begin { score: Arc<Score>, anchor: Anchor, levels: Levels },
    Follow(Anchor),
    Levels(Levels),
    Offset(f32),
    Silence,
    Close,
    News { generation: u64, news: News },
}

/// Called when the status has changed.
pub type Wake = Box<dyn Fn() + Send + Sync>;

pub struct Control {
    output: Output,
    requests: Receiver<Request>,
    /// For the streams' news.
    requests_in: Sender<Request>,
    tell_status: Sender<Status>,
    status: Status,
    wake: Wake,
    wanted: Wanted,
    stream: Option<Stream>,
    generation: u64,
    retry: Retry,
    /// The audio system that played last.
    host: Option<&'static str>,
}

impl fmt::Debug for Control {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Control").field("status", &self.status).finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct Stream {
    generation: u64,
    wire: Wire,
    health: Arc<Health>,
    watch: Watch,
    started_at: Instant,
    /// The device's name, once it plays.
    device: Option<String>,
    /// An order did not fit: everything is to be told again.
    is_behind: bool,
    _hold: Hold,
}

impl Control {
    pub fn new(
        output: Output,
        (requests_in, requests): (Sender<Request>, Receiver<Request>),
        tell_status: Sender<Status>,
        wake: Wake,
    ) -> Self {
        Self {
            output,
            requests,
            requests_in,
            tell_status,
            status: Status::Idle,
            wake,
            wanted: Wanted::default(),
            stream: None,
            generation: 0,
            retry: Retry::default(),
            host: None,
        }
    }

    /// Serves until it is asked to close.
    pub fn run(mut self) {
        loop {
            let request = match self.next_look(Instant::now()) {
                Some(wait) => self.requests.recv_timeout(wait),
                None => self.requests.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match request {
                Ok(Request::Close) | Err(RecvTimeoutError::Disconnected) => return self.leave(),
                Ok(request) => self.obey(request, Instant::now()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.look(Instant::now());
        }
    }

    /// How long until something is to be done without being asked; `None` if nothing is.
    fn next_look(&self, now: Instant) -> Option<Duration> {
        let fade_out_ends = self.wanted.silent_since.map(|since| since + FADE_OUT);
        let look = self.stream.as_ref().map(|_| now + LOOK_EVERY);
        [
            look,
            fade_out_ends.filter(|_| self.stream.is_some()),
            self.retry.at.filter(|_| self.stream.is_none()),
        ]
        .into_iter()
        .flatten()
        .min()
        .map(|at| at.saturating_duration_since(now))
    }

    fn obey(&mut self, request: Request, now: Instant) {
        match request {
            Request::Prepare => {
                if self.wanted.prepare(now) {
                    self.retell();
                }
            }
            Request::Begin { score, anchor, levels } => {
                self.wanted.begin(Sitting { score, anchor, levels }, now);
                self.retell();
            }
            Request::Follow(anchor) => {
                self.wanted.follow(anchor, now);
                self.order(Order::Follow(anchor));
            }
            Request::Levels(levels) => {
                if let Some(sitting) = &mut self.wanted.sitting {
                    sitting.levels = levels;
                }
                self.order(Order::Levels(levels));
            }
            Request::Offset(offset_ms) => {
                self.wanted.offset_ms = offset_ms;
                self.order(Order::Offset(offset_ms));
            }
            Request::Silence => {
                self.wanted.silence(now);
                self.order(Order::Silence);
            }
            Request::News { generation, news } => self.hear(generation, news, now),
            Request::Close => {}
        }
    }

    /// News of streams that were let go long ago are of no interest.
    fn hear(&mut self, generation: u64, news: News, now: Instant) {
        let Some(stream) = self.stream.as_mut().filter(|stream| stream.generation == generation) else {
            return;
        };
        match news {
            News::Opened { device, host } => {
                self.host = Some(host);
                stream.watch = Watch::new(now);
                stream.device = Some(device);
            }
            News::Failed | News::Ended => self.lose(now),
        }
    }

    /// Looks at what there is and what is wanted, and brings one nearer to the other.
    fn look(&mut self, now: Instant) {
        if let Some(stream) = &mut self.stream {
            stream.collect();
            if stream.device.is_some() && stream.watch.is_lost(&stream.health, now) {
                self.lose(now);
            }
        }
        if self.stream.as_ref().is_some_and(|stream| stream.is_behind) {
            self.retell();
        }
        let is_wanted = self.wanted.a_stream(now, self.stream.is_some());
        match &self.stream {
            None if is_wanted && self.retry.is_due(now) && self.output != Output::Null => self.open(now),
            // One that is being opened is waited for, lest many hang at once.
            Some(stream) if !is_wanted && stream.device.is_some() && self.output == Output::Device => {
                self.stream = None;
            }
            _ => {}
        }
        if !is_wanted {
            self.retry = Retry::default();
        }
        self.publish(is_wanted, now);
    }

    fn open(&mut self, now: Instant) {
        self.generation += 1;
        let (generation, requests_in) = (self.generation, self.requests_in.clone());
        let tell = move |news| {
            // After the control thread's end nobody wants to know.
            let _ = requests_in.send(Request::News { generation, news });
        };
        let health = Arc::<Health>::default();
        let (wire, port) = engine::wire(Arc::clone(&health));
        // A server that is about to come back finds its device free: no other system takes it meanwhile.
        let only = self.host.filter(|_| self.retry.is_quick());
        let Ok(hold) = stream::start(&self.output, only, port, Arc::clone(&health), tell) else {
            return self.retry.plan(now, Duration::ZERO);
        };
        self.stream = Some(Stream {
            generation,
            wire,
            health,
            watch: Watch::new(now),
            started_at: now,
            device: None,
            is_behind: false,
            _hold: hold,
        });
        self.retell();
    }

    /// The stream is gone, or did not come: let it go and try again later.
    fn lose(&mut self, now: Instant) {
        let Some(stream) = self.stream.take() else { return };
        let lived = now.saturating_duration_since(stream.started_at);
        if stream.device.is_none() {
            self.retry.plan(now, lived);
        } else {
            if lived >= WORKED_AFTER {
                self.retry = Retry::default();
            }
            self.retry.plan(now, Duration::ZERO);
        }
    }

    /// Tells the stream everything that is wanted, from the present place on.
    fn retell(&mut self) {
        if let Some(stream) = &mut self.stream {
            stream.is_behind = false;
        }
        self.order(Order::Offset(self.wanted.offset_ms));
        if let Some(Sitting { score, anchor, levels }) = self.wanted.sitting.clone()
            && self.wanted.silent_since.is_none()
        {
            self.order(Order::Begin { score, anchor, levels });
        }
    }

    fn order(&mut self, order: Order) {
        if let Some(stream) = &mut self.stream
            && stream.wire.orders.push(order).is_err()
        {
            stream.is_behind = true;
        }
    }

    fn publish(&mut self, is_wanted: bool, now: Instant) {
        let status = match &self.stream {
            Some(Stream { device: Some(device), .. }) => Status::Playing { device: device.clone() },
            Some(stream) if now.saturating_duration_since(stream.started_at) > OPENING_MOST => {
                Status::Unavailable { retrying: false }
            }
            None if self.retry.failures == 0 || !is_wanted => Status::Idle,
            _ if !self.retry.is_worth_saying() => Status::Opening,
            _ => Status::Unavailable { retrying: true },
        };
        if status != self.status {
            self.status = status.clone();
            // Without the handle there is nobody to tell.
            let _ = self.tell_status.send(status);
            (self.wake)();
        }
    }

    /// Fades out, lets the stream go and waits a little for it to leave the device.
    fn leave(mut self) {
        self.order(Order::Silence);
        let Some(stream) = self.stream.take() else { return };
        if stream.device.is_none() {
            return;
        }
        std::thread::sleep(FADE_OUT);
        let generation = stream.generation;
        drop(stream);
        let until = Instant::now() + LEAVE_WITHIN;
        while let Ok(request) = self.requests.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if matches!(request, Request::News { generation: of, news: News::Ended } if of == generation) {
                return;
            }
        }
    }
}

impl Stream {
    /// Drops here, where it may take its time, what the callback is done with.
    fn collect(&mut self) {
        while self.wire.returns.pop().is_ok() {}
    }
}
