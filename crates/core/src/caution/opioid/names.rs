//! The names of opioids: small plain letters, a space where a name has one, a hyphen, a dot or a digit.
//!
//! Beside each substance stand its codes in the ATC classification, alone and in combinations. Foreign
//! spellings that sound the same ("Kodein", "morfina") need no line of their own, but make slips in them
//! readable. Names of less than six letters are read only as they stand here.

use super::OpioidClass;

/// One substance and what it is called.
pub(super) struct Substance {
    /// The generic name it is shown by.
    pub(super) ingredient: &'static str,
    pub(super) class: OpioidClass,
    generics: &'static str,
    brands: &'static [Brands],
}

/// Where brands are from, though many are sold elsewhere too, and the brands.
type Brands = (&'static str, &'static str);

impl Substance {
    /// All its names.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let brands = self.brands.iter().map(|(_, brands)| *brands);
        [self.ingredient, self.generics].into_iter().chain(brands).flat_map(listed)
    }
}

/// The names in a list, which stand with a comma between them.
pub(super) fn listed(names: &'static str) -> impl Iterator<Item = &'static str> {
    names.split(", ").filter(|name| !name.is_empty())
}

const fn opioid(ingredient: &'static str, generics: &'static str, brands: &'static [Brands]) -> Substance {
    Substance { ingredient, class: OpioidClass::Opioid, generics, brands }
}

const fn gut_or_cough(ingredient: &'static str, generics: &'static str, brands: &'static [Brands]) -> Substance {
    Substance { ingredient, class: OpioidClass::GutOrCough, generics, brands }
}

/// All of them.
pub(super) const SUBSTANCES: &[Substance] = &[
    // N02AX02; N02AJ13 with paracetamol, N02AJ14 to N02AJ16 with others.
    opioid("tramadol", "tramadolo, tramadole", TRAMADOL),
    // R05DA04; N02AJ06 with paracetamol, N02AJ07 to N02AJ09, N02AA59 and N02AA79 with others.
    opioid("codeine", "codein, codeina, kodein, kodeina", CODEINE),
    // N02AA08; N02AJ01 to N02AJ03 and N02AA58 in combinations.
    opioid("dihydrocodeine", "dihydrocodein, dihidrocodeina, diidrocodeina", DIHYDROCODEINE),
    // R05DA03; N02AJ22 with paracetamol, N02AJ23 with ibuprofen.
    opioid("hydrocodone", "hydrocodon, hidrocodona, idrocodone", HYDROCODONE),
    // N02AA05; N02AJ17 to N02AJ19 with others, N02AA55 with naloxone, N02AA56 with naltrexone.
    opioid("oxycodone", "oxycodon, oxicodona, oxikodon, oksykodon, ossicodone", OXYCODONE),
    // N02AA11.
    opioid("oxymorphone", "oxymorphon, oximorfona, ossimorfone", &[("several", "opana")]),
    // N02AA01; N02AA51, N02AG01 and A07DA52 in combinations.
    opioid("morphine", "morphin, morfin, morfina, morfine, morphium", MORPHINE),
    // N02AA03; N02AA53 with naloxone, N02AG04 with antispasmodics.
    opioid("hydromorphone", "hydromorphon, hidromorfona, idromorfone", HYDROMORPHONE),
    // N02AB03; N01AH01 as an anaesthetic.
    opioid("fentanyl", "fentanil, fentanilo, fentanila", FENTANYL),
    // N02AE01; N07BC01 and, with naloxone, N07BC51 in opioid dependence.
    opioid("buprenorphine", "buprenorphin, buprenorfin, buprenorfina", BUPRENORPHINE),
    // N07BC02; N02AC52 in combinations.
    opioid("methadone", "methadon, metadon, metadona", METHADONE),
    // N07BC05.
    opioid("levomethadone", "levomethadon", &[("several", "polamidon")]),
    // N07BC03.
    opioid("levacetylmethadol", "levomethadyl", &[]),
    // N07BC06.
    opioid("diamorphine", "diamorphin, diacetylmorphine, heroin, heroina", &[]),
    // N02AX06.
    opioid("tapentadol", "tapentadolo", &[("several", "palexia, nucynta")]),
    // N02AX01; N02AX51 with naloxone.
    opioid("tilidine", "tilidin, tilidina", &[("several", "valoron")]),
    // N02AB02; N02AB52, N02AB72 and N02AG03 in combinations.
    opioid("pethidine", "pethidin, petidin, petidina, meperidine, meperidina", &[("several", "demerol, dolantin")]),
    // N02AD01; N02AD51 with naloxone.
    opioid("pentazocine", "pentazocin, pentazocina", &[("several", "talwin, talacen, fortral, fortagesic")]),
    // N02AC04; N02AC54 and N02AC74 in combinations.
    opioid("dextropropoxyphene", "propoxyphene, dextropropoxyphen, propoxifeno", DEXTROPROPOXYPHENE),
    // N02AF01.
    opioid("butorphanol", "butorfanol", &[("several", "stadol, butorphic")]),
    // N02AF02.
    opioid("nalbuphine", "nalbuphin, nalbufina", &[("several", "nubain, nalpain")]),
    // N02AX05.
    opioid("meptazinol", "", &[("several", "meptid")]),
    // No code in 2026.
    opioid("levorphanol", "levorfanol", &[("several", "levo dromoran, l dromoran")]),
    opioid("dipipanone", "", &[("several", "diconal")]),
    // N02AB01; N02AG02 with antispasmodics.
    opioid("ketobemidone", "ketobemidon", &[("several", "ketogan")]),
    // N02AC03.
    opioid("piritramide", "piritramid", &[("several", "dipidolor")]),
    // N02AA02 and, against diarrhoea, A07DA02.
    opioid("opium", "opii, opio, laudanum, paregoric", &[("several", "lamaline, izalgi, colchimax, dropizol")]),
    // N02AA10.
    opioid("papaveretum", "", &[("several", "omnopon")]),
    // R05DA01.
    opioid("ethylmorphine", "ethylmorphin, etylmorfin, etilmorfina, codethyline", &[("several", "vegetoserum")]),
    // R05DA06, R05DA10, R05DA12.
    opioid("normethadone", "normethadon", &[]),
    opioid("thebacon", "", &[]),
    opioid("acetyldihydrocodeine", "acetyldihydrocodein", &[]),
    // N01AH03, N01AH02, N01AH06, N01AH04, N01AH05.
    opioid("sufentanil", "sufentanyl, sufentanilo", &[("several", "sufenta, zalviso")]),
    opioid("alfentanil", "alfentanyl, alfentanilo", &[]),
    opioid("remifentanil", "remifentanyl, remifentanilo", &[("several", "ultiva")]),
    opioid("phenoperidine", "", &[]),
    opioid("anileridine", "", &[]),
    // N02AX07, N02AX03, N02AA04, N02AC01, N02AC05, N02AD02.
    opioid("oliceridine", "", &[]),
    opioid("dezocine", "", &[]),
    opioid("nicomorphine", "nicomorphin", &[]),
    opioid("dextromoramide", "dextromoramid", &[]),
    opioid("bezitramide", "bezitramid", &[]),
    opioid("phenazocine", "", &[]),
    // N06AX14, an antidepressant by its code.
    opioid("tianeptine", "tianeptin, tianeptina", &[("several", "stablon, coaxil")]),
    // Not a medicine: the plant and what acts in it.
    opioid("kratom", "mitragynine, mitragyna, hydroxymitragynine", &[]),
    // A07DA03, as oxide A07DA05; A07DA53 in combinations.
    gut_or_cough("loperamide", "loperamid, loperamida", LOPERAMIDE),
    // A07DA01, with atropine too.
    gut_or_cough("diphenoxylate", "diphenoxylat, difenoxilato", &[("several", "lomotil")]),
    // A07DA04.
    gut_or_cough("difenoxin", "", &[]),
    // A07DA06.
    gut_or_cough("eluxadoline", "eluxadolin", &[("several", "viberzi")]),
    // R05DA08, and in R05DA20.
    gut_or_cough("pholcodine", "pholcodin, folcodina", PHOLCODINE),
    // R05DA07.
    gut_or_cough("noscapine", "noscapin, noscapina", &[("several", "capval, tussisedal")]),
];

const TRAMADOL: &[Brands] = &[
    (
        "North America",
        "ultram, ultracet, conzip, qdolo, ryzolt, rybix, tramacet, tridural, ralivia, durela, zytram, synapryn",
    ),
    (
        "Britain and Ireland",
        "zydol, zamadol, marol, maxitram, mabron, tradorec, tramulief, tramquel, tramake, tilodol, brimisol, \
         invodol, oldaram, maneo, larapam, dromadol, zeridame, trapadex, biodol, tradol, troxidol, tramapine, xymel",
    ),
    (
        "Germany, Austria, Switzerland",
        "tramal, tramadolor, tramundin, tramundal, tramagit, tramadura, tramabeta, tramabene, tramadoc, tramamed, \
         tramastad, adamon, amadol, jutadol, hexamadol, nobligan, travex, t long, zaldiar, cromatodol, lanalget, \
         noax",
    ),
    (
        "France, Belgium",
        "contramal, topalgic, ixprim, takadol, zamudol, orozamudol, zumalgic, biodalgic, monoalgic, monocrixo, \
         monotramal, dolzam, tradonal, doctramado",
    ),
    (
        "Italy, Spain",
        "adolonta, fortradol, prontalgin, traflash, tralenil, tralodie, tramalin, unitrama, skudexa, enanplus",
    ),
    (
        "the North and East",
        "tradolan, tiparol, tramagetic, tramadin, trambo, tramium, gemadol, mandolgin, metracop, dolol, protradon, \
         tralgit, tradef, tramalgin, tramalgic, ralgen",
    ),
];

const CODEINE: &[Brands] = &[
    (
        "North America",
        "tylenol no 1, tylenol no 2, tylenol no 3, tylenol no 4, tylenol 1, tylenol 2, tylenol 3, tylenol 4, \
         ascomp, brontex, tuxarin, tuzistra, cheratussin, virtussin, robitussin ac, robafen ac, mytussin ac, \
         guiatuss ac",
    ),
    (
        "Britain and Ireland",
        "co codamol, codamol, co codaprin, solpadeine, solpadol, solpaflex, kapake, zapain, codipar, tylex, \
         zipamol, emcozin, medocodene, paracodol, parake, formulix, syndol, veganin, migraleve, codafen, hypon, \
         parahypon, painex, codanin, galcodine, panadol ultra, nurofen plus, cuprofen plus",
    ),
    ("Australia", "panadeine, mersyndol, codalgin, codapane, prodeine, aspalgin, panamax co"),
    (
        "Germany, Austria, Switzerland",
        "gelonida, talvosilen, dolviran, contraneural, codipront, codipertussin, codicompren, tussoret, tryasol, \
         codicalm",
    ),
    (
        "France, Belgium",
        "codoliprane, klipal, algicalm, algisedal, compralgyl, codenfan, dinacode, codedrill, euphon, eucalyptine, \
         gaosedal, lindilane, migralgine, neo codion, novacetol, paderyl, polery, prontalgine, pulmo bailly, \
         pulmoserum, sedaspir, thiopectol, tussipax",
    ),
    ("Italy, Spain", "co efferalgan, tachidol, astefor, dolmen"),
    (
        "the North and East",
        "citodon, panocod, pinex forte, paralgin forte, paralgin major, parkodin, korylan, treo comp, kodimagnyl",
    ),
];

const DIHYDROCODEINE: &[Brands] = &[
    ("Britain and Ireland", "co dydramol, dydramol, dhc, df 118, remedeine, paramol, dypracet, eroset, galake"),
    ("Germany, Austria, Switzerland", "paracodin, paracodina, codidol, dehace, tiamon"),
    ("France, Belgium", "dicodin"),
    ("North America", "synalgos dc, trezix, panlor, dvorah"),
];

const HYDROCODONE: &[Brands] = &[(
    "North America",
    "vicodin, vicoprofen, norco, lortab, lorcet, hysingla, zohydro, xodol, zamicet, verdrocet, hycet, ibudone, \
         reprexain, maxidone, zydone, stagesic, zolvit, anexsia, liquicet, hydrocet, co gesic, xylon, hycodan, \
         hydromet, hycotuss, tussigon, tussionex, tussicaps, vituz, rezira, zutripro, obredon, flowtuss, hycofenix",
)];

const OXYCODONE: &[Brands] = &[
    ("in talk", "oxy"),
    ("several", "oxycontin, oxynorm, endone, targin, targinact, targiniq, proladone"),
    (
        "North America",
        "oxyir, oxy ir, oxyfast, oxydose, oxaydo, oxecta, roxicodone, roxybond, roxicet, roxilox, xtampza, \
         xartemis, xolox, percocet, percodan, percolone, endocet, endodan, tylox, primlev, nalocet, magnacet, \
         combunox, troxyca, supeudol",
    ),
    (
        "Britain and Ireland",
        "longtec, shortec, lynlor, reltebon, leveraxo, renocontin, ixyldone, oxeltra, oxylan, oxypro, oxyact, \
         oxyargin, myloxifin",
    ),
    ("Europe", "oxygesic, oxynormoro, depalgos"),
];

const MORPHINE: &[Brands] = &[
    (
        "North America",
        "ms contin, ms ir, msir, kadian, avinza, arymo, morphabond, roxanol, duramorph, infumorph, astramorph, \
         mitigo, embeda, depodur, statex, doloral, m eslon",
    ),
    ("Britain and Ireland", "mst, oramorph, sevredol, zomorph, morphgesic, cyclimorph"),
    ("Australia", "kapanol"),
    ("Germany, Austria, Switzerland", "capros, m long, m stada, m dolor, m beta, substitol, compensan"),
    ("France, Belgium", "skenan, actiskenan, moscontin"),
    ("the North and East", "dolcontin"),
];

const HYDROMORPHONE: &[Brands] = &[
    ("North America", "dilaudid, exalgo, hydromorph contin, hydrostat"),
    ("Europe", "palladon, palladone, jurnista, sophidone"),
];

const FENTANYL: &[Brands] = &[
    ("North America", "duragesic, fentora, lazanda, subsys, onsolis, ionsys, sublimaze"),
    (
        "Europe",
        "durogesic, matrifen, matrimed, nycofen, quatrofen, fendivia, actiq, effentora, abstral, instanyl, pecfent, \
         nasalfent, breakyl, recivit, fentanest",
    ),
];

const BUPRENORPHINE: &[Brands] = &[
    ("several", "suboxone, subutex, temgesic, butrans, transtec, norspan, buvidal, sixmo"),
    ("North America", "zubsolv, bunavail, cassipa, sublocade, brixadi, probuphine, belbuca, buprenex"),
    (
        "Britain and Ireland",
        "bunov, bupramyl, butec, panitaz, rebrikel, reletrans, sevodyne, bupeaze, carlosafine, hapoctasin, relevtec",
    ),
];

const METHADONE: &[Brands] = &[("several", "dolophine, methadose, diskets, physeptone")];

const DEXTROPROPOXYPHENE: &[Brands] = &[
    ("Britain and Ireland", "co proxamol, proxamol"),
    ("North America", "darvon, darvocet"),
    ("Europe", "di antalvic, aporex"),
];

const LOPERAMIDE: &[Brands] = &[
    ("several", "imodium, imodiumcaps, imodiumduo, imodiumlingual, imodiumliquicaps"),
    ("Britain and Ireland", "diareze, kaodene"),
    ("Germany, Austria, Switzerland", "lopedium, enterobene, normakut, aperamid, duralopid, endialop, lop dia"),
    ("France, Belgium", "arestal, altocel, diaretyl, diastrolib, dyspagon, ercestop, indiaral, peracel"),
    ("Italy, Spain", "dissenten, lopemid, loperyl, tebloc, diarfin, elissan, fortasec, loperan, loperkey, salvacolina"),
    (
        "the North and East",
        "imolope, propiden, imocur, lopex, diacure, laremid, stoperan, vacontil, diarostad, imomed, loperium, \
         loperon, lopitum, loride, loprid, seldiar",
    ),
];

const PHOLCODINE: &[Brands] = &[
    ("Britain and Ireland", "galenphol"),
    ("Australia", "duro tuss, pholtrate"),
    ("France, Belgium", "biocalyptol, broncalene, hexapneumine"),
];
