//! What the two layers promise: it takes one of each side, and only for the case it was sealed for.

use domain::holder_secret::HolderSecret;
use proptest::prelude::*;
use proptest::sample::Index;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;
use crate::auth::password::Hashing;
use crate::vault::{At, KeyFile, SealError, Vault};

const CASE: i64 = 42;
const NAME: &str = "Nguyễn Văn A";

/// Two of each side, and what they sealed.
struct Scene {
    custodians: Vec<HolderKey>,
    approvers: Vec<HolderKey>,
    envelope: Vec<u8>,
}

fn keys(count: usize) -> Vec<HolderKey> {
    (0..count).map(|_| HolderKey::generate()).collect()
}

fn circle(custodians: &[HolderKey], approvers: &[HolderKey]) -> Circle {
    let public = |keys: &[HolderKey]| keys.iter().map(HolderKey::public).collect();
    Circle::new(public(custodians), public(approvers)).unwrap()
}

impl Scene {
    fn new(custodians: usize, approvers: usize) -> Self {
        let (custodians, approvers) = (keys(custodians), keys(approvers));
        let envelope = circle(&custodians, &approvers).seal_json(CASE, NAME).unwrap();
        Self { custodians, approvers, envelope }
    }
}

#[test]
fn any_approver_and_any_custodian_together_open_it() {
    let scene = Scene::new(2, 3);
    for approver in &scene.approvers {
        for custodian in &scene.custodians {
            let inner = Inner::lift(CASE, approver, &scene.envelope).unwrap();
            assert_eq!(inner.open_json::<String>(CASE, custodian).unwrap(), NAME);
        }
    }
}

/// Whatever keys somebody has, and in whatever order they try them: without one of each side
/// nothing that says anything comes out.
fn opened_by(keys: &[&HolderKey], sealed: &[u8], depth: usize) -> bool {
    sealed.windows(NAME.len()).any(|part| part == NAME.as_bytes())
        || depth > 0
            && keys.iter().any(|key| {
                let layers =
                    [OUTER_HEAD, 0].map(|skip| key.open(sealed).ok().map(|plain| plain.as_bytes()[skip..].to_vec()));
                layers.into_iter().flatten().any(|plain| opened_by(keys, &plain, depth - 1))
            })
}

/// Mark and case in front of the inner layer.
const OUTER_HEAD: usize = 15 + 8;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_part_of_one_side_opens_anything(
        custodians in 1..4_usize, approvers in 1..4_usize, chosen in any::<u8>(), side in any::<bool>(),
    ) {
        let scene = Scene::new(custodians, approvers);
        let keys = if side { &scene.custodians } else { &scene.approvers };
        let part: Vec<_> = keys.iter().enumerate().filter(|(n, _)| chosen >> n & 1 == 1).map(|(_, key)| key).collect();
        prop_assert!(!opened_by(&part, &scene.envelope, 2));
        let all: Vec<_> = scene.custodians.iter().chain(&scene.approvers).collect();
        prop_assert!(opened_by(&all, &scene.envelope, 2), "with all of them it opens: the test can fail");
    }

    #[test]
    fn one_changed_bit_anywhere_is_noticed(place in any::<Index>(), bit in 0..8) {
        let scene = Scene::new(2, 2);
        let mut changed = scene.envelope.clone();
        let at = place.index(changed.len());
        changed[at] ^= 1_u8 << bit;
        // A stanza of another approver may be spoilt without harm to this one; then the header,
        // which is authenticated as a whole, tells.
        prop_assert!(Inner::lift(CASE, &scene.approvers[0], &changed).is_err());
        let inner = Inner::lift(CASE, &scene.approvers[0], &scene.envelope).unwrap();
        let mut changed = inner.as_bytes().to_vec();
        let at = place.index(changed.len());
        changed[at] ^= 1_u8 << bit;
        prop_assert!(Inner::from_bytes(&changed).open(CASE, &scene.custodians[1]).is_err());
    }
}

#[test]
fn either_side_alone_and_strangers_get_nothing() {
    let scene = Scene::new(2, 2);
    let stranger = HolderKey::generate();
    for key in scene.custodians.iter().chain([&stranger]) {
        assert!(Inner::lift(CASE, key, &scene.envelope).is_err());
    }
    let inner = Inner::lift(CASE, &scene.approvers[0], &scene.envelope).unwrap();
    for key in scene.approvers.iter().chain([&stranger]) {
        assert!(inner.open(CASE, key).is_err());
    }
}

#[test]
fn it_opens_for_its_own_case_only() {
    let scene = Scene::new(2, 2);
    assert!(Inner::lift(CASE + 1, &scene.approvers[0], &scene.envelope).is_err());
    let inner = Inner::lift(CASE, &scene.approvers[0], &scene.envelope).unwrap();
    assert_eq!(inner.open(CASE + 1, &scene.custodians[0]).unwrap_err(), SealError::Damaged);
}

