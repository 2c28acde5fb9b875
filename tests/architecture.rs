//! The arrows of the architecture. A new one is a decision: it is drawn in ARCHITECTURE.md and allowed here first.
#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a test that fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Who may use whom, of our own packages.
const ARROWS: [(&str, &[&str]); 10] = [
    ("skranke", &["desk-app", "desk-wire"]),
    ("desk-app", &["vipps", "desk-store", "desk-core", "desk-wire"]),
    ("desk-cli", &["desk-app", "desk-wire"]),
    ("desk-store", &["desk-core"]),
    ("desk-core", &[]),
    ("desk-wire", &[]),
    ("vipps", &["ciba"]),
    ("ciba", &[]),
    ("vipps-sim", &[]),
    ("xtask", &[]),
];

/// The provider's double: every test may use it, no program may.
const DOUBLE: &str = "vipps-sim";

/// The only file of the screen that knows of Tauri.
const TAURI_HOST: &str = "ui/src/host/tauri.ts";

/// One package of ours in the manifest of another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Arrow {
    from: String,
    to: String,
    for_tests: bool,
}

#[test]
fn every_arrow_between_our_packages_is_an_allowed_one() {
    assert_eq!(wrong_arrows(&arrows()), Vec::<Arrow>::new(), "an arrow that is not drawn");
}

#[test]
fn every_package_of_ours_is_in_the_table() {
    let known: BTreeSet<String> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(packages(), known);
}

#[test]
fn one_file_of_the_screen_knows_of_tauri() {
    let importing: Vec<PathBuf> =
        sources(&root().join("ui/src")).into_iter().filter(|file| imports_tauri(file)).collect();
    assert_eq!(importing, [root().join(TAURI_HOST)]);
}

// ── The checks themselves ─────────────────────────────────────────────────

fn wrong_arrows(arrows: &[Arrow]) -> Vec<Arrow> {
    arrows.iter().filter(|arrow| !is_allowed(arrow)).cloned().collect()
}

fn is_allowed(arrow: &Arrow) -> bool {
    let Some((_, may_use)) = ARROWS.iter().find(|(name, _)| *name == arrow.from) else { return false };
    let is_double = arrow.for_tests && arrow.to == DOUBLE && arrow.from != "xtask";
    may_use.contains(&arrow.to.as_str()) || is_double
}

fn mentions_tauri(line: &str) -> bool {
    let is_import = ["import", "export", "from", "} from"].iter().any(|word| line.trim_start().starts_with(word));
    let quoted = ["'@tauri-apps/", "\"@tauri-apps/", "`@tauri-apps/"].iter().any(|name| line.contains(name));
    quoted && (is_import || line.contains("import("))
}

// ── What is there ─────────────────────────────────────────────────────────

fn arrows() -> Vec<Arrow> {
    let metadata = MetadataCommand::new().no_deps().exec().unwrap();
    let packages = metadata.workspace_packages();
    let names: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let of_package = |package: &cargo_metadata::Package| {
        let ours = package.dependencies.iter().filter(|dependency| names.contains(dependency.name.as_str()));
        let arrow = |dependency: &cargo_metadata::Dependency| Arrow {
            from: package.name.to_string(),
            to: dependency.name.clone(),
            for_tests: dependency.kind == DependencyKind::Development,
        };
        ours.map(arrow).collect::<Vec<_>>()
    };
    packages.iter().flat_map(|package| of_package(package)).collect()
}

fn packages() -> BTreeSet<String> {
    let metadata = MetadataCommand::new().no_deps().exec().unwrap();
    metadata.workspace_packages().iter().map(|package| package.name.to_string()).collect()
}

fn imports_tauri(file: &Path) -> bool {
    fs::read_to_string(file).unwrap().lines().any(mentions_tauri)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

// ── That the checks can fail ──────────────────────────────────────────────

fn arrow(from: &str, to: &str, for_tests: bool) -> Arrow {
    Arrow { from: from.to_owned(), to: to.to_owned(), for_tests }
}

#[test]
fn an_arrow_against_the_stream_is_seen() {
    let wrong = [
        arrow("desk-core", "desk-store", false),
        arrow("ciba", "vipps", false),
        arrow("desk-cli", "desk-store", false),
        arrow("skranke", "vipps-sim", false),
        arrow("vipps-sim", "ciba", true),
        arrow("xtask", "vipps-sim", true),
        arrow("desk-core", "desk-app", true),
        arrow("a-newcomer", "desk-core", false),
    ];
    assert_eq!(wrong_arrows(&wrong), wrong);
}

#[test]
fn an_allowed_arrow_and_the_double_in_a_test_are_not() {
    let right =
        [arrow("desk-app", "vipps", false), arrow("vipps", "vipps-sim", true), arrow("skranke", "desk-app", true)];
    assert_eq!(wrong_arrows(&right), Vec::<Arrow>::new());
}

#[test]
fn every_way_of_importing_tauri_is_seen() {
    for line in [
        "import { invoke } from '@tauri-apps/api/core';",
        "import type { Event } from \"@tauri-apps/api/event\";",
        "export * from '@tauri-apps/api';",
        "} from '@tauri-apps/api/window';",
        "  const { invoke } = await import('@tauri-apps/api/core');",
    ] {
        assert!(mentions_tauri(line), "{line}");
    }
    for line in ["import { tauriHost } from './tauri';", "// see '@tauri-apps/api/core'", "await import('./http');"] {
        assert!(!mentions_tauri(line), "{line}");
    }
}
