//! `cs:info` (CSL 1.0.2 "Info").

use roxmltree::Node;

use super::reader::{Reader, tidy_content};
use crate::tree::Info;

/// Elements of `cs:info`; those that [`Info`] has no room for are known all the same.
const ELEMENTS: &[&str] = &[
    "author",
    "category",
    "contributor",
    "eissn",
    "id",
    "issn",
    "issnl",
    "link",
    "published",
    "rights",
    "summary",
    "title",
    "title-short",
    "translator",
    "updated",
];

impl Reader<'_> {
    pub(super) fn info(&mut self, node: Node<'_, '_>) -> Info {
        let mut info = Info::default();
        for child in self.children(node) {
            let text = || Some(tidy_content(child)).filter(|text| !text.is_empty());
            match child.tag_name().name() {
                "id" => info.id = text().unwrap_or_default(),
                "title" => info.title = text().unwrap_or_default(),
                "title-short" => info.title_short = text(),
                "updated" => info.updated = text(),
                "summary" => info.summary = text(),
                "rights" => {
                    info.rights = text();
                    info.license = Self::text(child, "license");
                }
                "issn" | "eissn" | "issnl" => info.issns.extend(text()),
                "author" | "contributor" => {
                    let names = self.children(child).into_iter();
                    let name = names.filter(|c| c.tag_name().name() == "name");
                    info.contributors.extend(name.map(tidy_content));
                }
                "category" => {
                    let format = Self::text(child, "citation-format");
                    info.citation_format = format.or(info.citation_format);
                    info.fields.extend(Self::text(child, "field"));
                }
                "link" => self.link(child, &mut info),
                name if ELEMENTS.contains(&name) => {}
                _ => self.unexpected(child, node, ELEMENTS),
            }
        }
        info
    }

    fn link(&mut self, node: Node<'_, '_>, info: &mut Info) {
        let Some(target) = node.attribute("href").map(|href| href.trim().to_owned()) else {
            self.missing_attribute(node, &["href"]);
            return;
        };
        match node.attribute("rel") {
            Some("independent-parent") => info.parent = Some(target),
            Some("self") => info.self_link = Some(target),
            // `template` and `documentation` are for the authors of styles.
            _ => {}
        }
    }
}
