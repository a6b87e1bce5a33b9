//! The dialects, as the clients of the servers that they stand for speak them.

mod citeproc_js;
mod citoid;
mod negotiation;
mod stub;
mod zotero;
