//! Text from before Unicode, recognised so that its sender can be warned.

/// Words that must look broken, and the share of all words they must make up (one in so many):
/// a few foreign names are no reason to warn.
const FEW: usize = 3;
const ONE_IN: usize = 5;
/// From this many on the share does not matter: an old paragraph pasted into a new text.
const MANY: usize = 6;

/// Whether a text seems to come from a file with an old Vietnamese font (TCVN3, VNI), whose
/// letters turn into others when copied: "Céng hßa", "Coäng hoøa".
///
/// Careful rather than complete: French, German or Nordic names and ordinary signs do not count.
/// Nothing is converted, because a wrong guess would change what somebody said.
#[must_use]
pub fn looks_like_legacy_font(text: &str) -> bool {
    let mut all = 0;
    let mut broken = 0;
    for word in text.split_whitespace() {
        all += 1;
        if is_broken(word) {
            broken += 1;
        }
    }
    broken >= MANY || (broken >= FEW && broken * ONE_IN >= all)
}

fn is_broken(word: &str) -> bool {
    // Both old encodings stay within one byte; ă, đ, ơ, ế … prove that the word is Unicode.
    if word.chars().any(|c| c.is_alphabetic() && u32::from(c) > 0xFF) {
        return false;
    }
    let letters: Vec<char> = word.chars().collect();
    letters.windows(2).any(|pair| is_tcvn3(pair[0], pair[1]) || is_vni(pair[0], pair[1]))
}

/// TCVN3 puts small letters with tones where Latin-1 has signs and capitals: "H¹nh", "®Õn",
/// "nghÜa".
const fn is_tcvn3(before: char, after: char) -> bool {
    let sign_in_a_word = before.is_ascii_lowercase()
        && matches!(after, '¨' | '©' | 'ª' | '¬' | '®' | 'µ' | '¶' | '·' | '¸' | '¹' | '¼' | '½' | '¾' | '×' | '÷')
        || matches!(before, '¨' | '©' | 'ª' | '¬' | '®' | 'µ' | '¶' | '¸' | '¹' | '¼' | '½' | '¾' | '§')
            && (after.is_ascii_lowercase() || is_latin1_letter(after));
    let capital_in_a_word = before.is_ascii_lowercase() && matches!(after, 'À'..='Ö' | 'Ø'..='Þ');
    let sign_after_capital = before.is_ascii_uppercase() && matches!(after, '¸' | '¹' | '¶' | 'µ' | '©' | '¬');
    sign_in_a_word || capital_in_a_word || sign_after_capital
}

/// VNI writes the mark as a second character after its vowel: "hoøa", "Vieät", "ñöôïc".
const fn is_vni(before: char, after: char) -> bool {
    match before.to_ascii_lowercase() {
        'a' => matches!(after, 'ù' | 'õ' | 'ê' | 'â' | 'á' | 'à' | 'ã' | 'é' | 'è' | 'ú') || is_vni_mark(after),
        'e' | 'o' => matches!(after, 'ù' | 'õ' | 'â') || is_vni_mark(after),
        'u' => matches!(after, 'ù' | 'õ') || is_vni_mark(after),
        'y' => matches!(after, 'ù' | 'õ') || is_vni_mark(after),
        'ô' | 'ö' => matches!(after, 'ù' | 'õ' | 'ø' | 'û' | 'ï'),
        'ñ' => matches!(after, 'ö' | 'ô' | 'ó' | 'æ'),
        _ => false,
    }
}

/// Letters that no Vietnamese word has and that VNI uses as marks.
const fn is_vni_mark(c: char) -> bool {
    matches!(c, 'ø' | 'û' | 'ï' | 'å' | 'ä' | 'ë' | 'ü')
}

const fn is_latin1_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_in_tcvn3_is_recognised() {
        assert!(looks_like_legacy_font("Céng hßa x· héi chñ nghÜa ViÖt Nam"));
        assert!(looks_like_legacy_font("§éc lËp - Tù do - H¹nh phóc"));
        assert!(looks_like_legacy_font("KÝnh göi: ñy ban nh©n d©n x·"));
    }

    #[test]
    fn text_in_vni_is_recognised() {
        assert!(looks_like_legacy_font("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"));
        assert!(looks_like_legacy_font("Ñoäc laäp - Töï do - Haïnh phuùc"));
        assert!(looks_like_legacy_font("Toâi ñöôïc caùn boä tieáp ñoùn chu ñaùo"));
    }

    #[test]
    fn an_old_paragraph_in_a_new_text_is_recognised() {
        let text = format!(
            "{} Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc",
            "Tôi xin phản ánh việc sau đây. ".repeat(20)
        );
        assert!(looks_like_legacy_font(&text));
    }

    #[test]
    fn vietnamese_in_unicode_is_left_alone() {
        for text in [
            "",
            "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc",
            "Quà quý, hoà nhã, toà án, loà xoà, khoẻ, thuở, quê, tuý luý, xoá",
            "Cán bộ xã A. Ông Tá, bà Hà và cô Má",
            "CÁN BỘ XÃ HÀ TÁ, ÔNG TÀI, BÀ LÝ",
            "toi xin phan anh can bo xa khong tiep dan",
        ] {
            assert!(!looks_like_legacy_font(text), "{text}");
        }
    }

    #[test]
    fn foreign_names_and_signs_are_left_alone() {
        for text in [
            "Müller và François ở Göteborg, España, Straße",
            "Noël naïve",
            "Điều 5 § 3, 30°C, 50 µm, ½ ngày, 3×4 m, © 2026 Nguyễn, Vinamilk®",
            "«Xin chào» «Merci»",
            "• một · hai · ba",
        ] {
            assert!(!looks_like_legacy_font(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_ascii_never_looks_old(text in "[ -~\n]{0,200}") {
            prop_assert!(!looks_like_legacy_font(&text));
        }

        #[test]
        fn any_text_can_be_asked(text in "[\\PC\\pC]{0,200}") {
            let _ = looks_like_legacy_font(&text);
        }
    }
}
