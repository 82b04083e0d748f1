//! Words that are names only where something else says so.

use crate::words::Words;

/// Ordinary words that are surnames or abbreviations too, folded.
static COMMON: Words = Words::of(
    "a abbot able am are as ball bank banks bar best bird bishop black blue bond bow brook brown bush can \
    case chad chance church cook cross day dean do early east england english farmer field fields fish \
    forest fox french friend frost general german gold good graves gray green grey hand harm he head hill ho \
    holland hope house hunt i in is it judge just keen key kind king knight land law lay little london long \
    lord love low mali march mark marks marshal may mayor men moon moss new no north or page paine paris \
    park peace polish pope post pound power price prince read rice rich rivers rock rose sharp short singer \
    smart snow so solidarity south stone strong sun thin turkey un us wall ward was waters welsh west white \
    who wise wolf wood woods young",
);

/// True for an ordinary word that needs a title, a given name or a list to be a name.
pub(crate) fn is_common(folded: &str) -> bool {
    COMMON.has(folded)
}

/// Capitalised words that begin sentences or name things other than persons.
static NOT_NAMES: Words = Words::of(
    "a about academy act after again agency agreement airport all also although an and another any april \
    archive archives army article as assembly association at august avenue bank bay because before bill \
    board both bureau but by center central centre city club college commission committee communist company \
    comrade conference congress corporation council county court day dear december declaration democratic \
    department despite digital during each east eastern embassy even every february finally first following \
    for foreign foundation friday from front fund further general government great group had hall has he her \
    here his hotel house how however i if in indeed institute international island islands it its january \
    journal july june lake last later league library magazine march may meanwhile minister ministry monday \
    moreover most movement mr mrs ms museum national navy new news nor north northern not november now \
    october of office on once one only or other our pact parliament party people peoples plan post president \
    press project radio republic resolution review revolution river road s saturday school sea second \
    secretary senate september she since society some south southern square state street such sunday team \
    that the their then there these they this thursday thus times to today treaty tuesday under union united \
    university until war we wednesday west western what when where while who why with world yes yesterday \
    yet you your",
);

/// True for a capitalised word that is no part of a person's name.
pub(super) fn is_no_name(folded: &str) -> bool {
    NOT_NAMES.has(folded)
}

/// What buildings and bodies are called.
static BODIES: Words = Words::of(
    "airport archive archives avenue center centre college foundation fund hall hotel institute library \
    museum school square street theater theatre university",
);

/// True for a word that makes a name before it the name of a body or place: "Wilson Center".
pub(super) fn is_body(folded: &str) -> bool {
    BODIES.has(folded)
}

/// Verbs of speech that make a capitalised word beside them a speaker.
static SPEECH: Words = Words::of(
    "acknowledged added admitted agreed announced answered argued asked asserted assured believes claimed \
    commented complained conceded concluded confirmed contended continued declared denied emphasized \
    explained expressed indicated informed inquired insisted interjected maintained mentioned noted objected \
    observed opined pointed predicted proposed protested read recalled referred remarked repeated replied \
    reported responded said says stated stressed suggested thanked thinks told tweeted urged warned wondered \
    wrote",
);

/// True for a finite verb of speech in the form that reports use.
pub(super) fn is_speech(folded: &str) -> bool {
    SPEECH.has(folded)
}
