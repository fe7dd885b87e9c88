//! What sealing promises, and what it must notice.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;
use proptest::sample::Index;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

fn rng() -> StdRng {
    StdRng::seed_from_u64(7)
}

fn vault() -> Vault {
    Vault::new(&KeyFile::random(&mut rng())).unwrap()
}

fn case_key() -> CaseKey {
    vault().new_case_key(&mut rng(), 42).unwrap().0
}

const BODY: At<'static> = At { table: "case_contents", column: "envelope", row: Row::Number(42) };

mod envelopes {
    use super::*;

    proptest! {
        #[test]
        fn what_was_sealed_opens_again(text in proptest::collection::vec(any::<u8>(), 0..3_000)) {
            let key = case_key();
            let envelope = key.seal(BODY, &text).unwrap();
            let plain = key.open(BODY, &envelope).unwrap();
            prop_assert_eq!(plain.as_bytes(), &text[..]);
        }

        #[test]
        fn one_changed_bit_anywhere_is_noticed(place in any::<Index>(), bit in 0..8) {
            let key = case_key();
            let mut envelope = key.seal(BODY, "Ông ấy đòi tiền.".as_bytes()).unwrap();
            let position = place.index(envelope.len());
            envelope[position] ^= 1_u8 << bit;
            prop_assert!(key.open(BODY, &envelope).is_err());
        }

        #[test]
        fn a_shorter_or_longer_envelope_is_refused(length in 0_usize..200) {
            let key = case_key();
            let mut envelope = key.seal(BODY, b"text").unwrap();
            prop_assume!(length != envelope.len());
            envelope.resize(length, 0);
            prop_assert!(key.open(BODY, &envelope).is_err());
        }
    }

    #[test]
    fn a_value_does_not_open_in_another_place() {
        let key = case_key();
        let at = At::new("messages", "envelope", (1, 12));
        let envelope = key.seal(at, b"text").unwrap();
        for other in [
            At::new("messages", "envelope", (1, 13)),
            At::new("messages", "envelope", (11, 2)),
            At::new("messages", "envelope", 1),
            At::new("messages", "envelop", (1, 12)),
            At::new("message", "senvelope", (1, 12)),
            At::new("messages", "envelope", "12"),
        ] {
            assert_eq!(key.open(other, &envelope).unwrap_err(), SealError::Damaged);
        }
    }

    #[test]
    fn equal_texts_give_different_envelopes_of_equal_length() {
        let key = case_key();
        let (one, two) = (key.seal(BODY, b"a").unwrap(), key.seal(BODY, b"a").unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), key.seal(BODY, b"a little more").unwrap().len());
    }

    #[test]
    fn json_opens_as_the_kind_it_was() {
        let key = case_key();
        let envelope = key.seal_json(BODY, &("phường", 3)).unwrap();
        assert_eq!(key.open_json::<(String, u8)>(BODY, &envelope).unwrap(), ("phường".into(), 3));
        assert_eq!(key.open_json::<Vec<bool>>(BODY, &envelope).unwrap_err(), SealError::Unreadable);
    }
}

mod keys {
    use super::*;

    #[test]
    fn a_wrapped_case_key_opens_for_its_own_case_only() {
        let vault = vault();
        let (key, wrapped) = vault.new_case_key(&mut rng(), 42).unwrap();
        let envelope = key.seal(BODY, b"text").unwrap();
        let again = vault.open_case_key(&wrapped, 42).unwrap();
        assert_eq!(again.open(BODY, &envelope).unwrap().as_bytes(), b"text");
        assert_eq!(vault.open_case_key(&wrapped, 43).unwrap_err(), SealError::Damaged);
    }

    #[test]
    fn the_keys_of_two_cases_do_not_open_each_other() {
        let vault = vault();
        let mut rng = rng();
        let (one, _) = vault.new_case_key(&mut rng, 1).unwrap();
        let (two, _) = vault.new_case_key(&mut rng, 2).unwrap();
        let envelope = one.seal(BODY, b"text").unwrap();
        assert_eq!(two.open(BODY, &envelope).unwrap_err(), SealError::UnknownKey);
    }

