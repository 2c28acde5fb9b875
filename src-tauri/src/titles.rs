//! What stands above the windows.

use desk_wire::desk::Language;

/// The counter's title when no real customer can be reached.
pub(crate) fn simulator(language: Language) -> &'static str {
    match language {
        Language::Fi => "Skranke — SIMULAATTORI",
        Language::Nb | Language::En | Language::Da | Language::Sv => "Skranke — SIMULATOR",
    }
}

/// The simulated customer's phone.
pub(crate) fn phone(language: Language) -> &'static str {
    match language {
        Language::Nb | Language::Da | Language::Sv => "Telefon (simulator)",
        Language::En => "Phone (simulator)",
        Language::Fi => "Puhelin (simulaattori)",
    }
}

/// The customers' display.
pub(crate) fn display(language: Language) -> &'static str {
    match language {
        Language::Nb => "Kundeskjerm",
        Language::En => "Customer display",
        Language::Da => "Kundeskærm",
        Language::Fi => "Asiakasnäyttö",
        Language::Sv => "Kundskärm",
    }
}
