//! Whatever was imported, exported again it is the same.

use ldn_app::view::{ImportReason, PartOfDay, ScaleName, ScoreValue};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

use crate::support::plan;
use crate::{local, record, scores, world};

/// One row of the file: a day and minute, with micrograms or a pain score.
#[derive(Debug, Clone)]
struct Line {
    day: u32,
    minute: u32,
    micrograms: Option<u32>,
    pain: Option<u8>,
    note: String,
}

/// How the file is written.
#[derive(Debug, Clone, Copy)]
struct Form {
    separator: char,
    comma: bool,
    day_first: bool,
    marked: bool,
    quoted: bool,
}

fn line() -> impl Strategy<Value = Line> {
    let what = prop_oneof![
        (1_u32..9_999, Just(None)).prop_map(|(ug, pain)| (Some(ug), pain)),
        (0_u8..=10).prop_map(|pain| (None, Some(pain))),
        (1_u32..9_999, (0_u8..=10).prop_map(Some)).prop_map(|(ug, pain)| (Some(ug), pain)),
    ];
    let note = prop_oneof![Just(String::new()), "[a-z ,;\"\n=<>äß🫠ש]{0,12}"];
    (5_u32..16, 240_u32..1440, what, note).prop_map(|(day, minute, (micrograms, pain), note)| Line {
        day,
        minute,
        micrograms,
        pain,
        note,
    })
}

fn form() -> impl Strategy<Value = Form> {
    (prop::sample::select(vec![',', ';', '\t']), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(separator, comma, day_first, marked, quoted)| Form { separator, comma, day_first, marked, quoted })
}

/// A trivial writer.
fn write(rows: &[[String; 5]], form: Form) -> String {
    let cell = |cell: &String| {
        let needs = form.quoted || cell.contains([form.separator, '"', '\n', '\r']);
        if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let header = ["date", "time", "amount_mg", "pain", "note"].map(str::to_owned);
    let lines = [&header]
        .into_iter()
        .chain(rows)
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(&form.separator.to_string()));
    let mark = if form.marked { "\u{feff}" } else { "" };
    format!("{mark}{}\r\n", lines.collect::<Vec<_>>().join("\r\n"))
}

fn mg(micrograms: u32, comma: bool) -> String {
    let text = format!("{}.{:03}", micrograms / 1000, micrograms % 1000);
    if comma { text.replace('.', ",") } else { text }
}

fn rows(lines: &[Line], form: Form) -> Vec<[String; 5]> {
    let row = |line: &Line| {
        let date = if form.day_first { format!("{:02}.01.2026", line.day) } else { format!("2026-01-{:02}", line.day) };
        let time = format!("{:02}:{:02}", line.minute / 60, line.minute % 60);
        let amount = line.micrograms.map(|ug| mg(ug, form.comma)).unwrap_or_default();
        [date, time, amount, line.pain.map(|pain| pain.to_string()).unwrap_or_default(), line.note.clone()]
    };
    lines.iter().map(row).collect()
}

/// The diary's doses and scores by their local minute, as exact text.
type Told = (BTreeMap<String, String>, BTreeMap<String, (String, String)>);

fn kept(world: &crate::support::World) -> Told {
    let zone = chrono_tz::Europe::Berlin;
    let doses =
        record(world).into_iter().filter_map(|entry| entry.taken).map(|taken| (local(taken.at, zone), taken.amount.mg));
    let pain = |values: &[ScoreValue]| match values {
        [ScoreValue { scale: ScaleName::Pain, value }] => value.to_string(),
        [] => String::new(),
        other => panic!("{other:?}"),
    };
    let scores = scores(world)
        .into_iter()
        .map(|entry| (local(entry.at, zone), (pain(&entry.values), entry.note.unwrap_or_default())));
    (doses.collect(), scores.collect())
}

