//! Looks back: how much has changed overall, asked some weeks after the first dose (L5).

use chrono::NaiveDate;
use ldn_core::diary::review::{OverallChange, Review, ReviewMarker, reviews_come, reviews_due};
use ldn_core::{Timestamp, diary_date};
use ldn_store::Via;

use crate::companion::Companion;
use crate::convert::{same, typed_note};
use crate::error::AppError;
use crate::view::{
    ReviewAsked, ReviewChange, ReviewDraft, ReviewDue, ReviewGiven, ReviewMarkerName, ReviewsView, Saved,
};

impl Companion {
    /// The markers after the first dose, and what was said at each.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn reviews(&self) -> Result<ReviewsView, AppError> {
        let now = self.now();
        let (first, today) = (self.store.first_taken_date()?, diary_date(self.zone(), now));
        let given = self.given_reviews()?;
        let asked = |marker: &ReviewMarker| {
            let given = given.iter().find(|review| review.marker == *marker);
            // Where the first dose is no longer in the diary, what was said stands under the day it was said.
            let said_on = given.map(|review| diary_date(self.zone(), review.answered_at).date());
            let on = first.map(|first| marker.date(first)).or(said_on)?;
            Some(ReviewAsked {
                marker: (*marker).into(),
                on: on.to_string(),
                has_come: first.is_some() && on <= today.date(),
                given: given.map(given_view),
            })
        };
        Ok(ReviewsView {
            zone: self.zone().name().to_owned(),
            first_dose: first.map(|first| first.to_string()),
            reviews: ReviewMarker::ALL.iter().filter_map(asked).collect(),
            due: self.review_due(now)?.map(|(marker, _)| marker.into()),
        })
    }

    /// Keeps what is said at a marker, in the place of what was said there before.
    ///
    /// # Errors
    /// [`AppError::ReviewNotYet`], [`AppError::NoteTooLong`], or why it can't be written.
    pub fn put_review(&mut self, draft: &ReviewDraft) -> Result<Saved, AppError> {
        let (now, marker) = (self.now(), ReviewMarker::from(draft.marker));
        let today = diary_date(self.zone(), now);
        let come = self.store.first_taken_date()?.map(|first| reviews_come(first, today)).unwrap_or_default();
        if come.iter().all(|(other, _)| *other != marker) {
            return Err(AppError::ReviewNotYet);
        }
        let before = self.given_reviews()?.into_iter().find(|review| review.marker == marker);
        let review = Review {
            marker,
            change: draft.change.into(),
            note: typed_note(&draft.note)?,
            // A note that is mended later does not change when it was said.
            answered_at: before.map_or(now, |before| before.answered_at),
        };
        let (_, saved) = self.write("review", Via::Window, now, |writer| writer.put_entry(&review))?;
        Ok(saved)
    }

    /// Removes what was said at a marker.
    ///
    /// # Errors
    /// [`AppError::NoSuchEntry`], or why it can't be written.
    pub fn remove_review(&mut self, marker: ReviewMarkerName) -> Result<Saved, AppError> {
        let (now, marker) = (self.now(), ReviewMarker::from(marker));
        let (removed, saved) =
            self.write("remove_review", Via::Window, now, |writer| writer.remove_entry::<Review>(marker.name()))?;
        if removed { Ok(saved) } else { Err(AppError::NoSuchEntry) }
    }

    /// The review that is asked for at `now`, and its marker's date.
    pub(crate) fn review_due(&self, now: Timestamp) -> Result<Option<(ReviewMarker, NaiveDate)>, AppError> {
        let Some(first) = self.store.first_taken_date()? else { return Ok(None) };
        let answered: Vec<ReviewMarker> = self.given_reviews()?.iter().map(|review| review.marker).collect();
        Ok(reviews_due(first, diary_date(self.zone(), now), &answered).pop())
    }

    /// What Today says of it.
    pub(crate) fn review_on_today(&self, now: Timestamp) -> Result<Option<ReviewDue>, AppError> {
        let due = self.review_due(now)?;
        Ok(due.map(|(marker, on)| ReviewDue { marker: marker.into(), on: on.to_string() }))
    }

    fn given_reviews(&self) -> Result<Vec<Review>, AppError> {
        Ok(self.store.entries::<Review>()?.into_iter().map(|kept| kept.value).collect())
    }
}

fn given_view(review: &Review) -> ReviewGiven {
    ReviewGiven { change: review.change.into(), note: review.note.clone(), at: review.answered_at.seconds() }
}

same!(ReviewMarkerName, ReviewMarker { Weeks2, Weeks8, Weeks18, Year1 });
same!(ReviewChange, OverallChange { MuchBetter, Better, ALittleBetter, TheSame, ALittleWorse, Worse, MuchWorse });
