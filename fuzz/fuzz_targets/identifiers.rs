//! Any text, read for identifiers: no panic, an end, finds in order and without overlap, each of which
//! is found in its own place again, and nothing that is an identifier and a near miss at once.
#![no_main]

use ibid_model::ident::{Identifier, diagnose, find_identifiers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for found in find_identifiers(text) {
        assert!(found.span.start >= end && found.span.start < found.span.end);
        let place = &text[found.span.start..found.span.end];
        let again = find_identifiers(place);
        assert_eq!(again.first().map(|again| &again.identifier), Some(&found.identifier));
        end = found.span.end;
    }
    let identifier = Identifier::recognise(text);
    if let Some(identifier) = &identifier {
        let _ = identifier.url();
    }
    let _ = Identifier::in_url(text);
    if let Some(miss) = diagnose(text) {
        assert_eq!(identifier, None);
        assert!(!miss.diagnostic().message.is_empty());
    }
});
