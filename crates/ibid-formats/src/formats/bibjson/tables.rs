//! BibJSON's words, and what CSL calls them.
//!
//! Source: <http://okfnlabs.org/bibjson/>, BibTeX's entry types and fields, and DOAJ's articles.

use ibid_model::{ItemType, NumberVariable, TextVariable, Variable};

/// Types; of several for one CSL type, the first is the one to write.
#[rustfmt::skip]
const TYPES: &[(&str, ItemType)] = &[
    ("article", ItemType::ArticleJournal),
    ("book", ItemType::Book),
    ("proceedings", ItemType::Book),
    ("manual", ItemType::Book),
    ("incollection", ItemType::Chapter),
    ("inbook", ItemType::Chapter),
    ("inproceedings", ItemType::PaperConference),
    ("conference", ItemType::PaperConference),
    ("phdthesis", ItemType::Thesis),
    ("mastersthesis", ItemType::Thesis),
    ("thesis", ItemType::Thesis),
    ("techreport", ItemType::Report),
    ("unpublished", ItemType::Manuscript),
    ("booklet", ItemType::Pamphlet),
    ("misc", ItemType::Document),
];

/// Members with a text or number, in the order in which they are written.
#[rustfmt::skip]
pub(super) const MEMBERS: &[(&str, Variable)] = &[
    ("abstract", Variable::Text(TextVariable::Abstract)),
    ("booktitle", Variable::Text(TextVariable::ContainerTitle)),
    ("publisher", Variable::Text(TextVariable::Publisher)),
    ("address", Variable::Text(TextVariable::PublisherPlace)),
    ("series", Variable::Text(TextVariable::CollectionTitle)),
    ("edition", Variable::Number(NumberVariable::Edition)),
    ("chapter", Variable::Number(NumberVariable::ChapterNumber)),
    ("volume", Variable::Number(NumberVariable::Volume)),
    ("pages", Variable::Number(NumberVariable::Page)),
    ("language", Variable::Text(TextVariable::Language)),
    ("note", Variable::Text(TextVariable::Note)),
];

/// Members of `journal`.
#[rustfmt::skip]
pub(super) const OF_JOURNAL: &[(&str, Variable)] = &[
    ("name", Variable::Text(TextVariable::ContainerTitle)),
    ("shortcode", Variable::Text(TextVariable::ContainerTitleShort)),
    ("volume", Variable::Number(NumberVariable::Volume)),
    ("issue", Variable::Number(NumberVariable::Issue)),
    ("pages", Variable::Number(NumberVariable::Page)),
];

/// Types of identifiers.
pub(super) const IDENTIFIERS: &[(&str, TextVariable)] = &[
    ("doi", TextVariable::Doi),
    ("isbn", TextVariable::Isbn),
    ("issn", TextVariable::Issn),
    ("pmid", TextVariable::Pmid),
    ("pmcid", TextVariable::Pmcid),
];

/// The CSL type of a type.
pub(super) fn item_type(word: &str) -> Option<ItemType> {
    let word = word.to_ascii_lowercase();
    let known = TYPES.iter().find(|(name, _)| *name == word);
    let known = known.map(|(_, item_type)| *item_type);
    known.or_else(|| ItemType::from_keyword(&word))
}

/// The type to write for a CSL type: one of BibTeX's, or CSL's own word.
pub(super) fn word(item_type: ItemType) -> &'static str {
    let own = TYPES.iter().find(|(_, of)| *of == item_type);
    // CSL's `article` would be read as BibTeX's.
    let other = if item_type == ItemType::Article {
        "misc"
    } else {
        item_type.as_str()
    };
    own.map_or(other, |(name, _)| *name)
}

/// Whether a work stands in a journal, and not in a book.
pub(super) const fn is_in_journal(item_type: ItemType) -> bool {
    use ItemType as T;
    matches!(
        item_type,
        T::ArticleJournal | T::ArticleMagazine | T::ArticleNewspaper | T::Article | T::Review
    )
}
