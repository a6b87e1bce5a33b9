//! Braces: what they hold, and where they end.

/// The text without the braces that all of it stands in.
pub(in super::super) fn without_whole_braces(source: &str) -> &str {
    let whole = whole_braces(source);
    let mut inner = source;
    for _ in 0..whole {
        let bare = inner.trim();
        let bare = bare.strip_prefix('{').and_then(|b| b.strip_suffix('}'));
        inner = bare.unwrap_or(inner);
    }
    inner.trim()
}

/// How many pairs of braces hold all of the text.
pub(in super::super) fn whole_braces(source: &str) -> usize {
    if !source.trim_start().starts_with('{') {
        return 0;
    }
    let is_edge = |b: &u8, brace: u8| *b == brace || b.is_ascii_whitespace();
    let bytes = source.as_bytes();
    let head = bytes.iter().take_while(|b| is_edge(b, b'{')).count();
    let tail = bytes.iter().rev().take_while(|b| is_edge(b, b'}')).count();
    let count = |part: Option<&[u8]>, brace: u8| {
        let bytes = part.unwrap_or_default().iter();
        bytes.map(|b| usize::from(*b == brace)).sum::<usize>()
    };
    let opening = count(bytes.get(..head), b'{');
    let closing = count(bytes.get(bytes.len() - tail..), b'}');
    let inside = bytes.get(head..bytes.len() - tail).unwrap_or_default();
    let (mut depth, mut least) = (opening, opening);
    for byte in inside {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        least = least.min(depth);
    }
    if head + tail > bytes.len() {
        return 0;
    }
    least.min(closing)
}

/// Where the group that opens at `at` ends: behind its brace, or the text's end.
pub(in super::super) fn skip_group(source: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in source.bytes().enumerate().skip(at) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return offset + 1;
        }
    }
    source.len()
}
