//! The root element of styles, `cs:citation`, `cs:bibliography`, sorting and macros.

use ibid_model::{Variable, codes};
use roxmltree::Node;

use super::element::all_variables;
use super::keywords as k;
use super::macros;
use super::reader::{Reader, span};
use super::shared::affixes;
use crate::error::StyleError;
use crate::tree::{
    Bibliography, BibliographyOptions, Citation, CitationOptions, DependentStyle, Info, Layout,
    Locale, Macro, MacroIndex, SortBy, SortKey, Style, StyleClass, StyleFile, StyleOptions,
};

/// The children of `cs:style`, told apart but not yet read.
#[derive(Default)]
struct Parts<'a, 'i> {
    info: Option<Node<'a, 'i>>,
    locales: Vec<Node<'a, 'i>>,
    macros: Vec<Node<'a, 'i>>,
    citation: Option<Node<'a, 'i>>,
    bibliography: Option<Node<'a, 'i>>,
}

impl Reader<'_> {
    /// A style file from its root element.
    pub(super) fn style_file(&mut self, root: Node<'_, '_>) -> Result<StyleFile, StyleError> {
        self.allow(
            root,
            &[
                k::NAME_OPTIONS,
                k::INHERITABLE,
                &["class", "version", "default-locale"],
                &["demote-non-dropping-particle", "initialize-with-hyphen"],
                &["page-range-format"],
            ],
        );
        let parts = self.parts(root);
        let info = parts
            .info
            .map_or_else(Info::default, |node| self.info(node));
        if info.id.is_empty() {
            self.warn(
                codes::STYLE_NO_ID,
                self.place(root).span,
                "the style has no `id` in its `info`".to_owned(),
                None,
            );
        }
        let default_locale = Self::text(root, "default-locale")
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty());
        let Some(citation) = parts.citation else {
            if info.parent.is_none() {
                return Err(self.missing_element("citation", "style", root));
            }
            return Ok(StyleFile::Dependent(Box::new(DependentStyle {
                info,
                default_locale,
            })));
        };
        let class = self.style_class(root);
        let locales = self.style_locales(&parts.locales);
        let macros = self.macros(&parts.macros)?;
        let style = Style {
            info,
            class,
            version: Self::text(root, "version").unwrap_or_default(),
            default_locale,
            options: self.style_options(root),
            locales,
            citation: self.citation(citation)?,
            bibliography: parts
                .bibliography
                .map(|node| self.bibliography(node))
                .transpose()?,
            macros,
        };
        macros::check(self.text, &style)?;
        Ok(StyleFile::Independent(Box::new(style)))
    }

    fn parts<'a, 'i>(&mut self, root: Node<'a, 'i>) -> Parts<'a, 'i> {
        let mut parts = Parts::default();
        for child in self.children(root) {
            match child.tag_name().name() {
                "info" if parts.info.is_none() => parts.info = Some(child),
                "locale" => parts.locales.push(child),
                "macro" => parts.macros.push(child),
                "citation" if parts.citation.is_none() => parts.citation = Some(child),
                "bibliography" if parts.bibliography.is_none() => {
                    parts.bibliography = Some(child);
                }
                "info" | "citation" | "bibliography" => self.repeated(child),
                _ => self.unexpected(
                    child,
                    root,
                    &["info", "locale", "macro", "citation", "bibliography"],
                ),
            }
        }
        parts
    }

    /// The style's own locales; the terms in them are known to the rest of the style.
    fn style_locales(&mut self, nodes: &[Node<'_, '_>]) -> Vec<Locale> {
        let locales: Vec<Locale> = nodes.iter().map(|node| self.locale(*node)).collect();
        let terms = locales.iter().flat_map(|locale| &locale.terms);
        self.own_terms.extend(terms.map(|term| term.name.clone()));
        locales
    }

    fn style_class(&mut self, root: Node<'_, '_>) -> StyleClass {
        if !root.has_attribute("class") {
            self.warn(
                codes::STYLE_MISSING_ATTRIBUTE,
                self.place(root).span,
                "`style` has no `class`; it is taken for `in-text`".to_owned(),
                Some("expected one of `in-text`, `note`".to_owned()),
            );
        }
        self.keyword(root, "class", k::STYLE_CLASS)
            .unwrap_or(StyleClass::InText)
    }

    fn missing_element(
        &self,
        element: &'static str,
        parent: &'static str,
        node: Node<'_, '_>,
    ) -> StyleError {
        StyleError::MissingElement {
            element,
            parent,
            place: self.place(node),
        }
    }

    fn style_options(&mut self, root: Node<'_, '_>) -> StyleOptions {
        StyleOptions {
            initialize_with_hyphen: self.flag(root, "initialize-with-hyphen"),
            page_range_format: self.keyword(root, "page-range-format", k::PAGE_RANGE_FORMAT),
            demote_non_dropping_particle: self
                .keyword(root, "demote-non-dropping-particle", k::DEMOTE_PARTICLE)
                .unwrap_or_default(),
            names: self.inheritable_name_options(root),
        }
    }

    /// Reads macros; all names are known first, since a macro may call one that comes later.
    fn macros(&mut self, nodes: &[Node<'_, '_>]) -> Result<Vec<Macro>, StyleError> {
        let mut named = Vec::new();
        for node in nodes {
            self.allow(*node, &[&["name"]]);
            let Some(name) = node.attribute("name") else {
                self.missing_attribute(*node, &["name"]);
                continue;
            };
            if self.macros.contains_key(name) {
                self.repeated_macro(*node, name);
                continue;
            }
            self.macros.insert(name.to_owned(), MacroIndex(named.len()));
            named.push((name, *node));
        }
        let mut macros = Vec::with_capacity(named.len());
        for (name, node) in named {
            macros.push(Macro {
                name: name.to_owned(),
                elements: self.elements(node)?,
                span: span(node),
            });
        }
        Ok(macros)
    }

    fn repeated_macro(&mut self, node: Node<'_, '_>, name: &str) {
        self.warn(
            codes::STYLE_REPEATED,
            self.place(node).span,
            format!("macro `{name}` is there more than once; the first one counts"),
            None,
        );
    }

    fn citation(&mut self, node: Node<'_, '_>) -> Result<Citation, StyleError> {
        self.allow(
            node,
            &[
                k::NAME_OPTIONS,
                k::INHERITABLE,
                &["cite-group-delimiter", "collapse", "year-suffix-delimiter"],
                &["after-collapse-delimiter", "disambiguate-add-names"],
                &["disambiguate-add-givenname", "disambiguate-add-year-suffix"],
                &["givenname-disambiguation-rule", "near-note-distance"],
            ],
        );
        let (sort, layout) = self.sort_and_layout(node, "citation")?;
        Ok(Citation {
            names: self.inheritable_name_options(node),
            options: self.citation_options(node),
            sort,
            layout,
        })
    }

    fn citation_options(&mut self, node: Node<'_, '_>) -> CitationOptions {
        let mut is = |name| self.flag(node, name).unwrap_or_default();
        CitationOptions {
            disambiguate_add_names: is("disambiguate-add-names"),
            disambiguate_add_givenname: is("disambiguate-add-givenname"),
            disambiguate_add_year_suffix: is("disambiguate-add-year-suffix"),
            givenname_rule: self
                .keyword(node, "givenname-disambiguation-rule", k::GIVEN_NAME_RULE)
                .unwrap_or_default(),
            cite_group_delimiter: Self::text(node, "cite-group-delimiter"),
            collapse: self.keyword(node, "collapse", k::COLLAPSE),
            year_suffix_delimiter: Self::text(node, "year-suffix-delimiter"),
            after_collapse_delimiter: Self::text(node, "after-collapse-delimiter"),
            near_note_distance: self.count(node, "near-note-distance"),
        }
    }

    fn bibliography(&mut self, node: Node<'_, '_>) -> Result<Bibliography, StyleError> {
        self.allow(
            node,
            &[
                k::NAME_OPTIONS,
                k::INHERITABLE,
                &["hanging-indent", "second-field-align", "line-spacing"],
                &["entry-spacing", "subsequent-author-substitute"],
                &["subsequent-author-substitute-rule"],
            ],
        );
        let (sort, layout) = self.sort_and_layout(node, "bibliography")?;
        Ok(Bibliography {
            names: self.inheritable_name_options(node),
            options: BibliographyOptions {
                hanging_indent: self.flag(node, "hanging-indent").unwrap_or_default(),
                second_field_align: self.keyword(node, "second-field-align", k::SECOND_FIELD_ALIGN),
                line_spacing: self.count(node, "line-spacing"),
                entry_spacing: self.count(node, "entry-spacing"),
                subsequent_author_substitute: Self::text(node, "subsequent-author-substitute"),
                subsequent_author_rule: self
                    .keyword(
                        node,
                        "subsequent-author-substitute-rule",
                        k::SUBSEQUENT_AUTHOR_RULE,
                    )
                    .unwrap_or_default(),
            },
            sort,
            layout,
        })
    }

    fn sort_and_layout(
        &mut self,
        node: Node<'_, '_>,
        name: &'static str,
    ) -> Result<(Vec<SortKey>, Layout), StyleError> {
        let mut sort = None;
        let mut layouts = Vec::new();
        for child in self.children(node) {
            match child.tag_name().name() {
                "sort" if sort.is_some() => self.repeated(child),
                "sort" => sort = Some(self.sort(child)?),
                "layout" => layouts.push(child),
                _ => self.unexpected(child, node, &["sort", "layout"]),
            }
        }
        // CSL-M has a layout per locale, the one for all others without `locale`, at the end.
        let general = layouts
            .iter()
            .find(|layout| !layout.has_attribute("locale"));
        let Some(layout) = general.or(layouts.last()).copied() else {
            return Err(self.missing_element("layout", name, node));
        };
        for other in layouts.into_iter().filter(|other| *other != layout) {
            self.warn(
                codes::STYLE_REPEATED,
                self.place(other).span,
                format!("`{name}` has more than one `layout`; this one is ignored"),
                Some("layouts for a locale are not CSL 1.0.2".to_owned()),
            );
        }
        Ok((sort.unwrap_or_default(), self.layout(layout)?))
    }

    fn layout(&mut self, node: Node<'_, '_>) -> Result<Layout, StyleError> {
        self.allow(node, &[k::AFFIXES, k::FORMATTING, &["delimiter"]]);
        Ok(Layout {
            elements: self.elements(node)?,
            formatting: self.formatting(node),
            affixes: affixes(node),
            delimiter: Self::text(node, "delimiter"),
        })
    }

    fn sort(&mut self, node: Node<'_, '_>) -> Result<Vec<SortKey>, StyleError> {
        self.allow(node, &[]);
        let mut keys = Vec::new();
        for child in self.children(node) {
            if child.tag_name().name() == "key" {
                keys.extend(self.sort_key(child)?);
            } else {
                self.unexpected(child, node, &["key"]);
            }
        }
        Ok(keys)
    }

    fn sort_key(&mut self, node: Node<'_, '_>) -> Result<Option<SortKey>, StyleError> {
        self.allow(
            node,
            &[
                &["variable", "macro", "sort"],
                &["names-min", "names-use-first", "names-use-last"],
            ],
        );
        let by = if let Some(name) = node.attribute("macro") {
            Some(SortBy::Macro(self.macro_named(node, name)?))
        } else {
            self.variable(node, all_variables, Variable::from_keyword)
                .map(SortBy::Variable)
        };
        let Some(by) = by else {
            return Ok(None);
        };
        Ok(Some(SortKey {
            by,
            descending: self
                .keyword(node, "sort", k::DESCENDING)
                .unwrap_or_default(),
            names_min: self.count(node, "names-min"),
            names_use_first: self.count(node, "names-use-first"),
            names_use_last: self.flag(node, "names-use-last"),
            span: span(node),
        }))
    }
}
