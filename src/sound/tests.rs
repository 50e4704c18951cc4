//! The callback's side against a device whose clock is an argument.

use assert_no_alloc::{AllocDisabler, assert_no_alloc};
use rodio::{SampleRate, Source};
use softlanding_core::score::Score;
use softlanding_core::testing::{score_for_two, score_of};

use super::demand::PlayedScore;
use super::engine::{Engine, EngineCommand, Wire, wire};
use super::health::Health;
use super::*;

// Lets `assert_no_alloc` see what is allocated; it changes nothing outside.
#[global_allocator]
static ALLOCATOR: AllocDisabler = AllocDisabler;

const RATE: u32 = 48_000;
const BUFFER_FRAMES: usize = 2_048;
const LATENCY: Duration = Duration::from_millis(85);

fn score(parts: &str) -> Arc<Score> {
    Arc::new(score_of(parts, 60_000))
}

pub(super) fn breathing() -> Arc<Score> {
    score("Cycle(beats: [In(4), Out(6)])")
}

fn with_a_wait() -> Arc<Score> {
    score(
        r#"Say(text: "Look around.", secs: 2), Say(text: "Go on when you like."), Cycle(beats: [In(4), Out(6)])"#,
    )
}

fn breathing_for_two() -> Arc<Score> {
    let parts = "Cycle(beats: [In(4), Out(6)], each: true, beats_b: [In(5), Out(7)])";
    Arc::new(score_for_two(parts, 60_000))
}

/// A device that asks for buffers as time passes.
struct Device {
    engine: Engine,
    wire: Wire,
    epoch: Instant,
    /// Everything up to here has been asked for, and is heard [`LATENCY`] later.
    asked_until: Duration,
    frames: u64,
    buffer: Vec<f32>,
}

impl Device {
    fn new() -> Self {
        let (wire, port) = wire(Arc::<Health>::default());
        let epoch = Instant::now();
        let engine = Engine::new(SampleRate::new(RATE).unwrap(), port, epoch);
        let buffer = vec![0.0; BUFFER_FRAMES * 2];
        Self { engine, wire, epoch, asked_until: Duration::ZERO, frames: 0, buffer }
    }

    /// One that has been playing silence for a second.
    fn settled() -> Self {
        let mut device = Self::new();
        device.play(1.0);
        device
    }

    fn command(&mut self, command: EngineCommand) {
        self.wire.commands.push(command).unwrap();
    }

    fn now(&self) -> Instant {
        self.epoch + self.asked_until
    }

    fn earlier(&self, secs: u64) -> Instant {
        self.now().checked_sub(Duration::from_secs(secs)).unwrap()
    }

    fn anchor(&self, timed_ms: f64, motion: Motion) -> Anchor {
        Anchor { instant: self.now(), timed_ms, motion }
    }

    fn begin(&mut self, score: &Arc<Score>, timed_ms: f64) {
        let anchor = self.anchor(timed_ms, Motion::Runs);
        self.command(EngineCommand::Begin(PlayedScore {
            score: Arc::clone(score),
            anchor,
            levels: Levels::default(),
        }));
    }

    fn replace(&mut self, score: &Arc<Score>, anchor: Anchor) {
        let played = PlayedScore { score: Arc::clone(score), anchor, levels: Levels::default() };
        self.command(EngineCommand::Replace(played));
    }

    fn follow(&mut self, timed_ms: f64, motion: Motion) {
        let anchor = self.anchor(timed_ms, motion);
        self.command(EngineCommand::Follow(anchor));
    }

    /// Asks for one buffer.
    fn ask(&mut self) {
        self.engine.heard_next(self.now() + LATENCY);
        self.engine.fill(&mut self.buffer, 2, |sample| sample);
        self.frames += BUFFER_FRAMES as u64;
        self.asked_until += Duration::from_nanos(BUFFER_FRAMES as u64 * 1_000_000_000 / u64::from(RATE));
    }

    /// Pulls buffers for about this many seconds; returns the left channel.
    fn play(&mut self, secs: f64) -> Vec<f32> {
        let mut heard = Vec::new();
        let until = self.asked_until + Duration::from_secs_f64(secs);
        while self.asked_until < until {
            self.ask();
            heard.extend(self.buffer.iter().step_by(2));
        }
        heard
    }

    /// Time goes on, but the device asks for nothing.
    fn stall(&mut self, length: Duration) {
        self.asked_until += length;
    }

