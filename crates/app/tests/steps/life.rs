//! Months of a person who answers, takes, skips, forgets, changes the plan and takes things back.

use chrono::{Days, NaiveDate};
use ldn_app::view::{GuardQuestion, PartOfDay, PlanView, StepReply, StepsDraft};
use proptest::prelude::*;

use crate::support::{World, bedtime, plan, taken_now};
use crate::{even, every_ten_days};

/// What the person does at 20:00 of a day.
#[derive(Debug, Clone)]
enum Act {
    Takes,
    Skips,
    Nothing,
    Answers(StepReply),
    Stays,
    Begins {
        step: u8,
        every: u8,
        target: u8,
    },
    /// By hand, to this many half milligrams, with a morning dose or without.
    Changes {
        halves: u8,
        morning: bool,
    },
    TakesItBack,
}

fn act() -> impl Strategy<Value = Act> {
    use StepReply::{Back, Hold, Up};
    prop_oneof![
        6 => Just(Act::Takes),
        1 => Just(Act::Skips),
        2 => Just(Act::Nothing),
        6 => prop::sample::select(vec![Up, Up, Up, Hold, Back]).prop_map(Act::Answers),
        1 => Just(Act::Stays),
        1 => (1..4_u8, 1..12_u8, 2..20_u8).prop_map(|(step, every, target)| Act::Begins { step, every, target }),
        1 => (1..12_u8, any::<bool>()).prop_map(|(halves, morning)| Act::Changes { halves, morning }),
        2 => Just(Act::TakesItBack),
    ]
}

fn milligrams(halves: u8) -> String {
    format!("{}.{}", halves / 2, if halves.is_multiple_of(2) { 0 } else { 5 })
}

struct Life {
    world: World,
    /// The highest amount of the steps under way, or of the plan by hand.
    most: u32,
    last: Option<(String, PlanView, u32)>,
}

impl Life {
    fn begin() -> Self {
        let mut world = World::with_bedtime("2026-01-01 20:00", "22:00", "1");
        world.companion.begin_steps(&every_ten_days("1", "4.5")).unwrap();
        Self { world, most: 4_500, last: None }
    }

    fn lives(&mut self, act: &Act) {
        let before = self.world.companion.plan().unwrap();
        let confirmed = Some(GuardQuestion::Above6000);
        let most = self.most;
        let written = match act {
            Act::Nothing => None,
            Act::Takes => self.world.companion.take(&crate::support::taken_now()).ok().and(None),
            Act::Skips => {
                let card = self.world.today().card;
                card.and_then(|card| self.world.companion.skip(&card.dose).ok()).and(None)
            }
            Act::Answers(reply) => self.world.companion.answer_step(PartOfDay::Bedtime, *reply, None, confirmed).ok(),
            Act::Stays => self.world.companion.end_steps(PartOfDay::Bedtime).ok(),
            Act::Begins { step, every, target } => {
                let draft = even("1", &milligrams(*step), &every.to_string(), &milligrams(*target));
                let begun = self.world.companion.begin_steps(&StepsDraft { confirmed, ..draft }).ok();
                if begun.is_some() {
                    self.most = u32::from(*target) * 500;
                }
                begun
            }
            Act::Changes { halves, morning } => {
                let amount = milligrams(*halves);
                let mut draft = bedtime("22:00", &amount);
                if *morning {
                    draft = plan(&[(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", &amount)]);
                }
                draft.confirmed = confirmed;
                let changed = self.world.companion.set_plan(&draft).ok();
                // Steps that are on that very amount go on, towards their own target.
                if changed.is_some() && self.world.companion.plan().unwrap().steps.is_empty() {
                    self.most = u32::from(*halves) * 500;
                }
                changed
            }
            Act::TakesItBack => return self.takes_it_back(),
        };
        self.last = written.and_then(|saved| Some((saved.operation?, before, most)));
    }

    fn takes_it_back(&mut self) {
        let Some((operation, before, most)) = self.last.take() else { return };
        self.world.companion.undo(&operation).unwrap();
        assert_eq!(self.world.companion.plan().unwrap(), before, "the undo brings back exactly what was there");
        self.most = most;
    }

    fn amounts(&self, until: &str) -> Vec<(String, Vec<(PartOfDay, String)>)> {
        let phases = self.world.companion.plan().unwrap().phases;
        let slots = |phase: &ldn_app::view::PhaseView| -> Vec<(PartOfDay, String)> {
            phase.slots.iter().map(|slot| (slot.part, slot.amount.mg.clone())).collect()
        };
        let past = phases.iter().filter(|phase| phase.from.as_str() < until);
        past.map(|phase| (phase.from.clone(), slots(phase))).collect()
    }

    fn check(&self) {
        let micrograms = |mg: &str| mg.parse::<ldn_core::Amount>().unwrap().micrograms();
        let phases = self.world.companion.plan().unwrap().phases;
        let now = phases.iter().filter(|phase| phase.current);
        for slot in now.clone().flat_map(|phase| &phase.slots).filter(|slot| slot.part == PartOfDay::Bedtime) {
            assert!(micrograms(&slot.amount.mg) <= self.most, "{} is past {}", slot.amount.mg, self.most);
        }
        for phase in &phases {
            let total: u32 = phase.slots.iter().map(|slot| micrograms(&slot.amount.mg)).sum();
            assert!(total < 10_000, "{total} is no low dose");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_answered_no_day_passes_the_target_and_the_past_stays_as_it_was(
        acts in prop::collection::vec((act(), 0..4_u8), 40),
    ) {
        let mut life = Life::begin();
        let mut date: NaiveDate = "2026-01-01".parse().unwrap();
        for (act, days) in acts {
            date = date.checked_add_days(Days::new(u64::from(days))).unwrap();
            if days > 0 {
                // Without a dose for long that is asked about, and no step is proposed.
                life.world.it_is(&format!("{} 22:05", date.pred_opt().unwrap()));
                let _ = life.world.companion.take(&taken_now());
                // A change of days ago is no more taken back: its toast is gone.
                life.last = None;
            }
            life.world.it_is(&format!("{date} 20:00"));
            let past = life.amounts(&date.to_string());
            life.lives(&act);
            prop_assert_eq!(life.amounts(&date.to_string()), past, "after {:?}", act);
            life.check();
        }
    }
}
