//! Colours as they stand in the files of `assets/themes`: red, green and blue as six hexadecimal digits. For the
//! window and for paper.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// Reads a colour's red, green and blue.
///
/// # Errors
/// When the text is anything but six hexadecimal digits.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 3], D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom(format_args!("`{text}` is not six hexadecimal digits")))
}

fn parse(text: &str) -> Option<[u8; 3]> {
    let is_hex = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let [_, red, green, blue] = is_hex.then(|| u32::from_str_radix(text, 16).ok())??.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_a_colour_and_nothing_else_is() {
        assert_eq!(parse("0F1f25"), Some([0x0F, 0x1F, 0x25]));
        for wrong in ["", "12345", "1234567", "GG0000", "+12345", "#12345", "é1234"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
