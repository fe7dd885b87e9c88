use rand::SeedableRng;
use rand::rngs::StdRng;
use time::macros::datetime;

use crate::audit::checkpoint::*;
use crate::vault::{KeyFile, Vault};

fn vault(seed: u64) -> Vault {
    Vault::new(&KeyFile::random(&mut StdRng::seed_from_u64(seed))).unwrap()
}

fn checkpoint() -> Checkpoint {
    Checkpoint {
        origin: "phanhoi.example.vn/minh-bach".to_owned(),
        size: 1729,
        root: [7; 32],
        at: datetime!(2026-11-10 03:00 UTC),
    }
}

fn key(vault: &Vault) -> PublicKey {
    PublicKey::new(&checkpoint().origin, vault.log_public_key())
}

#[test]
fn a_checkpoint_is_read_as_it_was_signed() {
    let vault = vault(1);
    let text = checkpoint().sign(&vault).unwrap();
    let expected = "phanhoi.example.vn/minh-bach\n1729\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\
                    time 2026-11-10T03:00:00Z\n\n\u{2014} phanhoi.example.vn/minh-bach ";
    assert!(text.starts_with(expected) && text.ends_with('\n'), "{text}");
    assert_eq!(SignedCheckpoint::parse(&text).unwrap().check(&[key(&vault)]), Ok(&checkpoint()));
}

#[test]
fn another_key_name_or_text_is_not_what_was_signed() {
    let vault = vault(1);
    let text = checkpoint().sign(&vault).unwrap();
    let signed = SignedCheckpoint::parse(&text).unwrap();
    let other_name = PublicKey::new("elsewhere.example.vn/minh-bach", vault.log_public_key());
    assert_eq!(signed.check(&[key(&self::vault(2)), other_name]), Err(NoteError::Unsigned));
    assert_eq!(signed.check(&[]), Err(NoteError::Unsigned));
    for (old, new) in [("1729", "1728"), ("BwcH", "BwcI"), ("03:00:00", "03:00:01"), ("Z\n\n", "Z\nmore\n\n")] {
        let changed = SignedCheckpoint::parse(&text.replacen(old, new, 1)).unwrap();
        assert_eq!(changed.check(&[key(&vault)]), Err(NoteError::Unsigned), "{new}");
    }
    // Unknown signatures are passed over, as the format asks.
    let witnessed = format!("{text}\u{2014} witness.example AAAA\n");
    assert!(SignedCheckpoint::parse(&witnessed).unwrap().check(&[key(&vault)]).is_ok());
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    let text = checkpoint().sign(&vault(1)).unwrap();
    for bad in [
        String::new(),
        text.replace("\n\n", "\n"),
        text.replace("1729", "01729"),
        text.replace("1729", "+1729"),
        text.replace("1729", "-1"),
        text.replace("BwcH", "Bwc"),
        text.replace("time ", ""),
        text.replace('\u{2014}', "-"),
        "x".repeat(1 << 20),
    ] {
        assert_eq!(SignedCheckpoint::parse(&bad).unwrap_err(), NoteError::Form, "{}", bad.len());
    }
}

#[test]
fn a_public_key_is_read_as_it_is_written_and_a_typing_error_is_noticed() {
    let key = key(&vault(1));
    let text = key.to_string();
    assert_eq!(PublicKey::parse(&format!("{text}\n")), Ok(key));
    assert!(text.starts_with("phanhoi.example.vn/minh-bach+"));
    for bad in [
        text.replace("example", "exemple"),
        text.replace('+', "-"),
        text[..text.len() - 4].to_owned(),
        "a+b+c".to_owned(),
    ] {
        assert_eq!(PublicKey::parse(&bad), Err(NoteError::Key), "{bad}");
    }
}
