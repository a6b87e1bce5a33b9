//! Page ranges (CSL 1.0.2, appendix V).

use ibid_csl::PageRangeFormat;

/// Formats the page ranges in a text.
pub fn format(text: &str, format: Option<PageRangeFormat>, delimiter: &str) -> String {
    let _ = format;
    text.replace('-', delimiter)
}
