//! `cs:names` and what is in it.

use ibid_model::NameVariable;
use roxmltree::Node;

use super::keywords as k;
use super::reader::{Reader, span};
use super::shared::affixes;
use crate::error::StyleError;
use crate::tree::{EtAl, LabelElement, NameElement, NamePart, NamesElement};

impl Reader<'_> {
    pub(super) fn names_element(
        &mut self,
        node: Node<'_, '_>,
    ) -> Result<Option<NamesElement>, StyleError> {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                &["variable", "delimiter", "display"],
            ],
        );
        if !node.has_attribute("variable") {
            self.missing_attribute(node, &["variable"]);
            return Ok(None);
        }
        let mut names = NamesElement {
            variables: self.name_variables(node),
            name: None,
            et_al: None,
            label: None,
            label_first: false,
            substitute: Vec::new(),
            delimiter: Self::text(node, "delimiter"),
            formatting: self.formatting(node),
            affixes: affixes(node),
            display: self.keyword(node, "display", k::DISPLAY),
            span: span(node),
        };
        self.names_children(node, &mut names)?;
        Ok(Some(names))
    }

    fn name_variables(&mut self, node: Node<'_, '_>) -> Vec<NameVariable> {
        let known = || NameVariable::ALL.iter().map(|v| v.as_str()).collect();
        let found = self.list(node, "variable", known, |word| match word {
            "editortranslator" => Some(NameVariable::EditorTranslator),
            _ => NameVariable::from_keyword(word),
        });
        found.into_iter().flatten().collect()
    }

    fn names_children(
        &mut self,
        node: Node<'_, '_>,
        names: &mut NamesElement,
    ) -> Result<(), StyleError> {
        let mut substituted = false;
        for child in self.children(node) {
            match child.tag_name().name() {
                "name" if names.name.is_none() => {
                    names.label_first = names.label.is_some();
                    names.name = Some(self.name_element(child));
                }
                "et-al" if names.et_al.is_none() => names.et_al = Some(self.et_al(child)),
                "label" if names.label.is_none() => {
                    names.label = Some(self.names_label(child));
                }
                "substitute" if !substituted => {
                    self.allow(child, &[]);
                    names.substitute = self.elements(child)?;
                    substituted = true;
                }
                "name" | "et-al" | "label" | "substitute" => self.repeated(child),
                _ => self.unexpected(child, node, &["name", "et-al", "label", "substitute"]),
            }
        }
        Ok(())
    }

    fn names_label(&mut self, node: Node<'_, '_>) -> LabelElement {
        self.label(node, &[])
    }

    fn name_element(&mut self, node: Node<'_, '_>) -> NameElement {
        self.allow(
            node,
            &[
                k::AFFIXES,
                k::FORMATTING,
                k::NAME_OPTIONS,
                &["form", "delimiter"],
            ],
        );
        NameElement {
            options: self.own_name_options(node),
            parts: self.name_parts(node),
            formatting: self.formatting(node),
            affixes: affixes(node),
            span: span(node),
        }
    }

    fn name_parts(&mut self, node: Node<'_, '_>) -> Vec<NamePart> {
        let mut parts = Vec::new();
        for child in self.children(node) {
            if child.tag_name().name() != "name-part" {
                self.unexpected(child, node, &["name-part"]);
                continue;
            }
            self.allow(child, &[k::AFFIXES, k::FORMATTING, &["name", "text-case"]]);
            let Some(name) = self.keyword(child, "name", k::NAME_PART_NAME) else {
                self.missing_attribute(child, &["name"]);
                continue;
            };
            parts.push(NamePart {
                name,
                formatting: self.formatting(child),
                affixes: affixes(child),
                text_case: self.keyword(child, "text-case", k::TEXT_CASE),
            });
        }
        parts
    }

    fn et_al(&mut self, node: Node<'_, '_>) -> EtAl {
        self.allow(node, &[k::FORMATTING, &["term"]]);
        EtAl {
            term: self
                .keyword(node, "term", k::ET_AL_TERM)
                .unwrap_or("et-al")
                .to_owned(),
            formatting: self.formatting(node),
        }
    }
}
