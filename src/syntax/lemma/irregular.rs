//! Words whose dictionary form no rule gives.

use crate::syntax::hash::Map;
use crate::syntax::tags::Upos;
use std::sync::LazyLock;

/// Verb, then its other forms.
const VERBS: &str = "\
arise arose arisen|awake awoke awoken|be is are was were been being am|bear bore borne born|beat beaten|become became become|\
begin began begun|behold beheld|bend bent|beset beset|bet bet|bid bade bid|bind bound|bite bit bitten|bleed bled|\
blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built|burn burnt|burst burst|\
buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came come|cost cost|creep crept|cut cut|\
deal dealt|dig dug|do does did done|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|dwell dwelt|\
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|\
forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|\
forsake forsook forsaken|freeze froze frozen|get got gotten|give gave given|go goes went gone gon|grind ground|\
grow grew grown|hang hung|have has had 've|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|kneel knelt|\
know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|let let|lie lay lain lying lied|\
light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|\
misunderstand misunderstood|offset offset|outdo outdid outdone|overcome overcame overcome|override overrode overridden|\
oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|partake partook partaken|pay paid|\
prove proven|put put putting|quit quit|read read|rebuild rebuilt|redo redid redone|repay repaid|rethink rethought|rid rid|\
ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|\
set set|sew sewn|shake shook shaken|shed shed|shine shone|shoot shot|outshine outshone|overhear overheard|prepay prepaid|show shown|shrink shrank shrunk|shut shut|\
sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|sow sown|speak spoke spoken|speed sped|spell spelt|\
spend spent|spill spilt|spin spun|split split|spoil spoilt|spread spread|spring sprang sprung|stand stood|\
steal stole stolen|stick stuck|sting stung|stink stank stunk|strike struck stricken|string strung|\
strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|\
teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust|undergo undergoes underwent undergone|\
understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|upset upset|wake woke woken|\
wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|\
withstand withstood|wring wrung|write wrote written|rewrite rewrote rewritten|die dying dies died|tie tying ties tied|\
vie vying vies vied|focus focused focuses focusing focussed|canvass canvasses|panic panicked panicking|\
traffic trafficked trafficking|mimic mimicked mimicking|picnic picnicking|frolic frolicking|bus bused|bias biased|\
dye dyed|eye eyed eyeing|singe singeing|ski skied skiing|taxi taxied|sue sued suing|ache aches ached aching|\
visa|veto vetoes|program programmed programming|quiz quizzed|travel travelled travelling|\
worship worshipped worshipping|kidnap kidnapped kidnapping|handicap handicapped|gas gassed|bar barred barring|\
underlie underlay underlain underlying|belie belied belying|abet abetted|hand-pick hand-picked|\
beseech besought|befall befell befallen|beget begot begotten|bespeak bespoke bespoken|foretell foretold|\
forgo forwent forgone|gainsay gainsaid|outbid outbid|outgrow outgrew outgrown|outrun outran|overdo overdid overdone|\
overfly overflew overflown|overrun overran|overshoot overshot|remake remade|resell resold|retake retook retaken|\
slay slew slain|sling slung|smite smote smitten|spit spat|stride strode stridden|thrive throve thriven|\
tread trod trodden|underwrite underwrote underwritten|unwind unwound|waylay waylaid";