    #[test]
    fn after_a_rotation_old_cases_open_and_can_be_wrapped_anew() {
        let mut keys = KeyFile::random(&mut rng());
        let before = Vault::new(&keys).unwrap();
        let (key, old) = before.new_case_key(&mut rng(), 42).unwrap();
        let envelope = key.seal(BODY, b"text").unwrap();
        let receipt = before.receipt_hash("0123456789ABCDEF");

        let new = SecretKey::random(&mut StdRng::seed_from_u64(8));
        keys.older.push(std::mem::replace(&mut keys.current, new));
        let after = Vault::new(&keys).unwrap();
        let key = after.open_case_key(&old, 42).unwrap();
        let new = after.wrap_case_key(&key, 42).unwrap();

        assert_eq!(new.key_id, after.current_key());
        assert!(after.holds(old.key_id) && !before.holds(new.key_id));
        assert_eq!(before.open_case_key(&new, 42).unwrap_err(), SealError::UnknownKey);
        let key = after.open_case_key(&new, 42).unwrap();
        assert_eq!(key.open(BODY, &envelope).unwrap().as_bytes(), b"text");
        assert_eq!(receipt, after.receipt_hash("0123456789ABCDEF"));
    }

    #[test]
    fn what_an_older_key_sealed_is_sealed_anew_for_its_own_place_only() {
        let mut file = KeyFile::random(&mut rng());
        let vault = Vault::new(&file).unwrap();
        let node = vault.clone();
        let at = At::new("contacts", "envelope", 42);
        let old = vault.seal_mail_address(at, "a@b.vn").unwrap();
        assert_eq!(vault.reseal(Purpose::MailAddress, at, &old).unwrap(), None, "nothing to do");

        let id = file.rotate(&mut StdRng::seed_from_u64(8));
        vault.replace(&file).unwrap();
        assert_eq!(node.current_key(), id, "every clone has the new keys");
        let other = At::new("contacts", "envelope", 43);
        assert_eq!(vault.reseal(Purpose::MailAddress, other, &old).unwrap_err(), SealError::Damaged);
        assert_eq!(vault.reseal(Purpose::Identity, at, &old).unwrap_err(), SealError::Damaged);
        let new = vault.reseal(Purpose::MailAddress, at, &old).unwrap().unwrap();
        assert_eq!(sealed_by(&new).unwrap(), id);
        file.remove(&vault.older_keys());
        vault.replace(&file).unwrap();
        assert_eq!(vault.open_mail_address(at, &new).unwrap().as_text().unwrap(), "a@b.vn");
        assert_eq!(vault.open_mail_address(at, &old).unwrap_err(), SealError::UnknownKey);
    }

    #[test]
    fn keys_of_another_house_are_not_taken_over() {
        let vault = vault();
        let before = vault.current_key();
        let other = KeyFile::random(&mut StdRng::seed_from_u64(8));
        assert_eq!(vault.replace(&other).unwrap_err(), SealError::OtherHouse);
        assert_eq!(vault.current_key(), before);
    }

    #[test]
    fn each_purpose_has_its_own_key() {
        let vault = vault();
        let at = At::new("identities", "envelope", 42);
        let address = vault.seal_mail_address(at, "a@b.vn").unwrap();
        assert_eq!(vault.open_mail_address(at, &address).unwrap().as_text().unwrap(), "a@b.vn");
        assert!(vault.open_officer_secret(at, &address).is_err());
        assert!(vault.open_public_key(at, "an", &address).is_err());
        assert!(vault.open_for_request(42, &address).is_err());
    }

    #[test]
    fn no_secret_is_ever_printed() {
        let keys = KeyFile::random(&mut rng());
        let secret = data_encoding::HEXLOWER.encode(keys.current.bytes());
        let list = format!("{:?}", keys.current.bytes());
        let vault = Vault::new(&keys).unwrap();
        let draft = DraftSecret::new(&mut rng()).unwrap();
        let cookie = draft.to_cookie();
        let key = case_key();
        let plain = key.open(BODY, &key.seal(BODY, b"canary").unwrap()).unwrap();
        let file_key = FileKey::random(&mut rng());
        let all = format!("{keys:?}{vault:?}{draft:?}{key:?}{plain:?}{file_key:?}{:?}", keys.current);
        for canary in [&secret, list.trim_matches(['[', ']']), cookie.as_str(), "canary", "99, 97"] {
            assert!(!all.contains(canary), "{all}");
        }
    }
}

