//! A sentence with its names marked.

use demarche::Analysis;
use demarche::span::{Byte, Span};

use crate::terminal::{DIM, of_kind, one_line, styled};

/// A sentence on one line. Names are coloured, or, without colours, bracketed: `[Peking|country/china]`.
pub fn sentence(analysis: &Analysis, sentence: Span<Byte>, colors: bool) -> String {
    let text = analysis.document.text.as_str();
    let mut out = String::new();
    let mut at = sentence.start;
    for mention in analysis.mentions.within(sentence) {
        // A name that reaches over the sentence's end is marked up to there.
        let end = mention.span.end.min(sentence.end);
        if mention.span.start < at || end <= mention.span.start {
            continue;
        }
        out.push_str(
            &Span::<Byte>::new(at, mention.span.start).of(text).replace(['\n', '\r', '\t', '\u{c}'], " "),
        );
        let name = one_line(Span::<Byte>::new(mention.span.start, end).of(text));
        if colors {
            let id = styled(DIM, format!("({})", mention.entity.name()));
            out.push_str(&format!("{} {id}", styled(of_kind(mention.kind), name)));
        } else {
            out.push_str(&format!("[{name}|{}]", mention.entity));
        }
        at = end;
    }
    out.push_str(&Span::<Byte>::new(at, sentence.end).of(text).replace(['\n', '\r', '\t', '\u{c}'], " "));
    // Line ends and indents inside the sentence are no more than blanks here.
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
