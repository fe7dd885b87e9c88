//! The document around every page: head, skip link, landmarks.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use crate::page::{Here, SignedIn, Site, lang};
use crate::paths;
use crate::routes::{Page, Part};
use crate::words::{Lang, t};

/// The title of a page: what it is, then whose it is. Neutral, because it stands in a browser's
/// history where others may read it.
#[component]
pub fn Title(#[prop(into)] text: String) -> impl IntoView {
    let lang = lang();
    view! { <leptos_meta::Title text=format!("{text} – {}", t(lang, "site-name"))/> }
}

/// The scripts that wake up the islands of a page. Stands at the end of pages that have one; a
/// page without an island loads no script.
#[component]
pub fn Scripts() -> impl IntoView {
    use_context::<Site>().map(|site| view! { <HydrationScripts options=site.options islands=true/> })
}

/// `<!DOCTYPE html>` and everything in it.
#[component]
pub fn Shell() -> impl IntoView {
    provide_meta_context();
    let lang = lang();
    let site = use_context::<Site>();
    let stylesheet = site.as_ref().map(|site| site.stylesheet.clone()).unwrap_or_default();
    let signed_in = use_context::<SignedIn>();
    let here = use_context::<Here>().map(|here| here.0).unwrap_or_else(|| "/".to_owned());
    let part = Part::of(lang, &here);
    let desk = part != Part::Public;
    let watched = is_watched(&here);
    let filling_in = is_form(&here);
    // Nothing outside an island is ever woken up in the browser.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content=if desk { "noindex" } else { "index" }/>
                <link rel="stylesheet" href=stylesheet/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <leptos_meta::MetaTags/>
            </head>
            <body class=if desk { "desk" } else { "public" }>
                <a class="skip-link" href="#main">{t(lang, "skip-link")}</a>
                <SiteHeader site lang desk filling_in here signed_in/>
                {watched.then(|| view! { <WayOut lang/> })}
                <main id="main" class=if desk { "wrap-wide" } else { "wrap" } tabindex="-1">
                    <Page part/>
                </main>
                <SiteFooter lang desk/>
            </body>
        </html>
    }
}

/// Whether somebody may have to leave the page at once, because another is looking.
fn is_watched(path: &str) -> bool {
    [paths::FORM, paths::TRACK].iter().any(|page| path.starts_with(page))
}

/// Whether it is a page of the form, where the question comes first and the menu is left out.
fn is_form(path: &str) -> bool {
    path.starts_with(paths::FORM)
}

/// Stays in sight while the page moves below it. A plain link: it works at once and without a script,
/// and tells the other site nothing.
#[component]
fn WayOut(lang: Lang) -> impl IntoView {
    view! {
        <aside class="way-out" aria-label=t(lang, "quick-exit")>
            <div class="wrap">
                <a class="quick-exit" href=paths::EXIT rel="noreferrer noopener nofollow">{t(lang, "quick-exit")}</a>
            </div>
        </aside>
    }
}

#[component]
fn Banners(site: Site) -> impl IntoView {
    let lang = lang();
    view! {
        {site.demo.then(|| view! { <p class="banner notice-warn">{t(lang, "banner-demo")}</p> })}
        {site.insecure.then(|| view! { <p class="banner notice-danger">{t(lang, "banner-insecure")}</p> })}
    }
}

