//! Zotero's base fields: one name for what item types call differently.
//!
//! Source: Zotero's schema, version 41 (<https://api.zotero.org/schema>): `baseField` of item types.

/// Base fields, and the fields that stand for them.
const BASES: &[(&str, &str)] = &[
    ("title", "caseName nameOfAct subject"),
    (
        "publicationTitle",
        "blogTitle bookTitle dictionaryTitle encyclopediaTitle forumTitle proceedingsTitle programTitle \
         websiteTitle",
    ),
    ("date", "dateDecided dateEnacted issueDate"),
    (
        "publisher",
        "company distributor institution label network repository studio university",
    ),
    ("place", "repositoryLocation"),
    (
        "number",
        "archiveID billNumber docketNumber documentNumber episodeNumber identifier patentNumber \
         publicLawNumber reportNumber",
    ),
    ("volume", "codeVolume reporterVolume"),
    ("pages", "codePages firstPage"),
    (
        "type",
        "genre letterType manuscriptType mapType postType presentationType reportType thesisType \
         websiteType",
    ),
    (
        "medium",
        "artworkMedium audioFileType audioRecordingFormat interviewMedium videoRecordingFormat",
    ),
    (
        "authority",
        "court issuingAuthority legislativeBody organization",
    ),
    ("status", "legalStatus"),
];

/// The base field of a field; a field that has none is its own.
pub(super) fn base_of(field: &str) -> &str {
    let has = |(_, fields): &&(&str, &str)| fields.split_whitespace().any(|known| known == field);
    BASES.iter().find(has).map_or(field, |(base, _)| base)
}
