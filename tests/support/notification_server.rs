//! A stand-in for the desktop's notifications: it remembers what it was asked, and presses buttons.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::interface;
use zbus::zvariant::{DynamicType, OwnedValue};

use crate::bus::Bus;
use crate::diary::{Diary, DoseRow};
use crate::wait;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// One call of Notify.
#[derive(Debug, Clone)]
pub struct Notification {
    /// The number it was given.
    pub number: u32,
    pub app: String,
    pub replaces: u32,
    pub title: String,
    pub body: String,
    /// Key and label of each button.
    pub actions: Vec<(String, String)>,
    hints: HashMap<String, OwnedValue>,
    /// Milliseconds; 0 is never.
    pub expires: i32,
}

impl Notification {
    /// The labels of the buttons; what a click beside them means is none.
    pub fn buttons(&self) -> Vec<&str> {
        let buttons = self.actions.iter().filter(|(key, _)| key != "default");
        buttons.map(|(_, label)| label.as_str()).collect()
    }

    pub fn urgency(&self) -> Option<u8> {
        self.hints.get("urgency").and_then(|value| u8::try_from(value).ok())
    }

    pub fn is_resident(&self) -> bool {
        self.hints.get("resident").is_some_and(|value| bool::try_from(value) == Ok(true))
    }
}

/// One call of CloseNotification, and what stood in the diary at that moment.
#[derive(Debug, Clone)]
pub struct Closing {
    pub number: u32,
    pub doses: Vec<DoseRow>,
}

#[derive(Debug, Default)]
struct Memory {
    shown: Vec<Notification>,
    closed: Vec<Closing>,
    diary: Option<Diary>,
}

/// The stand-in. What it remembers outlives its leaving and coming back.
pub struct NotificationServer {
    address: String,
    connection: Option<Connection>,
    memory: Arc<Mutex<Memory>>,
}

impl NotificationServer {
    /// Takes its place on `bus`.
    pub fn start(bus: &Bus) -> Self {
        let mut server = Self { address: bus.address().to_owned(), connection: None, memory: Arc::default() };
        server.come_back();
        server
    }

    /// From now on notes, with each closing, what stands in the diary in `folder`.
    pub fn watch_diary(&self, folder: &Path) {
        lock(&self.memory).diary = Some(Diary::in_folder(folder));
    }

    /// Takes its place again, as a new run that counts anew and shows nothing.
    pub fn come_back(&mut self) {
        let service = Service { memory: Arc::clone(&self.memory), last: 0 };
        let builder = Builder::address(self.address.as_str()).unwrap();
        let connection = builder.serve_at(PATH, service).unwrap().name(NAME).unwrap().build().unwrap();
        self.connection = Some(connection);
    }

    /// Leaves the bus.
    pub fn leave(&mut self) {
        self.connection.take().unwrap().close().unwrap();
    }

    /// Everything shown so far, in order.
    pub fn shown(&self) -> Vec<Notification> {
        lock(&self.memory).shown.clone()
    }

    /// The titles of everything shown so far.
    pub fn titles(&self) -> Vec<String> {
        self.shown().into_iter().map(|shown| shown.title).collect()
    }

    /// Waits until so many have been shown in all, and gives the last of these.
    pub fn wait_for(&self, count: usize) -> Notification {
        let what = format!("notification number {count}");
        wait::until_some(&what, || self.shown().into_iter().nth(count - 1))
    }

    /// Waits until the program takes `number` down, and gives what stood in the diary then.
    pub fn wait_for_closing(&self, number: u32) -> Closing {
        let what = format!("the closing of notification {number}");
        let closed = || lock(&self.memory).closed.iter().find(|closing| closing.number == number).cloned();
        wait::until_some(&what, closed)
    }

    /// A person presses a button.
    pub fn press(&self, number: u32, key: &str) {
        self.signal("ActionInvoked", &(number, key));
    }

    /// A person waves it away.
    pub fn wave_away(&self, number: u32) {
        self.signal("NotificationClosed", &(number, 2u32));
    }

    fn signal(&self, name: &str, body: &(impl serde::Serialize + DynamicType)) {
        self.connection.as_ref().unwrap().emit_signal(None::<&str>, PATH, NAME, name, body).unwrap();
    }
}

fn lock(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Service {
    memory: Arc<Mutex<Memory>>,
    last: u32,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::too_many_arguments, reason = "the specification's")]
    fn notify(
        &mut self,
        app: String,
        replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expires: i32,
    ) -> u32 {
        let number = if replaces == 0 { self.last + 1 } else { replaces };
        self.last = self.last.max(number);
        let actions = actions.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
        lock(&self.memory).shown.push(Notification { number, app, replaces, title, body, actions, hints, expires });
        number
    }

    fn close_notification(&mut self, number: u32) {
        let diary = lock(&self.memory).diary.clone();
        let doses = diary.map(|diary| diary.doses()).unwrap_or_default();
        lock(&self.memory).closed.push(Closing { number, doses });
    }

    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body", "persistence"]
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("stand-in", "LDN Companion's tests", "1", "1.2")
    }
}
