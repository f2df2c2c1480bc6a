//! What else a day held (L3).

use std::collections::BTreeSet;

use crate::time::diary_date::DiaryDate;

/// What it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TagKind {
    /// A flare.
    Flare,
    /// Exercise.
    Exercise,
    /// Heat.
    Heat,
    /// Massage.
    Massage,
    /// A bath.
    Bath,
    /// Caffeine.
    Caffeine,
    /// A change of the weather.
    WeatherChange,
    /// Stress.
    Stress,
    /// Illness.
    Illness,
    /// Travel.
    Travel,
    /// Menstruation.
    Menstruation,
    /// In own words.
    Own,
}
crate::names!(TagKind {
    Flare = "flare",
    Exercise = "exercise",
    Heat = "heat",
    Massage = "massage",
    Bath = "bath",
    Caffeine = "caffeine",
    WeatherChange = "weather_change",
    Stress = "stress",
    Illness = "illness",
    Travel = "travel",
    Menstruation = "menstruation",
    Own = "own",
});

/// A tag on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The diary's day.
    pub date: DiaryDate,
    /// What.
    pub what: TagKind,
    /// In own words; for [`TagKind::Own`], and only for it.
    pub own_words: Option<String>,
}

impl Tag {
    /// Whether it says the same of a day as `other`, whatever the day. Own words are the same in capitals.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.name() == other.name()
    }

    /// What tells it from other tags of the same day.
    #[must_use]
    pub fn name(&self) -> (TagKind, Option<String>) {
        (self.what, self.own_words.as_ref().map(|words| words.to_lowercase()))
    }
}

/// `tags`, each once: the first of those that say the same stays.
#[must_use]
pub fn each_once(tags: Vec<Tag>) -> Vec<Tag> {
    let mut known = BTreeSet::new();
    tags.into_iter().filter(|tag| known.insert((tag.date, tag.name()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_in_capitals_are_no_second_tag() {
        let own = |words: &str| Tag {
            date: "2026-11-23".parse().unwrap(),
            what: TagKind::Own,
            own_words: Some(words.to_owned()),
        };
        let heat = Tag { what: TagKind::Heat, own_words: None, ..own("") };
        let once = each_once(vec![own("Yoga"), heat.clone(), own("yoga"), heat.clone(), own("ÉTÉ"), own("été")]);
        assert_eq!(once, [own("Yoga"), heat, own("ÉTÉ")]);
    }
}
