//! Cases of what the diary says: insomnia, change.

use chrono::NaiveDate;
use ldn_core::{DiaryDate, DiaryScore, DoseDate, Night, Score};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::case::Rule;
use crate::words::Text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InsomniaCase {
    today: Text<DoseDate>,
    /// Absent: all nights count. Null: there is no bedtime dose.
    #[serde(default, deserialize_with = "present")]
    since: Option<Option<Text<DoseDate>>>,
    dismissed_on: Option<Text<DoseDate>>,
    nights: Vec<CaseNight>,
}

/// What is there, be it null.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseNight {
    night_of: Text<DoseDate>,
    minutes_to_sleep: Option<u16>,
    minutes_awake: Option<u16>,
    #[serde(default)]
    insomnia_logged: bool,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Advice {
    advise: bool,
    troubled: Option<usize>,
}

impl Rule for InsomniaCase {
    type Result = Advice;

    fn result(&self) -> Advice {
        let night = |night: &CaseNight| Night {
            night_of: night.night_of.0,
            minutes_to_sleep: night.minutes_to_sleep,
            minutes_awake: night.minutes_awake,
            insomnia_logged: night.insomnia_logged,
        };
        let nights: Vec<Night> = self.nights.iter().map(night).collect();
        let since = match self.since {
            None => Some(DoseDate::new(NaiveDate::MIN)),
            Some(since) => since.map(|since| since.0),
        };
        let dismissed_on = self.dismissed_on.map(|date| date.0);
        let evidence = ldn_core::insomnia_evidence(&nights, self.today.0, since, dismissed_on);
        Advice {
            advise: evidence.as_ref().is_some_and(ldn_core::InsomniaEvidence::advises),
            troubled: evidence.map(|evidence| evidence.troubled.len()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeCase {
    first_dose: Text<DoseDate>,
    today: Text<DiaryDate>,
    higher_is_better: bool,
    entries: Vec<CaseEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseEntry {
    date: Text<DiaryDate>,
    #[serde(deserialize_with = "score")]
    score: Score,
}

fn score<'de, D: Deserializer<'de>>(from: D) -> Result<Score, D::Error> {
    Score::new(u8::deserialize(from)?).ok_or_else(|| D::Error::custom("a score is 0 to 10"))
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    baseline: Option<String>,
    baseline_days: usize,
    now: Option<String>,
    now_days: usize,
    percent_less: Option<String>,
    better_by_30: Option<bool>,
}

impl Rule for ChangeCase {
    type Result = Change;

    fn result(&self) -> Change {
        let entry = |entry: &CaseEntry| DiaryScore { date: entry.date.0, score: entry.score };
        let entries: Vec<DiaryScore> = self.entries.iter().map(entry).collect();
        let change = ldn_core::change(&entries, self.first_dose.0, self.today.0, self.higher_is_better);
        Change {
            baseline: change.baseline.map(|mean| mean.to_string()),
            baseline_days: change.baseline_days,
            now: change.now.map(|mean| mean.to_string()),
            now_days: change.now_days,
            percent_less: change.percent_less.map(|percent| percent.to_string()),
            better_by_30: change.better_by_30,
        }
    }
}
