//! The Merkle tree over the log (RFC 9162, section 2.1; the same hashes as RFC 6962). Pure: hashes
//! come in, hashes go out, and where a hash is kept is somebody else's business.

use std::ops::Range;

use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// The hash of an entry.
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// The hash of the node over two others.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// A complete subtree: it covers 2^level entries, the first of which is index × 2^level.
/// Those of level 0 are the entries themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    pub level: u32,
    pub index: u64,
}

/// The right edge of a growing tree: the roots of its largest complete subtrees, from left to
/// right. With it an entry is appended without a look at those before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    roots: Vec<Hash>,
}

impl Frontier {
    /// A tree of `size` entries; `roots` are those of [`subtrees`] from 0 to `size`.
    #[must_use]
    pub const fn new(size: u64, roots: Vec<Hash>) -> Self {
        Self { size, roots }
    }

    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends an entry; returns the subtrees that it completes, the smallest first. Each stays as
    /// it is for ever.
    pub fn push(&mut self, leaf: Hash) -> Vec<(Node, Hash)> {
        let mut completed = Vec::new();
        let mut node = Node { level: 0, index: self.size };
        let mut hash = leaf;
        while node.index % 2 == 1 {
            // An odd index means that its left sibling is complete, and then its root is the last.
            let Some(left) = self.roots.pop() else { break };
            hash = node_hash(&left, &hash);
            node = Node { level: node.level + 1, index: node.index / 2 };
            completed.push((node, hash));
        }
        self.roots.push(hash);
        self.size += 1;
        completed
    }

    /// The root of the tree; that of an empty one is the hash of nothing.
    #[must_use]
    pub fn root(&self) -> Hash {
        join(&self.roots).unwrap_or_else(|| Sha256::digest([]).into())
    }
}

/// The root over neighbouring subtrees that grow smaller from left to right.
#[must_use]
pub fn join(roots: &[Hash]) -> Option<Hash> {
    let (last, before) = roots.split_last()?;
    Some(before.iter().rev().fold(*last, |right, left| node_hash(left, &right)))
}

/// The largest complete subtrees that together cover these entries, from left to right: at most
/// two for each power of two.
#[must_use]
pub fn subtrees(entries: Range<u64>) -> Vec<Node> {
    let mut found = Vec::new();
    let mut start = entries.start;
    while start < entries.end {
        let fits = (entries.end - start).ilog2();
        let level = if start == 0 { fits } else { fits.min(start.trailing_zeros()) };
        found.push(Node { level, index: start >> level });
        start += 1 << level;
    }
    found
}

/// The parts of a tree of `size` entries whose roots prove that it holds entry `index`, from the
/// bottom up (RFC 9162, section 2.1.3.1). Empty for an entry that is not in the tree.
#[must_use]
pub fn inclusion(index: u64, size: u64) -> Vec<Range<u64>> {
    let mut parts = Vec::new();
    if index >= size {
        return parts;
    }
    let (mut start, mut end) = (0, size);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            parts.push(middle..end);
            end = middle;
        } else {
            parts.push(start..middle);
            start = middle;
        }
    }
    parts.reverse();
    parts
}

/// The parts of a tree of `new` entries whose roots prove that its first `old` entries are those
/// of an older tree (RFC 9162, section 2.1.4.1). Empty where nothing has to be proved.
#[must_use]
pub fn consistency(old: u64, new: u64) -> Vec<Range<u64>> {
    let mut parts = Vec::new();
    if old == 0 || old >= new {
        return parts;
    }
    let (mut start, mut end) = (0, new);
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            parts.push(middle..end);
            end = middle;
        } else {
            parts.push(start..middle);
            start = middle;
        }
    }
    if start > 0 {
        parts.push(start..end);
    }
    parts.reverse();
    parts
}

/// The largest power of two below `size`, which is at least 2.
const fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// Whether `proof` shows that `leaf` is entry `index` of the tree with this size and root
/// (RFC 9162, section 2.1.3.2).
#[must_use]
pub fn includes(leaf: Hash, index: u64, size: u64, root: &Hash, proof: &[Hash]) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = leaf;
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            while at % 2 == 0 && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && hash == *root
}

/// Whether `proof` shows that the tree `new` begins with the tree `old`; each is a size and a root
/// (RFC 9162, section 2.1.4.2).
#[must_use]
pub fn extends(old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    if old_size == 0 || old_size > new_size {
        return old_size == 0 && proof.is_empty();
    }
    let (first, rest) =
        if old_size.is_power_of_two() { (Some(old_root), proof) } else { (proof.first(), after(proof)) };
    let Some(first) = first else { return false };
    let (mut at, mut last) = (old_size - 1, new_size - 1);
    while at % 2 == 1 {
        at /= 2;
        last /= 2;
    }
    let (mut old_hash, mut new_hash) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            while at % 2 == 0 && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            new_hash = node_hash(&new_hash, sibling);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}

fn after(proof: &[Hash]) -> &[Hash] {
    proof.get(1..).unwrap_or_default()
}
