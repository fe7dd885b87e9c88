//! What sealing promises, and what it must notice.

mod key_files;

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
