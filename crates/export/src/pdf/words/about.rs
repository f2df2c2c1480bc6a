//! What a doctor who does not know LDN may want to know (P2), with the evidence as it stands. Facts and
//! figures are from the references; the sentences are the project's own.

pub(in crate::pdf) const TITLE: &str = "About low-dose naltrexone, for the doctor";

/// A heading with its paragraphs.
pub(in crate::pdf) struct Passage {
    pub(in crate::pdf) heading: &'static str,
    pub(in crate::pdf) text: &'static str,
}

pub(in crate::pdf) const BEFORE: [Passage; 4] = [
    Passage {
        heading: "What it is",
        text: "Naltrexone blocks opioid receptors. Its usual tablet holds 50 mg. Low dose means about a tenth of that \
            or less. For fibromyalgia it is off-label, on prescription only, and mostly compounded. How it may work is \
            not settled; one idea is that it calms glia, immune cells of the nervous system.",
    },
    Passage {
        heading: "How it is dosed",
        text: "Commonly from 0.5 to 1 mg at bedtime, up by 0.5 mg every one to two weeks as tolerated, to 3 to 4.5 mg \
            a day. Some people move it to the morning when sleep suffers. Trials used 4.5 mg and 6 mg; which amount \
            is best is unknown.",
    },
    Passage {
        heading: "Who must not have it",
        text: "Anybody who takes opioids, tramadol and codeine included, or is dependent on them: withdrawal can be \
            sudden and severe. The label asks for 7 to 10 days without opioids first, and warns of up to two weeks \
            after buprenorphine or methadone. Not with an allergy to naltrexone. Ask \
            first with liver disease or raised liver values, pregnancy, breastfeeding, and before surgery: opioids \
            given for pain may not work, and after stopping a person can be more sensitive to them. [5]",
    },
    Passage {
        heading: "What is often noticed",
        text: "Vivid dreams, headache, trouble sleeping, nausea; mostly mild, and passing within days or weeks.",
    },
];

pub(in crate::pdf) const EVIDENCE: &str = "The evidence as it stands";
pub(in crate::pdf) const EVIDENCE_NOTE: &str = "Two small pilots found less pain or fewer symptoms than on placebo. The \
    two larger randomised trials found no significant effect on pain. All who took part were women.";
pub(in crate::pdf) const TRIAL_HEADS: [&str; 4] = ["Trial", "Who", "What was taken", "What was found"];
pub(in crate::pdf) const TRIALS: [[&str; 4]; 4] = [
    [
        "Younger, Mackey 2009 [1]",
        "10 women, single-blind pilot",
        "4.5 mg for 8 weeks, after placebo",
        "Symptoms over 30 % lower than on placebo. Insomnia and vivid dreams rare, minor, passing.",
    ],
    [
        "Younger et al. 2013 [2]",
        "31 women, double-blind crossover",
        "4.5 mg or placebo",
        "Pain 28.8 % lower, on placebo 18.0 % (p = 0.016). Better mood and satisfaction with life; no gain in fatigue \
            or sleep. Response criteria met by 32 %, on placebo 11 %.",
    ],
    [
        "FINAL, Due Bruun et al. 2024 [3]",
        "99 women, randomised",
        "6 mg or placebo for 12 weeks",
        "No significant effect on pain: 1.3 points lower, on placebo 0.9; difference \u{2212}0.34 (95 % CI \
            \u{2212}0.95 to 0.27), p = 0.27. Memory problems may have improved.",
    ],
    [
        "INNOVA, Rodríguez-Freire et al. [4]",
        "98 women, randomised",
        "4.5 mg or placebo, added for 12 months",
        "No significant effect on pain at 3 months: 0.33 points lower, on placebo 0.64; adjusted difference 0.49, \
            p = 0.236. Side effects mostly mild and passing, 68.8 % against 72 %; none serious from the treatment.",
    ],
];

pub(in crate::pdf) const FIGURES: &str = "How the figures of this report are made";
pub(in crate::pdf) const FIGURES_TEXT: &str = "A day’s score is the mean of its entries. Before LDN: the days with an \
    entry among the 14 before the first dose, at least 4. Now: those among the last 7 days of the period, at least 3. \
    A week needs 3. With fewer there is no figure. Percentages come from the unrounded means. A dose taken more than \
    an hour after it was due is late; one without an answer is missed when it closes, 6 hours after bedtime, 12 hours \
    after other times, or halfway to the next. Pauses and nights left out by a move owe no dose. Sleep beside a move: \
    up to 28 nights on each side, at least 3. The dotted line is 30 % better than before LDN, the measure of [1]. \
    Limits without a reference are the app’s own. Whether a side effect is from LDN is the patient’s opinion. Nothing \
    here can show a cause.";

pub(in crate::pdf) const REFERENCES: &str = "References";
pub(in crate::pdf) const REFERENCE_LIST: [&str; 5] = [
    "Younger, Mackey. Pain Medicine 2009. doi 10.1111/j.1526-4637.2009.00613.x",
    "Younger et al. Arthritis & Rheumatism 2013. doi 10.1002/art.37734",
    "Due Bruun et al. Lancet Rheumatology 2024. NCT04270877, doi 10.1016/S2665-9913(23)00278-3",
    "Rodríguez-Freire et al. INNOVA. NCT04739995, PMID 42385209; protocol doi 10.1136/bmjopen-2021-055351",
    "Naltrexone hydrochloride tablets, US prescribing information: contraindications, warnings. To be checked against \
        the current label.",
];
