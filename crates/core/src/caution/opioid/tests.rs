use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::look_alikes::look_alikes;
use super::matching::{is_plain, sound};
use super::names::{SUBSTANCES, Substance};
use super::*;

/// What is found, as "tramadol", "loperamide, gut or cough", "tramadol?" where a slip was read over.
fn told(name: &str) -> String {
    let Some(OpioidMatch { class, ingredient, exact }) = opioid_class(name) else { return "none".to_owned() };
    let gut_or_cough = if class == OpioidClass::GutOrCough { ", gut or cough" } else { "" };
    let slip = if exact { "" } else { "?" };
    format!("{ingredient}{gut_or_cough}{slip}")
}

/// Each line is what should be told, and the names of which it should be, with a bar between them.
fn assert_told(lines: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (expected, names) in lines {
        for name in names.split(" | ") {
            let told = told(name);
            if told != *expected {
                wrong.push(format!("{name:?} is told as {told}, not as {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every name in the lists with its substance.
fn all_names() -> impl Iterator<Item = (&'static str, &'static Substance)> {
    SUBSTANCES.iter().flat_map(|substance| substance.names().map(move |name| (name, substance)))
}

#[test]
fn generic_names_are_told_with_dose_release_and_form() {
    assert_told(&[
        ("tramadol", "Tramadol 50mg retard | TRAMADOL HCL ER 100 MG | tramadol | tramadol drops | Apo-Tramadol XR"),
        ("codeine", "codeine phosphate 30 mg tablets | Codeine linctus | promethazine with codeine"),
        ("morphine", "Morphine sulfate 10mg/5ml oral solution | morphine SR"),
        ("oxycodone", "oxycodone 5mg | Oxycodone-ratiopharm 10 mg Retardtabletten"),
        ("hydrocodone", "hydrocodone bitartrate | Hydrocodone ER"),
        ("fentanyl", "fentanyl patch 25 mcg/h | Fentanyl-Pflaster 12"),
        ("buprenorphine", "buprenorphine 7-day patch | Buprenorphine (sublingual)"),
        ("methadone", "methadone 1mg/ml | Methadone HCl Intensol"),
        ("pethidine", "pethidine | meperidine 50 mg"),
        ("levorphanol", "levorphanol tartrate 2mg"),
        ("butorphanol", "butorphanol nasal spray"),
        ("diamorphine", "heroin | diamorphine ampoules"),
        ("opium", "opium tincture | tinctura opii | Paregoric | camphorated tincture of opium"),
        ("kratom", "kratom powder | Mitragyna speciosa | 7-hydroxymitragynine"),
        ("tianeptine", "tianeptine sodium 12.5 mg"),
        ("ethylmorphine", "ethylmorphine"),
    ]);
}

#[test]
fn every_substance_of_the_list_is_told_by_its_generic_name() {
    for substance in SUBSTANCES {
        let found = opioid_class(substance.ingredient).unwrap();
        assert_eq!((found.ingredient, found.class, found.exact), (substance.ingredient, substance.class, true));
    }
}

#[test]
fn brands_are_told() {
    assert_told(&[
        ("tramadol", "Tramal long | Ultram ER | ConZip | Zydol SR | Contramal L.P. 100 | Adolonta | Topalgic"),
        ("tramadol", "Ultracet | Zaldiar | Ixprim 37,5 mg/325 mg | Tramacet | T-long 100 | Marol"),
        ("codeine", "Tylenol #3 | Tylenol No. 3 | Tylenol 3 tablets | TYLENOL#4 | Solpadol 30/500 | Nurofen Plus"),
        ("codeine", "Panadeine Forte | Codoliprane | Klipal | Dafalgan codéine | Citodon | Paralgin forte"),
        ("codeine", "Treo comp | Gelonida | Talvosilen | Co-Efferalgan | Tachidol | Robitussin AC | Zapain"),
        ("dihydrocodeine", "DHC Continus 60 mg | DF118 | df-118 forte | Paracodin | Remedeine | Trezix"),
        ("hydrocodone", "Vicodin | Norco 5/325 | Lortab | Hysingla ER | Tussionex | Hycodan | Co-Gesic"),
        ("oxycodone", "OxyContin | Oxy Contin | oxy 10 | OxyIR | Percocet | Endone | Oxygesic | OxyNorm"),
        ("oxycodone", "Targin 20/10 | Targiniq ER | Roxicodone | Shortec | Longtec | Xtampza ER"),
        ("oxymorphone", "Opana ER"),
        ("morphine", "MST Continus | MS Contin | MSContin | M.S. Contin | Oramorph | Sevredol | Zomorph"),
        ("morphine", "Kadian | Skenan LP | Dolcontin | Kapanol | Substitol retard | M-Eslon"),
        ("hydromorphone", "Dilaudid | Palladon | Jurnista | Hydromorph Contin | Exalgo"),
        ("fentanyl", "Duragesic | Durogesic SMAT 50 | Actiq | Abstral | Instanyl | PecFent | Fentora"),
        ("buprenorphine", "suboxone | Subutex | Butrans | Norspan | Transtec | Temgesic | Belbuca | Zubsolv"),
        ("buprenorphine", "Sublocade | Buvidal | Butec 5"),
        ("methadone", "Dolophine | Methadose | Physeptone"),
        ("levomethadone", "L-Polamidon"),
        ("tapentadol", "palexia | Palexia retard 100 | Nucynta"),
        ("tilidine", "Valoron N retard 100/8"),
        ("pethidine", "Demerol | Dolantin"),
        ("pentazocine", "Talwin Nx"),
        ("dextropropoxyphene", "Darvocet-N 100 | Di-Antalvic"),
        ("piritramide", "Dipidolor"),
        ("ketobemidone", "Ketogan"),
        ("meptazinol", "Meptid"),
        ("opium", "Lamaline | Izalgi | Dropizol"),
        ("tianeptine", "Stablon | Coaxil"),
    ]);
}

#[test]
fn of_a_combination_the_opioid_counts() {
    assert_told(&[
        ("hydrocodone", "hydrocodone/apap | Acetaminophen / hydrocodone | ibuprofen+hydrocodone"),
        ("codeine", "co-codamol | cocodamol | Co Codamol 30/500 | paracetamol,codeine | aspirin & codeine"),
        ("dihydrocodeine", "co-dydramol | paracetamol/dihydrocodeine"),
        ("dextropropoxyphene", "co-proxamol"),
        ("tilidine", "tilidine/naloxone | Tilidin comp | naloxone and tilidine"),
        ("oxycodone", "oxycodone+naloxone | Oxycodon/Naloxon 10/5"),
        ("buprenorphine", "buprenorphine-naloxone 8-2"),
        ("morphine", "Apo-Morphine | morphine/naltrexone | kaolin and morphine | loperamide, morphine"),
        ("tramadol", "tramadol (not oxybutynin) | dexketoprofen/tramadol"),
    ]);
}

#[test]
fn spellings_of_other_languages_are_told() {
    assert_told(&[
        ("tramadol", "tramadole | tramadolo | Tramadolum | tramadolis | Tramadolhydrochlorid"),
        ("morphine", "morphin | Morfin | morfina | morfine | MORFÍNA | Morphinsulfat | morfiini"),
        ("codeine", "codein | codeína | Kodein | kodeina | kodeiini | Codéine | Codeinphosphat | codeines"),
        ("fentanyl", "fentanil | fentanilo | fentanila | fentanylum | Fentanylcitrat"),
        ("oxycodone", "oxycodon | oxycodona | oxicodona | oksykodon | oksikodoni | ossicodone | oxikodon"),
        ("methadone", "methadon | metadon | metadona | metadone"),
        ("hydromorphone", "hydromorphon | hidromorfona | idromorfone | hydromorfon"),
        ("hydrocodone", "hidrocodona | idrocodone"),
        ("buprenorphine", "buprenorphin | buprenorfina | buprenorfiini"),
        ("dihydrocodeine", "dihydrocodein | dihidrocodeína | Di-hydro-codeine | dihydro codeine"),
        ("tapentadol", "tapentadolo"),
        ("pethidine", "petidin | petidina | Pethidinhydrochlorid"),
        ("diamorphine", "heroína | Heroine"),
        ("oxycodone", "Percocets | ÓXYCÓDONE | Oxyco\u{ad}done"),
    ]);
}

#[test]
fn a_slip_is_read_over_and_told_as_one() {
    assert_told(&[
        ("tramadol?", "tramodol | tamadol | tramdol 50 | rtamadol | tramadlo"),
        ("codeine?", "codiene | codine | codene | coedine"),
        ("morphine?", "morphene | moprhine | mophine"),
        ("oxycodone?", "oxycodome | oxcodone | oxycotin"),
        ("hydrocodone?", "hydrocodne | hydrcodone | hydorcodone | hydrocodeon"),
        ("fentanyl?", "fentanly | fetanyl | fentonyl"),
        ("buprenorphine?", "buprenorphrine | bupernorphine | bupenorphin"),
        ("buprenorphine?", "subxone | suboxane"),
        ("tapentadol?", "tapendatol | tapentodol"),
        ("oxycodone?", "percacet | percoset"),
        ("hydrocodone?", "vicoden | vicadin"),
        ("methadone?", "methodone | methadnoe"),
        ("loperamide, gut or cough?", "lopermide | imodum | loperimide"),
    ]);
}

#[test]
fn what_acts_in_the_gut_or_against_cough_only_is_told_as_that() {
    assert_told(&[
        ("loperamide, gut or cough", "loperamide 2mg | Loperamid akut | lopéramide | Imodium A-D | Lopedium"),
        ("loperamide, gut or cough", "Imodium plus | Loperamidhydrochlorid | ImodiumLingual | loperamide/simeticone"),
        ("diphenoxylate, gut or cough", "diphenoxylate/atropine | Lomotil | difenoxilato"),
        ("difenoxin, gut or cough", "difenoxin"),
        ("eluxadoline, gut or cough", "eluxadoline | Viberzi 100 mg"),
        ("pholcodine, gut or cough", "pholcodine linctus | Galenphol | Duro-Tuss | folcodina"),
        ("noscapine, gut or cough", "noscapine | Capval Saft | Noscapin"),
    ]);
}

#[test]
fn medicines_people_with_fibromyalgia_take_are_none() {
    assert_told(&[(
        "none",
        "duloxetine | Cymbalta | milnacipran | Savella | pregabalin | Lyrica | gabapentin | Neurontin | \
             amitriptyline | Elavil | nortriptyline | cyclobenzaprine | Flexeril | tizanidine | Zanaflex | \
             venlafaxine | desvenlafaxine | fluoxetine | sertraline | escitalopram | citalopram | paroxetine | \
             bupropion | trazodone | mirtazapine | doxepin | quetiapine | zolpidem | zopiclone | melatonin | \
             suvorexant | sodium oxybate | clonazepam | diazepam | lorazepam | alprazolam | ibuprofen | naproxen | \
             diclofenac | celecoxib | meloxicam | ketorolac | Toradol | paracetamol | acetaminophen | Tylenol | \
             Tylenol PM | Tylenol 3 times a day | Tylenol 1 g | Panadol | Nurofen | aspirin | metamizole | \
             nefopam | flupirtine | baclofen | methocarbamol | carisoprodol | orphenadrine | tolperisone | memantine | \
             pramipexole | ropinirole | topiramate | lamotrigine | levetiracetam | carbamazepine | modafinil | \
             methylphenidate | pyridostigmine | lidocaine patch | capsaicin cream | ketamine | cannabidiol | CBD oil | \
             nabilone | levothyroxine | liothyronine | prednisone | hydrocortisone | hydroxychloroquine | \
             methotrexate | sulfasalazine | colchicine | omeprazole | pantoprazole | metformin | semaglutide | \
             atorvastatin | metoprolol | propranolol | lisinopril | amlodipine | hydrochlorothiazide | \
             vitamin D3 2000 IU | magnesium glycinate | cod liver oil | coenzyme Q10 | 5-HTP | SAMe | D-ribose | \
             ferrous sulfate | calcium citrate | co-amoxiclav | co-careldopa",
    )]);
}

#[test]
fn look_alikes_are_none() {
    assert_told(&[(
        "none",
        "naloxone | Narcan nasal spray | naltrexone 4.5 mg | low-dose naltrexone | LDN | nalmefene | Contrave | \
             methylnaltrexone | naloxegol | naldemedine | alvimopan | dextromethorphan | Robitussin DM | Mucinex DM | \
             benzonatate | butamirate | pentoxyverine | levodropropizine | racecadotril | oxybutynin | oxybutinin | \
             Oxy-butynin | oxymetazoline | oxy metazoline | xylometazoline | tramazoline | oxcarbazepine | oxytocin | \
             oxazepam | oxaprozin | hydroxyzine | hydralazine | codergocrine | cocaine | caffeine | iodine | Lodine | \
             apomorphine | papaverine | trandolapril | tranexamic acid | Metadate | methyldopa | meprobamate | \
             mefenamic acid | Percogesic | Norgesic | Dilantin | Endoxan | lofexidine | clonidine | thiopental | \
             heptaminol | Lopressor | loratadine | diphenhydramine | dimenhydrinate | morpholine | proteine | \
             Panadol Extra | Nurofen | Treo | Co-Diovan | MS drops | contin | retard | long | forte | no 3 | #3 |  | \
               | - | 50 mg",
    )]);
}

#[test]
fn every_protected_look_alike_is_none_and_none_is_listed_as_an_opioid() {
    let names: HashMap<String, &str> = all_names().map(|(name, _)| (name.replace(' ', ""), name)).collect();
    for look_alike in look_alikes() {
        assert!(is_plain(look_alike), "{look_alike:?}");
        assert_eq!(opioid_class(look_alike), None, "{look_alike}");
        assert_eq!(names.get(&look_alike.replace(' ', "")), None, "{look_alike}");
    }
    assert!(look_alikes().count() >= 60);
}

#[test]
fn no_name_stands_for_two_substances() {
    let mut seen = HashMap::new();
    let mut sounds: HashMap<String, &Substance> = HashMap::new();
    for (name, substance) in all_names() {
        assert!(is_plain(name), "{name:?}");
        assert_eq!(seen.insert(name, substance.ingredient), None, "{name} stands twice");
        let other = *sounds.entry(sound(name)).or_insert(substance);
        // Prontalgin is tramadol in Italy, Prontalgine codeine in France.
        assert!(other.ingredient == substance.ingredient || name.starts_with("prontalgin"), "{name}");
    }
}

#[test]
fn only_the_beginning_of_a_long_text_is_looked_at() {
    let filler = "a ".repeat(100);
    assert_eq!(told(&format!("{}tramadol", &filler[..180])), "tramadol");
    assert_eq!(told(&format!("{filler}tramadol")), "none");
    assert_eq!(told(&"oxycodon ".repeat(1_000_000)), "oxycodone");
    assert_eq!(told(&"x".repeat(5_000_000)), "none");
}

/// Writes each letter large or small as the bits say.
fn in_case(name: &str, bits: u64) -> String {
    let letter = |(place, letter): (usize, char)| {
        if bits >> (place % 64) & 1 == 1 { letter.to_ascii_uppercase() } else { letter }
    };
    name.chars().enumerate().map(letter).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = opioid_class(&text);
    }

    #[test]
    fn no_text_of_almost_names_makes_it_panic(text in "([A-Za-zéßøñ#№ºı\u{301}\u{ad}ьд0-9/.-]{0,14} ?){0,20}") {
        let _ = opioid_class(&text);
    }

    #[test]
    fn a_long_generic_name_with_two_letters_swapped_is_told(
        name in select(SUBSTANCES.iter().map(|it| it.ingredient).filter(|name| name.len() >= 8).collect::<Vec<_>>()),
        place in any::<prop::sample::Index>(),
    ) {
        let mut letters: Vec<char> = name.chars().collect();
        let place = place.index(letters.len() - 1);
        letters.swap(place, place + 1);
        let typed: String = letters.into_iter().collect();
        prop_assert!(opioid_class(&typed).is_some(), "{typed}");
    }
}

proptest! {
    // Each case goes through all names.
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_listed_name_is_told_in_any_case_and_among_dose_words(
        bits in any::<u64>(),
        before in select(&["", "generic ", "Apo-", "ratio-", "20 mg "][..]),
        after in select(&["", " 50 mg", " SR", " retard", " LP 100mg", "-XR", " 5/325", ", tablets", "®", " (prn)"][..]),
        joint in select(&[" ", "-", ".", "  ", "/", "_"][..]),
    ) {
        for (name, substance) in all_names() {
            let typed = format!("{before}{}{after}", in_case(&name.replace(' ', joint), bits));
            let expected = OpioidMatch { class: substance.class, ingredient: substance.ingredient, exact: true };
            prop_assert_eq!(opioid_class(&typed), Some(expected), "{}", typed);
        }
    }
}
