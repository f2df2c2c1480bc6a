//! What the commands, the tray and the reminder loop share: the diary, and the way to wake the loop.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ldn_app::error::AppError;
use ldn_app::view::{ReminderTest, ReminderWay};
use ldn_app::{Companion, ReminderStatus};
use tauri::{AppHandle, Emitter};

use crate::adapters::clock::SystemClock;
use crate::adapters::files::SystemFiles;
use crate::adapters::zone::SystemZone;
use crate::reminders::Wake;

/// Told to the window whenever something stored has changed.
pub(crate) const CHANGED: &str = "changed";

/// How long a test reminder may take: on a phone a person is asked for a permission first.
const TEST_PATIENCE: Duration = Duration::from_secs(if cfg!(mobile) { 120 } else { 15 });

/// The shell's state, one a program.
pub(crate) struct Shell {
    app: AppHandle,
    /// Where the diary is.
    pub(crate) folder: PathBuf,
    diary: Mutex<Option<Result<Companion, AppError>>>,
    wake: Sender<Wake>,
    notified: AtomicBool,
    tray: AtomicBool,
}

impl Shell {
    /// A shell over the diary in `folder`, which is opened when it is first asked for.
    pub(crate) fn new(app: AppHandle, folder: PathBuf, wake: Sender<Wake>) -> Self {
        Self {
            app,
            folder,
            diary: Mutex::new(None),
            wake,
            notified: AtomicBool::new(true),
            tray: AtomicBool::new(false),
        }
    }

    /// Does something with the diary, or says why it could not be opened.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut Companion) -> Result<T, AppError>) -> Result<T, AppError> {
        // A panic under the lock leaves the store's transaction undone, so that it is still whole.
        let mut diary = self.diary.lock().unwrap_or_else(PoisonError::into_inner);
        match diary.get_or_insert_with(|| self.open()) {
            Ok(companion) => act(companion),
            Err(error) => Err(error.clone()),
        }
    }

    /// Writes to the diary; then the window is told and the reminders are looked through again.
    pub(crate) fn write<T>(&self, act: impl FnOnce(&mut Companion) -> Result<T, AppError>) -> Result<T, AppError> {
        let written = self.with(act)?;
        self.changed();
        self.wake(Wake::Changed);
        Ok(written)
    }

    /// Tries again to open a diary that could not be opened.
    pub(crate) fn reopen(&self) {
        let mut diary = self.diary.lock().unwrap_or_else(PoisonError::into_inner);
        if !matches!(*diary, Some(Ok(_))) {
            *diary = Some(self.open());
        }
        drop(diary);
        self.changed();
        self.wake(Wake::Changed);
    }

    /// Tells the window that something stored has changed.
    pub(crate) fn changed(&self) {
        // Fails only where there is no window, which then reads everything anew when it is made.
        let _ = self.app.emit(CHANGED, ());
    }

    /// Wakes the reminder loop.
    pub(crate) fn wake(&self, wake: Wake) {
        // Fails only while the program ends.
        let _ = self.wake.send(wake);
    }

    /// Shows the test reminder and says how it went.
    pub(crate) fn test_reminder(&self) -> ReminderTest {
        let (done, outcome) = mpsc::channel();
        self.wake(Wake::Test(done));
        outcome
            .recv_timeout(TEST_PATIENCE)
            .unwrap_or(ReminderTest { way: ReminderWay::Window, problem: Some(AppError::NotificationRefused) })
    }

    /// How reminders stand.
    pub(crate) fn status(&self) -> ReminderStatus {
        let way = if self.notified.load(Ordering::Relaxed) { ReminderWay::Notification } else { ReminderWay::Window };
        ReminderStatus { way, tray: self.has_tray() }
    }

    /// Notes by what way the last reminder came.
    pub(crate) fn set_way(&self, way: ReminderWay) {
        self.notified.store(way == ReminderWay::Notification, Ordering::Relaxed);
    }

    /// Whether there is a tray to stay in when the window is closed.
    pub(crate) fn has_tray(&self) -> bool {
        self.tray.load(Ordering::Relaxed)
    }

    /// Notes whether there is a tray to stay in.
    #[cfg(desktop)]
    pub(crate) fn set_tray(&self, there: bool) {
        self.tray.store(there, Ordering::Relaxed);
    }

    fn open(&self) -> Result<Companion, AppError> {
        Companion::open(&self.folder, Arc::new(SystemClock), Arc::new(SystemZone), &SystemFiles)
    }
}
