//! Stands in for the voices until they are there: a click at every beat.
use softlanding_core::score::Score;
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Levels { pub master: f32, pub cues: f32, pub bed: f32 }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion { Runs, Waits, Pauses, Mutes, Ends }
#[derive(Debug)]
pub struct Renderer { ms_per_frame: f64, timed_ms: f64, rate: f64, motion: Motion, age: f64, gain: f32 }
impl Renderer {
    pub fn new(sample_rate: u32) -> Self { Self { ms_per_frame: 1000.0 / f64::from(sample_rate), timed_ms: 0.0, rate: 1.0, motion: Motion::Pauses, age: 1e9, gain: 0.0 } }
    pub fn set_levels(&mut self, _: Levels) {}
    pub fn begin(&mut self, timed_ms: f64) { self.timed_ms = timed_ms; self.gain = 0.0; }
    pub fn set_rate(&mut self, rate: f64) { self.rate = rate; }
    pub fn jump(&mut self, timed_ms: f64) { self.timed_ms = timed_ms; }
    pub fn set_motion(&mut self, motion: Motion) { self.motion = motion; }
    pub fn timed_ms(&self) -> f64 { self.timed_ms }
    pub fn is_silent(&self) -> bool { self.gain == 0.0 }
    pub fn render(&mut self, score: &Score, out: &mut [f32]) {
        for frame in out.chunks_exact_mut(2) {
            let target = if matches!(self.motion, Motion::Runs | Motion::Waits) { 1.0 } else { 0.0 };
            self.gain += (target - self.gain).clamp(-1.0 / 2400.0, 1.0 / 2400.0);
            if self.motion == Motion::Runs {
                let step = self.ms_per_frame * self.rate;
                let before = self.timed_ms;
                self.timed_ms += step;
                let index = score.beats().partition_point(|beat| f64::from(beat.start_ms) < before);
                if let Some(beat) = score.beats().get(index) && f64::from(beat.start_ms) < self.timed_ms {
                    self.age = (self.timed_ms - f64::from(beat.start_ms)) / 1000.0;
                }
            }
            let s = if self.age < 1.0 { ((self.age / 0.002).min(1.0) * (-self.age / 0.01).exp() * 0.25 * (self.age * 6283.2).sin()) as f32 } else { 0.0 };
            self.age += self.ms_per_frame / 1000.0;
            frame.fill(s * self.gain);
        }
    }
}
