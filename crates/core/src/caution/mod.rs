//! What is asked before starting, other medicines, and what the person was warned of (A1 to A4).

pub mod alert;
pub mod medicine;
pub mod opioid;
pub mod screening;
