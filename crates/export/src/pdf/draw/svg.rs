//! Pages as SVG, for the window's preview: the same positions as on paper. Text is real text, in the
//! window's own font, held to the width it has on paper; what a person typed is escaped.

use std::fmt::Write as _;
use std::ops::Range;

use crate::pdf::sheet::{Fill, Ink, Pen, Shape, Sheets, Style};
use crate::pdf::text::Line;

/// The window's font, and what a system falls back to.
const FAMILY: &str = "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', sans-serif";

/// One picture for each page of `which`, as far as there are so many.
pub(in crate::pdf) fn draw(sheets: &Sheets, which: Range<usize>) -> Vec<String> {
    let (width, height) = sheets.paper.size();
    let page = |items: &Vec<crate::pdf::sheet::Item>| {
        let mut svg = String::new();
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\">\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"
        );
        items.iter().for_each(|item| shape(&mut svg, &item.shape));
        svg.push_str("</svg>");
        svg
    };
    sheets.pages.iter().skip(which.start).take(which.len()).map(page).collect()
}

fn shape(svg: &mut String, shape: &Shape) {
    match shape {
        Shape::Text { at, line, style } => text(svg, *at, line, *style),
        Shape::Path { points, closed, pen, fill } => {
            svg.push_str("<path d=\"");
            for (place, (x, y)) in points.iter().enumerate() {
                let _ = write!(svg, "{}{x:.2} {y:.2}", if place == 0 { 'M' } else { 'L' });
            }
            svg.push_str(if *closed { "Z\"" } else { "\"" });
            finish(svg, *pen, *fill);
        }
        Shape::Dot { at: (x, y), radius, pen, fill } => {
            let _ = write!(svg, "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\"");
            finish(svg, *pen, *fill);
        }
    }
}

fn text(svg: &mut String, (x, y): (f32, f32), line: &Line, style: Style) {
    let (size, weight, ink) = (style.size, style.weight.number(), hex(style.ink));
    let mut x = x;
    for run in &line.runs {
        let width = run.width * size;
        let said = line.text.get(run.range.clone()).unwrap_or_default();
        let rtl = if run.is_rtl { " direction=\"rtl\" text-anchor=\"end\"" } else { "" };
        let _ = write!(
            svg,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{ink}\" \
             textLength=\"{width:.2}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{rtl}>{}</text>",
            escaped(said)
        );
        x += width;
    }
}

fn finish(svg: &mut String, pen: Option<Pen>, fill: Option<Fill>) {
    let fill = match fill {
        Some(Fill::Ink(ink)) => hex(ink),
        Some(Fill::White) => "#ffffff".to_owned(),
        None => "none".to_owned(),
    };
    let _ = write!(svg, " fill=\"{fill}\"");
    if let Some(pen) = pen {
        let _ = write!(svg, " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"", hex(pen.ink), pen.width);
        if let Some((dash, gap)) = pen.dash {
            let _ = write!(svg, " stroke-dasharray=\"{dash} {gap}\"");
        }
    }
    svg.push_str("/>");
}

fn hex(ink: Ink) -> String {
    let (red, green, blue) = ink.rgb();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // XML has no room for these, not even escaped.
            '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                escaped.push('\u{FFFD}');
            }
            other => escaped.push(other),
        }
    }
    escaped
}
