//! Prints the tables of `docs/formats.md`, which stand there behind the line that names this.
#![allow(clippy::print_stdout, reason = "that is what it is for")]

fn main() {
    print!("{}", ibid_formats::table::markdown());
}
