//! The engine's functions as those of a JavaScript module. What fails is thrown: an `Error` with
//! the name `IbidError`, and the diagnostic as its property `diagnostic`.

use std::cell::RefCell;

use js_sys::{Error, Function, JSON, Reflect};
use wasm_bindgen::prelude::*;

use crate::collator;
use crate::engine::Engine;
use crate::failure::Failure;

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::new(Engine::collating(collator::of));
}

/// Renders a document; gives `RenderReport` as JSON.
#[wasm_bindgen]
pub fn render(
    #[wasm_bindgen(param_description = "`RenderRequest` as JSON")] json: &str,
) -> Result<String, JsValue> {
    with(|engine| engine.render(json))
}

/// Lists the styles that have every word of `query`, the best first, or all; gives `StyleLine[]` as
/// JSON.
#[wasm_bindgen]
pub fn styles(query: Option<String>) -> Result<String, JsValue> {
    with(|engine| Ok(engine.styles(query.as_deref().unwrap_or_default())))
}

/// Converts references; gives `ConvertReport` as JSON. Without `from` the format is what the text
/// shows.
#[cfg(feature = "articles")]
#[wasm_bindgen]
pub fn convert(text: &str, from: Option<String>, to: &str) -> Result<String, JsValue> {
    with(|engine| engine.convert(text, from.as_deref(), to))
}

/// Inspects an article's page; gives `InspectReport[]` as JSON.
#[cfg(feature = "articles")]
#[wasm_bindgen]
pub fn inspect(html: &str, url: Option<String>) -> Result<String, JsValue> {
    with(|engine| engine.inspect(html, url.as_deref()))
}

/// Takes in a CSL style; gives `LoadedStyle` as JSON. It is found before those that are inside.
#[wasm_bindgen]
pub fn load_style(xml: &str) -> Result<String, JsValue> {
    with(|engine| engine.load_style(xml))
}

/// Takes in a CSL locale; gives `LoadedLocale` as JSON. It is found before those that are inside.
#[wasm_bindgen]
pub fn load_locale(xml: &str) -> Result<String, JsValue> {
    with(|engine| engine.load_locale(xml))
}

/// Takes a function that puts strings into order, as `Intl.Collator.prototype.compare` does, in the
/// place of `Intl.Collator` of the document's language; `undefined` gives that back. It has to be
/// consistent, as for `Array.prototype.sort`.
#[wasm_bindgen]
pub fn set_collator(
    #[wasm_bindgen(unchecked_param_type = "((left: string, right: string) => number) | undefined")]
    compare: Option<Function>,
) {
    collator::set(compare);
}

fn with<T>(act: impl FnOnce(&mut Engine) -> Result<T, Failure>) -> Result<T, JsValue> {
    ENGINE.with(|engine| match engine.try_borrow_mut() {
        Ok(mut engine) => act(&mut engine).map_err(|failure| thrown(&failure)),
        // Only the page's own collator runs while the engine does.
        Err(_) => Err(Error::new("a collator cannot call the engine").into()),
    })
}

fn thrown(failure: &Failure) -> JsValue {
    let error = Error::new(failure.message());
    error.set_name("IbidError");
    let diagnostic = JSON::parse(&failure.json()).unwrap_or(JsValue::NULL);
    // An object that was just made can be added to.
    let _ = Reflect::set(&error, &"diagnostic".into(), &diagnostic);
    error.into()
}
