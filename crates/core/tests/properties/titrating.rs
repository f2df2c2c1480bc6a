//! What holds for every ladder and every way of answering, beside a walk from day to day.

use std::num::NonZeroU16;

use chrono::Days;
use ldn_core::plan::steps::Rung;
use ldn_core::{Amount, Answer, DoseDate, Form, Ladder, Medicine, Part, Phase, PhaseReason, Regimen, Slot, Titration};
use proptest::prelude::*;
use proptest::sample::select;

use crate::random::config;

fn day(number: u64) -> DoseDate {
    let begin: DoseDate = "2026-01-01".parse().unwrap();
    DoseDate::new(begin.date().checked_add_days(Days::new(number)).unwrap())
}

fn amount(micrograms: u32) -> Amount {
    Amount::from_micrograms(micrograms).unwrap()
}

fn rungs() -> impl Strategy<Value = Vec<Rung>> {
    prop::collection::vec((1..900_u32, 1..20_u16), 2..8).prop_map(|steps| {
        let mut reached = 0;
        let mut rung = |(rise, days)| {
            reached += rise;
            Rung { amount: amount(reached), days: NonZeroU16::new(days).unwrap() }
        };
        steps.into_iter().map(&mut rung).collect()
    })
}

/// Answers, each with the days it comes late.
fn answers() -> impl Strategy<Value = Vec<(Answer, u64)>> {
    let answer = select(&[Answer::Up, Answer::Up, Answer::Up, Answer::Hold, Answer::Back, Answer::Stop][..]);
    prop::collection::vec((answer, prop_oneof![Just(0_u64), 0..9_u64]), 0..25)
}

/// Days on which a pause begins or ends, in turn.
fn pauses() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::btree_set(1..200_u64, 0..6).prop_map(|days| days.into_iter().collect())
}

fn regimen(pauses: &[u64]) -> Regimen {
    let medicine = Medicine { form: Form::Capsule, concentration: None };
    let slot = Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: amount(1_000) };
    let phase = |from, paused: bool| Phase {
        from: day(from),
        slots: if paused { Vec::new() } else { vec![slot] },
        reason: if paused { PhaseReason::Pause } else { PhaseReason::Plan },
        medicine,
    };
    let later = pauses.iter().enumerate().map(|(index, from)| phase(*from, index.is_multiple_of(2)));
    Regimen::new(std::iter::once(phase(0, false)).chain(later).collect())
}

fn is_paused(pauses: &[u64], number: u64) -> bool {
    pauses.iter().filter(|change| **change <= number).count() % 2 == 1
}

/// The slow way: a day after the other, counting those with doses.
struct Walk<'a> {
    rungs: &'a [Rung],
    pauses: &'a [u64],
    place: usize,
    from: u64,
    stopped: bool,
}

impl Walk<'_> {
    /// The day of the next proposal; none in a thousand days.
    fn proposed_on(&self) -> Option<u64> {
        if self.stopped || self.place + 1 == self.rungs.len() {
            return None;
        }
        let mut doses = 0;
        for number in self.from..self.from + 1_000 {
            if is_paused(self.pauses, number) {
                continue;
            }
            if doses == self.rungs[self.place].days.get() {
                return Some(number);
            }
            doses += 1;
        }
        None
    }

    fn answer(&mut self, answer: Answer, from: u64) {
        match answer {
            Answer::Up => self.place += 1,
            Answer::Back => self.place = self.place.max(1) - 1,
            Answer::Hold => {}
            Answer::Stop => self.stopped = true,
        }
        self.from = from;
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn whatever_is_answered_each_proposal_is_what_a_walk_from_day_to_day_gives(
        rungs in rungs(), answers in answers(), pauses in pauses(),
    ) {
        let regimen = regimen(&pauses);
        let mut titration = Titration::begin(Ladder::own(&rungs).unwrap(), day(0));
        let mut walk = Walk { rungs: &rungs, pauses: &pauses, place: 0, from: 0, stopped: false };
        for (answer, late) in answers {
            let proposal = titration.next_proposal(&regimen);
            prop_assert_eq!(proposal.map(|proposal| proposal.on), walk.proposed_on().map(day));
            let (Some(proposal), Some(on)) = (proposal, walk.proposed_on()) else { break };
            prop_assert_eq!(proposal.up, rungs[walk.place + 1].amount);
            prop_assert_eq!(proposal.back, walk.place.checked_sub(1).map(|lower| rungs[lower].amount));
            titration = titration.answered(answer, day(on + late));
            walk.answer(answer, on + late);
            prop_assert_eq!(titration.present().amount, rungs[walk.place].amount);
        }
    }

    #[test]
    fn no_answer_at_any_time_passes_the_target_or_falls_under_the_first_amount(
        rungs in rungs(), answers in answers(),
    ) {
        let mut titration = Titration::begin(Ladder::own(&rungs).unwrap(), day(0));
        // Answers that nobody asked for too, and out of order.
        for (answer, at) in answers {
            titration = titration.answered(answer, day(at * 7 % 30));
            let present = titration.present().amount;
            prop_assert!(rungs[0].amount <= present && present <= rungs[rungs.len() - 1].amount);
        }
    }

    #[test]
    fn the_steps_to_come_rise_to_the_target_each_later_than_the_one_before(
        rungs in rungs(), pauses in pauses(), earliest in 0..60_u64,
    ) {
        let regimen = regimen(&pauses);
        let begun = Titration::begin(Ladder::own(&rungs).unwrap(), day(0));
        let steps = begun.steps_from(day(earliest), &regimen);
        prop_assert!(steps.is_sorted_by(|one, next| one.from < next.from && one.amount < next.amount));
        prop_assert!(steps.iter().all(|step| step.from >= day(earliest)));
        if pauses.len().is_multiple_of(2) {
            prop_assert_eq!(steps.len(), rungs.len() - 1);
        }
    }

    #[test]
    fn even_steps_are_the_own_steps_of_the_same_amounts(
        start in 1..3_000_u32, step in 1..3_000_u32, beyond in 1..6_000_u32, days in 1..=365_u16,
    ) {
        let target = start + beyond;
        let amounts: Vec<u32> = (0..).map(|place| (start + place * step).min(target)).take(62).collect();
        let count = amounts.iter().position(|reached| *reached == target).map(|last| last + 1);
        let even = Ladder::even(amount(start), amount(step), amount(target), days);
        match count.filter(|count| *count <= 60) {
            None => prop_assert!(even.is_err()),
            Some(count) => {
                let rung = |reached: &u32| Rung { amount: amount(*reached), days: NonZeroU16::new(days).unwrap() };
                let own: Vec<Rung> = amounts.iter().take(count).map(rung).collect();
                prop_assert_eq!(even, Ladder::own(&own));
            }
        }
    }
}
