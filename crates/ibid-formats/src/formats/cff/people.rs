//! Persons and entities.
//!
//! Source: CFF 1.2.0's `definitions/person` and `definitions/entity`.

use ibid_model::Name;

use super::table::ANONYMOUS;
use crate::record::Record;
use crate::tree::Fields;

/// A person by the parts of the name, an entity by its name; `None` for nobody.
pub(super) fn read(entry: &mut Record) -> Option<Name> {
    if let Some(name) = entry.text("name") {
        return Some(Name::literal(name));
    }
    let family = entry.text("family-names");
    let given = entry.text("given-names");
    let particle = entry.text("name-particle");
    let suffix = entry.text("name-suffix");
    match (family, given) {
        (None, None) => {
            let alias = entry.text("alias")?;
            (alias != ANONYMOUS).then(|| Name::literal(alias))
        }
        (None, Some(given)) => Some(Name::literal(given)),
        (family, given) => {
            let given = given.unwrap_or_default();
            let mut name = Name::person(family.unwrap_or_default(), given).split_particles();
            name.non_dropping_particle = particle.or(name.non_dropping_particle);
            name.suffix = suffix.or(name.suffix);
            Some(name)
        }
    }
}

/// A name as a person or entity.
pub(super) fn write(name: &Name) -> Fields {
    let mut out = Fields::default();
    if let Some(literal) = &name.literal {
        out.put("name", literal.as_str());
        return out;
    }
    let given = crate::parts::joined(name.given.as_deref(), name.dropping_particle.as_deref());
    out.put_some("family-names", name.family.clone());
    out.put_some("given-names", Some(given).filter(|given| !given.is_empty()));
    out.put_some("name-particle", name.non_dropping_particle.clone());
    out.put_some("name-suffix", name.suffix.clone());
    out
}
