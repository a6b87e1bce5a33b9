//! Zotero's item types, their fields and creators, and what CSL calls them.
//!
//! Source: Zotero's schema, version 41 (<https://api.zotero.org/schema>): item types with fields,
//! base fields and creator types, and its mapping to CSL.

use ibid_model::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable, Variable};

/// An item type of Zotero.
pub(super) struct Kind {
    /// As the API spells it.
    pub name: &'static str,
    /// What it is in CSL.
    pub item_type: ItemType,
    /// Its fields beside [`EVERYWHERE`], in the order in which they are written; of two fields for
    /// one variable, the one to fill first stands first.
    pub fields: &'static str,
    /// Its creator types, the main one first.
    pub creators: &'static str,
}

/// Fields that every item type has.
pub(super) const EVERYWHERE: &str = "abstractNote DOI url accessDate shortTitle language rights";

const fn kind(
    name: &'static str,
    item_type: ItemType,
    creators: &'static str,
    fields: &'static str,
) -> Kind {
    Kind {
        name,
        item_type,
        fields,
        creators,
    }
}

/// The item types. Of several with one CSL type, the first is the one to write.
#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    kind("film", ItemType::MotionPicture, "director producer scriptwriter castMember host guest narrator translator contributor",
         "title distributor place date genre videoRecordingFormat archive archiveLocation libraryCatalog \
          callNumber runningTime"),
    kind("letter", ItemType::PersonalCommunication, "author recipient contributor translator",
         "title letterType date eventPlace archive archiveLocation libraryCatalog callNumber"),
    kind("tvBroadcast", ItemType::Broadcast, "director producer executiveProducer seriesCreator scriptwriter castMember host guest narrator translator contributor",
         "title programTitle episodeNumber videoRecordingFormat network place date archive archiveLocation \
          libraryCatalog callNumber runningTime"),
    kind("artwork", ItemType::Graphic, "artist contributor",
         "title artworkMedium artworkSize date eventPlace archive archiveLocation libraryCatalog \
          callNumber"),
    kind("audioRecording", ItemType::Song, "performer originalCreator composer wordsBy translator contributor",
         "title audioRecordingFormat seriesTitle volume numberOfVolumes label place date ISBN archive \
          archiveLocation libraryCatalog callNumber runningTime"),
    kind("bill", ItemType::Bill, "sponsor cosponsor contributor",
         "title billNumber codeVolume section codePages legislativeBody session history date code"),
    kind("blogPost", ItemType::PostWeblog, "author translator commenter contributor",
         "title blogTitle websiteType date ISSN"),
    kind("book", ItemType::Book, "author contributor editor translator seriesEditor",
         "title seriesNumber volume numberOfVolumes edition date publisher place originalDate \
          originalPublisher originalPlace format numPages ISBN ISSN archive archiveLocation libraryCatalog \
          callNumber series"),
    kind("bookSection", ItemType::Chapter, "author contributor editor bookAuthor translator seriesEditor",
         "title bookTitle seriesNumber volume numberOfVolumes edition date publisher place originalDate \
          originalPublisher originalPlace format pages ISBN ISSN archive archiveLocation libraryCatalog \
          callNumber series"),
    kind("case", ItemType::LegalCase, "author counsel contributor",
         "caseName court dateDecided docketNumber reporterVolume firstPage history reporter"),
    kind("computerProgram", ItemType::Software, "programmer contributor",
         "title seriesTitle versionNumber date company place ISBN archive archiveLocation libraryCatalog \
          callNumber system programmingLanguage"),
    kind("conferencePaper", ItemType::PaperConference, "author contributor editor translator seriesEditor",
         "title proceedingsTitle publisher place date eventPlace volume issue numberOfVolumes pages \
          seriesNumber ISBN ISSN archive archiveLocation libraryCatalog callNumber conferenceName series"),
    kind("dataset", ItemType::Dataset, "author contributor",
         "title identifier type versionNumber date repository repositoryLocation format archive \
          archiveLocation libraryCatalog callNumber"),
    kind("dictionaryEntry", ItemType::EntryDictionary, "author contributor editor translator seriesEditor",
         "title dictionaryTitle seriesNumber volume numberOfVolumes edition date publisher place pages \
          ISBN archive archiveLocation libraryCatalog callNumber series"),
    kind("document", ItemType::Document, "author contributor editor translator reviewedAuthor",
         "title type date publisher place archive archiveLocation libraryCatalog callNumber"),
    kind("email", ItemType::PersonalCommunication, "author translator contributor recipient",
         "subject date"),
    kind("encyclopediaArticle", ItemType::EntryEncyclopedia, "author contributor editor translator seriesEditor",
         "title encyclopediaTitle seriesNumber volume numberOfVolumes edition date publisher place pages \
          ISBN archive archiveLocation libraryCatalog callNumber series"),
    kind("forumPost", ItemType::Post, "author contributor",
         "title forumTitle postType date"),
    kind("hearing", ItemType::Hearing, "contributor",
         "title publisher numberOfVolumes documentNumber pages legislativeBody session history date place \
          committee"),
    kind("instantMessage", ItemType::PersonalCommunication, "author contributor recipient",
         "title date"),
    kind("interview", ItemType::Interview, "interviewee contributor interviewer translator",
         "title interviewMedium date publisher place archive archiveLocation libraryCatalog callNumber"),
    kind("journalArticle", ItemType::ArticleJournal, "author contributor editor translator reviewedAuthor",
         "title publicationTitle publisher place date volume issue section partNumber partTitle pages \
          seriesTitle seriesText journalAbbreviation PMID PMCID ISSN archive archiveLocation \
          libraryCatalog callNumber series"),
    kind("magazineArticle", ItemType::ArticleMagazine, "author contributor translator reviewedAuthor",
         "title publicationTitle publisher place date volume issue pages ISSN archive archiveLocation \
          libraryCatalog callNumber"),
    kind("manuscript", ItemType::Manuscript, "author contributor translator",
         "title manuscriptType institution place date numPages number archive archiveLocation \
          libraryCatalog callNumber"),
    kind("map", ItemType::Map, "cartographer contributor seriesEditor",
         "title mapType scale seriesTitle edition publisher place date ISBN archive archiveLocation \
          libraryCatalog callNumber"),
    kind("newspaperArticle", ItemType::ArticleNewspaper, "author contributor translator reviewedAuthor",
         "title publicationTitle publisher place date volume issue edition section pages ISSN archive \
          archiveLocation libraryCatalog callNumber"),
    kind("patent", ItemType::Patent, "inventor attorneyAgent contributor",
         "title place country assignee issuingAuthority patentNumber filingDate pages issueDate \
          priorityDate legalStatus applicationNumber priorityNumbers references"),
    kind("podcast", ItemType::Broadcast, "podcaster guest producer executiveProducer seriesCreator director scriptwriter castMember translator contributor",
         "title seriesTitle episodeNumber audioFileType date publisher place runningTime"),
    kind("preprint", ItemType::Article, "author contributor editor translator reviewedAuthor",
         "title genre repository archiveID place date seriesNumber archive archiveLocation libraryCatalog \
          callNumber series"),
    kind("presentation", ItemType::Speech, "presenter chair organizer contributor translator",
         "title presentationType date meetingName place sessionTitle series"),
    kind("radioBroadcast", ItemType::Broadcast, "creator host guest producer executiveProducer seriesCreator director scriptwriter castMember translator contributor",
         "title programTitle episodeNumber audioRecordingFormat network place date archive archiveLocation \
          libraryCatalog callNumber runningTime"),
    kind("report", ItemType::Report, "author editor contributor translator seriesEditor",
         "title reportNumber reportType institution place date seriesTitle seriesNumber pages ISBN ISSN \
          archive archiveLocation libraryCatalog callNumber"),
    kind("standard", ItemType::Standard, "author editor contributor",
         "title organization type number versionNumber edition status date publisher place partNumber \
          partTitle ISBN archive archiveLocation numPages libraryCatalog callNumber committee"),
    kind("statute", ItemType::Legislation, "author contributor",
         "nameOfAct publicLawNumber dateEnacted pages section session history code codeNumber"),
    kind("thesis", ItemType::Thesis, "author contributor",
         "title thesisType university place date seriesNumber numPages ISBN ISSN archive archiveLocation \
          libraryCatalog callNumber series"),
    kind("videoRecording", ItemType::MotionPicture, "creator director producer scriptwriter executiveProducer castMember host guest narrator translator contributor",
         "title videoRecordingFormat seriesTitle volume numberOfVolumes studio place date ISBN archive \
          archiveLocation libraryCatalog callNumber runningTime"),
    kind("webpage", ItemType::Webpage, "author contributor translator",
         "title websiteTitle websiteType date publisher place"),
];

