//! Links on identifiers (CSL 1.0.2, appendix VI "Links").

use ibid_engine::{Cite, OutputFormat, ProcessorOptions};
use serde_json::json;

use crate::support::{items, processor_with, with_links};

fn rendered(elements: &str, variable: &str, value: &str, format: OutputFormat) -> String {
    let body = format!("<citation><layout>{elements}</layout></citation>");
    let items = items(&json!([{"id": "x", "type": "book", variable: value}]).to_string());
    let processor = processor_with("in-text", &body, items, with_links());
    let cluster = processor.preview(&[Cite::new("x")]);
    cluster.expect("a known item").write(format)
}

fn html(elements: &str, variable: &str, value: &str) -> String {
    rendered(elements, variable, value, OutputFormat::Html)
}

#[test]
fn targets_are_those_of_the_appendix() {
    for (variable, value, target) in [
        ("URL", "https://a.example/b?c=1", "https://a.example/b?c=1"),
        ("DOI", "10.5555/x", "https://doi.org/10.5555/x"),
        ("PMID", "123", "https://www.ncbi.nlm.nih.gov/pubmed/123"),
        (
            "PMCID",
            "PMC12",
            "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12",
        ),
        // An identifier that is a URL already stays one.
        (
            "DOI",
            "https://doi.org/10.5555/x",
            "https://doi.org/10.5555/x",
        ),
        (
            "PMID",
            "https://pubmed.ncbi.nlm.nih.gov/1",
            "https://pubmed.ncbi.nlm.nih.gov/1",
        ),
    ] {
        let elements = format!("<text variable=\"{variable}\"/>");
        assert_eq!(
            html(&elements, variable, value),
            format!("<a href=\"{target}\">{value}</a>")
        );
    }
}

#[test]
fn anchors_take_in_uri_components_and_no_other_affix() {
    let doi = "<a href=\"https://doi.org/10.5555/x\">";
    for (elements, expected) in [
        (
            r#"<text variable="DOI" prefix="https://doi.org/"/>"#,
            format!("{doi}https://doi.org/10.5555/x</a>"),
        ),
        (
            r#"<text variable="DOI" prefix="doi: " suffix="."/>"#,
            format!("doi: {doi}10.5555/x</a>."),
        ),
        (
            r#"<text variable="DOI" prefix="doi:"/>"#,
            format!("doi:{doi}10.5555/x</a>"),
        ),
        (
            r#"<text variable="DOI" prefix="DOI: http://dx.doi.org/"/>"#,
            format!("DOI: {doi}http://dx.doi.org/10.5555/x</a>"),
        ),
        (
            r#"<text variable="DOI" prefix="doi:https://doi.org/"/>"#,
            format!("doi:{doi}https://doi.org/10.5555/x</a>"),
        ),
        (
            r#"<text variable="DOI" prefix="&lt;https://doi.org/" suffix="&gt;"/>"#,
            format!("&#60;{doi}https://doi.org/10.5555/x</a>&#62;"),
        ),
        (
            r#"<text variable="DOI" prefix="doi.org/"/>"#,
            format!("{doi}doi.org/10.5555/x</a>"),
        ),
        (
            r#"<group><text value="https://doi.org/"/><text variable="DOI"/></group>"#,
            format!("{doi}https://doi.org/10.5555/x</a>"),
        ),
        (
            r#"<group prefix="https://doi.org/"><text variable="DOI"/></group>"#,
            format!("{doi}https://doi.org/10.5555/x</a>"),
        ),
        (
            r#"<text variable="DOI" font-style="italic"/>"#,
            format!("{doi}<i>10.5555/x</i></a>"),
        ),
    ] {
        assert_eq!(html(elements, "DOI", "10.5555/x"), expected, "{elements}");
    }
}

