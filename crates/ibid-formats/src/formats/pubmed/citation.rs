//! `MedlineCitation`, with the `PubmedData` beside it: an article of a journal.

use ibid_model::{
    DateVariable, ItemType, NameVariable, NumberVariable, RichText, TextVariable, Variant,
    VariantRole,
};
use roxmltree::Node;

use super::{abstract_of, article_ids, date_of, keywords, names, pagination, title};
use crate::codec::Sink;
use crate::draft::Draft;
use crate::languages;
use crate::xml::{Record, Xml, plain};

/// The longest `pii` that is an article number rather than a publisher's item identifier.
const ARTICLE_NUMBER: usize = 12;

/// Publication types that are CSL types of their own; all others are articles of journals.
const TYPES: &[(&str, ItemType)] = &[
    ("Preprint", ItemType::Article),
    ("Newspaper Article", ItemType::ArticleNewspaper),
    ("Book Review", ItemType::ReviewBook),
    ("Dataset", ItemType::Dataset),
    ("Interview", ItemType::Interview),
    ("Technical Report", ItemType::Report),
];

pub(super) fn read(record: &Record<'_, '_>, citation: Node<'_, '_>, sink: &mut dyn Sink) {
    let Some(article) = citation.child("Article") else {
        super::missing(record, "Article", sink);
        return;
    };
    let types: Vec<String> = article
        .every("PublicationTypeList/PublicationType")
        .into_iter()
        .map(plain)
        .collect();
    let known = |name: &String| TYPES.iter().find(|(known, _)| known == name);
    let item_type = types
        .iter()
        .find_map(known)
        .map(|(_, item_type)| *item_type);
    let mut draft = Draft::new(record, item_type.unwrap_or(ItemType::ArticleJournal));
    for kind in types {
        draft.custom("PublicationType", Some(kind));
    }
    titles(&mut draft, article);
    names(&mut draft, article, NameVariable::Author);
    if let Some(journal) = article.child("Journal") {
        read_journal(&mut draft, journal);
    }
    let info = citation.child("MedlineJournalInfo");
    let short = info.and_then(|info| info.text_at("MedlineTA"));
    draft.text(TextVariable::ContainerTitleShort, short);
    draft.identifier_of(
        TextVariable::Issn,
        info.and_then(|i| i.child("ISSNLinking")),
    );
    let online = article.every("ArticleDate").into_iter().find_map(date_of);
    draft.date(DateVariable::AvailableDate, online);
    draft.number(NumberVariable::Page, pagination(article));
    draft.text(TextVariable::Abstract, abstract_of(article));
    draft.text(TextVariable::Keyword, keywords(citation));
    identifiers(&mut draft, citation, article);
    draft.give(sink);
}

fn titles(draft: &mut Draft<'_, '_, '_>, article: Node<'_, '_>) {
    let language = article.text_at("Language");
    let language = language.and_then(|code| languages::tag(&code));
    let translated = article.child("ArticleTitle").map(title);
    let own = article.child("VernacularTitle").map(title);
    draft.text(TextVariable::Title, translated);
    if draft.item.texts.contains(TextVariable::Title) {
        if let (Some(own), Some(language)) = (own, &language) {
            draft.item.variants.push(Variant {
                variable: TextVariable::Title,
                language: language.clone(),
                role: VariantRole::Original,
                value: RichText::from(own),
            });
        }
    } else {
        draft.text(TextVariable::Title, own);
    }
    draft.text(TextVariable::Language, language);
}

fn read_journal(draft: &mut Draft<'_, '_, '_>, journal: Node<'_, '_>) {
    if let Some(title) = journal.text_at("Title") {
        // "Science (New York, N.Y.)": NLM's catalogue tells journals of one name apart.
        let split = title.strip_suffix(')').and_then(|t| t.rsplit_once(" ("));
        let (bare, qualifier) = split.unzip();
        draft.custom("journal-qualifier", qualifier);
        draft.text(TextVariable::ContainerTitle, Some(bare.unwrap_or(&title)));
    }
    draft.text(
        TextVariable::ContainerTitleShort,
        journal.text_at("ISOAbbreviation"),
    );
    draft.identifier_of(TextVariable::Issn, journal.child("ISSN"));
    let Some(issue) = journal.child("JournalIssue") else {
        return;
    };
    draft.number(NumberVariable::Volume, issue.text_at("Volume"));
    draft.number(NumberVariable::Issue, issue.text_at("Issue"));
    draft.date(
        DateVariable::Issued,
        issue.child("PubDate").and_then(date_of),
    );
}

fn identifiers(draft: &mut Draft<'_, '_, '_>, citation: Node<'_, '_>, article: Node<'_, '_>) {
    draft.identifier_of(TextVariable::Pmid, citation.child("PMID"));
    for location in article.all("ELocationID") {
        let value = plain(location);
        match location.attr("EIdType") {
            Some("doi") if !location.has("ValidYN", "N") => {
                draft.identifier(TextVariable::Doi, &value, location);
            }
            Some("pii") => {
                let has_digit = value.contains(|c: char| c.is_ascii_digit());
                let is_plain = !value.contains(['-', '(', '/', ':']);
                let short = value.len() <= ARTICLE_NUMBER && is_plain && has_digit;
                draft.number(NumberVariable::Page, short.then(|| value.clone()));
                draft.custom("pii", Some(value));
            }
            _ => {}
        }
    }
    for id in citation.all("OtherID") {
        let value = plain(id);
        let pmc = value
            .split([' ', '['])
            .next()
            .filter(|v| v.starts_with("PMC"));
        if let Some(pmc) = pmc {
            draft.identifier(TextVariable::Pmcid, pmc, id);
        }
    }
    let data = citation
        .next_siblings()
        .find(|node| node.name() == "PubmedData");
    article_ids(draft, data.and_then(|data| data.child("ArticleIdList")));
    let status = data.and_then(|data| data.text_at("PublicationStatus"));
    draft.custom("PublicationStatus", status);
}
