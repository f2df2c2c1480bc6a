//! The icon in the tray and its menu. Discreet: it names no medicine and no amount.

mod menu;

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use ldn_app::Via;
use ldn_app::error::AppError;
use ldn_app::view::{TakeOutcome, TakeRequest, TakeTarget};
use tauri::image::Image;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, include_image};

use self::menu::{Choice, Line, OpenDose, State, lines};
use crate::state::Shell;
use crate::words::words;
use crate::{crash, window};

const ID: &str = "main";
const ICON: Image<'_> = include_image!("./src-tauri/icons/tray.png");

/// What the menu shows now.
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

/// Whether the icon could be made; whether a panel shows it is for [`crate::host`] to say.
pub(crate) fn is_made(app: &AppHandle) -> bool {
    app.tray_by_id(ID).is_some()
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    TrayIconBuilder::with_id(ID)
        .icon(ICON)
        .tooltip(&app.package_info().name)
        .menu(&menu_of(app, &State::Closed)?)
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

/// Brings the menu up to date, where something it shows has changed.
pub(crate) fn refresh(app: &AppHandle, shell: &Shell) {
    let state = state_of(shell);
    let Some(shown) = app.try_state::<Shown>() else { return };
    let mut shown = shown.0.lock().unwrap_or_else(PoisonError::into_inner);
    if shown.as_ref() == Some(&state) {
        return;
    }
    *shown = Some(state.clone());
    let handle = app.clone();
    let _ = app.run_on_main_thread(move || {
        if let (Some(tray), Ok(menu)) = (handle.tray_by_id(ID), menu_of(&handle, &state)) {
            let _ = tray.set_menu(Some(menu));
        }
    });
}

/// The state of the diary as far as the menu shows it.
fn state_of(shell: &Shell) -> State {
    let status = shell.status();
    let read = shell.with(|companion| Ok((companion.startup()?, companion.today(&status), companion.settings()?)));
    match read {
        Ok((_, Ok(today), settings)) => State::of(&today, settings.snooze_minutes),
        Ok((_, Err(_), _)) => State::Closed,
        Err(_) => State::Failed,
    }
}

/// The menu as the system wants it.
fn menu_of(app: &AppHandle, state: &State) -> tauri::Result<Menu<tauri::Wry>> {
    let menu = Menu::new(app)?;
    for line in lines(state, &words().tray) {
        match line {
            Line::Said(text) => menu.append(&MenuItem::new(app, text, false, None::<&str>)?)?,
            Line::Choice(choice, text) => {
                menu.append(&MenuItem::with_id(app, choice.id(), text, true, None::<&str>)?)?;
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
            thread::spawn(move || answer(&app, choice));
        }
        None => {}
    }
}

/// Answers the dose the menu speaks of; what needs a word with the person opens the window.
fn answer(app: &AppHandle, choice: Choice) {
    let shell = Arc::clone(&app.state::<Arc<Shell>>());
    let shown = app.state::<Shown>().0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(State::Open(dose)) = shown else { return };
    if !matches!(write(&shell, choice, dose), Ok(true)) {
        window::raise(app);
    }
}

/// Writes the answer; says whether it was written, and not a question asked instead.
fn write(shell: &Shell, choice: Choice, open: OpenDose) -> Result<bool, AppError> {
    let dose = open.dose;
    match choice {
        Choice::Taken => {
            let target = TakeTarget::Dose { dose };
            let request = TakeRequest { target, at: None, amount: None, close_confirmed: false };
            let outcome = shell.write(|companion| companion.take_via(&request, Via::Tray))?;
            Ok(matches!(&outcome, TakeOutcome::Saved { saved, .. } if !saved.help_now))
        }
        Choice::Snooze => shell.write(|companion| companion.snooze_via(&dose, open.snooze, Via::Tray)).map(|_| true),
        Choice::Skip => shell.write(|companion| companion.skip_via(&dose, Via::Tray)).map(|_| true),
        Choice::Open | Choice::Quit => Ok(false),
    }
}
