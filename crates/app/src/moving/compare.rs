//! The nights before and after each move, side by side (I4).

use ldn_core::DoseDate;
use ldn_core::diary::scores::ScoreEntry;
use ldn_core::diary::side_effect::SideEffect;
use ldn_core::plan::dose_move::DoseMove;
use ldn_core::sleep::entry::SleepEntry;
use ldn_core::sleep::night::last_night;
use ldn_core::sleep::side_by_side::{Beside, LEAST, Median, NIGHTS, NightDiary, Share, Side, side_by_side};

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{MoveSide, MoveSides, MovesView, NightFigure, NightShare};

impl Companion {
    /// The moves, newest first, each with the nights before and after it.
    ///
    /// # Errors
    /// Why the diary can't be read.
    pub fn moves(&self) -> Result<MovesView, AppError> {
        let mut moves: Vec<DoseMove> = self.values()?;
        moves.sort_by_key(|one| (one.first_date, one.decided_at));
        let (sleeps, scores, effects) =
            (self.values::<SleepEntry>()?, self.values::<ScoreEntry>()?, self.values::<SideEffect>()?);
        let diary = NightDiary { sleeps: &sleeps, scores: &scores, effects: &effects };
        let now = self.now();
        let night = last_night(self.zone(), now);
        let mut views: Vec<MoveSides> = Vec::with_capacity(moves.len());
        for (index, one) in moves.iter().enumerate() {
            let (before, after) = side_by_side(diary, beside(&moves, index, one, night), now);
            views.push(MoveSides {
                from: one.from.into(),
                to: one.to.into(),
                first_date: one.first_date.to_string(),
                prescriber_said_next: one.prescriber_said_next,
                before: side_view(&before),
                after: side_view(&after),
            });
        }
        views.reverse();
        Ok(MovesView { moves: views, most_nights: u32::try_from(NIGHTS).unwrap_or(u32::MAX) })
    }

    fn values<T: ldn_store::Entry>(&self) -> Result<Vec<T>, AppError> {
        Ok(self.store.entries::<T>()?.into_iter().map(|kept| kept.value).collect())
    }
}

fn beside(moves: &[DoseMove], index: usize, one: &DoseMove, last_night: DoseDate) -> Beside {
    let first = |other: &DoseMove| other.first_date;
    Beside {
        first: one.first_date,
        earlier: index.checked_sub(1).and_then(|earlier| moves.get(earlier)).map(first),
        later: moves.get(index + 1).map(first),
        last_night,
    }
}

fn side_view(side: &Side) -> MoveSide {
    MoveSide {
        from: side.nights.map(|(from, _)| from.to_string()),
        to: side.nights.map(|(_, to)| to.to_string()),
        minutes_to_sleep: figure(side.minutes_to_sleep),
        minutes_awake: figure(side.minutes_awake),
        quality: figure(side.quality),
        vivid: share(side.vivid),
    }
}

fn figure(median: Median) -> NightFigure {
    let whole = |length| u32::try_from(length).unwrap_or(u32::MAX);
    NightFigure {
        median: median.value.map(|value| value.to_string()),
        nights: whole(median.nights),
        needs: whole(LEAST),
    }
}

fn share(share: Share) -> NightShare {
    let whole = |length| u32::try_from(length).unwrap_or(u32::MAX);
    NightShare { count: share.count.map(whole), nights: whole(share.nights), needs: whole(LEAST) }
}
