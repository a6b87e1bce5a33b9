//! Crossref XML.

use ibid_formats::Format;
use serde_json::json;

use crate::support::{csl, diagnostics};

/// UNIXREF around a work.
fn unixref(work: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<doi_records><doi_record owner=\"10.1000\" \
         timestamp=\"2020-01-01 00:00:00\"><crossref>{work}</crossref></doi_record></doi_records>"
    )
}

/// The one item of a work, without its made key.
fn work(xml: &str) -> serde_json::Value {
    let mut items = csl(Format::CrossrefXml, &unixref(xml));
    assert_eq!(items.as_array().unwrap().len(), 1, "{xml}");
    let mut item = items[0].take();
    item.as_object_mut().unwrap().remove("id");
    item
}

const ARTICLE: &str = r#"<journal><journal_metadata language="en"><full_title>Journal of Ice</full_title><abbrev_title>J. Ice</abbrev_title><issn media_type="print">0378-5955</issn></journal_metadata>
<journal_issue><publication_date media_type="print"><month>05</month><year>2012</year></publication_date><journal_volume><volume>7</volume></journal_volume><issue>2</issue></journal_issue>
<journal_article publication_type="full_text"><titles><title>Growth of <i>sea</i> ice in <scp>NaCl</scp></title><subtitle>A review</subtitle></titles>
<contributors><organization sequence="first" contributor_role="author">Ice Group</organization><person_name sequence="additional" contributor_role="author"><given_name>Jan</given_name><surname>de Vries</surname><suffix>Jr</suffix><affiliation>Oslo</affiliation><ORCID authenticated="true">https://orcid.org/0000-0002-1825-0097</ORCID></person_name><person_name sequence="additional" contributor_role="translator"><surname>Ek</surname></person_name></contributors>
<jats:abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"><jats:p>One.</jats:p><jats:p>Two.</jats:p></jats:abstract>
<publication_date media_type="online"><month>04</month><day>3</day><year>2012</year></publication_date><publication_date media_type="print"><month>05</month><year>2012</year></publication_date>
<pages><first_page>10</first_page><last_page>20</last_page></pages><doi_data><doi>10.1000/ice.1</doi><resource>https://example.org/ice?a=1&amp;b=2</resource></doi_data></journal_article></journal>"#;

#[test]
fn an_article() {
    assert_eq!(
        work(ARTICLE),
        json!({
            "type": "article-journal",
            "title": "Growth of <i>sea</i> ice in <span style=\"font-variant:small-caps;\">NaCl</span>: A review",
            "author": [
                {"literal": "Ice Group"},
                {"family": "Vries", "given": "Jan", "non-dropping-particle": "de", "suffix": "Jr"},
            ],
            "translator": [{"family": "Ek"}],
            "container-title": "Journal of Ice", "container-title-short": "J. Ice", "ISSN": "0378-5955",
            "volume": "7", "issue": "2", "page": "10-20", "abstract": "One.\nTwo.", "language": "en",
            "issued": {"date-parts": [[2012, 5]]}, "available-date": {"date-parts": [[2012, 4, 3]]},
            "DOI": "10.1000/ice.1", "URL": "https://example.org/ice?a=1&b=2",
            "custom": {"orcid": "https://orcid.org/0000-0002-1825-0097"},
        })
    );
}

