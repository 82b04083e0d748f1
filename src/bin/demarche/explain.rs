//! `demarche explain`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use demarche::document::Sources;
use demarche::entity::EntityId;
use demarche::record::{How, Stance};
use demarche::span::{Byte, Span};
use demarche::stance::Statement;
use demarche::structure::BlockKind;
use demarche::{Analysis, Error};

use crate::args::Explain;
use crate::status::Status;
use crate::terminal::{BOLD, DIM, complain, has_colors, of_polarity, one_line, show, styled};
use crate::{marked, stages};

/// Reads each document and shows it.
///
/// # Errors
/// What keeps anything from being done.
pub fn run(args: &Explain) -> Result<Status, Error> {
    let extractor = args.settings.extractor(false)?;
    let (mut read, mut failures) = (0, 0);
    for document in Sources::new(&args.paths) {
        let analysis = match document {
            Ok(document) => extractor.analyse(&document),
            Err(error) => {
                failures += 1;
                complain(error);
                continue;
            }
        };
        let first = read == 0;
        read += 1;
        show(|to| match args.stage {
            Some(stage) => stages::write(stage, &analysis, to),
            None => {
                if !first {
                    writeln!(to)?;
                }
                Page { analysis: &analysis, why: args.why, colors: has_colors() }.write(to)
            }
        })?;
    }
    Ok(match (read, failures) {
        (0, _) => Status::Nothing,
        (_, 0) => Status::Done,
        _ => Status::Partly,
    })
}

/// One document as it is shown.
struct Page<'a> {
    analysis: &'a Analysis,
    why: bool,
    colors: bool,
}

