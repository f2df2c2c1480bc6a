//! What `ldn-app` asks of the world, given by the operating system: one file a port.

#[cfg(target_os = "linux")]
pub(crate) mod bus;
pub(crate) mod clock;
pub(crate) mod data_folder;
pub(crate) mod desk;
pub(crate) mod files;
#[cfg(desktop)]
pub(crate) mod host;
#[cfg(desktop)]
pub(crate) mod login;
pub(crate) mod notifier;
pub(crate) mod zone;
