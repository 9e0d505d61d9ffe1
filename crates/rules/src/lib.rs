//! Exact checks of final accounts.
