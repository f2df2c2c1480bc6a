//! A dose that was taken on a past day outside the plan, or before there was one.

use std::str::FromStr;

use ldn_core::{Amount, DoseDate, Month, local_date};
use ldn_store::Via;

use super::take::Taking;
use crate::calendar::within;
use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{AddDose, TakeOutcome};

impl Companion {
    /// Records a dose outside the plan, taken at a time typed by the clock that doses followed on
    /// that day, or says what has to be asked first.
    ///
    /// # Errors
    /// What can't be read in the request, [`AppError::TimeInFuture`], [`AppError::DateOutOfRange`], or
    /// why it can't be written.
    pub fn add_dose(&mut self, request: &AddDose) -> Result<TakeOutcome, AppError> {
        let day: DoseDate = request.day.parse().map_err(|_| AppError::DateInvalid)?;
        let plan = self.stored_plan()?;
        let reach = self.reach(&plan, self.now())?;
        within(&reach, Month::of(day.date()))?;
        let zone = self.zone_on(day);
        let at = self.instant_taken(Some(&request.at), zone)?;
        within(&reach, Month::of(local_date(zone, at)))?;
        let amount = Amount::from_str(&request.amount)?;
        let dose = self.dose_outside_plan(&plan, at, zone)?;
        let close_confirmed = request.close_confirmed;
        self.record_taken(Taking { dose, id: None, at, amount, close_confirmed, via: Via::Window, kind: "take" })
    }
}
