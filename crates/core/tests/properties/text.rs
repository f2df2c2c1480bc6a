//! Texts that people type or files hold: read or refused, never a panic.

use chrono::NaiveDate;
use ldn_core::{Amount, Concentration, DiaryDate, DoseDate, DoseKey, Part, WallTime, opioid_class};
use proptest::prelude::*;

use crate::random::config;

/// Any text, and texts that are nearly a number, a time, a date or the name of a dose.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ ]?[-+\u{2212}]?[0-9٤]{0,12}[.,:hH ]?[0-9é]{0,12}[ ]?([aApP]\\.?[mM]\\.?|K|mg)?",
        "[-+]?[0-9]{0,7}-[0-9]{0,3}-[0-9]{0,3}(/(morning|bedtime|Bedtime|noon)?)?",
    ]
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn no_text_makes_a_parser_panic(text in text()) {
        let _ = text.parse::<Amount>();
        let _ = text.parse::<Concentration>();
        let _ = text.parse::<WallTime>();
        let _ = text.parse::<DoseDate>();
        let _ = text.parse::<DiaryDate>();
        let _ = text.parse::<DoseKey>();
        let _ = text.parse::<Part>();
        let _ = opioid_class(&text);
    }

    #[test]
    fn what_is_read_is_written_and_read_again_as_the_same(text in text()) {
        if let Ok(amount) = text.parse::<Amount>() {
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        }
        if let Ok(time) = text.parse::<WallTime>() {
            prop_assert_eq!(time.to_string().parse(), Ok(time));
        }
        if let Ok(key) = text.parse::<DoseKey>() {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }
    }

    #[test]
    fn every_dose_is_found_again_by_its_name(day in -800_000..800_000_i32, part in prop::sample::select(&Part::ALL[..])) {
        let date = DoseDate::new(NaiveDate::from_num_days_from_ce_opt(day).unwrap());
        let key = DoseKey { date, part };
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }
}
