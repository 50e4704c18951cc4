//! The device: the only file that knows cpal.
//!
//! Everything here may block without bound when a sound server does not answer, so it runs on a
//! thread of its own that nobody waits for. That thread opens the stream, keeps it until its shutdown
//! is requested, and drops it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rodio::SampleRate;
use rodio::cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use rodio::cpal::{
    self, BufferSize, ErrorKind, FromSample, SampleFormat, SizedSample, StreamConfig, SupportedBufferSize,
    SupportedStreamConfig,
};

use super::engine::{Engine, Port};
use super::health::Health;
use super::lifecycle::{Shutdown, StreamEvent};

/// Frames asked for at a time. A power of two: other sizes upset some servers, and the default of
/// some is two seconds.
const BUFFER_FRAMES: u32 = 2_048;
/// No device is believed to be further away.
const LATENCY_MOST: Duration = Duration::from_secs(5);

/// Opens the default device, plays, and drops the stream when its shutdown is requested.
pub fn run(
    host: Option<&str>,
    port: Port,
    health: &Arc<Health>,
    shutdown: &Shutdown,
    emit: impl Fn(StreamEvent) + Clone + Send + 'static,
) {
    let _quiet = quiet_errors();
    match open(host, port, CallbackReport::new(health, emit.clone()), shutdown) {
        Some((stream, opened)) => {
            emit(opened);
            shutdown.wait();
            // Stops what is queued at once; dropping alone may let it play out.
            let _ = stream.pause();
            drop(stream);
        }
        None => emit(StreamEvent::Failed),
    }
}

/// Keeps libasound's complaints about missing devices, made on this thread, off the person's terminal.
#[cfg(target_os = "linux")]
fn quiet_errors() -> impl Sized {
    alsa::Output::local_error_handler().ok()
}

#[cfg(not(target_os = "linux"))]
fn quiet_errors() -> impl Sized {}

fn open(
    host: Option<&str>,
    port: Port,
    report: CallbackReport<impl Fn(StreamEvent) + Send + 'static>,
    shutdown: &Shutdown,
) -> Option<(cpal::Stream, StreamEvent)> {
    let hosts = cpal::available_hosts().into_iter();
    let mut asked = hosts.filter(|id| host.is_none_or(|host| id.name() == host));
    let (host, (device, supported)) = asked.find_map(|id| Some((id.name(), default_device(id)?)))?;
    let name = device.description().map(|description| description.name().to_owned()).unwrap_or_default();
    let stream = build(&device, &supported, port, report).ok()?;
    // Opening may have taken long; whoever wanted sound may be gone.
    if shutdown.is_requested() {
        return None;
    }
    stream.play().ok()?;
    Some((stream, StreamEvent::Opened { device: name, host }))
}

/// The default device of a host, if it can play anything.
fn default_device(host: cpal::HostId) -> Option<(cpal::Device, SupportedStreamConfig)> {
    // Not `cpal::default_host`, which panics where ALSA has no configuration.
    let device = cpal::host_from_id(host).ok()?.default_output_device()?;
    let supported = device.default_output_config().ok()?;
    Some((device, supported))
}

fn build(
    device: &cpal::Device,
    supported: &SupportedStreamConfig,
    port: Port,
    report: CallbackReport<impl Fn(StreamEvent) + Send + 'static>,
) -> Result<cpal::Stream, cpal::Error> {
    let config = StreamConfig {
        channels: supported.channels(),
        sample_rate: supported.sample_rate(),
        buffer_size: BufferSize::Fixed(buffer_frames(supported.buffer_size())),
    };
    let rate = SampleRate::new(config.sample_rate).ok_or(ErrorKind::UnsupportedConfig)?;
    let engine = Engine::new(rate, port, Instant::now());
    match supported.sample_format() {
        SampleFormat::F32 => build_as::<f32>(device, config, engine, report),
        SampleFormat::F64 => build_as::<f64>(device, config, engine, report),
        SampleFormat::I8 => build_as::<i8>(device, config, engine, report),
        SampleFormat::I16 => build_as::<i16>(device, config, engine, report),
        SampleFormat::I24 => build_as::<cpal::I24>(device, config, engine, report),
        SampleFormat::I32 => build_as::<i32>(device, config, engine, report),
        SampleFormat::I64 => build_as::<i64>(device, config, engine, report),
        SampleFormat::U8 => build_as::<u8>(device, config, engine, report),
        SampleFormat::U16 => build_as::<u16>(device, config, engine, report),
        SampleFormat::U24 => build_as::<cpal::U24>(device, config, engine, report),
        SampleFormat::U32 => build_as::<u32>(device, config, engine, report),
        SampleFormat::U64 => build_as::<u64>(device, config, engine, report),
        _ => Err(ErrorKind::UnsupportedConfig.into()),
    }
}

