//! Whatever pauses, stops, restarts, changes of the plan and answers come in whatever order, the past
//! stays as it was, no dose is owed in a pause, and undo brings back exactly what was there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ldn_app::AppError;
use ldn_app::view::{
    DoseAmount, DoseState, PartOfDay, PauseDraft, PauseKind, PhaseKind, PhaseView, PlanDraft, RecordEntry, RecordRef,
    RestartRequest, Saved, SlotView, TakeOutcome,
};
use proptest::prelude::*;
use support::{World, plan, taken_now};

const BEGIN: &str = "2026-03-20 12:00";

#[derive(Debug, Clone)]
enum Act {
    Wait(i64),
    Take,
    Skip,
    SetPlan { morning: bool, amount: usize, from: Option<i64> },
    Pause { stop: bool, from: Option<i64>, until: Option<i64> },
    Restart { from: Option<i64> },
    GoOn,
    Backfill { left_out: usize },
}

fn acts() -> impl Strategy<Value = Act> {
    let from = || prop::option::of(-8_i64..30);
    prop_oneof![
        5 => (1_i64..60).prop_map(Act::Wait),
        1 => (10_i64..20).prop_map(|days| Act::Wait(days * 24)),
        4 => Just(Act::Take),
        1 => Just(Act::Skip),
        3 => (any::<bool>(), 0_usize..4, from()).prop_map(|(morning, amount, from)| Act::SetPlan { morning, amount, from }),
        3 => (any::<bool>(), from(), from()).prop_map(|(stop, from, until)| Act::Pause { stop, from, until }),
        2 => from().prop_map(|from| Act::Restart { from }),
        1 => Just(Act::GoOn),
        1 => (0_usize..3).prop_map(|left_out| Act::Backfill { left_out }),
    ]
}

/// What is seen of the plan and the record.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    phases: Vec<PhaseView>,
    draft: PlanDraft,
    entries: Vec<RecordEntry>,
    first_open: NaiveDate,
}

struct Life {
    world: World,
    now: i64,
}

impl Life {
    fn begins() -> Self {
        let mut world = World::at(BEGIN);
        world.companion.set_plan(&plan(&[(PartOfDay::Bedtime, "22:00", "3")])).unwrap();
        let now = support::instant(chrono_tz::Europe::Berlin, BEGIN);
        Self { world, now }
    }

    fn seen(&mut self) -> Seen {
        self.world.companion.settle().unwrap();
        let view = self.world.companion.plan().unwrap();
        let (mut entries, mut older) = (Vec::new(), None);
        loop {
            let page = self.world.companion.record(older.as_deref()).unwrap();
            // The last operation on a record is no part of what it says.
            entries.extend(page.entries.into_iter().map(|entry| RecordEntry { operation: None, ..entry }));
            older = page.older;
            if older.is_none() {
                break;
            }
        }
        let first_open: NaiveDate = self.world.companion.pause_state().unwrap().from.parse().unwrap();
        // In the small hours last night's dose can still be taken, also by who starts again just then.
        let minutes = ldn_core::local_minutes(chrono_tz::Europe::Berlin, ldn_core::Timestamp::from_seconds(self.now));
        let last_night = self.seen_date().pred_opt().unwrap();
        let first_open = if minutes < 6 * 60 { first_open.min(last_night) } else { first_open };
        Seen { phases: view.phases, draft: view.draft, entries, first_open }
    }

    fn date(&self, days: i64) -> String {
        let today = self.seen_date();
        let shifted = if days < 0 {
            today.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            today.checked_add_days(Days::new(days.unsigned_abs()))
        };
        shifted.unwrap().to_string()
    }

    fn seen_date(&self) -> NaiveDate {
        ldn_core::local_date(chrono_tz::Europe::Berlin, ldn_core::Timestamp::from_seconds(self.now))
    }

    /// What was written, where something was. What is asked is always answered with yes.
    fn does(&mut self, act: &Act) -> Result<Option<Saved>, AppError> {
        match act {
            Act::Wait(hours) => {
                self.now += hours * 3600;
                self.world.it_is_at(self.now);
                Ok(None)
            }
            Act::Take => Ok(match self.world.companion.take(&taken_now())? {
                TakeOutcome::Saved { saved, .. } => Some(saved),
                _ => None,
            }),
            Act::Skip => match self.world.today().card {
                Some(card) => self.world.companion.skip(&card.dose).map(Some),
                None => Ok(None),
            },
            Act::SetPlan { morning, amount, from } => self.sets_plan(*morning, *amount, *from).map(Some),
            Act::Pause { stop, from, until } => self.pauses(*stop, *from, *until).map(Some),
            Act::Restart { from } => {
                let from = from.map(|days| self.date(days));
                self.world.companion.restart(&RestartRequest { from, prescriber_said: true }).map(Some)
            }
            Act::GoOn => self.world.companion.go_on_after_gap().map(Some),
            Act::Backfill { left_out } => {
                let gap = self.world.today().gap.map(|gap| gap.unanswered).unwrap_or_default();
                let left_out: Vec<_> = gap.into_iter().take(*left_out).map(|next| next.dose).collect();
                self.world.companion.backfill_gap(&left_out).map(Some)
            }
        }
    }

