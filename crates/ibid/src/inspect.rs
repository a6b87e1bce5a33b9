//! From a source to items with the evidence for every field.

use std::collections::{BTreeMap, BTreeSet};

use ibid_extract::{CitedWork, ExtractOptions, Extraction};
use ibid_formats::Format;
use ibid_model::csl_json::write_item;
use ibid_model::{DateVariable, Diagnostic, Item, Severity, TextVariable, codes, key};
use serde_json::Value;

use crate::correction::Correction;
use crate::error::IbidError;
use crate::evidence::{Evidence, Place};
use crate::source::Source;

/// How sources are read.
#[derive(Clone, Debug, Default)]
pub struct InspectOptions {
    /// Leave titles as printed instead of bringing them to sentence case.
    pub keep_case: bool,
    /// List the works that the source cites.
    pub sources: bool,
    /// What reads PDFs; `None`: they are not read.
    #[cfg(feature = "pdf")]
    pub pdf: Option<crate::pdf::PdfReader>,
    /// The languages in which pages are asked for; `None`: as their servers like.
    #[cfg(feature = "net")]
    pub languages: Option<ibid_fetch::Languages>,
    /// What the caller knows better.
    pub corrections: Vec<Correction>,
}

/// What is known of one work, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// The source that it came from.
    pub source: String,
    /// The work.
    pub item: Item,
    /// Its fields, each with its evidence.
    pub fields: Vec<Evidence>,
    /// What the user should know.
    pub warnings: Vec<Diagnostic>,
    /// The works that the source cites, where they were asked for. Their ids are `source-1` and so
    /// on.
    pub sources: Option<Vec<CitedWork>>,
}

/// Reads a source: an article gives one inspection, references one for each item.
///
/// Items without an id of their own get one by [`unique_ids`], which the caller runs over all that
/// go into one document.
///
/// # Errors
/// The source is no text, or nothing that could be cited is in it.
pub fn inspect(source: &Source, options: &InspectOptions) -> Result<Vec<Inspection>, IbidError> {
    finished(inspect_raw(source, options)?, &source.name, options)
}

/// [`inspect`] without what the caller knows better.
pub(crate) fn inspect_raw(
    source: &Source,
    options: &InspectOptions,
) -> Result<Vec<Inspection>, IbidError> {
    match source.references_format() {
        Some(format) => references(source, format),
        None => Ok(vec![article(source, options)?]),
    }
}

/// Applies the caller's corrections, and sees whether there is anything to cite.
pub(crate) fn finished(
    mut inspections: Vec<Inspection>,
    name: &str,
    options: &InspectOptions,
) -> Result<Vec<Inspection>, IbidError> {
    for inspection in &mut inspections {
        for correction in &options.corrections {
            correction.apply(inspection);
        }
        for warning in &mut inspection.warnings {
            warning.source.get_or_insert_with(|| name.to_owned());
        }
    }
    if inspections
        .iter()
        .all(|inspection| !is_citable(&inspection.item))
    {
        return Err(IbidError::NothingCitable {
            name: name.to_owned(),
        });
    }
    Ok(inspections)
}

/// Gives items without an id a made key, and sets apart ids that meet: each item of a document has
/// an id of its own.
pub fn unique_ids(inspections: &mut [Inspection]) {
    let given = inspections.iter().map(|inspection| &inspection.item.id);
    let given: BTreeSet<String> = given.filter(|id| !id.is_empty()).cloned().collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    // Thousands of items may say the same.
    let mut tried: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for inspection in inspections {
        let id = inspection.item.id.clone();
        let made = if id.is_empty() {
            key::make_key(&inspection.item)
        } else {
            id.clone()
        };
        let is_own = !id.is_empty();
        let tried = tried.entry((made.clone(), is_own)).or_default();
        let unused = key::unused_after(&made, tried, |key| {
            taken.contains(key) || given.contains(key) && !(is_own && key == id)
        });
        if is_own && unused != id {
            let message =
                format!("the id `{id}` is used by more than one item; this one becomes `{unused}`");
            let warning = Diagnostic::warning(codes::ID_DUPLICATE, message);
            inspection
                .warnings
                .push(warning.in_source(&inspection.source));
        }
        inspection.item.id.clone_from(&unused);
        taken.insert(unused);
    }
}

