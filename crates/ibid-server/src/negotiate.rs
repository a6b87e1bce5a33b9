//! `GET /{doi-or-url}`: a citation or a record of what the path names, as the client asks for it.
//!
//! Source: DOI content negotiation, as Crossref and DataCite have it: the `Accept` header with weights, and
//! the parameters `style` and `locale` of `text/x-bibliography`.

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use ibid::model::Item;
use ibid::model::csl_json::write_item;
use ibid::{Document, Format, InspectOptions, OutputFormat, unique_ids};

use crate::api::body::typed;
use crate::lookup::{languages, look_up};
use crate::problem::Problem;
use crate::state::State;

/// What a client may ask for.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    /// A formatted reference.
    Bibliography {
        style: Option<String>,
        locale: Option<String>,
        html: bool,
    },
    /// A record.
    Record(Format),
}

/// Answers a path that no other route has.
pub(crate) async fn negotiate(
    Shared(state): Shared<Arc<State>>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    let (name, wanted) = asked(target, &headers)?;
    if !name.contains([':', '.']) && !name.contains(|c: char| c.is_ascii_digit()) {
        let detail = "there is nothing at this address; `/api/v1/openapi.json` says what there is";
        return Err(Problem::new(StatusCode::NOT_FOUND, detail));
    }
    let options = InspectOptions {
        languages: languages(&headers),
        ..InspectOptions::default()
    };
    let mut inspections = look_up(&state, name, options).await?;
    unique_ids(&mut inspections);
    let items: Vec<_> = inspections
        .into_iter()
        .map(|inspection| inspection.item)
        .collect();
    let (shared, size) = (Arc::clone(&state), items.len().saturating_mul(ITEM));
    let work = state.work(size, move || written(&shared, wanted, items));
    let mut response = work.await??;
    let vary = HeaderValue::from_static("Accept, Accept-Language");
    response.headers_mut().insert(header::VARY, vary);
    Ok(response)
}

/// What an item takes, about.
const ITEM: usize = 1024;

fn written(state: &State, wanted: Wanted, items: Vec<Item>) -> Result<Response, Problem> {
    let (style, locale, html) = match wanted {
        Wanted::Record(format) => {
            let text = match items.as_slice() {
                // A DOI's registry gives an object, and no array, for the one work.
                [item] if format == Format::CslJson => write_item(item).to_string(),
                items => {
                    let written = ibid::formats::write(format, items);
                    written.map_err(|error| Problem::internal(&error))?.text
                }
            };
            let media_type = format.media_types().first().copied();
            let media_type = media_type.unwrap_or("text/plain; charset=utf-8");
            return Ok(typed(text, media_type));
        }
        Wanted::Bibliography {
            style,
            locale,
            html,
        } => (style, locale, html),
    };
    let style = state
        .styles
        .load(style.as_deref().unwrap_or("apa"), locale.as_deref())?;
    let document = Document::citing_each(Arc::clone(&style.compiled), items);
    let (format, media_type) = if html {
        (OutputFormat::Html, "text/html; charset=utf-8")
    } else {
        (OutputFormat::Text, "text/x-bibliography; charset=utf-8")
    };
    let entries = document
        .bibliography()
        .map(|bibliography| bibliography.write(format));
    Ok(typed(entries.unwrap_or_default(), media_type))
}

/// What the path names, and how it is wanted: `?format=` goes before the header.
fn asked(target: &str, headers: &HeaderMap) -> Result<(String, Wanted), Problem> {
    let rest = target.trim_start_matches('/');
    let (name, own) = without_parameters(rest);
    let name =
        percent_decoded(&name).ok_or_else(|| Problem::bad_request("the path is no UTF-8"))?;
    let parameter = |key: &str| {
        own.iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.clone())
    };
    if let Some(format) = parameter("format") {
        if format == "citation" {
            let (style, locale) = (parameter("style"), parameter("locale"));
            return Ok((
                name,
                Wanted::Bibliography {
                    style,
                    locale,
                    html: false,
                },
            ));
        }
        let known = Format::from_name(&format).filter(|format| format.is_written());
        let format = known.ok_or_else(|| {
            Problem::bad_request(format!(
                "there is no format `{format}`; `/api/v1/formats` lists them"
            ))
        })?;
        return Ok((name, Wanted::Record(format)));
    }
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok());
    let wanted = preferred(accept.unwrap_or("*/*")).ok_or_else(|| {
        let detail = "none of these types can be written; `/api/v1/formats` lists those that can, beside `text/x-bibliography`";
        Problem::new(StatusCode::NOT_ACCEPTABLE, detail)
    })?;
    Ok((name, wanted))
}

