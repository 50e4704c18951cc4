//! People and plan: what cannot be written stays, and what is said about it is true.

use super::super::people::People;
use super::*;
use crate::people::{Person, Plan};

/// The part alone, in a folder that can be made impossible.
struct Part {
    people: People,
    notices: Notices,
}

impl Part {
    fn open(folder: &Path) -> Self {
        let people = People::open(folder.to_owned(), None, || {});
        let mut part = Self { people, notices: Notices::default() };
        part.wait_until(|part| part.people.is_known());
        part
    }

    fn wait_until(&mut self, is_so: impl Fn(&Self) -> bool) {
        let started = std::time::Instant::now();
        while !is_so(self) {
            assert!(started.elapsed() < FOREVER, "it never came");
            std::thread::sleep(Duration::from_millis(1));
            self.people.handle_events(&mut self.notices);
        }
    }

    fn says(&self, is_said: impl Fn(&Notice) -> bool) -> bool {
        self.notices.iter().any(is_said)
    }
}

fn is_not_kept(notice: &Notice) -> bool {
    matches!(notice, Notice::PeopleNotKept { .. })
}

fn is_not_deleted(notice: &Notice) -> bool {
    matches!(notice, Notice::PeopleNotDeleted { .. })
}

fn somebody(name: &str) -> Person {
    Person { name: name.to_owned(), number: "1".to_owned() }
}

fn plan(old: Option<&str>, new: &str) -> OwnChange {
    let plan = |worth: &str| Box::new(Plan { worth: worth.to_owned(), ..Plan::default() });
    OwnChange::KeepPlan { old: old.map(plan), new: plan(new) }
}

#[test]
fn what_could_not_be_written_survives_a_look_and_its_warning_another_success() {
    let folder = folder();
    let path = folder.path().join("data");
    fs::write(&path, "in the way").unwrap();
    let mut part = Part::open(&path);
    part.people.change(plan(None, "my dog"));
    part.people.change(plan(Some("my dog"), "my dogs"));
    part.wait_until(|part| part.says(is_not_kept));
    part.people.look();
    part.people.change(OwnChange::AddPerson(somebody("Noor")));
    part.wait_until(|part| part.people.own().people == [somebody("Noor")] && part.says(is_not_kept));
    assert_eq!(part.people.own().plan.as_ref().unwrap().worth, "my dogs");
    assert!(!part.people.is_on_disk(&somebody("Noor")) && !part.people.is_plan_on_disk());
    fs::remove_file(&path).unwrap();
    part.people.change(OwnChange::AddPerson(somebody("Ida")));
    part.wait_until(|part| part.people.is_on_disk(&somebody("Ida")));
    assert!(part.people.is_on_disk(&somebody("Noor")) && part.people.is_plan_on_disk());
    assert!(!part.says(is_not_kept), "all is kept");
    assert!(part.people.close(FOREVER));
    let again = Part::open(&path);
    assert_eq!(again.people.own().plan.as_ref().unwrap().worth, "my dogs");
    assert_eq!(again.people.own().people, [somebody("Noor"), somebody("Ida")]);
}

#[test]
fn what_could_not_be_deleted_is_shown_again_and_told_as_that() {
    let folder = folder();
    let file = folder.path().join("people.ron");
    let mut part = Part::open(folder.path());
    part.people.change(OwnChange::AddPerson(somebody("Noor")));
    part.wait_until(|part| part.people.is_on_disk(&somebody("Noor")));
    // Nobody can remove a folder as a file.
    fs::rename(&file, folder.path().join("aside")).unwrap();
    fs::create_dir(&file).unwrap();
    part.people.change(OwnChange::RemovePerson(somebody("Noor")));
    part.wait_until(|part| part.says(is_not_deleted));
    assert_eq!(part.people.own().people, [somebody("Noor")]);
    part.people.change(OwnChange::DeleteAll);
    part.wait_until(|part| part.people.is_plan_settled());
    assert_eq!(part.people.own().people, [somebody("Noor")]);
    let told = part.notices.iter().map(|notice| notice.sentence(&Words::english())).collect::<String>();
    assert!(told.contains("could not be deleted") && told.contains("people.ron"), "{told}");
    assert!(!part.says(is_not_kept));
    fs::remove_dir(&file).unwrap();
    fs::rename(folder.path().join("aside"), &file).unwrap();
    part.people.change(OwnChange::DeleteAll);
    part.wait_until(|part| part.people.own().is_empty() && !part.says(is_not_deleted));
    assert!(!file.exists());
}

#[test]
fn a_plan_that_is_deleted_elsewhere_is_not_written_again_and_that_is_said() {
    let folder = folder();
    let mut part = Part::open(folder.path());
    part.people.change(plan(None, "my dog"));
    part.wait_until(|part| part.people.is_plan_on_disk());
    fs::remove_file(folder.path().join("people.ron")).unwrap();
    part.people.change(plan(Some("my dog"), "my dogs"));
    part.wait_until(|part| part.says(|notice| *notice == Notice::PlanDeletedElsewhere));
    assert!(part.people.own().plan.is_none() && !folder.path().join("people.ron").exists());
}

#[test]
fn every_fault_has_a_sentence_of_its_own() {
    use crate::people::OwnFault;
    use crate::platform::disk::DiskError;
    let path = Path::new("/somewhere/people.ron").to_owned();
    let faults = [
        OwnFault::Newer,
        OwnFault::Disk(DiskError::Full),
        OwnFault::Disk(DiskError::ReadOnly),
        OwnFault::Disk(DiskError::NotAFolder { path: path.clone() }),
        OwnFault::Disk(DiskError::Other { what: "a thing".to_owned() }),
    ];
    let words = Words::english();
    for why in faults {
        let path = path.clone();
        let kept = Notice::PeopleNotKept { path: path.clone(), why: why.clone() }.sentence(&words);
        let deleted = Notice::PeopleNotDeleted { path: path.clone(), why: why.clone() }.sentence(&words);
        let read = Notice::PeopleNotRead { path, why: why.clone() }.sentence(&words);
        for said in [&kept, &deleted, &read] {
            assert!(said.ends_with(['.', 'n']) && !said.contains("people-"), "{said}");
        }
        let is_newer = why == OwnFault::Newer;
        assert_eq!(is_newer, kept == deleted && deleted == read);
        assert!(is_newer || deleted.contains("/somewhere/people.ron is still there"), "{deleted}");
    }
}
