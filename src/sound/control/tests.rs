//! The control against devices that are pumped by hand: no thread, no clock, no sound server.

use proptest::prelude::*;

use super::super::Motion;
use super::super::tests::breathing;
use super::mock::{HOST, Rig, Server, opened};
use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn begin(rig: &mut Rig) -> Anchor {
    let anchor = rig.anchor(0.0, Motion::Runs);
    rig.request(Request::Begin(PlayedScore { score: breathing(), anchor, levels: Levels::default() }));
    anchor
}

/// One that has been playing a score for a while.
fn playing(length: Duration) -> (Rig, Anchor) {
    let mut rig = Rig::new(Server::Plays);
    let anchor = begin(&mut rig);
    rig.pass(length);
    (rig, anchor)
}

fn playing_status() -> Status {
    Status::Playing { device: "mock device".to_owned() }
}

/// How long after the one before each stream was asked for.
fn waits_ms(rig: &Rig) -> Vec<u128> {
    let asked_for_ms: Vec<u128> = rig.streams.iter().map(|stream| stream.asked_for_at.as_millis()).collect();
    asked_for_ms.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

#[test]
fn nothing_is_opened_and_no_step_is_due_before_something_is_asked_for() {
    let mut rig = Rig::new(Server::Plays);
    rig.pass(SECOND);
    assert_eq!(rig.control.next_step(), None);
    assert!(!rig.has_a_stream());
}

#[test]
fn a_score_is_heard_in_step_with_its_anchor() {
    let (mut rig, anchor) = playing(3 * SECOND);
    assert_eq!(rig.statuses, [Status::Opening, playing_status()]);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
    assert!(rig.listen(5 * SECOND) > 1e-3);
}

#[test]
fn another_score_is_heard_in_place_of_one_and_on_a_stream_that_is_opened_anew() {
    let (mut rig, anchor) = playing(8 * SECOND);
    let score = breathing();
    let played = PlayedScore { score: Arc::clone(&score), anchor, levels: Levels::default() };
    rig.request(Request::Replace(played));
    let mut rest = rig.listen(SECOND);
    assert!(rest > 1e-3, "no fade: {rest}");
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
    rig.emit(StreamEvent::Failed);
    rest = rig.listen(8 * SECOND);
    assert!(rest > 1e-3);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
    assert!(Arc::strong_count(&score) >= 3, "the new one is played by the second stream");
}

#[test]
fn another_score_begins_where_nothing_plays() {
    let mut rig = Rig::new(Server::Plays);
    let anchor = rig.anchor(0.0, Motion::Runs);
    let played = PlayedScore { score: breathing(), anchor, levels: Levels::default() };
    rig.request(Request::Replace(played));
    rig.pass(3 * SECOND);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
    assert!(rig.listen(5 * SECOND) > 1e-3);
}

#[test]
fn after_a_failed_opening_the_next_one_plays_from_the_present_place_on() {
    let mut rig = Rig::new(Server::Refuses);
    let anchor = begin(&mut rig);
    rig.server = Server::Plays;
    rig.pass(3 * SECOND);
    assert_eq!(waits_ms(&rig), [250]);
    assert_eq!(rig.statuses, [Status::Opening, playing_status()], "one failure is not worth saying");
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
}

#[test]
fn attempts_come_quickly_then_patiently_then_seldom_and_it_is_said_once() {
    let mut rig = Rig::new(Server::Refuses);
    begin(&mut rig);
    rig.pass(60 * SECOND);
    let waits_ms = waits_ms(&rig);
    let (quick, others) = waits_ms.split_at(12);
    let (patient, seldom) = others.split_at(4);
    assert!(quick.iter().all(|ms| *ms == 250), "{quick:?}");
    assert!(patient.iter().all(|ms| *ms == 1_000), "{patient:?}");
    assert!(seldom.len() > 5 && seldom.iter().all(|ms| *ms == 5_000), "{seldom:?}");
    assert_eq!(rig.statuses, [Status::Opening, Status::Unavailable { retrying: true }]);
}

#[test]
fn a_server_that_comes_late_is_found_and_the_next_loss_begins_anew() {
    let mut rig = Rig::new(Server::Refuses);
    begin(&mut rig);
    rig.pass(60 * SECOND);
    rig.server = Server::Plays;
    rig.pass(12 * SECOND);
    assert_eq!(rig.statuses.last(), Some(&playing_status()));
    rig.emit(StreamEvent::Failed);
    rig.pass(SECOND);
    let lost_at = rig.streams[rig.streams.len() - 2].shut_down_at.unwrap();
    assert_eq!(rig.newest().asked_for_at, lost_at + Duration::from_millis(250));
}

#[test]
fn no_more_attempts_are_made_when_sound_is_no_longer_wanted() {
    let mut rig = Rig::new(Server::Refuses);
    begin(&mut rig);
    rig.pass(10 * SECOND);
    let attempts = rig.streams.len();
    rig.request(Request::Silence);
    rig.pass(60 * SECOND);
    assert_eq!(rig.streams.len(), attempts);
    assert_eq!(rig.control.next_step(), None);
    assert_eq!(rig.statuses.last(), Some(&Status::Idle));
}

#[test]
fn a_stream_that_stalls_is_shut_down_and_opened_again_in_step() {
    let (mut rig, anchor) = playing(10 * SECOND);
    rig.newest().is_stalled = true;
    rig.pass(5 * SECOND);
    assert_eq!(rig.streams.len(), 2);
    let noticed_at = rig.streams[0].shut_down_at.unwrap();
    assert!((12 * SECOND..=Duration::from_millis(12_500)).contains(&noticed_at), "{noticed_at:?}");
    assert_eq!(rig.newest().asked_for_at, noticed_at + Duration::from_millis(250));
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
}

#[test]
fn a_stall_of_a_second_is_waited_out() {
    let (mut rig, anchor) = playing(10 * SECOND);
    rig.newest().is_stalled = true;
    rig.pass(SECOND);
    rig.newest().is_stalled = false;
    rig.pass(10 * SECOND);
    assert_eq!(rig.streams.len(), 1);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
}

#[test]
fn a_stream_that_plays_on_with_errors_is_kept_but_not_with_a_flood_of_them() {
    let (mut rig, _) = playing(10 * SECOND);
    (0..50).for_each(|_| rig.newest().health.erred());
    rig.pass(SECOND);
    assert_eq!(rig.streams.len(), 1);
    (0..60).for_each(|_| rig.newest().health.erred());
    rig.pass(SECOND);
    assert_eq!(rig.streams.len(), 2);
    assert_eq!(rig.statuses.last(), Some(&playing_status()));
}

#[test]
fn a_stream_that_moves_to_another_device_goes_on_in_step() {
    let (mut rig, anchor) = playing(10 * SECOND);
    rig.newest().health.device_changed();
    rig.pass(3 * SECOND);
    assert_eq!(rig.streams.len(), 1);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
    assert!(rig.listen(5 * SECOND) > 1e-3);
}

#[test]
fn a_device_that_is_taken_away_is_looked_for_on_its_own_system_first_and_then_on_all() {
    let (mut rig, _) = playing(10 * SECOND);
    rig.server = Server::Refuses;
    rig.emit(StreamEvent::Failed);
    rig.pass(20 * SECOND);
    let hosts: Vec<_> = rig.streams.iter().map(|stream| stream.host).collect();
    assert_eq!(hosts[0], None, "the very first attempt asks all");
    assert_eq!(hosts[1..12], [Some(HOST); 11]);
    assert!(hosts.len() > 15 && hosts[12..].iter().all(Option::is_none), "{hosts:?}");
}

#[test]
fn what_a_stream_says_after_its_shutdown_is_of_no_interest() {
    let (mut rig, _) = playing(10 * SECOND);
    rig.emit(StreamEvent::Failed);
    let before = rig.statuses.len();
    rig.emit(opened());
    rig.emit(StreamEvent::Failed);
    assert_eq!(rig.statuses.len(), before);
    rig.pass(SECOND);
    assert_eq!(rig.streams.len(), 2, "one loss is one attempt");
}

#[test]
fn an_opening_that_hangs_is_waited_for_alone_and_called_unavailable() {
    let mut rig = Rig::new(Server::Hangs);
    begin(&mut rig);
    rig.pass(3 * SECOND);
    assert_eq!(rig.statuses, [Status::Opening]);
    rig.pass(600 * SECOND);
    assert_eq!(rig.streams.len(), 1);
    assert_eq!(rig.statuses, [Status::Opening, Status::Unavailable { retrying: false }]);
}

#[test]
fn an_opening_that_hung_and_then_plays_joins_in_at_the_present_place() {
    let mut rig = Rig::new(Server::Hangs);
    let anchor = begin(&mut rig);
    rig.pass(10 * SECOND);
    rig.emit(opened());
    rig.pass(3 * SECOND);
    assert_eq!(rig.statuses.last(), Some(&playing_status()));
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
}

#[test]
fn openings_that_hang_before_they_fail_are_tried_again_ever_less_often() {
    let mut rig = Rig::new(Server::Hangs);
    begin(&mut rig);
    for wait in [SECOND, SECOND, 30 * SECOND, 30 * SECOND] {
        rig.pass(2 * SECOND);
        let failed_at = rig.time();
        rig.emit(StreamEvent::Failed);
        rig.pass(wait);
        assert_eq!(rig.newest().asked_for_at, failed_at + wait);
    }
}

#[test]
fn silence_while_an_opening_hangs_costs_no_time_on_the_processor() {
    let mut rig = Rig::new(Server::Hangs);
    begin(&mut rig);
    rig.request(Request::Silence);
    // `pass` fails when a step is due in the past.
    rig.pass(60 * SECOND);
    rig.emit(opened());
    assert!(!rig.has_a_stream(), "nobody wants it by now");
}

#[test]
fn silence_is_heard_and_then_the_device_is_left() {
    let (mut rig, _) = playing(10 * SECOND);
    let asked_at = rig.time();
    rig.request(Request::Silence);
    rig.pass(10 * SECOND);
    assert_eq!(rig.newest().shut_down_at, Some(asked_at + FADE_OUT));
    assert_eq!(rig.statuses.last(), Some(&Status::Idle));
    let anchor = rig.anchor(20_000.0, Motion::Runs);
    rig.request(Request::Follow(anchor));
    rig.pass(10 * SECOND);
    assert!(!rig.has_a_stream(), "following does not end a silence");
    rig.request(Request::Prepare);
    rig.pass(2 * SECOND);
    assert!(rig.has_a_stream());
    assert!(rig.listen(8 * SECOND) > 1e-3);
}

#[test]
fn a_silence_that_ends_while_it_fades_keeps_the_stream() {
    let (mut rig, _) = playing(10 * SECOND);
    rig.request(Request::Silence);
    rig.pass(FADE_OUT / 2);
    begin(&mut rig);
    rig.pass(SECOND);
    assert_eq!(rig.streams.len(), 1);
    assert!(rig.listen(8 * SECOND) > 1e-3);
}

#[test]
fn a_stream_opened_ahead_is_kept_for_half_a_minute() {
    let mut rig = Rig::new(Server::Plays);
    rig.request(Request::Prepare);
    rig.pass(29 * SECOND);
    assert!(rig.has_a_stream());
    rig.pass(2 * SECOND);
    assert!(!rig.has_a_stream());
    assert_eq!(rig.control.next_step(), None);
}

#[test]
fn a_long_pause_leaves_the_device_and_going_on_comes_back_in_step() {
    let (mut rig, _) = playing(5 * SECOND);
    let paused = rig.anchor(5_000.0, Motion::Pauses);
    rig.request(Request::Follow(paused));
    rig.pass(11 * SECOND);
    assert!(!rig.has_a_stream());
    rig.pass(60 * SECOND);
    let anchor = rig.anchor(5_000.0, Motion::Runs);
    rig.request(Request::Follow(anchor));
    rig.pass(3 * SECOND);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
}

#[test]
fn commands_that_did_not_fit_are_made_good_when_there_is_room() {
    let (mut rig, _) = playing(5 * SECOND);
    rig.newest().is_stalled = true;
    let mut anchor = rig.anchor(5_000.0, Motion::Runs);
    for step in 0..200 {
        anchor = rig.anchor(f64::from(step) * 100.0, Motion::Runs);
        rig.request(Request::Follow(anchor));
    }
    rig.pass(SECOND);
    rig.newest().is_stalled = false;
    rig.pass(3 * SECOND);
    assert_eq!(rig.streams.len(), 1);
    assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
}

#[test]
fn levels_and_offset_outlive_the_stream_they_were_sent_to() {
    let (mut rig, anchor) = playing(6 * SECOND);
    rig.request(Request::Offset(200.0));
    rig.request(Request::Levels(Levels { master: 0.0, ..Levels::default() }));
    rig.emit(StreamEvent::Failed);
    rig.pass(4 * SECOND);
    assert_eq!(rig.streams.len(), 2);
    assert!((rig.ms_off(anchor) - 200.0).abs() < 1.0, "{} ms", rig.ms_off(anchor));
    assert!(rig.listen(10 * SECOND) <= 0.0);
}

#[test]
fn a_recording_goes_on_though_nothing_is_wanted() {
    let mut rig = Rig::with_output(Output::Capture("sound.wav".into()), Server::Plays);
    begin(&mut rig);
    rig.pass(5 * SECOND);
    rig.request(Request::Silence);
    rig.pass(60 * SECOND);
    assert!(rig.has_a_stream());
}

#[test]
fn nowhere_opens_nothing() {
    let mut rig = Rig::with_output(Output::Null, Server::Plays);
    begin(&mut rig);
    rig.pass(60 * SECOND);
    assert!(rig.streams.is_empty() && rig.statuses.is_empty());
}

#[test]
fn closing_fades_out_and_ends_when_the_device_is_left() {
    let (mut rig, _) = playing(10 * SECOND);
    rig.request(Request::Close);
    assert!(rig.has_a_stream(), "it fades out first");
    rig.pass(FADE_OUT / 2);
    assert!(!rig.has_ended);
    rig.pass(FADE_OUT / 2);
    assert!(!rig.has_a_stream() && rig.has_ended);
    assert_eq!(rig.control.next_step(), None);
}

#[test]
fn closing_waits_only_a_little_for_a_device_that_is_never_left() {
    let (mut rig, _) = playing(10 * SECOND);
    rig.leaves = false;
    rig.request(Request::Close);
    rig.pass(FADE_OUT);
    assert!(!rig.has_a_stream() && !rig.has_ended);
    rig.pass(LEAVE_WITHIN / 2);
    assert!(!rig.has_ended);
    rig.pass(LEAVE_WITHIN / 2);
    assert!(rig.has_ended);
}

#[test]
fn closing_waits_for_nothing_that_is_not_playing() {
    let mut idle = Rig::new(Server::Plays);
    idle.request(Request::Close);
    assert!(idle.has_ended);
    for server in [Server::Hangs, Server::Refuses] {
        let mut rig = Rig::new(server);
        begin(&mut rig);
        rig.pass(SECOND);
        rig.request(Request::Close);
        assert!(rig.has_ended && !rig.has_a_stream(), "{server:?}");
    }
}

#[test]
fn a_stream_that_is_lost_while_it_fades_ends_it_at_once_and_nothing_is_begun_any_more() {
    let (mut rig, _) = playing(10 * SECOND);
    rig.request(Request::Close);
    begin(&mut rig);
    rig.emit(StreamEvent::Failed);
    assert!(rig.has_ended);
    rig.pass(60 * SECOND);
    assert_eq!(rig.streams.len(), 1);
}

/// Something that a person, a server or a device does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Begin,
    Follow(Motion),
    Prepare,
    Silence,
    Serve(Server),
    Answer,
    Fail,
    Stall(bool),
    Pass { ms: u64 },
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let motions = [Motion::Runs, Motion::Waits, Motion::Pauses, Motion::Ends];
    let servers = [Server::Plays, Server::Refuses, Server::Hangs];
    prop_oneof![
        Just(Deed::Begin),
        proptest::sample::select(motions.to_vec()).prop_map(Deed::Follow),
        Just(Deed::Prepare),
        Just(Deed::Silence),
        proptest::sample::select(servers.to_vec()).prop_map(Deed::Serve),
        Just(Deed::Answer),
        Just(Deed::Fail),
        any::<bool>().prop_map(Deed::Stall),
        (1_u64..8_000).prop_map(|ms| Deed::Pass { ms }),
    ]
}

