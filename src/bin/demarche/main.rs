//! The command line.
use demarche::{Extractor, corpus, document::Sources, export};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let out = &args[3];
    let extractor = Extractor::new();
    let all = corpus::extract_all(&extractor, Sources::new(args[4..].iter()), 0, |_| {}, |_| {}).unwrap();
    export::write::to(out.as_ref(), &mut std::io::stdout(), |w| export::json::write(&all, w)).unwrap();
}
