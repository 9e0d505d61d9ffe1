//! 财政拨款“三公”经费支出决算表 (T9).

use super::cells::{cells, table};

cells! {
    /// The budget columns (预算数).
    ThreePublicBudget {
        total "合计" = ThreePublicTotal @ InitialBudget,
        overseas_travel "因公出国（境）费" = OverseasTravelExpense @ InitialBudget,
        vehicle_total "公务用车购置及运行维护费小计" = VehicleTotalExpense @ InitialBudget,
        vehicle_purchase "公务用车购置费" = VehiclePurchaseExpense @ InitialBudget,
        vehicle_operation "公务用车运行维护费" = VehicleOperationExpense @ InitialBudget,
        reception "公务接待费" = ReceptionExpense @ InitialBudget,
    }
}

cells! {
    /// The final-account columns (决算数).
    ThreePublicActual {
        total "合计" = ThreePublicTotal,
        overseas_travel "因公出国（境）费" = OverseasTravelExpense,
        vehicle_total "公务用车购置及运行维护费小计" = VehicleTotalExpense,
        vehicle_purchase "公务用车购置费" = VehiclePurchaseExpense,
        vehicle_operation "公务用车运行维护费" = VehicleOperationExpense,
        reception "公务接待费" = ReceptionExpense,
    }
}

table! {
    /// 财政拨款“三公”经费支出决算表: one row, budget and actual for each item.
    #[cfg_attr(feature = "schema", schemars(rename = "ThreePublicTable"))]
    ThreePublic {
        fixed budget "预算数": ThreePublicBudget,
        fixed actual "决算数": ThreePublicActual,
    }
}
