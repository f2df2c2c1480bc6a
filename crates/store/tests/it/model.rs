//! Random writes and undos leave what a simple model says.

use std::collections::BTreeMap;

use chrono_tz::{America, Asia, Tz};
use ldn_core::{Part, Phase, Timestamp};
use ldn_store::{Dose, OperationId, StoreError, check_file};
use proptest::prelude::*;

use crate::common::*;

#[derive(Debug, Clone)]
enum Step {
    Put(Vec<Thing>),
    Undo(prop::sample::Index),
    Reopen,
}

#[derive(Debug, Clone)]
enum Thing {
    Dose(Dose),
    NoDose(u64),
    Phase(Phase),
    NoPhase(u64),
    Setting(u8, u8),
    NoSetting(u8),
    Zone(u8, Tz),
}

/// What a person would find.
#[derive(Debug, Clone, Default, PartialEq)]
struct Content {
    doses: BTreeMap<u64, Dose>,
    phases: BTreeMap<u64, Phase>,
    settings: BTreeMap<u8, u8>,
    zones: BTreeMap<u8, Tz>,
}

/// Which record, and what it said before and after.
type Change = (Name, Option<Said>, Option<Said>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Dose(u64),
    Phase(u64),
    Setting(u8),
    Zone(u8),
}

#[derive(Debug, Clone, PartialEq)]
enum Said {
    Dose(Dose),
    Phase(Phase),
    Setting(u8),
    Zone(Tz),
}

impl Content {
    fn get(&self, name: &Name) -> Option<Said> {
        match name {
            Name::Dose(day) => self.doses.get(day).cloned().map(Said::Dose),
            Name::Phase(day) => self.phases.get(day).cloned().map(Said::Phase),
            Name::Setting(name) => self.settings.get(name).copied().map(Said::Setting),
            Name::Zone(hour) => self.zones.get(hour).copied().map(Said::Zone),
        }
    }

    fn set(&mut self, name: &Name, said: Option<Said>) -> Change {
        let before = self.get(name);
        match (name, said.clone()) {
            (Name::Dose(day), Some(Said::Dose(dose))) => drop(self.doses.insert(*day, dose)),
            (Name::Phase(day), Some(Said::Phase(phase))) => drop(self.phases.insert(*day, phase)),
            (Name::Setting(name), Some(Said::Setting(value))) => drop(self.settings.insert(*name, value)),
            (Name::Zone(hour), Some(Said::Zone(zone))) => drop(self.zones.insert(*hour, zone)),
            (Name::Dose(day), _) => drop(self.doses.remove(day)),
            (Name::Phase(day), _) => drop(self.phases.remove(day)),
            (Name::Setting(name), _) => drop(self.settings.remove(name)),
            (Name::Zone(hour), _) => drop(self.zones.remove(hour)),
        }
        (name.clone(), before, said)
    }
}

impl Thing {
    fn name_and_said(&self) -> (Name, Option<Said>) {
        match self {
            Self::Dose(dose) => (Name::Dose(day_of(dose.date)), Some(Said::Dose(dose.clone()))),
            Self::NoDose(day) => (Name::Dose(*day), None),
            Self::Phase(phase) => (Name::Phase(day_of(phase.from)), Some(Said::Phase(phase.clone()))),
            Self::NoPhase(day) => (Name::Phase(*day), None),
            Self::Setting(name, value) => (Name::Setting(*name), Some(Said::Setting(*value))),
            Self::NoSetting(name) => (Name::Setting(*name), None),
            Self::Zone(hour, zone) => (Name::Zone(*hour), Some(Said::Zone(*zone))),
        }
    }
}

fn on_the_hour(hour: u8) -> Timestamp {
    instant(i64::from(hour) * 3_600)
}

fn day_of(found: ldn_core::DoseDate) -> u64 {
    u64::try_from(found.days_since(date(0))).unwrap()
}

/// An operation as the model keeps it, and the one it undid.
struct Kept {
    id: OperationId,
    changes: Vec<Change>,
    in_force: bool,
    undoes: Option<usize>,
}

struct Trial {
    diary: Diary,
    content: Content,
    operations: Vec<Kept>,
}

impl Trial {
    fn step(self, step: &Step) -> Self {
        match step {
            Step::Put(things) => self.put(things),
            Step::Undo(which) => self.undo(which),
            Step::Reopen => Self { diary: self.diary.reopened(), ..self },
        }
    }

