//! The README's commands do what the README says.

use crate::harness::{command, run};

#[test]
fn every_command_prints_what_the_readme_says() {
    let path = ibid_testdata::workspace_root().join("README.md");
    let readme = std::fs::read_to_string(path).expect("the README");
    let mut commands = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for example in block.split("$ ").skip(1) {
            let (line, expected) = example
                .split_once('\n')
                .expect("a command and what it prints");
            let words = words(line);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let (["cargo", "run", "--release", "--", arguments @ ..] | ["ibid", arguments @ ..]) =
                words.as_slice()
            else {
                panic!("not a command of ibid: {line}");
            };
            let run = run(command(arguments), b"");
            assert_eq!(format!("{}{}", run.stdout, run.stderr), expected, "{line}");
            commands += 1;
        }
    }
    assert!(commands >= 5, "{commands} commands");
}

/// The words of a command line, with single quotes undone.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (place, part) in line.split('\'').enumerate() {
        if place % 2 == 1 {
            words.last_mut().expect("a word").push_str(part);
            continue;
        }
        for (at, word) in part.split(' ').enumerate() {
            if at > 0 {
                words.push(String::new());
            }
            words.last_mut().expect("a word").push_str(word);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
