//! Words of a frame that say nothing of it where they stand: in titles, in quotation marks, of what is not so.

use crate::span::{Byte, Span};
use crate::syntax::{Clause, Link};

use super::Reader;
use super::fill::Site;
use super::words::{HANDS_OVER, WORDS};

impl Reader<'_> {
    /// "If it were held now, it would harm us": a judgement of what is not so.
    pub(super) fn is_counterfactual(&self, site: Site<'_>) -> bool {
        site.clause.mood.would && site.below().any(|(c, _)| c.mood.conditional)
    }

    /// True inside a title in quotation marks: "They Defended the Camp".
    pub(super) fn in_title(&self, span: Span<Byte>) -> bool {
        let text = self.referents.text;
        self.referents.structure.quotes_around(span).any(|q| {
            let long: Vec<&str> =
                q.span.of(text).split_whitespace().filter(|w| w.chars().count() > 4).collect();
            let capital = |w: &&&str| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            long.len() < 12 && long.len() > 1 && long.iter().filter(capital).count() == long.len()
        })
    }

    /// True for a word or two in quotation marks of their own.
    pub(super) fn is_scare_quoted(&self, span: Span<Byte>) -> bool {
        const MOST: usize = 2;
        let text = self.referents.text;
        let mut quotes = self.referents.structure.quotes_around(span);
        quotes.any(|q| q.closed && q.span.of(text).split_whitespace().count() <= MOST)
    }
}

/// "provided X with information", "gave X an answer": no aid.
pub(super) fn gives_words(clause: &Clause) -> bool {
    let objects = clause.object.iter().flat_map(|o| o.nominals.iter());
    let with = clause.oblique("with").into_iter().flat_map(|a| a.nominals.iter());
    HANDS_OVER.has(&clause.lemma) && objects.chain(with).any(|n| WORDS.has(&n.lemma))
}

/// "I would like X to come": no liking.
pub(super) fn is_mere_wish(site: Site<'_>) -> bool {
    let open = |(_, link): (&Clause, Link)| matches!(link, Link::Open | Link::Complement);
    site.clause.lemma == "like" && site.clause.mood.would && site.below().any(open)
}
