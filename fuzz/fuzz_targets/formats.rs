//! Any bytes, read in one format: no panic, an end, and what was read can be written in every format.
//!
//! `IBID_FUZZ_FORMAT` names the format; without it, the first byte of an input does. `cargo xtask fuzz
//! read-ris` sets it, and has a corpus for each.
#![no_main]

use std::sync::LazyLock;

use ibid_formats::{Format, detect, read, write};
use libfuzzer_sys::fuzz_target;

static FORMAT: LazyLock<Option<Format>> = LazyLock::new(|| {
    let name = std::env::var("IBID_FUZZ_FORMAT").ok()?;
    Some(name.parse().expect("`IBID_FUZZ_FORMAT` names a format"))
});

fuzz_target!(|input: &[u8]| {
    let (format, bytes) = match (*FORMAT, input.split_first()) {
        (Some(format), _) => (format, input),
        (None, Some((selector, bytes))) => {
            (Format::ALL[usize::from(*selector) % Format::ALL.len()], bytes)
        }
        (None, None) => return,
    };
    let _ = detect(None, bytes);
    let Ok(references) = read(format, bytes) else {
        return;
    };
    for target in Format::ALL.iter().filter(|format| format.is_written()) {
        write(*target, &references.items).expect("the format is written");
    }
});
