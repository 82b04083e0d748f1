//! Words that are names only where something else says so.

/// Ordinary words that are surnames or abbreviations too, folded.
const COMMON: [&str; 126] = [
    "a",
    "abbot",
    "able",
    "ball",
    "bank",
    "banks",
    "bar",
    "best",
    "bird",
    "bishop",
    "black",
    "blue",
    "bond",
    "bow",
    "brook",
    "brown",
    "bush",
    "case",
    "chance",
    "church",
    "cook",
    "cross",
    "day",
    "dean",
    "do",
    "early",
    "east",
    "england",
    "english",
    "farmer",
    "field",
    "fields",
    "fish",
    "forest",
    "fox",
    "french",
    "friend",
    "frost",
    "general",
    "german",
    "gold",
    "good",
    "graves",
    "gray",
    "green",
    "grey",
    "hand",
    "harm",
    "he",
    "head",
    "hill",
    "ho",
    "holland",
    "hope",
    "house",
    "hunt",
    "i",
    "it",
    "judge",
    "just",
    "keen",
    "key",
    "kind",
    "king",
    "knight",
    "land",
    "law",
    "lay",
    "little",
    "london",
    "long",
    "lord",
    "love",
    "low",
    "march",
    "mark",
    "marks",
    "marshal",
    "may",
    "mayor",
    "men",
    "moon",
    "moss",
    "new",
    "no",
    "north",
    "page",
    "paine",
    "paris",
    "park",
    "peace",
    "pope",
    "post",
    "pound",
    "power",
    "price",
    "prince",
    "read",
    "rice",
    "rich",
    "rivers",
    "rock",
    "rose",
    "sharp",
    "short",
    "singer",
    "smart",
    "snow",
    "so",
    "solidarity",
    "south",
    "stone",
    "strong",
    "sun",
    "thin",
    "wall",
    "ward",
    "waters",
    "welsh",
    "west",
    "white",
    "wise",
    "wolf",
    "wood",
    "woods",
    "young",
];

/// True for an ordinary word that needs a title, a given name or a list to be a name.
pub(crate) fn is_common(folded: &str) -> bool {
    matches!(
        folded,
        "us" | "who"
            | "un"
            | "it"
            | "or"
            | "in"
            | "is"
            | "am"
            | "as"
            | "are"
            | "was"
            | "can"
            | "mali"
            | "chad"
            | "polish"
            | "turkey"
    ) || COMMON.binary_search(&folded).is_ok()
}

/// Capitalised words that begin sentences or name things other than persons.
const NOT_NAMES: [&str; 115] = [
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "april",
    "article",
    "as",
    "at",
    "august",
    "because",
    "before",
    "both",
    "but",
    "by",
    "central",
    "committee",
    "communist",
    "conference",
    "congress",
    "council",
    "court",
    "december",
    "democratic",
    "department",
    "despite",
    "during",
    "each",
    "embassy",
    "even",
    "every",
    "february",
    "finally",
    "first",
    "following",
    "for",
    "foreign",
    "friday",
    "from",
    "further",
    "general",
    "government",
    "had",
    "has",
    "he",
    "her",
    "here",
    "his",
    "house",
    "how",
    "however",
    "i",
    "if",
    "in",
    "indeed",
    "it",
    "its",
    "january",
    "july",
    "june",
    "last",
    "later",
    "march",
    "may",
    "meanwhile",
    "minister",
    "ministry",
    "monday",
    "moreover",
    "most",
    "national",
    "nor",
    "not",
    "november",
    "now",
    "october",
    "of",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "our",
    "party",
    "president",
    "press",
    "republic",
    "saturday",
    "second",
    "secretary",
    "senate",
    "september",
    "she",
    "since",
    "some",
    "state",
    "such",
    "sunday",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "thursday",
    "tuesday",
];

/// True for a capitalised word that is no part of a person's name.
pub(super) fn is_no_name(folded: &str) -> bool {
    NOT_NAMES.binary_search(&folded).is_ok()
        || matches!(
            folded,
            "thus"
                | "to"
                | "today"
                | "under"
                | "union"
                | "until"
                | "we"
                | "wednesday"
                | "what"
                | "when"
                | "where"
                | "while"
                | "who"
                | "why"
                | "with"
                | "yes"
                | "yesterday"
                | "yet"
                | "you"
                | "your"
                | "treaty"
                | "pact"
                | "street"
                | "university"
                | "school"
                | "institute"
                | "agency"
                | "bank"
                | "company"
                | "corporation"
                | "association"
                | "times"
                | "news"
                | "post"
                | "radio"
                | "day"
                | "war"
                | "army"
                | "navy"
                | "city"
                | "county"
                | "island"
                | "islands"
                | "sea"
                | "river"
                | "lake"
                | "bay"
                | "hall"
                | "hotel"
                | "airport"
                | "plan"
                | "act"
                | "bill"
                | "agreement"
                | "resolution"
                | "declaration"
                | "revolution"
                | "movement"
                | "front"
                | "office"
                | "bureau"
                | "board"
                | "commission"
                | "assembly"
                | "parliament"
                | "team"
                | "group"
                | "club"
                | "league"
                | "square"
                | "avenue"
                | "road"
                | "north"
                | "south"
                | "east"
                | "west"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "new"
                | "great"
                | "world"
                | "international"
                | "united"
                | "people"
                | "peoples"
                | "s"
                | "mr"
                | "mrs"
                | "ms"
                | "comrade"
                | "dear"
                | "archive"
                | "archives"
                | "foundation"
                | "center"
                | "centre"
                | "library"
                | "museum"
                | "fund"
                | "society"
                | "project"
                | "review"
                | "journal"
                | "magazine"
                | "college"
                | "academy"
                | "digital"
        )
}

/// True for a word that makes a name before it the name of a body or place: "Wilson Center".
pub(super) fn is_body(folded: &str) -> bool {
    matches!(
        folded,
        "archive"
            | "archives"
            | "center"
            | "centre"
            | "college"
            | "foundation"
            | "fund"
            | "hall"
            | "hotel"
            | "institute"
            | "library"
            | "museum"
            | "airport"
            | "school"
            | "street"
            | "square"
            | "university"
            | "avenue"
            | "theater"
            | "theatre"
    )
}

/// Verbs of speech that make a capitalised word beside them a speaker.
const SPEECH: [&str; 60] = [
    "acknowledged",
    "added",
    "admitted",
    "agreed",
    "announced",
    "answered",
    "argued",
    "asked",
    "asserted",
    "assured",
    "believes",
    "claimed",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "contended",
    "continued",
    "declared",
    "denied",
    "emphasized",
    "explained",
    "expressed",
    "indicated",
    "informed",
    "inquired",
    "insisted",
    "interjected",
    "maintained",
    "mentioned",
    "noted",
    "objected",
    "observed",
    "opined",
    "pointed",
    "predicted",
    "proposed",
    "protested",
    "read",
    "recalled",
    "referred",
    "remarked",
    "repeated",
    "replied",
    "reported",
    "responded",
    "said",
    "says",
    "stated",
    "stressed",
    "suggested",
    "thanked",
    "thinks",
    "told",
    "tweeted",
    "urged",
    "warned",
    "wondered",
    "wrote",
];

/// True for a finite verb of speech in the form that reports use.
pub(super) fn is_speech(folded: &str) -> bool {
    SPEECH.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        for list in [&super::COMMON[..], &super::NOT_NAMES[..], &super::SPEECH[..]] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
