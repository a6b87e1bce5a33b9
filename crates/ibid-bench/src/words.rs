//! The words that items are made of.

/// Beginnings of family names. With each of [`FAMILY_ENDS`] they are 400 names.
pub(crate) const FAMILY_STARTS: &[&str] = &[
    "Al", "Berg", "Bran", "Car", "Dahl", "Eng", "Fair", "Grün", "Hav", "Iver", "Kar", "Lind",
    "Mar", "Nor", "Oster", "Pem", "Ros", "Söder", "Thorn", "West",
];

/// Ends of family names.
pub(crate) const FAMILY_ENDS: &[&str] = &[
    "bach", "berg", "bury", "dal", "den", "er", "feld", "ford", "gren", "ham", "ini", "kov", "ley",
    "mann", "ová", "quist", "sen", "stein", "ton", "well",
];

pub(crate) const GIVEN: &[&str] = &[
    "Ada",
    "Ahmed",
    "Aiko",
    "Anna",
    "Bram",
    "Carla",
    "Chen",
    "Daniel",
    "Élise",
    "Emeka",
    "Fatima",
    "George",
    "Hanna",
    "Ines",
    "Ivan",
    "Jean-Paul",
    "John",
    "Kwame",
    "Laura",
    "Lena",
    "Luis",
    "María",
    "Mei",
    "Nadia",
    "Olga",
    "Omar",
    "Per",
    "Priya",
    "Rosa",
    "Samuel",
    "Sven",
    "Tomás",
    "Uma",
    "Vera",
    "William",
    "Yusuf",
];

pub(crate) const INITIALS: &[&str] = &["A.", "B.", "D.", "E.", "J.", "K.", "L. M.", "M.", "S."];

pub(crate) const PARTICLES: &[&str] = &["van der", "de", "von", "van"];

pub(crate) const INSTITUTIONS: &[&str] = &[
    "Bureau of Coastal Surveys",
    "European Office for Soil Data",
    "Institute of Public Statistics",
    "International Harbour Association",
    "Ministry of Rural Affairs",
    "World Forum on Groundwater",
];

pub(crate) const ADJECTIVES: &[&str] = &[
    "adaptive",
    "comparative",
    "contested",
    "early",
    "empirical",
    "gradual",
    "hidden",
    "integrated",
    "late-medieval",
    "local",
    "long-term",
    "measured",
    "modern",
    "nonlinear",
    "post-industrial",
    "quantitative",
    "seasonal",
    "shared",
    "stochastic",
    "urban",
];

pub(crate) const NOUNS: &[&str] = &[
    "accretion",
    "archives",
    "boundaries",
    "census data",
    "climate records",
    "drainage",
    "estuaries",
    "fisheries",
    "governance",
    "harvests",
    "inference",
    "labour markets",
    "land tenure",
    "migration",
    "networks",
    "nutrient cycles",
    "pollination",
    "public health",
    "reading habits",
    "sediments",
    "settlement",
    "soil moisture",
    "taxation",
    "trade routes",
    "translation",
    "wetlands",
];

/// What titles have in markup.
pub(crate) const MARKED: &[&str] = &[
    "<i>Spartina alterniflora</i>",
    "<i>Zostera marina</i> meadows",
    "CO<sub>2</sub> uptake",
    "the <sup>14</sup>C record",
    "the <span class=\"nocase\">eDNA</span> of eels",
];

pub(crate) const PLACES: &[&str] = &[
    "Bristol",
    "Cape Town",
    "Chicago",
    "Gdańsk",
    "Hamburg",
    "Kyoto",
    "Lisbon",
    "London",
    "Melbourne",
    "Mumbai",
    "New York",
    "Oslo",
    "Porto Alegre",
    "Toronto",
    "Vienna",
    "Zürich",
];

/// Journals, each with its short form.
pub(crate) const JOURNALS: &[(&str, &str)] = &[
    ("Annals of Coastal Geography", "Ann. Coast. Geogr."),
    ("Archive of Economic History", "Arch. Econ. Hist."),
    ("Comparative Land Studies", "Comp. Land Stud."),
    ("Ecology & Settlement", "Ecol. Settl."),
    ("International Review of Wetlands", "Int. Rev. Wetl."),
    ("Journal of Applied Inference", "J. Appl. Inference"),
    ("Journal of Sediment Research", "J. Sediment Res."),
    ("Methods in Public Health", "Methods Public Health"),
    ("Proceedings of the Harbour Society", "Proc. Harb. Soc."),
    ("Revista de Estudios Urbanos", "Rev. Estud. Urb."),
    ("The Quarterly of Social Statistics", "Q. Soc. Stat."),
    ("Water and Society", "Water Soc."),
];

pub(crate) const PUBLISHERS: &[&str] = &[
    "Anchor Hall",
    "Canopy Press",
    "Delta University Press",
    "Editorial Marina",
    "Harbour & Sons",
    "Northern Academic",
    "Verlag am Deich",
];

pub(crate) const UNIVERSITIES: &[&str] = &[
    "Delta University",
    "Northern Institute of Technology",
    "Universidade do Litoral",
    "University of the Fens",
];

pub(crate) const NEWSPAPERS: &[&str] = &["Fenland Gazette", "Der Hafenbote", "The Daily Estuary"];

pub(crate) const SITES: &[&str] = &["Marsh Notes", "Open Soil Data", "The Tide Table"];
