//! What a browser has to download. A kB is 1,000 bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use drive::client::{Client, Page};
use drive::program::Program;
use drive::{Result, draft, html};

use crate::figure::{Figure, Limit};

/// The first page of the form with its style sheet, and everything that is a script.
pub async fn figures(program: &Program, page_limit: Limit, script_limit: Limit) -> Result<Vec<Figure>> {
    let mut client = Client::connect(program.address).await?;
    let page = client.get(draft::FORM).await?.shown()?;
    let mut sent = page.body.len();
    let mut compressed = compressed(&page, program.folder())?;
    let sheets = html::style_sheets(&page.text());
    if sheets.is_empty() {
        return Err("the first page of the form has no style sheet".into());
    }
    for sheet in sheets {
        let sheet = client.get(&sheet).await?.shown()?;
        if !sheet.is_compressed() {
            return Err("the style sheet is not sent compressed".into());
        }
        sent += sheet.body.len();
        compressed += sheet.body.len();
    }
    let home = client.get("/").await?.shown()?;
    let loaded = html::loads_scripts(&page.text()) || html::loads_scripts(&home.text());
    let scripts = scripts(&program.site.join("pkg"))?;
    Ok(vec![
        Figure::one("first form page and style sheet, compressed", "kB", kilobytes(compressed)).limit(page_limit),
        Figure::one("first form page and style sheet, as sent", "kB", kilobytes(sent)),
        Figure::one("all WebAssembly and JavaScript, compressed", "kB", kilobytes(scripts))
            .limit(script_limit)
            .note(if loaded { "loaded by the pages with an island" } else { "neither home nor form page loads any" }),
    ])
}

/// Bytes of a page under gzip. Pages mix what somebody typed with secrets and are therefore not
/// compressed by the program; a proxy in front of it may do so.
fn compressed(page: &Page, folder: &Path) -> Result<usize> {
    if page.is_compressed() {
        return Ok(page.body.len());
    }
    let file = folder.join("page.html");
    fs::write(&file, &page.body)?;
    let gzip = Command::new("gzip").arg("-9c").arg(&file).output()?;
    if !gzip.status.success() {
        return Err("gzip failed".into());
    }
    Ok(gzip.stdout.len())
}

/// Bytes of every script and all WebAssembly in a folder, each as its smallest copy.
fn scripts(folder: &Path) -> Result<usize> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "js" || kind == "wasm") {
            bytes += usize::try_from(fs::metadata(smallest(&path))?.len())?;
        }
    }
    if bytes == 0 { Err(format!("there are no scripts in {}", folder.display()).into()) } else { Ok(bytes) }
}

/// What a browser that takes everything gets: the copy under brotli, else under gzip, else the
/// file itself (a file of a few bytes has no copies).
fn smallest(path: &Path) -> PathBuf {
    let copy = |ending: &str| PathBuf::from(format!("{}.{ending}", path.display()));
    [copy("br"), copy("gz")].into_iter().find(|copy| copy.is_file()).unwrap_or_else(|| path.to_owned())
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_script_the_smallest_copy_counts_once() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [("a.js", 100), ("a.js.gz", 30), ("a.js.br", 20), ("a.wasm", 50), ("a.css", 7)] {
            fs::write(folder.path().join(name), vec![0; bytes]).unwrap();
        }
        assert_eq!(scripts(folder.path()).unwrap(), 70);
    }

    #[test]
    fn a_folder_without_scripts_is_no_good_figure() {
        let folder = tempfile::tempdir().unwrap();
        assert!(scripts(folder.path()).is_err());
    }
}
