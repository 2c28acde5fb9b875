//! `embed_migrations!` reads the folder at compile time; a new file must make it look again.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