    fn sets_plan(&mut self, morning: bool, amount: usize, from: Option<i64>) -> Result<Saved, AppError> {
        let amount = ["1", "2", "3", "4"][amount];
        let mut slots = vec![(PartOfDay::Bedtime, "22:30", amount)];
        if morning {
            slots.push((PartOfDay::Morning, "08:00", "0.5"));
        }
        let draft = PlanDraft { from: from.map(|days| self.date(days)), ..plan(&slots) };
        let agreed = self.world.companion.check_plan(&draft)?.asks;
        self.world.companion.set_plan(&PlanDraft { agreed, ..draft })
    }

    fn pauses(&mut self, stop: bool, from: Option<i64>, until: Option<i64>) -> Result<Saved, AppError> {
        let kind = if stop { PauseKind::Stop } else { PauseKind::Pause };
        let (from, until) = (from.map(|days| self.date(days)), until.map(|days| self.date(days)));
        let draft = PauseDraft { kind, why: None, note: None, from, until, agreed: Vec::new() };
        let agreed = self.world.companion.check_pause(&draft)?.asks;
        self.world.companion.set_pause(&PauseDraft { agreed, ..draft })
    }
}

/// What is planned for `date`; none before the first phase.
fn planned_on(seen: &Seen, date: NaiveDate) -> Option<(PhaseKind, Vec<SlotView>)> {
    let begun = |phase: &&PhaseView| phase.from.parse::<NaiveDate>().unwrap() <= date;
    seen.phases.iter().find(begun).map(|phase| (phase.kind, phase.slots.clone()))
}

type Planned = (Option<i64>, Option<DoseAmount>);

fn planned_of(seen: &Seen) -> BTreeMap<String, Planned> {
    let scheduled = seen.entries.iter().filter_map(|entry| match &entry.id {
        RecordRef::Dose { dose } => Some((format!("{dose:?}"), (entry.due_at, entry.planned.clone()))),
        RecordRef::Extra { .. } => None,
    });
    scheduled.collect()
}

/// Dates before the first open dose keep what was planned for them. Only what was planned before the
/// diary began can be added, in front.
fn assert_past_stays(before: &Seen, after: &Seen, act: &Act) {
    let begun: NaiveDate = before.phases.last().unwrap().from.parse().unwrap();
    let mut date = begun;
    while date < before.first_open {
        assert_eq!(planned_on(before, date), planned_on(after, date), "{date} after {act:?}");
        date = date.succ_opt().unwrap();
    }
    let recorded = planned_of(after);
    for (dose, planned) in planned_of(before) {
        assert_eq!(recorded.get(&dose), Some(&planned), "{dose} after {act:?}");
    }
}

/// No dose that is dated in a pause closes as missed once the pause is there.
fn assert_pause_owes_nothing(before: &Seen, after: &Seen) {
    let known: Vec<_> = before.entries.iter().map(|entry| &entry.id).collect();
    let closed = after.entries.iter().filter(|entry| entry.state == DoseState::Missed && !known.contains(&&entry.id));
    for entry in closed {
        let date = entry.date.parse().unwrap();
        let planned = planned_on(before, date).map(|(kind, _)| kind);
        assert!(!matches!(planned, Some(PhaseKind::Pause | PhaseKind::Stop)), "{entry:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_past_stays_and_undo_brings_back_exactly_what_was(acts in prop::collection::vec((acts(), any::<bool>()), 1..40)) {
        let mut life = Life::begins();
        for (act, is_undone) in acts {
            let before = life.seen();
            let written = life.does(&act);
            let after = life.seen();
            assert_past_stays(&before, &after, &act);
            assert_pause_owes_nothing(&before, &after);
            let operation = written.as_ref().ok().and_then(Option::as_ref).and_then(|saved| saved.operation.clone());
            match (written.is_err(), operation) {
                (true, _) => prop_assert_eq!(&before, &after, "a refusal writes nothing: {:?}", act),
                (false, Some(operation)) if is_undone => {
                    life.world.companion.undo(&operation).unwrap();
                    prop_assert_eq!(&before, &life.seen(), "undone: {:?}", act);
                }
                _ => {}
            }
        }
    }
}
