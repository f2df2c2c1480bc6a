//! The questions before starting, other medicines, alerts, and the emergency card (A1 to A5, L6).

mod alerts;
mod card;
mod convert;
mod medicine_draft;
mod medicines;
mod screening;
mod work;
