//! Asks a window to close, as the cross on its frame does. There is no window manager on the
//! measuring display to do so, and `xdotool` only knows how to destroy it; so this says the four
//! sentences of the X protocol (byte order, two names, one message) that it takes.

use std::io::{Read, Result, Write};
use std::os::unix::net::UnixStream;

/// The requests of the protocol that are used here.
const INTERN_ATOM: u8 = 16;
const SEND_EVENT: u8 = 25;
/// The event that carries a message from one program to another, in words of 32 bits.
const CLIENT_MESSAGE: u8 = 33;
const WORDS: u8 = 32;
/// Version 11.0, little-endian, without a key to the display.
const GREETING: [u8; 12] = [b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// Asks the window with this number on `display` (":99") to close. It may do so or not.
pub(crate) fn ask_to_close(display: &str, window: u32) -> Result<()> {
    let mut server = Server::greet(display)?;
    let protocols = server.atom("WM_PROTOCOLS")?;
    let delete = server.atom("WM_DELETE_WINDOW")?;
    let mut event = vec![CLIENT_MESSAGE, WORDS, 0, 0];
    event.extend([window, protocols, delete, 0, 0, 0, 0].iter().flat_map(|word| word.to_le_bytes()));
    let mut body = [window, 0].map(u32::to_le_bytes).concat();
    body.extend(event);
    server.ask(SEND_EVENT, &body)?;
    // Requests are answered in turn: with this answer the message has been passed on.
    server.atom("WM_PROTOCOLS").map(drop)
}

/// A connection to the display.
struct Server(UnixStream);

impl Server {
    fn greet(display: &str) -> Result<Self> {
        let number = display.trim_start_matches(':');
        let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}"))?;
        stream.write_all(&GREETING)?;
        let [.., low, high] = read::<8>(&mut stream)?;
        let mut about = vec![0; 4 * usize::from(u16::from_le_bytes([low, high]))];
        stream.read_exact(&mut about)?;
        Ok(Self(stream))
    }

    /// The number by which the display knows a name.
    fn atom(&mut self, name: &str) -> Result<u32> {
        let length = u16::try_from(name.len()).unwrap_or(u16::MAX);
        let mut body = [length, 0].map(u16::to_le_bytes).concat();
        body.extend(name.bytes());
        body.resize(body.len().next_multiple_of(4), 0);
        self.ask(INTERN_ATOM, &body)?;
        let answer = read::<32>(&mut self.0)?;
        Ok(u32::from_le_bytes([answer[8], answer[9], answer[10], answer[11]]))
    }

    /// Sends a request; its body is a whole number of words.
    fn ask(&mut self, request: u8, body: &[u8]) -> Result<()> {
        let words = u16::try_from(1 + body.len() / 4).unwrap_or(u16::MAX).to_le_bytes();
        self.0.write_all(&[&[request, 0, words[0], words[1]], body].concat())
    }
}

fn read<const LENGTH: usize>(stream: &mut UnixStream) -> Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}
