//! The thread that shows reminders: it looks, waits, and is woken early by answers and writes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use ldn_app::error::AppError;
use ldn_app::ports::{Clock, Notifier, ReminderEvent, Screen};
use ldn_app::reminder::ReminderLoop;
use ldn_app::view::ReminderTest;
use ldn_app::{Glance, Timestamp};
use tauri::AppHandle;

use crate::adapters::clock::SystemClock;
use crate::adapters::notifier;
use crate::state::{Heard, Shell};
use crate::window;
use crate::words::words;

/// What wakes the loop before its time.
pub(crate) enum Wake {
    /// Something stored has changed.
    Changed,
    /// A reminder was answered, waved away, or lost.
    Heard(ReminderEvent),
    /// The test reminder is wanted; how it went goes back through this.
    Test(Sender<ReminderTest>),
    /// The program ends; said through this once nothing is on the screen any more.
    Quit(Sender<()>),
}

/// The longest sleep. A timed wait does not see a suspended computer, a clock set by hand or a
/// journey, so that the clock is read anew at least this often.
const LONGEST: Duration = Duration::from_secs(if cfg!(feature = "test-clock") { 1 } else { 30 });
/// The shortest sleep, whatever was due: the loop never spins.
const SHORTEST: Duration = Duration::from_millis(200);

/// Starts the thread. It ends with the program.
///
/// # Errors
/// The system gives no thread.
pub(crate) fn start(app: AppHandle, shell: Arc<Shell>, wakes: Receiver<Wake>) -> std::io::Result<()> {
    thread::Builder::new().name("reminders".to_owned()).spawn(move || {
        // A reminder that dies silently is the worst this program can do: after a panic it begins anew.
        while catch_unwind(AssertUnwindSafe(|| Reminders::new(&app, &shell).run(&wakes))).is_err() {
            thread::sleep(LONGEST);
        }
    })?;
    Ok(())
}

/// What the loop holds while it runs.
struct Reminders<'a> {
    app: &'a AppHandle,
    shell: &'a Arc<Shell>,
    inner: ReminderLoop,
    notifier: Box<dyn Notifier>,
    screen: Window,
    #[cfg(desktop)]
    watch: crate::adapters::host::TrayWatch,
    /// What was last read of the diary to be shown; none before the first look.
    read: Option<Result<Option<Glance>, AppError>>,
    /// The last failure that was reported, to report each only once in a row.
    failed: Option<AppError>,
    /// How the last reminder went, as it was told.
    went: Heard,
    #[cfg(mobile)]
    armed: Option<Vec<(Timestamp, ldn_app::ports::Reminder)>>,
}

impl<'a> Reminders<'a> {
    fn new(app: &'a AppHandle, shell: &'a Arc<Shell>) -> Self {
        let answers = Arc::clone(shell);
        let heard = Arc::new(move |event| answers.wake(Wake::Heard(event)));
        let inner = ReminderLoop::new(words().reminder.clone());
        Self {
            app,
            shell,
            went: (inner.way(), inner.problem().cloned()),
            inner,
            notifier: notifier::of_this_system(app, heard),
            screen: Window { app: app.clone(), shell: Arc::clone(shell) },
            #[cfg(desktop)]
            watch: crate::adapters::host::TrayWatch::default(),
            read: None,
            failed: None,
            #[cfg(mobile)]
            armed: None,
        }
    }

