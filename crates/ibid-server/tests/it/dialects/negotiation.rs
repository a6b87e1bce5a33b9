//! DOI content negotiation, as clients of doi.org ask for it.

use super::stub;
use crate::harness::{Answer, with_network};

fn ask(accept: &str) -> Answer {
    let network = stub::start();
    let server = with_network(&network);
    server.request("GET", "/10.5555/geese.1", &[("accept", accept)], b"")
}

#[test]
fn a_work_is_an_object_and_no_list() {
    for accept in [
        "application/vnd.citationstyles.csl+json",
        "application/json",
    ] {
        let answer = ask(accept);
        assert_eq!(answer.status, 200, "{answer:?}");
        let item = answer.json();
        assert_eq!(item["DOI"], "10.5555/geese.1", "{item}");
        assert_eq!(answer.header("vary"), Some("Accept, Accept-Language"));
    }
    let kind = ask("application/vnd.citationstyles.csl+json");
    let kind = kind.header("content-type").map(str::to_owned);
    assert_eq!(
        kind.as_deref(),
        Some("application/vnd.citationstyles.csl+json")
    );
}

#[test]
fn several_works_are_a_list() {
    let network = stub::start();
    let server = with_network(&network);
    let target = format!("/{}", network.url("/references.bib"));
    let accept = [("accept", "application/vnd.citationstyles.csl+json")];
    let answer = server.request("GET", &target, &accept, b"");
    assert!(
        answer
            .json()
            .as_array()
            .is_some_and(|items| items.len() > 1)
    );
}

#[test]
fn a_reference_in_a_style_with_spaces_as_some_clients_write_them() {
    let answer = ask("text/x-bibliography; style = ieee; locale = en-US");
    assert_eq!(
        answer.header("content-type"),
        Some("text/x-bibliography; charset=utf-8")
    );
    assert!(answer.body.starts_with("[1]"), "{answer:?}");
    assert_eq!(ask("application/vnd.unheard-of").status, 406);
    assert_eq!(ask("text/x-bibliography; style=nobody-s").status, 400);
}
