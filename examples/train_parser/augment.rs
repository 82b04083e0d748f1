//! Treebank sentences made a little more like telegrams and reports.

use crate::random::Random;
use crate::reword::reword;
use demarche::syntax::conllu::{Row, Sentence};

/// Parts of names that stand in for the treebank's.
const NAMES: &str = "Kim Pak Choe Ri Chong Yi Il Sung Chol Yong Nam Ho Myong Hwang Song Chen Wang Zhou Enlai Mao \
    Zedong Deng Xiaoping Liu Shaoqi Peng Lin Biao Hua Guofeng Kang Sheng Li Xiannian Nguyen Van Tran Le Duan Pham Dong \
    Hoang Minh Giap Truong Chinh Sihanouk Souvanna Phouma Nehru Menon Gandhi Bhutto Ayub Khan Suslov Mikoyan Kosygin \
    Kuznetsov Gromyko Andropov Ponomarev Zorin Brezhnev Podgorny Dobrynin Novotny Husak Dubcek Gomulka Gierek \
    Rakowski Cyrankiewicz Kadar Nagy Rakosi Ceausescu Maurer Bodnaras Gheorghiu Dej Zhivkov Dimitrov Tito Kardelj \
    Rankovic Hoxha Shehu Alia Ulbricht Honecker Axen Hager Grotewohl Adenauer Brandt Wehner Castro Guevara Dorticos \
    Allende Nasser Sadat Arafat Assad Boumediene Bella Nkrumah Toure Nyerere Machel Neto Lumumba Selassie Mengistu \
    Mossadegh Zahedi Erkin Menderes Inonu Papandreou Karamanlis Togliatti Berlinguer Thorez Marchais Carrillo Cunhal \
    Acheson Dulles Rusk Kissinger Rogers Vance Harriman Bohlen Kennan Thompson Bruce Lodge Peking Pyongyang Hanoi \
    Tirana Bucharest Sofia Budapest Warsaw Prague Belgrade Ulaanbaatar Vientiane Phnom Jakarta Luanda Maputo Havana";

/// Titles that the treebank hardly knows.
const TITLES: &str =
    "Comrade Chairman Premier Ambassador Marshal Secretary Minister Cde. Comrade Vice-Premier";

const DATES: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July \
    August September October November December Sept. Oct. Nov. Dec. Jan. Feb. Aug.";

/// Relations in which a name is a person, a place or a party rather than a date or a part of one.
const NAMED: [&str; 11] =
    ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "flat"];

/// A sentence as this epoch shall see it; most come back as they are. `reworded` is the share that gets
/// words of diplomacy.
pub fn vary(sentence: &Sentence, reworded: f32, random: &mut Random) -> Sentence {
    let mut rows = sentence.rows.clone();
    if random.chance(0.65)
        && let Some((comma, subject)) = fronting_comma(&rows)
    {
        if random.chance(0.6) {
            name_subject(&mut rows, subject, random);
        }
        remove(&mut rows, |i, _| i == comma);
    }
    if random.chance(0.1) {
        rename(&mut rows, random);
    }
    if reworded > 0.0 && random.chance(reworded) {
        reword(&mut rows, random);
    }
    if random.chance(0.025) {
        let small = |row: &Row| {
            let article = matches!(row.form.to_lowercase().as_str(), "a" | "an" | "the");
            article && row.relation == "det" || matches!(row.relation.as_str(), "aux" | "aux:pass" | "cop")
        };
        let gone: Vec<bool> =
            rows.iter().map(|row| small(row) && row.xpos != "MD" && random.chance(0.8)).collect();
        remove(&mut rows, |i, _| gone[i]);
    }
    if random.chance(0.04) && rows.len() > 3 {
        let last = rows.len() - 1;
        remove(&mut rows, |i, row| i == last && row.form == ".");
    }
    if random.chance(0.015) {
        rows.iter_mut().for_each(|row| row.form = row.form.to_uppercase());
    }
    Sentence { text: String::new(), rows }
}