#[test]
fn what_is_no_address_of_a_page_is_no_link() {
    for value in [
        "javascript:alert(1)",
        "JavaScript://%0aalert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "java\nscript:alert(1)",
        "//a.example",
        "/path",
        "a.example",
        "http://",
    ] {
        for variable in ["URL", "DOI", "PMID", "PMCID"] {
            let elements = format!("<text variable=\"{variable}\"/>");
            for format in OutputFormat::ALL {
                let linked = rendered(&elements, variable, value, *format);
                // Behind a resolver it is a path and no scheme.
                let harmless = variable != "URL" && linked.contains("https://");
                let is_link = ["<a ", "](<", "\\href", "#link", "HYPERLINK", "[["]
                    .iter()
                    .any(|mark| linked.contains(mark));
                assert!(!is_link || harmless, "{linked}");
            }
        }
    }
}

#[test]
fn each_format_writes_links_with_its_own_escapes() {
    let url = "https://a.example/R&D_50%25#x~[y]{z}";
    let link = |format| rendered(r#"<text variable="URL"/>"#, "URL", url, format);
    assert_eq!(link(OutputFormat::Text), url);
    assert_eq!(
        link(OutputFormat::Html),
        "<a href=\"https://a.example/R&#38;D_50%25#x~[y]%7Bz%7D\">https://a.example/R&#38;D_50%25#x~[y]{z}</a>"
    );
    assert_eq!(
        link(OutputFormat::Markdown),
        "[https://a.example/R\\&D\\_50%25\\#x\\~\\[y\\]{z}](<https://a.example/R&amp;D_50%25#x~[y]%7Bz%7D>)"
    );
    assert_eq!(
        link(OutputFormat::Latex),
        "\\href{https://a.example/R\\&D\\_50\\%25\\#x~[y]\\%7Bz\\%7D}{https://a.example/R\\&D\\_50\\%25\\#x\\textasciitilde{}[y]\\{z\\}}"
    );
    assert_eq!(
        link(OutputFormat::Typst),
        "#link(\"https://a.example/R&D_50%25#x~[y]%7Bz%7D\")[https:\\/\\/a.example\\/R&D\\_50%25\\#x\\~\\[y\\]{z}];"
    );
    assert_eq!(
        link(OutputFormat::Rtf),
        "{\\field{\\*\\fldinst HYPERLINK \"https://a.example/R&D_50%25#x~[y]%7Bz%7D\"}{\\fldrslt https://a.example/R&D_50%25#x~[y]\\{z\\}}}"
    );
    assert_eq!(
        link(OutputFormat::Org),
        "[[https://a.example/R&D_50%25#x~%5By%5D%7Bz%7D][https://a.example/R&D\\under{}50%25#x~\\lbrack{}y\\rbrack{}{z}]]"
    );
}

#[test]
fn no_url_ends_its_link_early() {
    let url = "https://a.example/\"><script>x\\y `z\u{202e}";
    let target = "https://a.example/%22%3E%3Cscript%3Ex%5Cy%20%60z%E2%80%AE";
    let html = html(r#"<text variable="URL"/>"#, "URL", url);
    assert!(
        html.starts_with(&format!("<a href=\"{target}\">")),
        "{html}"
    );
    assert!(!html.contains("<script>"), "{html}");
    let typst = rendered(r#"<text variable="URL"/>"#, "URL", url, OutputFormat::Typst);
    assert!(
        typst.starts_with(&format!("#link(\"{target}\")[")),
        "{typst}"
    );
    let rtf = rendered(
        r#"<text variable="URL"/>"#,
        "URL",
        "https://é.example",
        OutputFormat::Rtf,
    );
    assert!(rtf.is_ascii(), "{rtf}");
}

#[test]
fn without_the_option_there_are_none() {
    let body =
        r#"<citation><layout><text variable="DOI" prefix="https://doi.org/"/></layout></citation>"#;
    let items = items(r#"[{"id": "x", "type": "book", "DOI": "10.5555/x"}]"#);
    let processor = processor_with("in-text", body, items, ProcessorOptions::default());
    let cluster = processor.preview(&[Cite::new("x")]).expect("a known item");
    assert_eq!(
        cluster.write(OutputFormat::Html),
        "https://doi.org/10.5555/x"
    );
}
