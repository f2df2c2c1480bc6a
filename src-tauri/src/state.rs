//! What the commands, the tray and the reminder loop share: the diary, and the way to wake the loop.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ldn_app::error::AppError;
use ldn_app::export::SavedFiles;
use ldn_app::ports::Files;
use ldn_app::view::{Notices, ReminderTest, ReminderWay};
use ldn_app::{Companion, ReminderStatus};
use tauri::{AppHandle, Emitter};

use crate::adapters::clock::SystemClock;
use crate::adapters::files::{SystemFiles, TriedFiles};
#[cfg(desktop)]
use crate::adapters::login::LoginStart;
use crate::adapters::zone::SystemZone;
use crate::reminders::Wake;
use crate::window;

/// Told to the window whenever what it shows may have changed, by a write or by time.
pub(crate) const CHANGED: &str = "changed";

/// Told to the window when what was chosen elsewhere (the tray, a reminder) failed: an [`AppError`].
#[cfg(desktop)]
const FAILED: &str = "failed";
/// Told to the window when it is to say where to get help.
const HELP_NOW: &str = "help_now";

/// How long quitting waits for the reminders to be taken off the screen.
const FAREWELL: Duration = Duration::from_secs(2);

/// How long a test reminder may take: on a phone a person is asked for a permission first.
const TEST_PATIENCE: Duration = Duration::from_secs(if cfg!(mobile) { 120 } else { 15 });

/// The shell's state, one a program.
pub(crate) struct Shell {
    app: AppHandle,
    /// Where the diary is.
    pub(crate) folder: PathBuf,
    diary: Mutex<Option<Result<Companion, AppError>>>,
    wake: Sender<Wake>,
    /// What was saved for the person in this run.
    pub(crate) saved: SavedFiles,
    /// What the window has not been told yet; it may have to be made first.
    notices: Mutex<Notices>,
    /// How the last reminder of this run went; none where there was none yet.
    last: Mutex<Option<Heard>>,
    tray: AtomicBool,
    #[cfg(desktop)]
    login: LoginStart,
}

/// How a reminder went: by what way, and why not as a notification.
pub(crate) type Heard = (ReminderWay, Option<AppError>);

impl Shell {
    /// A shell over the diary in `folder`, which is opened when it is first asked for; `asked` is
    /// where the person asked for it to be, where it is not the usual place.
    pub(crate) fn new(app: AppHandle, folder: PathBuf, asked: Option<&Path>, wake: Sender<Wake>) -> Self {
        #[cfg(desktop)]
        let login = LoginStart::new(&app.config().identifier, &app.package_info().name, asked);
        #[cfg(mobile)]
        let _ = asked;
        Self {
            app,
            folder,
            diary: Mutex::new(None),
            wake,
            saved: SavedFiles::default(),
            notices: Mutex::default(),
            last: Mutex::new(None),
            tray: AtomicBool::new(false),
            #[cfg(desktop)]
            login,
        }
    }

    /// Does something with the diary, or says why it could not be opened.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut Companion) -> Result<T, AppError>) -> Result<T, AppError> {
        // A panic under the lock leaves the store's transaction undone, so that it is still whole.
        let mut diary = self.diary.lock().unwrap_or_else(PoisonError::into_inner);
        match diary.get_or_insert_with(|| self.open(None)) {
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

    /// Tries again to open a diary that could not be opened, at a person's word.
    pub(crate) fn reopen(&self) {
        self.reopen_quietly();
        self.changed();
        self.wake(Wake::Changed);
    }

    /// Tries again to open a diary that could not be opened, and tells the window where that comes out
    /// otherwise than before. The first failure brings the window up: a program that was started
    /// without one would fail unseen.
    pub(crate) fn keep_open(&self) {
        match self.reopen_quietly() {
            Opening::AsBefore => {}
            Opening::Changed => self.changed(),
            Opening::FirstFailure => {
                self.changed();
                window::raise(&self.app);
            }
        }
    }

    fn reopen_quietly(&self) -> Opening {
        let mut diary = self.diary.lock().unwrap_or_else(PoisonError::into_inner);
        reopen(&mut diary, |before| self.open(before))
    }

    /// Tells the window that what was chosen elsewhere failed.
    #[cfg(desktop)]
    pub(crate) fn tell_failed(&self, error: &AppError) {
        self.notices().failed = Some(error.clone());
        let _ = self.app.emit(FAILED, error);
        window::raise(&self.app);
    }

    /// Has the window say where to get help.
    pub(crate) fn tell_help_now(&self) {
        self.notices().help_now = true;
        let _ = self.app.emit(HELP_NOW, ());
        window::raise(&self.app);
    }

    /// What the window has not been told yet; from now on it has.
    pub(crate) fn take_notices(&self) -> Notices {
        std::mem::take(&mut *self.notices())
    }

    fn notices(&self) -> MutexGuard<'_, Notices> {
        self.notices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has what is on the screen taken down before the program ends: nobody would hear its buttons.
    /// Waits for it, but not for long.
    pub(crate) fn say_farewell(&self) {
        let (done, gone) = mpsc::channel();
        self.wake(Wake::Quit(done));
        let _ = gone.recv_timeout(FAREWELL);
    }

    /// Tells the window that what it shows may have changed.
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
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (way, problem) = last.map_or((None, None), |(way, problem)| (Some(way), problem));
        ReminderStatus { way, problem, tray: self.has_tray(), start_at_login: self.start_at_login().ok() }
    }

