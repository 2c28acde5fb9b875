//! The club's colour, and whether it can be read: WCAG 2.2, contrast of 4.5 to 1.

/// A colour of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

/// The club's colour on a light page and on a dark one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    light: Colour,
    dark: Colour,
}

/// Why a colour is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AccentProblem {
    /// Not written as `#0b6468`.
    NotAColour,
    /// Too pale: its contrast with the page in tenths, and the nearest darker one that would do.
    TooPale(u32, String),
}

/// The darkest ground on a light page on which the accent stands, and the lightest on a dark one. As in `style.css`.
const LIGHT_PAPER: Colour = Colour([0xf4, 0xf6, 0xf4]);
const DARK_SURFACE: Colour = Colour([0x1b, 0x24, 0x24]);
const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);
const ENOUGH: f64 = 4.5;
/// A little more than enough, where the page chooses.
const WELL: f64 = 6.0;

impl Accent {
    /// Reads `#0b6468`. On a dark page the colour is lightened until it can be read there.
    pub(crate) fn parse(text: &str) -> Result<Self, AccentProblem> {
        let light = Colour::parse(text).ok_or(AccentProblem::NotAColour)?;
        let contrast = light.contrast(LIGHT_PAPER);
        if contrast < ENOUGH {
            let fits = light.mixed_until(BLACK, |colour| colour.contrast(LIGHT_PAPER) >= ENOUGH);
            return Err(AccentProblem::TooPale(tenths(contrast), fits.hex()));
        }
        Ok(Self { light, dark: light.mixed_until(WHITE, |colour| colour.contrast(DARK_SURFACE) >= WELL) })
    }

    /// `#0b6468`, for a light page and for a dark one.
    pub(crate) fn hex(self) -> [String; 2] {
        [self.light.hex(), self.dark.hex()]
    }
}

impl Default for Accent {
    /// Petrol, as the counter.
    fn default() -> Self {
        Self::parse("#0b6468").expect("petrol can be read")
    }
}

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    fn hex(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// As little of the other colour as will do.
    fn mixed_until(self, other: Self, will_do: impl Fn(Self) -> bool) -> Self {
        (0..=100).map(|percent| self.mixed(other, percent)).find(|colour| will_do(*colour)).unwrap_or(other)
    }

    fn mixed(self, other: Self, percent: u32) -> Self {
        let mix = |(one, other): (u8, u8)| (u32::from(one) * (100 - percent) + u32::from(other) * percent) / 100;
        let part = |at: usize| u8::try_from(mix((self.0[at], other.0[at]))).unwrap_or(u8::MAX);
        Self([part(0), part(1), part(2)])
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a contrast is from 1 to 21")]
fn tenths(contrast: f64) -> u32 {
    (contrast * 10.0).floor() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_twenty_one_to_one_and_grey_is_known() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.001);
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(WHITE) - 4.54).abs() < 0.01, "the well-known one");
    }

    #[test]
    fn whatever_is_taken_can_be_read_on_both_pages_and_written_on() {
        for text in ["#0b6468", "#8a1f5c", "#1f3d8a", "#000000", "#b3261e", "#2e6b1f"] {
            let accent = Accent::parse(text).unwrap();
            assert!(accent.light.contrast(LIGHT_PAPER) >= ENOUGH && accent.light.contrast(WHITE) >= ENOUGH, "{text}");
            assert!(accent.dark.contrast(DARK_SURFACE) >= ENOUGH, "{text}");
            assert_eq!(accent.hex()[0], text);
        }
    }

    #[test]
    fn what_is_too_pale_is_told_by_how_much_and_what_would_do() {
        for text in ["#ffd36b", "#ffffff", "#ff5b24", "#74d0c9"] {
            let Err(AccentProblem::TooPale(tenths, instead)) = Accent::parse(text) else {
                panic!("{text} is too pale");
            };
            assert!(tenths < 45, "{text}");
            assert!(Accent::parse(&instead).is_ok(), "{instead}");
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "#", "petrol", "#0b646", "#0b64688", "0b6468", "#0b646g", "#+1+2+3", "#øøø"] {
            assert_eq!(Accent::parse(text), Err(AccentProblem::NotAColour), "{text}");
        }
    }
}
