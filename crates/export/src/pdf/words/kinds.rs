//! The names of things.

use ldn_core::care::appointment::AppointmentKind;
use ldn_core::caution::alert::{AlertAnswer, AlertKind};
use ldn_core::diary::context::ChangeKind;
use ldn_core::diary::lab::LabKind;
use ldn_core::diary::review::{OverallChange, ReviewMarker};
use ldn_core::diary::scores::Scale;
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffectKind};
use ldn_core::diary::tag::TagKind;
use ldn_core::plan::pause::PauseWhy;
use ldn_core::report::DoseOutcome;
use ldn_core::sleep::entry::Dreams;
use ldn_core::{Form, Part};

pub(in crate::pdf) const fn scale(scale: Scale) -> &'static str {
    match scale {
        Scale::Pain => "Pain",
        Scale::Fatigue => "Fatigue",
        Scale::SleepQuality => "Sleep quality",
        Scale::Overall => "On the whole",
        Scale::Fog => "Fog",
        Scale::Mood => "Mood",
        Scale::Stress => "Stress",
        Scale::Stiffness => "Stiffness",
        Scale::Tenderness => "Tenderness",
    }
}

pub(in crate::pdf) const fn effect(kind: SideEffectKind) -> &'static str {
    match kind {
        SideEffectKind::VividDreams => "Vivid dreams",
        SideEffectKind::Nightmares => "Nightmares",
        SideEffectKind::TroubleSleeping => "Trouble sleeping",
        SideEffectKind::Headache => "Headache",
        SideEffectKind::UpsetStomach => "Upset stomach",
        SideEffectKind::Nausea => "Nausea",
        SideEffectKind::MorePain => "More pain than usual",
        SideEffectKind::MoreTired => "More tired than usual",
        SideEffectKind::HotFlashes => "Hot flashes",
        SideEffectKind::LowMood => "Low mood",
        SideEffectKind::Other => "Other",
    }
}

/// The grade and what it means in the person's own terms.
pub(in crate::pdf) const fn grade(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::Mild => ("mild", ""),
        Grade::Moderate => ("moderate", ", got in the way"),
        Grade::Severe => ("severe", ", stopped the patient"),
    }
}

pub(in crate::pdf) const fn opinion(opinion: Option<Opinion>) -> &'static str {
    match opinion {
        Some(Opinion::Yes) => "yes",
        Some(Opinion::No) => "no",
        Some(Opinion::NotSure) => "not sure",
        None => "not said",
    }
}

pub(in crate::pdf) const fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Began => "the first planned dose",
        ChangeKind::Up => "a step up",
        ChangeKind::Down => "a step down",
        ChangeKind::Time => "a new time",
        ChangeKind::Paused => "the start of a pause",
        ChangeKind::Resumed => "the end of a pause",
    }
}

pub(in crate::pdf) const fn form(form: Form) -> &'static str {
    match form {
        Form::Capsule => "capsule",
        Form::Tablet => "tablet",
        Form::Liquid => "liquid",
        Form::Cream => "cream",
        Form::Other => "other form",
    }
}

/// "to mornings".
pub(in crate::pdf) const fn to_part(part: Part) -> &'static str {
    match part {
        Part::Morning => "to mornings",
        Part::Afternoon => "to afternoons",
        Part::Evening => "to evenings",
        Part::Bedtime => "to bedtime",
    }
}

pub(in crate::pdf) const fn part(part: Part) -> &'static str {
    match part {
        Part::Morning => "morning",
        Part::Afternoon => "afternoon",
        Part::Evening => "evening",
        Part::Bedtime => "bedtime",
    }
}

pub(in crate::pdf) const fn pause(why: PauseWhy) -> &'static str {
    match why {
        PauseWhy::NoEffect => "no effect",
        PauseWhy::SideEffects => "side effects",
        PauseWhy::Cost => "cost",
        PauseWhy::Surgery => "surgery",
        PauseWhy::Pregnancy => "pregnancy",
        PauseWhy::Prescriber => "prescriber said so",
        PauseWhy::Other => "other reason",
    }
}

