//! Which side effects were there at which amount (E2): counted, and no claim of cause.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::context::starts_at;
use super::side_effect::SideEffect;
use super::step_log::{EffectSummary, summed_up};
use crate::plan::regimen::{Phase, Regimen};
use crate::plan::stairs::{Stair, Tread, stairs};
use crate::time::dose_date::DoseDate;
use crate::time::local::{first_instant_at, local_date_time};
use crate::time::timestamp::Timestamp;

/// A stretch of days on which the plan asked for one amount, with what was logged on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepEffects {
    /// The first dose date of the stretch, be it before the dates that were asked for.
    pub since: DoseDate,
    /// The first of its days that were asked for.
    pub from: DoseDate,
    /// The last of them.
    pub to: DoseDate,
    /// How many they are.
    pub days: u32,
    /// What a day came to, in micrograms; 0 in a pause.
    pub total: u32,
    /// Doses, a pause or a stop.
    pub tread: Tread,
    /// What was there on them, the strongest first.
    pub effects: Vec<EffectSummary>,
}

/// The side effects of each stretch of one planned amount that has days among `dates`, up to `now`,
/// earliest first.
///
/// As in what goes with an entry, an amount holds from its first dose on: in the morning of a step's
/// date it is still the old one. So a day of a stretch goes from dose to dose, and carries the date
/// of the dose it begins with. A change of the time alone begins no new stretch. What was there
/// before the first dose belongs to none.
#[must_use]
pub fn effects_by_step(
    regimen: &Regimen,
    zone: Tz,
    effects: &[SideEffect],
    dates: &RangeInclusive<DoseDate>,
    now: Timestamp,
) -> Vec<StepEffects> {
    let stretches = stretches(regimen, zone);
    let ends = stretches.iter().skip(1).map(|next| next.starts).chain([Timestamp::LATEST]);
    stretches.iter().zip(ends).filter_map(|(stretch, ends)| stretch.effects(zone, effects, dates, ends, now)).collect()
}

/// A stair, and when its first dose was due.
struct Stretch {
    stair: Stair,
    starts: Timestamp,
    /// From the midnight that `stair.from` begins with, by the clock.
    after_midnight: TimeDelta,
}

fn stretches(regimen: &Regimen, zone: Tz) -> Vec<Stretch> {
    let stretch = |stair: Stair| {
        let midnight = stair.from.date().and_time(NaiveTime::MIN);
        let starts = first_dose_of(regimen, zone, stair.from).unwrap_or_else(|| first_instant_at(zone, midnight));
        Stretch { stair, starts, after_midnight: local_date_time(zone, starts) - midnight }
    };
    stairs(regimen, &[]).into_iter().map(stretch).collect()
}

fn first_dose_of(regimen: &Regimen, zone: Tz, from: DoseDate) -> Option<Timestamp> {
    let before = |phase: &&Phase| phase.from < from && !phase.slots.is_empty();
    let with_slots = regimen.phases().iter().rev().find(before);
    starts_at(regimen.phase_on(from)?, with_slots, zone)
}

impl Stretch {
    fn effects(
        &self,
        zone: Tz,
        effects: &[SideEffect],
        dates: &RangeInclusive<DoseDate>,
        ends: Timestamp,
        now: Timestamp,
    ) -> Option<StepEffects> {
        if now < self.starts {
            return None;
        }
        let from = self.stair.from.max(*dates.start());
        let last = self.stair.to.map_or(*dates.end(), |to| to.minus_days(1).min(*dates.end()));
        let to = last.min(DoseDate::new(self.day_of(zone, now)));
        let days = u32::try_from(to.days_since(from) + 1).ok().filter(|days| *days > 0)?;
        let there = |effect: &SideEffect| {
            let until = effect.ended.unwrap_or(now).max(effect.began);
            let touches = effect.began < ends && (until > self.starts || effect.began >= self.starts);
            let first = self.day_of(zone, effect.began.max(self.starts)).max(from.date());
            let last = self.day_of(zone, until.min(ends - TimeDelta::seconds(1))).min(to.date());
            first.iter_days().take_while(|day| touches && *day <= last).collect::<BTreeSet<NaiveDate>>()
        };
        Some(StepEffects {
            since: self.stair.from,
            from,
            to,
            days,
            total: self.stair.total,
            tread: self.stair.tread,
            effects: summed_up(effects.iter().map(|effect| (effect, there(effect)))),
        })
    }

