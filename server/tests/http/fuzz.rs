//! Whatever bytes come, nothing panics and nothing answers with an error of ours.

use app::paths;
use app::words::Lang;
use axum::body::Body;
use axum::http::Request;
use domain::calendar::file::Years;
use domain::submission::Step;
use domain::{case_number::CaseNumber, date, phone::Phone, receipt::ReceiptCode, text};
use rand::rngs::StdRng;
use rand::{Rng, RngExt, SeedableRng};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::calendar_file;
use server::commands::import::places;
use server::store::entity::attachments;
use time::Duration;

use crate::support::promise::full;
use crate::support::trial::Trial;
use crate::support::{Feedback, World, jpeg, pdf};

const BOUNDARY: &str = "----fuzz";

/// What parsers stumble over.
const PIECES: &[&[u8]] = &[
    b"\r\n",
    b"\n",
    b"--",
    b"------fuzz",
    b"------fuzz--\r\n",
    b"\0",
    b"\"",
    b"\\",
    b";",
    b"=",
    b"%",
    b"%00",
    b"%u1234",
    b"+",
    b"&",
    b"; filename=\"",
    b"; filename*=UTF-8''%ff%fe",
    b"Content-Type: ",
    b"Content-Disposition: form-data; name=\"files\"",
    b"Content-Transfer-Encoding: base64",
    b"../",
    b"..\\",
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    "\u{202e}".as_bytes(),
    "e\u{301}\u{301}\u{301}".as_bytes(),
    "\u{1f469}\u{200d}\u{1f467}".as_bytes(),
    "ộ".as_bytes(),
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"\xff\xd8\xff",
    b"99999999999999999999",
    b"-1",
    b"31/02/2026",
    b"+84",
    b"NaN",
    b"{\"",
    b"]",
    b"\x1b[31m",
];

fn mutate(bytes: &mut Vec<u8>, rng: &mut StdRng) {
    for _ in 0..rng.random_range(1..=6) {
        let at = rng.random_range(0..=bytes.len());
        let end = (at + rng.random_range(0..40)).min(bytes.len());
        match rng.random_range(0..6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << rng.random_range(0..8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            3 => bytes.truncate(at),
            4 => {
                let mut noise = [0; 16];
                rng.fill_bytes(&mut noise);
                bytes.splice(at..end, noise);
            }
            _ => {
                let piece = PIECES[rng.random_range(0..PIECES.len())];
                bytes.splice(at..end, piece.iter().copied());
            }
        }
    }
}

fn multipart(rng: &mut StdRng) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |head: &str, content: &[u8]| {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        body.extend([head.as_bytes(), content, b"\r\n"].concat());
    };
    let actions = ["upload", "next", "remove-0", "remove-1", "remove-99999999999999999999", ""];
    part("name=\"action\"", actions[rng.random_range(0..actions.len())].as_bytes());
    for name in ["anh.jpg", "quyết định.pdf", "", "../../etc/passwd"] {
        if rng.random_bool(0.4) {
            let content = if name.ends_with("jpg") { jpeg(rng.random_range(0..3000)) } else { pdf() };
            part(&format!("name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/jpeg"), &content);
        }
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    body
}

#[tokio::test]
async fn mutated_forms_get_an_answer_and_leave_nothing_behind() {
    let mut trial = Trial::new("H3");
    let mut rng = StdRng::seed_from_u64(trial.seed);
    let world = World::new().await;
    let mut browser = world.browser();
    Feedback::default().fill_in_until(&world, &mut browser, Step::Sender).await;
    let files = paths::step(Lang::Vi, Step::Files);
    for n in 0..if full() { 100_000 } else { 2_000 } {
        let as_files = rng.random_bool(0.8);
        let step = Step::ALL[rng.random_range(0..Step::ALL.len())];
        let (path, mut kind, mut body) = if as_files {
            (files.clone(), format!("multipart/form-data; boundary={BOUNDARY}"), multipart(&mut rng))
        } else {
            let fields = Feedback::default().fields(&world, step);
            let text: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
            (paths::step(Lang::Vi, step), "application/x-www-form-urlencoded".to_owned(), text.join("&").into_bytes())
        };
        mutate(&mut body, &mut rng);
        if rng.random_bool(0.1) {
            let mut bytes = kind.into_bytes();
            mutate(&mut bytes, &mut rng);
            kind = String::from_utf8_lossy(&bytes).into_owned();
        }
        let request = Request::post(&path).header("origin", "http://127.0.0.1:3000").header("content-type", kind);
        // What is no header is no request.
        let Ok(request) = request.body(Body::from(body)) else { continue };
        let cookies = browser.cookies.clone();
        let answer = browser.ask(request).await;
        trial.holds(answer.status.as_u16() < 500, || format!("try {n}: {path}: {}", answer.status));
        browser.cookies = cookies;
        if n % 500 == 499 {
            // The draft lives on, and does not fill up.
            world.wait(Duration::hours(1));
            browser = world.browser();
            Feedback::default().fill_in_until(&world, &mut browser, Step::Sender).await;
        }
    }
    let rows = attachments::Entity::find().count(world.services.db.reader()).await.unwrap();
    let stored = world.stored_files().len() as u64;
    trial.holds(stored == rows, || format!("{stored} files lie there, {rows} are known"));
    trial.end();
}

#[test]
fn no_parser_of_foreign_text_panics() {
    let mut trial = Trial::new("H3");
    let mut rng = StdRng::seed_from_u64(trial.seed);
    let days_off = include_str!("../../../migrations/data/calendar.csv");
    let seeds =
        ["7K3M-9QPA-XW2D-4HTE", "PA-2026-7K3M9QPA", "09/11/2026", "+84 912 345 678", "đơn  thư.pdf", "Nguyễn Văn Ớt"];
    for _ in 0..if full() { 1_000_000 } else { 20_000 } {
        let mut bytes = seeds[rng.random_range(0..seeds.len())].as_bytes().to_vec();
        mutate(&mut bytes, &mut rng);
        let typed = String::from_utf8_lossy(&bytes);
        if let Ok(code) = ReceiptCode::parse(&typed) {
            trial.holds(ReceiptCode::parse(&code.grouped()).is_ok(), || typed.to_string());
        }
        if let Ok(day) = date::parse(&typed) {
            trial.holds(date::parse(&date::show(day)) == Ok(day), || typed.to_string());
        }
        if let Ok(phone) = Phone::parse(&typed) {
            trial.holds(Phone::parse(&phone.show()).is_ok(), || typed.to_string());
        }
        let _ = CaseNumber::parse(&typed);
        let name = text::file_name(&typed);
        trial.holds(!name.contains(['/', '\\', '\0', '\u{202e}']), || format!("{typed:?} became {name:?}"));
        let folded = text::fold(&typed);
        trial.holds(text::fold(&folded) == folded, || format!("{typed:?} folds twice"));
    }
    for _ in 0..if full() { 20_000 } else { 500 } {
        for (file, read) in
            [(days_off, calendar_ok as fn(&str) -> bool), ("[{\"Code\":\"01\",\"Wards\":[{}]}]", places_ok)]
        {
            let mut bytes = file.as_bytes().to_vec();
            mutate(&mut bytes, &mut rng);
            read(&String::from_utf8_lossy(&bytes));
            trial.holds(true, String::new);
        }
    }
    trial.end();
}

fn calendar_ok(text: &str) -> bool {
    calendar_file::read(text.as_bytes(), Years::any(time::macros::date!(2026 - 11 - 10))).is_ok()
}

fn places_ok(text: &str) -> bool {
    places::read(text).is_ok()
}
