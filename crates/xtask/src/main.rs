//! `cargo xtask`: try Skranke, test it, check it.
//!
//! It finds what is missing on the computer and installs it, builds only what changed, and says in plain words what it
//! does. It knows the repository's layout and nothing of what lies inside: no crate of ours is linked in, so that it builds
//! in seconds and before anything else is there. Start reading at [`Task`].

mod bench;
mod check;
mod chromium;
mod crash;
mod demo;
mod node;
mod npm_packages;
mod packages;
mod run;
mod screen;
mod screens;
mod stamp;
mod tell;
mod test;
mod trouble;
mod types;

use std::env;
use std::process::ExitCode;

use trouble::{Outcome, Trouble};

const HELP: &str = "\
Usage: cargo xtask <task>

  demo      Opens the counter and a simulated customer's phone side by side. Without a display (or with --tour) it plays
            the whole journey by itself and leaves screenshots in target/demo
  test      Builds everything and runs every test
  bench     Measures what docs/benchmarks.md tells, with a million members (or --members N), and writes it anew
  crash     Kills the desk at every step and at random moments, and checks that nothing is lost: --rounds N (100 if not
            given), --seed S to repeat a run. The tests play a short run of it
  check     Formatting, lints, and types of the screen in step with the wire
  types     Writes ui/src/ipc/wire.ts anew
  screens   Photographs every view of the screen in every language, light and dark, at two sizes; puts them on the sheets
            in docs/screens, and says what is cut or out of reach. It wants Chromium
  packages  Lists the Debian packages that are used, and what for; installs nothing

What is missing is installed first: Debian packages where that is allowed, and npm packages in the folders that use them.
";

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Demo { tour: bool },
    Test,
    Bench { members: u32 },
    Crash(crash::Wish),
    Check,
    Types,
    Screens,
    Packages,
    Help,
}

/// As many as the design speaks of.
const MEMBERS: u32 = 1_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match parse(&arguments).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            tell::trouble(&trouble);
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Outcome<Task> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["demo"] => Ok(Task::Demo { tour: false }),
        ["demo", "--tour"] => Ok(Task::Demo { tour: true }),
        ["test"] => Ok(Task::Test),
        ["bench"] => Ok(Task::Bench { members: MEMBERS }),
        ["bench", "--members", members] => count(members).map(|members| Task::Bench { members }),
        ["crash", ref wishes @ ..] if !matches!(wishes, ["--help" | "-h"]) => {
            Ok(Task::Crash(crash::Wish::read(wishes)?))
        }
        ["check"] => Ok(Task::Check),
        ["types"] => Ok(Task::Types),
        ["screens"] => Ok(Task::Screens),
        ["packages"] => Ok(Task::Packages),
        [] | ["--help" | "-h" | "help"] | [_, "--help" | "-h"] => Ok(Task::Help),
        _ => Err(Trouble::new(format!("There is no task {:?}.", words.join(" "))).advise(HELP)),
    }
}

fn count(text: &str) -> Outcome<u32> {
    text.parse().ok().filter(|count| (1..=10_000_000).contains(count)).ok_or_else(|| {
        Trouble::new(format!("{text:?} is no number of members.")).advise("Any from 1 to 10000000 will do.")
    })
}

fn perform(task: Task) -> Outcome {
    match task {
        Task::Demo { tour } => demo::demo(tour),
        Task::Test => test::test(),
        Task::Bench { members } => bench::bench(members),
        Task::Crash(wish) => crash::crash(wish),
        Task::Check => check::check(),
        Task::Types => types::write(),
        Task::Screens => screens::photograph(),
        Task::Packages => {
            tell::line(packages::list());
            Ok(())
        }
        Task::Help => {
            tell::line(HELP.trim_end());
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Outcome<Task> {
        parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_task_is_known_by_its_name() {
        assert_eq!(parsed("demo").unwrap(), Task::Demo { tour: false });
        assert_eq!(parsed("demo --tour").unwrap(), Task::Demo { tour: true });
        assert_eq!(parsed("test").unwrap(), Task::Test);
        assert_eq!(parsed("bench").unwrap(), Task::Bench { members: 1_000_000 });
        assert_eq!(parsed("bench --members 5000").unwrap(), Task::Bench { members: 5000 });
        assert_eq!(parsed("crash").unwrap(), Task::Crash(crash::Wish { rounds: 100, seed: None }));
        assert_eq!(parsed("check").unwrap(), Task::Check);
        assert_eq!(parsed("types").unwrap(), Task::Types);
        assert_eq!(parsed("screens").unwrap(), Task::Screens);
        assert_eq!(parsed("packages").unwrap(), Task::Packages);
    }

    #[test]
    fn nothing_at_all_and_a_cry_for_help_show_the_help() {
        for text in ["", "--help", "-h", "help", "demo --help", "crash --help"] {
            assert_eq!(parsed(text).unwrap(), Task::Help, "{text}");
        }
    }

    #[test]
    fn an_unknown_task_is_answered_with_the_known_ones() {
        let trouble = parsed("tset").unwrap_err().to_string();
        assert!(trouble.contains("\"tset\"") && trouble.contains("test  "), "{trouble}");
    }

    #[test]
    fn a_wish_that_a_task_does_not_know_is_not_passed_over() {
        for text in ["test --fast", "bench --members", "bench --members many", "bench --members 0"] {
            assert!(parsed(text).is_err(), "{text}");
        }
    }
}
