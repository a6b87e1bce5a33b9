//! Wikidata: its items of works, by the API's `wbgetentities`
//! (<https://www.wikidata.org/w/api.php?action=help&modules=wbgetentities>).
//!
//! Authors, journals and publishers are items of their own, whose names a second request fetches.

use std::collections::BTreeMap;

use ibid_model::ident::Identifier;
use serde_json::{Value, json};

use super::record::{Draft, person};
use super::{Record, Resolver, expect_success, json as read_json};
use crate::answer::{Absence, Answer, Doubt};
use crate::client::{Client, Fetched};
use crate::environment::Budget;

const NAME: &str = "wikidata";
/// How many items the API describes at once, without an account.
const AT_ONCE: usize = 50;
/// How many requests for names a work is worth.
const MOST_REQUESTS: usize = 6;

/// Wikidata.
pub(super) struct Wikidata;

impl Resolver for Wikidata {
    fn name(&self) -> &'static str {
        NAME
    }

    fn knows(&self, identifier: &Identifier) -> bool {
        matches!(identifier, Identifier::Wikidata(_))
    }

    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record> {
        client.wikidata(identifier.as_str(), budget)
    }
}

impl Client {
    /// The record of a Wikidata item, such as `Q29547544`.
    pub fn wikidata(&self, id: &str, budget: &Budget) -> Answer<Record> {
        let (value, fetched) = match entities(self, &[id], "labels|claims", budget) {
            Ok(answer) => answer,
            Err(doubt) => return Answer::CouldNotTell(doubt),
        };
        let all = value.get("entities").and_then(Value::as_object);
        // An item that was merged into another is answered under the other's name.
        let entity = all.and_then(|all| all.get(id).or_else(|| all.values().next()));
        let code = value.pointer("/error/code").and_then(Value::as_str);
        match (entity, code) {
            (Some(entity), _) if entity.get("missing").is_none() => {
                let work = Work { entity, id };
                let named = work.names(self, budget);
                named
                    .and_then(|names| work.draft(&names).finish(NAME, &fetched))
                    .into()
            }
            (Some(_), _) | (None, Some("no-such-entity")) => {
                Answer::NotFound(Absence::said_by("Wikidata"))
            }
            (None, Some(code)) => Answer::CouldNotTell(Doubt::unreadable(
                fetched.host(),
                format!("it says `{code}`"),
            )),
            (None, None) => Answer::CouldNotTell(Doubt::unreadable(
                fetched.host(),
                format!("`{id}` is not among the items that it describes"),
            )),
        }
    }
}

fn entities(
    client: &Client,
    ids: &[&str],
    props: &str,
    budget: &Budget,
) -> Result<(Value, Fetched), Doubt> {
    let ids = ids.join("|");
    let query = [
        ("action", "wbgetentities"),
        ("format", "json"),
        ("ids", ids.as_str()),
        ("props", props),
        ("languages", "en|mul"),
        ("languagefallback", "1"),
    ];
    let fetched = client.ask("wikidata", "w/api.php", &query, "application/json", budget)?;
    expect_success(&fetched)?;
    Ok((read_json(&fetched)?, fetched))
}

/// Properties whose values are texts, and the variables that they are.
const TEXTS: &[(&str, &str)] = &[
    ("P478", "volume"),
    ("P433", "issue"),
    ("P304", "page"),
    ("P1104", "number-of-pages"),
    ("P356", "DOI"),
    ("P698", "PMID"),
    ("P212", "ISBN"),
    ("P957", "ISBN"),
    ("P953", "URL"),
];

/// Properties whose values are items with names.
const ITEMS: &[(&str, &str)] = &[
    ("P1433", "container-title"),
    ("P123", "publisher"),
    ("P291", "publisher-place"),
];

/// "Instance of", and the type that it says.
const TYPES: &[(&str, &str)] = &[
    ("Q13442814", "article-journal"),
    ("Q7318358", "article-journal"),
    ("Q871232", "article-journal"),
    ("Q580922", "article"),
    ("Q23927052", "paper-conference"),
    ("Q5707594", "article-newspaper"),
    ("Q30070590", "article-magazine"),
    ("Q571", "book"),
    ("Q3331189", "book"),
    ("Q7725634", "book"),
    ("Q47461344", "book"),
    ("Q1980247", "chapter"),
    ("Q187685", "thesis"),
    ("Q1266946", "thesis"),
    ("Q10870555", "report"),
    ("Q1172284", "dataset"),
    ("Q7397", "software"),
    ("Q11424", "motion_picture"),
    ("Q5633421", "periodical"),
    ("Q41298", "periodical"),
];

/// The item of a work.
struct Work<'a> {
    entity: &'a Value,
    id: &'a str,
}

