//! A first look at a file through its bytes alone, so that a stranger's stays untouched.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// "LDNc": what tells this program's files from other SQLite files.
pub(crate) const APPLICATION_ID: u32 = 0x4c44_4e63;

const MAGIC: &[u8] = b"SQLite format 3\0";
const HEADER: usize = 100;

/// What lies at the file's place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing, or an empty file.
    Nothing,
    /// A diary, by its header.
    Diary,
    /// A file whose making was cut short: SQLite has to bring it back to empty first.
    HalfMade,
}

/// Looks at `file`, of which versions up to `known` can be read.
///
/// # Errors
/// [`StoreError::NotADiary`], [`StoreError::NewerVersion`] or [`StoreError::Damaged`]; or why it
/// can't be read.
pub(crate) fn look(file: &Path, known: u32) -> Result<Look, StoreError> {
    let (header, length) = read_header(file)?.unwrap_or_default();
    if length == 0 {
        // SQLite would throw the WAL of a file that is gone away.
        return if size_of(&beside(file, "-wal")) > 0 { Err(StoreError::Damaged) } else { Ok(Look::Nothing) };
    }
    let ours = header.starts_with(MAGIC) && number(&header, 68) == Some(APPLICATION_ID);
    if !ours {
        // Only the making of a new file leaves a rollback journal; from then on there is a WAL.
        return if size_of(&beside(file, "-journal")) > 0 { Ok(Look::HalfMade) } else { Err(stranger(&header)) };
    }
    let found = number(&header, 60).ok_or(StoreError::Damaged)?;
    if found > known {
        return Err(StoreError::NewerVersion { found, known });
    }
    if !was_left_open(file) && !is_whole(&header, length) {
        return Err(StoreError::Damaged);
    }
    Ok(Look::Diary)
}

/// Whether the last one to use `file` did not close it.
pub(crate) fn was_left_open(file: &Path) -> bool {
    size_of(&beside(file, "-wal")) > 0 || size_of(&beside(file, "-journal")) > 0
}

/// The file SQLite keeps beside `file` under this ending.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn read_header(file: &Path) -> Result<Option<(Vec<u8>, u64)>, StoreError> {
    let opened = match File::open(file) {
        Ok(opened) => opened,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let metadata = opened.metadata()?;
    if !metadata.is_file() {
        return Err(StoreError::NotADiary);
    }
    let mut header = Vec::with_capacity(HEADER);
    opened.take(HEADER as u64).read_to_end(&mut header)?;
    Ok(Some((header, metadata.len())))
}

/// A file without our number: the stump of a diary, or another program's.
fn stranger(header: &[u8]) -> StoreError {
    if header.len() < HEADER && MAGIC.starts_with(header.get(..MAGIC.len()).unwrap_or(header)) {
        StoreError::Damaged
    } else {
        StoreError::NotADiary
    }
}

/// Whether all the pages the header counts are there. What was left open may lack some.
fn is_whole(header: &[u8], length: u64) -> bool {
    let page_size = header.get(16..18).map(|bytes| bytes.iter().fold(0, |size, byte| size << 8 | u64::from(*byte)));
    let page_size = match page_size {
        // 65536 does not fit into the field and is written as 1.
        Some(1) => 65_536,
        Some(size) if size >= 512 => size,
        _ => return false,
    };
    let pages = number(header, 28).map_or(0, u64::from);
    length.is_multiple_of(page_size) && length >= pages * page_size
}

/// The big-endian number at `offset` of the header.
fn number(header: &[u8], offset: usize) -> Option<u32> {
    let bytes = header.get(offset..offset + 4)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// In bytes; 0 where there is none.
pub(crate) fn size_of(file: &Path) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}
