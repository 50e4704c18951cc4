//! Where nothing changes by itself, nothing is woken for.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

/// Something that may happen to the program.
#[derive(Clone, Debug)]
enum Step {
    Do(Command),
    Begin,
    Delete(Index),
    UndoDelete,
    Dismiss,
    DeleteOwn,
    RemovePack,
    Answer,
    PassSecs(u64),
    SleepSecs(u64),
}

fn any_step() -> impl Strategy<Value = Step> {
    let practice = prop_oneof![
        Just(Event::Pause),
        Just(Event::Resume),
        Just(Event::Next),
        Just(Event::Stop),
        Just(Event::Gentler),
        Just(Event::Rate(rating(State::Settled, 3))),
        Just(Event::Close),
    ];
    let command = prop_oneof![
        practice.prop_map(Command::Practice),
        any::<bool>().prop_map(Command::AskLater),
        any::<bool>().prop_map(Command::Guest),
        any::<bool>().prop_map(Command::KeepThis),
        Just(Command::ALittleLonger),
        Just(Command::Hide),
        Just(Command::ForgetDeleted),
        Just(Command::DeleteAll),
        Just(Command::UndoDeleteOwn),
        Just(Command::UndoRemovePack),
    ];
    prop_oneof![
        6 => command.prop_map(Step::Do),
        2 => Just(Step::Begin),
        1 => any::<Index>().prop_map(Step::Delete),
        1 => Just(Step::UndoDelete),
        1 => Just(Step::Dismiss),
        1 => Just(Step::DeleteOwn),
        1 => Just(Step::RemovePack),
        1 => Just(Step::Answer),
        4 => prop_oneof![Just(1), Just(10), Just(57), Just(600), Just(3_600)].prop_map(Step::PassSecs),
        1 => prop_oneof![Just(5), Just(6), Just(600)].prop_map(Step::SleepSecs),
    ]
}

impl Stand {
    /// With an exercise of one's own and a pack.
    fn furnished(folder: &Path) -> Self {
        let pack = folder.join("packs/evenings");
        fs::create_dir_all(&pack).unwrap();
        let description = r#"Pack(format: 1, name: "evenings", title: "Evenings", lang: "en")"#;
        fs::write(pack.join("pack.ron"), description).unwrap();
        write_own(folder, "one", "");
        fs::rename(folder.join("exercises/one.ron"), pack.join("one.ron")).unwrap();
        write_own(folder, "zebra", "");
        let stand = Self::keeping(folder);
        assert_eq!(stand.app.packs().len(), 1);
        stand
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Do(command) => self.app.apply(command),
            Step::Begin => {
                self.begin(SLOW);
            }
            Step::Delete(index) => {
                let kept: Vec<Uuid> = self.app.kept().records().iter().map(|record| record.id).collect();
                if !kept.is_empty() {
                    self.app.apply(Command::Delete(*index.get(&kept)));
                }
            }
            Step::UndoDelete => {
                if let Some(id) = self.app.kept().deleted().last().map(|record| record.id) {
                    self.app.apply(Command::UndoDelete(id));
                }
            }
            Step::Dismiss => self.dismiss(),
            Step::DeleteOwn => {
                self.app
                    .apply(Command::DeleteOwn(ExerciseKey { origin: Origin::Own, id: "zebra".to_owned() }));
            }
            Step::RemovePack => self.app.apply(Command::RemovePack("evenings".to_owned())),
            Step::Answer => {
                if let Some(id) = self.app.later().map(|later| later.sitting) {
                    self.app.apply(Command::AnswerLater { id, rating: rating(State::Settled, 1) });
                }
            }
            Step::PassSecs(secs) => self.hand.advance(Duration::from_secs(secs)),
            Step::SleepSecs(secs) => self.hand.sleep(Duration::from_secs(secs)),
        }
    }

    /// As a window does: it ticks, and again at once where that is asked for.
    fn comes_to_rest(&mut self) -> bool {
        self.app.tick();
        if self.app.next_tick() == Some(Duration::ZERO) {
            self.app.tick();
        }
        self.app.next_tick() != Some(Duration::ZERO)
    }
}

#[test]
fn two_questions_that_are_due_wake_nobody_while_the_first_is_unanswered() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    for _ in 0..2 {
        stand.practise(SLOW);
        stand.app.apply(Command::AskLater(true));
        stand.event(Event::Close);
    }
    stand.pass_secs(601);
    let first = stand.app.later().map(|later| later.sitting).unwrap();
    assert_eq!(stand.app.next_tick(), None);
    stand.app.apply(Command::AnswerLater { id: first, rating: rating(State::Settled, 1) });
    assert_eq!(stand.app.next_tick(), Some(Duration::ZERO), "the second is asked at once");
    stand.app.tick();
    assert!(stand.app.later().is_some_and(|later| later.sitting != first));
    assert_eq!(stand.app.next_tick(), None);
}

#[test]
fn a_question_that_is_due_wakes_no_guest() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.practise(SLOW);
    stand.app.apply(Command::AskLater(true));
    stand.event(Event::Close);
    stand.app.apply(Command::Guest(true));
    stand.pass_secs(601);
    assert_eq!((stand.app.later(), stand.app.next_tick()), (None, None));
    stand.app.apply(Command::Guest(false));
    stand.app.tick();
    assert!(stand.app.later().is_some());
}

#[test]
fn an_own_exercise_that_is_on_its_way_back_wakes_nobody() {
    let folder = folder();
    let mut stand = Stand::furnished(folder.path());
    stand.take(Step::DeleteOwn);
    assert_eq!(stand.app.next_tick(), Some(UNDO));
    stand.app.apply(Command::UndoDeleteOwn);
    // Not ticked: what the disk answers is not heard yet.
    stand.hand.advance(UNDO * 2);
    assert_eq!(stand.app.next_tick(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happens_it_comes_to_rest(steps in proptest::collection::vec(any_step(), 1..40)) {
        let folder = folder();
        let mut stand = Stand::furnished(folder.path());
        for step in steps {
            let told = format!("{step:?}");
            stand.take(step);
            prop_assert!(stand.comes_to_rest(), "after {told}");
        }
    }
}
