//! What the user should know of the item.

use ibid_model::{DateVariable, Diagnostic, NameVariable, TextVariable, codes};

use super::Draft;

pub(crate) fn add(draft: &mut Draft<'_>) {
    let item = &draft.item;
    let mut warnings = Vec::new();
    if item.text(TextVariable::Title).is_none() {
        warnings.push(
            Diagnostic::warning(codes::NO_TITLE, "no title was found")
                .with_help("give it with `--set title=…`"),
        );
    }
    if item.text(TextVariable::Url).is_none() {
        warnings.push(
            Diagnostic::warning(codes::NO_URL, "the source does not say its address (`URL`)")
                .with_help("give it with `--url URL` or `--set URL=…`"),
        );
    }
    if item.text(TextVariable::ContainerTitle).is_none() {
        warnings.push(
            Diagnostic::warning(
                codes::NO_SITE,
                "the source does not name its site or journal (`container-title`)",
            )
            .with_help("give it with `--set container-title=…`"),
        );
    }
    if !item.names.contains(NameVariable::Author) {
        warnings.push(
            Diagnostic::warning(codes::NO_AUTHOR, "no author was found (`author`)")
                .with_help("if there is one, give it with `--set author=…`"),
        );
    }
    if !item.dates.contains(DateVariable::Issued) {
        warnings.push(
            Diagnostic::warning(codes::NO_DATE, "no date was found (`issued`)")
                .with_help("if there is one, give it with `--set issued=YYYY-MM-DD`"),
        );
    }
    for field in &draft.fields {
        let is_main = matches!(
            field.name.as_str(),
            "title" | "author" | "issued" | "container-title"
        );
        if is_main && field.confidence < UNSURE {
            let text = field.provenance.first().map_or("", |place| &place.text);
            warnings.push(
                Diagnostic::warning(
                    codes::FIELD_UNSURE,
                    format!("`{}` is a guess, from `{text}`", field.name),
                )
                .with_help(format!("correct it with `--set {}=…`", field.name)),
            );
        }
    }
    draft.warnings.extend(warnings);
}

/// Below this confidence a field is called a guess.
const UNSURE: f32 = 0.65;
