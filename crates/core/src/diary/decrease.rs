//! What a decrease looks like before and after (D10): counted days, and no claim of cause.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::side_effect::{SideEffect, SideEffectKind};
use crate::sleep::entry::{Dreams, SleepEntry};
use crate::time::dose_date::DoseDate;
use crate::time::timestamp::Timestamp;

/// Days in each of the two windows (own rule).
pub const WINDOW_DAYS: u64 = 14;
/// With fewer days that have an entry, nothing is counted (own rule).
pub const LEAST_DAYS: u32 = 4;

/// The days of a window, by what was logged on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowCounts {
    /// Days with vivid dreams.
    pub vivid_dreams: u32,
    /// Days with nightmares.
    pub nightmares: u32,
    /// Days with a headache.
    pub headache: u32,
    /// Days with any side effect.
    pub any: u32,
}

/// One side of a decrease.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Its days with any entry of the diary.
    pub days: u32,
    /// What was logged on them; none where they are fewer than 4.
    pub counts: Option<WindowCounts>,
}

/// What the diary holds around a decrease.
#[derive(Debug, Clone, Copy)]
pub struct DiaryAround<'a> {
    /// Side effects.
    pub effects: &'a [SideEffect],
    /// Nights.
    pub nights: &'a [SleepEntry],
    /// The days of every other entry.
    pub others: &'a [NaiveDate],
}

/// The 14 days before the decrease on `on`, and the up to 14 from it on, `today` included. A day of
/// the diary and the night that begins on it are one. A side effect is an entry of each day from its
/// beginning to its end.
#[must_use]
pub fn around_decrease(on: DoseDate, today: NaiveDate, now: Timestamp, diary: DiaryAround<'_>) -> (Window, Window) {
    let before = (on.minus_days(WINDOW_DAYS).date(), on.minus_days(1).date());
    let after = (on.date(), on.plus_days(WINDOW_DAYS - 1).date().min(today));
    (window(before, now, diary), window(after, now, diary))
}

fn window((from, to): (NaiveDate, NaiveDate), now: Timestamp, diary: DiaryAround<'_>) -> Window {
    let with = |kind: SideEffectKind, dreams: Option<Dreams>| {
        let logged = diary.effects.iter().filter(|effect| effect.what == kind);
        let dreamt = diary.nights.iter().filter(|night| dreams.is_some() && night.dreams == dreams);
        let mut days = days_of(logged, (from, to), now);
        days.extend(dreamt.map(|night| night.night_of.date()).filter(|night| (from..=to).contains(night)));
        count(&days)
    };
    let any = days_of(diary.effects.iter(), (from, to), now);
    let nights = diary.nights.iter().map(|night| night.night_of.date());
    let others = nights.chain(diary.others.iter().copied()).filter(|day| (from..=to).contains(day));
    let days = count(&any.iter().copied().chain(others).collect());
    let counts = WindowCounts {
        vivid_dreams: with(SideEffectKind::VividDreams, Some(Dreams::Vivid)),
        nightmares: with(SideEffectKind::Nightmares, Some(Dreams::Nightmare)),
        headache: with(SideEffectKind::Headache, None),
        any: count(&any),
    };
    Window { from, to, days, counts: (days >= LEAST_DAYS).then_some(counts) }
}

fn days_of<'a>(
    effects: impl Iterator<Item = &'a SideEffect>,
    span: (NaiveDate, NaiveDate),
    now: Timestamp,
) -> BTreeSet<NaiveDate> {
    effects.flat_map(|effect| effect.days_within(span, now)).collect()
}

