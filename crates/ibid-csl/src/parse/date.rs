//! `cs:date` and `cs:date-part`, in styles and in locales.

use ibid_model::DateVariable;
use roxmltree::Node;

use super::element::date_variables;
use super::keywords as k;
use super::reader::{Reader, span};
use super::shared::affixes;
use crate::tree::{DateElement, DatePart, LocaleDate};

impl Reader<'_> {
    pub(super) fn date_element(&mut self, node: Node<'_, '_>) -> Option<DateElement> {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["variable", "form", "date-parts", "delimiter"],
                &["display", "text-case"],
            ],
        );
        let variable = self.variable(node, date_variables, DateVariable::from_keyword)?;
        Some(DateElement {
            variable,
            form: self.keyword(node, "form", k::DATE_FORM),
            parts_shown: self
                .keyword(node, "date-parts", k::DATE_PARTS_SHOWN)
                .unwrap_or_default(),
            parts: self.date_parts(node),
            delimiter: Self::text(node, "delimiter"),
            formatting: self.formatting(node),
            affixes: affixes(node),
            display: self.keyword(node, "display", k::DISPLAY),
            text_case: self.keyword(node, "text-case", k::TEXT_CASE),
            span: span(node),
        })
    }

    /// `cs:date` of a locale; `None` without a `form`.
    pub(super) fn locale_date(&mut self, node: Node<'_, '_>) -> Option<LocaleDate> {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["form", "delimiter", "text-case"],
            ],
        );
        let Some(form) = self.keyword(node, "form", k::DATE_FORM) else {
            self.missing_attribute(node, &["form"]);
            return None;
        };
        Some(LocaleDate {
            form,
            parts: self.date_parts(node),
            delimiter: Self::text(node, "delimiter"),
            formatting: self.formatting(node),
            affixes: affixes(node),
            text_case: self.keyword(node, "text-case", k::TEXT_CASE),
        })
    }

    fn date_parts(&mut self, node: Node<'_, '_>) -> Vec<DatePart> {
        let mut parts = Vec::new();
        for child in self.children(node) {
            if child.tag_name().name() == "date-part" {
                parts.extend(self.date_part(child));
            } else {
                self.unexpected(child, node, &["date-part"]);
            }
        }
        parts
    }

    fn date_part(&mut self, node: Node<'_, '_>) -> Option<DatePart> {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["name", "form", "range-delimiter", "strip-periods"],
                &["text-case"],
            ],
        );
        let Some(name) = self.keyword(node, "name", k::DATE_PART_NAME) else {
            self.missing_attribute(node, &["name"]);
            return None;
        };
        Some(DatePart {
            name,
            form: self.keyword(node, "form", k::DATE_PART_FORM),
            range_delimiter: Self::text(node, "range-delimiter"),
            formatting: self.formatting(node),
            prefix: Self::text(node, "prefix"),
            suffix: Self::text(node, "suffix"),
            strip_periods: self.flag(node, "strip-periods"),
            text_case: self.keyword(node, "text-case", k::TEXT_CASE),
            span: span(node),
        })
    }
}
