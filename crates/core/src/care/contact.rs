//! Whom to call (D7, E5).

/// Who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactRole {
    /// Who prescribes.
    Prescriber,
    /// The pharmacy.
    Pharmacy,
    /// The person's own number for an emergency.
    Help,
}
crate::names!(ContactRole { Prescriber = "prescriber", Pharmacy = "pharmacy", Help = "help" });

/// A name and a telephone number; one for each role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who it is.
    pub role: ContactRole,
    /// The name.
    pub name: Option<String>,
    /// The telephone number as typed.
    pub phone: Option<String>,
}
