//! Messages, standard output, colours.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use demarche::Error;
use demarche::entity::Kind;

use crate::status::Status;

/// Quiet words around the data.
pub const DIM: Style = Style::new().dimmed();
/// Headings.
pub const BOLD: Style = Style::new().bold();

/// The colour of a kind of entity.
pub fn of_kind(kind: Kind) -> Style {
    let color = match kind {
        Kind::Leader => AnsiColor::Yellow,
        Kind::Party => AnsiColor::Magenta,
        Kind::Country => AnsiColor::Cyan,
        Kind::Organization => AnsiColor::Blue,
    };
    Style::new().fg_color(Some(color.into()))
}

/// The colour of a side.
pub fn of_polarity(polarity: i8) -> Style {
    match polarity {
        1.. => Style::new().bold().fg_color(Some(AnsiColor::Green.into())),
        0 => Style::new().bold(),
        _ => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
    }
}

/// Text in a style. Where colours are off, only the text comes out.
pub fn styled(style: Style, text: impl Display) -> String {
    let text = text.to_string();
    if text.is_empty() { text } else { format!("{style}{text}{style:#}") }
}

/// Text of one line, whatever it held.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Not more than so many letters of a text, on one line.
pub fn shortened(text: &str, letters: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= letters {
        return line;
    }
    let cut: String = line.chars().take(letters.saturating_sub(1)).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{cut}…")
}

/// A number with its noun: "1 document", "2 documents".
pub fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// A message on standard error, each line behind the program's name.
pub fn complain(message: impl Display) {
    let mut to = anstream::stderr().lock();
    for line in message.to_string().lines() {
        // Where nobody takes messages, there is nobody to tell.
        let _ = writeln!(to, "demarche: {line}");
    }
}

/// The end of a run that could not do anything. A reader of the output who has left is no fault.
pub fn fail(error: &Error) -> Status {
    if error.is_broken_pipe() {
        return Status::Done;
    }
    complain(error);
    Status::Nothing
}

/// Writes text for people to standard output, with colours where they are seen.
///
/// # Errors
/// Those of writing.
pub fn show(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let stdout = io::stdout();
    let choice = anstream::AutoStream::choice(&stdout);
    let mut to = io::BufWriter::new(anstream::AutoStream::new(stdout.lock(), choice));
    write(&mut to).and_then(|()| to.flush()).map_err(|e| Error::io("standard output", "write", e))
}

/// True where [`show`] keeps colours.
pub fn has_colors() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}
