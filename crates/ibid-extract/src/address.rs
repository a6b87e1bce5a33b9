//! Addresses, as far as extraction needs them. No network, no full URL parser: what is not
//! understood is simply not used.

/// The host in lower case, without user, port and `www.`.
pub(crate) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("//")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// The path, from its first `/`, without query and fragment.
pub(crate) fn path(url: &str) -> &str {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("")
}

/// Whether an address is absolute and of the web.
pub(crate) fn is_web(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.contains(char::is_whitespace)
        && host(url).is_some_and(|host| host.contains('.') || host == "localhost")
}

/// Whether an address is that of a whole site: no path, or one of an index.
pub(crate) fn is_home(url: &str) -> bool {
    matches!(
        path(url).trim_matches('/'),
        "" | "index.html" | "index.htm" | "index.php" | "home"
    ) && !url.contains('?')
}

/// An address made absolute against the page's, where that is simple.
pub(crate) fn absolute(url: &str, base: Option<&str>) -> Option<String> {
    let url = url.trim();
    if is_web(url) {
        return Some(url.to_owned());
    }
    let base = base.filter(|base| is_web(base))?;
    let (scheme, rest) = base.split_once("//")?;
    if let Some(rest) = url.strip_prefix("//") {
        return Some(format!("{scheme}//{rest}"));
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    url.starts_with('/')
        .then(|| format!("{scheme}//{authority}{url}"))
}

/// The key by which two addresses count as the same page's.
pub(crate) fn key(url: &str) -> String {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let rest = rest.to_lowercase();
    let rest = ["www.", "m.", "amp."]
        .iter()
        .find_map(|prefix| rest.strip_prefix(prefix))
        .unwrap_or(&rest);
    rest.trim_end_matches('/').to_owned()
}

/// Endings of hosts that are no country's, by which a bare host is told from other words with a
/// full stop inside (`dipl.ing`, `jane.doe`). Countries' all have two letters.
const GENERIC_ENDINGS: [&str; 32] = [
    "com", "org", "net", "info", "edu", "gov", "int", "mil", "biz", "name", "pro", "news", "media",
    "press", "online", "site", "website", "blog", "app", "dev", "tech", "today", "live", "world",
    "global", "network", "agency", "space", "xyz", "club", "cat", "example",
];

/// Whether a word is a bare host, with or without a path: `example.org`, `www.example.co.uk/about`.
///
/// A host is told by its shape and its ending: two letters, as countries' are, or one of the
/// commonest generic ones. Before a country's, a name shorter than three letters is rather an
/// initial (`j.de`).
pub(crate) fn is_host_name(word: &str) -> bool {
    let word = word.split('/').next().unwrap_or_default().to_lowercase();
    let Some((rest, ending)) = word.rsplit_once('.') else {
        return false;
    };
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_country = ending.len() == 2
        && ending.bytes().all(|byte| byte.is_ascii_lowercase())
        && rest.chars().count() >= 3
        // "Prof.Dr": titles that no space divides.
        && !matches!(ending, "dr" | "jr" | "sr");
    rest.split('.').all(is_label) && (is_country || GENERIC_ENDINGS.contains(&ending))
}