    /// How far, in samples, the next frame is from where it should be, `since` an anchor of place 0.
    fn samples_off(&self, since: Instant) -> f64 {
        let target_ms = (self.now() + LATENCY).duration_since(since).as_secs_f64() * 1_000.0;
        (self.engine.timed_ms() - target_ms) * f64::from(RATE) / 1_000.0
    }
}

fn loudest(samples: &[f32]) -> f32 {
    samples.iter().fold(0.0, |most, sample| most.max(sample.abs()))
}

#[test]
fn sound_begins_at_its_very_sample_and_stays_there() {
    let mut device = Device::settled();
    let began_at = device.now();
    device.begin(&breathing(), 0.0);
    device.play(0.1);
    for _ in 0..50 {
        device.play(1.0);
        assert!(device.samples_off(began_at).abs() < 0.5, "{} samples off", device.samples_off(began_at));
    }
}

#[test]
fn a_device_that_opens_late_joins_in_at_the_right_place() {
    let mut device = Device::new();
    let began_at = device.now();
    device.begin(&breathing(), 0.0);
    device.stall(Duration::from_millis(1_800));
    device.play(0.5);
    assert!(device.samples_off(began_at).abs() < 0.5, "{} samples off", device.samples_off(began_at));
}

#[test]
fn a_stall_of_400_ms_is_made_good_within_a_second() {
    let mut device = Device::settled();
    let began_at = device.now();
    device.begin(&breathing(), 0.0);
    device.play(10.0);
    device.stall(Duration::from_millis(400));
    let heard = device.play(1.0);
    assert!(device.samples_off(began_at).abs() < 0.5, "{} samples off", device.samples_off(began_at));
    let largest_step = heard.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
    assert!(largest_step < 0.02, "a step of {largest_step}");
}

#[test]
fn a_process_that_stood_still_is_not_heard_before_it_can_be_paused() {
    let mut device = Device::settled();
    device.begin(&breathing(), 0.0);
    device.play(6.0);
    device.stall(Duration::from_mins(1));
    // What rings may end, and nothing begins.
    assert!(loudest(&device.play(0.4)) <= 0.0, "it went on by itself");
    device.follow(6_000.0, Motion::Pauses);
    device.play(0.5);
    assert!(loudest(&device.play(20.0)) < 1e-4);
    assert!(device.engine.timed_ms() < 6_500.0, "and it did not render ahead: {}", device.engine.timed_ms());
    let went_on_at = device.earlier(6);
    device.follow(6_000.0, Motion::Runs);
    device.play(1.0);
    assert!(device.samples_off(went_on_at).abs() < 0.5, "{} samples off", device.samples_off(went_on_at));
    assert!(loudest(&device.play(1.0)) > 1e-3);
}

#[test]
fn where_nobody_pauses_a_process_that_stood_still_sounds_again_where_it_should() {
    let mut device = Device::settled();
    let began_at = device.now();
    device.begin(&breathing(), 0.0);
    device.play(6.0);
    device.stall(Duration::from_secs(4));
    device.play(2.0);
    assert!(device.samples_off(began_at).abs() < 0.5, "{} samples off", device.samples_off(began_at));
    assert!(loudest(&device.play(2.0)) > 1e-3);
}

#[test]
fn sound_stands_at_a_wait_by_itself_and_goes_on_from_it() {
    let mut device = Device::settled();
    device.begin(&with_a_wait(), 0.0);
    device.play(3.0);
    assert!((device.engine.timed_ms() - 2_000.0).abs() < 1.5, "{} ms", device.engine.timed_ms());
    device.follow(2_000.0, Motion::Waits);
    device.play(20.0);
    assert!((device.engine.timed_ms() - 2_000.0).abs() < 1.5, "{} ms", device.engine.timed_ms());
    let went_on_at = device.earlier(2);
    device.follow(2_000.0, Motion::Runs);
    device.play(0.2);
    assert!(device.samples_off(went_on_at).abs() < 0.5, "{} samples off", device.samples_off(went_on_at));
}

#[test]
fn the_cue_after_a_wait_is_heard_though_the_device_is_late() {
    let mut device = Device::settled();
    let anchor = device.anchor(0.0, Motion::Runs);
    let levels = Levels { bed: 0.0, ..Levels::default() };
    device.command(EngineCommand::Begin(PlayedScore { score: with_a_wait(), anchor, levels }));
    device.play(10.0);
    assert!(loudest(&device.play(0.5)) < 1e-6);
    device.follow(2_000.0, Motion::Runs);
    assert!(loudest(&device.play(1.5)) > 0.003);
}