pub(in crate::pdf) const fn outcome(outcome: DoseOutcome) -> &'static str {
    match outcome {
        DoseOutcome::Taken => "",
        DoseOutcome::Late => "late",
        DoseOutcome::Skipped => "skipped",
        DoseOutcome::Missed => "missed",
        DoseOutcome::Open => "open",
        DoseOutcome::Extra => "outside the plan",
    }
}

pub(in crate::pdf) const fn dreams(dreams: Dreams) -> &'static str {
    match dreams {
        Dreams::Unremembered => "no dreams remembered",
        Dreams::Ordinary => "",
        Dreams::Vivid => "vivid",
        Dreams::Nightmare => "nightmare",
    }
}

pub(in crate::pdf) const fn lab(kind: LabKind) -> &'static str {
    match kind {
        LabKind::Esr => "ESR",
        LabKind::Crp => "CRP",
        LabKind::Alt => "ALT",
        LabKind::Ast => "AST",
        LabKind::ThyroidAntibodies => "Thyroid antibodies",
        LabKind::Own => "Other",
    }
}

pub(in crate::pdf) const fn tag(kind: TagKind) -> &'static str {
    match kind {
        TagKind::Flare => "Flare",
        TagKind::Exercise => "Exercise",
        TagKind::Heat => "Heat",
        TagKind::Massage => "Massage",
        TagKind::Bath => "Bath",
        TagKind::Caffeine => "Caffeine",
        TagKind::WeatherChange => "Weather change",
        TagKind::Stress => "Stress",
        TagKind::Illness => "Illness",
        TagKind::Travel => "Travel",
        TagKind::Menstruation => "Menstruation",
        TagKind::Own => "Own tag",
    }
}

pub(in crate::pdf) const fn marker(marker: ReviewMarker) -> &'static str {
    match marker {
        ReviewMarker::Weeks2 => "After 2 weeks",
        ReviewMarker::Weeks8 => "After 8 weeks",
        ReviewMarker::Weeks18 => "After 18 weeks",
        ReviewMarker::Year1 => "After a year",
    }
}

pub(in crate::pdf) const fn overall(change: OverallChange) -> &'static str {
    match change {
        OverallChange::MuchBetter => "much better",
        OverallChange::Better => "better",
        OverallChange::ALittleBetter => "a little better",
        OverallChange::TheSame => "the same",
        OverallChange::ALittleWorse => "a little worse",
        OverallChange::Worse => "worse",
        OverallChange::MuchWorse => "much worse",
    }
}

pub(in crate::pdf) const fn appointment(kind: AppointmentKind) -> &'static str {
    match kind {
        AppointmentKind::Surgery => "Surgery",
        AppointmentKind::Dental => "Dental treatment",
        AppointmentKind::Visit => "Visit",
    }
}

/// What the patient said of themself.
pub(in crate::pdf) const fn alert(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Opioid => "Opioid (or not sure): ruled out by the label",
        AlertKind::GutOrCough => "Opioid of the gut or against cough",
        AlertKind::OpioidsBefore => "Opioids in the two weeks before",
        AlertKind::Liver => "Liver disease or raised liver values",
        AlertKind::Pregnancy => "Pregnancy or breastfeeding",
        AlertKind::Allergy => "Allergy to naltrexone",
        AlertKind::Surgery => "Surgery",
    }
}

/// Whether the prescriber was asked about what they said.
pub(in crate::pdf) const fn answer(answer: Option<AlertAnswer>) -> &'static str {
    match answer {
        Some(AlertAnswer::Asked) => "yes",
        Some(AlertAnswer::WillAsk) => "will be",
        Some(AlertAnswer::NotTaking) => "it is not so",
        None => "not said",
    }
}
