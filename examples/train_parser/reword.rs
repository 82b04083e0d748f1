//! Words of diplomacy in the place of the treebank's, so that the network has met them.

use crate::random::Random;
use demarche::syntax::conllu::Row;

/// Regular verbs that take an object.
const ACTS: &str = "abandon accept accuse admire advise advocate aid annoy applaud appreciate approve assist attack \
    back betray blackmail blame blockade boycott bully censure challenge cheat combat commend condemn congratulate \
    consult convince counter criticize deceive defame defend defy denigrate denounce deny deride desert despise \
    detest discredit dismiss disparage disregard distort distrust divide embrace encourage endanger endorse esteem \
    exclude exploit expose favor greet hail harass help hinder honor humiliate ignore impede inform insult invade \
    isolate laud liberate malign mistrust mock obstruct occupy offend oppose oppress overestimate persecute persuade \
    praise pressure protest provoke punish reaffirm reassure rebuff rebuke recall recognize reject repress reproach \
    repudiate resent resist respect ridicule sabotage salute sanction slander smear strengthen subvert support \
    suppress surround suspect thank threaten tolerate trust underestimate undermine unmask urge value veto vilify \
    violate visit warn weaken welcome";

/// Regular verbs of saying and thinking.
const SPEECH: &str = "add admit affirm agree allege announce answer argue assert assure believe charge claim complain \
    concede conclude confirm consider contend declare deny emphasize explain hint hope imply indicate insist \
    maintain mention note observe predict proclaim promise reaffirm realize recall reiterate remark repeat reply \
    report reveal state stipulate stress suggest suspect warn";

/// Nouns that take a plural in "s".
const NOUNS: &str = "adventurist aggressor agreement alliance ally ambassador army attaché bloc border \
    clique communist communiqué comrade conference congress consul consulate country declaration delegate delegation \
    diplomat dogmatist emissary embassy enemy envoy faction government guerrilla imperialist insurgent leader \
    leadership legation letter line march memorandum minister ministry movement neighbor pact party plenum position \
    premier president proposal regime representative republic resolution revisionist revolution satellite secretary \
    socialist speech statement struggle talk traitor treaty union victory";

const PEOPLES: &str = "African Albanian Algerian American Arab Argentine Austrian Belgian Brazilian British Bulgarian \
    Burmese Cambodian Canadian Chilean Chinese Cuban Czech Czechoslovak Danish Dutch Egyptian Ethiopian European Finnish \
    French German Greek Hungarian Indian Indonesian Iranian Iraqi Israeli Italian Japanese Korean Laotian Lithuanian \
    Mongolian Norwegian Pakistani Polish Portuguese Romanian Russian Serbian Slovak Soviet Spanish Swedish Swiss Syrian \
    Thai Tibetan Turkish Ukrainian Vietnamese Yugoslav communist imperialist revisionist revolutionary fraternal";

/// Every form of every word above, for the vocabulary.
pub fn forms() -> Vec<String> {
    let verbs = ACTS.split_whitespace().chain(SPEECH.split_whitespace());
    let verbs = verbs.flat_map(|verb| ["VB", "VBZ", "VBD", "VBG"].map(|tag| inflect(verb, tag)));
    let nouns = NOUNS.split_whitespace().flat_map(|noun| [noun.to_string(), inflect(noun, "VBZ")]);
    verbs.chain(nouns).chain(PEOPLES.split_whitespace().map(str::to_string)).collect()
}

/// Puts such words in the place of some of a sentence's.
pub fn reword(rows: &mut [Row], random: &mut Random) {
    let pick = |list: &str, random: &mut Random| {
        let words: Vec<&str> = list.split_whitespace().collect();
        words[random.below(words.len())].to_string()
    };
    for i in 0..rows.len() {
        let below: Vec<&str> =
            rows.iter().filter(|row| row.head == i + 1).map(|row| row.relation.as_str()).collect();
        let has = |relations: &[&str]| relations.iter().any(|relation| below.contains(relation));
        let row = &rows[i];
        let verb = row.upos == "VERB" && row.xpos.starts_with("VB");
        let further = ["compound:prt", "xcomp", "iobj", "expl", "obl:agent"];
        let acts = has(&["obj", "nsubj:pass"]) && !has(&further) && !has(&["ccomp"]);
        let speaks = has(&["ccomp"]) && !has(&further) && !has(&["obj"]);
        let people =
            row.xpos == "JJ" && row.relation == "amod" && i > 0 && row.form.starts_with(char::is_uppercase);
        let noun = matches!(row.xpos.as_str(), "NN" | "NNS") && !has(&["compound", "nummod"]);
        let noun = noun
            && matches!(row.relation.as_str(), "nsubj" | "nsubj:pass" | "obj" | "obl" | "obl:agent" | "nmod");
        let plain = row.form.chars().skip(1).all(char::is_lowercase);
        let form = if !plain || !random.chance(0.6) {
            continue;
        } else if verb && acts {
            inflect(&pick(ACTS, random), &row.xpos)
        } else if verb && speaks {
            inflect(&pick(SPEECH, random), &row.xpos)
        } else if people {
            pick(PEOPLES, random)
        } else if noun && random.chance(0.3) {
            inflect(&pick(NOUNS, random), if row.xpos == "NNS" { "VBZ" } else { "VB" })
        } else {
            continue;
        };
        let capital = row.form.starts_with(char::is_uppercase) && !people;
        rows[i].form = if capital { form[..1].to_uppercase() + &form[1..] } else { form };
    }
}

/// A regular word's form.
fn inflect(word: &str, tag: &str) -> String {
    let last = word.chars().next_back().unwrap_or(' ');
    let consonant_y = last == 'y'
        && !word.ends_with(['a', 'e', 'o'])
        && !["ay", "ey", "oy"].iter().any(|end| word.ends_with(end));
    let stem = &word[..word.len() - last.len_utf8()];
    match tag {
        "VBZ" if consonant_y => format!("{stem}ies"),
        "VBZ" if ["s", "sh", "ch", "x", "veto"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        "VBZ" => format!("{word}s"),
        "VBD" | "VBN" if word == "admit" => "admitted".to_string(),
        "VBG" if word == "admit" => "admitting".to_string(),
        "VBD" | "VBN" if consonant_y => format!("{stem}ied"),
        "VBD" | "VBN" if last == 'e' => format!("{word}d"),
        "VBD" | "VBN" => format!("{word}ed"),
        "VBG" if last == 'e' && !word.ends_with("ee") => format!("{stem}ing"),
        "VBG" => format!("{word}ing"),
        _ => word.to_string(),
    }
}
