//! What a clock on the wall shows.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveTime;

const DAY: u16 = 24 * 60;

/// A wall time in minutes of the day, 0 to 1439, with no zone and no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(u16);

/// A text that is no wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time of the day")]
pub struct WallTimeError;

impl WallTime {
    /// Noon: a bedtime slot before it is due on the day after its dose date.
    pub const NOON: Self = Self(12 * 60);

    /// The wall time `minutes` after midnight; none from 24:00 on.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes < DAY { Some(Self(minutes)) } else { None }
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The same time as chrono has it.
    #[must_use]
    pub fn to_naive(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0).unwrap_or(NaiveTime::MIN)
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Reads what people type: "22:00", "7:5" is none, "22.30", "2230", "10 pm", "10:30 PM", "12 am".
impl FromStr for WallTime {
    type Err = WallTimeError;

    fn from_str(text: &str) -> Result<Self, WallTimeError> {
        let text = text.trim().to_lowercase();
        let (digits, half_day) = split_half_day(&text);
        let (hours, minutes) = split_hours(digits.trim(), half_day.is_some()).ok_or(WallTimeError)?;
        let hours = match half_day {
            None if hours < 24 => hours,
            Some(HalfDay::Am) if (1..=12).contains(&hours) => hours % 12,
            Some(HalfDay::Pm) if (1..=12).contains(&hours) => hours % 12 + 12,
            _ => return Err(WallTimeError),
        };
        if minutes < 60 { Ok(Self(hours * 60 + minutes)) } else { Err(WallTimeError) }
    }
}

#[derive(Clone, Copy)]
enum HalfDay {
    Am,
    Pm,
}

fn split_half_day(text: &str) -> (&str, Option<HalfDay>) {
    for (ending, half_day) in [("a.m.", HalfDay::Am), ("p.m.", HalfDay::Pm), ("am", HalfDay::Am), ("pm", HalfDay::Pm)] {
        if let Some(digits) = text.strip_suffix(ending) {
            return (digits, Some(half_day));
        }
    }
    (text, None)
}

fn split_hours(text: &str, hours_alone: bool) -> Option<(u16, u16)> {
    if let Some((hours, minutes)) = text.split_once([':', '.', 'h']) {
        return Some((number(hours, 1..=2)?, number(minutes, 2..=2)?));
    }
    match text.len() {
        3 | 4 => {
            let (hours, minutes) = text.split_at_checked(text.len() - 2)?;
            Some((number(hours, 1..=2)?, number(minutes, 2..=2)?))
        }
        1 | 2 if hours_alone => Some((number(text, 1..=2)?, 0)),
        _ => None,
    }
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_for_a_time_is_read() {
        for (typed, minutes) in [
            ("22:00", 1320),
            (" 7:05 ", 425),
            ("22.30", 1350),
            ("22h15", 1335),
            ("2230", 1350),
            ("730", 450),
            ("10 pm", 1320),
            ("10:30 PM", 1350),
            ("12 am", 0),
            ("12:15 p.m.", 735),
            ("00:00", 0),
            ("23:59", 1439),
        ] {
            assert_eq!(typed.parse::<WallTime>().map(WallTime::minutes), Ok(minutes), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for typed in
            ["", "24:00", "22:60", "7:5", "22", "half ten", "13 pm", "0 am", "-1:00", "1:2:3", "٢٢:٠٠", "22:0é", "€€"]
        {
            assert_eq!(typed.parse::<WallTime>(), Err(WallTimeError), "{typed}");
        }
    }

    #[test]
    fn a_time_is_written_with_two_digits_each() {
        assert_eq!(WallTime(425).to_string(), "07:05");
    }
}
