//! What differs between a text and what is to be shown of it, word by word.

/// Words of one text that stand together: as in the other text, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    pub changed: bool,
}

/// Beyond so many comparisons the middle of both texts is taken to differ as a whole.
const MOST: usize = 4_000_000;

/// Both texts in parts; those that differ are marked. The parts of a text, one behind the other, are the text.
#[must_use]
pub fn compare(before: &str, after: &str) -> (Vec<Part>, Vec<Part>) {
    let (old, new): (Vec<&str>, Vec<&str>) = (words(before), words(after));
    let same = |(old, new): &(&&str, &&str)| old.trim_end() == new.trim_end();
    let head = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let (old_middle, new_middle) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let (old_kept, new_kept) = common(old_middle, new_middle);
    let marks = |kept: Vec<bool>| {
        let changed = kept.into_iter().map(|kept| !kept);
        vec![false; head].into_iter().chain(changed).chain(vec![false; tail]).collect::<Vec<_>>()
    };
    (parts(&old, &marks(old_kept)), parts(&new, &marks(new_kept)))
}

/// Which words of each belong to the longest sequence that both have.
fn common(old: &[&str], new: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let (mut old_kept, mut new_kept) = (vec![false; old.len()], vec![false; new.len()]);
    if old.len().saturating_mul(new.len()) > MOST {
        return (old_kept, new_kept);
    }
    let width = new.len() + 1;
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    let same = |i: usize, j: usize| old[i].trim_end() == new[j].trim_end();
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if same(i, j) {
                longest[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if same(i, j) {
            (old_kept[i], new_kept[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (old_kept, new_kept)
}

fn parts(words: &[&str], marks: &[bool]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (word, &changed) in words.iter().zip(marks) {
        match parts.last_mut() {
            Some(last) if last.changed == changed => last.text.push_str(word),
            _ => parts.push(Part { text: (*word).to_owned(), changed }),
        }
    }
    parts
}

/// Each word with the space behind it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}
