//! What sound is wanted, and which stream there is for it: a state machine.
//!
//! [`Control::step`] takes an event and the time and returns what is to be done about it, which
//! [`super::worker`] does. Knows no thread, no clock and no device. Only one stream is ever being opened,
//! so a server that never answers costs one thread.

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::demand::{Demand, FADE_OUT, PlayedScore, Retry};
use super::engine::{self, EngineCommand, Port, Wire};
use super::health::{Health, Watch};
use super::lifecycle::StreamEvent;
use super::{Anchor, Levels, Output, Status};

/// How often a stream is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// At the end, the time that the stream's own thread has to leave the device.
const LEAVE_WITHIN: Duration = Duration::from_millis(400);
/// An opening that takes longer hangs, as far as anybody can see.
const OPENING_MOST: Duration = Duration::from_secs(3);
/// A stream that lived for longer did work: the next attempts begin anew.
const WORKED_AFTER: Duration = Duration::from_secs(5);

/// What the handle asks for.
#[derive(Debug)]
pub enum Request {
    Prepare,
    Begin(PlayedScore),
    Replace(PlayedScore),
    Follow(Anchor),
    Levels(Levels),
    Offset(f32),
    Silence,
    Close,
}

/// What the control takes a step for.
#[derive(Debug)]
pub enum Event {
    Request(Request),
    /// Something became of the stream with this number.
    Stream {
        generation: u64,
        event: StreamEvent,
    },
    /// The time of [`Control::next_step`] has come.
    Tick,
}

/// What is to be done after a step, in command.
#[derive(Debug)]
pub enum Action {
    /// Open a stream. Nothing else is open then.
    Open(Opening),
    /// Shut down the stream that was opened last.
    Shutdown,
    /// The status has changed.
    Publish(Status),
    /// There will be no more actions.
    End,
}

/// A stream to be opened.
#[derive(Debug)]
pub struct Opening {
    /// Its number, which its events carry.
    pub generation: u64,
    /// The only audio system to be asked, if one is named.
    pub host: Option<&'static str>,
    /// For its callback.
    pub port: Port,
    pub health: Arc<Health>,
}

#[derive(Debug)]
pub struct Control {
    output: Output,
    status: Status,
    demand: Demand,
    stream: Option<Stream>,
    generation: u64,
    retry: Retry,
    /// The audio system that played last.
    host: Option<&'static str>,
    closing: Option<Closing>,
    stepped_at: Option<Instant>,
    /// What this step has decided so far.
    actions: Vec<Action>,
}

/// How far the end has come.
#[derive(Clone, Copy, Debug)]
enum Closing {
    /// The stream fades out.
    Fading {
        until: Instant,
    },
    /// The stream leaves its device.
    Leaving {
        generation: u64,
        until: Instant,
    },
    Over,
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
    /// An command did not fit: everything is to be sent again.
    is_behind: bool,
}

impl Control {
    pub fn new(output: Output) -> Self {
        Self {
            output,
            status: Status::Idle,
            demand: Demand::default(),
            stream: None,
            generation: 0,
            retry: Retry::default(),
            host: None,
            closing: None,
            stepped_at: None,
            actions: Vec::new(),
        }
    }

    /// Takes in what happened at `now` and returns what is to be done.
    pub fn step(&mut self, event: Event, now: Instant) -> Vec<Action> {
        self.stepped_at = Some(now);
        match event {
            Event::Request(request) if self.closing.is_none() => self.handle_request(request, now),
            Event::Stream { generation, event } => self.handle_stream(generation, event, now),
            Event::Request(_) | Event::Tick => {}
        }
        match self.closing {
            None => self.reconcile(now),
            Some(closing) => self.go_on_closing(closing, now),
        }
        std::mem::take(&mut self.actions)
    }

    /// When something is to be done without an event: later than the last step. `None` if nothing is.
    pub fn next_step(&self) -> Option<Instant> {
        match self.closing {
            Some(Closing::Fading { until } | Closing::Leaving { until, .. }) => return Some(until),
            Some(Closing::Over) => return None,
            None => {}
        }
        if self.stream.is_none() {
            return self.retry.at;
        }
        let stepped_at = self.stepped_at?;
        let faded_at = self.demand.silent_since.map(|since| since + FADE_OUT);
        faded_at.filter(|at| *at > stepped_at).into_iter().chain([stepped_at + LOOK_EVERY]).min()
    }

