//! Prescriber, pharmacy and the person's own emergency number.

use ldn_core::care::contact::{Contact, ContactRole};
use ldn_store::Via;

use crate::companion::Companion;
use crate::error::AppError;
use crate::view::{ContactKind, ContactView, Saved};

impl Companion {
    /// Whom to call; every role, with nothing where nothing was entered.
    ///
    /// # Errors
    /// Where the diary can't be read.
    pub fn contacts(&self) -> Result<Vec<ContactView>, AppError> {
        let kept = self.store.entries::<Contact>()?;
        let view = |role: &ContactRole| {
            let contact = kept.iter().map(|kept| &kept.value).find(|contact| contact.role == *role);
            ContactView {
                role: (*role).into(),
                name: contact.and_then(|contact| contact.name.clone()).unwrap_or_default(),
                phone: contact.and_then(|contact| contact.phone.clone()).unwrap_or_default(),
                dial: contact.and_then(Contact::dial),
            }
        };
        Ok(ContactRole::ALL.iter().map(view).collect())
    }

    /// The number of `role` as a telephone dials it.
    ///
    /// # Errors
    /// [`AppError::NoNumber`] where none was entered, or why the diary can't be read.
    pub fn number_to_dial(&self, role: ContactKind) -> Result<String, AppError> {
        let contact = self.store.entry::<Contact>(ContactRole::from(role).name())?;
        contact.and_then(|kept| kept.value.dial()).ok_or(AppError::NoNumber)
    }

    /// Keeps a name and a number for `role`; neither of them removes what was there.
    ///
    /// # Errors
    /// [`AppError::PhoneInvalid`] for a number without a digit, or why it can't be written.
    pub fn set_contact(&mut self, role: ContactKind, name: &str, phone: &str) -> Result<Saved, AppError> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let contact = Contact { role: role.into(), name: filled(name), phone: filled(phone) };
        if contact.phone.is_some() && contact.dial().is_none() {
            return Err(AppError::PhoneInvalid);
        }
        let now = self.now();
        let is_empty = contact.name.is_none() && contact.phone.is_none();
        let ((), saved) = self.write("set_contact", Via::Window, now, |writer| {
            if is_empty {
                return writer.remove_entry::<Contact>(contact.role.name()).map(|_| ());
            }
            writer.put_entry(&contact).map(|_| ())
        })?;
        Ok(saved)
    }
}