#[test]
fn a_pause_freezes_and_going_on_is_in_step_again() {
    let mut device = Device::settled();
    device.begin(&breathing(), 0.0);
    device.play(8.0);
    device.follow(8_000.0, Motion::Pauses);
    device.play(1.0);
    assert!(loudest(&device.play(5.0)) <= 0.0);
    let as_if_begun_at = device.earlier(8);
    device.follow(8_000.0, Motion::Runs);
    let heard = device.play(0.5);
    assert!(loudest(&heard) > 0.001);
    assert!(device.samples_off(as_if_begun_at).abs() < 0.5, "{}", device.samples_off(as_if_begun_at));
}

#[test]
fn what_goes_on_at_a_later_moment_is_silent_until_then_and_in_step_from_then_on() {
    let mut device = Device::settled();
    device.begin(&breathing(), 0.0);
    device.play(12.0);
    let at = device.now() + Duration::from_secs(3);
    let anchor = Anchor { instant: at, timed_ms: 20_000.0, motion: Motion::Runs };
    device.command(EngineCommand::Follow(anchor));
    device.play(1.0);
    assert!(loudest(&device.play(1.5)) <= 0.0, "it stands until the breath begins");
    let heard = device.play(1.5);
    assert!(loudest(&heard) > 0.001);
    let as_if_begun_at = at.checked_sub(Duration::from_secs(20)).unwrap();
    assert!(device.samples_off(as_if_begun_at).abs() < 0.5, "{}", device.samples_off(as_if_begun_at));
}

#[test]
fn what_begins_at_a_later_moment_begins_then() {
    let mut device = Device::settled();
    let at = device.now() + Duration::from_secs(2);
    let anchor = Anchor { instant: at, timed_ms: 0.0, motion: Motion::Runs };
    device.command(EngineCommand::Begin(PlayedScore {
        score: breathing(),
        anchor,
        levels: Levels::default(),
    }));
    assert!(loudest(&device.play(1.8)) <= 0.0);
    device.play(1.5);
    assert!(device.samples_off(at).abs() < 0.5, "{}", device.samples_off(at));
}

#[test]
fn silence_comes_within_60_ms_and_nothing_but_a_beginning_breaks_it() {
    let mut device = Device::settled();
    device.begin(&breathing(), 0.0);
    assert!(loudest(&device.play(8.0)) > 0.001);
    device.command(EngineCommand::Silence);
    let heard = device.play(0.1);
    assert!(loudest(&heard[60 * RATE as usize / 1_000..]) <= 0.0);
    device.follow(8_000.0, Motion::Waits);
    device.follow(8_000.0, Motion::Runs);
    assert!(loudest(&device.play(8.0)) <= 0.0);
    device.begin(&breathing(), 8_000.0);
    assert!(loudest(&device.play(8.0)) > 0.001);
}

#[test]
fn a_sound_heard_later_than_said_is_played_earlier() {
    let mut device = Device::settled();
    let began_at = device.now();
    device.command(EngineCommand::Offset(200.0));
    device.begin(&breathing(), 0.0);
    device.play(0.5);
    assert!((device.samples_off(began_at) - 9_600.0).abs() < 0.5, "{}", device.samples_off(began_at));
}

#[test]
fn a_stream_that_was_let_go_is_silent() {
    let mut device = Device::settled();
    device.begin(&breathing(), 0.0);
    assert!(loudest(&device.play(8.0)) > 0.001);
    let (other, _port) = wire(Arc::<Health>::default());
    drop(std::mem::replace(&mut device.wire, other));
    device.ask();
    assert!(loudest(&device.buffer[BUFFER_FRAMES..]) <= 0.0);
}

#[test]
fn another_score_takes_the_place_of_one_without_a_seam() {
    let (mut replaced, mut plain) = (Device::settled(), Device::settled());
    let score = breathing_for_two();
    let began_at = replaced.now();
    replaced.begin(&score, 0.0);
    plain.begin(&score, 0.0);
    let anchor = replaced.anchor(0.0, Motion::Runs);
    assert_eq!(replaced.play(8.0), plain.play(8.0));
    let same = breathing_for_two();
    replaced.replace(&same, anchor);
    assert_eq!(replaced.play(12.0), plain.play(12.0), "the same beats sound the same");
    assert!(replaced.samples_off(began_at).abs() < 0.5);
    assert_eq!(Arc::strong_count(&score), 3, "given back, not dropped");
    while replaced.wire.returns.pop().is_ok() {}
    assert_eq!((Arc::strong_count(&score), Arc::strong_count(&same)), (2, 2));
}

