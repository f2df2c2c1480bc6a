//! WebKit's own driver: opens the program and does in its window what it is told.

use std::fs::File;
use std::future::Future;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::daemon::Daemon;
use crate::desk::Desk;
use crate::{processes, wait};

/// How long a script in the page may take: the check of accessibility is slow on a busy machine.
const SCRIPT_MILLISECONDS: u64 = 120_000;

/// A window of the program under remote control. Dropping it kills both.
pub struct WebDriver {
    runtime: Runtime,
    client: Option<Client>,
    /// What the driver started: the program.
    started: Vec<u32>,
    _driver: Daemon,
}

impl WebDriver {
    /// Starts `program` at `desk` with these arguments, and takes hold of its window.
    pub fn open(desk: &Desk, program: &Path, arguments: &[String]) -> Self {
        let port = free_port();
        let mut driver = start_driver(desk, port);
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let options = json!({ "binary": program, "args": arguments });
        let timeouts = json!({ "script": SCRIPT_MILLISECONDS });
        let capabilities = json!({ "webkitgtk:browserOptions": options, "timeouts": timeouts });
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let client = runtime.block_on(connect(port, capabilities));
        let started = processes::children_of(driver.child().id());
        Self { runtime, client: Some(client), started, _driver: driver }
    }

    /// Does something in the window.
    pub fn run<'a, F: Future>(&'a self, act: impl FnOnce(&'a Client) -> F) -> F::Output {
        self.runtime.block_on(act(self.client.as_ref().unwrap()))
    }

    /// Runs a script in the page and gives back what it returns; null where the page is not there.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.run(|client| client.execute(script, arguments)).unwrap_or(Value::Null)
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        // To close the session first would let the program decide whether its window closes.
        self.started.iter().for_each(|program| processes::end(*program));
        if let Some(client) = self.client.take() {
            let _ = self.runtime.block_on(client.close());
        }
    }
}

async fn connect(port: u16, capabilities: Capabilities) -> Client {
    let address = format!("http://127.0.0.1:{port}");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    match builder.connect(&address).await {
        Ok(client) => client,
        Err(error) => panic!("the window could not be opened under WebKitWebDriver: {error}"),
    }
}

fn start_driver(desk: &Desk, port: u16) -> Daemon {
    let log = File::options().create(true).append(true).open(desk.home().join("program.log")).unwrap();
    let daemon = Daemon::start(
        Command::new("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env_clear()
            .envs(desk.environment())
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(log.try_clone().unwrap())
            .stderr(Stdio::from(log)),
    );
    wait::until("WebKitWebDriver", || TcpStream::connect(("127.0.0.1", port)).is_ok());
    daemon
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