    fn handle_request(&mut self, request: Request, now: Instant) {
        match request {
            Request::Prepare => {
                if self.demand.prepare(now) {
                    self.send_everything();
                }
            }
            Request::Begin(played) => {
                self.demand.begin(played, now);
                self.send_everything();
            }
            Request::Replace(played) if self.demand.plays() => {
                self.demand.begin(played.clone(), now);
                self.send(EngineCommand::Replace(played));
            }
            Request::Replace(played) => self.handle_request(Request::Begin(played), now),
            Request::Follow(anchor) => {
                self.demand.follow(anchor, now);
                self.send(EngineCommand::Follow(anchor));
            }
            Request::Levels(levels) => {
                if let Some(sitting) = &mut self.demand.played {
                    sitting.levels = levels;
                }
                self.send(EngineCommand::Levels(levels));
            }
            Request::Offset(offset_ms) => {
                self.demand.offset_ms = offset_ms;
                self.send(EngineCommand::Offset(offset_ms));
            }
            Request::Silence => {
                self.demand.silence(now);
                self.send(EngineCommand::Silence);
            }
            Request::Close => self.close(now),
        }
    }

    /// Events of streams that were shut down are of no interest, but for the last one's end.
    fn handle_stream(&mut self, generation: u64, event: StreamEvent, now: Instant) {
        if matches!(self.closing, Some(Closing::Leaving { generation: leaving, .. }) if leaving == generation)
            && event == StreamEvent::Ended
        {
            self.end();
        }
        let Some(stream) = self.stream.as_mut().filter(|stream| stream.generation == generation) else {
            return;
        };
        match event {
            StreamEvent::Opened { device, host } => {
                self.host = Some(host);
                stream.watch = Watch::new(now);
                stream.device = Some(device);
            }
            StreamEvent::Failed | StreamEvent::Ended => self.lose(now),
        }
    }

    /// Brings what there is nearer to what is wanted.
    fn reconcile(&mut self, now: Instant) {
        if let Some(stream) = &mut self.stream {
            stream.collect();
            if stream.device.is_some() && stream.watch.is_lost(&stream.health, now) {
                self.lose(now);
            }
        }
        if self.stream.as_ref().is_some_and(|stream| stream.is_behind) {
            self.send_everything();
        }
        let is_wanted = self.demand.a_stream(now, self.stream.is_some());
        match &self.stream {
            None if is_wanted && self.retry.is_due(now) && self.output != Output::Null => self.open(now),
            // One that is being opened is waited for, lest many hang at once.
            Some(stream) if !is_wanted && stream.device.is_some() && self.output == Output::Device => {
                self.shut_down();
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
        let health = Arc::<Health>::default();
        let (wire, port) = engine::wire(Arc::clone(&health));
        // A server that is about to come back finds its device free: no other system takes it meanwhile.
        let host = self.host.filter(|_| self.retry.is_quick());
        let opening = Opening { generation: self.generation, host, port, health: Arc::clone(&health) };
        self.actions.push(Action::Open(opening));
        self.stream = Some(Stream {
            generation: self.generation,
            wire,
            health,
            watch: Watch::new(now),
            started_at: now,
            device: None,
            is_behind: false,
        });
        self.send_everything();
    }

    /// The stream is gone, or did not come: shut it down and plan another attempt.
    fn lose(&mut self, now: Instant) {
        let Some(stream) = self.shut_down() else { return };
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

    fn shut_down(&mut self) -> Option<Stream> {
        let stream = self.stream.take()?;
        self.actions.push(Action::Shutdown);
        Some(stream)
    }

    /// Sends the stream everything that is wanted, from the present place on.
    fn send_everything(&mut self) {
        if let Some(stream) = &mut self.stream {
            stream.is_behind = false;
        }
        self.send(EngineCommand::Offset(self.demand.offset_ms));
        if let Some(played) = self.demand.played.clone()
            && self.demand.silent_since.is_none()
        {
            self.send(EngineCommand::Begin(played));
        }
    }

    fn send(&mut self, command: EngineCommand) {
        if let Some(stream) = &mut self.stream
            && stream.wire.commands.push(command).is_err()
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
            self.actions.push(Action::Publish(status));
        }
    }

    /// Begins to fade out. What does not play yet is not waited for.
    fn close(&mut self, now: Instant) {
        self.send(EngineCommand::Silence);
        let plays = self.stream.as_ref().is_some_and(|stream| stream.device.is_some());
        if plays {
            self.closing = Some(Closing::Fading { until: now + FADE_OUT });
        } else {
            self.end();
        }
    }

    fn go_on_closing(&mut self, closing: Closing, now: Instant) {
        match closing {
            Closing::Fading { until } if now >= until || self.stream.is_none() => match self.shut_down() {
                Some(Stream { generation, .. }) => {
                    self.closing = Some(Closing::Leaving { generation, until: now + LEAVE_WITHIN });
                }
                None => self.end(),
            },
            Closing::Leaving { until, .. } if now >= until => self.end(),
            _ => {}
        }
    }

    fn end(&mut self) {
        self.shut_down();
        self.closing = Some(Closing::Over);
        self.actions.push(Action::End);
    }
}

impl Stream {
    /// Drops here, where it may take its time, what the callback is done with.
    fn collect(&mut self) {
        while self.wire.returns.pop().is_ok() {}
    }
}
