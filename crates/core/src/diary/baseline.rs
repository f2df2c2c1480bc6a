//! The days before the first dose, while they last (L4).

use std::collections::BTreeSet;

use super::daily::{BASELINE_DATES, BASELINE_DAYS, baseline_dates};
use super::scores::ScoreEntry;
use crate::plan::regimen::Regimen;
use crate::time::diary_date::DiaryDate;
use crate::time::dose_date::DoseDate;

/// The dose date of the first dose: of the first one taken, inside the plan or outside it; until one
/// was taken, the first that the plan has from `today` on. None where it has none either.
#[must_use]
pub fn first_dose(regimen: &Regimen, first_taken: Option<DoseDate>, today: DoseDate) -> Option<DoseDate> {
    first_taken.or_else(|| {
        let in_force = regimen.phase_on(today).map(|phase| (today, phase));
        let later = regimen.phases().iter().map(|phase| (phase.from, phase)).filter(|(from, _)| *from > today);
        in_force.into_iter().chain(later).find(|(_, phase)| !phase.slots.is_empty()).map(|(date, _)| date)
    })
}

/// How far the baseline has come while no dose was taken yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaselinePhase {
    /// The date of the first dose, as it is planned now.
    pub first_dose: DoseDate,
    /// Days until then; 0 on the day itself.
    pub days_left: u64,
    /// Which of the 14 days before it today is; none where they have not begun, or today is the day
    /// of the first dose.
    pub day: Option<u64>,
    /// Days with an entry among the 14.
    pub entered: usize,
}

impl BaselinePhase {
    /// Of so many days.
    pub const DAYS: u64 = BASELINE_DATES;
    /// So many of them need an entry.
    pub const NEEDED: usize = BASELINE_DAYS;

    /// How it stands on `today`, before a first dose on `first_dose`. A day has an entry where any
    /// scale was answered on it.
    #[must_use]
    pub fn on(today: DiaryDate, first_dose: DoseDate, entries: &[ScoreEntry]) -> Self {
        let dates = baseline_dates(first_dose);
        let (begins, first) = (*dates.start(), DiaryDate::new(first_dose.date()));
        let answered = entries.iter().filter(|entry| !entry.scores.is_empty() && dates.contains(&entry.date));
        let days = |from: DiaryDate, to: DiaryDate| u64::try_from((to.date() - from.date()).num_days()).ok();
        let day = days(begins, today).map(|past| past + 1).filter(|day| *day <= BASELINE_DATES);
        Self {
            first_dose,
            days_left: days(today, first).unwrap_or_default(),
            day,
            entered: answered.map(|entry| entry.date).collect::<BTreeSet<_>>().len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::change::Score;
    use crate::diary::scores::{Scale, Scores};
    use crate::plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Slot};

    fn dose(day: u32) -> DoseDate {
        format!("2026-11-{day:02}").parse().unwrap()
    }

    fn phase(from: u32, slots: bool) -> Phase {
        let slot = Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: "1".parse().unwrap() };
        Phase {
            from: dose(from),
            slots: slots.then_some(slot).into_iter().collect(),
            reason: PhaseReason::Plan,
            medicine: Medicine { form: Form::Capsule, concentration: None },
        }
    }

    #[test]
    fn until_a_dose_was_taken_the_first_one_is_the_next_that_the_plan_has() {
        let regimen = Regimen::new(vec![phase(10, true), phase(14, false), phase(20, true)]);
        assert_eq!(first_dose(&regimen, None, dose(3)), Some(dose(10)));
        assert_eq!(first_dose(&regimen, None, dose(12)), Some(dose(12)));
        assert_eq!(first_dose(&regimen, None, dose(15)), Some(dose(20)));
        assert_eq!(first_dose(&Regimen::default(), None, dose(15)), None);
    }

    #[test]
    fn a_dose_taken_before_the_plan_was_entered_is_the_first() {
        assert_eq!(first_dose(&Regimen::new(vec![phase(10, true)]), Some(dose(4)), dose(12)), Some(dose(4)));
    }

    /// The first dose on 20 November: the 14 days are the 6th to the 19th.
    #[test]
    fn the_fourteen_days_begin_two_weeks_before_the_first_dose_and_end_the_day_before() {
        let entry = |(day, scale): (u32, Option<Scale>)| ScoreEntry {
            at: crate::time::timestamp::Timestamp::EARLIEST,
            zone: chrono_tz::UTC,
            date: DiaryDate::new(dose(day).date()),
            scores: scale.map_or_else(Scores::default, |scale| Scores::default().with(scale, Score::new(5))),
            note: None,
        };
        let (pain, mood) = (Some(Scale::Pain), Some(Scale::Mood));
        let entered = [(5, pain), (6, pain), (6, mood), (12, None), (19, mood), (20, pain)].map(entry);
        let on = |day: u32| {
            let phase = BaselinePhase::on(DiaryDate::new(dose(day).date()), dose(20), &entered);
            (phase.day, phase.days_left, phase.entered)
        };
        assert_eq!(on(5), (None, 15, 2));
        assert_eq!(on(6), (Some(1), 14, 2));
        assert_eq!(on(19), (Some(14), 1, 2));
        assert_eq!(on(20), (None, 0, 2));
    }
}