/// A system of sound, and what it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundHost {
    pub name: &'static str,
    /// How many outputs it names.
    pub outputs: usize,
    /// Channels and frames a second of the usual one, if that can play anything.
    pub usual: Option<(u16, u32)>,
}

/// What there is, in the order in which it is tried. Plays nothing, and may block without bound.
#[must_use]
pub fn hosts() -> Vec<FoundHost> {
    let _quiet = quiet_errors();
    cpal::available_hosts().into_iter().map(found).collect()
}

fn found(id: cpal::HostId) -> FoundHost {
    let is_output =
        |device: &cpal::Device| device.description().is_ok_and(|description| description.supports_output());
    let devices = cpal::host_from_id(id).ok().and_then(|host| host.devices().ok());
    let usual = default_device(id).map(|(_, supported)| (supported.channels(), supported.sample_rate()));
    FoundHost {
        name: id.name(),
        outputs: devices.map_or(0, |devices| devices.filter(is_output).count()),
        usual,
    }
}

/// The power of two nearest to what is wanted that the device can do.
fn buffer_frames(supported: &SupportedBufferSize) -> u32 {
    match *supported {
        SupportedBufferSize::Range { max, .. } if max < BUFFER_FRAMES => (max / 2 + 1).next_power_of_two(),
        SupportedBufferSize::Range { min, .. } if min > BUFFER_FRAMES => min.next_power_of_two(),
        _ => BUFFER_FRAMES,
    }
}

fn build_as<T: SizedSample + FromSample<f32>>(
    device: &cpal::Device,
    config: StreamConfig,
    mut engine: Engine,
    mut report: CallbackReport<impl Fn(StreamEvent) + Send + 'static>,
) -> Result<cpal::Stream, cpal::Error> {
    let channels = usize::from(config.channels);
    device.build_output_stream::<T, _, _>(
        config,
        move |out, info| {
            let stamp = info.timestamp();
            let latency = stamp.playback.duration_since(stamp.callback).min(LATENCY_MOST);
            engine.heard_next(Instant::now() + latency);
            engine.fill(out, channels, T::from_sample_);
        },
        move |error| report.take(error.kind()),
        None,
    )
}

/// What a stream has to say about itself.
struct CallbackReport<T> {
    health: Arc<Health>,
    emit: T,
    is_lost: bool,
}

impl<T: Fn(StreamEvent)> CallbackReport<T> {
    fn new(health: &Arc<Health>, emit: T) -> Self {
        Self { health: Arc::clone(health), emit, is_lost: false }
    }

    /// Runs on the device's thread, perhaps millions of times: sets atomics, and emits its end once.
    fn take(&mut self, kind: ErrorKind) {
        match kind {
            ErrorKind::DeviceChanged => self.health.device_changed(),
            ErrorKind::StreamInvalidated | ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => {
                if !std::mem::replace(&mut self.is_lost, true) {
                    (self.emit)(StreamEvent::Failed);
                }
            }
            ErrorKind::RealtimeDenied => {}
            _ => self.health.erred(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_lost_stream_says_so_at_once_and_once() {
        for kind in [ErrorKind::StreamInvalidated, ErrorKind::DeviceNotAvailable, ErrorKind::HostUnavailable]
        {
            let (sender, events) = channel();
            let mut report = CallbackReport::new(&Arc::default(), move |event| sender.send(event).unwrap());
            report.take(ErrorKind::Xrun);
            assert_eq!(events.try_iter().count(), 0, "that may pass");
            for _ in 0..1_000 {
                report.take(kind);
            }
            assert_eq!(events.try_iter().collect::<Vec<_>>(), [StreamEvent::Failed]);
        }
    }
}
