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

/// What the server says.
const RULE: &str = "type='signal',interface='org.freedesktop.Notifications'";

/// The close reason of the specification for "the program asked for it".
const ASKED: u32 = 3;

/// Begins to listen; the thread ends with the connection.
///
/// # Errors
/// The bus refuses or does not answer.
pub(super) fn start(connection: &Connection, board: Arc<Mutex<Board>>, answers: Answers) -> zbus::Result<()> {
    let messages = MessageIterator::from(connection);
    bus::listen_to(connection, RULE)?;
    bus::watch_owner(connection, SERVICE)?;
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
    if let Some(owner) = bus::new_owner(message, SERVICE) {
        return Some((sender.to_string(), Signal::NewServer(owner)));
    }
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
        _ => return None,
    };
    Some((sender.to_string(), signal))
}
