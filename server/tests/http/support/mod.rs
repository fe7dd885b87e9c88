//! What the tests have in common: a running service with the demonstration's province and people,
//! browsers, and people who do the ordinary thing at each step.

pub mod authenticator;
pub mod beside;
pub mod bonds;
pub mod browser;
pub mod case;
pub mod entry;
pub mod feedback;
pub mod html;
pub mod opening;
pub mod paper;
pub mod policy;
pub mod program;
pub mod promise;
pub mod publication;
pub mod receiver;
pub mod schema;
pub mod told;
pub mod trial;
pub mod world;

pub use browser::{Answer, Browser, Chosen};
pub use case::{Case, DONG_LAT, PROVINCE};
pub use entry::Written;
pub use feedback::Feedback;
pub use world::World;

/// A photograph, as far as its first bytes tell.
pub fn jpeg(length: usize) -> Vec<u8> {
    let mut content = b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec();
    content.extend((content.len()..length).map(|n| (n * 31 % 251) as u8));
    content
}

/// A document, as far as its first bytes tell.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".to_vec()
}
