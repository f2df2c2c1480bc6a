//! JSON as it is written: keys in their order, numbers digit for digit, nothing that is empty.

use std::borrow::Cow;

use crate::ExportError;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Left out.
    Nothing,
    Bool(bool),
    /// A number's own digits: FHIR keeps them, floating point would not.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(&'static str, Node)>),
}

/// A map of what is not empty: `map! { "id" => id, "note" => note }`.
macro_rules! map {
    ($($key:literal => $value:expr),* $(,)?) => {
        $crate::fhir::node::Node::Map(vec![$(($key, $crate::fhir::node::Node::from($value))),*])
    };
}
pub(crate) use map;

impl Node {
    /// A number by its digits.
    pub(crate) fn number(digits: impl Into<String>) -> Self {
        Self::Number(digits.into())
    }

    /// A list of one.
    pub(crate) fn one(node: impl Into<Self>) -> Self {
        Self::List(vec![node.into()])
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Bool(_) | Self::Number(_) => false,
            Self::Text(text) => text.is_empty(),
            Self::List(nodes) => nodes.iter().all(Self::is_empty),
            Self::Map(entries) => entries.iter().all(|(_, node)| node.is_empty()),
        }
    }

    /// Writes it.
    pub(crate) fn write(&self, out: &mut Vec<u8>) -> Result<(), ExportError> {
        match self {
            Self::Nothing => out.extend_from_slice(b"null"),
            Self::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
            Self::Number(digits) => out.extend_from_slice(digits.as_bytes()),
            Self::Text(text) => serde_json::to_writer(out, text)?,
            Self::List(nodes) => {
                out.push(b'[');
                for (index, node) in nodes.iter().filter(|node| !node.is_empty()).enumerate() {
                    out.extend_from_slice(if index == 0 { b"" } else { b"," });
                    node.write(out)?;
                }
                out.push(b']');
            }
            Self::Map(entries) => {
                out.push(b'{');
                for (index, (key, node)) in entries.iter().filter(|(_, node)| !node.is_empty()).enumerate() {
                    out.extend_from_slice(if index == 0 { b"\"" } else { b",\"" });
                    out.extend_from_slice(key.as_bytes());
                    out.extend_from_slice(b"\":");
                    node.write(out)?;
                }
                out.push(b'}');
            }
        }
        Ok(())
    }
}

/// What FHIR takes for text: no control characters, no other space than the plain ones, none around it.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.chars().all(|char| char == ' ' || !(char.is_control() || char.is_whitespace() || is_no_char(char))) {
        return Cow::Borrowed(text);
    }
    let kept = |char: char| match char {
        '\n' | '\r' | '\t' => char,
        char if char.is_control() || is_no_char(char) => '\u{fffd}',
        char if char.is_whitespace() => ' ',
        char => char,
    };
    Cow::Owned(text.chars().map(kept).collect())
}

/// Not allowed in XML, and so not in a narrative. A mark of byte order is white space to many readers.
const fn is_no_char(char: char) -> bool {
    matches!(char, '\u{fffe}' | '\u{ffff}' | '\u{feff}')
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(clean(text).into_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Self {
        Self::List(nodes)
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(node: &Node) -> String {
        let mut out = Vec::new();
        node.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn digits_are_written_as_they_are_and_what_is_empty_is_left_out() {
        let node = map! {
            "value" => Node::number("0.125"),
            "note" => None::<&str>,
            "blank" => "  ",
            "list" => vec![Node::Nothing, Node::from("a")],
            "nothing" => Node::List(vec![map! { "x" => None::<bool> }]),
            "no" => false,
        };
        assert_eq!(written(&node), r#"{"value":0.125,"list":["a"],"no":false}"#);
    }

    #[test]
    fn text_is_kept_without_what_neither_json_nor_xml_readers_take() {
        assert_eq!(clean(" a\u{a0}b\u{1}c\nd "), "a b\u{fffd}c\nd");
        assert_eq!(clean("🫠 כאב"), "🫠 כאב");
        assert_eq!(written(&Node::from("\"<&>\"")), r#""\"<&>\"""#);
    }
}
