//! 机构运行信息表 (T10), the ninth table of the Chongqing form.

use super::cells::{cells, table};

cells! {
    /// The budget column (预算数), money only.
    OperationBudget {
        three_public_total "“三公”经费支出合计" = ThreePublicTotal @ InitialBudget,
        overseas_travel "因公出国（境）费" = OverseasTravelExpense @ InitialBudget,
        vehicle_total "公务用车购置及运行维护费" = VehicleTotalExpense @ InitialBudget,
        vehicle_purchase "公务用车购置费" = VehiclePurchaseExpense @ InitialBudget,
        vehicle_operation "公务用车运行维护费" = VehicleOperationExpense @ InitialBudget,
        reception "公务接待费" = ReceptionExpense @ InitialBudget,
        domestic_reception "国内接待费" = DomesticReceptionExpense @ InitialBudget,
        foreign_affairs_reception "其中：外事接待费" = ForeignAffairsReceptionExpense @ InitialBudget,
        overseas_reception "国（境）外接待费" = OverseasReceptionExpense @ InitialBudget,
        conference "会议费" = ConferenceExpense @ InitialBudget,
        training "培训费" = TrainingExpense @ InitialBudget,
        travel "差旅费" = TravelExpense @ InitialBudget,
    }
}

cells! {
    /// The column of actuals (统计数).
    OperationActual {
        three_public_total "“三公”经费支出合计" = ThreePublicTotal,
        overseas_travel "因公出国（境）费" = OverseasTravelExpense,
        vehicle_total "公务用车购置及运行维护费" = VehicleTotalExpense,
        vehicle_purchase "公务用车购置费" = VehiclePurchaseExpense,
        vehicle_operation "公务用车运行维护费" = VehicleOperationExpense,
        reception "公务接待费" = ReceptionExpense,
        domestic_reception "国内接待费" = DomesticReceptionExpense,
        foreign_affairs_reception "其中：外事接待费" = ForeignAffairsReceptionExpense,
        overseas_reception "国（境）外接待费" = OverseasReceptionExpense,
        overseas_group_count "因公出国（境）团组数" = OverseasGroupCount,
        overseas_person_count "因公出国（境）人次数" = OverseasPersonCount,
        vehicle_purchase_count "公务用车购置数" = VehiclePurchaseCount,
        vehicle_stock_count "公务用车保有量" = VehicleStockCount,
        domestic_reception_batches "国内公务接待批次" = DomesticReceptionBatches,
        domestic_foreign_affairs_batches "其中：外事接待批次" = DomesticForeignAffairsBatches,
        domestic_reception_persons "国内公务接待人次" = DomesticReceptionPersons,
        domestic_foreign_affairs_persons "其中：外事接待人次" = DomesticForeignAffairsPersons,
        overseas_reception_batches "国（境）外公务接待批次" = OverseasReceptionBatches,
        overseas_reception_persons "国（境）外公务接待人次" = OverseasReceptionPersons,
        conference "会议费" = ConferenceExpense,
        training "培训费" = TrainingExpense,
        travel "差旅费" = TravelExpense,
        agency_operation "机关运行经费" = AgencyOperationExpenditure,
        agency_operation_administrative "行政单位" = AgencyOperationAdministrative,
        agency_operation_participating "参照公务员法管理事业单位" = AgencyOperationParticipating,
        vehicle_count "车辆数合计" = AssetVehicleTotal,
        vehicle_provincial_leader "副部（省）级及以上领导用车" = AssetVehicleProvincialLeader,
        vehicle_principal "主要负责人用车" = AssetVehiclePrincipal,
        vehicle_confidential "机要通信用车" = AssetVehicleConfidential,
        vehicle_emergency "应急保障用车" = AssetVehicleEmergency,
        vehicle_enforcement "执法执勤用车" = AssetVehicleEnforcement,
        vehicle_special "特种专业技术用车" = AssetVehicleSpecial,
        vehicle_retired "离退休干部服务用车" = AssetVehicleRetired,
        vehicle_other "其他用车" = AssetVehicleOther,
        large_equipment "单价100万元（含）以上专用设备" = LargeEquipmentCount,
        procurement_total "政府采购支出合计" = ProcurementTotal,
        procurement_goods "政府采购货物支出" = ProcurementGoods,
        procurement_works "政府采购工程支出" = ProcurementWorks,
        procurement_services "政府采购服务支出" = ProcurementServices,
        sme_contracts "授予中小企业合同金额" = SmeContractAmount,
        micro_contracts "其中：授予小微企业合同金额" = MicroContractAmount,
    }
}

table! {
    /// 机构运行信息表: budgets for money, actuals for money and numbers.
    AgencyOperation {
        fixed budget "预算数": OperationBudget,
        fixed actual "统计数": OperationActual,
    }
}