    /// Looks, waits and listens until nobody can wake it any more.
    fn run(mut self, wakes: &Receiver<Wake>) {
        loop {
            let next = self.look();
            match wakes.recv_timeout(pause(SystemClock.now(), next)) {
                Ok(Wake::Heard(event)) => self.handle(event),
                Ok(Wake::Test(done)) => {
                    let tested = self.inner.test(self.notifier.as_mut());
                    self.shell.set_last((tested.way, tested.problem.clone()));
                    let _ = done.send(tested);
                }
                Ok(Wake::Quit(gone)) => {
                    self.quit();
                    let _ = gone.send(());
                    return;
                }
                Ok(Wake::Changed) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Shows what is due and brings everything that shows the state up to date; says when to look again.
    fn look(&mut self) -> Option<Timestamp> {
        #[cfg(desktop)]
        self.shell.set_tray(crate::tray::is_made(self.app) && self.watch.is_there());
        self.shell.keep_open();
        let looked = self.shell.with(|companion| self.inner.tick(companion, self.notifier.as_mut(), &mut self.screen));
        self.tell_how_it_went();
        self.report(looked.as_ref().err());
        self.show_what_changed();
        #[cfg(mobile)]
        self.arm();
        looked.ok()
    }

    /// Brings the tray up to date, and tells the window where it shows what is no longer so: it asks for
    /// nothing by the clock.
    fn show_what_changed(&mut self) {
        let status = self.shell.status();
        let read = self.shell.with(|companion| companion.glance(&status));
        #[cfg(desktop)]
        crate::tray::refresh(self.app, &read);
        if self.read.as_ref().is_none_or(|before| is_news(before, &read)) {
            self.shell.changed();
        }
        self.read = Some(read);
    }

    /// Tells the shell how the last reminder went, once there was one: until then the diary knows of
    /// the last one of an earlier run.
    fn tell_how_it_went(&mut self) {
        let went = (self.inner.way(), self.inner.problem().cloned());
        if went != self.went {
            self.went = went.clone();
            self.shell.set_last(went);
        }
    }

    /// Hands an answer on; it is written before the reminder is taken down.
    fn handle(&mut self, event: ReminderEvent) {
        let handled =
            self.shell.with(|companion| self.inner.handle(event, companion, self.notifier.as_mut(), &mut self.screen));
        self.report(handled.as_ref().err());
    }

    /// Takes down what is on the screen. On a phone the system shows reminders on, and keeps the answers.
    fn quit(&mut self) {
        #[cfg(desktop)]
        let _ = self.shell.with(|companion| self.inner.quit(companion, self.notifier.as_mut()));
    }

    /// Arms the next doses with the phone, where they are others than those armed.
    #[cfg(mobile)]
    fn arm(&mut self) {
        /// As many as iOS keeps, with room for the test.
        const MOST: usize = 50;
        let Ok(upcoming) = self.shell.with(|companion| companion.upcoming_reminders(&words().reminder, MOST)) else {
            return;
        };
        if self.armed.as_ref() != Some(&upcoming)
            && notifier::mobile::arm(self.app, SystemClock.now(), &upcoming).is_ok()
        {
            self.armed = Some(upcoming);
        }
    }

    /// Says on standard error what failed, by its code alone. The next look tries again.
    fn report(&mut self, error: Option<&AppError>) {
        if let Some(error) = error.filter(|error| Some(*error) != self.failed.as_ref()) {
            eprintln!("reminders: {error}");
        }
        self.failed = error.cloned();
    }
}

/// Whether what is read now shows otherwise than what was read before.
fn is_news(before: &Result<Option<Glance>, AppError>, now: &Result<Option<Glance>, AppError>) -> bool {
    match (before, now) {
        (Ok(Some(before)), Ok(Some(now))) => now.differs_from(before),
        _ => before != now,
    }
}

/// How long to sleep before the next look.
fn pause(now: Timestamp, next: Option<Timestamp>) -> Duration {
    let left = next.map_or(LONGEST, |next| next.since(now).to_std().unwrap_or_default());
    left.clamp(SHORTEST, LONGEST)
}

/// The program's own window, as the loop needs it.
struct Window {
    app: AppHandle,
    shell: Arc<Shell>,
}

impl Screen for Window {
    fn raise(&mut self) {
        window::raise(&self.app);
    }

    fn help_now(&mut self) {
        self.shell.tell_help_now();
    }

    fn changed(&mut self) {
        self.shell.changed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    #[test]
    fn sleeps_until_the_next_reminder_but_never_long_and_never_spins() {
        let now = at(1_000_000);
        assert_eq!(pause(now, Some(at(1_000_001))), Duration::from_secs(1));
        assert_eq!(pause(now, Some(at(1_009_999))), LONGEST);
        assert_eq!(pause(now, Some(now)), SHORTEST);
        assert_eq!(pause(now, Some(at(0))), SHORTEST);
        assert_eq!(pause(now, None), LONGEST);
    }
}
