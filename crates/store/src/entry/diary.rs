//! Side effects, nights, scores, tags, laboratory values and reviews.

use ldn_core::Timestamp;
use ldn_core::diary::change::Score;
use ldn_core::diary::lab::{Lab, LabKind};
use ldn_core::diary::review::{OverallChange, Review, ReviewMarker};
use ldn_core::diary::scores::{Scale, ScoreEntry, Scores};
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffect, SideEffectKind};
use ldn_core::diary::tag::{Tag, TagKind};
use ldn_core::sleep::entry::{Dreams, SleepEntry};
use rusqlite::OptionalExtension;

use super::columns::{date, date_column, optional, optional_instant, optional_minutes};
use super::entry;
use crate::row::row;

row! {
    /// A row of `side_effect`.
    SideEffectRow of "side_effect" by id {
        id: String,
        what: String,
        own_words: Option<String>,
        grade: String,
        began_at: i64,
        ended_at: Option<i64>,
        zone: String,
        distressing: Option<bool>,
        from_ldn: Option<String>,
        note: Option<String>,
    }
}

impl SideEffectRow {
    fn of(id: String, effect: &SideEffect) -> Self {
        Self {
            id,
            what: effect.what.name().to_owned(),
            own_words: effect.own_words.clone(),
            grade: effect.grade.name().to_owned(),
            began_at: effect.began.seconds(),
            ended_at: effect.ended.map(Timestamp::seconds),
            zone: effect.zone.name().to_owned(),
            distressing: effect.distressing,
            from_ldn: effect.from_ldn.map(|opinion| opinion.name().to_owned()),
            note: effect.note.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<SideEffect> {
        Some(SideEffect {
            what: SideEffectKind::named(&self.what)?,
            own_words: self.own_words.clone(),
            grade: Grade::named(&self.grade)?,
            began: Timestamp::from_seconds(self.began_at),
            ended: optional_instant(self.ended_at),
            zone: self.zone.parse().ok()?,
            distressing: self.distressing,
            from_ldn: optional(self.from_ldn.as_ref(), |name| Opinion::named(name))?,
            note: self.note.clone(),
        })
    }
}

entry!(SideEffect, SideEffectRow in SideEffect by id, order "began_at, id");

row! {
    /// A row of `sleep`.
    SleepRow of "sleep" by id {
        id: String,
        night_of: String,
        zone: String,
        bed_at: Option<i64>,
        minutes_to_sleep: Option<i64>,
        minutes_awake: Option<i64>,
        up_at: Option<i64>,
        dreams: Option<String>,
        note: Option<String>,
    }
}

impl SleepRow {
    fn of(id: String, entry: &SleepEntry) -> Self {
        Self {
            id,
            night_of: entry.night_of.to_string(),
            zone: entry.zone.name().to_owned(),
            bed_at: entry.bed_at.map(Timestamp::seconds),
            minutes_to_sleep: entry.minutes_to_sleep.map(i64::from),
            minutes_awake: entry.minutes_awake.map(i64::from),
            up_at: entry.up_at.map(Timestamp::seconds),
            dreams: entry.dreams.map(|dreams| dreams.name().to_owned()),
            note: entry.note.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<SleepEntry> {
        Some(SleepEntry {
            night_of: self.night_of.parse().ok()?,
            zone: self.zone.parse().ok()?,
            bed_at: optional_instant(self.bed_at),
            minutes_to_sleep: optional_minutes(self.minutes_to_sleep)?,
            minutes_awake: optional_minutes(self.minutes_awake)?,
            up_at: optional_instant(self.up_at),
            dreams: optional(self.dreams.as_ref(), |name| Dreams::named(name))?,
            note: self.note.clone(),
        })
    }
}

entry!(SleepEntry, SleepRow in Sleep by id, order "night_of", known |entry, connection| {
    let mut statement = connection.prepare_cached("SELECT id FROM sleep WHERE night_of = ?1")?;
    Ok(statement.query_row([entry.night_of.to_string()], |row| row.get(0)).optional()?)
});

row! {
    /// A row of `score`.
    ScoreRow of "score" by id {
        id: String,
        at: i64,
        zone: String,
        date: String,
        pain: Option<i64>,
        fatigue: Option<i64>,
        sleep_quality: Option<i64>,
        overall: Option<i64>,
        fog: Option<i64>,
        mood: Option<i64>,
        stress: Option<i64>,
        stiffness: Option<i64>,
        tenderness: Option<i64>,
        note: Option<String>,
    }
}

impl ScoreRow {
    fn of(id: String, entry: &ScoreEntry) -> Self {
        let value = |scale| entry.scores.get(scale).map(|score: Score| i64::from(score.value()));
        Self {
            id,
            at: entry.at.seconds(),
            zone: entry.zone.name().to_owned(),
            date: entry.date.to_string(),
            pain: value(Scale::Pain),
            fatigue: value(Scale::Fatigue),
            sleep_quality: value(Scale::SleepQuality),
            overall: value(Scale::Overall),
            fog: value(Scale::Fog),
            mood: value(Scale::Mood),
            stress: value(Scale::Stress),
            stiffness: value(Scale::Stiffness),
            tenderness: value(Scale::Tenderness),
            note: entry.note.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<ScoreEntry> {
        Some(ScoreEntry {
            at: Timestamp::from_seconds(self.at),
            zone: self.zone.parse().ok()?,
            date: self.date.parse().ok()?,
            scores: self.scores()?,
            note: self.note.clone(),
        })
    }

    fn scores(&self) -> Option<Scores> {
        let columns = [
            (Scale::Pain, self.pain),
            (Scale::Fatigue, self.fatigue),
            (Scale::SleepQuality, self.sleep_quality),
            (Scale::Overall, self.overall),
            (Scale::Fog, self.fog),
            (Scale::Mood, self.mood),
            (Scale::Stress, self.stress),
            (Scale::Stiffness, self.stiffness),
            (Scale::Tenderness, self.tenderness),
        ];
        columns.into_iter().try_fold(Scores::default(), |scores, (scale, column)| {
            let value = optional(column.as_ref(), |value| Score::new(u8::try_from(*value).ok()?))?;
            Some(scores.with(scale, value))
        })
    }
}

entry!(ScoreEntry, ScoreRow in Score by id, order "date, at, id");

row! {
    /// A row of `tag`.
    TagRow of "tag" by id {
        id: String,
        date: String,
        what: String,
        own_words: Option<String>,
    }
}

impl TagRow {
    fn of(id: String, tag: &Tag) -> Self {
        let (date, what) = (tag.date.to_string(), tag.what.name().to_owned());
        Self {
            id,
            date,
            what,
            own_words: tag.own_words.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<Tag> {
        let what = TagKind::named(&self.what)?;
        Some(Tag { date: self.date.parse().ok()?, what, own_words: self.own_words.clone() })
    }
}

entry!(Tag, TagRow in Tag by id, order "date, id");

row! {
    /// A row of `lab`.
    LabRow of "lab" by id {
        id: String,
        date: String,
        what: String,
        own_words: Option<String>,
        value: String,
        unit: String,
        range: Option<String>,
        note: Option<String>,
    }
}

impl LabRow {
    fn of(id: String, lab: &Lab) -> Self {
        Self {
            id,
            date: date_column(lab.date),
            what: lab.what.name().to_owned(),
            own_words: lab.own_words.clone(),
            value: lab.value.clone(),
            unit: lab.unit.clone(),
            range: lab.range.clone(),
            note: lab.note.clone(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<Lab> {
        Some(Lab {
            date: date(&self.date)?,
            what: LabKind::named(&self.what)?,
            own_words: self.own_words.clone(),
            value: self.value.clone(),
            unit: self.unit.clone(),
            range: self.range.clone(),
            note: self.note.clone(),
        })
    }
}

entry!(Lab, LabRow in Lab by id, order "date, id");

row! {
    /// A row of `review`.
    ReviewRow of "review" by marker {
        marker: String,
        change: String,
        note: Option<String>,
        answered_at: i64,
    }
}

impl ReviewRow {
    fn of(marker: String, review: &Review) -> Self {
        Self {
            marker,
            change: review.change.name().to_owned(),
            note: review.note.clone(),
            answered_at: review.answered_at.seconds(),
            created_at: 0,
            deleted_at: None,
            changed: String::new(),
        }
    }

    fn value(&self) -> Option<Review> {
        Some(Review {
            marker: ReviewMarker::named(&self.marker)?,
            change: OverallChange::named(&self.change)?,
            note: self.note.clone(),
            answered_at: Timestamp::from_seconds(self.answered_at),
        })
    }
}

entry!(Review, ReviewRow in Review by marker, order "answered_at",
    known |review, _| Ok(Some(review.marker.name().to_owned())));
