//! A stand-in for a desktop's panel: it takes tray icons and remembers how many it was given.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ldn_tests::bus::Bus;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::interface;

const NAME: &str = "org.kde.StatusNotifierWatcher";
const PATH: &str = "/StatusNotifierWatcher";

/// The stand-in; it leaves the bus when this is dropped.
pub(crate) struct Panel {
    _connection: Connection,
    icons: Arc<AtomicUsize>,
}

impl Panel {
    /// Takes its place on `bus`.
    pub(crate) fn start(bus: &Bus) -> zbus::Result<Self> {
        let icons = Arc::<AtomicUsize>::default();
        let service = Service { icons: Arc::clone(&icons) };
        let builder = Builder::address(bus.address())?.serve_at(PATH, service)?.name(NAME)?;
        Ok(Self { _connection: builder.build()?, icons })
    }

    /// Whether it was given an icon.
    pub(crate) fn has_icon(&self) -> bool {
        self.icons.load(Ordering::SeqCst) > 0
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
