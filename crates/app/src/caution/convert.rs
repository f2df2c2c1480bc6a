//! Between core's words of caution and the window's.

use ldn_core::OpioidClass;
use ldn_core::caution::alert;
use ldn_core::caution::medicine::MedicineDateError;
use ldn_core::caution::screening;
use ldn_core::diary::side_effect::Opinion;
use ldn_core::opioid_class;

use crate::error::AppError;
use crate::view::{AlertKind, AlertReply, OpioidKind, RecognisedOpioid, ScreeningQuestion, ScreeningReply};

/// Says which variants of an enum of core and one of the window are the same.
macro_rules! same {
    ($core:ty, $view:ty { $($variant:ident),+ }) => {
        impl From<$core> for $view {
            fn from(value: $core) -> Self {
                match value { $(<$core>::$variant => Self::$variant),+ }
            }
        }

        impl From<$view> for $core {
            fn from(value: $view) -> Self {
                match value { $(<$view>::$variant => Self::$variant),+ }
            }
        }
    };
}

same!(screening::ScreeningQuestion, ScreeningQuestion { Opioids, OpioidsBefore, Liver, Pregnancy, Allergy, Surgery });
same!(Opinion, ScreeningReply { Yes, No, NotSure });
same!(alert::AlertKind, AlertKind { Opioid, GutOrCough, OpioidsBefore, Liver, Pregnancy, Allergy, Surgery });
same!(alert::AlertAnswer, AlertReply { Asked, WillAsk, NotTaking });
same!(OpioidClass, OpioidKind { GutOrCough, Opioid });

impl From<MedicineDateError> for AppError {
    fn from(error: MedicineDateError) -> Self {
        match error {
            MedicineDateError::OutOfRange { earliest, latest } => {
                Self::DateOutOfRange { earliest: earliest.to_string(), latest: latest.to_string() }
            }
            MedicineDateError::EndsBeforeItBegins => Self::UntilBeforeSince,
        }
    }
}

/// The opioid that a medicine of this name looks like.
pub(super) fn recognised(name: &str) -> Option<RecognisedOpioid> {
    let found = opioid_class(name)?;
    Some(RecognisedOpioid { kind: found.class.into(), ingredient: found.ingredient.to_owned(), exact: found.exact })
}
