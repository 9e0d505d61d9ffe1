//! Folding one character: full-width forms, traditional script, what only decorates.

use std::sync::OnceLock;

use super::radicals::is_radical;

/// Pairs of a traditional and a simplified character, those that disclosures use.
const TRADITIONAL: &str = "萬万經经費费撥拨決决購购運运維维護护長长減减佔占億亿財财務务業业與与預预總总計计數数額额\
較较無无變变動动資资產产營营單单國国會会議议訓训車车輛辆項项結结轉转餘余補补貼贴醫医療疗衛卫\
參参險险離离職职員员類类級级機机關关辦办處处發发布布設设備备節节約约環环農农統统綜综績绩劃划\
標标準准質质術术學学藝艺術术體体歲岁錄录證证開开門门間间題题問问實实際际應应對对於于為为並并\
個个這这來来後后從从億亿兩两雙双條条東东車车團团組组圖图書书館馆場场電电訊讯郵邮網网線线\
繳缴稅税銀银債债務务還还貸贷賬账帳账價价購购賣卖買买貨货運运輸输鐵铁鋼钢礦矿氣气溫温暖暖\
據据擬拟擴扩攤摊檢检測测監监督督審审計计評评價价報报告告導导區区縣县鄉乡鎮镇村村莊庄幣币\
創创剩剩劑剂勞劳勢势勝胜匯汇協协歷历壓压參参雜杂難难離离須须順顺領领頭头願愿類类顯显風风飛飞\
養养餐餐館馆驗验體体點点黨党齊齐鍵键鏈链鑒鉴聯联聽听肅肃脫脱腦脑興兴舉举舊旧華华葉叶號号虧亏\
補补裝装複复規规視视覽览觀观觸触訂订記记許许訪访該该詳详誤误說说調调請请論论諸诸講讲謝谢譜谱\
識识譯译讀读變变讓让豐丰負负貢贡貫贯責责貯贮貴贵費费賀贺賃赁賄贿資资賑赈賠赔質质賴赖贈赠贏赢\
趙赵趕赶跡迹踐践軍军軌轨軟软載载輔辅輕轻轄辖辭辞達达違违遠远適适遷迁選选遺遗邊边郵邮鄰邻醬酱\
釋释鋪铺錢钱錯错鎖锁鏡镜閉闭閱阅闊阔陽阳隊队階阶隨随隱隐靜静頂顶頒颁頓顿頻频飲饮餅饼駐驻驅驱\
嚴严優优儲储傳传債债傷伤僅仅價价億亿兒儿內内兩两冊册凍冻劃划劇剧勵励區区協协卻却厭厌叢丛喪丧\
單单嚮向囑嘱圍围園园圓圆塊块墊垫壇坛壯壮夢梦奪夺奮奋婦妇媽妈學学寧宁寫写寬宽寶宝尋寻專专將将\
屆届層层屬属岡冈島岛師师帶带幫帮幹干幾几庫库廠厂廢废廣广張张強强彈弹彙汇徵征徹彻恆恒惡恶愛爱\
態态慶庆憂忧憑凭憲宪懷怀戰战戲戏戶户拋抛捨舍掃扫採采揀拣揚扬換换損损搖摇搶抢擇择擊击擔担擠挤\
攜携敗败敵敌斷断時时晉晋曆历書书殺杀殘残毀毁氈毡決决沒没況况淨净淺浅減减滅灭滿满漢汉潔洁\
濟济濕湿災灾為为爭争爺爷牆墙狀状獎奖獨独獲获率率現现琺珐環环產产畫画異异當当疊叠盡尽盤盘監监\
眾众礎础禮礼種种稱称積积穩稳窮穷競竞筆笔簡简簽签糧粮糾纠紀纪紅红納纳純纯紙纸級级紛纷細细終终\
絡络給给絕绝綠绿維维綱纲緊紧編编緣缘練练縮缩縱纵績绩織织繼继續续罰罚羅罗聖圣職职聲声膚肤";

/// The pairs, with a bit for each ideograph that has one.
pub(super) struct Script {
    bits: Vec<u64>,
    pairs: Vec<(char, char)>,
}

impl Script {
    /// The one table.
    pub(super) fn get() -> &'static Script {
        static SCRIPT: OnceLock<Script> = OnceLock::new();
        SCRIPT.get_or_init(|| {
            let mut pairs = Vec::new();
            let mut chars = TRADITIONAL.chars();
            while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
                if from != to {
                    pairs.push((from, to));
                }
            }
            pairs.sort_unstable();
            pairs.dedup();
            let mut bits = vec![0u64; (0x9fff - 0x4e00) / 64 + 1];
            for &(from, _) in &pairs {
                if let Some((word, bit)) =
                    slot(from).and_then(|i| bits.get_mut(i / 64).map(|word| (word, i % 64)))
                {
                    *word |= 1 << bit;
                }
            }
            Script { bits, pairs }
        })
    }

    /// Whether an ideograph has another simplified form.
    pub(super) fn changes(&self, c: char) -> bool {
        slot(c).and_then(|i| self.bits.get(i / 64).map(|word| word >> (i % 64) & 1 == 1)).unwrap_or(false)
    }

    /// The simplified form of an ideograph.
    pub(super) fn simplified(&self, c: char) -> char {
        if !self.changes(c) {
            return c;
        }
        let pair = self.pairs.binary_search_by_key(&c, |&(from, _)| from);
        pair.ok().and_then(|i| self.pairs.get(i)).map_or(c, |&(_, to)| to)
    }
}

fn slot(c: char) -> Option<usize> {
    (c as usize).checked_sub(0x4e00).filter(|&i| i <= 0x9fff - 0x4e00)
}

/// What a character becomes.
pub(super) enum Folded {
    /// It stays, or becomes another.
    Char(char),
    /// It says nothing.
    Nothing,
    /// White space.
    Space,
    /// White space that separates columns.
    Wide,
}

/// Folds one character outside of the ideographs.
pub(super) fn fold(c: char) -> Folded {
    match c {
        // Quotation marks are dropped: documents mix and lose them.
        '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '＇' => {
            Folded::Nothing
        }
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{ad}' => Folded::Nothing,
        '\t' => Folded::Wide,
        ' '
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\r'
        | '\u{b}'
        | '\u{c}'
        | '\u{85}'
        | '\u{2028}'
        | '\u{2029}' => Folded::Space,
        '\0'..='\u{1f}' | '\u{7f}' => Folded::Nothing,
        '！'..='～' => Folded::Char(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '﹪' => Folded::Char('%'),
        '\u{2212}' | '﹣' => Folded::Char('-'),
        '﹐' => Folded::Char(','),
        '﹒' => Folded::Char('.'),
        '﹔' => Folded::Char(';'),
        '﹕' | '∶' | '︰' => Folded::Char(':'),
        '﹙' => Folded::Char('('),
        '﹚' => Folded::Char(')'),
        other => Folded::Char(other),
    }
}

/// Whether a character is an ideograph.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        || is_radical(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_are_pairs() {
        assert_eq!(TRADITIONAL.chars().count() % 2, 0);
        let script = Script::get();
        let folded: String =
            "萬元經費撥款決算購置運行增長減少佔".chars().map(|c| script.simplified(c)).collect();
        assert_eq!(folded, "万元经费拨款决算购置运行增长减少占");
        // No simplified form is a traditional one of another pair.
        let mut chars = TRADITIONAL.chars();
        while let (Some(_), Some(to)) = (chars.next(), chars.next()) {
            assert_eq!(script.simplified(to), to, "{to}");
        }
    }
}
