//! A summary as one page of HTML.

use std::io::{self, Write};

use super::blocks::{Block, Run};
use crate::export::escape::html as escaped;

const STYLE: &str = include_str!("report.css");

pub(super) fn write(title: &str, blocks: &[Block], to: &mut dyn Write) -> io::Result<()> {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    writeln!(
        to,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>",
        escaped(title)
    )?;
    for block in blocks {
        match block {
            Block::Heading(level, text) => writeln!(to, "<h{level}>{}</h{level}>", escaped(text))?,
            Block::Paragraph(runs) => writeln!(to, "<p>{}</p>", line(runs))?,
            Block::Quote(runs) => writeln!(to, "<blockquote>{}</blockquote>", line(runs))?,
            Block::Table(columns, rows) => table(columns, rows, to)?,
            Block::Figure(title, svg) => {
                writeln!(to, "<figure>\n{svg}\n<figcaption>{}</figcaption>\n</figure>", escaped(title))?;
            }
        }
    }
    writeln!(to, "</main>\n</body>\n</html>")
}

fn line(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Plain(text) => escaped(text),
            Run::Strong(text) => format!("<mark>{}</mark>", escaped(text)),
            Run::Quiet(text) => format!("<small>{}</small>", escaped(text)),
        })
        .collect()
}

fn table(columns: &[(&str, bool)], rows: &[Vec<String>], to: &mut dyn Write) -> io::Result<()> {
    let class = |number: bool| if number { " class=\"number\"" } else { "" };
    writeln!(to, "<table>\n<thead><tr>")?;
    for (name, number) in columns {
        writeln!(to, "<th scope=\"col\"{}>{name}</th>", class(*number))?;
    }
    writeln!(to, "</tr></thead>\n<tbody>")?;
    for row in rows {
        let cells =
            row.iter().zip(columns).map(|(cell, (_, n))| format!("<td{}>{}</td>", class(*n), escaped(cell)));
        writeln!(to, "<tr>{}</tr>", cells.collect::<String>())?;
    }
    writeln!(to, "</tbody>\n</table>")
}
