//! The zones that doses followed.

use chrono_tz::Tz;
use ldn_core::Timestamp;

use crate::error::StoreError;
use crate::row::ZoneSpanRow;

/// A zone, and since when doses follow it: until the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneSpan {
    /// From when on.
    pub from: Timestamp,
    /// The zone.
    pub zone: Tz,
}

impl ZoneSpanRow {
    /// The row of a span, known by `id`, without its stamps.
    pub(crate) fn new(id: String, from: Timestamp, zone: Tz) -> Self {
        let zone = zone.name().to_owned();
        Self { id, from_at: from.seconds(), zone, created_at: 0, deleted_at: None, changed: String::new() }
    }

    /// The span of this row.
    pub(crate) fn span(&self) -> Result<ZoneSpan, StoreError> {
        let zone = self.zone.parse().map_err(|_| StoreError::Unreadable { table: "zone_span" })?;
        Ok(ZoneSpan { from: Timestamp::from_seconds(self.from_at), zone })
    }
}
