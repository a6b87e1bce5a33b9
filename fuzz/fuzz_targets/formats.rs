//! Any bytes, read in the format that the first byte names: no panic, and what was read can be
//! written in every format.
#![no_main]

use ibid_formats::{Format, detect, read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((selector, bytes)) = input.split_first() else {
        return;
    };
    let _ = detect(None, bytes);
    let format = Format::ALL[usize::from(*selector) % Format::ALL.len()];
    let Ok(references) = read(format, bytes) else {
        return;
    };
    for target in Format::ALL.iter().filter(|format| format.is_written()) {
        write(*target, &references.items).expect("the format is written");
    }
});
