//! What a person reads: XHTML of the few elements FHIR allows, with every text escaped.

use super::node::{Node, clean, map};

/// A table shows at most so many rows, the latest: the entries have them all.
pub(crate) const MOST_ROWS: usize = 62;

/// The text of a resource or a section.
pub(crate) fn narrative(inner: &str) -> Node {
    let div = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{inner}</div>");
    map! { "status" => "generated", "div" => div }
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escaped(text))
}

/// A list.
pub(crate) fn list(items: &[String]) -> String {
    let items: String = items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect();
    if items.is_empty() { items } else { format!("<ul>{items}</ul>") }
}

/// A table; nothing without rows.
pub(crate) fn table(headers: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let row = |cells: String| format!("<tr>{cells}</tr>");
    let head: String = headers.iter().map(|header| format!("<th>{}</th>", escaped(header))).collect();
    let cells = |cells: &Vec<String>| cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect();
    let body: String = rows.iter().map(|cells_of| row(cells(cells_of))).collect();
    format!("<table><thead>{}</thead><tbody>{body}</tbody></table>", row(head))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in clean(text).chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A carriage return would be lost to every XML reader.
            '\r' => {}
            '\n' => out.push_str("<br/>"),
            char => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_typed_is_shown_as_typed_and_never_run() {
        assert_eq!(
            paragraph("<img src=x onerror=\"a\"> & 'b'\nnext\u{1}"),
            "<p>&lt;img src=x onerror=&quot;a&quot;&gt; &amp; 'b'<br/>next\u{fffd}</p>"
        );
    }

    #[test]
    fn a_table_without_rows_is_none() {
        assert_eq!(table(&["a"], &[]), "");
        assert_eq!(
            table(&["a"], &[vec!["<b>".to_owned()]]),
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>"
        );
    }
}
