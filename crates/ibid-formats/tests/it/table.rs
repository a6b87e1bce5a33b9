//! The tables in the documentation are those of the formats.

use ibid_formats::table::markdown;

const MARK: &str = "<!-- cargo run -p ibid-formats --example table -->\n";

#[test]
fn the_documentation_says_what_each_format_holds() {
    let path = ibid_testdata::workspace_root().join("docs/formats.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, tables) = text.split_once(MARK).unwrap();
    assert!(
        tables == markdown(),
        "put the output of `cargo run -p ibid-formats --example table` behind its line in docs/formats.md"
    );
}
