//! What demands that a concept be disclosed.

use super::Concept;

impl Concept {
    /// What demands that it be disclosed, or defines it. A document whose clause was not verified
    /// says so.
    ///
    /// ```
    /// use juesuan_model::Concept;
    /// assert!(Concept::AgencyOperationExpenditure.law().contains("《机关事务管理条例》第九条"));
    /// ```
    pub fn law(self) -> &'static str {
        match self.section_id() {
            "gpb_basic" => {
                "《中华人民共和国预算法实施条例》第五条（基本支出包括人员经费和公用经费）、第六条（按经济性质分类公开到款）"
            }
            "gpb_expenditure" => {
                "《中华人民共和国预算法》第七十五条、《中华人民共和国预算法实施条例》第六条（支出按功能分类公开到项）"
            }
            "carryover" | "gpb_carryover" => {
                "《中华人民共和国预算法实施条例》第八十三条（决算应当列示结转、结余资金）"
            }
            "three_public_overall" | "three_public_items" | "three_public_quantities" => {
                "《机关事务管理条例》第七条（定期公布公务接待费、公务用车购置和运行费、因公出国（境）费的预算和决算）"
            }
            "agency_operation" => {
                "《中华人民共和国预算法》第十四条（对机关运行经费的安排、使用情况作出说明）；《机关事务管理条例》第九条（机关运行经费的定义）"
            }
            "assets" => {
                "《行政事业性国有资产管理条例》第二十七条（决算应当全面、真实、准确反映国有资产存量情况）"
            }
            "procurement" => match self {
                Self::ProcurementTotal
                | Self::ProcurementGoods
                | Self::ProcurementWorks
                | Self::ProcurementServices => {
                    "《中华人民共和国预算法》第十四条（将政府采购的情况及时向社会公开）；《中华人民共和国政府采购法》第二条"
                }
                _ => "《政府采购促进中小企业发展管理办法》（财库〔2020〕46号，条款未核）",
            },
            "performance" => "《中华人民共和国预算法》第十二条（讲求绩效）",
            _ => {
                "《中华人民共和国预算法》第十四条（部门决算向社会公开）、第七十五条（收支真实、数额准确、内容完整）"
            }
        }
    }
}
