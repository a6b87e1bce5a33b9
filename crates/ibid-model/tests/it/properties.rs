//! Properties that hold for all dates, items and texts.

use ibid_model::csl_json::{read_items, write_items};
use ibid_model::{
    CalendarDate, Date, DateValue, DateVariable, Endpoint, Item, ItemType, Name, NameVariable,
    NumberVariable, RichText, Season, TextVariable, VariableMap, Variant, VariantRole, YearPart,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn calendar_date() -> impl Strategy<Value = CalendarDate> {
    let year = prop_oneof![1_i32..9999, -9998_i32..0, 10_000..2_000_000_000];
    (year, 0_u8..6, 1_u8..=12, 1_u8..=31, 1_u8..=4).prop_map(|(year, shape, month, day, season)| {
        match shape {
            0 => CalendarDate::year(year),
            1 => CalendarDate {
                year,
                part: YearPart::Month(month),
            },
            2 => CalendarDate::season_of(year, Season::from_number(season).expect("1 to 4")),
            3 if (1..9999).contains(&year) => {
                // A whole decade or century; the first has no year of its own.
                let digits = if day % 2 == 0 { 1 } else { 2 };
                let span = 10_i32.pow(digits.into());
                CalendarDate {
                    year: (year / span).max(1) * span,
                    part: YearPart::Unspecified { digits },
                }
            }
            _ => CalendarDate::day_of(year, month.into(), day.into())
                .unwrap_or(CalendarDate::year(year)),
        }
    })
}

fn date() -> impl Strategy<Value = Date> {
    let value = prop_oneof![
        3 => calendar_date().prop_map(DateValue::Single),
        1 => (calendar_date(), 0_u8..4, 0_i32..50).prop_map(|(date, shape, later)| {
            let (start, end) = match shape {
                0 => (Endpoint::Date(date), Endpoint::Open),
                1 => (Endpoint::Date(date), Endpoint::Unknown),
                2 => (Endpoint::Open, Endpoint::Date(date)),
                _ => {
                    let year = (date.year.saturating_add(later + 1).max(1)).max(date.year + 1);
                    (Endpoint::Date(date), Endpoint::Date(CalendarDate::year(if year == 0 { 1 } else { year })))
                }
            };
            DateValue::Interval { start, end }
        }),
    ];
    (value, any::<bool>(), any::<bool>()).prop_map(|(value, uncertain, approximate)| Date {
        value: Some(value),
        uncertain,
        approximate,
        literal: None,
    })
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9é日<>/i\" .:{}\\\\-]{1,20}"
}

fn name() -> impl Strategy<Value = Name> {
    let part = || option::of(text());
    (
        text(),
        part(),
        part(),
        part(),
        part(),
        any::<bool>(),
        option::of(any::<bool>()),
    )
        .prop_map(
            |(
                family,
                given,
                dropping_particle,
                non_dropping_particle,
                suffix,
                flag,
                parse_names,
            )| {
                if flag && given.is_none() {
                    return Name {
                        static_ordering: flag,
                        ..Name::literal(family)
                    };
                }
                Name {
                    family: Some(family),
                    given,
                    dropping_particle,
                    non_dropping_particle,
                    suffix,
                    comma_suffix: flag,
                    static_ordering: !flag,
                    parse_names,
                    literal: None,
                }
            },
        )
}

fn map<K: Copy + Ord + std::fmt::Debug + 'static, V: std::fmt::Debug>(
    keys: &'static [K],
    value: impl Strategy<Value = V>,
) -> impl Strategy<Value = VariableMap<K, V>> {
    btree_map(select(keys), value, 0..6).prop_map(|entries| {
        let mut map = VariableMap::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    })
}

fn item() -> impl Strategy<Value = Item> {
    let rich = || text().prop_map(RichText::from);
    let variant =
        (select(TextVariable::ALL), text(), text()).prop_map(|(variable, language, value)| {
            Variant {
                variable,
                language,
                role: VariantRole::Romanised,
                value: RichText::from(value),
            }
        });
    (
        (text(), select(ItemType::ALL)),
        map(TextVariable::ALL, rich()),
        map(NumberVariable::ALL, rich()),
        map(NameVariable::ALL, vec(name(), 1..4)),
        map(DateVariable::ALL, date()),
        (vec(text(), 0..2), vec(variant, 0..2)),
    )
        .prop_map(
            |((id, item_type), texts, numbers, names, dates, (categories, variants))| Item {
                texts,
                numbers,
                names,
                dates,
                categories,
                variants,
                ..Item::new(id, item_type)
            },
        )
}

