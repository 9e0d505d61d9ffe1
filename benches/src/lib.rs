//! What the benchmarks share: the accounts of a real department.

use juesuan_model::Disclosure;

/// The example as its file has it.
pub const EXAMPLE: &str = include_str!("../../schemas/examples/qijiang-government-office-2024.json");

/// The example as the model has it.
///
/// # Errors
/// Never: the example is validated whenever it is built.
pub fn example() -> Result<Disclosure, serde_json::Error> {
    serde_json::from_str(EXAMPLE)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_is_read() {
        assert_eq!(super::example().unwrap().fiscal_year, 2024);
    }
}
