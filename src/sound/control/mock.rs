//! Stands for the worker and for every device: time passes and buffers are asked for by hand.

use std::collections::VecDeque;

use rodio::SampleRate;

use super::super::Motion;
use super::super::engine::Engine;
use super::*;

/// Low, so that minutes of sound take little to compute.
const RATE: u32 = 8_000;
const BUFFER_FRAMES: u64 = 256;
/// From being asked for to being heard.
pub const LATENCY: Duration = Duration::from_millis(50);
pub const HOST: &str = "mock";

/// What comes of opening a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    Plays,
    Refuses,
    /// Neither plays nor refuses.
    Hangs,
}

/// A control with the devices that it has asked for.
#[derive(Debug)]
pub struct Rig {
    pub control: Control,
    pub server: Server,
    /// Whether a stream's thread ends once it is shut down.
    pub leaves: bool,
    /// All streams that were ever asked for.
    pub streams: Vec<MockStream>,
    pub statuses: Vec<Status>,
    pub has_ended: bool,
    epoch: Instant,
    now: Instant,
    events: VecDeque<Event>,
}

#[derive(Debug)]
pub struct MockStream {
    pub host: Option<&'static str>,
    pub asked_for_at: Duration,
    pub shut_down_at: Option<Duration>,
    pub health: Arc<Health>,
    /// A stalled device asks for nothing.
    pub is_stalled: bool,
    generation: u64,
    plays: bool,
    engine: Engine,
    /// Everything up to here has been asked for.
    asked_until: Instant,
    loudest: f32,
}

impl Rig {
    pub fn new(server: Server) -> Self {
        Self::with_output(Output::Device, server)
    }

    pub fn with_output(output: Output, server: Server) -> Self {
        let epoch = Instant::now();
        Self {
            control: Control::new(output),
            server,
            leaves: true,
            streams: Vec::new(),
            statuses: Vec::new(),
            has_ended: false,
            epoch,
            now: epoch,
            events: VecDeque::new(),
        }
    }

    /// Since the beginning.
    pub fn time(&self) -> Duration {
        self.now.duration_since(self.epoch)
    }

    pub fn anchor(&self, timed_ms: f64, motion: Motion) -> Anchor {
        Anchor { instant: self.now, timed_ms, motion }
    }

    pub fn request(&mut self, request: Request) {
        self.handle(Event::Request(request));
    }

    /// Lets something become of the stream that was asked for last.
    pub fn emit(&mut self, event: StreamEvent) {
        let generation = self.newest().generation;
        self.newest().plays = matches!(event, StreamEvent::Opened { .. });
        self.handle(Event::Stream { generation, event });
    }

    pub fn newest(&mut self) -> &mut MockStream {
        self.streams.last_mut().expect("a stream was asked for")
    }

    /// Whether a stream is open or being opened.
    pub fn has_a_stream(&self) -> bool {
        self.streams.iter().any(|stream| stream.shut_down_at.is_none())
    }

    /// Lets time pass; the control takes its steps when it asked for them.
    pub fn pass(&mut self, length: Duration) {
        let until = self.now + length;
        while let Some(at) = self.control.next_step().filter(|at| *at <= until) {
            assert!(at > self.now, "the worker's loop would spin");
            self.advance(at);
            self.handle(Event::Tick);
        }
        self.advance(until);
    }

    /// Lets time pass and returns how loud the newest stream was meanwhile.
    pub fn listen(&mut self, length: Duration) -> f32 {
        self.newest().loudest = 0.0;
        self.pass(length);
        self.newest().loudest
    }

    /// How many milliseconds what is heard is from the place that an anchor says.
    pub fn ms_off(&mut self, anchor: Anchor) -> f64 {
        let stream = self.newest();
        let heard_at = stream.asked_until + LATENCY;
        let place_ms = anchor.timed_ms + heard_at.duration_since(anchor.instant).as_secs_f64() * 1_000.0;
        stream.engine.timed_ms() - place_ms
    }

    fn advance(&mut self, to: Instant) {
        self.now = to;
        for stream in &mut self.streams {
            stream.pump(to);
        }
    }

    fn handle(&mut self, event: Event) {
        self.events.push_back(event);
        while let Some(event) = self.events.pop_front() {
            for action in self.control.step(event, self.now) {
                self.carry_out(action);
            }
        }
    }

    fn carry_out(&mut self, action: Action) {
        assert!(!self.has_ended, "after the end: {action:?}");
        match action {
            Action::Open(opening) => self.open(opening),
            Action::Shutdown => self.shut_down(),
            Action::Publish(status) => self.statuses.push(status),
            Action::End => self.has_ended = true,
        }
    }

    fn open(&mut self, Opening { generation, host, port, health }: Opening) {
        assert!(!self.has_a_stream(), "two streams at once");
        let events: &[StreamEvent] = match self.server {
            Server::Plays => &[opened()],
            Server::Refuses => &[StreamEvent::Failed, StreamEvent::Ended],
            Server::Hangs => &[],
        };
        self.events.extend(events.iter().map(|event| Event::Stream { generation, event: event.clone() }));
        self.streams.push(MockStream {
            host,
            asked_for_at: self.time(),
            shut_down_at: None,
            health,
            is_stalled: false,
            generation,
            plays: self.server == Server::Plays,
            engine: Engine::new(SampleRate::new(RATE).unwrap(), port, self.now),
            asked_until: self.now,
            loudest: 0.0,
        });
    }

    fn shut_down(&mut self) {
        let (time, leaves) = (self.time(), self.leaves);
        let stream = self.newest();
        assert_eq!(stream.shut_down_at, None, "it was shut down before");
        stream.shut_down_at = Some(time);
        let generation = stream.generation;
        if leaves {
            self.events.push_back(Event::Stream { generation, event: StreamEvent::Ended });
        }
    }
}

impl MockStream {
    /// Asks for the buffers of the time that has passed.
    fn pump(&mut self, now: Instant) {
        let is_silent = !self.plays || self.is_stalled || self.shut_down_at.is_some();
        let buffer_length = Duration::from_nanos(BUFFER_FRAMES * 1_000_000_000 / u64::from(RATE));
        let mut buffer = [0.0; BUFFER_FRAMES as usize * 2];
        while self.asked_until + buffer_length <= now {
            if !is_silent {
                self.engine.heard_next(self.asked_until + LATENCY);
                self.engine.fill(&mut buffer, 2, |sample| sample);
                self.loudest = buffer.iter().fold(self.loudest, |most, sample| most.max(sample.abs()));
            }
            self.asked_until += buffer_length;
        }
    }
}

pub fn opened() -> StreamEvent {
    StreamEvent::Opened { device: "mock device".to_owned(), host: HOST }
}
