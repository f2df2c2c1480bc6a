//! When troubled nights bring the suggestion to ask about morning dosing (I2).

use std::collections::BTreeMap;

use crate::plan::regimen::{Part, Regimen};
use crate::time::dose_date::DoseDate;

/// Dates looked back over, today's included (own rule).
const DATES: u64 = 14;
/// The latest entered nights that are looked at (own rule).
const NIGHTS: usize = 7;
/// More minutes than this to fall asleep, or awake in the night, make a night troubled (own rule).
pub const GOOD_UP_TO: u16 = 30;
/// From this many troubled nights on it is suggested (own rule).
const ADVISED_FROM: usize = 3;
/// Days a dismissed suggestion rests (own rule).
const REST: i64 = 14;

/// What was entered about a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Night {
    /// The night's date.
    pub night_of: DoseDate,
    /// Minutes to fall asleep, where entered.
    pub minutes_to_sleep: Option<u16>,
    /// Minutes awake in the night, where entered.
    pub minutes_awake: Option<u16>,
    /// Whether "trouble sleeping" was logged for it: from its beginning to its end, each night.
    pub insomnia_logged: bool,
}

impl Night {
    /// The longer of the minutes to fall asleep and awake, where either was entered.
    #[must_use]
    pub fn longest(&self) -> Option<u16> {
        self.minutes_to_sleep.max(self.minutes_awake)
    }

    /// Whether it is a troubled one: 31 or more minutes to fall asleep, or 31 or more awake, or
    /// insomnia was logged for it.
    #[must_use]
    pub fn is_troubled(&self) -> bool {
        self.insomnia_logged || self.longest().is_some_and(|minutes| minutes > GOOD_UP_TO)
    }
}

/// The nights that were looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsomniaEvidence {
    /// The troubled ones, earliest first.
    pub troubled: Vec<DoseDate>,
    /// How many were looked at.
    pub looked_at: usize,
    /// Which ones, earliest first.
    pub dates: Vec<DoseDate>,
}

impl InsomniaEvidence {
    /// Whether the app suggests asking the prescriber about morning dosing.
    #[must_use]
    pub fn advises(&self) -> bool {
        self.troubled.len() >= ADVISED_FROM
    }
}

/// What the `nights` up to `today` say about the bedtime dose (`tests/cases`, insomnia).
///
/// `bedtime_since` is the first night with a bedtime dose in the present stretch: none where there
/// is no bedtime dose. `dismissed_on` is the date of the latest "not now". None where nothing is
/// counted: no bedtime dose, or the suggestion rests.
#[must_use]
pub fn insomnia_evidence(
    nights: &[Night],
    today: DoseDate,
    bedtime_since: Option<DoseDate>,
    dismissed_on: Option<DoseDate>,
) -> Option<InsomniaEvidence> {
    let since = bedtime_since?.max(earliest_looked_at(today));
    if dismissed_on.is_some_and(|dismissed| today.days_since(dismissed) < REST) {
        return None;
    }
    let mut entered: BTreeMap<DoseDate, bool> = BTreeMap::new();
    for night in nights.iter().filter(|night| (since..=today).contains(&night.night_of)) {
        *entered.entry(night.night_of).or_default() |= night.is_troubled();
    }
    let earlier = entered.len().saturating_sub(NIGHTS);
    let latest: Vec<(DoseDate, bool)> = entered.into_iter().skip(earlier).collect();
    let troubled = latest.iter().filter(|(_, troubled)| *troubled).map(|(date, _)| *date).collect();
    let dates: Vec<DoseDate> = latest.iter().map(|(date, _)| *date).collect();
    Some(InsomniaEvidence { troubled, looked_at: dates.len(), dates })
}

/// The first night with a bedtime dose in the stretch that `today` is in; none where it has none. A
/// pause ends a stretch.
#[must_use]
pub fn bedtime_since(regimen: &Regimen, today: DoseDate) -> Option<DoseDate> {
    let begun = regimen.phases().iter().rev().filter(|phase| phase.from <= today);
    begun.take_while(|phase| phase.slot(Part::Bedtime).is_some()).last().map(|phase| phase.from)
}

/// The earliest night that can matter to [`insomnia_evidence`].
#[must_use]
pub fn earliest_looked_at(today: DoseDate) -> DoseDate {
    today.minus_days(DATES - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::regimen::{Form, Medicine, Phase, PhaseReason, Slot};

    fn april(day: u32) -> DoseDate {
        format!("2026-04-{day:02}").parse().unwrap()
    }

    fn asleep_after(day: u32, minutes: u16) -> Night {
        Night { night_of: april(day), minutes_to_sleep: Some(minutes), minutes_awake: None, insomnia_logged: false }
    }

    fn counted(nights: &[Night]) -> InsomniaEvidence {
        insomnia_evidence(nights, april(20), Some(april(1)), None).unwrap()
    }

    #[test]
    fn the_card_names_the_troubled_nights_earliest_first() {
        let nights = [asleep_after(19, 45), asleep_after(14, 31), asleep_after(16, 10), asleep_after(17, 60)];
        let evidence = counted(&nights);
        assert_eq!(evidence.troubled, [april(14), april(17), april(19)]);
        assert_eq!((evidence.looked_at, evidence.advises()), (4, true));
    }

    #[test]
    fn of_nine_nights_the_latest_seven_are_looked_at() {
        let nights: Vec<Night> = (11..20).map(|day| asleep_after(day, 10)).collect();
        assert_eq!(counted(&nights).dates, (13..20).map(april).collect::<Vec<_>>());
    }

    #[test]
    fn the_present_stretch_begins_after_the_last_pause_or_morning() {
        let slot = Slot { part: Part::Bedtime, at: "22:00".parse().unwrap(), amount: "1".parse().unwrap() };
        let phase = |day, slots: &[Slot]| Phase {
            from: april(day),
            slots: slots.to_vec(),
            reason: PhaseReason::Plan,
            medicine: Medicine { form: Form::Capsule, concentration: None },
        };
        let morning = Slot { part: Part::Morning, ..slot };
        let regimen = Regimen::new(vec![
            phase(1, &[slot]),
            phase(5, &[]),
            phase(8, &[slot]),
            phase(12, &[slot]),
            phase(15, &[morning]),
        ]);
        let since = |day| bedtime_since(&regimen, april(day));
        assert_eq!((since(3), since(6), since(14), since(15)), (Some(april(1)), None, Some(april(8)), None));
    }

    #[test]
    fn two_entries_for_one_night_are_one_night() {
        let logged = Night { insomnia_logged: true, ..asleep_after(19, 5) };
        let evidence = counted(&[asleep_after(19, 90), logged, asleep_after(18, 90)]);
        assert_eq!((evidence.troubled.len(), evidence.looked_at), (2, 2));
    }

    #[test]
    fn a_night_still_ahead_is_not_looked_at() {
        assert_eq!(counted(&[asleep_after(21, 90)]).looked_at, 0);
    }

    #[test]
    fn the_fourteenth_date_back_counts_and_the_one_before_does_not() {
        assert_eq!(counted(&[asleep_after(7, 90), asleep_after(6, 90)]).troubled, [april(7)]);
    }

    #[test]
    fn a_night_with_only_half_an_hour_each_is_a_good_one() {
        let night = Night { minutes_awake: Some(30), ..asleep_after(19, 30) };
        assert!(!night.is_troubled());
    }
}