fn article(source: &Source, options: &InspectOptions) -> Result<Inspection, IbidError> {
    let extract_options = ExtractOptions {
        url: source.url.clone(),
        content_type: source.content_type.clone(),
        kind: source.kind.and_then(Option::from),
        keep_case: options.keep_case,
        cited: options.sources,
    };
    let extraction = extracted(source, options, &extract_options)?;
    let mut fields: Vec<Evidence> = extraction.fields.into_iter().map(Evidence::from).collect();
    if !fields.iter().any(|field| field.name == "type") {
        fields.push(default_type(&extraction.item));
    }
    let mut cited = extraction.cited;
    for (number, work) in (1..).zip(&mut cited) {
        work.item.id = format!("source-{number}");
    }
    Ok(Inspection {
        source: source.name.clone(),
        item: extraction.item,
        fields,
        warnings: extraction.warnings,
        sources: options.sources.then_some(cited),
    })
}

/// What the source says: of a PDF by its reader, of all else by itself.
fn extracted(
    source: &Source,
    options: &InspectOptions,
    extract_options: &ExtractOptions,
) -> Result<Extraction, IbidError> {
    let named = |reason| IbidError::NoArticle {
        name: source.name.clone(),
        reason,
    };
    #[cfg(feature = "pdf")]
    if let Some(reader) = options.pdf.as_ref().filter(|_| source.is_pdf()) {
        if u64::try_from(source.bytes.len()).is_ok_and(|size| size > crate::pdf::LIMIT) {
            return Err(IbidError::TooLarge {
                name: source.name.clone(),
                limit: crate::pdf::LIMIT,
            });
        }
        let facts = reader.read(&source.bytes).map_err(named)?;
        return ibid_extract::extract_pdf(&facts, extract_options).map_err(named);
    }
    let _ = (source.is_pdf(), options);
    ibid_extract::extract(&source.bytes, extract_options).map_err(named)
}

/// The type of an item whose source does not tell: a guess without a place.
fn default_type(item: &Item) -> Evidence {
    Evidence {
        name: "type".to_owned(),
        value: Value::from(item.item_type.as_str()),
        confidence: 0.5,
        provenance: Vec::new(),
        derived_from: None,
        alternatives: Vec::new(),
    }
}

/// The items of a file of references; what there is to say of the file goes with the first.
fn references(source: &Source, format: Format) -> Result<Vec<Inspection>, IbidError> {
    let parsed =
        ibid_formats::read(format, &source.bytes).map_err(|reason| IbidError::NoReferences {
            name: source.name.clone(),
            reason,
        })?;
    let mut warnings = parsed.diagnostics;
    warnings.retain(|diagnostic| diagnostic.severity > Severity::Note);
    let mut inspections: Vec<Inspection> = parsed
        .items
        .into_iter()
        .enumerate()
        .map(|(place, item)| Inspection {
            source: source.name.clone(),
            fields: fields_of(&item, format, place),
            item,
            warnings: Vec::new(),
            sources: None,
        })
        .collect();
    if let Some(first) = inspections.first_mut() {
        first.warnings = warnings;
    }
    Ok(inspections)
}

/// The fields of an item that was given as such.
fn fields_of(item: &Item, format: Format, place: usize) -> Vec<Evidence> {
    let Value::Object(members) = write_item(item) else {
        return Vec::new();
    };
    let given = members
        .into_iter()
        .filter(|(name, _)| name != "id" && name != "custom");
    given
        .map(|(name, value)| Evidence {
            provenance: vec![Place {
                extractor: format.name().to_owned(),
                where_: format!("/{place}/{name}"),
                text: value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
                line: None,
            }],
            name,
            value,
            confidence: 1.0,
            derived_from: None,
            alternatives: Vec::new(),
        })
        .collect()
}

/// Whether a citation could say anything of the item but its address.
fn is_citable(item: &Item) -> bool {
    let said = [
        TextVariable::Title,
        TextVariable::ContainerTitle,
        TextVariable::Publisher,
        TextVariable::Doi,
        TextVariable::Genre,
        TextVariable::Note,
    ];
    let is_dated = item.dates.contains(DateVariable::Issued);
    !item.names.is_empty() || is_dated || said.iter().any(|v| item.texts.contains(*v))
}
