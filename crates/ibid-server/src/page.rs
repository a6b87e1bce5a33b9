//! The web page and the element's files, which are in the program.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::api::body::typed;
use crate::problem::Problem;

/// Files of a folder by name, each with its content.
macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../web/", $folder, $name)))),*]
    };
}

/// The page's own files.
const PAGE: &[(&str, &[u8])] = files!("page/":
    "page.css", "page.js", "page-api.js", "page-bibliography.js", "page-fields.js", "page-item.js",
    "page-list.js", "page-result.js", "page-settings.js", "page-store.js",
);

/// The element's files, which the page uses too, and which sites may take from here.
const ELEMENT: &[(&str, &[u8])] = files!("":
    "cite-this-article.css", "cite-this-article.js", "ibid-clipboard.js", "ibid-fragment.js", "ibid-markup.js",
    "ibid-picker.js", "ibid-styles.js", "ibid-words.js", "strings.json",
);

const INDEX: &[u8] = include_bytes!("../../../web/page/index.html");

/// `GET /`: the page.
pub(crate) async fn index() -> Response {
    typed(INDEX, "text/html; charset=utf-8")
}

/// `GET /assets/{name}`: a file of the page or the element.
pub(crate) async fn asset(
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut files = PAGE.iter().chain(ELEMENT);
    let (name, content) = files
        .find(|(known, _)| *known == name)
        .ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "there is no such file"))?;
    // A file stays the same as long as the program does.
    let tag = concat!("\"", env!("CARGO_PKG_VERSION"), "\"");
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known == tag)
    {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    let mut response = typed(*content, media_type(name));
    let headers = response.headers_mut();
    headers.insert(header::ETAG, HeaderValue::from_static(tag));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "json")) => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_the_page_asks_for_is_in_the_program() {
        let known: Vec<&str> = PAGE.iter().chain(ELEMENT).map(|(name, _)| *name).collect();
        let texts = PAGE
            .iter()
            .chain(ELEMENT)
            .map(|(_, content)| *content)
            .chain([INDEX]);
        for text in texts.map(String::from_utf8_lossy) {
            let imports = text
                .split("from \"./")
                .skip(1)
                .chain(text.split("\"/assets/").skip(1));
            for name in imports.filter_map(|rest| rest.split('"').next()) {
                assert!(known.contains(&name), "{name}");
            }
        }
    }

    #[test]
    fn the_first_view_is_small() {
        let files = PAGE.iter().chain(ELEMENT).map(|(_, content)| content.len());
        assert!(files.sum::<usize>() + INDEX.len() < 200_000);
    }
}