impl Page<'_> {
    fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        self.head(to)?;
        let unresolved = self.unresolved();
        for (s, sentence) in self.analysis.structure.sentences.iter().enumerate() {
            let kind = match self.analysis.structure.blocks[sentence.block].kind {
                BlockKind::Heading => "heading: ",
                BlockKind::ListItem | BlockKind::Paragraph => "",
                BlockKind::Note => "note: ",
                BlockKind::Signature => "signature: ",
            };
            let number = styled(DIM, format!("{:>4}", s + 1));
            let text = marked::sentence(self.analysis, sentence.span, self.colors);
            writeln!(to, "\n{number}  {}{text}", styled(DIM, kind))?;
            self.speaker(sentence.span, to)?;
            if self.why {
                self.reasons(sentence.span, to)?;
            }
            self.statements(s, to)?;
            for reason in unresolved.get(&s).into_iter().flatten() {
                self.row("?", reason, to)?;
            }
        }
        Ok(())
    }

    /// A line below a sentence.
    fn row(&self, name: &str, what: &str, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "      {}  {what}", styled(DIM, format!("{name:9}")))
    }

    fn head(&self, to: &mut dyn Write) -> io::Result<()> {
        let Analysis { document, mentions, passages, .. } = self.analysis;
        writeln!(to, "{}", styled(BOLD, &document.id))?;
        let metadata = &document.metadata;
        let id = |id: &Option<EntityId>| id.as_ref().map(ToString::to_string);
        let participants = mentions.participants.iter().map(|p| p.as_str()).collect::<Vec<_>>().join(", ");
        for (name, what) in [
            ("title", metadata.title.clone()),
            ("date", metadata.date.clone()),
            ("author", id(&mentions.author)),
            ("addressee", id(&mentions.addressee)),
            ("speaks for", id(&mentions.side)),
            ("present", Some(participants).filter(|p| !p.is_empty())),
        ] {
            if let Some(what) = what {
                writeln!(to, "  {}  {what}", styled(DIM, format!("{name:10}")))?;
            }
        }
        // What holds for more than a sentence stands here, the rest below its sentence.
        let sentences = &self.analysis.structure.sentences;
        for (span, reason) in &passages.unresolved {
            if !sentences.iter().any(|s| s.span.covers(*span)) {
                writeln!(to, "  {}  {reason}", styled(DIM, format!("{:10}", "?")))?;
            }
        }
        Ok(())
    }

    fn speaker(&self, sentence: Span<Byte>, to: &mut dyn Write) -> io::Result<()> {
        let Analysis { document, passages, .. } = self.analysis;
        let Some(passage) = passages.at((sentence.start + sentence.end) / 2) else {
            return self.row("speaker", "nobody who could be told", to);
        };
        let how = match passage.how {
            How::Author => "author",
            How::Heading => "heading",
            How::Reported => "reported",
            How::Quoted => "quoted",
            How::Turn => "turn",
            How::Editor => "editor",
        };
        let quoted = |span: Option<Span<Byte>>| {
            let text = span.map(|s| one_line(s.of(&document.text))).filter(|t| !t.is_empty());
            text.map(|t| format!(" “{t}”")).unwrap_or_default()
        };
        // The author's own name is in every sentence's head already.
        let source = if passage.how == How::Author { None } else { passage.source };
        let known = format!("{how}:{}{}", quoted(source), quoted(passage.cue));
        let known = styled(DIM, known.trim_end_matches(':'));
        self.row("speaker", &format!("{}  {known}", passage.speaker.as_str()), to)
    }

    fn reasons(&self, sentence: Span<Byte>, to: &mut dyn Write) -> io::Result<()> {
        let Analysis { document, mentions, .. } = self.analysis;
        for m in mentions.within(sentence) {
            let (name, method) = (one_line(m.span.of(&document.text)), m.method.as_str());
            let why = format!("“{name}” is {}: {} ({method} {:.2})", m.entity, m.reason, m.confidence);
            self.row("name", &why, to)?;
        }
        for r in mentions.references.iter().filter(|r| sentence.covers(r.span)) {
            let name = one_line(r.span.of(&document.text));
            let why = format!("“{name}” is {}: {}", r.entity, r.reason);
            self.row("reference", &why, to)?;
        }
        Ok(())
    }

    fn statements(&self, s: usize, to: &mut dyn Write) -> io::Result<()> {
        let all = &self.analysis.statements.items;
        let first = all.partition_point(|row| row.sentence < s);
        let rows = &all[first..first + all[first..].partition_point(|row| row.sentence == s)];
        for row in rows.iter().filter(|r| r.stance != Stance::Mention) {
            self.statement(row, to)?;
        }
        let mut bare: BTreeMap<&EntityId, Vec<&str>> = BTreeMap::new();
        for row in rows.iter().filter(|r| r.stance == Stance::Mention) {
            bare.entry(&row.holder).or_default().push(row.target.as_str());
        }
        for (holder, targets) in bare {
            self.row("mention", &styled(DIM, format!("{holder} → {}", targets.join(", "))), to)?;
        }
        Ok(())
    }

    fn statement(&self, row: &Statement, to: &mut dyn Write) -> io::Result<()> {
        let stance = styled(of_polarity(row.stance.polarity()), format!("{:9}", row.stance.as_str()));
        let cue = row.cue.map(|c| one_line(c.of(&self.analysis.document.text)));
        let cue = cue.map(|c| format!("  “{c}”")).unwrap_or_default();
        let via: Vec<&str> = row.via.iter().map(EntityId::as_str).collect();
        let via = if via.is_empty() { String::new() } else { format!("  via {}", via.join(", ")) };
        let negated = if row.negated { ", negated" } else { "" };
        let rule = styled(DIM, format!("{}{negated}, {:.2}", row.rule, row.confidence));
        writeln!(to, "      {stance}  {} → {}{cue}  {rule}{}", row.holder, row.target, styled(DIM, via))
    }

    /// What could not be told, by sentence.
    fn unresolved(&self) -> BTreeMap<usize, Vec<String>> {
        let Analysis { document, structure, mentions, passages, statements, .. } = self.analysis;
        let mut by_sentence: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let all = mentions.unresolved.iter().chain(&passages.unresolved).chain(&statements.unresolved);
        for (span, reason) in all {
            let Some(s) = structure.sentence_at(span.start) else { continue };
            let sentence = structure.sentences[s].span;
            if sentence.covers(*span) {
                let told = if *span == sentence {
                    reason.clone()
                } else {
                    format!("“{}”: {reason}", one_line(span.of(&document.text)))
                };
                by_sentence.entry(s).or_default().push(told);
            }
        }
        by_sentence
    }
}