fn count(days: &BTreeSet<NaiveDate>) -> u32 {
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::side_effect::Grade;
    use chrono_tz::UTC;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::from(format!("{text}:00Z").parse::<chrono::DateTime<chrono::Utc>>().unwrap())
    }

    fn effect(what: SideEffectKind, began: &str, ended: Option<&str>) -> SideEffect {
        SideEffect {
            what,
            own_words: None,
            grade: Grade::Mild,
            began: at(began),
            ended: ended.map(at),
            zone: UTC,
            distressing: None,
            from_ldn: None,
            note: None,
        }
    }

    fn night(night_of: &str, dreams: Dreams) -> SleepEntry {
        SleepEntry {
            night_of: night_of.parse().unwrap(),
            zone: UTC,
            bed_at: None,
            minutes_to_sleep: None,
            minutes_awake: None,
            up_at: None,
            dreams: Some(dreams),
            note: None,
        }
    }

    /// Down on 10 October, looked at on 18 October. Before it are 26 September to 9 October:
    /// - vivid dreams from 8 Oct 23:00 to 10 Oct 05:00: the 8th and 9th, and the 10th after it;
    /// - a night of 5 Oct with vivid dreams: 3 days in all;
    /// - headache on 30 Sep; the one on 25 Sep lies before the window;
    /// - a check-in on 1 Oct. Entries: 30 Sep, 1, 5, 8, 9 Oct = 5 days, any effect: 30 Sep, 8, 9 = 3.
    ///
    /// After it 10 to 18 October: vivid dreams on the 10th, ordinary nights on the 11th, 12th and 13th.
    /// Entries 4 days, vivid dreams 1, any effect 1. The night of the 25th is still to come.
    #[test]
    fn vivid_dreams_before_and_after_a_step_back_are_counted_in_days() {
        use SideEffectKind::{Headache, VividDreams};
        let effects = [
            effect(Headache, "2026-09-25T10:00", Some("2026-09-25T12:00")),
            effect(Headache, "2026-09-30T10:00", Some("2026-09-30T12:00")),
            effect(VividDreams, "2026-10-08T23:00", Some("2026-10-10T05:00")),
        ];
        let nights = [
            night("2026-10-05", Dreams::Vivid),
            night("2026-10-11", Dreams::Ordinary),
            night("2026-10-12", Dreams::Ordinary),
            night("2026-10-13", Dreams::Unremembered),
            night("2026-10-25", Dreams::Vivid),
        ];
        let diary = DiaryAround { effects: &effects, nights: &nights, others: &[date("2026-10-01")] };
        let (before, after) =
            around_decrease("2026-10-10".parse().unwrap(), date("2026-10-18"), at("2026-10-18T20:00"), diary);
        assert_eq!((before.from, before.to, before.days), (date("2026-09-26"), date("2026-10-09"), 5));
        let counted = WindowCounts { vivid_dreams: 3, nightmares: 0, headache: 1, any: 3 };
        assert_eq!(before.counts, Some(counted));
        assert_eq!((after.from, after.to, after.days), (date("2026-10-10"), date("2026-10-18"), 4));
        let counted = WindowCounts { vivid_dreams: 1, nightmares: 0, headache: 0, any: 1 };
        assert_eq!(after.counts, Some(counted));
    }

    #[test]
    fn three_days_with_an_entry_are_too_few_for_a_number() {
        let others = [date("2026-10-01"), date("2026-10-02"), date("2026-10-02"), date("2026-10-03")];
        let diary = DiaryAround { effects: &[], nights: &[], others: &others };
        let (before, after) =
            around_decrease("2026-10-10".parse().unwrap(), date("2026-10-18"), at("2026-10-18T20:00"), diary);
        assert_eq!((before.days, before.counts), (3, None));
        assert_eq!((after.days, after.counts), (0, None));
    }

    #[test]
    fn an_effect_that_goes_on_counts_until_today() {
        let effects = [effect(SideEffectKind::Nightmares, "2026-10-08T23:00", None)];
        let diary = DiaryAround { effects: &effects, nights: &[], others: &[] };
        let (_, after) =
            around_decrease("2026-10-10".parse().unwrap(), date("2026-10-14"), at("2026-10-14T20:00"), diary);
        assert_eq!(after.counts.unwrap(), WindowCounts { nightmares: 5, any: 5, ..WindowCounts::default() });
    }
}
