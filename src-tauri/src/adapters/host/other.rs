//! Windows and macOS always have a tray.

/// Knows what the system always has.
#[derive(Debug, Default)]
pub(crate) struct Presence;

#[allow(clippy::unused_self, reason = "the same functions as on Linux")]
impl Presence {
    /// Whether there is a tray.
    pub(crate) fn tray(&mut self) -> bool {
        true
    }

    /// Whether a second start reaches this one.
    pub(crate) fn bus(&mut self) -> bool {
        true
    }
}

/// Knows what the system always has.
#[derive(Debug, Default)]
pub(crate) struct TrayWatch;

#[allow(clippy::unused_self, reason = "the same functions as on Linux")]
impl TrayWatch {
    /// Whether there is a tray.
    pub(crate) fn is_there(&mut self) -> bool {
        true
    }
}

/// The system's own web view is left as it is.
pub(crate) const fn spare_memory() {}

/// Nothing here hangs on a bus.
pub(crate) const fn outlive_bus() {}