impl<'a> Work<'a> {
    /// The statements of a property: the preferred ones where there are such, none that are
    /// deprecated.
    fn statements(&self, property: &str) -> Vec<&'a Value> {
        let all = self.entity.pointer(&format!("/claims/{property}"));
        let all = all.and_then(Value::as_array).into_iter().flatten();
        let rank = |statement: &&Value, rank: &str| {
            statement.get("rank").and_then(Value::as_str) == Some(rank)
        };
        let all: Vec<&Value> = all
            .filter(|statement| !rank(statement, "deprecated"))
            .collect();
        let preferred = all
            .iter()
            .copied()
            .filter(|statement| rank(statement, "preferred"));
        let preferred: Vec<&Value> = preferred.collect();
        if preferred.is_empty() { all } else { preferred }
    }

    fn first(&self, property: &str) -> Option<&'a Value> {
        let statement = self.statements(property).into_iter().next()?;
        statement.pointer("/mainsnak/datavalue/value")
    }

    /// The names of all items that the work's statements lead to.
    fn names(&self, client: &Client, budget: &Budget) -> Result<BTreeMap<String, String>, Doubt> {
        let linked = ITEMS
            .iter()
            .map(|(property, _)| *property)
            .chain(["P50", "P98"]);
        let statements = linked.flat_map(|property| self.statements(property));
        let ids = statements.filter_map(|statement| item_id(statement));
        let mut ids: Vec<&str> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let mut names = BTreeMap::new();
        for part in ids.chunks(AT_ONCE).take(MOST_REQUESTS) {
            let (value, _) = entities(client, part, "labels", budget)?;
            for id in part {
                let label = value.pointer(&format!("/entities/{id}")).and_then(label);
                if let Some(label) = label {
                    names.insert((*id).to_owned(), label.to_owned());
                }
            }
        }
        Ok(names)
    }

    fn draft(&self, names: &BTreeMap<String, String>) -> Draft {
        let at = |property: &str| format!("/entities/{}/claims/{property}", self.id);
        let kinds = self.statements("P31");
        let kinds: Vec<&str> = kinds.into_iter().filter_map(item_id).collect();
        let known = TYPES.iter().find(|(kind, _)| kinds.contains(kind));
        let mut draft = Draft::of_type(known.map_or("document", |(_, item_type)| item_type));
        if let Some(title) = self.first("P1476") {
            let part = |key: &str| title.get(key).and_then(Value::as_str).unwrap_or_default();
            draft.set("title", part("text"), at("P1476"));
            draft.set("language", part("language"), at("P1476"));
        } else {
            let at = format!("/entities/{}/labels", self.id);
            draft.set("title", label(self.entity).unwrap_or_default(), at);
        }
        draft.set("author", self.people("P50", "P2093", names), at("P50"));
        draft.set("editor", self.people("P98", "P5769", names), at("P98"));
        if let Some(date) = self.first("P577").and_then(edtf) {
            draft.set_date("issued", &date, at("P577"));
        }
        for (property, field) in TEXTS {
            let value = self.first(property).and_then(text);
            draft.set(field, value.unwrap_or_default(), at(property));
        }
        // It is a number there.
        if let Some(pmcid) = self.first("P932").and_then(Value::as_str) {
            draft.set("PMCID", format!("PMC{pmcid}"), at("P932"));
        }
        for (property, field) in ITEMS {
            let found = self.statements(property);
            let found = found.into_iter().find_map(|s| names.get(item_id(s)?));
            draft.set(field, found.cloned().unwrap_or_default(), at(property));
        }
        draft
    }

    /// People, as items and as strings, in the order of their "series ordinal".
    fn people(&self, items: &str, strings: &str, names: &BTreeMap<String, String>) -> Vec<Value> {
        let as_items = self.statements(items).into_iter().filter_map(|statement| {
            // "Object named as" is how the work itself names the person.
            let printed = qualifier(statement, "P1932");
            let name = printed.or_else(|| names.get(item_id(statement)?).map(String::as_str))?;
            Some((statement, name))
        });
        let as_strings = self
            .statements(strings)
            .into_iter()
            .filter_map(|statement| {
                Some((
                    statement,
                    statement.pointer("/mainsnak/datavalue/value")?.as_str()?,
                ))
            });
        let mut people: Vec<(u32, &str)> = as_items
            .chain(as_strings)
            .map(|(statement, name)| {
                let ordinal = qualifier(statement, "P1545").and_then(|text| text.parse().ok());
                (ordinal.unwrap_or(u32::MAX), name)
            })
            .collect();
        people.sort_by_key(|(ordinal, _)| *ordinal);
        people.into_iter().map(|(_, name)| person(name)).collect()
    }
}

fn item_id(statement: &Value) -> Option<&str> {
    statement.pointer("/mainsnak/datavalue/value/id")?.as_str()
}

fn qualifier<'a>(statement: &'a Value, property: &str) -> Option<&'a str> {
    let place = format!("/qualifiers/{property}/0/datavalue/value");
    statement.pointer(&place)?.as_str()
}

fn label(entity: &Value) -> Option<&str> {
    let labels = entity.get("labels")?;
    let label = labels.get("en").or_else(|| labels.get("mul"))?;
    label.get("value")?.as_str()
}

/// A string, or the amount of a quantity: `{"amount": "+12"}`.
fn text(value: &Value) -> Option<&str> {
    let amount = value.get("amount").and_then(Value::as_str);
    value
        .as_str()
        .or_else(|| amount.map(|amount| amount.trim_start_matches('+')))
}

/// `{"time": "+2005-10-00T00:00:00Z", "precision": 10}`: precision 9 is a year, 10 a month, 11 a day.
fn edtf(value: &Value) -> Option<String> {
    let time = value.get("time")?.as_str()?.trim_start_matches('+');
    let day = time.split('T').next()?;
    let length = match value
        .get("precision")
        .and_then(|precision| json!(precision).as_u64())?
    {
        9 => 4,
        10 => 7,
        11 => 10,
        _ => return None,
    };
    day.get(..length).map(str::to_owned)
}
