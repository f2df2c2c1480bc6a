//! What else a day held (L3), and how a scale was with it and without.

use std::collections::{BTreeMap, BTreeSet};

use ldn_core::diary::scores::{Scale, ScoreEntry};
use ldn_core::diary::tag::{Tag, TagKind, each_once};
use ldn_core::diary::tag_view::{NEEDED_DAYS, TagSide, tag_view};
use ldn_core::{DiaryDate, DiaryScore, diary_date};
use ldn_store::{Kept, Via};

use crate::companion::Companion;
use crate::convert::{count, same};
use crate::diary::typed::{date, own_words};
use crate::error::AppError;
use crate::view::{Saved, ScaleName, TagChoice, TagCompared, TagName, TagSaid, TagSideView, TagsCompared, TagsView};

/// Own words that are offered again.
const OFFERED_AGAIN: usize = 12;
/// So many of the latest are read for that: the same words in capitals are one tag.
const OWN_WORDS_READ: u32 = 50;

impl Companion {
    /// The tags of a day; of the diary's present one where none is named.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateInFuture`], or why the diary can't be read.
    pub fn tags(&self, of: Option<&str>) -> Result<TagsView, AppError> {
        let today = self.diary_day();
        let date = of.map_or(Ok(today), |typed| past_date(typed, today))?;
        let mut chosen = self.store.entries_between::<Tag>(date, date)?;
        chosen.sort_by_key(|kept| kept.value.name());
        Ok(TagsView {
            date: date.to_string(),
            today: today.to_string(),
            zone: self.zone().name().to_owned(),
            choices: self.tags_offered(date, &chosen)?,
            chosen: chosen.into_iter().map(|kept| said(kept.value)).collect(),
        })
    }

    /// Keeps `tags` as those of the day, in the place of what was said of it; the same tag twice is one.
    ///
    /// # Errors
    /// [`AppError::DateInvalid`], [`AppError::DateInFuture`], [`AppError::OwnWordsMissing`],
    /// [`AppError::OwnWordsTooLong`], or why it can't be written.
    pub fn set_tags(&mut self, date: &str, tags: &[TagSaid]) -> Result<Saved, AppError> {
        let date = past_date(date, self.diary_day())?;
        let tags = tags.iter().map(|tag| read(date, tag)).collect::<Result<Vec<Tag>, AppError>>()?;
        let tags = each_once(tags);
        let before = self.store.entries_between::<Tag>(date, date)?;
        let now = self.now();
        let ((), saved) = self.write("tags", Via::Window, now, |writer| {
            for kept in before.iter().filter(|kept| !tags.contains(&kept.value)) {
                writer.remove_entry::<Tag>(&kept.id)?;
            }
            let new = tags.iter().filter(|tag| before.iter().all(|kept| kept.value != **tag));
            new.map(|tag| writer.put_entry(tag)).try_for_each(|put| put.map(drop))
        })?;
        Ok(saved)
    }