    fn put(mut self, things: &[Thing]) -> Self {
        let phases = self.diary.store.phases().unwrap();
        let (ids, store) = (
            |day: u64| phases.iter().find(|stored| stored.phase.from == date(day)).map(|stored| stored.id.clone()),
            &self.diary.store,
        );
        let dose_ids: BTreeMap<u64, String> =
            (0..4).filter_map(|day| Some((day, store.dose(night(day)).unwrap()?.id))).collect();
        let mut left_out = Vec::new();
        let (_, written) = self.diary.write(|writer| {
            for thing in things {
                match thing {
                    Thing::Dose(dose) => drop(writer.put_dose(dose)?),
                    Thing::Phase(phase) => drop(writer.put_phase(phase, instant(0))?),
                    Thing::Setting(name, value) => writer.put_setting(&name.to_string(), &value.to_string())?,
                    Thing::NoSetting(name) => drop(writer.remove_setting(&name.to_string())?),
                    Thing::Zone(hour, zone) => drop(writer.put_zone_span(on_the_hour(*hour), *zone)?),
                    Thing::NoDose(day) => match dose_ids.get(day) {
                        Some(id) => drop(writer.remove_dose(id)?),
                        None => left_out.push(Name::Dose(*day)),
                    },
                    Thing::NoPhase(day) => match ids(*day) {
                        Some(id) => drop(writer.remove_phase(&id)?),
                        None => left_out.push(Name::Phase(*day)),
                    },
                }
            }
            Ok(())
        });
        let mut changes = Vec::new();
        for (name, said) in things.iter().map(Thing::name_and_said) {
            // A record made in this very operation had no id to remove it by.
            let skipped = said.is_none() && left_out.contains(&name);
            if !skipped && self.content.get(&name) != said {
                changes.push(self.content.set(&name, said));
            }
        }
        assert_eq!(written.records.len(), changes.len());
        if let Some(id) = written.operation {
            self.operations.push(Kept { id, changes, in_force: true, undoes: None });
        }
        self
    }

    fn undo(mut self, which: &prop::sample::Index) -> Self {
        if self.operations.is_empty() {
            return self;
        }
        let chosen = which.index(self.operations.len());
        let expected = self.undo_in_model(chosen);
        let undone = self.diary.undo(&self.operations[chosen].id);
        match (expected, undone) {
            (Ok(changes), Ok(id)) => {
                self.operations.push(Kept { id, changes, in_force: true, undoes: Some(chosen) });
                let (mut next, mut in_force) = (Some(chosen), false);
                while let Some(index) = next {
                    self.operations[index].in_force = in_force;
                    in_force = !in_force;
                    next = self.operations[index].undoes;
                }
            }
            (expected, undone) => assert_eq!(expected.map(|_| ()), undone.map(|_| ())),
        }
        self
    }

    fn undo_in_model(&mut self, chosen: usize) -> Result<Vec<Change>, StoreError> {
        let kept = &self.operations[chosen];
        if !kept.in_force {
            return Err(StoreError::NothingToUndo);
        }
        let mut content = self.content.clone();
        let mut changes = Vec::new();
        for (name, before, after) in kept.changes.iter().rev() {
            if content.get(name) != *after {
                return Err(StoreError::ChangedSince);
            }
            changes.push(content.set(name, before.clone()));
        }
        self.content = content;
        Ok(changes)
    }

    fn found(&self) -> Content {
        let store = &self.diary.store;
        let doses = store.doses_between(date(0), date(99)).unwrap().into_iter();
        let phases = store.phases().unwrap().into_iter();
        let setting = |name: u8| Some((name, store.setting(&name.to_string()).unwrap()?.parse().unwrap()));
        let spans = store.zone_spans().unwrap();
        let zone = |hour| Some((hour, spans.iter().find(|span| span.from == on_the_hour(hour))?.zone));
        Content {
            doses: doses.map(|record| (day_of(record.dose.date), record.dose)).collect(),
            phases: phases.map(|stored| (day_of(stored.phase.from), stored.phase)).collect(),
            settings: (0..3).filter_map(setting).collect(),
            zones: (0..3).filter_map(zone).collect(),
        }
    }
}

fn thing() -> impl Strategy<Value = Thing> {
    let day = || 0_u64..4;
    prop_oneof![
        (day(), 0_i64..3).prop_map(|(day, minutes)| Thing::Dose(taken(day, minutes))),
        day().prop_map(|day| Thing::Dose(skipped(day))),
        day().prop_map(|day| Thing::Dose(missed(day))),
        day().prop_map(Thing::NoDose),
        (day(), prop::sample::subsequence(Part::ALL.to_vec(), 0..=4), 1_u32..3)
            .prop_map(|(day, parts, amount)| Thing::Phase(phase(day, &parts, amount))),
        day().prop_map(Thing::NoPhase),
        (0_u8..3, 0_u8..3).prop_map(|(name, value)| Thing::Setting(name, value)),
        (0_u8..3).prop_map(Thing::NoSetting),
        (0_u8..3, prop::sample::select(vec![BERLIN, America::New_York, Asia::Tokyo]))
            .prop_map(|(hour, zone)| Thing::Zone(hour, zone)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => prop::collection::vec(thing(), 1..4).prop_map(Step::Put),
        6 => any::<prop::sample::Index>().prop_map(Step::Undo),
        1 => Just(Step::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn random_writes_and_undos_leave_what_the_model_says(steps in prop::collection::vec(step(), 1..40)) {
        let mut trial = Trial { diary: Diary::new(), content: Content::default(), operations: Vec::new() };
        for step in &steps {
            trial = trial.step(step);
            prop_assert_eq!(trial.found(), trial.content.clone(), "after {:?}", step);
        }
        let Diary { store, folder, .. } = trial.diary;
        drop(store);
        prop_assert_eq!(check_file(folder.path()).unwrap().problems, Vec::<String>::new());
    }
}
