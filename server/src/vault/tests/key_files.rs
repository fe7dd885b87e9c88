//! The file of keys: made once, read by all, changed by one at a time.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;

#[test]
fn the_first_start_makes_a_file_for_its_owner_only_and_the_next_one_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/keys");
    let made = KeyFile::load_or_create(&path, &mut rng()).unwrap();
    let read = KeyFile::load_or_create(&path, &mut StdRng::seed_from_u64(9)).unwrap();
    assert_eq!(made.lookup.bytes(), read.lookup.bytes());
    assert_eq!(made.current.bytes(), read.current.bytes());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn of_processes_that_start_together_all_get_the_same_keys() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let names: Vec<KeyId> = std::thread::scope(|scope| {
        let start = |seed| {
            let path = &path;
            scope.spawn(move || {
                let mut rng = StdRng::seed_from_u64(seed);
                let keys = KeyFile::load_or_create(path, &mut rng).unwrap();
                Vault::new(&keys).unwrap().current_key()
            })
        };
        let threads: Vec<_> = (0..8).map(start).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(names.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_prepared_key_opens_before_it_seals() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let mut rng = rng();
    let first = KeyFile::load_or_create(&path, &mut rng).unwrap();
    let slow = Vault::new(&first).unwrap();
    let prepared = KeyFile::change(&path, &mut rng, |keys| {
        let id = keys.prepare(&mut StdRng::seed_from_u64(9));
        assert_eq!(keys.prepare(&mut StdRng::seed_from_u64(10)), id, "there is one already");
        id
    });
    let prepared = prepared.unwrap();
    slow.replace(&KeyFile::load(&path).unwrap()).unwrap();
    assert!(slow.holds(prepared) && slow.current_key() != prepared);

    let quick = Vault::new(&KeyFile::load(&path).unwrap()).unwrap();
    let now = KeyFile::change(&path, &mut rng, |keys| keys.rotate(&mut StdRng::seed_from_u64(11))).unwrap();
    assert_eq!(now, prepared);
    let file = KeyFile::load(&path).unwrap();
    quick.replace(&file).unwrap();
    assert_eq!(file.standings()[0], (prepared, Standing::Current));
    assert_eq!(file.standings()[1], (slow.current_key(), Standing::Older));
    let at = At::new("contacts", "envelope", 42);
    let sealed = quick.seal_mail_address(at, "a@b.vn").unwrap();
    assert_eq!(slow.open_mail_address(at, &sealed).unwrap().as_text().unwrap(), "a@b.vn");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn of_many_who_change_the_file_at_the_same_moment_none_loses_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    KeyFile::load_or_create(&path, &mut rng()).unwrap();
    std::thread::scope(|scope| {
        for seed in 0..8 {
            let path = &path;
            scope.spawn(move || {
                let mut rng = StdRng::seed_from_u64(seed);
                let mut key = StdRng::seed_from_u64(seed + 100);
                KeyFile::change(path, &mut rng, |keys| keys.rotate(&mut key)).unwrap();
            });
        }
    });
    assert_eq!(KeyFile::load(&path).unwrap().standings().len(), 9);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_others_can_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    KeyFile::load_or_create(&path, &mut rng()).unwrap();
    for mode in [0o640, 0o604, 0o660, 0o622] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let error = KeyFile::load(&path).unwrap_err();
        assert!(matches!(error, KeyFileError::OpenToOthers { .. }), "{mode:o}");
        assert!(error.to_string().contains("chmod 600"));
    }
}

#[test]
fn a_file_from_before_there_was_a_log_gets_one_signing_key_and_keeps_its_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    KeyFile::load_or_create(&path, &mut rng()).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let old: String = text.lines().filter(|line| !line.starts_with("sign ")).map(|line| format!("{line}\n")).collect();
    fs::write(&path, &old).unwrap();
    assert!(matches!(KeyFile::load(&path), Err(KeyFileError::NoSigningKey { .. })));
    let public: Vec<[u8; 32]> = std::thread::scope(|scope| {
        let start = |seed| {
            let path = &path;
            scope.spawn(move || {
                let keys = KeyFile::load_or_create(path, &mut StdRng::seed_from_u64(seed)).unwrap();
                Vault::new(&keys).unwrap().log_public_key()
            })
        };
        let threads: Vec<_> = (0..8).map(start).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(public.windows(2).all(|pair| pair[0] == pair[1]));
    let new = fs::read_to_string(&path).unwrap();
    assert!(new.starts_with(&old) && new.matches("\nsign ").count() == 1);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_senseless_file_is_refused_with_a_sentence_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    KeyFile::load_or_create(&path, &mut rng()).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    let seal = good.lines().find(|line| line.starts_with("seal ")).unwrap().to_owned();
    let digit = |c| if c == '1' { '2' } else { '1' };
    let last_digit = digit(seal.trim_end_matches(" current").chars().last().unwrap());
    let typo = format!("{}{last_digit} current", &seal[..seal.len() - 9]);
    for bad in [
        String::new(),
        good.replace(&seal, ""),
        good.replace(" current", ""),
        good.replace(" current", " curent"),
        good.replace(&seal, &typo),
        format!("{good}{seal}\n"),
        format!("{good}{}\n", seal.replace("seal", "lookup").replace(" current", "")),
        format!("{good}{0}\n{0}\n", seal.replace("current", "next")),
        format!("{good}hello\n"),
        good.replace("lookup ", "# lookup "),
    ] {
        fs::write(&path, &bad).unwrap();
        let error = KeyFile::load_or_create(&path, &mut rng()).unwrap_err().to_string();
        assert!(error.contains("keys") && !error.contains(&seal[14..]), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), bad);
    }
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(KeyFile::load(&path), Err(KeyFileError::NotAFile { .. })));
}
