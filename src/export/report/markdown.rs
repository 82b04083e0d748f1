//! A summary as Markdown (CommonMark, with tables as GitHub and Pandoc read them).

use std::io::{self, Write};

use super::blocks::{Block, Run};

pub(super) fn write(blocks: &[Block], to: &mut dyn Write) -> io::Result<()> {
    for (n, block) in blocks.iter().enumerate() {
        if n > 0 {
            writeln!(to)?;
        }
        match block {
            Block::Heading(level, text) => writeln!(to, "{} {}", "#".repeat(*level), escaped(text))?,
            Block::Paragraph(runs) => writeln!(to, "{}", line(runs))?,
            Block::Quote(runs) => writeln!(to, "> {}", line(runs))?,
            Block::Table(columns, rows) => table(columns, rows, to)?,
            Block::Figure(title, svg) => writeln!(to, "![{}]({})", escaped(title), address(svg))?,
        }
    }
    Ok(())
}

fn line(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Plain(text) => escaped(text),
            Run::Strong(text) if text.trim().is_empty() => escaped(text),
            Run::Strong(text) => format!("**{}**", escaped(text)),
            Run::Quiet(text) => format!("({})", escaped(text)),
        })
        .collect()
}

fn table(columns: &[(&str, bool)], rows: &[Vec<String>], to: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let rule: Vec<&str> = columns.iter().map(|(_, number)| if *number { "---:" } else { "---" }).collect();
    writeln!(to, "| {} |\n| {} |", names.join(" | "), rule.join(" | "))?;
    rows.iter().try_for_each(|row| {
        writeln!(to, "| {} |", row.iter().map(|cell| escaped(cell)).collect::<Vec<_>>().join(" | "))
    })
}

/// Text on one line, none of which means anything to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    // A line that begins like a list or a rule.
    if out.starts_with(['-', '+', '=']) { format!("\\{out}") } else { out }
}

/// A picture inside a page.
fn address(svg: &str) -> String {
    let mut out = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/:=,;'".contains(&byte) && byte != b'\'' {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
