//! ibid in browsers and Node: the engine, the formats and the extractor as WebAssembly.
//!
//! [`Engine`] is the whole of it: JSON strings in, JSON strings out. On `wasm32` the module
//! `bindings` makes functions of JavaScript of it, and has the host put strings into order: ICU's
//! data would be larger than the engine. `cargo xtask wasm` builds both flavours.

#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

#[cfg(target_arch = "wasm32")]
mod bindings;
#[cfg(target_arch = "wasm32")]
mod collator;
mod convert;
mod engine;
mod failure;
mod render;
#[cfg(target_arch = "wasm32")]
mod typescript;

pub use engine::Engine;
pub use failure::Failure;
