//! The order of strings as the host has it: `Intl.Collator`, or a function that the page gave.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::sync::Arc;

use ibid::engine::{Collation, PlainCollation};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.Collator`; it throws where the tag is none (ECMA-402, 10.1.1).
    #[wasm_bindgen(js_namespace = Intl)]
    type Collator;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> Result<Collator, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn compare(this: &Collator) -> Function;
}

thread_local! {
    /// What the page gave.
    static GIVEN: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// The last language and its order.
    static LAST: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

/// Takes a function `(left, right) => number` that puts strings of every language into order;
/// `None`: `Intl.Collator` does.
pub(crate) fn set(compare: Option<Function>) {
    GIVEN.set(compare);
}

/// The host's order in a language; `None` where it has none: the plain one serves.
pub(crate) fn of(language: &str) -> Option<Arc<dyn Collation>> {
    compare_of(language)?;
    Some(Arc::new(HostCollation {
        language: language.to_owned(),
    }))
}

/// The host's order in a language. Functions of JavaScript cannot be sent to other threads, which
/// a collation has to be; so it has the language, and finds the function in its thread.
struct HostCollation {
    language: String,
}

impl Collation for HostCollation {
    fn compare(&self, left: &str, right: &str) -> Ordering {
        let Some(compare) = compare_of(&self.language) else {
            return PlainCollation.compare(left, right);
        };
        let order = compare.call2(&JsValue::UNDEFINED, &left.into(), &right.into());
        let order = order.ok().and_then(|order| order.as_f64());
        order
            .and_then(|order| order.partial_cmp(&0.0))
            .unwrap_or(Ordering::Equal)
    }
}

fn compare_of(language: &str) -> Option<Function> {
    if let Some(given) = GIVEN.with_borrow(Clone::clone) {
        return Some(given);
    }
    let last = LAST.with_borrow(|last| {
        let last = last.as_ref().filter(|(of, _)| of == language);
        last.map(|(_, compare)| compare.clone())
    });
    if last.is_some() {
        return last;
    }
    let compare = intl(language)?;
    LAST.set(Some((language.to_owned(), compare.clone())));
    Some(compare)
}

/// `Intl.Collator` in a language, or in none where the tag is not one: as ICU's data is used
/// elsewhere, case, accents and punctuation do not count, and digits count as numbers.
fn intl(language: &str) -> Option<Function> {
    // Also where a host, against ECMA-402, has none.
    let host = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&host, &"Collator".into())
        .ok()?
        .is_function()
        .then_some(())?;
    let options = Object::new();
    let set = |key: &str, value: JsValue| Reflect::set(&options, &key.into(), &value).ok();
    set("sensitivity", "base".into())?;
    set("ignorePunctuation", true.into())?;
    set("numeric", true.into())?;
    let collator = Collator::new(&Array::of1(&language.into()), &options);
    let collator = collator.or_else(|_| Collator::new(&Array::new(), &options));
    Some(collator.ok()?.compare())
}
