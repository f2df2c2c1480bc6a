//! Names that look like an opioid's and are none. They win over a slip: who writes "oxybutynin" means it.

use super::names::listed;

/// The names, written as those of the opioids are.
pub(super) fn look_alikes() -> impl Iterator<Item = &'static str> {
    LOOK_ALIKES.iter().flat_map(|(_, names)| listed(names))
}

/// What they are or look like, and the names.
const LOOK_ALIKES: &[(&str, &str)] = &[
    (
        "opioid antagonists, alone",
        "naloxone, naltrexone, nalmefene, methylnaltrexone, naldemedine, naloxegol, alvimopan, samidorphan, nalorphine, \
         levallorphan, diprenorphine, narcan, nalorex, revia, vivitrol, contrave, mysimba, selincro, relistor, movantik, \
         moventig, symproic, rizmoic",
    ),
    (
        "relatives of opioids that act otherwise",
        "apomorphine, dextromethorphan, dextrorphan, dimemorfan, papaverine, racecadotril",
    ),
    (
        "like tramadol, its relatives and brands",
        "toradol, tramazoline, trandolapril, trazodone, tranexamic, tranex, tradjenta, ultracef, marron, heptaminol",
    ),
    ("like codeine and its brands", "cocaine, codergocrine, lodine, iodine, percogesic, proteine, thiopental"),
    (
        "like the oxy- and hydro- names",
        "oxybutynin, oxymetazoline, oxymetholone, xylometazoline, oxcarbazepine, oxytocin, oxazepam, oxaprozin, \
         oxandrolone, oxytetracycline, oxitriptan, hydrocortisone, hydroxyzine, hydroxychloroquine, \
         hydrochlorothiazide, hydroquinone, hydroxocobalamin, hydralazine, norgesic, endoxan",
    ),
    (
        "like methadone, morphine, pethidine and their brands",
        "methotrexate, methyldopa, methylphenidate, methocarbamol, methazolamide, metadate, metamizole, meprobamate, \
         mirtazapine, prednisone, pyridine, piperidine, cimetidine, dilantin, pentamycin, compensal, embeta",
    ),
    (
        "like the opioids of the gut",
        "iodium, loprazolam, loratadine, diphenhydramine, lopril, loceryl, diarfix, isomed",
    ),
];
