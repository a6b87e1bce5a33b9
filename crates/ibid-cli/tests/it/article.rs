//! The real article: every citation of it that the project promises.

use ibid_testdata::Dataset;

use crate::harness::{data, ibid};

const URL: &str = "https://healthfully.com/is-it-safe-to-massage-a-prostate.html";

#[test]
fn with_nothing_else_given() {
    let Some(article) = data(Dataset::Article) else {
        return;
    };
    for (style, in_text, entry) in [
        (
            "apa",
            "(Venneman, 2017)",
            "Venneman, S. (2017, July 19). Is it safe to massage a prostate?",
        ),
        (
            "mla",
            "(Venneman)",
            "Venneman, Stephen. Is It Safe to Massage a Prostate? 19 July 2017.",
        ),
        (
            "chicago-author-date",
            "(Venneman 2017)",
            "Venneman, Stephen. 2017. “Is It Safe to Massage a Prostate?” July 19.",
        ),
        (
            "ama",
            "1",
            "1. Venneman S. Is it safe to massage a prostate? July 19, 2017.",
        ),
        (
            "ieee",
            "[1]",
            "[1] S. Venneman, “Is it safe to massage a prostate?”",
        ),
        (
            "harvard",
            "(Venneman, 2017)",
            "Venneman, S. (2017) Is it safe to massage a prostate?",
        ),
    ] {
        let cited = |option: &[&str]| {
            let arguments = [&["cite", &article, "--style", style], option].concat();
            ibid(&arguments).done()
        };
        assert_eq!(cited(&["--in-text"]), format!("{in_text}\n"), "{style}");
        assert_eq!(cited(&[]), format!("{entry}\n"), "{style}");
    }
}

#[test]
fn with_site_address_and_day_of_access() {
    let Some(article) = data(Dataset::Article) else {
        return;
    };
    let url = format!("URL={URL}");
    for (style, form, printed) in [
        (
            "apa",
            "-q",
            format!(
                "Venneman, S. (2017, July 19). Is it safe to massage a prostate? Healthfully. {URL}"
            ),
        ),
        (
            "mla",
            "-q",
            format!(
                "Venneman, Stephen. “Is It Safe to Massage a Prostate?” Healthfully, 19 July 2017, {URL}."
            ),
        ),
        (
            "chicago-notes-bibliography",
            "--note",
            format!(
                "Stephen Venneman, “Is It Safe to Massage a Prostate?,” Healthfully, July 19, 2017, {URL}."
            ),
        ),
        (
            "vancouver",
            "-q",
            format!(
                "1. Venneman S. Healthfully [Internet]. 2017 [cited 2026 Nov 22]. Is it safe to massage a \
                 prostate? Available from: {URL}"
            ),
        ),
    ] {
        let run = ibid(&[
            "cite",
            &article,
            "--style",
            style,
            form,
            "--set",
            "container-title=Healthfully",
            "--set",
            &url,
            "--accessed",
            "2026-11-22",
        ]);
        assert_eq!(run.done(), format!("{printed}\n"), "{style}");
    }
}

#[test]
fn inspect_says_where_each_field_came_from() {
    let Some(article) = data(Dataset::Article) else {
        return;
    };
    let printed = ibid(&["inspect", &article]).done();
    for part in [
        "line 3: `Updated July 19, 2017`",
        "Is it safe to massage a prostate?",
        "Is it Safe to Massage a Prostate?",
        "Venneman, Stephen",
        "warning[W0413]",
        "warning[W0414]",
        "warning[W0415]",
    ] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
}

#[test]
fn keep_case_keeps_the_printed_title() {
    let Some(article) = data(Dataset::Article) else {
        return;
    };
    let printed = ibid(&["cite", &article, "--keep-case"]).done();
    assert_eq!(
        printed,
        "Venneman, S. (2017, July 19). Is it Safe to Massage a Prostate?\n"
    );
}

#[test]
fn it_cites_two_works() {
    let Some(article) = data(Dataset::Article) else {
        return;
    };
    let printed = ibid(&["inspect", &article, "--sources"]).done();
    for part in [
        "sources: 2",
        "unresolved document: publisher Ohio State University Medical Center",
        "unresolved article-journal: container-title Urology; issued 2006-04",
        "a study published in the April 2006 issue of Urology showed no benefit",
    ] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
}
