//! What the two XML formats share: elements written one below the other, and text that XML can hold.

mod gexf;
mod graphml;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

pub use gexf::write as write_gexf;
pub use graphml::write as write_graphml;

/// A writer of elements, indented.
struct Elements<'w>(Writer<&'w mut dyn Write>);

impl<'w> Elements<'w> {
    /// Begins a file.
    fn new(to: &'w mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(to, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Elements(writer))
    }

    fn start(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            start.push_attribute((*name, &*legal(value)));
        }
        start
    }

    fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(Self::start(name, attributes)))
    }

    fn close(&mut self, name: &'static str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(Self::start(name, attributes)))
    }

    fn text(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }

    /// Ends a file.
    fn finish(mut self) -> io::Result<()> {
        self.0.get_mut().write_all(b"\n")
    }
}

/// A text without the characters that XML 1.0 cannot hold, escaped or not: U+FFFD stands for each.
fn legal(text: &str) -> Cow<'_, str> {
    let illegal =
        |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(illegal) { Cow::Owned(text.replace(illegal, "\u{fffd}")) } else { Cow::Borrowed(text) }
}
