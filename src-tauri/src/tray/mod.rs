//! The icon in the tray and its menu. Discreet: it names no medicine and no amount.

mod choice;
mod menu;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use ldn_app::error::AppError;
use ldn_app::view::{DoseId, Settings, TakeOutcome, TakeRequest, TakeTarget};
use ldn_app::{DoseKey, Glance, Via};
use tauri::image::Image;
use tauri::menu::{CheckMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, include_image};

use self::choice::{Answer, Choice};
use self::menu::{Line, State, lines};
use crate::reminders::Wake;
use crate::state::Shell;
use crate::words::words;
use crate::{crash, window};

const ID: &str = "main";
const ICON: Image<'_> = include_image!("./src-tauri/icons/tray.png");
/// With a badge: a dose waits for an answer.
const ICON_OPEN: Image<'_> = include_image!("./src-tauri/icons/tray-open.png");

/// What the icon and its menu show now.
#[derive(Default)]
struct Shown(Mutex<Option<State>>);

/// Puts the icon into the tray, on the main thread. A desktop without one, or without the library
/// it needs, is no failure: the program then never hides its window altogether.
pub(crate) fn create(app: &AppHandle) {
    app.manage(Shown::default());
    // On Linux the library is loaded here, and loading panics where it is not installed.
    if !matches!(crash::attempt(|| build(app)), Some(Ok(()))) {
        eprintln!("tray: not available");
    }
}

/// Whether the icon could be made; whether a panel shows it is for [`crate::adapters::host`] to say.
pub(crate) fn is_made(app: &AppHandle) -> bool {
    app.tray_by_id(ID).is_some()
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    TrayIconBuilder::with_id(ID)
        .icon(ICON)
        .tooltip(&words().name)
        .menu(&menu_of(app, &State::Empty)?)
        .show_menu_on_left_click(cfg!(not(windows)))
        .on_menu_event(|app, event| choose(app, event.id().as_ref()))
        .on_tray_icon_event(|tray, event| {
            let clicked = matches!(
                event,
                TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. }
            );
            if clicked && cfg!(windows) {
                window::raise(tray.app_handle());
            }
        })
        .build(app)
        .map(drop)
}

/// Brings the icon and its menu up to date, where something they show of the diary has changed.
pub(crate) fn refresh(app: &AppHandle, read: &Result<Option<Glance>, AppError>) {
    let state = state_of(read);
    let Some(shown) = app.try_state::<Shown>() else { return };
    let mut shown = shown.0.lock().unwrap_or_else(PoisonError::into_inner);
    if shown.as_ref() == Some(&state) {
        return;
    }
    let badge = shown.as_ref().map(State::is_open) != Some(state.is_open());
    *shown = Some(state.clone());
    let handle = app.clone();
    let _ = app.run_on_main_thread(move || {
        let Some(tray) = handle.tray_by_id(ID) else { return };
        if badge {
            let _ = tray.set_icon(Some(if state.is_open() { ICON_OPEN } else { ICON }));
        }
        if let Ok(menu) = menu_of(&handle, &state) {
            let _ = tray.set_menu(Some(menu));
        }
    });
}

/// The state of the diary as far as the menu shows it.
fn state_of(read: &Result<Option<Glance>, AppError>) -> State {
    match read {
        Ok(Some(glance)) => State::of(&glance.today, &glance.settings),
        Ok(None) => State::Empty,
        Err(_) => State::Failed,
    }
}

/// The menu as the system wants it.
fn menu_of(app: &AppHandle, state: &State) -> tauri::Result<Menu<tauri::Wry>> {
    const NO_KEY: Option<&str> = None;
    let menu = Menu::new(app)?;
    for line in lines(state, &words().tray) {
        match line {
            Line::Said(text) => menu.append(&MenuItem::new(app, text, false, NO_KEY)?)?,
            Line::Choice(choice, text) => menu.append(&MenuItem::with_id(app, choice.id(), text, true, NO_KEY)?)?,
            Line::Switch(choice, text, on) => {
                menu.append(&CheckMenuItem::with_id(app, choice.id(), text, true, on, NO_KEY)?)?;
            }
            Line::More(text, below) => {
                let submenu = Submenu::new(app, text, true)?;
                for (choice, text) in below {
                    submenu.append(&MenuItem::with_id(app, choice.id(), text, true, NO_KEY)?)?;
                }
                menu.append(&submenu)?;
            }
            Line::Gap => menu.append(&PredefinedMenuItem::separator(app)?)?,
        }
    }
    Ok(menu)
}

/// Does what was chosen. Called on the main thread, which never waits for the disk.
fn choose(app: &AppHandle, id: &str) {
    match Choice::of(id) {
        Some(Choice::Open) => window::raise(app),
        Some(Choice::Quit) => app.exit(0),
        Some(choice) => {
            let app = app.clone();
            thread::spawn(move || act(&app, choice));
        }
        None => {}
    }
}

/// Keeps what was chosen. What needs a word with the person opens the window, which says what it is.
fn act(app: &AppHandle, choice: Choice) {
    let shell = Arc::clone(&app.state::<Arc<Shell>>());
    let shown = app.state::<Shown>();
    let kept = match choice {
        Choice::Discreet => {
            let state = shown.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let Some(State::Ready { discreet, .. }) = state else { return };
            set_discreet(&shell, !discreet).map(|()| Kept::Done)
        }
        Choice::Answer(answer, dose) => write(&shell, answer, dose),
        Choice::Open | Choice::Quit => return,
    };
    if !matches!(kept, Ok(Kept::Done)) {
        // The system has moved the switch by itself: the menu is made anew from what is kept.
        *shown.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
        shell.wake(Wake::Changed);
    }
    match kept {
        Ok(Kept::Done) => {}
        Ok(Kept::HelpNow) => shell.tell_help_now(),
        Ok(Kept::Asked) => window::raise(app),
        Err(error) => shell.tell_failed(&error),
    }
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// It is on disk.
    Done,
    /// It is on disk, and so much was taken that help may be needed.
    HelpNow,
    /// Nothing was written: the dose card asks first.
    Asked,
}

fn set_discreet(shell: &Shell, discreet: bool) -> Result<(), AppError> {
    let set = shell.write(|companion| {
        let settings = companion.settings()?;
        companion.set_settings(&Settings { discreet, ..settings })
    });
    set.map(drop)
}

/// Writes an answer for `dose`.
fn write(shell: &Shell, answer: Answer, dose: DoseKey) -> Result<Kept, AppError> {
    let dose = DoseId::from(dose);
    let written = match answer {
        Answer::Taken => {
            let target = TakeTarget::Dose { dose };
            let request = TakeRequest { target, at: None, amount: None, close_confirmed: false };
            return shell.write(|companion| companion.take_via(&request, Via::Tray)).map(|outcome| match outcome {
                TakeOutcome::Saved { saved, .. } if saved.help_now => Kept::HelpNow,
                TakeOutcome::Saved { .. } => Kept::Done,
                _ => Kept::Asked,
            });
        }
        Answer::Snooze(minutes) => shell.write(|companion| companion.snooze_via(&dose, minutes, Via::Tray)),
        Answer::Skip => shell.write(|companion| companion.skip_via(&dose, Via::Tray)),
    };
    written.map(|_| Kept::Done)
}