#[test]
fn works_of_other_kinds() {
    let cases = [
        (
            "<book book_type=\"monograph\"><book_metadata language=\"en\"><contributors><person_name contributor_role=\"author\"><surname>A</surname></person_name></contributors><titles><title>Ice</title></titles><edition_number>2</edition_number><publication_date><year>2001</year></publication_date><isbn>978-0-306-40615-7</isbn><publisher><publisher_name>P</publisher_name><publisher_place>Oslo</publisher_place></publisher><doi_data><doi>10.1000/b</doi></doi_data></book_metadata></book>",
            json!({"type": "book", "title": "Ice", "author": [{"family": "A"}], "edition": "2", "issued": {"date-parts": [[2001]]}, "ISBN": "9780306406157", "publisher": "P", "publisher-place": "Oslo", "DOI": "10.1000/b", "language": "en"}),
        ),
        (
            "<book book_type=\"edited_book\"><book_series_metadata><series_metadata><titles><title>Cold</title></titles><series_number>4</series_number></series_metadata><contributors><person_name contributor_role=\"editor\"><surname>E</surname></person_name></contributors><titles><title>Ice</title></titles><publication_date><year>2001</year></publication_date></book_series_metadata><content_item component_type=\"chapter\"><contributors><person_name contributor_role=\"author\"><surname>A</surname></person_name></contributors><titles><title>Melting</title></titles><component_number>3</component_number><pages><first_page>5</first_page></pages></content_item></book>",
            json!({"type": "chapter", "title": "Melting", "author": [{"family": "A"}], "editor": [{"family": "E"}], "container-title": "Ice", "collection-title": "Cold", "collection-number": "4", "chapter-number": "3", "page": "5", "issued": {"date-parts": [[2001]]}}),
        ),
        (
            "<conference><event_metadata><conference_name>Ice Conf</conference_name><conference_location>Oslo</conference_location><conference_date start_year=\"2017\" start_month=\"2\" start_day=\"5\" end_year=\"2017\" end_month=\"2\" end_day=\"9\"/></event_metadata><proceedings_metadata><proceedings_title>Proc. Ice</proceedings_title><publisher><publisher_name>P</publisher_name></publisher></proceedings_metadata><conference_paper><titles><title>T</title></titles><publisher_item><item_number item_number_type=\"arNumber\">787</item_number></publisher_item></conference_paper></conference>",
            json!({"type": "paper-conference", "title": "T", "container-title": "Proc. Ice", "event-title": "Ice Conf", "event-place": "Oslo", "event-date": {"date-parts": [[2017, 2, 5], [2017, 2, 9]]}, "publisher": "P", "page": "787"}),
        ),
        (
            "<posted_content type=\"preprint\"><group_title>Physics</group_title><titles><title>T</title></titles><posted_date><month>07</month><day>03</day><year>2018</year></posted_date><institution><institution_name>OSF</institution_name></institution></posted_content>",
            json!({"type": "article", "title": "T", "genre": "preprint", "publisher": "OSF", "issued": {"date-parts": [[2018, 7, 3]]}, "custom": {"group_title": "Physics"}}),
        ),
        (
            "<dissertation><person_name contributor_role=\"author\"><given_name>J</given_name><surname>K</surname></person_name><titles><title>T</title></titles><approval_date><year>1958</year></approval_date><institution><institution_name>U</institution_name><institution_place>Iowa</institution_place></institution><degree>PhD</degree></dissertation>",
            json!({"type": "thesis", "title": "T", "author": [{"family": "K", "given": "J"}], "publisher": "U", "publisher-place": "Iowa", "genre": "PhD", "issued": {"date-parts": [[1958]]}}),
        ),
        (
            "<report-paper><report-paper_metadata><titles><title>T</title></titles><publication_date><year>2010</year></publication_date><publisher><publisher_name>SAE</publisher_name></publisher><publisher_item><item_number>2010-1</item_number></publisher_item></report-paper_metadata></report-paper>",
            json!({"type": "report", "title": "T", "number": "2010-1", "publisher": "SAE", "issued": {"date-parts": [[2010]]}}),
        ),
        (
            "<database><database_metadata><titles><title>DB</title></titles><publisher><publisher_name>P</publisher_name></publisher></database_metadata><dataset dataset_type=\"record\"><titles><title>T</title></titles><database_date><publication_date><year>2010</year></publication_date></database_date></dataset></database>",
            json!({"type": "dataset", "title": "T", "container-title": "DB", "publisher": "P", "issued": {"date-parts": [[2010]]}}),
        ),
        (
            "<standard><standard_metadata><titles><title>T</title></titles><standards_body><standards_body_name>ISO</standards_body_name></standards_body></standard_metadata></standard>",
            json!({"type": "standard", "title": "T", "authority": "ISO", "publisher": "ISO"}),
        ),
        (
            "<peer_review stage=\"pre-publication\"><contributors><anonymous contributor_role=\"reviewer\"/></contributors><titles><title>Report</title></titles><review_date><year>2016</year></review_date><program><related_item><inter_work_relation relationship-type=\"isReviewOf\" identifier-type=\"doi\">10.1000/x</inter_work_relation></related_item></program></peer_review>",
            json!({"type": "review", "title": "Report", "issued": {"date-parts": [[2016]]}, "custom": {"reviewed": "10.1000/x"}}),
        ),
    ];
    for (xml, expected) in cases {
        assert_eq!(work(xml), expected, "{xml}");
    }
}

