//! Titles of a work and of those around it.

use ibid_model::{NumberVariable, RichText, TextVariable, Variant, VariantRole};
use roxmltree::Node;

use crate::draft::Draft;
use crate::languages;
use crate::xml::Xml;

/// `nonSort`, `title` and `subTitle` as one.
pub(super) fn title(info: Node<'_, '_>) -> Option<String> {
    let title = info.rich_at("title")?;
    let title = match info.rich_at("subTitle") {
        Some(subtitle) => format!("{}: {subtitle}", title.trim_end_matches([':', ' '])),
        None => title,
    };
    Some(match info.rich_at("nonSort") {
        Some(article) if article.ends_with(['\'', '’', '-']) => format!("{article}{title}"),
        Some(article) => format!("{article} {title}"),
        None => title,
    })
}

/// The title of a related work: the one without a type.
pub(super) fn main_title(node: Node<'_, '_>) -> Option<String> {
    let untyped = node
        .all("titleInfo")
        .filter(|info| info.attr("type").is_none());
    let other = node
        .all("titleInfo")
        .filter(|info| !info.has("type", "abbreviated"));
    untyped.chain(other).find_map(title)
}

/// The titles of the work itself.
pub(super) fn titles(draft: &mut Draft<'_, '_, '_>, mods: Node<'_, '_>) {
    let has_untyped = mods
        .all("titleInfo")
        .any(|info| info.attr("type").is_none());
    for info in mods.all("titleInfo") {
        match info.attr("type") {
            None => {
                draft.text(TextVariable::Title, title(info));
                draft.number(NumberVariable::PartNumber, info.text_at("partNumber"));
                draft.text(TextVariable::PartTitle, info.rich_at("partName"));
            }
            Some("abbreviated") => draft.text(TextVariable::TitleShort, title(info)),
            Some("translated") if has_untyped => {
                let Some(value) = title(info) else { continue };
                draft.item.variants.push(Variant {
                    variable: TextVariable::Title,
                    language: info
                        .attr("lang")
                        .and_then(languages::tag)
                        .unwrap_or_default(),
                    role: VariantRole::Translated,
                    value: RichText::from(value),
                });
            }
            Some(_) if !has_untyped => draft.text(TextVariable::Title, title(info)),
            Some(kind) => draft.custom(&format!("{kind} title"), title(info)),
        }
    }
}
