//! Cells that a spreadsheet would take for a formula, made harmless on the way out and given back as they were on the way in.

/// Before what looks like a formula stands an apostrophe, so that it is text.
pub(crate) fn disarmed(cell: &str) -> String {
    if looks_armed(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes that apostrophe away.
pub(crate) fn as_it_was(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_armed(rest) => rest,
        _ => cell,
    }
}

/// A formula's sign at the beginning, also behind spaces, and behind apostrophes so that taking one away undoes putting one
/// there. Signs of full width are formulas in East Asian spreadsheets.
fn looks_armed(cell: &str) -> bool {
    let is_space = |sign: char| sign == '\'' || sign.is_whitespace() || sign == '\u{feff}';
    cell.trim_start_matches('\'').starts_with(['\t', '\r', '\n'])
        || cell.trim_start_matches(is_space).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula() {
        for cell in ["=cmd|' /C calc'!A0", "+47", "-1", "@SUM(1)", "  =1", "\u{a0}=1", "\t1", "\r=1", "'=1", "＝1"] {
            assert_eq!(disarmed(cell), format!("'{cell}"));
        }
    }

    #[test]
    fn other_cells_stay_as_they_are() {
        for cell in ["Kari", "'t Hart", "O'Brien", "a=b", "", "1-2", "(-1)"] {
            assert_eq!(disarmed(cell), cell);
            assert_eq!(as_it_was(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn out_and_in_is_the_same(cell in "[ '\t=+@a-]{0,6}|\\PC{0,20}") {
            let written = disarmed(&cell);
            prop_assert_eq!(as_it_was(&written), cell);
        }
    }
}