fn expected(lines: &[Line]) -> Told {
    let at = |line: &Line| format!("2026-01-{:02} {:02}:{:02}", line.day, line.minute / 60, line.minute % 60);
    let exact = |ug: u32| ldn_core::Amount::from_micrograms(ug).unwrap().to_string();
    let doses = lines.iter().filter_map(|line| Some((at(line), exact(line.micrograms?))));
    let note = |line: &Line| line.note.trim().to_owned();
    let scores = lines.iter().filter_map(|line| Some((at(line), (line.pain?.to_string(), note(line)))));
    (doses.collect(), scores.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_imported_and_written_out_again_is_the_same(
        lines in prop::collection::vec(line(), 1..25),
        form in form(),
        again in form(),
    ) {
        let mut minutes = BTreeSet::new();
        let mut lines: Vec<Line> =
            lines.into_iter().filter(|line| minutes.insert((line.day, line.minute))).collect();
        // One date that tells the order of all.
        lines.retain(|line| line.day != 15);
        lines.push(Line { day: 15, minute: 600, micrograms: None, pain: Some(1), note: String::new() });
        let mut world = world();
        let file = write(&rows(&lines, form), form);
        let preview = world.companion.preview_import(file.as_bytes(), None).unwrap();
        prop_assert_eq!(&preview.problems, &[]);
        world.companion.import_file(file.as_bytes(), None, preview.new).unwrap();
        let kept = kept(&world);
        prop_assert_eq!(&kept, &expected(&lines));

        let (doses, scores) = kept;
        let split = |at: &String| at.split_once(' ').map(|(date, time)| (date.to_owned(), time.to_owned())).unwrap();
        let doses = doses.iter().map(|(at, mg)| {
            let (date, time) = split(at);
            [date, time, mg.clone(), String::new(), String::new()]
        });
        let scores = scores.iter().map(|(at, (pain, note))| {
            let (date, time) = split(at);
            [date, time, String::new(), pain.clone(), note.clone()]
        });
        let exported = write(&doses.chain(scores).collect::<Vec<_>>(), again);
        let known = world.companion.preview_import(exported.as_bytes(), None).unwrap();
        prop_assert_eq!((known.new, known.refused, known.known), (0, 0, preview.new));
        let mut other = crate::world();
        other.companion.import_file(exported.as_bytes(), None, preview.new).unwrap();
        prop_assert_eq!(crate::random::kept(&other), expected(&lines));
    }

    #[test]
    fn no_row_is_lost_and_a_file_added_twice_adds_nothing_the_second_time(
        rows in prop::collection::vec(
            (1_u32..16, prop::option::of(0_u32..24), prop::option::of(0_usize..3), prop::option::of(3_u8..5)), 1..40),
        later in 0_u32..12,
        slots in 1_usize..4,
    ) {
        let mut world = crate::support::World::at("2026-01-05 07:00");
        let times = [(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Bedtime, "22:00", "1"),
            (PartOfDay::Afternoon, "14:00", "0.5")];
        world.companion.set_plan(&plan(&times[..slots])).unwrap();
        world.it_is("2026-01-15 10:20");
        let mut file = "date,time,mg,pain\n".to_owned();
        let mut said = 0;
        for (day, hour, dose, pain) in rows {
            let time = hour.map(|hour| format!("{hour:02}:00")).unwrap_or_default();
            let mg = dose.map(|dose| ["1", "0.5", "2"][dose]).unwrap_or_default();
            let pain = pain.map(|pain| pain.to_string()).unwrap_or_default();
            said += u32::from(!mg.is_empty()) + u32::from(!pain.is_empty());
            file.push_str(&format!("2026-01-{day:02},{time},{mg},{pain}\n"));
        }
        let first = world.companion.preview_import(file.as_bytes(), None).unwrap();
        // A row of the future is refused as a whole, before what it says is counted.
        let of_future = first.problems.iter().filter(|problem| problem.cell.is_some()).count();
        prop_assert!(first.new + first.refused <= said);
        prop_assert!(of_future > 0 || first.new + first.refused == said, "{file} {first:?}");
        if first.new == 0 {
            return Ok(());
        }
        world.companion.import_file(file.as_bytes(), None, first.new).unwrap();
        world.it_is(&format!("2026-01-15 {:02}:40", 10 + later));
        let again = world.companion.preview_import(file.as_bytes(), None).unwrap();
        prop_assert!(again.known >= first.new, "{file} {again:?}");
        // What was still to come may have come by then.
        let waited = first.problems.iter().filter(|problem| problem.reason == ImportReason::InFuture).count();
        prop_assert!(again.new <= u32::try_from(waited).unwrap(), "{file} {again:?}");
    }

    #[test]
    fn beside_check_ins_by_hand_no_note_is_doubled_and_nothing_is_added_twice(
        by_hand in prop::collection::vec((10_u32..12, 11_u32..14, 3_u8..5, 0_usize..3), 0..8),
        rows in prop::collection::vec((10_u32..12, prop::option::weighted(0.3, 11_u32..14), 3_u8..5, 0_usize..3), 1..12),
    ) {
        let note = |index: usize| ["", "x", "y"][index].to_owned();
        let mut world = world();
        for (day, hour, pain, index) in by_hand {
            let at = ldn_app::view::WhenSaid::At { local: format!("2026-01-{day:02}T{hour:02}:00") };
            let values = vec![ScoreValue { scale: ScaleName::Pain, value: pain }];
            world.companion.put_scores(&ldn_app::view::ScoresDraft { values, at, note: note(index) }).unwrap();
        }
        let noted = |world: &crate::support::World| {
            let mut noted = BTreeMap::<_, usize>::new();
            for entry in scores(world) {
                let day = local(entry.at, chrono_tz::Europe::Berlin)[8..10].to_owned();
                *noted.entry((day, entry.values[0].value, entry.note.unwrap_or_default())).or_default() += 1;
            }
            noted
        };
        let before = noted(&world);
        let mut file = "date,time,pain,note\n".to_owned();
        let (mut said, mut timed) = (BTreeMap::<_, usize>::new(), BTreeMap::<_, usize>::new());
        for (day, hour, pain, index) in rows {
            let time = hour.map(|hour| format!("{hour:02}:00")).unwrap_or_default();
            file.push_str(&format!("2026-01-{day:02},{time},{pain},{}\n", note(index)));
            let of = if hour.is_some() { &mut timed } else { &mut said };
            *of.entry((format!("{day:02}"), pain, note(index))).or_default() += 1;
        }
        let first = world.companion.preview_import(file.as_bytes(), None).unwrap();
        if first.new > 0 {
            world.companion.import_file(file.as_bytes(), None, first.new).unwrap();
        }
        for (what, count) in noted(&world) {
            let of = |counts: &BTreeMap<_, usize>| counts.get(&what).copied().unwrap_or_default();
            // A row with a time of its own is a check-in of its own.
            prop_assert!(count <= of(&before).max(of(&said)) + of(&timed), "{file} {what:?}");
        }
        let again = world.companion.preview_import(file.as_bytes(), None).unwrap();
        prop_assert_eq!(again.new, 0, "{} {:?}", file, again);
    }

    #[test]
    fn no_file_makes_it_panic(text in ".{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut world = world();
        let _ = world.companion.preview_import(text.as_bytes(), None);
        let _ = world.companion.preview_import(&bytes, None);
        let with_header = format!("date,time,mg,pain,note\n{text}\n");
        let _ = world.companion.preview_import(with_header.as_bytes(), None);
    }
}
