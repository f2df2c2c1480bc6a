//! What the invented person logs: how the days were, the nights, side effects and refills.

use chrono::NaiveDate;
use ldn_core::DoseDate;

use super::{BOTTLE, DAYS_ON_A_STEP, Person};
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{
    DreamsSaid, EffectDraft, EffectGrade, EffectKind, FromLdn, ScaleName, ScoreValue, ScoresDraft, SleepDraft,
    StockDraft, WhenSaid,
};

/// When the night is entered.
const MORNING: (u32, u32) = (8, 10);
/// When the day is looked back on.
const EVENING: (u32, u32) = (20, 30);
/// Of a hundred days so many have no entry.
const NOT_ENTERED: u32 = 12;
/// Minutes to fall asleep in the last nights: some of them troubled.
const LAST_NIGHTS: [u16; 7] = [20, 15, 45, 25, 55, 20, 70];
/// On which days after the first dose something is noticed, for how many days, and how strongly.
const NOTICED: [(i64, i64, EffectKind, EffectGrade); 6] = [
    (2, 3, EffectKind::VividDreams, EffectGrade::Mild),
    (13, 1, EffectKind::Headache, EffectGrade::Mild),
    (31, 2, EffectKind::Headache, EffectGrade::Moderate),
    (43, 7, EffectKind::VividDreams, EffectGrade::Moderate),
    (52, 2, EffectKind::Nausea, EffectGrade::Mild),
    (62, 4, EffectKind::TroubleSleeping, EffectGrade::Moderate),
];
/// A bottle is fetched each so many days; the last ones don't last as long.
const FETCHED_EVERY: i64 = 48;
/// What a bottle costs.
const COST: (&str, &str) = ("42.50", "EUR");

impl Person {
    /// The days before the first dose.
    pub(super) fn keep_diary_before(
        &mut self,
        companion: &mut Companion,
        first: NaiveDate,
        from: NaiveDate,
    ) -> Result<(), AppError> {
        for date in first.iter_days().take_while(|date| *date < from) {
            self.check_in(companion, from, date)?;
        }
        Ok(())
    }

    /// The morning of `date`: the night before it is entered, and what is noticed.
    pub(super) fn wake(&mut self, companion: &mut Companion, from: NaiveDate, date: NaiveDate) -> Result<(), AppError> {
        let day = date.signed_duration_since(from).num_days();
        if day < 1 {
            return Ok(());
        }
        self.set_clock(date, MORNING);
        let (usual, awake, entered) = (self.rng.u16(10..26), self.rng.u16(0..16), self.rng.u32(0..100));
        let last = usize::try_from(self.until.signed_duration_since(date).num_days()).unwrap_or(usize::MAX);
        let troubled = LAST_NIGHTS.iter().rev().nth(last).copied();
        if troubled.is_some() || entered >= NOT_ENTERED {
            let minutes = troubled.unwrap_or(usual);
            companion.put_sleep(&night(DoseDate::new(date).minus_days(1), day, minutes, awake))?;
        }
        self.notice(companion, day)?;
        if day % FETCHED_EVERY == 0 {
            companion.refill(&another_bottle(date))?;
        }
        Ok(())
    }

    fn notice(&mut self, companion: &mut Companion, day: i64) -> Result<(), AppError> {
        for (began, days, what, grade) in NOTICED {
            if day == began {
                companion.put_side_effect(&noticed(what, grade))?;
            }
            if day == began + days {
                let logged = companion.side_effects()?.logged;
                for effect in logged.iter().filter(|effect| effect.what == what && effect.ended.is_none()) {
                    companion.side_effect_gone(&effect.id, &WhenSaid::Now)?;
                }
            }
        }
        Ok(())
    }

    /// The evening of `date`: how it was, slowly better with the weeks.
    pub(super) fn check_in(
        &mut self,
        companion: &mut Companion,
        from: NaiveDate,
        date: NaiveDate,
    ) -> Result<(), AppError> {
        self.set_clock(date, EVENING);
        let entered = self.rng.u32(0..100);
        let weeks = date.signed_duration_since(from).num_weeks().clamp(0, 12);
        let gained = u8::try_from(weeks / 4).unwrap_or_default();
        let mut about = |least: u8| self.rng.u8(least..least + 3);
        let values = [
            (ScaleName::Pain, about(6 - gained)),
            (ScaleName::Fatigue, about(6 - gained / 2)),
            (ScaleName::SleepQuality, about(3 + gained)),
            (ScaleName::Overall, about(3 + gained)),
        ];
        if entered < NOT_ENTERED {
            return Ok(());
        }
        let values = values.map(|(scale, value)| ScoreValue { scale, value }).to_vec();
        companion.put_scores(&ScoresDraft { values, at: WhenSaid::Now, note: String::new() }).map(drop)
    }
}

fn night(night_of: DoseDate, day: i64, minutes_to_sleep: u16, minutes_awake: u16) -> SleepDraft {
    // Before the step back dreams are vivid.
    let vivid = (4 * DAYS_ON_A_STEP + 3..5 * DAYS_ON_A_STEP).contains(&day) || day % 17 == 0;
    SleepDraft {
        night_of: night_of.to_string(),
        bed_at: "22:10".to_owned(),
        minutes_to_sleep: Some(minutes_to_sleep),
        minutes_awake: Some(minutes_awake),
        up_at: "07:00".to_owned(),
        dreams: Some(if vivid { DreamsSaid::Vivid } else { DreamsSaid::Ordinary }),
        note: String::new(),
        agreed_minutes: None,
    }
}

fn noticed(what: EffectKind, grade: EffectGrade) -> EffectDraft {
    EffectDraft {
        what,
        own_words: String::new(),
        grade,
        began: WhenSaid::LastNight,
        ended: None,
        distressing: (what == EffectKind::VividDreams).then_some(false),
        from_ldn: Some(FromLdn::NotSure),
        note: String::new(),
    }
}

fn another_bottle(date: NaiveDate) -> StockDraft {
    let (cost, currency) = COST;
    StockDraft {
        on: date.to_string(),
        quantity: BOTTLE.to_owned(),
        cost: cost.to_owned(),
        currency: currency.to_owned(),
    }
}
