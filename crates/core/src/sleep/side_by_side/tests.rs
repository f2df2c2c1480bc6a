use super::*;
use crate::diary::change::Score;
use crate::diary::scores::Scores;
use crate::diary::side_effect::Grade;
use crate::time::local::first_instant_at;
use chrono_tz::UTC;

fn date(day: u32) -> DoseDate {
    format!("2026-11-{day:02}").parse().unwrap()
}

fn at(day: u32, hour: u32) -> Timestamp {
    first_instant_at(UTC, date(day).date().and_hms_opt(hour, 0, 0).unwrap())
}

fn slept(day: u32, minutes_to_sleep: u16, dreams: Option<Dreams>) -> SleepEntry {
    SleepEntry {
        night_of: date(day),
        zone: UTC,
        bed_at: None,
        minutes_to_sleep: Some(minutes_to_sleep),
        minutes_awake: None,
        up_at: None,
        dreams,
        note: None,
    }
}

fn scored(day: u32, quality: u8) -> ScoreEntry {
    let scores = Scores::default().with(Scale::SleepQuality, Score::new(quality));
    ScoreEntry { at: at(day, 9), zone: UTC, date: date(day).to_string().parse().unwrap(), scores, note: None }
}

fn dreamt(what: SideEffectKind, began: Timestamp, ended: Timestamp) -> SideEffect {
    SideEffect {
        what,
        own_words: None,
        grade: Grade::Mild,
        began,
        ended: Some(ended),
        zone: UTC,
        distressing: None,
        from_ldn: None,
        note: None,
    }
}

/// A move whose first dose is that of the 15th, looked at on the 28th.
const fn on_the_28th(first: DoseDate, last_night: DoseDate) -> Beside {
    Beside { first, earlier: None, later: None, last_night }
}

fn compared(sleeps: &[SleepEntry], scores: &[ScoreEntry], effects: &[SideEffect]) -> (Side, Side) {
    side_by_side(NightDiary { sleeps, scores, effects }, on_the_28th(date(15), date(27)), at(28, 8))
}

fn tenths(median: Median) -> (Option<u32>, usize) {
    (median.value.map(Tenths::tenths), median.nights)
}

#[test]
fn the_middle_one_of_three_and_the_half_between_the_middle_two_of_four() {
    let before = [(10, 70), (11, 20), (14, 45)].map(|(day, minutes)| slept(day, minutes, None));
    let after = [(15, 20), (16, 10), (17, 25), (20, 60)].map(|(day, minutes)| slept(day, minutes, None));
    let (before, after) = compared(&[&before[..], &after[..]].concat(), &[], &[]);
    // 20 45 70; and 10 20 25 60, where (20 + 25) / 2 = 22.5.
    assert_eq!(tenths(before.minutes_to_sleep), (Some(450), 3));
    assert_eq!(tenths(after.minutes_to_sleep), (Some(225), 4));
    assert_eq!(tenths(after.minutes_awake), (None, 0));
}

#[test]
fn two_nights_give_no_number_and_say_how_many_they_are() {
    let (before, after) = compared(&[slept(10, 70, None), slept(11, 20, None)], &[], &[]);
    assert_eq!(tenths(before.minutes_to_sleep), (None, 2));
    assert_eq!(before.vivid, Share { count: None, nights: 2 });
    assert_eq!(after.vivid, Share { count: None, nights: 0 });
}

#[test]
fn the_night_of_the_first_morning_is_the_first_one_after() {
    let nights = [13, 14, 15, 16].map(|day| slept(day, 10, None));
    let (before, after) = compared(&nights, &[], &[]);
    assert_eq!((before.minutes_to_sleep.nights, after.minutes_to_sleep.nights), (2, 2));
    assert_eq!(after.nights, Some((date(15), date(27))));
    assert_eq!(before.nights.map(|(from, to)| (from.to_string(), to)), Some(("2026-10-18".to_owned(), date(14))));
}

#[test]
fn a_score_belongs_to_the_night_before_and_several_of_a_day_are_their_mean() {
    // Nights of the 15th: (7 + 8) / 2 = 7.5, the 16th: (5 + 5 + 6) / 3 = 5 1/3, the 17th: 6.
    let scores = [(16, 7), (16, 8), (17, 5), (17, 5), (17, 6), (18, 6)].map(|(day, score)| scored(day, score));
    assert_eq!(tenths(compared(&[], &scores, &[]).1.quality), (Some(60), 3));
    // With the 18th: 5, the middle two are 5 1/3 and 6: 5.666…, shown as 5.7.
    let with_another = [&scores[..], &[scored(19, 5)]].concat();
    assert_eq!(tenths(compared(&[], &with_another, &[]).1.quality), (Some(57), 4));
    let first_morning = [scored(15, 2), scored(15, 4), scored(14, 1), scored(13, 9)];
    assert_eq!(tenths(compared(&[], &first_morning, &[]).0.quality), (Some(30), 3), "of the night before: 1 3 9");
}

#[test]
fn vivid_dreams_count_a_night_once_whichever_way_they_were_entered() {
    let sleeps = [
        slept(16, 10, Some(Dreams::Vivid)),
        slept(17, 10, Some(Dreams::Ordinary)),
        slept(18, 10, Some(Dreams::Nightmare)),
        slept(19, 10, None),
    ];
    // Through the nights of the 16th and 20th; the 20th has no other entry.
    let effects = [
        dreamt(SideEffectKind::VividDreams, at(17, 7), at(17, 7)),
        dreamt(SideEffectKind::Nightmares, at(21, 3), at(21, 3)),
        dreamt(SideEffectKind::TroubleSleeping, at(22, 3), at(25, 3)),
    ];
    let (_, after) = compared(&sleeps, &[], &effects);
    assert_eq!(after.vivid, Share { count: Some(3), nights: 5 });
}

#[test]
fn another_move_bounds_the_nights_on_either_side() {
    let sleeps: Vec<SleepEntry> = (1..=27).map(|day| slept(day, 10, None)).collect();
    let beside = Beside { earlier: Some(date(10)), later: Some(date(20)), ..on_the_28th(date(15), date(27)) };
    let diary = NightDiary { sleeps: &sleeps, scores: &[], effects: &[] };
    let (before, after) = side_by_side(diary, beside, at(28, 8));
    assert_eq!((before.nights, after.nights), (Some((date(10), date(14))), Some((date(15), date(19)))));
    assert_eq!((before.minutes_to_sleep.nights, after.minutes_to_sleep.nights), (5, 5));
}

#[test]
fn before_the_first_morning_there_is_no_night_after() {
    let diary = NightDiary { sleeps: &[slept(15, 10, None)], scores: &[], effects: &[] };
    let (_, after) = side_by_side(diary, on_the_28th(date(15), date(14)), at(14, 20));
    assert_eq!((after.nights, after.minutes_to_sleep.nights), (None, 0));
}

#[test]
fn no_side_is_longer_than_twenty_eight_nights() {
    let last = "2026-12-31".parse().unwrap();
    let diary = NightDiary { sleeps: &[], scores: &[], effects: &[] };
    let (before, after) = side_by_side(diary, on_the_28th(date(15), last), at(28, 8));
    let length = |nights: Option<(DoseDate, DoseDate)>| nights.map(|(from, to)| to.days_since(from) + 1);
    assert_eq!((length(before.nights), length(after.nights)), (Some(28), Some(28)));
}
