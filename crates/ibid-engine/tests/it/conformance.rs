//! The CSL test suite: every fixture passes, or stands in the list of expected failures with its
//! reason.

use std::sync::Arc;

use ibid_conformance::{
    ExpectedFailures, Fixture, Renderer, RendererError, RunOptions, Suite, SuiteError, TermForm,
    run,
};

/// A term's name, its form, and its text when the fixture was written.
type TermOfThen = (&'static str, TermForm, &'static str);

const LIST: &str = include_str!("../conformance/expected-failures.txt");

/// The suite and a renderer; `None`, with a line that says so, where the data is not there.
fn suite() -> Option<(Suite, Renderer)> {
    let missing = match (Suite::load(), Renderer::new()) {
        (Ok(suite), Ok(renderer)) => return Some((suite, renderer)),
        (Err(SuiteError::Missing(missing)), _) | (_, Err(RendererError::Missing(missing))) => {
            missing
        }
        (Err(error), _) => panic!("{error}"),
        (_, Err(error)) => panic!("{error}"),
    };
    println!("skipped: {missing}");
    None
}

#[test]
fn the_suite_is_as_the_list_says() {
    let Some((suite, renderer)) = suite() else {
        return;
    };
    let list = ExpectedFailures::parse(LIST).unwrap();
    let render = move |fixture: &Fixture| renderer.render(fixture).map_err(|e| e.to_string());
    let render = Arc::new(render);
    let reports = run(suite.fixtures, render.clone(), RunOptions::default());
    let verdict = list.judge(&reports);
    assert!(
        verdict.is_as_expected(),
        "{verdict:#?}\n`cargo xtask conform --diff NAME` shows more"
    );

    let off_spec = run(suite.off_spec, render, RunOptions::default());
    let failing = off_spec.iter().filter(|report| !report.outcome.passed());
    assert_eq!(
        failing
            .map(|report| report.name.as_str())
            .collect::<Vec<_>>(),
        [""; 0]
    );
}

/// en-US has changed these terms since the fixtures were written: with the term of then, and
/// nothing else, each passes.
#[test]
fn fixtures_older_than_a_term_pass_with_the_term_of_then() {
    let Some((suite, renderer)) = suite() else {
        return;
    };
    let cases: &[(&str, &[TermOfThen])] = &[
        (
            "bugreports_SortedIeeeItalicsFail",
            &[("month-06", TermForm::Short, "Jun.")],
        ),
        (
            "date_NegativeDateSort",
            &[("bc", TermForm::Long, "BC"), ("ad", TermForm::Long, "AD")],
        ),
        (
            "date_NegativeDateSortViaMacroOnYearMonthOnly",
            &[("bc", TermForm::Long, "BC"), ("ad", TermForm::Long, "AD")],
        ),
        (
            "magic_SubsequentAuthorSubstituteNotFooled",
            &[("translator", TermForm::Short, "tran.")],
        ),
    ];
    for (name, terms) in cases {
        let fixture = suite.fixtures.iter().find(|fixture| fixture.name == *name);
        let fixture = fixture.unwrap_or_else(|| panic!("the suite has no `{name}`"));
        assert_ne!(renderer.render(fixture).unwrap(), fixture.result, "{name}");
        let then = terms
            .iter()
            .fold(renderer.clone(), |renderer, (term, form, text)| {
                renderer.with_term("en-US", term, *form, text)
            });
        assert_eq!(then.render(fixture).unwrap(), fixture.result, "{name}");
    }
}
