//! Pages that have nothing but a way to another: `<meta http-equiv="refresh">` (HTML, 4.2.5.3).
//!
//! Publishers' resolvers answer so where others redirect. A page with content of its own is taken as it
//! is, whatever it wants to become later.

use url::Url;

use crate::transport::HttpResponse;
use crate::wall;

/// How much of a page is looked at, in bytes: the element belongs into the head.
const LOOKED_AT: usize = 64 * 1024;
/// A page that goes on later than this is there to be read, in seconds.
const LATEST: f32 = 10.0;

/// Where a page leads that has no content of its own.
pub(super) fn target(response: &HttpResponse, from: &Url) -> Option<Url> {
    let is_html = response
        .headers
        .get("content-type")
        .is_none_or(|kind| kind.contains("html"));
    if response.status != 200 || !is_html {
        return None;
    }
    let start = response.body.get(..LOOKED_AT).unwrap_or(&response.body);
    let page = String::from_utf8_lossy(start);
    let content = contents(&page).next()?;
    let (delay, url) = content.split_once([';', ','])?;
    let is_soon = delay
        .trim()
        .parse::<f32>()
        .is_ok_and(|delay| delay <= LATEST);
    if !is_soon || !wall::is_bare(&page.to_lowercase()) {
        return None;
    }
    let url = url.trim();
    let head = url.get(..3).filter(|head| head.eq_ignore_ascii_case("url"));
    let url = match head {
        Some(_) => url.get(3..)?.trim_start().strip_prefix('=')?.trim(),
        None => url,
    };
    let url = url.trim_matches(['\'', '"']).replace("&amp;", "&");
    let target = from.join(&url).ok()?;
    (target != *from).then_some(target)
}

/// The `content` of each element that refreshes.
fn contents(page: &str) -> impl Iterator<Item = &str> {
    let elements = page.split('<').skip(1).filter_map(|tag| {
        let name = tag.get(..5)?;
        let tag = tag.split('>').next()?;
        name.eq_ignore_ascii_case("meta ").then_some(tag)
    });
    elements
        .filter(|tag| {
            attribute(tag, "http-equiv").is_some_and(|v| v.eq_ignore_ascii_case("refresh"))
        })
        .filter_map(|tag| attribute(tag, "content"))
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = tag.get(at + name.len() + 1..)?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}
