//! The questions before starting, other medicines, what the person is warned of, and the emergency
//! card.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod alerts;
mod card;
mod medicines;
mod screening;
#[path = "../support/mod.rs"]
mod support;

use ldn_app::view::{AlertKind, OtherMedicineDraft, Saved, ScreeningAnswer, ScreeningQuestion, ScreeningReply};
use support::World;

pub const EVENING: &str = "2026-01-10 20:00";

/// Somebody with a plan, on an evening in January.
pub fn person() -> World {
    World::with_bedtime(EVENING, "22:00", "4.5")
}

pub fn named(name: &str) -> OtherMedicineDraft {
    let empty = String::new;
    OtherMedicineDraft { name: name.to_owned(), dose: empty(), since: empty(), until: empty(), note: empty() }
}

impl World {
    pub fn enters(&mut self, name: &str) -> Saved {
        self.companion.put_medicine(&named(name)).unwrap()
    }

    /// The id of the medicine of this name.
    pub fn id_of(&self, name: &str) -> String {
        let medicines = self.companion.medicines().unwrap();
        let mut all = medicines.current.into_iter().chain(medicines.past);
        all.find(|medicine| medicine.name == name).unwrap().id
    }

    pub fn says(&mut self, question: ScreeningQuestion, reply: ScreeningReply) -> Saved {
        self.companion.put_screening(&[ScreeningAnswer { question, reply }]).unwrap()
    }

    /// What stands on Today.
    pub fn warned_of(&mut self) -> Vec<AlertKind> {
        self.today().alerts.into_iter().map(|alert| alert.kind).collect()
    }

    pub fn undoes(&mut self, saved: &Saved) {
        self.companion.undo(saved.operation.as_deref().unwrap()).unwrap();
    }
}
