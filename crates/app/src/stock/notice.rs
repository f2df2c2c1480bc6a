//! What the stock has to say by itself: run low, run out, to be discarded.

use chrono::NaiveDate;
use ldn_core::plan::discard::{DiscardState, discard_state};
use ldn_core::plan::run_out::RunOut;
use ldn_core::{DoseDate, Timestamp};

use crate::companion::{Companion, StoredPlan};
use crate::error::AppError;
use crate::view::StockNotice;

impl Companion {
    /// When a refill is to be reminded of, and the date of the last dose that is left. None where
    /// nothing runs out within sight, or the person wants no reminder; and where nothing is left any
    /// more: that was reminded of, Today says it, and nobody is told of it anew each day.
    pub(crate) fn refill_due(&self, now: Timestamp) -> Result<Option<(NaiveDate, NaiveDate)>, AppError> {
        let supply = self.supply(&self.shelf()?, &self.stored_plan()?, now)?;
        let days = self.refill_days()?;
        let lasts = supply.map(|supply| supply.run_out).filter(|run_out| !matches!(run_out, RunOut::Out(_)));
        Ok(lasts.and_then(|run_out| reminded(run_out, days)))
    }

    /// When the stock was last counted or refilled, or a product begun, or when that was entered where
    /// that was later: what was told of a refill before was told of less.
    pub(crate) fn stocked_at(&self) -> Result<Option<Timestamp>, AppError> {
        let shelf = self.shelf()?;
        let entries = shelf.entries.iter().map(|kept| kept.created_at.max(kept.value.at));
        let products = shelf.products.iter().map(|kept| kept.created_at.max(kept.value.in_use_from));
        Ok(entries.chain(products).max())
    }

    /// What Today says of the stock; none while there is time.
    pub(crate) fn stock_notice(&self, plan: &StoredPlan, now: Timestamp) -> Result<Option<StockNotice>, AppError> {
        let shelf = self.shelf()?;
        let Some(product) = shelf.in_use() else { return Ok(None) };
        let today = self.today_date(now);
        if let Some(on) = product.value.discard_on
            && discard_state(Some(on), today) == DiscardState::Reached
        {
            return Ok(Some(StockNotice::Discard { on: on.to_string() }));
        }
        let days = self.refill_days()?;
        let run_out = self.supply(&shelf, plan, now)?.map(|supply| supply.run_out);
        let is_time = |run_out: &RunOut| reminded(*run_out, days).is_some_and(|(on, _)| on <= today);
        Ok(run_out.filter(is_time).and_then(|run_out| match run_out {
            RunOut::Out(_) => Some(StockNotice::Out),
            RunOut::On(until, doses) => Some(StockNotice::Low { until: until.to_string(), doses }),
            RunOut::NothingPlanned | RunOut::ToTheEnd(_) | RunOut::OverAYear => None,
        }))
    }
}

fn reminded(run_out: RunOut, days: u16) -> Option<(NaiveDate, NaiveDate)> {
    let on = run_out.refill_by(days).filter(|_| days > 0)?;
    Some((on, run_out.date().map(DoseDate::date)?))
}
