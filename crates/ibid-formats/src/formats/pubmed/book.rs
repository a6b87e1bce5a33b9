//! `BookDocument`: a book of the NCBI Bookshelf, or a part of one.

use ibid_model::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};
use roxmltree::Node;

use super::{abstract_of, article_ids, date_of, keywords, names, pagination, title};
use crate::codec::Sink;
use crate::draft::Draft;
use crate::languages;
use crate::xml::{Record, Xml, rich};

pub(super) fn read(record: &Record<'_, '_>, document: Node<'_, '_>, sink: &mut dyn Sink) {
    let own_title = document.child("ArticleTitle").map(title);
    let is_part = own_title.as_ref().is_some_and(|title| !title.is_empty());
    let item_type = if is_part {
        ItemType::Chapter
    } else {
        ItemType::Book
    };
    let mut draft = Draft::new(record, item_type);
    draft.text(TextVariable::Title, own_title);
    names(&mut draft, document, NameVariable::Author);
    if let Some(book) = document.child("Book") {
        read_book(&mut draft, book, is_part);
    }
    let language = document.text_at("Language");
    draft.text(
        TextVariable::Language,
        language.and_then(|code| languages::tag(&code)),
    );
    draft.number(NumberVariable::Page, pagination(document));
    draft.number(
        NumberVariable::ChapterNumber,
        document.text_at("LocationLabel"),
    );
    draft.text(TextVariable::Abstract, abstract_of(document));
    draft.text(TextVariable::Keyword, keywords(document));
    draft.identifier_of(TextVariable::Pmid, document.child("PMID"));
    article_ids(&mut draft, document.child("ArticleIdList"));
    let accession = draft.item.custom.get("bookaccession");
    let url = accession.and_then(|a| a.as_str()).map(bookshelf_url);
    draft.text(TextVariable::Url, url);
    draft.give(sink);
}

/// Where NCBI shows a book of this accession number.
fn bookshelf_url(accession: &str) -> String {
    format!("https://www.ncbi.nlm.nih.gov/books/{accession}/")
}

fn read_book(draft: &mut Draft<'_, '_, '_>, book: Node<'_, '_>, is_part: bool) {
    let (title_of_book, authors) = if is_part {
        (TextVariable::ContainerTitle, NameVariable::ContainerAuthor)
    } else {
        (TextVariable::Title, NameVariable::Author)
    };
    draft.text(title_of_book, book.child("BookTitle").map(title));
    names(draft, book, authors);
    draft.text(TextVariable::VolumeTitle, book.rich_at("VolumeTitle"));
    draft.text(
        TextVariable::CollectionTitle,
        book.child("CollectionTitle").map(rich),
    );
    draft.number(NumberVariable::Volume, book.text_at("Volume"));
    draft.number(NumberVariable::Edition, book.text_at("Edition"));
    draft.number(NumberVariable::Number, book.text_at("ReportNumber"));
    draft.text(TextVariable::Medium, book.text_at("Medium"));
    draft.text(
        TextVariable::Publisher,
        book.text_at("Publisher/PublisherName"),
    );
    draft.text(
        TextVariable::PublisherPlace,
        book.text_at("Publisher/PublisherLocation"),
    );
    for isbn in book.all("Isbn") {
        draft.identifier_of(TextVariable::Isbn, Some(isbn));
    }
    for location in book.all("ELocationID").filter(|l| l.has("EIdType", "doi")) {
        // A part's own DOI stands beside the book.
        let variable = if is_part {
            None
        } else {
            Some(TextVariable::Doi)
        };
        match variable {
            Some(variable) => draft.identifier_of(variable, Some(location)),
            None => draft.custom("book-doi", Some(rich(location))),
        }
    }
    let date = book
        .child("PubDate")
        .or_else(|| book.child("BeginningDate"));
    draft.date(DateVariable::Issued, date.and_then(date_of));
}
