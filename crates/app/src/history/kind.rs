//! Between the kinds of the history and the tables they are kept in.

use ldn_store::Table;

use crate::view::HistoryKind;

impl HistoryKind {
    /// The table it is kept in.
    pub(crate) const fn table(self) -> Table {
        match self {
            Self::Dose => Table::Dose,
            Self::SideEffect => Table::SideEffect,
            Self::Night => Table::Sleep,
            Self::CheckIn => Table::Score,
            Self::Tag => Table::Tag,
            Self::Lab => Table::Lab,
            Self::Review => Table::Review,
            Self::Appointment => Table::Appointment,
            Self::Move => Table::DoseMove,
            Self::Plan => Table::Phase,
            Self::Step => Table::TitrationAnswer,
            Self::Alert => Table::Alert,
            Self::Medicine => Table::Medicine,
            Self::Stock => Table::Stock,
            Self::Steps => Table::Titration,
            Self::Product => Table::Product,
            Self::Contact => Table::Contact,
            Self::Screening => Table::Screening,
            Self::Question => Table::Question,
        }
    }

    /// The kind whose entries `table` keeps; none where the history does not list it.
    pub(crate) const fn of(table: Table) -> Option<Self> {
        Some(match table {
            Table::Dose => Self::Dose,
            Table::SideEffect => Self::SideEffect,
            Table::Sleep => Self::Night,
            Table::Score => Self::CheckIn,
            Table::Tag => Self::Tag,
            Table::Lab => Self::Lab,
            Table::Review => Self::Review,
            Table::Appointment => Self::Appointment,
            Table::DoseMove => Self::Move,
            Table::Phase => Self::Plan,
            Table::TitrationAnswer => Self::Step,
            Table::Alert => Self::Alert,
            Table::Medicine => Self::Medicine,
            Table::Stock => Self::Stock,
            Table::Titration => Self::Steps,
            Table::Product => Self::Product,
            Table::Contact => Self::Contact,
            Table::Screening => Self::Screening,
            Table::Question => Self::Question,
            Table::Setting | Table::ZoneSpan => return None,
        })
    }
}