/// Plural, then singular.
const NOUNS: &str = "\
men man|women woman|children child|people people|feet foot|teeth tooth|geese goose|mice mouse|oxen ox|lives life|\
wives wife|knives knife|leaves leaf|halves half|selves self|thieves thief|wolves wolf|shelves shelf|loaves loaf|\
calves calf|crises crisis|analyses analysis|bases base|theses thesis|hypotheses hypothesis|emphases emphasis|\
parentheses parenthesis|axes axis|oases oasis|diagnoses diagnosis|syntheses synthesis|criteria criterion|\
phenomena phenomenon|data datum|media medium|memoranda memorandum|addenda addendum|referenda referendum|bacteria bacterium|\
strata stratum|millennia millennium|indices index|appendices appendix|matrices matrix|vertices vertex|nuclei nucleus|\
cacti cactus|alumni alumnus|stimuli stimulus|foci focus|fungi fungus|radii radius|corpora corpus|genera genus|\
police police|species species|series series|means means|headquarters headquarters|politics politics|economics economics|\
news news|thanks thanks|goods goods|ethics ethics|tactics tactic|statistics statistic|athletics athletics|\
barracks barracks|crossroads crossroads|proceeds proceeds|troops troops|regards regards|grounds grounds|\
buses bus|viruses virus|campuses campus|bonuses bonus|gases gas|censuses census|statuses status|focuses focus|\
atlases atlas|biases bias|lenses lens|bonuses bonus|caucuses caucus|choruses chorus|circuses circus|shoes shoe|\
toes toe|foes foe|woes woe|movies movie|cookies cookie|calories calorie|zombies zombie|ties tie|lies lie|pies pie|\
dies die|prairies prairie|rookies rookie|genies genie|sorties sortie|coteries coterie|camaraderies camaraderie|\
aches ache|headaches headache|caches cache|niches niche|avalanches avalanche|quizzes quiz|passersby passerby|\
countrymen countryman|spokesmen spokesman|statesmen statesman|chairmen chairman|noblemen nobleman|gunmen gunman|\
businessmen businessman|fishermen fisherman|policemen policeman|clergymen clergyman|workmen workman|\
congressmen congressman|servicemen serviceman|horsemen horseman|englishmen englishman|frenchmen frenchman|\
irishmen irishman|dutchmen dutchman|women woman|spokeswomen spokeswoman|grandchildren grandchild|ourselves ourselves|\
themselves themselves|communiqués communiqué|axes axis|houses house|clothes clothes|pants pants|scissors scissors|\
glasses glass|taxes tax|boxes box|coups coup|corps corps|rendezvous rendezvous|chassis chassis|heroes hero|wolves wolf";

/// Degree, then plain form.
const DEGREES: &str = "\
better good|best good|worse bad|worst bad|more more|most most|less less|least least|further far|farther far|\
furthest far|farthest far|fewer few|elder old|eldest old|lesser less|upper upper|former former|latter latter|\
freer free|freest free|truer true|truest true|later late|latest late|nicer nice|closer close|closest close|\
larger large|largest large|finer fine|finest fine|safer safe|wider wide|widest wide|abler able|ablest able|\
nobler noble|simpler simple|simplest simple|gentler gentle|stranger strange|strangest strange|severer severe|\
severest severe|wiser wise|wisest wise|fiercer fierce|fiercest fierce|purer pure|purest pure|rarer rare|rarest rare|\
crueller cruel|politer polite|remotest remote|rude rude|braver brave|bravest brave|graver grave|gravest grave|\
sincerer sincere|sincerest sincere|securer secure|maturer mature|obscurer obscure|larger large|ruder rude|rudest rude|\
ampler ample|subtler subtle|humbler humble|humblest humble|looser loose|tenser tense|denser dense|denser dense|\
nicest nice|safest safe|cuter cute|cutest cute|riper ripe|whiter white|completer complete|bigger big|smaller small|\
taller tall|fuller full|fullest full|duller dull|smallest small|tallest tall|earlier early|sooner soon";

/// A table by its forms.
type Table = LazyLock<Map<&'static str, &'static str>>;

static VERB: Table = LazyLock::new(|| {
    let mut table = Map::default();
    for (verb, forms) in VERBS.split('|').filter_map(|entry| entry.split_once(' ')) {
        for form in forms.split(' ') {
            table.entry(form).or_insert(verb);
        }
    }
    table
});
static NOUN: Table = LazyLock::new(|| pairs(NOUNS));
static DEGREE: Table = LazyLock::new(|| pairs(DEGREES));

fn pairs(table: &'static str) -> Map<&'static str, &'static str> {
    table.split('|').filter_map(|entry| entry.split_once(' ')).collect()
}

pub(super) fn noun(form: &str) -> Option<&'static str> {
    NOUN.get(form).copied()
}

pub(super) fn degree(form: &str, upos: Upos) -> Option<&'static str> {
    match (form, upos) {
        ("better" | "best", Upos::Adv) => Some("well"),
        ("worse" | "worst", Upos::Adv) => Some("badly"),
        _ => DEGREE.get(form).copied(),
    }
}

/// The verb that a form belongs to; "lay" and "found" are read by their tag.
pub(super) fn verb(form: &str, xpos: &str) -> Option<&'static str> {
    let present = matches!((form, xpos), ("lay", tag) if tag != "VBD") || (form, xpos) == ("found", "VBP");
    VERB.get(form).copied().filter(|_| !present)
}

pub(super) fn month(form: &str) -> Option<&'static str> {
    Some(match form {
        "jan." => "January",
        "feb." => "February",
        "apr." => "April",
        "aug." => "August",
        "sept." | "sep." => "September",
        "oct." => "October",
        "nov." => "November",
        "dec." => "December",
        _ => return None,
    })
}
