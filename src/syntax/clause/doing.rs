//! Words that tell whose a gerund is.

use crate::words::Words;
/// Verbs whose "for doing" says what their object is good for, not what it has done.
pub(super) static FOR_PURPOSE: Words = Words::of(
    "allocate build buy choose create develop employ exploit find gather get give have hire leave \
    make need obtain offer pay prepare propose provide raise require see seek sell set show spend \
    suggest supply take use want",
);
/// Verbs whose "from doing" says how their subject came by their object.
pub(super) static FROM_SOURCE: Words =
    Words::of("acquire derive draw earn expect gain gather get have learn obtain profit reap receive");
/// Verbs whose "of doing" is their subject's.
pub(super) const OF_SUBJECT: [&str; 7] = ["find", "get", "give", "have", "make", "see", "take"];
/// Verbs with somebody "with doing".
pub(super) const CHARGING: [&str; 7] = ["burden", "charge", "credit", "reproach", "task", "tax", "taunt"];
/// Verbs with somebody "in doing".
pub(super) static HELPING: Words = Words::of(
    "abet aid assist back defend encourage guide help hinder instruct justify obstruct second \
    strengthen support train",
);
/// What one has for somebody, or gives him, "for doing".
pub(super) static REGARD: Words = Words::of(
    "abuse anger appreciation approval blame censure condemnation congratulation contempt credit \
    criticism disgust gratitude homage honor honour indignation praise rebuke recognition reproach \
    resentment respect reward scorn thank tribute",
);
/// Adjectives whose "for doing" is their subject's.
pub(super) static OWN_DOING: Words = Words::of(
    "accountable answerable apologetic eager essential famous important liable necessary notorious \
    ready responsible sorry useful",
);
/// Verbs that lend their subject to what is done by the noun that is their object.
pub(super) static PURSUING: Words = Words::of(
    "abandon adopt advocate choose conduct continue defend entertain express follow have make nourish \
    nurse prefer pursue take",
);
/// Nouns of what one has in mind: "with the aim of", "in the hope of".
pub(super) static AIMS: Words =
    Words::of("aim expectation goal hope idea intent intention object objective purpose thought view");
/// What a deed does to those who see it: "…, which angered X".
pub(super) static MOVING: Words = Words::of(
    "alarm alienate anger annoy appall astonish depress disappoint discourage disgust dismay \
    displease distress disturb embarrass encourage enrage frighten gratify humiliate impress \
    infuriate irritate offend outrage please provoke sadden shock surprise upset worry",
);
