//! Attributes that several elements have.

use roxmltree::Node;

use super::keywords as k;
use super::reader::Reader;
use crate::tree::{Affixes, Formatting, NameOptions};

pub(super) fn affixes(node: Node<'_, '_>) -> Affixes {
    Affixes {
        prefix: Reader::text(node, "prefix").unwrap_or_default(),
        suffix: Reader::text(node, "suffix").unwrap_or_default(),
    }
}

impl Reader<'_> {
    pub(super) fn formatting(&mut self, node: Node<'_, '_>) -> Formatting {
        Formatting {
            font_style: self.keyword(node, "font-style", k::FONT_STYLE),
            font_variant: self.keyword(node, "font-variant", k::FONT_VARIANT),
            font_weight: self.keyword(node, "font-weight", k::FONT_WEIGHT),
            text_decoration: self.keyword(node, "text-decoration", k::TEXT_DECORATION),
            vertical_align: self.keyword(node, "vertical-align", k::VERTICAL_ALIGN),
        }
    }

    /// The options of `cs:name`, with its `form` and `delimiter`.
    pub(super) fn own_name_options(&mut self, node: Node<'_, '_>) -> NameOptions {
        NameOptions {
            form: self.keyword(node, "form", k::NAME_FORM),
            delimiter: Self::text(node, "delimiter"),
            ..self.name_options(node)
        }
    }

    /// The options that `cs:style`, `cs:citation` and `cs:bibliography` hand down to names.
    pub(super) fn inheritable_name_options(&mut self, node: Node<'_, '_>) -> NameOptions {
        NameOptions {
            form: self.keyword(node, "name-form", k::NAME_FORM),
            delimiter: Self::text(node, "name-delimiter"),
            names_delimiter: Self::text(node, "names-delimiter"),
            ..self.name_options(node)
        }
    }

    fn name_options(&mut self, node: Node<'_, '_>) -> NameOptions {
        NameOptions {
            and: self.keyword(node, "and", k::AND),
            delimiter_precedes_et_al: self.keyword(
                node,
                "delimiter-precedes-et-al",
                k::DELIMITER_PRECEDES,
            ),
            delimiter_precedes_last: self.keyword(
                node,
                "delimiter-precedes-last",
                k::DELIMITER_PRECEDES,
            ),
            et_al_min: self.count(node, "et-al-min"),
            et_al_use_first: self.count(node, "et-al-use-first"),
            et_al_subsequent_min: self.count(node, "et-al-subsequent-min"),
            et_al_subsequent_use_first: self.count(node, "et-al-subsequent-use-first"),
            et_al_use_last: self.flag(node, "et-al-use-last"),
            initialize: self.flag(node, "initialize"),
            initialize_with: Self::text(node, "initialize-with"),
            name_as_sort_order: self.keyword(node, "name-as-sort-order", k::NAME_AS_SORT_ORDER),
            sort_separator: Self::text(node, "sort-separator"),
            form: None,
            delimiter: None,
            names_delimiter: None,
        }
    }
}
