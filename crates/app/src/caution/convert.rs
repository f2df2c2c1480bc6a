//! Between core's words of caution and the window's.

use ldn_core::OpioidClass;
use ldn_core::caution::alert;
use ldn_core::caution::medicine::MedicineDateError;
use ldn_core::caution::screening;
use ldn_core::diary::side_effect::Opinion;
use ldn_core::opioid_class;

use crate::convert::same;
use crate::error::AppError;
use crate::view::{AlertKind, AlertReply, OpioidKind, RecognisedOpioid, ScreeningQuestion, ScreeningReply};

same!(ScreeningQuestion, screening::ScreeningQuestion { Opioids, OpioidsBefore, Liver, Pregnancy, Allergy, Surgery });
same!(ScreeningReply, Opinion { Yes, No, NotSure });
same!(AlertKind, alert::AlertKind { Opioid, GutOrCough, OpioidsBefore, Liver, Pregnancy, Allergy, Surgery });
same!(AlertReply, alert::AlertAnswer { Asked, WillAsk, NotTaking });
same!(OpioidKind, OpioidClass { GutOrCough, Opioid });

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
