//! Random weeks, lived through the program: the month shows what was done, and nothing else.

use ldn_app::view::{DoseId, PartOfDay};
use proptest::prelude::*;

use crate::support::{World, bedtime, saved};
use crate::{marks, month};

/// What somebody does about a night's dose, as the mark it leaves.
fn nights() -> impl Strategy<Value = Vec<char>> {
    prop::collection::vec(prop::sample::select(vec!['t', 't', 'l', 's', 'm', 'c']), 1..27)
}

/// Lives through the night of `date`. "c" changes the plan at noon, and then the dose is taken.
fn live(world: &mut World, date: &str, night: char) {
    world.it_is(&format!("{date} 12:00"));
    if night == 'c' {
        world.companion.set_plan(&bedtime("21:30", "3")).unwrap();
    }
    match night {
        't' | 'c' => world.it_is(&format!("{date} 22:10")),
        'l' => world.it_is(&format!("{date} 23:50")),
        _ => world.it_is(&format!("{date} 22:30")),
    }
    match night {
        'm' => {}
        's' => drop(world.companion.skip(&DoseId { date: date.to_owned(), part: PartOfDay::Bedtime }).unwrap()),
        _ => drop(saved(world.takes())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_month_shows_what_was_done_each_night(nights in nights()) {
        let mut world = World::with_bedtime("2026-01-02 20:00", "22:00", "4.5");
        for (index, night) in nights.iter().enumerate() {
            live(&mut world, &format!("2026-01-{:02}", index + 2), *night);
        }
        world.it_is(&format!("2026-01-{:02} 12:00", nights.len() + 2));
        let lived: String = nights.iter().map(|night| if *night == 'c' { 't' } else { *night }).collect();
        let january = month(&mut world, "2026-01");
        let ahead = ".".repeat(31 - 2 - nights.len());
        prop_assert_eq!(marks(&january, (1, 31)), format!("b{lived}?{ahead}"));
        let count = |letters: &str| u32::try_from(lived.chars().filter(|night| letters.contains(*night)).count()).unwrap();
        let sum = january.sum;
        prop_assert_eq!(
            (sum.due, sum.taken, sum.late, sum.skipped, sum.missed),
            (count("tlsm"), count("tl"), count("l"), count("s"), count("m"))
        );
    }
}
