//! The program's behaviour, seen from outside: what it prints, where, and how it ends.

mod article;
mod bad_input;
mod batch;
mod cite;
mod citeproc;
mod convert;
mod embed;
mod harness;
mod help;
mod inspect;
mod network;
mod pdf;
mod readme;
mod render;
mod styles;