/// What a field holds in CSL, whatever the item type. A field that is not here is Zotero's alone.
#[rustfmt::skip]
pub(super) const FIELDS: &[(&str, Variable)] = &[
    ("abstractNote", Variable::Text(TextVariable::Abstract)),
    ("archive", Variable::Text(TextVariable::Archive)),
    ("archiveLocation", Variable::Text(TextVariable::ArchiveLocation)),
    ("authority", Variable::Text(TextVariable::Authority)),
    ("court", Variable::Text(TextVariable::Authority)),
    ("issuingAuthority", Variable::Text(TextVariable::Authority)),
    ("legislativeBody", Variable::Text(TextVariable::Authority)),
    ("organization", Variable::Text(TextVariable::Authority)),
    ("callNumber", Variable::Text(TextVariable::CallNumber)),
    ("applicationNumber", Variable::Text(TextVariable::CallNumber)),
    ("session", Variable::Number(NumberVariable::ChapterNumber)),
    ("seriesNumber", Variable::Number(NumberVariable::CollectionNumber)),
    ("seriesTitle", Variable::Text(TextVariable::CollectionTitle)),
    ("series", Variable::Text(TextVariable::CollectionTitle)),
    ("publicationTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("blogTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("bookTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("dictionaryTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("encyclopediaTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("forumTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("proceedingsTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("programTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("sessionTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("websiteTitle", Variable::Text(TextVariable::ContainerTitle)),
    ("reporter", Variable::Text(TextVariable::ContainerTitle)),
    ("code", Variable::Text(TextVariable::ContainerTitle)),
    ("artworkSize", Variable::Text(TextVariable::Dimensions)),
    ("runningTime", Variable::Text(TextVariable::Dimensions)),
    ("DOI", Variable::Text(TextVariable::Doi)),
    ("edition", Variable::Number(NumberVariable::Edition)),
    ("eventPlace", Variable::Text(TextVariable::EventPlace)),
    ("meetingName", Variable::Text(TextVariable::EventTitle)),
    ("conferenceName", Variable::Text(TextVariable::EventTitle)),
    ("type", Variable::Text(TextVariable::Genre)),
    ("genre", Variable::Text(TextVariable::Genre)),
    ("letterType", Variable::Text(TextVariable::Genre)),
    ("manuscriptType", Variable::Text(TextVariable::Genre)),
    ("mapType", Variable::Text(TextVariable::Genre)),
    ("postType", Variable::Text(TextVariable::Genre)),
    ("presentationType", Variable::Text(TextVariable::Genre)),
    ("reportType", Variable::Text(TextVariable::Genre)),
    ("thesisType", Variable::Text(TextVariable::Genre)),
    ("websiteType", Variable::Text(TextVariable::Genre)),
    ("programmingLanguage", Variable::Text(TextVariable::Genre)),
    ("ISBN", Variable::Text(TextVariable::Isbn)),
    ("ISSN", Variable::Text(TextVariable::Issn)),
    ("issue", Variable::Number(NumberVariable::Issue)),
    ("priorityNumbers", Variable::Number(NumberVariable::Issue)),
    ("journalAbbreviation", Variable::Text(TextVariable::ContainerTitleShort)),
    ("language", Variable::Text(TextVariable::Language)),
    ("rights", Variable::Text(TextVariable::License)),
    ("medium", Variable::Text(TextVariable::Medium)),
    ("artworkMedium", Variable::Text(TextVariable::Medium)),
    ("audioFileType", Variable::Text(TextVariable::Medium)),
    ("audioRecordingFormat", Variable::Text(TextVariable::Medium)),
    ("format", Variable::Text(TextVariable::Medium)),
    ("interviewMedium", Variable::Text(TextVariable::Medium)),
    ("videoRecordingFormat", Variable::Text(TextVariable::Medium)),
    ("system", Variable::Text(TextVariable::Medium)),
    ("number", Variable::Number(NumberVariable::Number)),
    ("archiveID", Variable::Number(NumberVariable::Number)),
    ("billNumber", Variable::Number(NumberVariable::Number)),
    ("docketNumber", Variable::Number(NumberVariable::Number)),
    ("documentNumber", Variable::Number(NumberVariable::Number)),
    ("episodeNumber", Variable::Number(NumberVariable::Number)),
    ("identifier", Variable::Number(NumberVariable::Number)),
    ("patentNumber", Variable::Number(NumberVariable::Number)),
    ("publicLawNumber", Variable::Number(NumberVariable::Number)),
    ("reportNumber", Variable::Number(NumberVariable::Number)),
    ("numPages", Variable::Number(NumberVariable::NumberOfPages)),
    ("numberOfVolumes", Variable::Number(NumberVariable::NumberOfVolumes)),
    ("originalPublisher", Variable::Text(TextVariable::OriginalPublisher)),
    ("originalPlace", Variable::Text(TextVariable::OriginalPublisherPlace)),
    ("partNumber", Variable::Number(NumberVariable::PartNumber)),
    ("partTitle", Variable::Text(TextVariable::PartTitle)),
    ("pages", Variable::Number(NumberVariable::Page)),
    ("codePages", Variable::Number(NumberVariable::Page)),
    ("firstPage", Variable::Number(NumberVariable::Page)),
    ("PMID", Variable::Text(TextVariable::Pmid)),
    ("PMCID", Variable::Text(TextVariable::Pmcid)),
    ("publisher", Variable::Text(TextVariable::Publisher)),
    ("company", Variable::Text(TextVariable::Publisher)),
    ("distributor", Variable::Text(TextVariable::Publisher)),
    ("institution", Variable::Text(TextVariable::Publisher)),
    ("label", Variable::Text(TextVariable::Publisher)),
    ("network", Variable::Text(TextVariable::Publisher)),
    ("repository", Variable::Text(TextVariable::Publisher)),
    ("studio", Variable::Text(TextVariable::Publisher)),
    ("university", Variable::Text(TextVariable::Publisher)),
    ("place", Variable::Text(TextVariable::PublisherPlace)),
    ("repositoryLocation", Variable::Text(TextVariable::PublisherPlace)),
    ("history", Variable::Text(TextVariable::References)),
    ("references", Variable::Text(TextVariable::References)),
    ("scale", Variable::Text(TextVariable::Scale)),
    ("section", Variable::Number(NumberVariable::Section)),
    ("committee", Variable::Number(NumberVariable::Section)),
    ("shortTitle", Variable::Text(TextVariable::TitleShort)),
    ("libraryCatalog", Variable::Text(TextVariable::Source)),
    ("status", Variable::Text(TextVariable::Status)),
    ("legalStatus", Variable::Text(TextVariable::Status)),
    ("title", Variable::Text(TextVariable::Title)),
    ("caseName", Variable::Text(TextVariable::Title)),
    ("nameOfAct", Variable::Text(TextVariable::Title)),
    ("subject", Variable::Text(TextVariable::Title)),
    ("url", Variable::Text(TextVariable::Url)),
    ("versionNumber", Variable::Number(NumberVariable::Version)),
    ("volume", Variable::Number(NumberVariable::Volume)),
    ("codeVolume", Variable::Number(NumberVariable::Volume)),
    ("reporterVolume", Variable::Number(NumberVariable::Volume)),
    ("codeNumber", Variable::Number(NumberVariable::Volume)),
    ("accessDate", Variable::Date(DateVariable::Accessed)),
    ("date", Variable::Date(DateVariable::Issued)),
    ("dateDecided", Variable::Date(DateVariable::Issued)),
    ("dateEnacted", Variable::Date(DateVariable::Issued)),
    ("issueDate", Variable::Date(DateVariable::Issued)),
    ("filingDate", Variable::Date(DateVariable::Submitted)),
    ("originalDate", Variable::Date(DateVariable::OriginalDate)),
    ("priorityDate", Variable::Date(DateVariable::OriginalDate)),
];

/// What CSL calls creators. A main creator that is not here is the author.
#[rustfmt::skip]
pub(super) const CREATORS: &[(&str, NameVariable)] = &[
    ("author", NameVariable::Author),
    ("bookAuthor", NameVariable::ContainerAuthor),
    ("chair", NameVariable::Chair),
    ("castMember", NameVariable::Performer),
    ("composer", NameVariable::Composer),
    ("contributor", NameVariable::Contributor),
    ("creator", NameVariable::Author),
    ("director", NameVariable::Director),
    ("editor", NameVariable::Editor),
    ("executiveProducer", NameVariable::ExecutiveProducer),
    ("guest", NameVariable::Guest),
    ("host", NameVariable::Host),
    ("interviewer", NameVariable::Interviewer),
    ("narrator", NameVariable::Narrator),
    ("originalCreator", NameVariable::OriginalAuthor),
    ("organizer", NameVariable::Organizer),
    ("podcaster", NameVariable::Host),
    ("producer", NameVariable::Producer),
    ("recipient", NameVariable::Recipient),
    ("reviewedAuthor", NameVariable::ReviewedAuthor),
    ("seriesCreator", NameVariable::SeriesCreator),
    ("seriesEditor", NameVariable::CollectionEditor),
    ("scriptwriter", NameVariable::ScriptWriter),
    ("translator", NameVariable::Translator),
];

/// The item type to write for CSL types that Zotero does not have: the nearest.
#[rustfmt::skip]
const NEAREST: &[(ItemType, &str)] = &[
    (ItemType::Classic, "book"),
    (ItemType::Collection, "document"),
    (ItemType::Entry, "encyclopediaArticle"),
    (ItemType::Event, "presentation"),
    (ItemType::Figure, "artwork"),
    (ItemType::MusicalScore, "book"),
    (ItemType::Pamphlet, "book"),
    (ItemType::Performance, "presentation"),
    (ItemType::Periodical, "book"),
    (ItemType::Regulation, "statute"),
    (ItemType::Review, "journalArticle"),
    (ItemType::ReviewBook, "journalArticle"),
    (ItemType::Treaty, "statute"),
];

impl Kind {
    /// The item type that the API calls `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The item type to write for a CSL type.
    pub fn of(item_type: ItemType) -> &'static Self {
        static DOCUMENT: Kind = kind("document", ItemType::Document, "author", "title date");
        let own = KINDS.iter().find(|kind| kind.item_type == item_type);
        let nearest = || {
            let (_, name) = NEAREST.iter().find(|(other, _)| *other == item_type)?;
            Self::named(name)
        };
        own.or_else(nearest)
            .or_else(|| Self::named("document"))
            .unwrap_or(&DOCUMENT)
    }

    /// All its fields, in the order in which they are written.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static str> {
        let own = self.fields.split_whitespace();
        own.chain(EVERYWHERE.split_whitespace())
    }

    /// Its creator types, the main one first.
    pub fn creator_types(&self) -> impl Iterator<Item = &'static str> {
        self.creators.split_whitespace()
    }

    /// The name variable of one of its creator types; `None` where CSL has none.
    pub fn name_variable(&self, creator_type: &str) -> Option<NameVariable> {
        let known = CREATORS.iter().find(|(name, _)| *name == creator_type);
        let is_main = self.creator_types().next() == Some(creator_type);
        let author = is_main.then_some(NameVariable::Author);
        known.map(|(_, variable)| *variable).or(author)
    }
}

/// What a field holds in CSL.
pub(super) fn variable(field: &str) -> Option<Variable> {
    let known = FIELDS.iter().find(|(name, _)| *name == field);
    known.map(|(_, variable)| *variable)
}
