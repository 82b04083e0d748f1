use std::io::ErrorKind;

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_failure_leaves_the_old_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("graph.json");
    fs::write(&target, "old").unwrap();
    let error = to(&target, &mut io::sink(), |out| {
        out.write_all(&[b'x'; 100_000])?;
        Err(ErrorKind::StorageFull.into())
    })
    .unwrap_err();
    assert!(error.to_string().contains("graph.json: cannot write"), "{error}");
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    assert_eq!(names(folder.path()), ["graph.json"]);
    bytes(&target, &mut io::sink(), b"new").unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
    assert_eq!(names(folder.path()), ["graph.json"]);
}

#[test]
fn errors_name_the_target_and_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none/graph.json");
    let error = bytes(&missing, &mut io::sink(), b"x").unwrap_err();
    assert_eq!(error.path(), Some(missing.as_path()));
    assert!(!error.to_string().contains(".demarche-"), "{error}");
    let error = bytes(folder.path(), &mut io::sink(), b"x").unwrap_err();
    assert!(error.to_string().ends_with("cannot write: is a directory"), "{error}");
}

#[test]
fn a_reader_who_has_left_is_recognised() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = bytes("-".as_ref(), &mut Closed, b"x").unwrap_err();
    assert!(error.is_broken_pipe());
    assert!(error.to_string().starts_with("standard output: cannot write"), "{error}");
    let error = to("-".as_ref(), &mut Closed, |out| {
        crate::export::json::write(&crate::record::Extraction::default(), out)?;
        out.flush()
    });
    assert!(error.unwrap_err().is_broken_pipe());
    let other = bytes("no/such/folder".as_ref(), &mut io::sink(), b"x").unwrap_err();
    assert!(!other.is_broken_pipe());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn permissions_and_links_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link, plain) =
            (folder.path().join("real"), folder.path().join("link"), folder.path().join("plain"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        bytes(&link, &mut io::sink(), b"new").unwrap();
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert_eq!(mode(&real), 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());

        bytes(&folder.path().join("new"), &mut io::sink(), b"").unwrap();
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&folder.path().join("new")), mode(&plain), "as any program's new file");

        fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(bytes(&real, &mut io::sink(), b"x").unwrap_err().to_string().contains("permission denied"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_open_is_added_to_and_other_files_replaced() {
        use std::os::fd::AsRawFd;
        let folder = tempfile::tempdir().unwrap();
        let open = File::create(folder.path().join("redirected")).unwrap();
        let name = format!("/dev/fd/{}", open.as_raw_fd());
        for text in ["one ", "two"] {
            bytes(name.as_ref(), &mut io::sink(), text.as_bytes()).unwrap();
        }
        assert_eq!(fs::read_to_string(folder.path().join("redirected")).unwrap(), "one two");
        let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return };
        let target = memory.path().join("graph.dot");
        for text in ["one", "two"] {
            bytes(&target, &mut io::sink(), text.as_bytes()).unwrap();
        }
        assert_eq!(fs::read_to_string(&target).unwrap(), "two");
    }

    #[test]
    fn devices_and_pipes_are_written_as_they_are() {
        bytes("/dev/null".as_ref(), &mut io::sink(), b"x").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
        if Path::new("/dev/full").exists() {
            let error = bytes("/dev/full".as_ref(), &mut io::sink(), b"x").unwrap_err();
            assert!(error.to_string().starts_with("/dev/full: cannot write: No space left"), "{error}");
        }
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
            println!("skipped: no mkfifo on this machine");
            return;
        }
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        bytes(&pipe, &mut io::sink(), b"through").unwrap();
        assert_eq!(reader.join().unwrap(), "through");
    }
}
