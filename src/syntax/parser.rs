//! The parser: text or tokens in, trees out.

use super::heads::Analysis;
use super::kernel::Level;
use super::lemma::lemma;
use super::network::{Cache, Network};
use super::tags::{Relation, Upos, Xpos};
use super::token::{Token, tokenize};
use super::tree::{Tree, Word};
use super::weights::{Weights, WeightsError};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Sentences and words that go through the network at a time, at least.
const AT_A_TIME: (usize, usize) = (16, 512);
/// The longest piece that is parsed as one; longer sentences are parsed in pieces.
const LONGEST: usize = 250;

static WEIGHTS: &[u8] = include_bytes!("../../weights/parser.bin");

/// Tagger and dependency parser; share one among all threads.
///
/// Trees do not depend on the processor, on the number of threads, or on what was parsed before.
///
/// ```
/// use demarche::syntax::Parser;
/// let text = "Peking attacked Moscow.";
/// let tree = Parser::builtin().parse(text, 0, text.len());
/// assert_eq!(tree.words[1].lemma, "attack");
/// assert_eq!(tree.words[0].relation.as_str(), "nsubj");
/// assert_eq!(tree.words[0].head, Some(1));
/// ```
pub struct Parser {
    network: Network,
    /// Caches that no thread is using.
    caches: Mutex<Vec<Cache>>,
}

impl Parser {
    /// The parser with the weights that are compiled in, laid out at the first call.
    ///
    /// ```
    /// use demarche::syntax::Parser;
    /// assert!(std::ptr::eq(Parser::builtin(), Parser::builtin()));
    /// ```
    pub fn builtin() -> &'static Parser {
        static PARSER: OnceLock<Parser> = OnceLock::new();
        PARSER.get_or_init(|| {
            Parser::from_bytes(WEIGHTS, Level::best())
                .expect("the compiled-in weights are sound: a test reads them")
        })
    }

    /// A parser with other weights, or for a lower level than the processor's best.
    ///
    /// # Errors
    /// When the bytes are not weights of this version.
    pub fn from_bytes(weights: &[u8], level: Level) -> Result<Parser, WeightsError> {
        let network = Network::new(&Weights::from_bytes(weights)?, level);
        Ok(Parser { network, caches: Mutex::new(Vec::new()) })
    }

    /// A parser with the compiled-in weights for a given level, to compare levels.
    ///
    /// # Errors
    /// Never with the weights as they are shipped.
    pub fn with_level(level: Level) -> Result<Parser, WeightsError> {
        Parser::from_bytes(WEIGHTS, level)
    }

    /// Parses the sentence at these byte offsets of the text.
    ///
    /// ```
    /// use demarche::syntax::Parser;
    /// let text = "No. Moscow was attacked by Peking.";
    /// let tree = Parser::builtin().parse(text, 4, text.len());
    /// let relations: Vec<&str> = tree.words.iter().map(|word| word.relation.as_str()).collect();
    /// assert_eq!(relations, ["nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct"]);
    /// assert_eq!(&text[tree.words[0].start..tree.words[0].end], "Moscow");
    /// ```
    pub fn parse(&self, text: &str, start: usize, end: usize) -> Tree {
        self.parse_tokens(&tokenize(text, start, end))
    }

    /// Parses a sentence that is tokens already.
    ///
    /// ```
    /// use demarche::syntax::{Parser, tokenize};
    /// let tokens = tokenize("Kim spoke.", 0, 10);
    /// assert_eq!(Parser::builtin().parse_tokens(&tokens).words.len(), 3);
    /// assert!(Parser::builtin().parse_tokens(&[]).words.is_empty());
    /// ```
    pub fn parse_tokens(&self, tokens: &[Token]) -> Tree {
        self.parse_all(&[tokens]).pop().unwrap_or_default()
    }

    /// Parses many sentences, which is faster than one after the other.
    ///
    /// ```
    /// use demarche::syntax::{Parser, tokenize};
    /// let (one, two) = (tokenize("Kim spoke.", 0, 10), tokenize("He left.", 0, 8));
    /// let trees = Parser::builtin().parse_all(&[&one, &two]);
    /// assert_eq!(trees[1], Parser::builtin().parse_tokens(&two));
    /// ```
    pub fn parse_all(&self, sentences: &[&[Token]]) -> Vec<Tree> {
        let mut pieces: Vec<(usize, &[Token])> = Vec::new();
        for (s, sentence) in sentences.iter().enumerate() {
            pieces.extend(split(sentence).into_iter().map(|piece| (s, piece)));
        }
        let mut order: Vec<usize> = (0..pieces.len()).filter(|&p| !pieces[p].1.is_empty()).collect();
        order.sort_by_key(|&p| std::cmp::Reverse(pieces[p].1.len()));
        let mut analyses = vec![Analysis::default(); pieces.len()];
        let mut cache = self.caches.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let mut rest = order.as_slice();
        while !rest.is_empty() {
            let (mut count, mut words) = (0, 0);
            while count < rest.len() && (count < AT_A_TIME.0 || words < AT_A_TIME.1) {
                words += pieces[rest[count]].1.len();
                count += 1;
            }
            let (group, after) = rest.split_at(count);
            let tokens: Vec<&[Token]> = group.iter().map(|&p| pieces[p].1).collect();
            for (&p, analysis) in group.iter().zip(self.network.analyse(&mut cache, &tokens)) {
                analyses[p] = analysis;
            }
            rest = after;
        }
        self.caches.lock().unwrap_or_else(PoisonError::into_inner).push(cache);
        let mut trees = vec![Tree::default(); sentences.len()];
        for ((s, tokens), analysis) in pieces.into_iter().zip(analyses) {
            extend(&mut trees[s], tokens, analysis);
        }
        trees
    }
}

/// Cuts a sentence that is too long, after a semicolon or a comma if there is one to cut at.
fn split(mut tokens: &[Token]) -> Vec<&[Token]> {
    let mut pieces = Vec::new();
    while tokens.len() > LONGEST {
        let latter = LONGEST / 2..LONGEST;
        let after = |sign: &str| latter.clone().rev().find(|&i| tokens[i].form == sign);
        let cut = after(";").or_else(|| after(",")).map_or(LONGEST, |i| i + 1);
        let (piece, rest) = tokens.split_at(cut);
        pieces.push(piece);
        tokens = rest;
    }
    pieces.push(tokens);
    pieces
}

/// Adds a piece to the tree: its root hangs from the root of the first piece.
fn extend(tree: &mut Tree, tokens: &[Token], analysis: Analysis) {
    let base = tree.words.len();
    let root = tree.words.iter().position(|word| word.head.is_none());
    tree.words.reserve_exact(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let (upos, xpos) = analysis.tags.get(i).copied().unwrap_or((Upos::X, Xpos::XX));
        let head = analysis.heads.get(i).copied().unwrap_or(0).checked_sub(1);
        let found = analysis.labels.get(i).copied().unwrap_or(Relation::DEP);
        let relation = match (head, root) {
            (None, None) => Relation::ROOT,
            (None, Some(_)) => Relation::new("parataxis"),
            (Some(_), _) if found == Relation::ROOT => Relation::DEP,
            (Some(_), _) => found,
        };
        tree.words.push(Word {
            start: token.start,
            end: token.end,
            lemma: lemma(&token.form, upos, xpos),
            form: token.form.clone(),
            upos,
            xpos,
            head: head.map(|head| base + head).or(root),
            relation,
        });
    }
}
