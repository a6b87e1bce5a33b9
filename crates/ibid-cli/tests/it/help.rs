//! Help, version, completions, the manual, and the explanation of codes.

use crate::harness::ibid;

#[test]
fn help_has_examples_and_exit_codes() {
    let help = ibid(&["--help"]).clean();
    for part in [
        "Usage: ibid",
        "Examples:",
        "ibid cite page.html",
        "Exit codes:",
        "--strict",
    ] {
        assert!(help.contains(part), "no {part:?} in:\n{help}");
    }
    for verb in [
        "cite",
        "citeproc",
        "inspect",
        "render",
        "completions",
        "man",
    ] {
        let help = ibid(&[verb, "--help"]).clean();
        assert!(help.contains("Example"), "{verb}:\n{help}");
    }
    assert_eq!(ibid(&[]).code, Some(2));
    ibid(&["cyte"]).fails(2, &["cyte", "cite"]);
    ibid(&["cite"]).fails(2, &["SOURCE"]);
}

#[test]
fn version_names_the_licence_of_the_styles() {
    let version = ibid(&["--version"]).clean();
    assert!(
        version.starts_with("ibid ") && version.contains("CC BY-SA 3.0"),
        "{version}"
    );
}

#[test]
fn completions_and_manual() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            ibid(&["completions", shell]).clean().contains("inspect"),
            "{shell}"
        );
    }
    let manual = ibid(&["man"]).clean();
    assert!(manual.contains(".TH ibid 1"), "{manual}");
    assert!(ibid(&["man", "cite"]).clean().contains("keep\\-case"));
    ibid(&["man", "cyte"]).fails(2, &["`cyte`"]);
}

#[test]
fn explain() {
    let printed = ibid(&["explain", "e0101"]).clean();
    assert!(
        printed.starts_with("E0101: ") && printed.lines().count() > 1,
        "{printed}"
    );
    let all = ibid(&["explain"]).clean();
    for (at, code) in all
        .lines()
        .filter_map(|line| line.split(':').next())
        .enumerate()
    {
        assert_eq!(all.matches(&format!("{code}:")).count(), 1, "{at}: {code}");
        assert!(ibid(&["explain", code]).clean().len() > 20, "{code}");
    }
    assert_eq!(
        ibid(&["explain", "W0413", "--json"]).json()["code"],
        "W0413"
    );
    ibid(&["explain", "E9999"]).fails(2, &["`E9999`"]);
}
