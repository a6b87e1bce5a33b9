//! The closed vocabularies of CSL 1.0.2: item types, variables and locator labels.
//!
//! Source: `csl-types.rnc`, `csl-variables.rnc` and `csl-terms.rnc` of the CSL schema, and
//! appendices III and IV of the specification.

/// Declares a closed vocabulary: an enum whose variants each stand for one CSL keyword.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The keyword as CSL spells it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The value that CSL spells `keyword`, if there is one. Case counts.
            pub fn from_keyword(keyword: &str) -> Option<Self> {
                match keyword { $($text => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// What kind of work an item is (CSL appendix III).
    ItemType {
        Article = "article",
        ArticleJournal = "article-journal",
        ArticleMagazine = "article-magazine",
        ArticleNewspaper = "article-newspaper",
        Bill = "bill",
        Book = "book",
        Broadcast = "broadcast",
        Chapter = "chapter",
        Classic = "classic",
        Collection = "collection",
        Dataset = "dataset",
        Document = "document",
        Entry = "entry",
        EntryDictionary = "entry-dictionary",
        EntryEncyclopedia = "entry-encyclopedia",
        Event = "event",
        Figure = "figure",
        Graphic = "graphic",
        Hearing = "hearing",
        Interview = "interview",
        LegalCase = "legal_case",
        Legislation = "legislation",
        Manuscript = "manuscript",
        Map = "map",
        MotionPicture = "motion_picture",
        MusicalScore = "musical_score",
        Pamphlet = "pamphlet",
        PaperConference = "paper-conference",
        Patent = "patent",
        Performance = "performance",
        Periodical = "periodical",
        PersonalCommunication = "personal_communication",
        Post = "post",
        PostWeblog = "post-weblog",
        Regulation = "regulation",
        Report = "report",
        Review = "review",
        ReviewBook = "review-book",
        Software = "software",
        Song = "song",
        Speech = "speech",
        Standard = "standard",
        Thesis = "thesis",
        Treaty = "treaty",
        Webpage = "webpage",
    }
}

vocabulary! {
    /// A standard variable that holds text: the title and string variables (CSL appendix IV).
    TextVariable {
        CollectionTitle = "collection-title",
        ContainerTitle = "container-title",
        OriginalTitle = "original-title",
        PartTitle = "part-title",
        ReviewedTitle = "reviewed-title",
        Title = "title",
        VolumeTitle = "volume-title",
        TitleShort = "title-short",
        ContainerTitleShort = "container-title-short",
        Abstract = "abstract",
        Annote = "annote",
        Archive = "archive",
        ArchiveCollection = "archive_collection",
        ArchiveLocation = "archive_location",
        ArchivePlace = "archive-place",
        Authority = "authority",
        CallNumber = "call-number",
        CitationKey = "citation-key",
        CitationLabel = "citation-label",
        Dimensions = "dimensions",
        Division = "division",
        Doi = "DOI",
        Event = "event",
        EventTitle = "event-title",
        EventPlace = "event-place",
        Genre = "genre",
        Isbn = "ISBN",
        Issn = "ISSN",
        Jurisdiction = "jurisdiction",
        Keyword = "keyword",
        Language = "language",
        License = "license",
        Medium = "medium",
        Note = "note",
        OriginalPublisher = "original-publisher",
        OriginalPublisherPlace = "original-publisher-place",
        Pmcid = "PMCID",
        Pmid = "PMID",
        Publisher = "publisher",
        PublisherPlace = "publisher-place",
        References = "references",
        ReviewedGenre = "reviewed-genre",
        Scale = "scale",
        Source = "source",
        Status = "status",
        Url = "URL",
        YearSuffix = "year-suffix",
    }
}

vocabulary! {
    /// A number variable (CSL appendix IV). Its content need not be numeric.
    NumberVariable {
        ChapterNumber = "chapter-number",
        CitationNumber = "citation-number",
        CollectionNumber = "collection-number",
        Edition = "edition",
        FirstReferenceNoteNumber = "first-reference-note-number",
        Issue = "issue",
        Locator = "locator",
        Number = "number",
        NumberOfPages = "number-of-pages",
        NumberOfVolumes = "number-of-volumes",
        Page = "page",
        PageFirst = "page-first",
        PartNumber = "part-number",
        PrintingNumber = "printing-number",
        Section = "section",
        SupplementNumber = "supplement-number",
        Version = "version",
        Volume = "volume",
    }
}

vocabulary! {
    /// A name variable (CSL appendix IV).
    NameVariable {
        Author = "author",
        Chair = "chair",
        CollectionEditor = "collection-editor",
        Compiler = "compiler",
        Composer = "composer",
        ContainerAuthor = "container-author",
        Contributor = "contributor",
        Curator = "curator",
        Director = "director",
        Editor = "editor",
        EditorTranslator = "editor-translator",
        EditorialDirector = "editorial-director",
        ExecutiveProducer = "executive-producer",
        Guest = "guest",
        Host = "host",
        Illustrator = "illustrator",
        Interviewer = "interviewer",
        Narrator = "narrator",
        Organizer = "organizer",
        OriginalAuthor = "original-author",
        Performer = "performer",
        Producer = "producer",
        Recipient = "recipient",
        ReviewedAuthor = "reviewed-author",
        ScriptWriter = "script-writer",
        SeriesCreator = "series-creator",
        Translator = "translator",
    }
}

vocabulary! {
    /// A date variable (CSL appendix IV).
    DateVariable {
        Accessed = "accessed",
        AvailableDate = "available-date",
        EventDate = "event-date",
        Issued = "issued",
        OriginalDate = "original-date",
        Submitted = "submitted",
    }
}

vocabulary! {
    /// What a locator counts: page, chapter, ... (CSL "Locators").
    LocatorLabel {
        Act = "act",
        Appendix = "appendix",
        ArticleLocator = "article-locator",
        Book = "book",
        Canon = "canon",
        Chapter = "chapter",
        Column = "column",
        Elocation = "elocation",
        Equation = "equation",
        Figure = "figure",
        Folio = "folio",
        Issue = "issue",
        Line = "line",
        Note = "note",
        Opus = "opus",
        Page = "page",
        Paragraph = "paragraph",
        Part = "part",
        Rule = "rule",
        Scene = "scene",
        Section = "section",
        SubVerbo = "sub-verbo",
        Supplement = "supplement",
        Table = "table",
        Timestamp = "timestamp",
        TitleLocator = "title-locator",
        Verse = "verse",
        Version = "version",
        Volume = "volume",
    }
}

/// Any CSL variable, by class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    /// A title or string variable.
    Text(TextVariable),
    /// A number variable.
    Number(NumberVariable),
    /// A name variable.
    Name(NameVariable),
    /// A date variable.
    Date(DateVariable),
}

impl Variable {
    /// The variable that CSL spells `keyword`, whatever its class.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        None.or_else(|| TextVariable::from_keyword(keyword).map(Self::Text))
            .or_else(|| NumberVariable::from_keyword(keyword).map(Self::Number))
            .or_else(|| NameVariable::from_keyword(keyword).map(Self::Name))
            .or_else(|| DateVariable::from_keyword(keyword).map(Self::Date))
    }

    /// The keyword as CSL spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text(v) => v.as_str(),
            Self::Number(v) => v.as_str(),
            Self::Name(v) => v.as_str(),
            Self::Date(v) => v.as_str(),
        }
    }
}

impl std::fmt::Display for Variable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
