//! Regular endings taken off, and what they had swallowed put back.

use crate::words::Words;

/// Stems that take an "e" again although their last letters do not show it.
const WITH_E_LIST: &str = "complet compet delet deplet secret obsolet unit invit writ cit excit recit ignit bit expedit incit \
    rewrit conced preced imped reced seced supersed interced conven interven contraven postpon phon telephon condon \
    aton ton clon ston dethron hon interfer adher persever coher rever breath loath sooth cloth bath seeth wast tast past \
    plung lung expung hing cring infring impingh fring tung schem blasphem creat recreat permeat nauseat delineat \
    wip pip grip strip typ hop cop grop dup shap escap tap scrap rap drap describ subscrib prescrib brib inscrib \
    prob tub strik lik dislik hik bik spik provok invok evok revok smok chok jok strok rebuk nuk mak tak shak wak fak \
    stak brak undertak blam nam fram sham tam gam renam inflam tim welcom becom com overcom assum resum presum \
    consum fum judg styl extradit misnam nicknam wreath persuad circumscrib transcrib proscrib ascrib procreat ";

/// Stems that stay as they are although their last letters suggest an "e".
const WITHOUT_E_LIST: &str = "focus bias canvas combat format pilot pivot riot ballot debut favor honor labor monitor sponsor \
    author endeavor harbor anchor tailor mirror error censor humor color neighbor rumor doctor factor motor murmur gossip worship \
    develop envelop gallop redevelop signal rival equal total travel ruin bulletin cabin hang bang clang gang waltz \
    consul visit exit edit imperil ";

/// Verbs in a single "l" that is doubled before an ending.
const ONE_L_LIST: &str = "control compel expel cancel propel rebel patrol enrol travel label model quarrel excel dispel signal \
    counsel equal level repel impel marshal channel tunnel fuel initial total rival extol annul parcel unravel instil \
    fulfil distil marvel shovel libel snorkel ";

static WITH_E: Words = Words::of(WITH_E_LIST);
static WITHOUT_E: Words = Words::of(WITHOUT_E_LIST);
static ONE_L: Words = Words::of(ONE_L_LIST);

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A verb without "ed" or "ing".
pub(super) fn without(form: &str, ending: &str) -> String {
    let Some(stem) = form.strip_suffix(ending) else { return form.to_string() };
    if stem.len() < 2 || !stem.bytes().any(|c| vowel(c) || c == b'y') || !stem.is_ascii() {
        return if stem.is_ascii() { form.to_string() } else { stem.to_string() };
    }
    if ending == "ed" {
        if let Some(rest) = stem.strip_suffix('i') {
            return format!("{rest}y");
        }
        if stem.ends_with('e') {
            return format!("{stem}e");
        }
    }
    let (head, last) = stem.rsplit_once('-').map_or((None, stem), |(head, last)| (Some(head), last));
    let base = restore(last);
    head.map_or(base.clone(), |head| format!("{head}-{base}"))
}

/// A stem with its "e" again, or without a doubled letter.
fn restore(stem: &str) -> String {
    let bytes = stem.as_bytes();
    let count = bytes.len();
    if count < 2 {
        return stem.to_string();
    }
    let (before, last) = (bytes[count - 2], bytes[count - 1]);
    if before == last {
        let one = &stem[..count - 1];
        let short = matches!(stem, "add" | "err" | "ebb" | "purr" | "butt" | "putt" | "boycott");
        return match last {
            b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't' if !short => one.to_string(),
            b'l' if ONE_L.has(one) => one.to_string(),
            _ => stem.to_string(),
        };
    }
    let with_e = WITH_E.has(stem) || !WITHOUT_E.has(stem) && suggests_e(bytes);
    if with_e { format!("{stem}e") } else { stem.to_string() }
}

fn suggests_e(stem: &[u8]) -> bool {
    let count = stem.len();
    let (before, last) = (stem[count - 2], stem[count - 1]);
    let third = if count > 2 { stem[count - 3] } else { b' ' };
    // One vowel, and no other before it, stands before the last letter.
    let single = vowel(before) && !vowel(third) || before == b'u' && third == b'q';
    let single = single || vowel(before) && third == b'u' && count > 3 && stem[count - 4] == b'q';
    match last {
        b'c' | b'v' | b'u' | b'z' => !(last == b'z' && before == b't'),
        b's' => before != b's' && (vowel(before) || matches!(before, b'n' | b'r' | b'l' | b'p' | b'y')),
        b'g' if before == b'n' => matches!(third, b'a' | b'e'),
        b'g' => matches!(before, b'd' | b'r' | b'l') || vowel(before),
        b'l' if !vowel(before) => !matches!(before, b'l' | b'r' | b'w'),
        b'l' => single && matches!(before, b'i' | b'u' | b'o') || single && before == b'a' && count <= 4,
        b'r' if !vowel(before) => true,
        b'r' => single && before != b'e' || before == b'i' && third == b'u',
        b't' if before == b'a' => !matches!(third, b'e' | b'o') && count > 2,
        b't' => single && matches!(before, b'o' | b'u'),
        b'd' => single && before != b'e' || before == b'i' && third == b'u',
        b'n' => single && matches!(before, b'i' | b'u'),
        b'k' => single && before == b'a',
        _ => false,
    }
}

/// A verb without the "s" of the third person.
pub(super) fn third_person(form: &str) -> String {
    if form == "has" || form == "'s" {
        return if form == "has" { "have" } else { "be" }.to_string();
    }
    plain(form)
}

/// A noun without the "s" of the plural.
pub(super) fn singular(form: &str) -> String {
    if let Some(rest) = form.strip_suffix("'s") {
        return rest.to_string();
    }
    if form.len() > 4 && form.ends_with("men") && !matches!(form, "specimen" | "regimen" | "abdomen") {
        return format!("{}man", &form[..form.len() - 3]);
    }
    if let Some((head, last)) = form.rsplit_once('-') {
        return format!("{head}-{}", plain(last));
    }
    plain(form)
}

fn plain(form: &str) -> String {
    let Some(rest) = form.strip_suffix('s') else { return form.to_string() };
    if rest.len() < 2 || rest.ends_with('s') {
        return form.to_string();
    }
    if let Some(stem) = rest.strip_suffix("ie") {
        return if stem.len() > 1 { format!("{stem}y") } else { rest.to_string() };
    }
    for end in ["sse", "she", "che", "xe", "zze", "oe"] {
        if rest.ends_with(end) && rest.len() > end.len() {
            return rest[..rest.len() - 1].to_string();
        }
    }
    rest.to_string()
}

/// An adjective or adverb without the ending of its degree.
pub(super) fn positive(form: &str, ending: &str) -> String {
    let Some(stem) = form.strip_suffix(ending) else { return form.to_string() };
    if let Some(rest) = stem.strip_suffix('i') {
        return format!("{rest}y");
    }
    let bytes = stem.as_bytes();
    let count = bytes.len();
    if count > 2
        && bytes[count - 1] == bytes[count - 2]
        && matches!(bytes[count - 1], b'g' | b't' | b'd' | b'n' | b'm')
    {
        return stem[..count - 1].to_string();
    }
    let soft = count > 1
        && matches!(bytes[count - 1], b'c' | b'v' | b'g' | b's')
        && bytes[count - 1] != bytes[count - 2];
    let hard = stem.ends_with("ng") || stem.ends_with("ss");
    if soft && !hard { format!("{stem}e") } else { stem.to_string() }
}