mod hashes {
    use super::*;

    #[test]
    fn equal_values_have_equal_hashes_under_one_key_file_only() {
        let other = Vault::new(&KeyFile::random(&mut StdRng::seed_from_u64(8))).unwrap();
        assert_eq!(vault().receipt_hash("ABCD"), vault().receipt_hash("ABCD"));
        assert_ne!(vault().receipt_hash("ABCD"), other.receipt_hash("ABCD"));
        assert_ne!(vault().receipt_hash("ABCD"), vault().receipt_hash("ABCE"));
    }

    #[test]
    fn the_same_value_in_two_columns_does_not_show_as_the_same() {
        assert_ne!(vault().receipt_hash("ABCD"), vault().content_hash(b"ABCD"));
        assert_ne!(vault().name_hash("nguyen van a", 1), vault().name_hash("nguyen van a", 2));
    }

    #[test]
    fn a_search_token_has_forty_bits_and_is_another_for_each_reader() {
        let vault = vault();
        let mut seen = std::collections::BTreeSet::new();
        for word in ["dat", "dai", "dat dai", ""] {
            for reach in [Reach::Front, Reach::Unit(1), Reach::Unit(2)] {
                let token = vault.search_token(reach, word);
                assert!((0..1 << 40).contains(&token));
                assert_eq!(token, vault.search_token(reach, word));
                assert!(seen.insert(token), "{word} {reach:?}");
            }
        }
        assert!(seen.insert(vault.decoy_token(1, 0)) && seen.insert(vault.decoy_token(1, 1)));
        assert!(seen.insert(vault.decoy_token(2, 0)));
    }

    #[test]
    fn the_hash_of_a_session_token_is_plain_sha_256() {
        // FIPS 180-4, the example for "abc".
        let hash = data_encoding::HEXLOWER.encode(&token_hash(b"abc"));
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

mod drafts {
    use super::*;

    #[test]
    fn a_draft_opens_with_its_cookie_only() {
        let mut rng = rng();
        let draft = DraftSecret::new(&mut rng).unwrap();
        let envelope = draft.seal_draft("Tôi thấy …").unwrap();
        let back = DraftSecret::from_cookie(&draft.to_cookie()).unwrap();
        assert_eq!(back.id_hash(), draft.id_hash());
        assert_eq!(back.open_draft::<String>(&envelope).unwrap(), "Tôi thấy …");
        let other = DraftSecret::new(&mut rng).unwrap();
        assert_eq!(other.open_draft::<String>(&envelope).unwrap_err(), SealError::UnknownKey);
    }

    #[test]
    fn a_cookie_that_is_none_of_ours_is_no_draft() {
        let good = DraftSecret::new(&mut rng()).unwrap().to_cookie();
        for bad in ["", "a", "../../etc", &good[1..], &format!("{}A", *good), &"=".repeat(43)] {
            assert!(DraftSecret::from_cookie(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_form_token_fits_its_own_draft_only() {
        let mut rng = rng();
        let (one, two) = (DraftSecret::new(&mut rng).unwrap(), DraftSecret::new(&mut rng).unwrap());
        assert!(one.is_form_token(&one.form_token()));
        assert!(!one.is_form_token(&two.form_token()));
        assert!(!one.is_form_token(""));
        assert!(!one.form_token().contains(&*one.to_cookie()));
    }

    #[test]
    fn sending_wraps_a_file_key_anew_for_the_case() {
        let draft = DraftSecret::new(&mut rng()).unwrap();
        let case = case_key();
        let key = FileKey::random(&mut rng());
        let wrapped = draft.wrap_file_key(&key, "aa11").unwrap();
        assert!(draft.unwrap_file_key(&wrapped, "aa12").is_err());
        let moved = case.wrap_file_key(&draft.unwrap_file_key(&wrapped, "aa11").unwrap(), "aa11");
        let again = case.unwrap_file_key(&moved.unwrap(), "aa11").unwrap();
        assert_eq!(again.secret().bytes(), key.secret().bytes());
    }
}

mod key_files {
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
        let old: String =
            text.lines().filter(|line| !line.starts_with("sign ")).map(|line| format!("{line}\n")).collect();
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
}
