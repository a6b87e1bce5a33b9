//! Entries of one work: found by identifier, then by title, first author and year, and merged.

use std::collections::HashMap;

use ibid_model::ident::{Doi, Isbn, Pmcid, Pmid};
use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, TextVariable, VariableMap, key,
};

/// An entry that was merged with one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Duplicate {
    /// The id of the entry that stays.
    pub kept: String,
    /// The id of the entry that went into it.
    pub merged: String,
    /// What the two have in common.
    pub reason: String,
    /// Fields that the first did not have.
    pub added: Vec<String>,
    /// Fields that both have, with different values: those of the first stay.
    pub differing: Vec<String>,
}

/// Merges entries of one work into the first of them, in one pass.
pub(crate) fn merge_duplicates(items: Vec<Item>) -> (Vec<Item>, Vec<Duplicate>) {
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut places: HashMap<Sign, usize> = HashMap::new();
    let mut duplicates = Vec::new();
    for item in items {
        let signs = signs(&item);
        let met = signs.iter().find_map(|sign| {
            let place = *places.get(sign)?;
            let first = kept.get(place)?;
            (sign.is_identifier() || agree(first, &item)).then(|| (place, sign.to_string()))
        });
        let place = if let Some((place, reason)) = met {
            if let Some(first) = kept.get_mut(place) {
                duplicates.push(merge(first, item, reason));
            }
            place
        } else {
            kept.push(item);
            kept.len() - 1
        };
        for sign in signs {
            places.entry(sign).or_insert(place);
        }
    }
    (kept, duplicates)
}

/// What two entries of one work have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Sign {
    Identifier(&'static str, String),
    /// Folded title, first author's family name, year.
    Work(String, String, i32),
}

impl Sign {
    fn is_identifier(&self) -> bool {
        matches!(self, Self::Identifier(..))
    }
}

impl std::fmt::Display for Sign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Identifier(kind, value) => write!(f, "{kind} {value}"),
            Self::Work(..) => f.write_str("title, first author and year"),
        }
    }
}

/// The signs of an item, the surest first.
fn signs(item: &Item) -> Vec<Sign> {
    let text = |variable| item.text(variable).unwrap_or_default();
    let doi = Doi::parse(text(TextVariable::Doi)).map(|id| id.normalised());
    let medline = Pmid::parse(text(TextVariable::Pmid)).map(|id| id.to_string());
    let central = Pmcid::parse(text(TextVariable::Pmcid)).map(|id| id.to_string());
    // The ISBN of a book is on each of its chapters.
    let whole = matches!(
        item.item_type,
        ItemType::Book | ItemType::Report | ItemType::Thesis
    );
    let isbn = Isbn::parse(text(TextVariable::Isbn)).map(|id| id.to_string());
    let isbn = isbn.ok().filter(|_| whole);
    let known = [
        ("DOI", doi.ok()),
        ("PMID", medline.ok()),
        ("PMCID", central.ok()),
        ("ISBN", isbn),
    ];
    let known = known.into_iter().filter_map(|(kind, id)| Some((kind, id?)));
    let mut signs: Vec<Sign> = known.map(|(kind, id)| Sign::Identifier(kind, id)).collect();
    signs.extend(work(item));
    signs
}

fn work(item: &Item) -> Option<Sign> {
    let title = folded(&item.texts.get(TextVariable::Title)?.plain());
    let author = item.names.get(NameVariable::Author)?.first()?;
    let author = folded(author.family.as_deref().or(author.literal.as_deref())?);
    let year = item.dates.get(DateVariable::Issued)?.start()?.year;
    (!title.is_empty() && !author.is_empty()).then_some(Sign::Work(title, author, year))
}

/// Letters and digits, without case and accents.
fn folded(text: &str) -> String {
    let ascii = key::fold(text);
    if ascii.is_empty() {
        // Other scripts have no ASCII form.
        let signs = text.chars().filter(|c| c.is_alphanumeric());
        signs.flat_map(char::to_lowercase).collect()
    } else {
        ascii
    }
}