#[component]
fn SiteHeader(
    site: Option<Site>,
    lang: Lang,
    desk: bool,
    filling_in: bool,
    here: String,
    signed_in: Option<SignedIn>,
) -> impl IntoView {
    let current = move |path: &str| (here == path).then_some("page");
    let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
    let other_path = use_context::<Here>().map(|here| other.path(&here.0)).unwrap_or_else(|| other.path("/"));
    // What is true of the whole site stands in its header, so that it lies within a landmark.
    let banners = site.map(|site| view! { <Banners site/> });
    if desk {
        return view! {
            <header class="site-header desk-header">
                {banners}
                <div class="wrap-wide">
                    <a class="brand" href=paths::HOME><span class="brand-name">{t(lang, "site-name")}</span></a>
                    {signed_in.map(|SignedIn(me)| {
                        view! {
                            <form class="sign-out" method="post" action=paths::SIGN_OUT>
                                <span class="who">{me.name.clone()}</span>
                                <button class="button button-quiet" type="submit">{t(lang, "sign-out")}</button>
                            </form>
                            <nav class="desk-nav" aria-label=t(lang, "nav-desks")>
                                <ul>
                                    {me.front.then(|| view! { <li><a href=paths::FRONT aria-current=current(paths::FRONT)>{t(lang, "nav-front")}</a></li> })}
                                    {me.unit.then(|| view! { <li><a href=paths::UNIT aria-current=current(paths::UNIT)>{t(lang, "nav-unit")}</a></li> })}
                                    {me.office.then(|| view! { <li><a href=paths::OFFICE aria-current=current(paths::OFFICE)>{t(lang, "nav-office")}</a></li> })}
                                    {me.protects().then(|| view! {
                                        <li><a href=paths::THREATS aria-current=current(paths::THREATS)>{t(lang, "threats-title")}</a></li>
                                    })}
                                    {me.keys.then(|| view! {
                                        <li><a href=paths::OPENINGS aria-current=current(paths::OPENINGS)>{t(lang, "nav-openings")}</a></li>
                                        <li><a href=paths::KEYS aria-current=current(paths::KEYS)>{t(lang, "nav-keys")}</a></li>
                                    })}
                                    <li><a href=paths::TIES aria-current=current(paths::TIES)>{t(lang, "nav-ties")}</a></li>
                                    <li><a href=paths::ACCOUNT aria-current=current(paths::ACCOUNT)>{t(lang, "nav-account")}</a></li>
                                </ul>
                            </nav>
                        }
                    })}
                </div>
            </header>
        }
        .into_any();
    }
    view! {
        <header class="site-header">
            {banners}
            <div class="wrap">
                <a class="brand" href=lang.path(paths::HOME)>
                    <span class="brand-name">{t(lang, "site-name")}</span>
                    <span class="brand-tag">{t(lang, "site-tag")}</span>
                </a>
                <nav class="site-nav" aria-label=t(lang, "nav-main")>
                    <ul>
                        {(!filling_in).then(|| view! {
                            <li><a href=lang.path(paths::FORM)>{t(lang, "nav-send")}</a></li>
                            <li><a href=lang.path(paths::TRACK) aria-current=current(paths::TRACK)>{t(lang, "nav-track")}</a></li>
                            <li><a href=lang.path(paths::PUBLISHED) aria-current=current(paths::PUBLISHED)>{t(lang, "nav-published")}</a></li>
                            <li><a href=lang.path(paths::HELP) aria-current=current(paths::HELP)>{t(lang, "nav-help")}</a></li>
                        })}
                        <li><a href=other_path lang=other.tag() hreflang=other.tag()>{t(lang, "nav-other-language")}</a></li>
                    </ul>
                </nav>
            </div>
        </header>
    }
    .into_any()
}

#[component]
fn SiteFooter(lang: Lang, desk: bool) -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class=if desk { "wrap-wide" } else { "wrap" }>
                <p>{t(lang, "footer-emergency")}</p>
                {(!desk).then(|| view! {
                    <ul>
                        <li><a href=lang.path(paths::HELP)>{t(lang, "nav-help")}</a></li>
                        <li><a href=lang.path(paths::PRIVACY)>{t(lang, "nav-privacy")}</a></li>
                        <li><a href=lang.path(paths::FIGURES)>{t(lang, "nav-figures")}</a></li>
                        <li><a href=lang.path(paths::TRANSPARENCY)>{t(lang, "nav-transparency")}</a></li>
                        <li><a href=paths::SIGN_IN lang="vi">{t(lang, "nav-sign-in")}</a></li>
                    </ul>
                })}
            </div>
        </footer>
    }
}
