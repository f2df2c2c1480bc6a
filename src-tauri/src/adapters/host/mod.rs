//! Whether the desktop has a tray, and a way to reach this program when its window is closed: one file
//! a kind of system, the same functions in each.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other;

#[cfg(target_os = "linux")]
pub(crate) use linux::{Presence, TrayWatch, outlive_bus, spare_memory};
#[cfg(not(target_os = "linux"))]
pub(crate) use other::{Presence, TrayWatch, outlive_bus, spare_memory};
