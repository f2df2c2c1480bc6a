//! The help-now text, with the person's own number where they gave one (E5).

use ldn_core::care::contact::{Contact, ContactRole};
use ldn_core::diary::red_flag::RedFlag;
use ldn_store::{Kept, Via};

use crate::companion::Companion;
use crate::convert::typed_words;
use crate::error::AppError;
use crate::view::{HelpNow, Saved};

impl Companion {
    /// What the help-now text tells.
    ///
    /// # Errors
    /// Where the diary can't be read; the window's text is complete without this.
    pub fn help_now(&self) -> Result<HelpNow, AppError> {
        let phone = self.help_contact()?.and_then(|kept| kept.value.phone);
        Ok(HelpNow { signs: RedFlag::ALL.iter().map(|flag| (*flag).into()).collect(), phone })
    }

    /// Keeps the person's own number for an emergency; an empty one takes it away.
    ///
    /// # Errors
    /// [`AppError::OwnWordsTooLong`], or why it can't be written.
    pub fn set_help_phone(&mut self, phone: &str) -> Result<Saved, AppError> {
        let phone = typed_words(phone)?;
        let known = self.help_contact()?;
        let now = self.now();
        let name = known.as_ref().and_then(|kept| kept.value.name.clone());
        let contact = Contact { role: ContactRole::Help, name, phone };
        let empty = contact.phone.is_none() && contact.name.is_none();
        let (_, saved) = self.write("help_phone", Via::Window, now, |writer| match known {
            Some(known) if empty => writer.remove_entry::<Contact>(&known.id).map(|_| ()),
            None if empty => Ok(()),
            _ => writer.put_entry(&contact).map(|_| ()),
        })?;
        Ok(saved)
    }

    fn help_contact(&self) -> Result<Option<Kept<Contact>>, AppError> {
        let contacts = self.store.entries::<Contact>()?;
        Ok(contacts.into_iter().find(|kept| kept.value.role == ContactRole::Help))
    }
}
