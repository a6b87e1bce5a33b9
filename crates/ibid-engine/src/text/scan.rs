//! Looking through text a block of bytes at a time: almost all text is of the plain kind.

/// How many bytes at the start pass a test, which is given each byte with the next one; the last is
/// given `end` as its next. The test should not branch: then it becomes a few instructions a block.
#[inline]
pub(crate) fn passing(bytes: &[u8], end: u8, test: impl Fn(u8, u8) -> bool) -> usize {
    let mut at = 0;
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) {
        let pairs = block.iter().zip(block.iter().skip(1));
        if !pairs.fold(true, |all, (byte, next)| all & test(*byte, *next)) {
            break;
        }
        at += BLOCK - 1;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let behind = rest.iter().skip(1).copied().chain([end]);
    let mut pairs = rest.iter().copied().zip(behind);
    let failing = pairs.position(|(byte, next)| !test(byte, next));
    failing.map_or(bytes.len(), |failing| at + failing)
}

/// A block, and the byte behind it.
const BLOCK: usize = 17;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_the_first_pair_that_fails_wherever_it_stands() {
        let test = |byte: u8, next: u8| !((byte == b' ') & (next == b':'));
        for length in 0..70 {
            let plain = vec![b'x'; length];
            assert_eq!(passing(&plain, b'-', test), length);
            for at in 0..length {
                let mut text = plain.clone();
                text[at] = b' ';
                text.insert(at + 1, b':');
                assert_eq!(passing(&text, b'-', test), at, "{length}");
                text.truncate(at + 1);
                assert_eq!(passing(&text, b':', test), at, "{length}");
                assert_eq!(passing(&text, b'-', test), at + 1, "{length}");
            }
        }
    }
}