#[test]
fn a_deposit_gives_each_article() {
    let second = ARTICLE.replace(
        "<journal_article",
        "<journal_article><titles><title>Second</title></titles></journal_article><journal_article",
    );
    let text = format!(
        "<doi_batch xmlns=\"http://www.crossref.org/schema/5.3.1\"><head><doi_batch_id>1</doi_batch_id></head><body>{second}</body></doi_batch>"
    );
    let items = csl(Format::CrossrefXml, &text);
    assert_eq!(items.as_array().unwrap().len(), 2);
    assert_eq!(items[0]["title"], "Second");
    assert_eq!(items[0]["volume"], "7");
}

#[test]
fn query_output_with_records_and_flat() {
    let record = format!(
        "<crossref_result xmlns=\"http://www.crossref.org/qrschema/3.0\"><query_result><body><query status=\"resolved\"><doi type=\"journal_article\">10.1000/ice.1</doi><crm-item name=\"publisher-name\">P</crm-item><doi_record><crossref xmlns=\"http://www.crossref.org/xschema/1.1\">{ARTICLE}</crossref></doi_record></query>\
        <query status=\"resolved\"><doi type=\"journal_article\">10.1000/flat</doi><issn type=\"print\">03785955</issn><journal_title>J</journal_title><contributors><contributor first-author=\"true\" sequence=\"first\"><given_name>A</given_name><surname>B</surname></contributor></contributors><volume>1</volume><first_page>2</first_page><year media_type=\"print\">2003</year><article_title>Flat</article_title></query>\
        <query status=\"unresolved\" key=\"k1\"/></body></query_result></crossref_result>"
    );
    let items = csl(Format::CrossrefXml, &record);
    assert_eq!(items.as_array().unwrap().len(), 2);
    assert_eq!(items[0]["issue"], "2");
    assert_eq!(
        items[1],
        json!({"id": "b2003flat", "type": "article-journal", "title": "Flat", "container-title": "J", "author": [{"family": "B", "given": "A"}], "volume": "1", "page": "2", "issued": {"date-parts": [[2003]]}, "ISSN": "0378-5955", "DOI": "10.1000/flat"})
    );
    let said = diagnostics(Format::CrossrefXml, &record);
    assert_eq!(said.len(), 1);
    assert!(said[0].message.contains("`k1`"), "{said:?}");
}

#[test]
fn crossrefs_error_is_said() {
    let said = diagnostics(
        Format::CrossrefXml,
        &unixref("<error>doi:10.1/x not found in CrossRef</error>"),
    );
    assert!(said[0].message.contains("not found"), "{said:?}");
}

#[test]
fn white_space_of_indentation_is_no_part_of_a_title() {
    let item = work(
        "<dissertation><titles><title>CO\n  <sub>2</sub>\n  and ice</title></titles></dissertation>",
    );
    assert_eq!(item["title"], "CO<sub>2</sub> and ice");
}

#[test]
fn a_server_of_preprints_is_their_publisher() {
    let posted = |inside: &str| {
        work(&format!(
            "<posted_content type=\"preprint\"><titles><title>Ice</title></titles>{inside}</posted_content>"
        ))
    };
    let group = "<group_title>Pond Archive</group_title>";
    assert_eq!(posted(group)["publisher"], "Pond Archive");
    let both = format!(
        "{group}<institution><institution_name>Lake Server</institution_name></institution>"
    );
    assert_eq!(posted(&both)["publisher"], "Lake Server");
}
