//! Locale files and `cs:locale` elements of styles (CSL 1.0.2 "Locale Files - Structure").

use ibid_model::codes;
use roxmltree::Node;

use super::keywords as k;
use super::reader::{Reader, content, language, span, tidy_content};
use crate::tree::{Locale, LocaleOptions, Term, canonical_term_name};

impl Reader<'_> {
    /// A `cs:locale`, as the root of a file or in a style.
    pub(super) fn locale(&mut self, node: Node<'_, '_>) -> Locale {
        self.allow(node, &[&["version"]]);
        let mut locale = Locale {
            language: language(node),
            ..Locale::default()
        };
        for child in self.children(node) {
            match child.tag_name().name() {
                "info" => locale.updated = self.locale_updated(child),
                "style-options" => locale.options = self.locale_options(child),
                "date" => locale.dates.extend(self.locale_date(child)),
                "terms" => self.terms(child, &mut locale.terms),
                _ => self.unexpected(child, node, &["info", "style-options", "date", "terms"]),
            }
        }
        locale
    }

    fn locale_updated(&mut self, node: Node<'_, '_>) -> Option<String> {
        self.children(node)
            .into_iter()
            .find(|child| child.tag_name().name() == "updated")
            .map(tidy_content)
    }

    fn locale_options(&mut self, node: Node<'_, '_>) -> LocaleOptions {
        self.allow(
            node,
            &[&["limit-day-ordinals-to-day-1", "punctuation-in-quote"]],
        );
        LocaleOptions {
            limit_day_ordinals_to_day_1: self.flag(node, "limit-day-ordinals-to-day-1"),
            punctuation_in_quote: self.flag(node, "punctuation-in-quote"),
        }
    }

    fn terms(&mut self, node: Node<'_, '_>, terms: &mut Vec<Term>) {
        self.allow(node, &[]);
        for child in self.children(node) {
            if child.tag_name().name() == "term" {
                terms.extend(self.term(child));
            } else {
                self.unexpected(child, node, &["term"]);
            }
        }
    }

    fn term(&mut self, node: Node<'_, '_>) -> Option<Term> {
        self.allow(node, &[&["name", "form", "gender", "gender-form", "match"]]);
        let Some(name) = node.attribute("name") else {
            self.missing_attribute(node, &["name"]);
            return None;
        };
        let (single, multiple) = self.term_text(node);
        Some(Term {
            name: canonical_term_name(name.trim()).to_owned(),
            form: self.keyword(node, "form", k::TERM_FORM).unwrap_or_default(),
            gender: self.keyword(node, "gender", k::GENDER),
            gender_form: self.keyword(node, "gender-form", k::GENDER),
            ordinal_match: self.keyword(node, "match", k::ORDINAL_MATCH),
            single,
            multiple,
        })
    }

    /// Singular and plural; a term that has only one of them uses it for both.
    fn term_text(&mut self, node: Node<'_, '_>) -> (String, String) {
        if !node.children().any(|child| child.is_element()) {
            let text = content(node);
            return (text.clone(), text);
        }
        let (mut single, mut multiple) = (None, None);
        for child in self.children(node) {
            match child.tag_name().name() {
                "single" => single = Some(content(child)),
                "multiple" => multiple = Some(content(child)),
                _ => self.unexpected(child, node, &["single", "multiple"]),
            }
        }
        if single.is_none() || multiple.is_none() {
            self.warn(
                codes::STYLE_TERM_NUMBER,
                span(node),
                "`term` has only one of `single` and `multiple`; it is used for both".to_owned(),
                None,
            );
        }
        match (single, multiple) {
            (Some(single), Some(multiple)) => (single, multiple),
            (one, other) => {
                let text = one.or(other).unwrap_or_default();
                (text.clone(), text)
            }
        }
    }
}
