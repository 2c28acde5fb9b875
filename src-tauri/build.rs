//! What Tauri needs to know at compile time, and one linker flag.

fn main() {
    // The web view's own library links the system's libsqlite3; our exported `sqlite3_*` symbols, which are SQLCipher's, would
    // take its place.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    // A capability that comes or goes changes who may do what, though nothing else of this crate has changed.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the configuration, the capabilities and the icons are in order");
}
