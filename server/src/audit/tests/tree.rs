use proptest::prelude::*;

use crate::audit::tree::*;

/// The eight entries that Certificate Transparency is tested with, and the roots of the trees of
/// the first so many of them.
const ENTRIES: [&[u8]; 8] = [
    &[],
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hex(hash: &Hash) -> String {
    data_encoding::HEXLOWER.encode(hash)
}

/// The root as RFC 6962, section 2.1, defines it, without any thought of speed.
fn plain_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Frontier::default().root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&plain_root(left), &plain_root(right))
        }
    }
}

fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

fn part(leaves: &[Hash], range: std::ops::Range<u64>) -> Hash {
    plain_root(&leaves[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()])
}

#[test]
fn the_trees_of_certificate_transparency_have_their_roots() {
    let mut tree = Frontier::default();
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(hex(&tree.root()), *root, "{size}");
        if let Some(entry) = ENTRIES.get(size) {
            tree.push(leaf_hash(entry));
        }
    }
}

#[test]
fn the_proofs_of_certificate_transparency_are_made() {
    let all: Vec<Hash> = ENTRIES.iter().map(|entry| leaf_hash(entry)).collect();
    let proof = |parts: Vec<std::ops::Range<u64>>| -> Vec<String> {
        parts.into_iter().map(|range| hex(&part(&all, range))).collect()
    };
    assert_eq!(
        proof(inclusion(0, 8)),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
    );
    assert_eq!(
        proof(inclusion(5, 8)),
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(
        proof(consistency(6, 8)),
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
}

#[test]
fn a_tree_grows_as_the_definition_says() {
    let all = leaves(70);
    let mut tree = Frontier::default();
    for (size, leaf) in all.iter().enumerate() {
        assert_eq!(tree.root(), plain_root(&all[..size]));
        for (node, hash) in tree.push(*leaf) {
            assert_eq!(hash, part(&all, node.index << node.level..(node.index + 1) << node.level));
        }
    }
    assert_eq!(tree.root(), plain_root(&all));
}

proptest! {
    #[test]
    fn subtrees_cover_a_part_and_join_to_its_root(size in 1u64..300, at in 0u64..300) {
        let all = leaves(size);
        let whole = std::iter::once(0..size);
        for range in inclusion(at % size, size).into_iter().chain(consistency(at % size, size)).chain(whole) {
            let roots: Vec<Hash> = subtrees(range.clone())
                .into_iter()
                .map(|node| part(&all, node.index << node.level..(node.index + 1) << node.level))
                .collect();
            prop_assert_eq!(join(&roots), Some(part(&all, range)));
        }
    }

    #[test]
    fn every_entry_is_proved_and_no_changed_proof_holds(
        size in 1u64..300, at in 0u64..300, which in 0usize..20, bit in 0usize..256,
    ) {
        let (all, index) = (leaves(size), at % size);
        let root = plain_root(&all);
        let leaf = all[usize::try_from(index).unwrap()];
        let proof: Vec<Hash> = inclusion(index, size).into_iter().map(|range| part(&all, range)).collect();
        prop_assert!(includes(leaf, index, size, &root, &proof));

        let flip = |hash: &Hash| {
            let mut hash = *hash;
            hash[bit / 8] ^= 1 << (bit % 8);
            hash
        };
        prop_assert!(!includes(flip(&leaf), index, size, &root, &proof));
        prop_assert!(!includes(leaf, index, size, &flip(&root), &proof));
        prop_assert!(!includes(leaf, index, size, &root, &[proof.clone(), vec![root]].concat()));
        prop_assert!(!includes(leaf, size, size, &root, &proof));
        if let Some(place) = which.checked_rem(proof.len()) {
            let mut changed = proof.clone();
            changed[place] = flip(&changed[place]);
            prop_assert!(!includes(leaf, index, size, &root, &changed));
            prop_assert!(!includes(leaf, index, size, &root, &proof[..proof.len() - 1]));
            changed = proof.clone();
            changed.remove(place);
            prop_assert!(!includes(leaf, index, size, &root, &changed));
        }
    }

    #[test]
    fn every_growth_is_proved_and_no_changed_proof_holds(
        new in 1u64..300, at in 0u64..=300, which in 0usize..20, bit in 0usize..256,
    ) {
        let (all, old) = (leaves(new), at % (new + 1));
        let (old_root, new_root) = (part(&all, 0..old), plain_root(&all));
        let proof: Vec<Hash> = consistency(old, new).into_iter().map(|range| part(&all, range)).collect();
        let holds = |old_root: &Hash, new_root: &Hash, proof: &[Hash]| {
            extends((old, old_root), (new, new_root), proof)
        };
        prop_assert!(holds(&old_root, &new_root, &proof));
        prop_assert!(!extends((new + 1, &new_root), (new, &new_root), &proof));

        let flip = |hash: &Hash| {
            let mut hash = *hash;
            hash[bit / 8] ^= 1 << (bit % 8);
            hash
        };
        prop_assert!(!holds(&old_root, &new_root, &[proof.clone(), vec![new_root]].concat()));
        // Any tree begins with the empty one.
        if old > 0 {
            prop_assert!(!holds(&flip(&old_root), &new_root, &proof));
            prop_assert!(!holds(&old_root, &flip(&new_root), &proof));
        }
        if let Some(place) = which.checked_rem(proof.len()) {
            let mut changed = proof.clone();
            changed[place] = flip(&changed[place]);
            prop_assert!(!holds(&old_root, &new_root, &changed));
            prop_assert!(!holds(&old_root, &new_root, &proof[..proof.len() - 1]));
        }
    }
}