fn perform(rig: &mut Rig, deed: Deed) {
    match deed {
        Deed::Begin => {
            begin(rig);
        }
        Deed::Follow(motion) => {
            let anchor = rig.anchor(1_000.0, motion);
            rig.request(Request::Follow(anchor));
        }
        Deed::Prepare => rig.request(Request::Prepare),
        Deed::Silence => rig.request(Request::Silence),
        Deed::Serve(server) => rig.server = server,
        Deed::Answer if rig.has_a_stream() => rig.emit(opened()),
        Deed::Fail if rig.has_a_stream() => rig.emit(StreamEvent::Failed),
        Deed::Stall(is_stalled) if rig.has_a_stream() => rig.newest().is_stalled = is_stalled,
        Deed::Pass { ms } => rig.pass(Duration::from_millis(ms)),
        Deed::Answer | Deed::Fail | Deed::Stall(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// The rig itself fails when there are two streams at once or when the loop would spin.
    #[test]
    fn whatever_happens_sound_comes_back_with_a_server_and_ends_when_asked(
        deeds in proptest::collection::vec(any_deed(), 1..20),
    ) {
        let mut rig = Rig::new(Server::Plays);
        for deed in deeds {
            perform(&mut rig, deed);
        }
        rig.server = Server::Plays;
        if rig.has_a_stream() {
            rig.emit(opened());
            rig.newest().is_stalled = false;
        }
        let anchor = begin(&mut rig);
        // After openings that hung, the next attempt may be half a minute away.
        for _ in 0..31 {
            if !rig.has_a_stream() {
                rig.pass(SECOND);
            }
        }
        rig.pass(3 * SECOND);
        prop_assert_eq!(rig.statuses.last(), Some(&playing_status()));
        prop_assert!(rig.ms_off(anchor).abs() < 1.0, "{} ms", rig.ms_off(anchor));
        rig.request(Request::Close);
        rig.pass(FADE_OUT + LEAVE_WITHIN);
        prop_assert!(rig.has_ended && !rig.has_a_stream());
    }
}
