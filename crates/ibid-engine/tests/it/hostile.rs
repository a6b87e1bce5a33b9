//! Items that nobody would write on purpose.

use ibid_engine::{Cite, OutputFormat};
use proptest::prelude::*;

use crate::support::{AUTHOR_DATE, items, processor};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Any text in any variable is printed in every format, and ends.
    #[test]
    fn any_text_is_printed(
        title in "\\PC{0,60}",
        markup in "(<i>|</i>|<b>|\"|'|“|”|<span class=\"nocase\">|</span>|<sup>| |[a-z]){0,24}",
        locator in "[-–0-9ivx,& .a-z]{0,16}",
        pages in "\\PC{0,20}",
    ) {
        let json = serde_json::json!([{
            "id": "x", "type": "book", "title": format!("{title}{markup}"), "page": pages,
            "author": [{"family": title, "given": markup}, {"literal": markup}],
        }]);
        let mut processor = processor("note", AUTHOR_DATE, items(&json.to_string()));
        processor.include_all();
        let cite = Cite { locator: Some(locator), prefix: markup.clone(), ..Cite::new("x") };
        let cluster = processor.preview(&[cite]).expect("a known item");
        for format in [OutputFormat::Text, OutputFormat::Html, OutputFormat::Markdown] {
            prop_assert!(!cluster.write(format).is_empty());
        }
        let html = processor.bibliography().expect("a bibliography").write(OutputFormat::Html);
        prop_assert_eq!(html.matches("<i>").count(), html.matches("</i>").count());
        prop_assert_eq!(html.matches("<b>").count(), html.matches("</b>").count());
    }
}
