//! What speaks of a person, or opens something, is never printed: `Debug` shows the type and nothing else.

macro_rules! hidden {
    ($($name:ident),+ $(,)?) => { $(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}

pub(crate) use hidden;
