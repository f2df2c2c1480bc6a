//! What a person can set. Each setting is stored under its own name, so that a later version can
//! add one without touching the others.

use chrono::TimeDelta;
use ldn_core::Timestamp;
use ldn_core::dose::reminder::RepeatRule;
use ldn_store::Via;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{Saved, Settings, Theme};

const THEME: &str = "theme";
const DISCREET: &str = "discreet";
const REPEAT_MINUTES: &str = "repeat_minutes";
const REPEAT_TIMES: &str = "repeat_times";
const SNOOZE_MINUTES: &str = "snooze_minutes";
const AHEAD_MINUTES: &str = "ahead_minutes";
const QUIET_UNTIL: &str = "quiet_until";

/// Minutes between two reminders that make sense.
const REPEAT_RANGE: std::ops::RangeInclusive<u16> = 1..=120;
/// Repeats that make sense; 0 is once only.
const TIMES_RANGE: std::ops::RangeInclusive<u16> = 0..=36;
/// Minutes of a snooze that make sense: a dose is open for 12 hours at most.
pub(crate) const SNOOZE_RANGE: std::ops::RangeInclusive<u16> = 1..=720;

/// Telling ahead by more than this is no reminder of a dose.
const MOST_AHEAD: u16 = 180;
/// A quiet time longer than a week would be forgotten.
const LONGEST_QUIET: u32 = 7 * 24 * 60;

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::NightFromEvening,
            discreet: true,
            repeat_minutes: 10,
            repeat_times: Some(3),
            snooze_minutes: 10,
            ahead_minutes: 0,
            quiet_until: None,
        }
    }
}

impl Settings {
    pub(crate) fn repeat_rule(&self) -> RepeatRule {
        RepeatRule { every_minutes: self.repeat_minutes, times: self.repeat_times.unwrap_or(u16::MAX) }
    }

    fn is_sensible(&self) -> bool {
        REPEAT_RANGE.contains(&self.repeat_minutes)
            && self.repeat_times.is_none_or(|times| TIMES_RANGE.contains(&times))
            && SNOOZE_RANGE.contains(&self.snooze_minutes)
            && self.ahead_minutes <= MOST_AHEAD
    }
}

impl Companion {
    /// What was set; what never was has its default.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn settings(&self) -> Result<Settings, AppError> {
        let default = Settings::default();
        Ok(Settings {
            theme: self.stored(THEME)?.unwrap_or(default.theme),
            discreet: self.stored(DISCREET)?.unwrap_or(default.discreet),
            repeat_minutes: self.stored(REPEAT_MINUTES)?.unwrap_or(default.repeat_minutes),
            repeat_times: self.stored(REPEAT_TIMES)?.unwrap_or(default.repeat_times),
            snooze_minutes: self.stored(SNOOZE_MINUTES)?.unwrap_or(default.snooze_minutes),
            ahead_minutes: self.stored(AHEAD_MINUTES)?.unwrap_or(default.ahead_minutes),
            quiet_until: self.stored(QUIET_UNTIL)?.flatten().filter(|until| is_quiet(*until, self.now())),
        })
    }

    /// Keeps `settings`.
    ///
    /// # Errors
    /// [`AppError::SettingOutOfRange`], or why it can't be written.
    pub fn set_settings(&mut self, settings: &Settings) -> Result<Saved, AppError> {
        if !settings.is_sensible() {
            return Err(AppError::SettingOutOfRange);
        }
        let values = [
            (THEME, text(&settings.theme)?),
            (DISCREET, text(&settings.discreet)?),
            (REPEAT_MINUTES, text(&settings.repeat_minutes)?),
            (REPEAT_TIMES, text(&settings.repeat_times)?),
            (SNOOZE_MINUTES, text(&settings.snooze_minutes)?),
            (AHEAD_MINUTES, text(&settings.ahead_minutes)?),
        ];
        let now = self.now();
        let ((), saved) = self.write("set", Via::Window, now, |writer| {
            values.iter().try_for_each(|(name, value)| writer.put_setting(name, value).map(|_| ()))
        })?;
        Ok(saved)
    }

    /// Asks for quiet for so many minutes, or ends it.
    ///
    /// # Errors
    /// [`AppError::SettingOutOfRange`] for none or more than a week, or why it can't be written.
    pub fn set_quiet(&mut self, minutes: Option<u32>) -> Result<Saved, AppError> {
        if minutes.is_some_and(|minutes| minutes == 0 || minutes > LONGEST_QUIET) {
            return Err(AppError::SettingOutOfRange);
        }
        let now = self.now();
        let until = minutes.map(|minutes| (now + TimeDelta::minutes(i64::from(minutes))).seconds());
        let value = text(&until)?;
        let ((), saved) = self.write("quiet", Via::Window, now, |writer| writer.put_setting(QUIET_UNTIL, &value))?;
        Ok(saved)
    }

    /// A stored value; none where it was never set or an older program wrote something else.
    pub(crate) fn stored<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, AppError> {
        Ok(self.store.setting(name)?.and_then(|value| serde_json::from_str(&value).ok()))
    }
}

/// A value as it is stored.
/// A quiet time that ends later than one can be asked for was asked for under a clock that ran
/// ahead.
fn is_quiet(until: i64, now: Timestamp) -> bool {
    (1..=i64::from(LONGEST_QUIET) * 60).contains(&(until - now.seconds()))
}

pub(crate) fn text(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|_| AppError::Storage)
}