#[test]
fn another_score_begins_where_none_plays_and_what_was_silenced_is_heard_again() {
    let mut device = Device::settled();
    let anchor = device.anchor(0.0, Motion::Runs);
    device.replace(&breathing(), anchor);
    assert!(loudest(&device.play(8.0)) > 0.001);
    assert!(device.samples_off(anchor.instant).abs() < 0.5);
    device.command(EngineCommand::Silence);
    device.play(1.0);
    let anchor = device.anchor(8_000.0, Motion::Runs);
    device.replace(&breathing(), anchor);
    assert!(loudest(&device.play(8.0)) > 0.001);
}

#[test]
fn another_score_after_a_wait_begins_with_its_first_cue() {
    let mut device = Device::settled();
    device.begin(&with_a_wait(), 0.0);
    device.play(10.0);
    device.follow(2_000.0, Motion::Waits);
    device.play(4.0);
    let levels = Levels { bed: 0.0, ..Levels::default() };
    device.command(EngineCommand::Levels(levels));
    device.play(1.0);
    assert!(loudest(&device.play(0.5)) < 1e-6);
    let anchor = device.anchor(2_000.0, Motion::Runs);
    let played = PlayedScore { score: with_a_wait(), anchor, levels };
    // As the app does: the score first, then the anchor, which is the same.
    device.command(EngineCommand::Replace(played));
    device.ask();
    device.command(EngineCommand::Follow(anchor));
    assert!(loudest(&device.play(1.5)) > 0.003);
    let off = (device.now() + LATENCY).duration_since(anchor.instant).as_secs_f64() * 1_000.0;
    assert!((device.engine.timed_ms() - 2_000.0 - off).abs() < 0.1);
}

#[test]
fn scores_that_are_done_with_come_back_to_be_dropped_elsewhere() {
    let mut device = Device::settled();
    let scores: Vec<Arc<Score>> = (0..20).map(|_| breathing()).collect();
    for score in &scores {
        device.begin(score, 0.0);
    }
    for _ in 0..5 {
        device.ask();
        while let Ok(score) = device.wire.returns.pop() {
            assert!(Arc::strong_count(&score) == 2);
        }
    }
    let held: Vec<usize> = scores.iter().map(Arc::strong_count).collect();
    assert_eq!(held[..19], [1; 19]);
    assert_eq!(held[19], 2);
}

#[test]
fn the_callback_allocates_and_drops_nothing() {
    let mut device = Device::settled();
    for command in 0..200 {
        let at_ms = f64::from(command) * 250.0;
        match command % 6 {
            0 => device.begin(&with_a_wait(), at_ms),
            1 => device.follow(at_ms, Motion::Waits),
            2 => device.follow(at_ms, Motion::Runs),
            3 => {
                let anchor = device.anchor(at_ms, Motion::Runs);
                device.replace(&breathing_for_two(), anchor);
            }
            4 => device.command(EngineCommand::Levels(Levels { master: 0.5, ..Levels::default() })),
            _ => device.command(EngineCommand::Silence),
        }
        assert_no_alloc(|| {
            (0..5).for_each(|_| device.ask());
            device.stall(Duration::from_millis(300));
        });
        while device.wire.returns.pop().is_ok() {}
    }
}

#[test]
fn any_number_of_channels_is_filled() {
    let mut device = Device::settled();
    device.begin(&breathing(), 0.0);
    device.play(8.0);
    let mut mono = vec![0.0_f32; 480];
    device.engine.fill(&mut mono, 1, |sample| sample);
    assert!(loudest(&mono) > 0.0);
    let mut six = vec![1.0_f32; 480 * 6];
    device.engine.fill(&mut six, 6, |sample| sample);
    assert!(six.chunks(6).all(|frame| frame[2..] == [0.0; 4]));
    assert!(six.chunks(6).any(|frame| frame[0].abs() > 0.0));
}

#[test]
fn the_engine_is_an_endless_stereo_source() {
    let mut device = Device::settled();
    assert_eq!(device.engine.channels().get(), 2);
    assert_eq!(device.engine.sample_rate().get(), RATE);
    assert_eq!(device.engine.current_span_len(), None);
    assert_eq!(device.engine.next(), Some(0.0));
}
