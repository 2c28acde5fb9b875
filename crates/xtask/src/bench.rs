//! The figures of docs/benchmarks.md, measured anew.

use crate::packages::Purpose;
use crate::run::{cargo, program, root, target, through};
use crate::trouble::Outcome;
use crate::{node, npm_packages, packages, tell};

/// What is measured, built as it is shipped.
const BUILD: [&str; 10] =
    ["build", "--release", "-p", "desk-cli", "-p", "desk-store", "-p", "vipps", "--bins", "--examples"];

/// Measures with so many members in the register, and writes what came of it.
pub(crate) fn bench(members: u32) -> Outcome {
    packages::prepare(Purpose::Build)?;
    node::look()?;
    npm_packages::BENCH.fetch()?;
    tell::step("Building what is measured, as it is shipped", || through(&mut cargo(&BUILD)))?;
    tell::step("Measuring", || {
        let mut measure = program("node");
        measure.arg(root().join("tests/bench/bench.mjs")).arg(target().join("release")).arg(members.to_string());
        through(&mut measure)
    })?;
    tell::line("\nThe figures are in docs/benchmarks.md.");
    Ok(())
}
