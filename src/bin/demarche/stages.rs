//! What one stage gave, for programs and for those who look into the works.

use std::io::{self, Write};

use demarche::Analysis;
use demarche::syntax::{Clause, Syntax};
use serde::Serialize;

use crate::args::Stage;
use crate::terminal::one_line;

/// Writes the output of a stage: an object with the document's id, the stage and its output.
///
/// # Errors
/// Those of writing.
pub fn write(stage: Stage, analysis: &Analysis, to: &mut dyn Write) -> io::Result<()> {
    let id = analysis.document.id.as_str();
    match stage {
        Stage::Document => json(id, "document", &analysis.document, to),
        Stage::Structure => json(id, "structure", &analysis.structure, to),
        Stage::Mention => json(id, "mention", &analysis.mentions, to),
        Stage::Syntax => conllu(analysis, to),
        Stage::Speaker => json(id, "speaker", &analysis.passages, to),
        Stage::Stance => json(id, "stance", &analysis.statements, to),
    }
}

#[derive(Serialize)]
struct Output<'a, T> {
    document: &'a str,
    stage: &'a str,
    output: &'a T,
}

fn json<T: Serialize>(document: &str, stage: &str, output: &T, to: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *to, &Output { document, stage, output })?;
    to.write_all(b"\n")
}

/// Trees in CoNLL-U; the clauses read off them stand above as comments. Sentences that cannot hold a statement
/// are parsed here too, and have no clauses.
fn conllu(analysis: &Analysis, to: &mut dyn Write) -> io::Result<()> {
    let text = analysis.document.text.as_str();
    writeln!(to, "# newdoc id = {}", analysis.document.id)?;
    for (s, sentence) in analysis.structure.sentences.iter().enumerate() {
        let span = sentence.span;
        writeln!(to, "# sent_id = {}", s + 1)?;
        writeln!(to, "# text = {}", one_line(span.of(text)))?;
        for clause in &analysis.syntax.sentences[s] {
            writeln!(to, "# clause = {}", described(clause, text))?;
        }
        to.write_all(Syntax::tree(text, span, &analysis.mentions).to_conllu().as_bytes())?;
    }
    Ok(())
}

/// A clause on one line: the predicate and what fills its roles.
fn described(clause: &Clause, text: &str) -> String {
    let mut parts = vec![format!("{} {}", clause.word + 1, clause.lemma)];
    let mut role = |name: &str, span: Option<demarche::span::Span<demarche::span::Byte>>| {
        if let Some(span) = span {
            parts.push(format!("{name} “{}”", one_line(span.of(text))));
        }
    };
    role("subject", clause.subject.as_ref().map(|a| a.extent));
    role("object", clause.object.as_ref().map(|a| a.extent));
    role("indirect", clause.indirect.as_ref().map(|a| a.extent));
    for oblique in &clause.obliques {
        role(&oblique.preposition, Some(oblique.argument.extent));
    }
    role("modified", clause.modified.as_ref().map(|a| a.extent));
    role("complement", clause.complement);
    parts.extend(clause.tense.map(|tense| format!("{tense:?}").to_lowercase()));
    let mood = clause.mood;
    for (is, word) in [
        (clause.passive, "passive"),
        (clause.negated, "negated"),
        (clause.perfect, "perfect"),
        (clause.quoted, "quoted"),
        (mood.demand, "demand"),
        (mood.possible, "possible"),
        (mood.will, "will"),
        (mood.would, "would"),
        (mood.conditional, "conditional"),
        (mood.question, "question"),
        (mood.imperative, "imperative"),
        (mood.denied, "denied"),
        (mood.withheld, "withheld"),
        (mood.wanted, "wanted"),
    ] {
        if is {
            parts.push(word.to_owned());
        }
    }
    parts.join("; ")
}
