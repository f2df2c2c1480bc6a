//! A notification service that remembers what it was asked to show, and now and then is not there.

use ldn_app::ports::{Notifier, NotifyProblem, Reminder, ReminderTag, Screen, Shown};

#[derive(Default)]
pub struct Service {
    pub absent: bool,
    /// What is on the screen, by number.
    pub screen: Vec<(u32, ReminderTag)>,
    /// What was asked for since this was last emptied, and whether it took the place of the same
    /// reminder.
    pub asked: Vec<(ReminderTag, bool)>,
    run: u32,
    numbers: u32,
}

impl Service {
    pub fn begins_anew(&mut self) {
        self.run += 1;
        self.screen.clear();
    }
}

impl Notifier for Service {
    fn show(&mut self, reminder: &Reminder, before: Option<&Shown>) -> Result<Shown, NotifyProblem> {
        let server = format!(":1.{}", self.run);
        let replaced = before.filter(|before| before.server == server).map(|before| before.number);
        self.asked.push((reminder.tag, replaced.is_some()));
        if self.absent {
            return Err(NotifyProblem::NoServer);
        }
        let number = replaced.unwrap_or_else(|| {
            self.numbers += 1;
            self.numbers
        });
        self.screen.retain(|(shown, tag)| *shown != number && *tag != reminder.tag);
        self.screen.push((number, reminder.tag));
        Ok(Shown { server, number })
    }

    fn take_down(&mut self, tag: ReminderTag, _shown: Option<&Shown>) {
        self.screen.retain(|(_, shown)| *shown != tag);
    }
}

/// A window that is only asked for.
pub struct Window;

impl Screen for Window {
    fn raise(&mut self) {}

    fn changed(&mut self) {}
}
