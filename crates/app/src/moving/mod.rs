//! Moving a dose to another part of the day (I1–I5): what it would come to, doing it, when it is
//! suggested, and the nights before and after.

mod compare;
mod confirm;
mod show;
mod suggest;