/// The properties of an item in the CSL-JSON schema, or of one of its definitions.
fn schema_properties(pointer: &str) -> Option<serde_json::Value> {
    let folder = ibid_testdata::find_or_skip(ibid_testdata::Dataset::Schema)?;
    let path = folder.join("input/csl-data.json");
    let text = std::fs::read_to_string(path).expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    schema.pointer(pointer).cloned()
}

/// Whether the schema's `type` allows a value of this kind.
fn allows(schema: &serde_json::Value, value: &serde_json::Value) -> bool {
    let kind = match value {
        serde_json::Value::String(_) => "string",
        serde_json::Value::Array(_) => "array",
        serde_json::Value::Object(_) => "object",
        _ => return false,
    };
    match &schema["type"] {
        serde_json::Value::String(one) => one == kind,
        serde_json::Value::Array(several) => several.iter().any(|one| one == kind),
        // A reference: dates are objects.
        _ => kind == "object",
    }
}

#[test]
fn every_variable_is_written_as_the_schema_has_it() {
    let Some(properties) = schema_properties("/items/properties") else {
        return;
    };
    let mut item = Item::new("x", ItemType::Book);
    for variable in TextVariable::ALL {
        item.texts.insert(*variable, RichText::from("text"));
    }
    for variable in NumberVariable::ALL {
        item.numbers.insert(*variable, RichText::from("1"));
    }
    for variable in NameVariable::ALL {
        item.names.insert(*variable, vec![Name::literal("name")]);
    }
    for variable in DateVariable::ALL {
        item.dates
            .insert(*variable, Date::single(CalendarDate::year(2000)));
    }
    let written = ibid_model::csl_json::write_item(&item);
    for (key, value) in written.as_object().expect("an object") {
        let schema = properties.get(key);
        assert!(
            schema.is_some_and(|schema| allows(schema, value)),
            "{key}: {value}"
        );
    }
    let types = &properties["type"]["enum"];
    for item_type in ItemType::ALL {
        assert!(
            types
                .as_array()
                .is_some_and(|t| t.iter().any(|t| t == item_type.as_str()))
        );
    }
}

proptest! {
    /// Items one after the other are read entry by entry, an array in one pass: to the same items.
    #[test]
    fn an_array_reads_as_its_entries_do(items in vec(item(), 1..4)) {
        let items: Vec<Item> = items
            .into_iter()
            .zip(0..)
            .map(|(item, number)| Item { id: format!("i{number}"), ..item })
            .collect();
        let array = write_items(&items);
        let entries = array.as_array().expect("an array").iter();
        let lines: Vec<String> = entries.map(ToString::to_string).collect();
        let of_array = read_items(&array.to_string()).expect("an array of items");
        let of_lines = read_items(&lines.join("\n")).expect("items, a line each");
        prop_assert_eq!(of_array.value, of_lines.value);
        prop_assert_eq!(of_array.diagnostics.len(), of_lines.diagnostics.len());
    }

    #[test]
    fn edtf_round_trip(date in date()) {
        let text = date.to_edtf().expect("a value");
        prop_assert_eq!(Date::parse_edtf(&text), Ok(date), "{}", text);
    }

    #[test]
    fn csl_json_round_trip(item in item()) {
        let text = write_items([&item]).to_string();
        let parsed = read_items(&text).expect("CSL-JSON");
        prop_assert_eq!(parsed.value, vec![item], "{}", text);
        prop_assert_eq!(parsed.diagnostics, vec![], "{}", text);
    }

    #[test]
    fn no_text_breaks_the_readers(text in "\\PC{0,60}") {
        let _ = Date::parse_edtf(&text);
        let _ = Date::parse_raw(&text);
        let _ = read_items(&text);
        let _ = Name::person(text.clone(), text.clone()).split_particles();
        let _ = ibid_model::ident::Identifier::recognise(&text);
        prop_assert!(RichText::from(text.as_str()).plain().len() <= text.len());
    }

    #[test]
    fn no_date_text_breaks_the_readers(text in "[-0-9/.~?%X TY:,a-e年月]{0,24}") {
        let date = Date::parse_raw(&text);
        if let Some(edtf) = date.to_edtf() {
            prop_assert_eq!(Date::parse_edtf(&edtf).map(|d| d.value), Ok(date.value), "{}", edtf);
        }
    }

    #[test]
    fn every_cut_of_a_file_reads_without_a_panic(cut in 0_usize..200, junk in "[\\[\\]{}\",:a0 ]{0,6}") {
        let whole = r#"[{"id":"a","type":"book","author":[{"family":"B","given":"C"}],"issued":{"date-parts":[[2001,2,3]]}},{"id":"b","type":"book","title":"日本"}]"#;
        let cut = (0..=cut.min(whole.len())).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        let _ = read_items(&format!("{}{junk}{}", &whole[..cut], &whole[cut..]));
        let _ = read_items(&format!("{}{junk}", &whole[..cut]));
    }
}