/// The path and query, without the parameters at its end that are this server's: the rest of the
/// query is the URL's own.
fn without_parameters(target: &str) -> (String, Vec<(String, String)>) {
    let Some((path, query)) = target.split_once('?') else {
        return (target.to_owned(), Vec::new());
    };
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decoded(&value.replace('+', " "));
        match value.filter(|_| matches!(key, "format" | "style" | "locale")) {
            Some(value) => own.push((key.to_owned(), value)),
            None => others.push(pair),
        }
    }
    // Without `format`, they belong to the URL that is asked for.
    if !own.iter().any(|(key, _)| key == "format") {
        return (target.to_owned(), Vec::new());
    }
    let query = others.join("&");
    let name = if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    };
    (name, own)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let value = digit()? * 16 + digit()?;
        bytes.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The best of what an `Accept` header asks for that can be given; of equals, the first.
fn preferred(accept: &str) -> Option<Wanted> {
    let mut best: Option<(f32, Wanted)> = None;
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
        let parameters: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('=')).collect();
        let parameter = |key: &str| {
            let found = parameters.iter().find(|(name, _)| name.trim() == key);
            found.map(|(_, value)| value.trim().trim_matches('"').to_owned())
        };
        let weight = parameter("q")
            .map_or(Some(1.0), |q| q.parse::<f32>().ok())
            .unwrap_or(0.0);
        let html = media_type == "text/html";
        let wanted = match media_type.as_str() {
            "text/x-bibliography" | "text/plain" | "text/*" | "*/*" | "text/html" => {
                Wanted::Bibliography {
                    style: parameter("style"),
                    locale: parameter("locale"),
                    html,
                }
            }
            "application/json" => Wanted::Record(Format::CslJson),
            other => match Format::of_media_type(other).filter(|format| format.is_written()) {
                Some(format) => Wanted::Record(format),
                None => continue,
            },
        };
        if weight > best.as_ref().map_or(0.0, |(weight, _)| *weight) {
            best = Some((weight, wanted));
        }
    }
    best.map(|(_, wanted)| wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bibliography(style: Option<&str>, html: bool) -> Wanted {
        Wanted::Bibliography {
            style: style.map(str::to_owned),
            locale: None,
            html,
        }
    }

    #[test]
    fn the_weightiest_type_that_can_be_given_is_taken() {
        let csl = Wanted::Record(Format::CslJson);
        assert_eq!(
            preferred("application/vnd.citationstyles.csl+json"),
            Some(csl.clone())
        );
        assert_eq!(
            preferred("text/x-bibliography; style=ieee"),
            Some(bibliography(Some("ieee"), false))
        );
        assert_eq!(
            preferred("text/html;q=0.5, application/json;q=0.9"),
            Some(csl)
        );
        assert_eq!(
            preferred("application/unheard-of, */*;q=0.1"),
            Some(bibliography(None, false))
        );
        assert_eq!(preferred("application/unheard-of"), None);
        assert_eq!(preferred("text/html;q=0"), None);
    }

    #[test]
    fn the_rest_of_the_path_is_the_name() {
        let headers = HeaderMap::new();
        let name = |target: &str| asked(target, &headers).unwrap().0;
        assert_eq!(name("/10.1000/182"), "10.1000/182");
        assert_eq!(
            name("/https://example.org/a?b=c&style=d"),
            "https://example.org/a?b=c&style=d"
        );
        assert_eq!(
            name("/https%3A%2F%2Fexample.org%2Fa"),
            "https://example.org/a"
        );
        let (name, wanted) = asked(
            "/https://example.org/a?b=c&format=citation&style=ieee",
            &headers,
        )
        .unwrap();
        assert_eq!(
            (name.as_str(), wanted),
            (
                "https://example.org/a?b=c",
                bibliography(Some("ieee"), false)
            )
        );
        assert!(asked("/%FF", &headers).is_err());
        assert!(asked("/10.1000/182?format=nothing", &headers).is_err());
    }
}