/// A comma after a phrase that stands before the subject, and the subject.
fn fronting_comma(rows: &[Row]) -> Option<(usize, usize)> {
    let commas = (2..rows.len()).filter(|&at| rows[at].form == ",");
    commas.into_iter().find_map(|comma| {
        let top = (0..comma).find(|&at| {
            let fronted = matches!(rows[at].relation.as_str(), "obl" | "obl:unmarked" | "advcl");
            fronted && rows[at].head > comma + 1
        })?;
        let phrase: Vec<usize> =
            (0..rows.len()).filter(|&at| at != comma && hangs_from(rows, at, top)).collect();
        let whole =
            phrase.len() >= 2 && phrase[phrase.len() - 1] + 1 == comma && phrase[0] + phrase.len() == comma;
        let subject = |row: &Row| row.relation.starts_with("nsubj") && row.head == rows[top].head;
        let subject = comma + 1 + rows[comma + 1..].iter().take(7).position(subject)?;
        (whole && rows[top].head > subject + 1).then_some((comma, subject))
    })
}

/// Whether a word is `top` or hangs from it, nearer or farther.
fn hangs_from(rows: &[Row], mut at: usize, top: usize) -> bool {
    for _ in 0..rows.len() {
        if at == top {
            return true;
        }
        match rows[at].head {
            0 => return false,
            head => at = head - 1,
        }
    }
    false
}

/// Puts a name in the place of a subject that is one word.
fn name_subject(rows: &mut Vec<Row>, subject: usize, random: &mut Random) {
    let leaf = rows.iter().all(|row| row.head != subject + 1);
    let row = &mut rows[subject];
    if !leaf || !matches!(row.form.as_str(), "he" | "she" | "it" | "they") && row.xpos != "NNP" {
        return;
    }
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    row.form = names[random.below(names.len())].to_string();
    (row.upos, row.xpos) = ("PROPN".to_string(), "NNP".to_string());
    for part in 0..random.below(3) {
        insert_flat(rows, subject + part, names[random.below(names.len())]);
    }
}

/// Takes words out that nothing depends on.
fn remove(rows: &mut Vec<Row>, unwanted: impl Fn(usize, &Row) -> bool) {
    let leaf = |i: usize| rows.iter().all(|row| row.head != i + 1);
    let gone: Vec<bool> =
        (0..rows.len()).map(|i| unwanted(i, &rows[i]) && rows[i].head != 0 && leaf(i)).collect();
    let mut places = vec![0];
    for gone in &gone {
        places.push(places[places.len() - 1] + usize::from(!gone));
    }
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    rows.iter_mut().for_each(|row| row.head = places[row.head]);
}

/// Gives names other names, some of them longer, some with a title.
fn rename(rows: &mut Vec<Row>, random: &mut Random) {
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    let titles: Vec<&str> = TITLES.split_whitespace().collect();
    let mut i = 0;
    while i < rows.len() {
        let row = &mut rows[i];
        let plain = row.form.len() > 2 && row.form.chars().skip(1).all(char::is_lowercase);
        let date = DATES.split_whitespace().any(|date| date == row.form);
        if row.xpos == "NNP" && plain && !date && NAMED.contains(&row.relation.as_str()) && random.chance(0.6)
        {
            row.form = names[random.below(names.len())].to_string();
            let whole = row.relation != "flat";
            let parts = |row: &Row| {
                row.head == i + 1
                    && matches!(row.relation.as_str(), "flat" | "compound" | "punct" | "det" | "amod")
            };
            let bare = whole && !rows.iter().any(parts);
            if bare && random.chance(0.4) {
                for _ in 0..1 + random.below(2) {
                    insert_flat(rows, i, names[random.below(names.len())]);
                    i += 1;
                }
            } else if bare && random.chance(0.15) {
                let title = titles[random.below(titles.len())].to_string();
                let row =
                    Row { form: title, head: i + 1, relation: "nmod:desc".to_string(), ..rows[i].clone() };
                insert(rows, i, row);
                rows[i].head = i + 2;
                i += 1;
            }
        }
        i += 1;
    }
}

/// Puts a further part of a name after the word at `i`, which may be such a part itself.
fn insert_flat(rows: &mut Vec<Row>, i: usize, form: &str) {
    let head = if rows[i].relation == "flat" { rows[i].head } else { i + 1 };
    let row = Row { form: form.to_string(), head, relation: "flat".to_string(), ..rows[i].clone() };
    insert(rows, i + 1, row);
}

/// Puts a row in, whose head counts already as it will after that.
fn insert(rows: &mut Vec<Row>, at: usize, row: Row) {
    rows.iter_mut().filter(|row| row.head > at).for_each(|row| row.head += 1);
    rows.insert(at, row);
}