/// Whether nothing says that two entries with one title, author and year are different works: no
/// identifier of the same kind differs, and neither does the type, volume or page.
fn agree(first: &Item, second: &Item) -> bool {
    let identifiers = [TextVariable::Doi, TextVariable::Pmid, TextVariable::Pmcid];
    let same_text = |variable: &TextVariable| {
        let values = first.text(*variable).zip(second.text(*variable));
        values.is_none_or(|(a, b)| a.eq_ignore_ascii_case(b))
    };
    let numbers = [
        ibid_model::NumberVariable::Volume,
        ibid_model::NumberVariable::Edition,
        ibid_model::NumberVariable::PartNumber,
    ];
    let same_number = |variable: &ibid_model::NumberVariable| {
        let values = first.number(*variable).zip(second.number(*variable));
        values.is_none_or(|(a, b)| a == b)
    };
    first.item_type == second.item_type
        && identifiers.iter().all(same_text)
        && numbers.iter().all(same_number)
}

/// Adds to `first` what it does not have.
fn merge(first: &mut Item, second: Item, reason: String) -> Duplicate {
    let mut duplicate = Duplicate {
        kept: first.id.clone(),
        merged: second.id,
        reason,
        added: Vec::new(),
        differing: Vec::new(),
    };
    fill(&mut first.texts, &second.texts, &mut duplicate);
    fill(&mut first.numbers, &second.numbers, &mut duplicate);
    fill::<_, Vec<Name>>(&mut first.names, &second.names, &mut duplicate);
    fill::<_, Date>(&mut first.dates, &second.dates, &mut duplicate);
    // One identifier in two forms is no difference.
    duplicate
        .differing
        .retain(|field| !duplicate.reason.starts_with(&format!("{field} ")));
    for (key, value) in second.custom {
        first.custom.entry(key).or_insert(value);
    }
    for category in second.categories {
        if !first.categories.contains(&category) {
            first.categories.push(category);
        }
    }
    duplicate
}

fn fill<K: Copy + Ord + std::fmt::Display, V: Clone + PartialEq>(
    first: &mut VariableMap<K, V>,
    second: &VariableMap<K, V>,
    duplicate: &mut Duplicate,
) {
    for (variable, value) in second.iter() {
        match first.get(variable) {
            None => {
                first.insert(variable, value.clone());
                duplicate.added.push(variable.to_string());
            }
            Some(own) if own != value => duplicate.differing.push(variable.to_string()),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ibid_model::csl_json::read_items;

    fn items(json: &str) -> Vec<Item> {
        read_items(json).unwrap().value
    }

    #[test]
    fn an_identifier_decides_before_all_else() {
        let (kept, duplicates) = merge_duplicates(items(
            r#"[{"id": "a", "type": "article-journal", "title": "One", "DOI": "10.1000/A"},
                {"id": "b", "type": "article-journal", "title": "Another", "DOI": "https://doi.org/10.1000/a", "volume": "3"}]"#,
        ));
        assert_eq!(kept.len(), 1);
        assert_eq!(duplicates[0].reason, "DOI 10.1000/a");
        assert_eq!(duplicates[0].added, ["volume"]);
        assert_eq!(duplicates[0].differing, ["title"]);
    }

    #[test]
    fn title_author_and_year_decide_where_nothing_speaks_against() {
        let entry = |id: &str, more: &str| {
            format!(
                r#"{{"id": "{id}", "type": "book", "title": "The Geese, again", "author": [{{"family": "Ökonkwo"}}],
                "issued": {{"date-parts": [[2001]]}}{more}}}"#
            )
        };
        let of = |entries: [String; 2]| {
            merge_duplicates(items(&format!("[{}]", entries.join(","))))
                .0
                .len()
        };
        assert_eq!(of([entry("a", ""), entry("b", r#", "publisher": "P""#)]), 1);
        assert_eq!(
            of([
                entry("a", r#", "volume": "1""#),
                entry("b", r#", "volume": "2""#)
            ]),
            2
        );
        assert_eq!(
            of([
                entry("a", r#", "DOI": "10.1000/a""#),
                entry("b", r#", "DOI": "10.1000/b""#)
            ]),
            2
        );
    }

    #[test]
    fn chapters_share_the_isbn_of_their_book() {
        let (kept, _) = merge_duplicates(items(
            r#"[{"id": "a", "type": "chapter", "title": "One", "ISBN": "9780226458083"},
                {"id": "b", "type": "chapter", "title": "Two", "ISBN": "9780226458083"}]"#,
        ));
        assert_eq!(kept.len(), 2);
    }
}
