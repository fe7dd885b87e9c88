//! No key is missing, none is left over, and the languages agree.
//!
//! A missing key shows itself on the page, so these tests read the sources: every key that a page
//! asks for must be in the locales, every key in the locales must be asked for.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its sources has failed")]

mod codes;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use app::words::{Lang, fill};
use domain::errors::Problem;

use codes::families;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The keys of one language, by file.
fn locales(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let folder = root().join("locales").join(lang.tag());
    files(&folder, "ftl")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned());
            let keys = keys.filter(|key| is_key(key)).collect();
            (path.file_name().unwrap().to_string_lossy().into_owned(), keys)
        })
        .collect()
}

fn all_keys(lang: Lang) -> BTreeSet<String> {
    locales(lang).into_values().flatten().collect()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|have| have == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The texts in quotation marks of a source file, each with the code before it up to the text
/// before. Comments are left out, and so are the file's own tests.
fn literals(source: &str) -> Vec<(String, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<_> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join(" ").replace("\\\"", "");
    let parts: Vec<_> = code.split('"').collect();
    parts.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
}

/// The file and the texts in it.
fn texts_of(folders: &[&str], ending: &str) -> Vec<(PathBuf, String, String)> {
    let mut texts = Vec::new();
    for folder in folders {
        for path in files(&root().join(folder), ending) {
            let source = fs::read_to_string(&path).unwrap();
            texts.extend(literals(&source).into_iter().map(|(before, text)| (path.clone(), before, text)));
        }
    }
    texts
}

/// The function that a text is handed to, if it is one that looks up a key or a family.
fn looked_up_by(before: &str) -> Option<&'static str> {
    let call = before.trim_end().trim_end_matches(&['&', '('][..]);
    let arguments = before.rsplit('(').next().unwrap_or_default();
    let function = before[..before.len() - arguments.len()].trim_end_matches('(');
    let ends_with = |name: &str| {
        function.strip_suffix(name).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    let words = arguments.trim().trim_end_matches(',').trim();
    match words {
        "lang" if ends_with("t") => Some("t"),
        "lang" if ends_with("fill") => Some("fill"),
        "lang" if ends_with("word") => Some("word"),
        _ if words.starts_with("lang,") && ends_with("by_kind") => Some("by_kind"),
        "" if call.ends_with("with_notice") => Some("t"),
        _ => None,
    }
}

#[test]
fn every_key_that_a_page_asks_for_is_there() {
    let keys = all_keys(Lang::Vi);
    let families: BTreeSet<_> = families().into_iter().map(|(family, _)| family).collect();
    let mut missing = Vec::new();
    let mut asked = 0;
    for (path, before, text) in texts_of(&["src", "../server/src"], "rs") {
        let there = match looked_up_by(&before) {
            Some("word") => families.contains(text.as_str()) || keys.iter().any(|key| has_prefix(key, &text)),
            Some("by_kind") => keys.contains(&text) && keys.contains(&format!("{text}-praise")),
            Some(_) => keys.contains(&text),
            None => continue,
        };
        asked += 1;
        if !there {
            missing.push(format!("{}: {text}", path.display()));
        }
    }
    assert!(asked > 200, "the sources were not read: {asked}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_key_in_a_table_of_a_public_page_is_there() {
    let keys = all_keys(Lang::Vi);
    let pages = ["home", "form", "sent", "track", "rating", "safety", "help", "privacy", "transparency", "record"];
    let of_page = |text: &str| {
        is_key(text) && pages.iter().any(|page| has_prefix(text, page)) && text.chars().all(|c| !c.is_ascii_uppercase())
    };
    let stems: BTreeSet<_> = families().into_iter().map(|(family, _)| family).collect();
    let missing: Vec<_> = texts_of(&["src/pages/public"], "rs")
        .into_iter()
        .map(|(_, _, text)| text)
        .filter(|text| of_page(text) && !keys.contains(text) && !stems.contains(text.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_code_has_a_word() {
    let keys = all_keys(Lang::Vi);
    let wanted = families()
        .into_iter()
        .flat_map(|(family, codes)| codes.into_iter().map(move |code| format!("{family}-{code}")));
    let missing: Vec<_> = wanted.filter(|key| !keys.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_reason_in_the_routing_rules_has_a_sentence() {
    let keys = all_keys(Lang::Vi);
    let rules = fs::read_to_string(root().join("../migrations/data/routing_rules.csv")).unwrap();
    let reasons: BTreeSet<_> = rules.lines().skip(1).filter_map(|line| line.rsplit(';').next()).collect();
    let missing: Vec<_> = reasons.iter().filter(|reason| !keys.contains(**reason)).collect();
    assert!(!reasons.is_empty() && missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_key_is_left_over() {
    let in_rust = texts_of(&["src", "domain/src", "../server/src", "../migrations/src"], "rs");
    let mut texts: BTreeSet<_> = in_rust.into_iter().map(|(_, _, text)| text).collect();
    // Reference data names keys as well: why a case goes to a unit.
    for path in files(&root().join("../migrations/data"), "csv") {
        let table = fs::read_to_string(path).unwrap();
        texts.extend(table.split(&[';', '\n', ','][..]).map(|cell| cell.trim_matches('"').to_owned()));
    }
    let families: Vec<_> = families().into_iter().map(|(family, codes)| (family, BTreeSet::from_iter(codes))).collect();
    let of_code = |key: &str| {
        families.iter().any(|(family, codes)| {
            *family != "err"
                && key
                    .strip_prefix(family)
                    .and_then(|rest| rest.strip_prefix('-'))
                    .is_some_and(|code| codes.contains(code))
        })
    };
    // A family that only one page has: which codes belong to it is known there.
    let stems = stems();
    let endings: Vec<_> =
        texts.iter().filter_map(|text| text.strip_prefix('{')?.split_once('}')).map(|(_, end)| end).collect();
    let by_ending = |stem: &str| endings.iter().any(|end| is_key(end.trim_start_matches('-')) && stem.ends_with(end));
    let asked = |stem: &str| stems.contains(stem) || stem.contains('-') && (texts.contains(stem) || by_ending(stem));
    let by_stem = |key: &str| {
        let mut stems = key.char_indices().filter(|(_, c)| *c == '-').map(|(at, _)| &key[..at]);
        stems.any(|stem| asked(stem) && !families.iter().any(|(family, _)| *family == stem))
    };
    let patterns: Vec<_> = texts.iter().filter(|text| text.contains("-{")).collect();
    let by_pattern = |key: &str| patterns.iter().any(|pattern| fits(key, pattern));
    let left_over: Vec<_> = all_keys(Lang::Vi)
        .into_iter()
        .filter(|key| !key.starts_with("err-") && !by_pattern(key))
        .filter(|key| !texts.contains(key) && !key.strip_suffix("-praise").is_some_and(|key| texts.contains(key)))
        .filter(|key| !of_code(key) && !by_stem(key))
        .collect();
    assert!(left_over.is_empty(), "{left_over:#?}");
}

/// The families that are asked for by name: `word(lang, "event", …)`.
fn stems() -> BTreeSet<String> {
    let asked = texts_of(&["src"], "rs").into_iter();
    asked.filter(|(_, before, _)| looked_up_by(before) == Some("word")).map(|(_, _, text)| text).collect()
}

/// Whether a key fits a pattern such as `mail-{}-subject`.
fn fits(key: &str, pattern: &str) -> bool {
    let (start, end) = (pattern.split('{').next().unwrap_or_default(), pattern.rsplit('}').next().unwrap_or_default());
    is_key(start)
        && start.ends_with('-')
        && key.len() > start.len() + end.len()
        && key.starts_with(start)
        && key.ends_with(end)
}

#[test]
fn every_sentence_about_an_error_belongs_to_a_problem() {
    let texts: BTreeSet<_> = texts_of(&["src", "../server/src"], "rs").into_iter().map(|(_, _, text)| text).collect();
    let strange: Vec<_> = all_keys(Lang::Vi)
        .into_iter()
        .filter(|key| key.starts_with("err-") && !texts.contains(key))
        .filter(|key| !Problem::ALL.iter().any(|problem| key.ends_with(&format!("-{}", problem.code()))))
        .collect();
    assert!(strange.is_empty(), "{strange:#?}");
}

/// The fields and problems that a source file names together: `("code", Problem::BadName)`.
fn problems_in(source: &str) -> Vec<(String, Problem)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let variant = |text: &str| text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let parts: Vec<_> = source.split("Problem::").collect();
    let pairs = parts.windows(2).filter_map(|pair| {
        let field = pair[0].trim_end().strip_suffix("\",")?.rsplit('"').next()?.to_owned();
        let name = variant(pair[1]);
        Some((field, *Problem::ALL.iter().find(|problem| format!("{problem:?}") == name)?))
    });
    pairs.collect()
}

/// The problems of the office desk whose field is known only where they arise.
const BY_CALLER: [(&str, &[Problem]); 7] = [
    ("login", &[Problem::Required, Problem::BadName, Problem::TooShort, Problem::TooLong]),
    ("parent", &[Problem::BadChoice, Problem::NotAllowed]),
    ("led_by", &[Problem::BadChoice, Problem::NotAllowed]),
    ("front_above", &[Problem::BadChoice, Problem::NotAllowed]),
    ("role", &[Problem::Required, Problem::BadChoice, Problem::NotAllowed]),
    ("unit", &[Problem::Required, Problem::BadChoice]),
    ("since", &[Problem::Required, Problem::BadDate, Problem::NoSuchDay, Problem::InFuture, Problem::TooLongAgo]),
];

#[test]
fn every_problem_of_the_office_desk_has_a_sentence() {
    let keys = all_keys(Lang::Vi);
    // These say too little without their field.
    let own = [Problem::NotAllowed, Problem::BadChoice, Problem::InUse, Problem::InFuture, Problem::TooLongAgo];
    let mut problems: Vec<(String, Problem)> = BY_CALLER
        .iter()
        .flat_map(|(field, problems)| problems.iter().map(|problem| ((*field).to_owned(), *problem)))
        .chain(["open_cases", "members", "bodies_below"].map(|field| (field.to_owned(), Problem::InUse)))
        .collect();
    for path in files(&root().join("../server/src/desks/office"), "rs") {
        if !path.ends_with("tests.rs") {
            problems.extend(problems_in(&fs::read_to_string(path).unwrap()));
        }
    }
    assert!(problems.len() > 40, "the sources were not read: {problems:?}");
    let has_sentence = |(field, problem): &(String, Problem)| {
        keys.contains(&format!("err-{field}-{problem}")) || !own.contains(problem)
    };
    let missing: Vec<_> = problems.iter().filter(|problem| !has_sentence(problem)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_problem_of_a_row_of_a_file_has_a_sentence() {
    let keys = all_keys(Lang::Vi);
    let columns: [(&str, &[Problem]); 6] = [
        ("login", &[Problem::Required, Problem::BadName, Problem::TooShort, Problem::TooLong, Problem::NotAllowed]),
        ("name", &[Problem::Required, Problem::BadName, Problem::TooShort, Problem::TooLong]),
        ("email", &[Problem::BadEmail]),
        ("role", &[Problem::Required, Problem::BadChoice, Problem::NotAllowed]),
        ("unit", &[Problem::Required, Problem::BadChoice]),
        ("post", &[Problem::BadChoice]),
    ];
    let wanted = columns
        .iter()
        .flat_map(|(column, problems)| problems.iter().map(move |problem| format!("office-import-{column}-{problem}")));
    let missing: Vec<_> = wanted.filter(|key| !keys.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_the_public_reads_is_there_in_both_languages() {
    let (vi, en) = (locales(Lang::Vi), locales(Lang::En));
    for (file, keys) in &en {
        let sorted = |keys: &[String]| keys.iter().cloned().collect::<BTreeSet<_>>();
        let theirs = vi.get(file).map(|keys| sorted(keys)).unwrap_or_default();
        let ours = sorted(keys);
        let differing: Vec<_> = theirs.symmetric_difference(&ours).collect();
        assert!(differing.is_empty(), "{file}: {differing:#?}");
    }
    for file in ["common", "codes", "errors", "public", "form", "track", "help", "privacy", "transparency", "published"]
    {
        assert!(en.contains_key(&format!("{file}.ftl")), "{file}");
    }
}

#[test]
fn no_key_is_written_twice() {
    for &lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        let twice: Vec<_> = locales(lang).into_values().flatten().filter(|key| !seen.insert(key.clone())).collect();
        assert!(twice.is_empty(), "{}: {twice:#?}", lang.tag());
    }
}

#[test]
fn both_languages_fill_in_the_same_values() {
    let vi = sentences(Lang::Vi);
    for (key, english) in sentences(Lang::En) {
        let vietnamese = vi.get(&key).map(|text| arguments(text));
        assert_eq!(vietnamese, Some(arguments(&english)), "{key}");
    }
}

/// Numbers that a rule sets, so that they are never one.
const NEVER_ONE: [&str; 8] = ["limit", "least", "answers", "share", "words", "letters", "count", "one"];

#[test]
fn english_says_one_thing_and_several_things() {
    let mut wrong = Vec::new();
    for (key, sentence) in sentences(Lang::En) {
        // What is chosen by the number stands in lines of its own, each for one case.
        for part in sentence.split("->").take(1) {
            let counted = part.split("{ $").skip(1).filter_map(|rest| {
                let (name, behind) = rest.split_once(" }")?;
                let mut words = behind.strip_prefix(' ')?.split(|c: char| !c.is_ascii_lowercase());
                let plural = |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
                let of = words.next()?;
                let several = plural(of) || of == "working" && words.next().is_some_and(plural);
                (several && !NEVER_ONE.contains(&name)).then(|| name.to_owned())
            });
            wrong.extend(counted.map(|name| format!("{key}: ${name}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let said = |seconds: u32| fill(Lang::En, "wait-text", &[("seconds", seconds.into())]);
    assert!(said(1).contains("wait 1 second,") && said(2).contains("wait 2 seconds,"), "{}", said(1));
}

/// The sentences of one language, those of several lines included.
fn sentences(lang: Lang) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for path in files(&root().join("locales").join(lang.tag()), "ftl") {
        let mut current = String::new();
        for line in fs::read_to_string(path).unwrap().lines() {
            let start = line.split_once(" =").filter(|(key, _)| is_key(key));
            let text = start.map_or(line, |(_, text)| text);
            if let Some((key, _)) = start {
                current = key.to_owned();
            }
            if start.is_some() || line.starts_with(' ') {
                found.entry(current.clone()).or_default().push_str(text);
            }
        }
    }
    found
}

/// The names of the values that a sentence has room for.
fn arguments(sentence: &str) -> BTreeSet<String> {
    sentence.split('$').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

#[test]
fn a_sentence_shows_the_number_it_speaks_of() {
    for &lang in Lang::ALL {
        let sentence = fill(lang, "err-body-too-short", &[("limit", 20.into())]);
        assert!(sentence.contains("20") && !sentence.contains('$'), "{sentence}");
    }
}

fn has_prefix(key: &str, stem: &str) -> bool {
    key.strip_prefix(stem).is_some_and(|rest| rest.starts_with('-'))
}

#[test]
fn what_lets_a_case_be_closed_early_is_said_alike_to_the_sender_and_at_the_desk() {
    let level = format!("rating-level-{}", domain::case::guard::SATISFIED);
    for (lang, key) in [
        (Lang::Vi, "rating-text"),
        (Lang::En, "rating-text"),
        (Lang::Vi, "front-about-T24"),
        (Lang::Vi, "guard-rating-over"),
    ] {
        let (sentence, level) = (app::words::t(lang, key), app::words::t(lang, &level));
        assert!(sentence.contains(&format!("“{level}”")), "{key}: {sentence}");
    }
}
