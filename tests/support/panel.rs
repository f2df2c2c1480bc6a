//! A stand-in for a desktop's panel: it takes tray icons and remembers how many it was given.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::interface;

use crate::bus::Bus;
use crate::wait;

const NAME: &str = "org.kde.StatusNotifierWatcher";
const PATH: &str = "/StatusNotifierWatcher";

/// The stand-in; it leaves the bus when this is dropped.
pub struct Panel {
    _connection: Connection,
    icons: Arc<AtomicUsize>,
}

impl Panel {
    /// Takes its place on `bus`.
    pub fn start(bus: &Bus) -> Self {
        let icons = Arc::<AtomicUsize>::default();
        let service = Service { icons: Arc::clone(&icons) };
        let builder = Builder::address(bus.address()).unwrap().serve_at(PATH, service).unwrap().name(NAME).unwrap();
        Self { _connection: builder.build().unwrap(), icons }
    }

    /// Waits until it is given an icon.
    pub fn wait_for_icon(&self) {
        wait::until("the icon in the tray", || self.icons.load(Ordering::SeqCst) > 0);
    }
}

struct Service {
    icons: Arc<AtomicUsize>,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Service {
    fn register_status_notifier_item(&mut self, _service: &str) {
        self.icons.fetch_add(1, Ordering::SeqCst);
    }

    fn register_status_notifier_host(&mut self, _service: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}
