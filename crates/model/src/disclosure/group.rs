//! Groups of quantities: typed fields that know the concept they hold.

use super::quantity::{Quantity, Ratio, Tally};
use crate::concept::Concept;

/// A quantity's place in a group, as it is.
#[derive(Debug, Clone, Copy)]
pub enum Slot<'a> {
    /// An amount.
    Quantity(Option<&'a Quantity>),
    /// 数量。A number of things.
    Tally(Option<&'a Tally>),
    /// A derived figure.
    Ratio(Option<&'a Ratio>),
}

/// A quantity's place in a group, to be filled.
#[derive(Debug)]
pub enum SlotMut<'a> {
    /// An amount.
    Quantity(&'a mut Option<Quantity>),
    /// 数量。A number of things.
    Tally(&'a mut Option<Tally>),
    /// A derived figure.
    Ratio(&'a mut Option<Ratio>),
}

/// A field of a group: its name in JSON and the concept that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name in JSON.
    pub name: &'static str,
    /// The concept.
    pub concept: Concept,
}

/// A group of quantities, such as those of the overall income and expenditure.
pub trait Group {
    /// The fields, in the order of the narrative.
    fn fields(&self) -> &'static [Field];
    /// What a field holds. The index is that of [`fields`](Self::fields).
    fn slot(&self, index: usize) -> Option<Slot<'_>>;
    /// The place of a field's content.
    fn slot_mut(&mut self, index: usize) -> Option<SlotMut<'_>>;
}

/// What can stand in a group's field.
pub(super) trait Held: Sized {
    fn slot(held: &Option<Self>) -> Slot<'_>;
    fn slot_mut(held: &mut Option<Self>) -> SlotMut<'_>;
}

macro_rules! held {
    ($($kind:ident)*) => { $(
        impl Held for $kind {
            fn slot(held: &Option<Self>) -> Slot<'_> {
                Slot::$kind(held.as_ref())
            }
            fn slot_mut(held: &mut Option<Self>) -> SlotMut<'_> {
                SlotMut::$kind(held)
            }
        }
    )* };
}

held! { Quantity Tally Ratio }

/// Declares a group: a struct whose fields are quantities, each with its concept.
macro_rules! group {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $kind:ident = $concept:ident,)* } $(with { $($(#[$rest_meta:meta])* $rest:ident: $rest_type:ty,)* })?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                #[doc = concat!("The place of [`", stringify!($concept), "`](crate::Concept::", stringify!($concept), ").")]
                #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::disclosure::quantity::present")]
                pub $field: Option<$kind>,
            )*
            $($(
                $(#[$rest_meta])*
                pub $rest: $rest_type,
            )*)?
        }

        impl $name {
            /// The fields that hold a quantity, in the order of the narrative.
            pub const FIELDS: &'static [crate::disclosure::group::Field] = &[$(
                crate::disclosure::group::Field { name: stringify!($field), concept: crate::concept::Concept::$concept },
            )*];
        }

        impl crate::disclosure::group::Group for $name {
            fn fields(&self) -> &'static [crate::disclosure::group::Field] {
                Self::FIELDS
            }
            fn slot(&self, index: usize) -> Option<crate::disclosure::group::Slot<'_>> {
                use crate::disclosure::group::Held;
                let mut here = 0..;
                $(if here.next() == Some(index) { return Some($kind::slot(&self.$field)); })*
                None
            }
            fn slot_mut(&mut self, index: usize) -> Option<crate::disclosure::group::SlotMut<'_>> {
                use crate::disclosure::group::Held;
                let mut here = 0..;
                $(if here.next() == Some(index) { return Some($kind::slot_mut(&mut self.$field)); })*
                None
            }
        }
    };
}

pub(super) use group;
