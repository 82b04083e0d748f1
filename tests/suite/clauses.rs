//! Clauses of sentences in diplomatic prose: who does what to whom, with what preposition, and how firmly.
//! `tests/syntax/clauses.tsv` says in its head how they are written down.

use demarche::syntax::{Argument, Class, Clause, Parser, clauses};

use crate::support::path;

/// Clauses of the file that must be right. It is what was measured: raise it when more are.
const FLOOR: usize = 209;

/// Whether a mark holds of a clause.
type Holds = fn(&Clause) -> bool;

/// Marks and what each of them says of a clause.
const MARKS: [(&str, Holds); 11] = [
    ("not", |c| c.negated),
    ("passive", |c| c.passive),
    ("must", |c| c.mood.demand),
    ("may", |c| c.mood.possible),
    ("will", |c| c.mood.will),
    ("would", |c| c.mood.would),
    ("if", |c| c.mood.conditional),
    ("?", |c| c.mood.question),
    ("!", |c| c.mood.imperative),
    ("withheld", |c| c.mood.withheld),
    ("wanted", |c| c.mood.wanted),
];

/// A clause as the file writes it.
struct Expected<'t> {
    class: Class,
    lemma: &'t str,
    roles: Vec<(&'t str, &'t str)>,
    marks: Vec<&'t str>,
}

impl<'t> Expected<'t> {
    fn read(text: &'t str) -> Self {
        let (name, rest) = text.trim().split_once('(').unwrap_or_else(|| panic!("no roles: {text}"));
        let (roles, marks) = rest.rsplit_once(')').unwrap_or_else(|| panic!("no end of roles: {text}"));
        let (class, lemma) = match name.split_once(':') {
            Some(("n", lemma)) => (Class::Noun, lemma),
            Some(("a", lemma)) => (Class::Adjective, lemma),
            Some(_) => panic!("neither n: nor a: {text}"),
            None => (Class::Verb, name),
        };
        let role = |r: &'t str| r.trim().split_once('=').unwrap_or_else(|| panic!("no role: {text}"));
        let marks: Vec<&str> = marks.split_whitespace().collect();
        let unknown = marks.iter().find(|m| MARKS.iter().all(|(known, _)| known != *m));
        assert_eq!(unknown, None, "a mark that there is not: {text}");
        Expected { class, lemma, roles: roles.split(',').map(role).collect(), marks }
    }

    /// What is wrong with a clause.
    fn faults(&self, text: &str, all: &[Clause], found: &Clause) -> Vec<String> {
        let mut faults = Vec::new();
        for &(role, value) in &self.roles {
            let shown = match role {
                "subject" => heads(text, found.subject.as_ref(), value),
                "object" => heads(text, found.object.as_ref(), value),
                "indirect" => heads(text, found.indirect.as_ref(), value),
                "modified" => heads(text, found.modified.as_ref(), value),
                "says" => found.complement_clause.map_or("-", |c| all[c].lemma.as_str()).into(),
                "particle" if found.particles.iter().any(|p| p == value) => value.into(),
                "particle" => found.particles.join("&"),
                "tense" => tense(found),
                "quoted" => if found.quoted { "yes" } else { "no" }.into(),
                _ => heads(text, found.oblique(&role.replace('_', " ")), value),
            };
            if shown != value {
                faults.push(format!("{role}={value}, found {shown}"));
            }
        }
        for (mark, holds) in MARKS {
            match (self.marks.contains(&mark), holds(found)) {
                (true, false) => faults.push(format!("{mark} is missing")),
                (false, true) => faults.push(format!("{mark} is too much")),
                _ => {}
            }
        }
        faults
    }
}

/// The tense, with "-perfect" for a perfect.
fn tense(clause: &Clause) -> String {
    let tense = clause.tense.map_or("-".into(), |t| format!("{t:?}").to_lowercase());
    if clause.perfect { format!("{tense}-perfect") } else { tense }
}

/// The heads of an argument; a name is shown by the word that was expected if it has that word.
fn heads(text: &str, argument: Option<&Argument>, expected: &str) -> String {
    let Some(argument) = argument else { return "-".into() };
    let mut expected = expected.split('&');
    let shown = argument.nominals.iter().map(|nominal| {
        let (head, word) = (nominal.head.of(text), expected.next().unwrap_or(""));
        let name = head.starts_with(char::is_uppercase) && word.starts_with(char::is_uppercase);
        if name && nominal.core.of(text).split_whitespace().any(|w| w == word) { word } else { head }
    });
    shown.collect::<Vec<_>>().join("&")
}

#[test]
fn clauses_are_read_as_a_careful_reader_does() {
    let file = std::fs::read_to_string(path("tests/syntax/clauses.tsv")).unwrap();
    let (mut sentences, mut sound, mut right, mut count) = (0, 0, 0, 0);
    for row in file.lines().filter(|l| !l.starts_with('#')) {
        let [kind, text, expected] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let found = clauses(&Parser::builtin().parse(text, 0, text.len()));
        let before = (right, count);
        for expected in expected.split(" ; ").map(Expected::read) {
            let faults = found
                .iter()
                .filter(|c| c.class == expected.class && c.lemma == expected.lemma)
                .map(|c| expected.faults(text, &found, c))
                .min_by_key(Vec::len)
                .unwrap_or_else(|| vec!["no such clause".into()]);
            count += 1;
            right += usize::from(faults.is_empty());
            if !faults.is_empty() {
                println!("{kind}: {text}\n    {}: {}", expected.lemma, faults.join("; "));
            }
        }
        sentences += 1;
        sound += usize::from(right - before.0 == count - before.1);
    }
    println!("{right} of {count} clauses, {sound} of {sentences} sentences");
    assert!(sentences >= 80, "{sentences} sentences");
    assert!(right >= FLOOR, "{right} of {count} clauses are right, {FLOOR} were");
}
