//! Between the diary's names in core and in the window.

use ldn_core::diary::context::ChangeKind;
use ldn_core::diary::red_flag::RedFlag;
use ldn_core::diary::scores::Scale;
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffectKind};
use ldn_core::sleep::entry::Dreams;

use crate::view::{DreamsSaid, EffectChangeKind, EffectGrade, EffectKind, FromLdn, RedFlagName, ScaleName};

/// The same names on both sides.
macro_rules! told {
    ($core:ident as $view:ident { $($name:ident),+ }) => {
        impl From<$core> for $view {
            fn from(core: $core) -> Self {
                match core { $($core::$name => Self::$name),+ }
            }
        }
    };
}

macro_rules! both {
    ($core:ident as $view:ident { $($name:ident),+ }) => {
        told!($core as $view { $($name),+ });

        impl From<$view> for $core {
            fn from(view: $view) -> Self {
                match view { $($view::$name => Self::$name),+ }
            }
        }
    };
}

both!(SideEffectKind as EffectKind {
    VividDreams, Nightmares, TroubleSleeping, Headache, UpsetStomach, Nausea, MorePain, MoreTired, HotFlashes, LowMood,
    Other
});
both!(Grade as EffectGrade { Mild, Moderate, Severe });
both!(Opinion as FromLdn { Yes, No, NotSure });
both!(Dreams as DreamsSaid { Unremembered, Ordinary, Vivid, Nightmare });
both!(Scale as ScaleName { Pain, Fatigue, SleepQuality, Overall, Fog, Mood, Stress, Stiffness, Tenderness });
told!(ChangeKind as EffectChangeKind { Began, Up, Down, Time, Paused, Resumed });
told!(RedFlag as RedFlagName { SuicidalThoughts, Confusion, AllergicReaction, OpioidWithdrawal, LiverTrouble });
