//! `ui/src/ipc/wire.ts` is made, never written.

use std::path::Path;

#[test]
fn the_types_of_the_screen_are_in_step_with_the_wire() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/wire.ts");
    let made = desk_wire::typescript();
    if std::env::var_os("SKRANKE_WRITE_TYPES").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == made, "ui/src/ipc/wire.ts is out of step: run `cargo xtask types`");
}
