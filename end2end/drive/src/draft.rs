//! Filling in the public form up to its last page.

use std::net::SocketAddr;

use tokio::task::JoinSet;

use crate::client::{Attached, Client, Cookies, Page};
use crate::{Result, html};

/// The first page of the form; the others are below it.
pub const FORM: &str = "/gui-phan-anh";

/// The pages behind the first one, in their order.
const PROVINCE: &str = "/gui-phan-anh/tinh";
const COMMUNE: &str = "/gui-phan-anh/xa";
const BODY: &str = "/gui-phan-anh/don-vi";
const PERSON: &str = "/gui-phan-anh/nguoi";
const CATEGORY: &str = "/gui-phan-anh/linh-vuc";
const MATTER: &str = "/gui-phan-anh/noi-dung";
const FILES: &str = "/gui-phan-anh/tep";
/// The page behind that of files.
pub const SENDER: &str = "/gui-phan-anh/danh-tinh";
const CHECK: &str = "/gui-phan-anh/kiem-tra";
pub const CODE: &str = "/gui-phan-anh/ma";
/// The page that confirms.
pub const SENT: &str = "/gui-phan-anh/da-gui";

/// The province of the demonstration; real ones stand beside it, but nobody works there.
const DEMONSTRATION: &str = "Tỉnh Sông Sậy";

/// Characters of an account that is neither long nor short.
const LENGTH: usize = 1500;
const SENTENCE: &str = "Sáng thứ hai tôi đến nộp hồ sơ, đã lấy số và chờ đến trưa mà không được gọi, cũng không ai \
                        giải thích vì sao; người đến sau được mời vào trước, khi tôi hỏi thì cán bộ trả lời gay gắt. ";

/// The text of every measured submission: a made-up account of 1,500 characters.
pub fn account() -> String {
    SENTENCE.chars().cycle().take(LENGTH - 1).chain(['.']).collect()
}

/// What the form offers, read once from its pages.
#[derive(Clone)]
pub struct Choices {
    province: String,
    category: String,
}

impl Choices {
    /// Walks to the page of categories and notes the number of the province and the first category.
    pub async fn read(address: SocketAddr) -> Result<Self> {
        let mut client = Client::connect(address).await?;
        client.post(FORM, &[("kind", "PHAN_ANH")]).await?.leads_to(PROVINCE)?;
        let page = client.get(PROVINCE).await?.shown()?.text();
        let province =
            html::option(&page, DEMONSTRATION).ok_or("the form does not offer the demonstration's province")?;
        place(&mut client, &province).await?;
        let page = client.get(CATEGORY).await?.shown()?.text();
        let category = html::input(&page, "category").ok_or("the form offers no category")?;
        Ok(Self { province, category })
    }
}

/// What somebody has to say.
#[derive(Clone)]
pub struct Matter {
    pub body: String,
    pub files: Vec<Attached>,
    /// Where notices go, if they are wanted.
    pub email: Option<String>,
}

impl Default for Matter {
    fn default() -> Self {
        Self { body: account(), files: Vec::new(), email: None }
    }
}

/// A draft with nothing left to do but to send it.
#[derive(Clone)]
pub struct Draft {
    pub cookies: Cookies,
    /// The receipt code, as the hidden field of the last page has it.
    pub code: String,
}

/// Fills in `each` drafts for each client, all clients at once; one list for each client.
pub async fn prepare(address: SocketAddr, choices: &Choices, clients: usize, each: usize) -> Result<Vec<Vec<Draft>>> {
    let mut preparing = JoinSet::new();
    for _ in 0..clients {
        let choices = choices.clone();
        preparing.spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut drafts = Vec::new();
            for _ in 0..each {
                drafts.push(fill_in(&mut client, &choices, &Matter::default()).await?);
            }
            Result::Ok(drafts)
        });
    }
    preparing.join_all().await.into_iter().collect()
}

/// Up to the page of categories: a matter of the province, a body that the sender does not know.
async fn place(client: &mut Client, province: &str) -> Result<()> {
    client.post(PROVINCE, &[("province", province)]).await?.leads_to(COMMUNE)?;
    client.post(COMMUNE, &[("commune", "province")]).await?.leads_to(BODY)?;
    client.post(BODY, &[("subject_unit", "unknown")]).await?.leads_to(PERSON)?;
    client.post(PERSON, &[("subject_post", "unknown")]).await?.leads_to(CATEGORY)?;
    Ok(())
}

/// Fills in the form up to its last page, as another browser on the same connection.
pub async fn fill_in(client: &mut Client, choices: &Choices, matter: &Matter) -> Result<Draft> {
    client.renew();
    client.post(FORM, &[("kind", "PHAN_ANH")]).await?.leads_to(PROVINCE)?;
    place(client, &choices.province).await?;
    client.post(CATEGORY, &[("category", &choices.category)]).await?.leads_to(MATTER)?;
    client.post(MATTER, &[("body", &matter.body)]).await?.leads_to(FILES)?;
    client.post_multipart(FILES, &[("action", "next")], &matter.files).await?.leads_to(SENDER)?;
    let sender = match &matter.email {
        Some(email) => [("identity", "anonymous"), ("notify", "yes"), ("email", email.as_str())].to_vec(),
        None => [("identity", "anonymous")].to_vec(),
    };
    client.post(SENDER, &sender).await?.leads_to(CHECK)?;
    client.post(CHECK, &[("declare", "yes"), ("privacy", "yes")]).await?.leads_to(CODE)?;
    let page = client.get(CODE).await?.shown()?.text();
    let code = html::input(&page, "code").ok_or("the last page shows no receipt code")?;
    Ok(Draft { cookies: client.cookies.clone(), code })
}

/// Presses the button of the last page.
pub async fn send(client: &mut Client, draft: &Draft) -> Result<Page> {
    client.cookies.clone_from(&draft.cookies);
    client.post(CODE, &[("code", &draft.code), ("receipt_saved", "yes")]).await
}

/// Reads the confirmation after sending; returns the number of the case.
pub async fn confirmation(client: &mut Client) -> Result<String> {
    let page = client.get(SENT).await?.shown()?.text();
    html::marked(&page, "data-case-number").ok_or_else(|| "the confirmation shows no number".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_as_long_as_it_says() {
        assert_eq!(account().chars().count(), LENGTH);
    }
}
