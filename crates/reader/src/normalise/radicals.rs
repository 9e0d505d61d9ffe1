//! 部首: signs for the radicals of the dictionaries, which some printers of PDF put in the place of the
//! ideographs that look the same.

/// The ideographs of U+2F00 to U+2FD5, in their order (Unicode, Kangxi Radicals).
const KANGXI: &str = "\
一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Signs of the block CJK Radicals Supplement that stand for a whole ideograph, each before it.
const SUPPLEMENT: &str = "\
⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺗心⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺳网⺶羊⺷羊⺻聿⺼月⺽臼\
⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾\
⻬齐⻮齿⻰龙⻳龟";

/// How many bytes each of these ideographs has.
const WIDTH: usize = 3;

/// The ideograph that a sign for a radical looks like; any other character stays.
pub(crate) fn unified(c: char) -> char {
    match c {
        '\u{2f00}'..='\u{2fd5}' => {
            let at = (c as usize - 0x2f00) * WIDTH;
            KANGXI.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(c)
        }
        '\u{2e80}'..='\u{2ef3}' => {
            let mut pairs = SUPPLEMENT.chars();
            while let (Some(sign), Some(ideograph)) = (pairs.next(), pairs.next()) {
                if sign == c {
                    return ideograph;
                }
            }
            c
        }
        _ => c,
    }
}

/// Whether a character is a sign for a radical.
pub(crate) fn is_radical(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2ef3}' | '\u{2f00}'..='\u{2fd5}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_the_ideographs_that_they_look_like() {
        let read: String =
            "\u{2f00}\u{2ec5}\u{2ed4}\u{2ecb}\u{2f08}\u{2f64}\u{2fd5}甲a".chars().map(unified).collect();
        assert_eq!(read, "一见门车人用龠甲a");
        assert!(KANGXI.chars().count() == 0xd6 && KANGXI.chars().all(|c| c.len_utf8() == WIDTH));
        assert!(SUPPLEMENT.chars().step_by(2).all(is_radical));
        assert!(!SUPPLEMENT.chars().skip(1).step_by(2).any(is_radical));
    }
}