    /// Notes how the last reminder went.
    pub(crate) fn set_last(&self, heard: Heard) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(heard);
    }

    /// Whether the system starts the program at login.
    ///
    /// # Errors
    /// [`AppError::LoginStartFailed`] where it does not say, or where that is not the program's to ask.
    pub(crate) fn start_at_login(&self) -> Result<bool, AppError> {
        #[cfg(desktop)]
        let read = self.login.is_on().map_err(|_| AppError::LoginStartFailed);
        #[cfg(mobile)]
        let read = Err(AppError::LoginStartFailed);
        read
    }

    /// Has the system start the program at login, or no longer.
    ///
    /// # Errors
    /// [`AppError::LoginStartFailed`] where it does not let it.
    pub(crate) fn set_start_at_login(&self, on: bool) -> Result<(), AppError> {
        #[cfg(desktop)]
        self.login.set(on).map_err(|error| refused(&error))?;
        #[cfg(mobile)]
        if on {
            return Err(AppError::LoginStartFailed);
        }
        self.changed();
        Ok(())
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

    /// Opens the diary; `before` is why it did not open the last time.
    fn open(&self, before: Option<&AppError>) -> Result<Companion, AppError> {
        let files: &dyn Files = match before {
            Some(
                AppError::NotADiary { .. }
                | AppError::Damaged { .. }
                | AppError::Locked { .. }
                | AppError::NewerVersion { .. },
            ) => &TriedFiles,
            _ => &SystemFiles,
        };
        Companion::open(&self.folder, Arc::new(SystemClock), Arc::new(SystemZone), files)
    }
}

/// What came of trying again to open a diary.
#[derive(Debug, PartialEq, Eq)]
enum Opening {
    /// It is open, or fails as it did.
    AsBefore,
    /// It is open now, or fails in another way.
    Changed,
    /// It fails, and was not known to.
    FirstFailure,
}

/// Opens a diary that is not open; `open` is told why it was not.
fn reopen<T>(
    diary: &mut Option<Result<T, AppError>>,
    open: impl FnOnce(Option<&AppError>) -> Result<T, AppError>,
) -> Opening {
    let before = match diary.take() {
        Some(Ok(opened)) => {
            *diary = Some(Ok(opened));
            return Opening::AsBefore;
        }
        Some(Err(error)) => Some(error),
        None => None,
    };
    let opened = open(before.as_ref());
    let now = opened.as_ref().err().cloned();
    *diary = Some(opened);
    match (before, now) {
        (None, Some(_)) => Opening::FirstFailure,
        (before, now) if before == now => Opening::AsBefore,
        _ => Opening::Changed,
    }
}

/// Says on standard error what the system said of it, for whoever looks into it; the person is told what to do.
#[cfg(desktop)]
fn refused(error: &std::io::Error) -> AppError {
    eprintln!("start at login: {error}");
    AppError::LoginStartFailed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diary_that_does_not_open_is_tried_again_and_only_what_is_new_is_told() {
        let mut diary = None;
        let fails = |error: AppError| move |_: Option<&AppError>| Err::<u8, _>(error);
        assert_eq!(reopen(&mut diary, fails(AppError::DiskFull)), Opening::FirstFailure);
        assert_eq!(reopen(&mut diary, fails(AppError::DiskFull)), Opening::AsBefore);
        assert_eq!(reopen(&mut diary, fails(AppError::Storage)), Opening::Changed);
        assert_eq!(diary, Some(Err(AppError::Storage)));
        assert_eq!(reopen(&mut diary, |_| Ok(1)), Opening::Changed);
        assert_eq!(reopen(&mut diary, fails(AppError::Storage)), Opening::AsBefore);
        assert_eq!(diary, Some(Ok(1)), "an open diary is left alone");
    }

    #[test]
    fn a_diary_that_opens_at_once_is_no_news() {
        let mut diary = None;
        assert_eq!(reopen(&mut diary, |_| Ok(1)), Opening::AsBefore);
        assert_eq!(diary, Some(Ok(1)));
    }
}
