//! Hears the notification server's signals on a thread of its own.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use zbus::Message;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;

use super::super::{Answers, answer_of};
use super::SERVICE;
use super::board::{Board, CloseReason, Signal};
use crate::adapters::bus;

/// What is to be heard: the server's signals, and that it comes or goes.
const RULES: [&str; 2] = [
    "type='signal',interface='org.freedesktop.Notifications'",
    "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',\
     member='NameOwnerChanged',arg0='org.freedesktop.Notifications'",
];

/// The close reason of the specification for "the program asked for it".
const ASKED: u32 = 3;

/// Begins to listen; the thread ends with the connection.
///
/// # Errors
/// The bus refuses or does not answer.
pub(super) fn start(connection: &Connection, board: Arc<Mutex<Board>>, answers: Answers) -> zbus::Result<()> {
    let messages = MessageIterator::from(connection);
    for rule in RULES {
        bus::listen_to(connection, rule)?;
    }
    thread::Builder::new().name("notification signals".to_owned()).spawn(move || {
        for message in messages.map_while(Result::ok) {
            let Some((sender, signal)) = read(&message) else { continue };
            let event = board.lock().unwrap_or_else(PoisonError::into_inner).hear(&sender, signal);
            if let Some(event) = event {
                answers(event);
            }
        }
    })?;
    Ok(())
}

/// The signal in a message and who sent it, where it is one of those listened for.
fn read(message: &Message) -> Option<(String, Signal)> {
    let header = message.header();
    if header.message_type() != Type::Signal {
        return None;
    }
    let sender = header.sender()?;
    let body = message.body();
    let signal = match (header.interface()?.as_str(), header.member()?.as_str()) {
        (SERVICE, "ActionInvoked") => {
            let (number, key): (u32, String) = body.deserialize().ok()?;
            Signal::Pressed(number, answer_of(&key)?)
        }
        (SERVICE, "NotificationClosed") => {
            let (number, reason): (u32, u32) = body.deserialize().ok()?;
            Signal::Closed(number, if reason == ASKED { CloseReason::Asked } else { CloseReason::Gone })
        }
        ("org.freedesktop.DBus", "NameOwnerChanged") if sender.as_str() == "org.freedesktop.DBus" => {
            let (name, _, owner): (String, String, String) = body.deserialize().ok()?;
            if name != SERVICE {
                return None;
            }
            Signal::NewServer(Some(owner).filter(|owner| !owner.is_empty()))
        }
        _ => return None,
    };
    Some((sender.to_string(), signal))
}
