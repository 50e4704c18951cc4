//! Pink noise, the same at every start.

/// White noise through Paul Kellet's filter: −3 dB an octave to within 0.05 dB above 10 Hz at 44.1 kHz.
/// Pink is the same at every scale, so other sample rates need no other numbers.
#[derive(Debug)]
pub(super) struct Pink {
    /// Never 0.
    seed: u64,
    poles: [f32; 6],
    held: f32,
}

/// Feedback and input of each pole.
const POLES: [(f32, f32); 6] = [
    (0.99886, 0.055_517_9),
    (0.99332, 0.075_075_9),
    (0.96900, 0.153_852),
    (0.86650, 0.310_485_6),
    (0.55000, 0.532_952_2),
    (-0.7616, -0.016_898),
];
/// Brings the sum to about −1…1.
const SCALE: f32 = 0.11;

impl Pink {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed: seed.max(1), poles: [0.0; 6], held: 0.0 }
    }

    pub(super) fn next(&mut self) -> f32 {
        let white = self.white();
        let mut sum = self.held + white * 0.5362;
        for (pole, (feedback, input)) in self.poles.iter_mut().zip(POLES) {
            *pole = feedback * *pole + input * white;
            sum += *pole;
        }
        self.held = white * 0.115_926;
        sum * SCALE
    }

    /// Even between −1 and 1: xorshift of 64 bits (Marsaglia 2003).
    fn white(&mut self) -> f32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        let upper = (self.seed >> 40) as f32;
        upper / 8_388_608.0 - 1.0
    }
}
