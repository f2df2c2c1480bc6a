//! Why the person pauses or stops (D11).

/// The person's own reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PauseWhy {
    /// No effect.
    NoEffect,
    /// Side effects.
    SideEffects,
    /// What it costs.
    Cost,
    /// Surgery.
    Surgery,
    /// Pregnancy.
    Pregnancy,
    /// The prescriber said so.
    Prescriber,
    /// Anything else.
    Other,
}
crate::names!(PauseWhy {
    NoEffect = "no_effect",
    SideEffects = "side_effects",
    Cost = "cost",
    Surgery = "surgery",
    Pregnancy = "pregnancy",
    Prescriber = "prescriber",
    Other = "other",
});
