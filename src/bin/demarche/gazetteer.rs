//! `demarche gazetteer`.

mod import;
mod show;
mod suggest;

use std::io::{self, Write};
use std::path::Path;

use demarche::Error;
use demarche::export::write;

use crate::args::{Gazetteer, GazetteerCommand};
use crate::outputs::hopeless;
use crate::status::Status;

/// Does what is asked for.
///
/// # Errors
/// What keeps anything from being done.
pub fn run(args: &Gazetteer) -> Result<Status, Error> {
    match &args.command {
        GazetteerCommand::Import(args) => import::run(args),
        GazetteerCommand::Suggest(args) => suggest::run(args),
        GazetteerCommand::Show(args) => show::run(args),
    }
}

/// Refuses, before the work, a place that cannot be written or that holds a file somebody may have worked on.
fn check_place(place: Option<&Path>, overwrite: bool) -> Result<(), Error> {
    let Some(place) = place.filter(|p| *p != Path::new("-")) else { return Ok(()) };
    if let Some(error) = hopeless(place) {
        return Err(error);
    }
    if place.is_file() && !overwrite {
        let message = "is there already; expected a new file, or --overwrite";
        return Err(Error::data(place, 0, message));
    }
    Ok(())
}

/// Writes to a file, or to standard output where none is asked for.
fn put(place: Option<&Path>, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    write::to(place.unwrap_or(Path::new("-")), &mut io::stdout(), content)
}
