//! From a file's bytes to its text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::error::AppError;
use crate::view::ImportEncoding;

/// The largest file that is read (own rule: decades of rows).
const LARGEST_MIB: usize = 10;
/// By so many characters from its beginning it is seen whether a file is text.
const LOOKED_AT: usize = 1_000;

/// The text of `bytes`, and how it was read: by its mark, or as UTF-8, or else as Windows-1252, which is what
/// spreadsheets of some systems still write.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, ImportEncoding), AppError> {
    if bytes.len() > LARGEST_MIB * 1024 * 1024 {
        return Err(AppError::ImportTooLarge { mib: u32::try_from(LARGEST_MIB).unwrap_or(u32::MAX) });
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, is_wrong) = encoding.decode_without_bom_handling(body);
    let read = match (encoding == UTF_8, is_wrong) {
        (true, false) => (text.into_owned(), ImportEncoding::Utf8),
        (false, false) => (text.into_owned(), ImportEncoding::Utf16),
        (true, true) if mark == 0 => {
            (WINDOWS_1252.decode_without_bom_handling(body).0.into_owned(), ImportEncoding::Windows1252)
        }
        (_, true) => return Err(AppError::ImportNotText),
    };
    if is_text(&read.0) { Ok(read) } else { Err(AppError::ImportNotText) }
}

/// Whether it can be a text: a workbook or a picture has control characters soon after its beginning.
fn is_text(text: &str) -> bool {
    text.chars().take(LOOKED_AT).all(|char| !char.is_control() || matches!(char, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "date;note\n2026-01-03;müde – “so”\n";

    fn utf16(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        ['\u{feff}']
            .into_iter()
            .collect::<String>()
            .chars()
            .chain(text.chars())
            .flat_map(|char| char.encode_utf16(&mut [0; 2]).to_vec())
            .flat_map(write)
            .collect()
    }

    #[test]
    fn the_same_text_is_read_in_each_encoding() {
        let (windows, _, _) = WINDOWS_1252.encode(TEXT);
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), ImportEncoding::Utf8),
            (format!("\u{feff}{TEXT}").into_bytes(), ImportEncoding::Utf8),
            (utf16(TEXT, u16::to_le_bytes), ImportEncoding::Utf16),
            (utf16(TEXT, u16::to_be_bytes), ImportEncoding::Utf16),
            (windows.into_owned(), ImportEncoding::Windows1252),
        ] {
            assert_eq!(decode(&bytes), Ok((TEXT.to_owned(), encoding)));
        }
    }

    #[test]
    fn a_workbook_broken_text_and_a_file_too_large_are_refused() {
        let unmarked: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in
            [&b"PK\x03\x04\x14\0\x08\x08"[..], b"date\0,time", &unmarked, b"\xff\xfe\x41", b"\xef\xbb\xbfdate\xff"]
        {
            assert_eq!(decode(bytes), Err(AppError::ImportNotText), "{bytes:?}");
        }
        assert_eq!(decode(&vec![b'a'; 10 * 1024 * 1024 + 1]), Err(AppError::ImportTooLarge { mib: 10 }));
        assert!(decode(&vec![b'a'; 10 * 1024 * 1024]).is_ok());
    }
}
