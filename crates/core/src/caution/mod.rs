//! What asks for caution: other medicines that must not be taken with naltrexone, or not without asking.

pub mod opioid;
