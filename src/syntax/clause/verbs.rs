//! Verbs by what stands with them.

use crate::words::Words;
/// Verbs whose infinitive is done by their subject though they have an object.
pub(super) const SUBJECT_CONTROL: [&str; 4] = ["promise", "threaten", "vow", "pledge"];

/// Verbs whose infinitive is done by their object, "not to" included.
pub(super) static OBJECT_CONTROL: Words = Words::of(
    "admonish advise allow ask authorise authorize beg beseech challenge coax command compel convince \
    direct drive enable encourage enjoin entreat exhort forbid force goad implore incite induce \
    instruct invite lead oblige order permit persuade press pressure prompt provoke push remind \
    request require send summon tell tempt urge warn",
);

/// Verbs with somebody and what he is told.
pub(super) static TELLING: Words = Words::of(
    "advise apprise assure cable caution convince inform instruct notify persuade promise reassure \
    remind satisfy signal tell telegraph threaten warn wire write remark",
);

/// Verbs with somebody "as" doing something.
pub(super) static SHOWING: Words = Words::of(
    "cite denounce depict describe interpret mention picture portray quote regard report represent \
    see show",
);

/// Verbs with a name or quality behind their object.
pub(super) static NAMING: Words = Words::of("appoint brand call consider declare dub label name term");

/// Verbs with a receiver and a gift.
pub(super) static GIVING: Words = Words::of(
    "accord afford ask award bring cable cause cost deny give grant hand lend offer owe pay promise \
    read refuse sell send show supply teach tell wire write",
);

/// True for a verb with a receiver and a gift.
pub(super) fn is_giving(lemma: &str) -> bool {
    GIVING.has(lemma)
}

/// True for a verb that has a person and a clause with "that".
pub(super) fn tells(lemma: &str) -> bool {
    TELLING.has(lemma)
}

/// True for a verb whose infinitive is done by its object.
pub(super) fn controls_object(lemma: &str) -> bool {
    OBJECT_CONTROL.has(lemma)
}