    /// The date of the dose after which `instant` comes, by the time of the first one.
    fn day_of(&self, zone: Tz, instant: Timestamp) -> NaiveDate {
        let local = local_date_time(zone, instant);
        local.checked_sub_signed(self.after_midnight).unwrap_or(local).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::side_effect::{Grade, SideEffectKind};
    use crate::plan::regimen::{Form, Medicine, Part, PhaseReason, Slot};
    use chrono_tz::Europe::Berlin;

    fn at(local: &str) -> Timestamp {
        first_instant_at(Berlin, chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap())
    }

    fn day(day: u32) -> DoseDate {
        format!("2026-10-{day:02}").parse().unwrap()
    }

    fn phase(from: u32, slot: Option<(Part, &str, &str)>) -> Phase {
        let slot = slot.map(|(part, at, mg)| Slot { part, at: at.parse().unwrap(), amount: mg.parse().unwrap() });
        Phase {
            from: day(from),
            reason: if slot.is_some() { PhaseReason::Plan } else { PhaseReason::Pause },
            slots: slot.into_iter().collect(),
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    fn effect(what: SideEffectKind, grade: Grade, began: &str, ended: Option<&str>) -> SideEffect {
        SideEffect {
            what,
            own_words: None,
            grade,
            began: at(began),
            ended: ended.map(at),
            zone: Berlin,
            distressing: None,
            from_ldn: None,
            note: None,
        }
    }

    fn bedtime(mg: &str) -> Option<(Part, &str, &str)> {
        Some((Part::Bedtime, "22:00", mg))
    }

    type Shown = (u32, String, u32, Vec<(SideEffectKind, Grade, u32, u32)>);

    fn shown(steps: &[StepEffects]) -> Vec<Shown> {
        let line = |effect: &EffectSummary| (effect.what, effect.grade, effect.entries, effect.days);
        let step = |step: &StepEffects| {
            let dates = format!("{} {}", step.from.date().format("%d"), step.to.date().format("%d"));
            (step.total, dates, step.days, step.effects.iter().map(line).collect())
        };
        steps.iter().map(step).collect()
    }

    /// 1 mg from 1 October, 1.5 mg from the 8th, each at 22:00; a pause from the 20th; looked at on
    /// 25 October at 12:00 (the clocks went back that morning).
    /// - Headache on the 8th from 09:00 to 11:00: before the first 1.5 mg, so still the 1 mg of the 7th.
    /// - Vivid dreams from the 9th 02:00 to the 11th 03:00: the nights of the 8th, 9th, 10th = 3 days.
    /// - Vivid dreams on the 15th at 02:00, moderate: the night of the 14th = 1 day, 4 in all, 2 entries.
    /// - Nausea from the 19th 10:00 to the 21st 10:00: the day of the 18th (it goes on until the 19th
    ///   22:00) and that of the 19th = 2 days at 1.5 mg; from the 20th 22:00 on, when the next dose
    ///   would have been, the day of the 20th = 1 day of the pause.
    /// - Tired since the 24th at 21:00: the days of the 23rd and, from 22:00 on, the 24th.
    ///
    /// Days: 1 to 7 = 7, 8 to 19 = 12, 20 to 24 = 5: on the 25th at noon it is still the day of the 24th.
    #[test]
    fn each_effect_is_counted_at_the_amount_that_worked_when_it_was_there() {
        use SideEffectKind::{Headache, MoreTired, Nausea, VividDreams};
        let regimen = Regimen::new(vec![phase(1, bedtime("1")), phase(8, bedtime("1.5")), phase(20, None)]);
        let effects = [
            effect(Headache, Grade::Mild, "2026-10-08 09:00", Some("2026-10-08 11:00")),
            effect(VividDreams, Grade::Mild, "2026-10-09 02:00", Some("2026-10-11 03:00")),
            effect(VividDreams, Grade::Moderate, "2026-10-15 02:00", Some("2026-10-15 02:00")),
            effect(Nausea, Grade::Mild, "2026-10-19 10:00", Some("2026-10-21 10:00")),
            effect(MoreTired, Grade::Severe, "2026-10-24 21:00", None),
        ];
        let steps = effects_by_step(&regimen, Berlin, &effects, &(day(1)..=day(25)), at("2026-10-25 12:00"));
        let expected = [
            (1_000, "01 07".to_owned(), 7, vec![(Headache, Grade::Mild, 1, 1)]),
            (1_500, "08 19".to_owned(), 12, vec![(VividDreams, Grade::Moderate, 2, 4), (Nausea, Grade::Mild, 1, 2)]),
            (0, "20 24".to_owned(), 5, vec![(MoreTired, Grade::Severe, 1, 2), (Nausea, Grade::Mild, 1, 1)]),
        ];
        assert_eq!(shown(&steps), expected);
        assert_eq!(
            steps.iter().map(|step| step.tread).collect::<Vec<_>>(),
            [Tread::Planned, Tread::Planned, Tread::Paused]
        );
    }

    #[test]
    fn a_move_to_the_morning_at_the_same_amount_is_no_step_and_its_days_stay_whole() {
        let left_out = Phase { reason: PhaseReason::Move, ..phase(9, None) };
        let morning = phase(10, Some((Part::Morning, "08:00", "2")));
        let regimen = Regimen::new(vec![phase(1, bedtime("2")), left_out, morning]);
        let headache = effect(SideEffectKind::Headache, Grade::Mild, "2026-10-09 12:00", Some("2026-10-11 12:00"));
        let steps = effects_by_step(&regimen, Berlin, &[headache], &(day(1)..=day(31)), at("2026-10-12 23:00"));
        // The days of the 8th (from 22:00) to the 10th: the 11th at noon still belongs to the 10th's.
        let expected = (2_000, "01 12".to_owned(), 12, vec![(SideEffectKind::Headache, Grade::Mild, 1, 3)]);
        assert_eq!(shown(&steps), [expected]);
    }

    #[test]
    fn of_a_step_that_reaches_beyond_the_dates_only_the_days_among_them_count() {
        let regimen = Regimen::new(vec![phase(1, bedtime("2"))]);
        let headache = effect(SideEffectKind::Headache, Grade::Mild, "2026-10-02 12:00", Some("2026-10-12 12:00"));
        let steps = effects_by_step(&regimen, Berlin, &[headache], &(day(10)..=day(20)), at("2026-10-31 12:00"));
        // 12 October at noon is the day of the 11th.
        let expected = (2_000, "10 20".to_owned(), 11, vec![(SideEffectKind::Headache, Grade::Mild, 1, 2)]);
        assert_eq!(shown(&steps), [expected]);
        assert_eq!(steps[0].since, day(1));
    }

    #[test]
    fn what_was_there_before_the_first_dose_belongs_to_no_step() {
        let regimen = Regimen::new(vec![phase(10, bedtime("2"))]);
        let headache = effect(SideEffectKind::Headache, Grade::Mild, "2026-10-10 12:00", Some("2026-10-10 21:00"));
        let steps = effects_by_step(
            &regimen,
            Berlin,
            std::slice::from_ref(&headache),
            &(day(1)..=day(20)),
            at("2026-10-10 23:00"),
        );
        assert_eq!(shown(&steps), [(2_000, "10 10".to_owned(), 1, Vec::new())]);
        let earlier = effects_by_step(&regimen, Berlin, &[headache], &(day(1)..=day(20)), at("2026-10-10 21:30"));
        assert_eq!(earlier, []);
    }
}
