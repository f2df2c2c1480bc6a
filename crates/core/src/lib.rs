//! The rules of LDN Companion, as pure functions of their arguments.
//!
//! Nothing here reads a clock, a time zone of the device or a file: the present instant and the
//! zone are parameters. Amounts are whole micrograms, volumes whole microlitres, instants UTC
//! seconds and wall times minutes of the day; there is no floating point. The numbers in the
//! documentation (D1, I2, …) name the requirements in `docs/domain.md`.

pub mod care;
pub mod caution;
pub mod diary;
pub mod dose;
mod names;
pub mod plain;
pub mod plan;
pub mod report;
pub mod sleep;
pub mod time;

pub use caution::opioid::{OpioidClass, OpioidMatch, opioid_class};
pub use diary::change::{Change, DiaryScore, Mean, Score, change};
pub use diary::daily::{Baseline, DailyScores, WeeklyMean};
pub use diary::effects_by_step::{StepEffects, effects_by_step};
pub use dose::adherence::{Adherence, adherence, adherence_by_week};
pub use dose::attribute::{Attribution, attribute};
pub use dose::calendar::{MarkedDate, calendar_marks};
pub use dose::log::{Action, DoseLog, LoggedDose};
pub use dose::status::{DoseStatus, Status, closes_at, statuses};
pub use dose::strip::{NightMark, night_strip};
pub use plan::amount::{Amount, AmountError};
pub use plan::begins::{Begins, begins_on};
pub use plan::guard::{GuardQuestion, guard_day_total};
pub use plan::ladder::{Ladder, LadderError};
pub use plan::regimen::{Form, Medicine, Part, Phase, PhaseReason, Regimen, RegimenError, Slot};
pub use plan::switch::{FirstDose, Switch, first_dose_after_switch, is_switch_offered};
pub use plan::titration::{Answer, Proposal, Step, Titration, leading_answer};
pub use plan::volume::{Concentration, ConcentrationError, Measured, Syringe, Volume};
pub use sleep::insomnia::{InsomniaEvidence, Night, insomnia_evidence};
pub use time::diary_date::{DiaryDate, diary_date};
pub use time::dose_date::DoseDate;
pub use time::local::{first_instant_at, local_date, local_minutes};
pub use time::month::Month;
pub use time::timestamp::Timestamp;
pub use time::wall_time::{WallTime, WallTimeError};
pub use time::week::{Week, monday_of, weeks};

pub use dose::schedule::{DoseKey, ScheduledDose, schedule};
