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

impl Contact {
    /// The number as a telephone takes it: a plus sign before it, and digits. None without a digit.
    #[must_use]
    pub fn dial(&self) -> Option<String> {
        let typed = self.phone.as_deref()?.trim();
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let plus = if typed.starts_with('+') { "+" } else { "" };
        (!digits.is_empty()).then(|| format!("{plus}{digits}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_what_people_write_between_its_digits() {
        for (typed, dialled) in [
            ("+49 (30) 123-456", Some("+4930123456")),
            ("030 / 12 34", Some("0301234")),
            ("ask at the desk", None),
            ("", None),
        ] {
            let contact = Contact { role: ContactRole::Pharmacy, name: None, phone: Some(typed.to_owned()) };
            assert_eq!(contact.dial().as_deref(), dialled, "{typed}");
        }
    }
}
