//! Moves there and back, answers, journeys of the clock and undos, in whatever order.

use ldn_app::view::{
    DoseState, MoveOutcome, MoveView, PartOfDay, PhaseView, RecordEntry, RecordRef, Saved, TakeOutcome, TakeRequest,
    TakeTarget,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::request;
use super::support::{World, plan, taken_now};

const HOUR: i64 = 3600;
const PARTS: [PartOfDay; 4] = [PartOfDay::Morning, PartOfDay::Afternoon, PartOfDay::Evening, PartOfDay::Bedtime];

#[derive(Debug, Clone)]
enum Step {
    Hours(u8),
    Take,
    TakeExtra,
    Skip,
    Move { to: PartOfDay, at: Option<u16>, prescriber_said_next: bool },
    Undo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let a_move = (select(&PARTS[..]), proptest::option::of(0..1440_u16), any::<bool>())
        .prop_map(|(to, at, prescriber_said_next)| Step::Move { to, at, prescriber_said_next });
    let step = prop_oneof![
        4 => (1..30_u8).prop_map(Step::Hours),
        4 => Just(Step::Take),
        1 => Just(Step::TakeExtra),
        1 => Just(Step::Skip),
        3 => a_move,
        1 => Just(Step::Undo),
    ];
    prop::collection::vec(step, 40..120)
}

/// What the last move can be undone to.
struct Undoable {
    saved: Saved,
    plan: Vec<PhaseView>,
}

struct Life {
    world: World,
    now: i64,
    last_taken: Option<i64>,
    undoable: Option<Undoable>,
}

impl Life {
    fn begin(slots: &[(PartOfDay, &str, &str)]) -> Self {
        let mut world = World::at("2026-02-01 06:00");
        world.companion.set_plan(&plan(slots)).unwrap();
        let now = world.companion.now().seconds();
        Self { world, now, last_taken: None, undoable: None }
    }

    fn lives(&mut self, step: &Step) {
        match step {
            Step::Hours(hours) => {
                self.now += i64::from(*hours) * HOUR + 1234;
                // The toast that offers it is there for some seconds.
                self.undoable = None;
                self.world.it_is_at(self.now);
                self.world.tick();
            }
            Step::Take => self.takes(TakeTarget::Auto),
            Step::TakeExtra => self.takes(TakeTarget::Extra),
            Step::Skip => {
                let open = self.world.today().card.filter(|card| card.can_take);
                open.map(|card| self.world.companion.skip(&card.dose).unwrap());
            }
            Step::Move { to, at, prescriber_said_next } => self.moves(*to, *at, *prescriber_said_next),
            Step::Undo => self.undoes(),
        }
    }

    fn takes(&mut self, target: TakeTarget) {
        let request = TakeRequest { target, close_confirmed: true, ..taken_now() };
        if let TakeOutcome::Saved { .. } = self.world.companion.take(&request).unwrap() {
            self.last_taken = Some(self.now);
        }
    }

    fn moves(&mut self, to: PartOfDay, at: Option<u16>, prescriber_said_next: bool) {
        let at = at.map(|minutes| format!("{:02}:{:02}", minutes / 60, minutes % 60));
        let Ok(view) = self.world.companion.move_view(None, Some(to), at.as_deref()) else { return };
        let (plan, record) = (self.phases(), self.record());
        let asked = request(&view, prescriber_said_next);
        let saved = match self.world.companion.move_dose(&asked) {
            Ok(MoveOutcome::Saved { saved }) => saved,
            Ok(other) => panic!("nothing happened in between: {other:?}"),
            // The prescriber's word would bring two doses of 5 mg on a day.
            Err(_) if prescriber_said_next && view.very_next.is_none() => return,
            Err(error) => panic!("shown, and then refused: {error:?}"),
        };
        self.keeps_the_distance(&view, prescriber_said_next);
        let is_open = |entry: &RecordEntry| {
            let open = view.open.iter().any(|open| entry.id == RecordRef::Dose { dose: open.dose.clone() });
            open && entry.state == DoseState::Skipped
        };
        let mut after = self.record();
        after.retain(|entry| record.contains(entry) || !is_open(entry));
        assert_eq!(after, record, "what was recorded stays, and nothing new is missed");
        self.days_before_stay(&plan);
        self.undoable = Some(Undoable { saved, plan });
    }

    /// 20 hours, or 8 by the prescriber's word, from the last dose taken to the first one; and the
    /// first one is the first that is asked for in the part it went to.
    fn keeps_the_distance(&mut self, view: &MoveView, prescriber_said_next: bool) {
        let least = if prescriber_said_next { 8 * HOUR } else { 20 * HOUR };
        let pause =
            if prescriber_said_next { view.very_next.as_ref().unwrap_or(&view.cautious) } else { &view.cautious };
        let first = pause.first.due_at;
        assert!(first > self.now, "the first one is still to come");
        if let Some(last) = self.last_taken {
            assert!(first - last >= least, "{} minutes", (first - last) / 60);
            // As clocks show the two, without their seconds.
            assert_eq!(pause.minutes.map(i64::from), Some((first - last + last % 60) / 60));
        }
        let today = self.world.today();
        let card = today.card.filter(|card| card.taken.is_none() && card.can_take);
        let coming = today.next.iter().map(|next| (next.dose.part, next.due_at));
        let asked = card.iter().map(|card| (card.dose.part, card.due_at)).chain(coming);
        let moved: Vec<i64> = asked.filter(|(part, _)| *part == view.to).map(|(_, due)| due).collect();
        assert!(moved.iter().all(|due| *due >= first), "{moved:?} before {first}");
        assert!(moved.windows(2).all(|two| two[1] - two[0] >= 8 * HOUR), "{moved:?}");
    }

    fn undoes(&mut self) {
        let Some(Undoable { saved, plan }) = self.undoable.take() else { return };
        self.world.companion.undo(&saved.operation.unwrap()).unwrap();
        assert_eq!(self.phases(), plan, "undo brings the plan back");
    }

    /// Phases that have begun more than a night ago are not rewritten.
    fn days_before_stay(&self, plan: &[PhaseView]) {
        let yesterday = self.world.companion.now() - chrono::TimeDelta::days(2);
        let yesterday = ldn_core::local_date(chrono_tz::Europe::Berlin, yesterday).to_string();
        let begun = |phases: &[PhaseView]| -> Vec<PhaseView> {
            phases.iter().filter(|phase| phase.from < yesterday).cloned().collect()
        };
        assert_eq!(begun(&self.phases()), begun(plan));
    }

    /// Which of them is in force depends on the time it is looked at.
    fn phases(&self) -> Vec<PhaseView> {
        let mut phases = self.world.companion.plan().unwrap().phases;
        phases.iter_mut().for_each(|phase| phase.current = false);
        phases
    }

    fn record(&self) -> Vec<RecordEntry> {
        self.world.companion.record(None).unwrap().entries
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_moved_and_undone_the_distance_holds_and_the_past_stays(steps in steps(), which in 0..3_usize) {
        let plans: [&[(PartOfDay, &str, &str)]; 3] = [
            &[(PartOfDay::Bedtime, "22:00", "4.5")],
            &[(PartOfDay::Bedtime, "00:30", "4.5")],
            &[(PartOfDay::Morning, "07:00", "1.5"), (PartOfDay::Bedtime, "22:00", "3")],
        ];
        let mut life = Life::begin(plans[which]);
        for step in &steps {
            life.lives(step);
        }
    }
}