    /// How `scale` was on the days with each tag and on those without it, since the first day with a tag.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn compare_tags(&self, scale: ScaleName) -> Result<TagsCompared, AppError> {
        let (today, core_scale) = (self.diary_day(), Scale::from(scale));
        let tags: Vec<Tag> = self.store.entries::<Tag>()?.into_iter().map(|kept| kept.value).collect();
        let since = tags.iter().map(|tag| tag.date).min();
        let scores = match since {
            Some(since) => self.scores_of(core_scale, since, today)?,
            None => Vec::new(),
        };
        let span = (since.unwrap_or(today), today);
        let mut compared: Vec<TagCompared> =
            by_name(tags).into_iter().map(|(tag, days)| compared(tag, &days, &scores, span)).collect();
        compared.sort_by_key(|compared| std::cmp::Reverse(compared.tagged));
        Ok(TagsCompared {
            scale,
            scales: Scale::ALL.iter().map(|scale| (*scale).into()).collect(),
            since: since.map(|since| since.to_string()),
            needed: count(NEEDED_DAYS),
            tags: compared,
        })
    }

    fn scores_of(&self, scale: Scale, from: DiaryDate, to: DiaryDate) -> Result<Vec<DiaryScore>, AppError> {
        let entries = self.store.entries_between::<ScoreEntry>(from, to)?;
        let score = |kept: Kept<ScoreEntry>| {
            let score = kept.value.scores.get(scale)?;
            Some(DiaryScore { date: kept.value.date, score })
        };
        Ok(entries.into_iter().filter_map(score).collect())
    }

    /// The tags of the list, then own words that were used, the latest first, with all of `of_day`.
    fn tags_offered(&self, date: DiaryDate, of_day: &[Kept<Tag>]) -> Result<Vec<TagChoice>, AppError> {
        let of_list = TagKind::ALL.iter().filter(|kind| **kind != TagKind::Own);
        let of_list = of_list.map(|kind| Tag { date, what: *kind, own_words: None });
        let own = |words| Tag { date, what: TagKind::Own, own_words: Some(words) };
        let of_day: Vec<&Tag> = of_day.iter().map(|kept| &kept.value).collect();
        let own_of_day = of_day.iter().filter(|tag| tag.what == TagKind::Own).map(|tag| (*tag).clone());
        let latest = self.store.own_words_of_tags(OWN_WORDS_READ)?.into_iter().map(own);
        let own = each_once(own_of_day.chain(latest).collect());
        let room = OFFERED_AGAIN.max(of_day.len());
        let choice = |tag: Tag| {
            let chosen = of_day.iter().any(|one| one.says_the_same(&tag));
            TagChoice { tag: said(tag), chosen }
        };
        Ok(of_list.chain(own.into_iter().take(room)).map(choice).collect())
    }

    /// The diary's present day.
    pub(super) fn diary_day(&self) -> DiaryDate {
        diary_date(self.zone(), self.now())
    }
}

/// A day of the diary as typed, not one to come.
pub(super) fn past_date(typed: &str, today: DiaryDate) -> Result<DiaryDate, AppError> {
    let date = DiaryDate::new(date(typed)?);
    if date > today { Err(AppError::DateInFuture) } else { Ok(date) }
}

fn read(date: DiaryDate, tag: &TagSaid) -> Result<Tag, AppError> {
    let own_words = match tag.what {
        TagName::Own => Some(own_words(tag.own_words.as_deref().unwrap_or_default())?),
        _ => None,
    };
    Ok(Tag { date, what: tag.what.into(), own_words })
}

fn said(tag: Tag) -> TagSaid {
    TagSaid { what: tag.what.into(), own_words: tag.own_words }
}

/// Each tag with the days it was said of. Own words are told as they were written last.
fn by_name(tags: Vec<Tag>) -> Vec<(TagSaid, BTreeSet<DiaryDate>)> {
    let mut named: BTreeMap<(TagKind, Option<String>), (TagSaid, BTreeSet<DiaryDate>)> = BTreeMap::new();
    for tag in tags {
        let (name, date) = (tag.name(), tag.date);
        let (known, days) = named.entry(name).or_insert_with(|| (said(tag.clone()), BTreeSet::new()));
        *known = said(tag);
        days.insert(date);
    }
    named.into_values().collect()
}

fn compared(
    tag: TagSaid,
    days: &BTreeSet<DiaryDate>,
    scores: &[DiaryScore],
    span: (DiaryDate, DiaryDate),
) -> TagCompared {
    let view = tag_view(scores, days, span);
    let side = |side: TagSide| TagSideView { days: count(side.days), mean: side.mean.map(|mean| mean.to_string()) };
    TagCompared { tag, tagged: count(days.len()), with: side(view.with), without: side(view.without) }
}

same!(
    TagName,
    TagKind {
        Flare,
        Exercise,
        Heat,
        Massage,
        Bath,
        Caffeine,
        WeatherChange,
        Stress,
        Illness,
        Travel,
        Menstruation,
        Own
    }
);
