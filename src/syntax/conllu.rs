//! Reading treebank files, for training and for measuring.

/// One word of a treebank sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The word as written.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Universal tag.
    pub upos: String,
    /// Penn tag.
    pub xpos: String,
    /// One-based index of the head, 0 for the root.
    pub head: usize,
    /// Relation with its subtype.
    pub relation: String,
}

/// One treebank sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The text as the `# text` comment gives it.
    pub text: String,
    /// The words; multiword tokens and empty nodes are left out.
    pub rows: Vec<Row>,
}

/// Reads the sentences of a CoNLL-U file; lines that are not in the format are passed over.
///
/// ```
/// use demarche::syntax::conllu::read;
/// let file = "# text = Go\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
/// let sentences = read(file);
/// assert_eq!(sentences[0].text, "Go");
/// assert_eq!(sentences[0].rows[0].relation, "root");
/// ```
pub fn read(file: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut current = Sentence::default();
    for line in file.lines().chain([""]) {
        if line.trim().is_empty() {
            let done = std::mem::take(&mut current);
            if !done.rows.is_empty() {
                sentences.push(done);
            }
        } else if let Some(text) = line.strip_prefix("# text = ") {
            current.text = text.to_string();
        } else if !line.starts_with('#') {
            current.rows.extend(row(line));
        }
    }
    sentences
}

fn row(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() < 8 || cells[0].contains(['-', '.']) {
        return None;
    }
    Some(Row {
        form: cells[1].to_string(),
        lemma: cells[2].to_string(),
        upos: cells[3].to_string(),
        xpos: cells[4].to_string(),
        head: cells[6].parse().ok()?,
        relation: cells[7].to_string(),
    })
}
