//! CAMEO's codes of actors: a country's three letters, then three letters for each role.

use crate::entity::EntityId;
use crate::gazetteer::Role;

/// Codes of countries, most of them those of ISO 3166, with the names of our ids.
const COUNTRIES: &str = "\
AFG afghanistan, AGO angola, ALB albania, AND andorra, ARE united-arab-emirates, ARG argentina,
ARM armenia, ATG antigua-and-barbuda, AUS australia, AUT austria, AZE azerbaijan, BDI burundi,
BEL belgium, BEN benin, BFA burkina-faso, BGD bangladesh, BGR bulgaria, BHR bahrain, BHS bahamas,
BIH bosnia-and-herzegovina, BLR belarus, BLZ belize, BOL bolivia, BRA brazil, BRB barbados,
BRN brunei, BTN bhutan, BUR burma, BWA botswana, CAF central-african-republic, CAN canada,
CHE switzerland, CHL chile, CHN china, CIV ivory-coast, CMR cameroon,
COD democratic-republic-of-the-congo, COG republic-of-the-congo, COK cook-islands, COL colombia,
COM comoros, CPV cape-verde, CRI costa-rica, CSK czechoslovakia, CUB cuba, CYP cyprus,
CZE czech-republic, DDR east-germany, DEU germany, DJI djibouti, DMA dominica, DNK denmark,
DOM dominican-republic, DZA algeria, ECU ecuador, EGY egypt, ERI eritrea, ESH western-sahara,
ESP spain, EST estonia, ETH ethiopia, FIN finland, FJI fiji, FRA france, FSM micronesia, GAB gabon,
GBR united-kingdom, GEO georgia, GHA ghana, GIN guinea, GMB gambia, GME east-germany,
GMW west-germany, GNB guinea-bissau, GNQ equatorial-guinea, GRC greece, GRD grenada, GRL greenland,
GTM guatemala, GUY guyana, HKG hong-kong, HND honduras, HRV croatia, HTI haiti, HUN hungary,
IDN indonesia, IND india, IRL ireland, IRN iran, IRQ iraq, ISL iceland, ISR israel, ITA italy,
JAM jamaica, JOR jordan, JPN japan, KAZ kazakhstan, KEN kenya, KGZ kyrgyzstan, KHM cambodia,
KIR kiribati, KNA saint-kitts-and-nevis, KOR south-korea, KSV kosovo, KWT kuwait, LAO laos,
LBN lebanon, LBR liberia, LBY libya, LCA saint-lucia, LIE liechtenstein, LKA sri-lanka,
LSO lesotho, LTU lithuania, LUX luxembourg, LVA latvia, MAC macau, MAR morocco, MCO monaco,
MDA moldova, MDG madagascar, MDV maldives, MEX mexico, MHL marshall-islands, MKD north-macedonia,
MLI mali, MLT malta, MMR burma, MNE montenegro, MNG mongolia, MOZ mozambique, MRT mauritania,
MTN montenegro, MUS mauritius, MWI malawi, MYS malaysia, NAM namibia, NER niger, NGA nigeria,
NIC nicaragua, NLD netherlands, NOR norway, NPL nepal, NRU nauru, NZL new-zealand, OMN oman,
PAK pakistan, PAL palestine, PAN panama, PER peru, PHL philippines, PLW palau,
PNG papua-new-guinea, POL poland, PRI puerto-rico, PRK north-korea, PRT portugal, PRY paraguay,
PSE palestine, QAT qatar, RHO rhodesia, ROM romania, ROU romania, RUS russia, RVN south-vietnam,
RWA rwanda, SAU saudi-arabia, SCG serbia-and-montenegro, SDN sudan, SEN senegal, SGP singapore,
SLB solomon-islands, SLE sierra-leone, SLV el-salvador, SMR san-marino, SOM somalia, SRB serbia,
SSD south-sudan, STP sao-tome-and-principe, SUN soviet-union, SUR suriname, SVK slovakia,
SVN slovenia, SWE sweden, SWZ eswatini, SYC seychelles, SYR syria, TCD chad, TGO togo,
THA thailand, TJK tajikistan, TKM turkmenistan, TLS east-timor, TMP east-timor, TON tonga,
TTO trinidad-and-tobago, TUN tunisia, TUR turkey, TUV tuvalu, TWN taiwan, TZA tanzania, UGA uganda,
UKR ukraine, URY uruguay, USA united-states, USR soviet-union, UZB uzbekistan, VAT holy-see,
VCT saint-vincent-and-the-grenadines, VDR north-vietnam, VEN venezuela, VNM vietnam, VUT vanuatu,
WSM samoa, XKX kosovo, YEM yemen, YMD south-yemen, YUG yugoslavia, ZAF south-africa,
ZAR democratic-republic-of-the-congo, ZMB zambia, ZWE zimbabwe";

/// The country with a code.
pub(super) fn country(code: &str) -> Option<EntityId> {
    let known = COUNTRIES.split(',').filter_map(|pair| pair.trim().split_once(' '));
    known.into_iter().find(|(c, _)| *c == code).map(|(_, name)| EntityId::new(&format!("country/{name}")))
}

/// What the roles behind a country's code make of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Persons of state, as a rule: government, army, courts, parliament, elites, opposition.
    State,
    /// Parties.
    Party,
    /// Bodies: international ones, firms, news, armed groups.
    Body,
}

/// The sort and, where it is an office of state, the role with a title.
pub(super) fn role(code: &str) -> Option<(Sort, Option<(Role, &'static str)>)> {
    Some(match code {
        "GOV" => (Sort::State, Some((Role::Other, "government"))),
        "MIL" => (Sort::State, Some((Role::Military, "armed forces"))),
        "LEG" => (Sort::State, Some((Role::Legislator, "parliament"))),
        "SPY" => (Sort::State, Some((Role::Intelligence, "intelligence"))),
        "JUD" => (Sort::State, Some((Role::Other, "courts"))),
        "COP" => (Sort::State, Some((Role::Other, "police"))),
        "ELI" | "OPP" | "MOD" | "RAD" | "CVL" | "EDU" | "REL" | "CHR" | "MUS" | "JEW" => (Sort::State, None),
        "PTY" => (Sort::Party, None),
        "REB" | "INS" | "SEP" | "UAF" | "BUS" | "MED" | "LAB" | "REF" | "IGO" | "NGO" | "NGM" | "IMG"
        | "MNC" | "INT" | "AGR" | "HLH" | "ENV" | "DEV" | "CRM" => (Sort::Body, None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn every_code_is_a_country_of_the_gazetteer() {
        let codes: Vec<&str> =
            COUNTRIES.split(',').map(|pair| pair.trim().split(' ').next().unwrap()).collect();
        assert!(codes.len() > 190 && codes.is_sorted());
        for code in codes {
            let id = country(code).unwrap();
            assert!(code.len() == 3 && Gazetteer::builtin().get(id.as_str()).is_some(), "{code} {id}");
        }
        assert_eq!(country("XXX"), None);
        assert_eq!(role("GOV").unwrap().1.unwrap().0, Role::Other);
        assert_eq!(role("ZZZ"), None);
    }
}