#[test]
fn nobody_stands_on_both_sides_and_no_side_is_empty() {
    let key = HolderKey::generate().public();
    let other = HolderKey::generate().public();
    assert!(Circle::new(vec![key.clone(), other.clone()], vec![key.clone()]).is_none());
    assert!(Circle::new(vec![], vec![key.clone()]).is_none());
    assert!(Circle::new(vec![key.clone()], vec![]).is_none());
    let forth = Circle::new(vec![key.clone()], vec![other.clone()]).unwrap();
    let back = Circle::new(vec![other], vec![key]).unwrap();
    assert_ne!(forth.name(), back.name());
}

#[test]
fn a_short_name_and_a_long_address_look_the_same() {
    // age adds a few random bytes of its own to each header: what is compared lies inside.
    let scene = Scene::new(2, 2);
    let inside = |envelope: &[u8]| {
        let inner = Inner::lift(CASE, &scene.approvers[0], envelope).unwrap();
        scene.custodians[0].open(inner.as_bytes()).unwrap().as_bytes().len()
    };
    let long = format!("{NAME}, {}", "thôn Nà Sả, ".repeat(30));
    let circle = circle(&scene.custodians, &scene.approvers);
    assert_eq!(inside(&circle.seal_json(CASE, &long).unwrap()), inside(&scene.envelope));
}

#[tokio::test]
async fn a_key_is_unlocked_by_its_own_secret_and_in_its_own_place() {
    let hashing = Hashing::with_memory(64).unwrap();
    let (secret, salt) = (HolderSecret::from_bytes([7; 15]), [3; 16]);
    let at = At::new("holders", "locked_key", 1);
    let key = HolderKey::generate();
    let stretched = hashing.stretch(secret.clone(), salt, 64).await.unwrap();
    let locked = LockedKey::lock(&key, at, stretched, salt, 64).unwrap();
    let stored = LockedKey::from_bytes(&locked.to_bytes()).unwrap();

    let again = hashing.stretch(secret.clone(), stored.salt, stored.memory_kib).await.unwrap();
    assert_eq!(stored.unlock(at, again).unwrap().public(), key.public());
    let again = hashing.stretch(secret.clone(), stored.salt, stored.memory_kib).await.unwrap();
    assert!(stored.unlock(At::new("holders", "locked_key", 2), again).is_err());
    for (wrong, salt) in [(HolderSecret::from_bytes([8; 15]), stored.salt), (secret, [4; 16])] {
        let stretched = hashing.stretch(wrong, salt, stored.memory_kib).await.unwrap();
        assert!(stored.unlock(at, stretched).is_err());
    }
    assert!(LockedKey::from_bytes(&[1, 0, 0]).is_err() && LockedKey::from_bytes(&[2; 99]).is_err());
}

#[test]
fn what_lies_between_two_steps_belongs_to_one_request_and_one_browser() {
    let mut rng = StdRng::seed_from_u64(7);
    let vault = Vault::new(&KeyFile::random(&mut rng)).unwrap();
    let scene = Scene::new(2, 2);
    let inner = Inner::lift(CASE, &scene.approvers[0], &scene.envelope).unwrap();
    let passed = vault.seal_to_request(1, &inner).unwrap();
    assert!(vault.open_for_request(2, &passed).is_err());
    assert_eq!(vault.open_for_request(1, &passed).unwrap().as_bytes(), inner.as_bytes());

    let plain = inner.open(CASE, &scene.custodians[0]).unwrap();
    let (browser, other) = (ViewSecret::new(&mut rng).unwrap(), ViewSecret::new(&mut rng).unwrap());
    let shown = browser.seal_view(1, &plain).unwrap();
    let back = ViewSecret::from_cookie(&browser.to_cookie()).unwrap();
    assert_eq!(back.open_view(1, &shown).unwrap().as_bytes(), plain.as_bytes());
    assert!(other.open_view(1, &shown).is_err() && back.open_view(2, &shown).is_err());
}

#[test]
fn a_public_key_that_the_program_did_not_put_there_is_refused() {
    let mut rng = StdRng::seed_from_u64(7);
    let vault = Vault::new(&KeyFile::random(&mut rng)).unwrap();
    let foreign = Vault::new(&KeyFile::random(&mut rng)).unwrap();
    let at = At::new("holders", "public_key", 1);
    let key = HolderKey::generate().public();
    let sealed = vault.seal_public_key(at, "an", &key).unwrap();
    assert_eq!(vault.open_public_key(at, "an", &sealed).unwrap(), key);
    assert!(vault.open_public_key(at, "binh", &sealed).is_err());
    assert!(vault.open_public_key(at, "an", &foreign.seal_public_key(at, "an", &key).unwrap()).is_err());
    assert!(vault.open_public_key(at, "an", key.to_text().as_bytes()).is_err());
}

#[test]
fn no_secret_is_ever_printed() {
    let key = HolderKey::generate();
    let view = ViewSecret::new(&mut StdRng::seed_from_u64(7)).unwrap();
    let printed = format!("{key:?}{view:?}");
    assert!(!printed.contains("AGE-SECRET") && !printed.contains(&*view.to_cookie()), "{printed}");
}
