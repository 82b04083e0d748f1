//! Words that are cut in their own way.

use crate::words::Words;
/// First parts of hyphenated words that stay in one piece ("anti-Chinese", "re-elect").
pub(super) static PREFIXES: Words = Words::of(
    "anti arch bi co counter cross de e ex extra hyper inter intra macro mega meta micro mid mini \
    multi neo non out over pan para post pre pro proto pseudo quasi re semi sub super supra tele \
    trans tri ultra un under uni",
);

/// Abbreviations that keep their full stop.
pub(super) static ABBREVIATIONS: Words = Words::of(
    "adm amb apr asst attn aug ave bldg blvd brig bros capt cdr cf cmdr cmdt co col comdr comm corp \
    cpl dec dept dist div dr eds eq esp esq est et etc feb fig figs fr fri ft gen gov govt hon ibid \
    inc insp jan jr jul lieut lt ltd maj messrs mfg mlle mme mr mrs ms msgr mssrs mt nos nov oct op \
    ph pp pres prof pt pvt rd rep reps ret rev rt secy sen sens sep sept sgt sr st supt thurs tues \
    univ vol vols vs",
);

/// Abbreviations that are also words: they keep the full stop only before a number.
pub(super) const BEFORE_NUMBERS: [&str; 5] = ["no", "art", "sec", "p", "mar"];

/// Two words written as one, cut behind the third letter.
pub(super) const UNMARKED: [&str; 6] = ["cannot", "gimme", "gotta", "lemme", "gonna", "wanna"];
