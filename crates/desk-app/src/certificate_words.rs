//! The certificate's sentences, in the languages of the desk. Complete by type.

use desk_wire::desk::Language;

/// All there is to say.
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) register: &'static str,
    pub(crate) date: &'static str,
    pub(crate) opening: &'static str,
    pub(crate) erased: &'static str,
    /// In the order of [`desk_store::Trace::ALL`].
    pub(crate) traces: [&'static str; desk_store::Trace::ALL.len()],
    pub(crate) pages_are_clear: &'static str,
    pub(crate) pages_are_due: &'static str,
    pub(crate) backups: &'static str,
    /// Changed, removed, failed.
    pub(crate) backup_lines: [&'static str; 3],
    pub(crate) not_reached: &'static str,
    pub(crate) not_reached_lines: [&'static str; 3],
    pub(crate) what_stays: &'static str,
}

pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Nb => &NB,
        Language::En => &EN,
        Language::Da => &DA,
        Language::Fi => &FI,
        Language::Sv => &SV,
    }
}

const NB: Words = Words {
    title: "Bekreftelse på sletting",
    register: "Register",
    date: "Dato",
    opening: "Alt dette registeret hadde om én person, er slettet. Bekreftelsen sier ikke hvem det var.",
    erased: "Dette er slettet, i antall:",
    traces: [
        "medlemsoppføringer",
        "merkelapper",
        "bruker-ID-er fra innloggingstjenesten",
        "telefonnumre, nåværende og tidligere",
        "besøk",
        "oppføringer på gjestelister",
        "samtykkekvitteringer",
        "svar gitt på klubbens side",
        "fødselsdatoer og postadresser",
        "innlogginger",
        "tidligere opplysninger om medlemmet",
        "sammenslåinger av oppføringer",
        "innmeldinger som ventet på nett",
        "spor etter forespørsler som ikke ble til noe",
        "linjer i loggen som ikke lenger sier hvem de gjaldt",
    ],
    pages_are_clear: "Registerets fil er skrevet på nytt, så det ligger heller ingenting igjen i ledig plass i filen.",
    pages_are_due: "Registerets fil blir skrevet på nytt så snart ingen forespørsel er underveis. Til da kan krypterte rester ligge \
                    i ledig plass i filen.",
    backups: "Sikkerhetskopier som programmet har laget selv:",
    backup_lines: [
        "kopier som personen er slettet fra",
        "kopier som ikke lot seg åpne, og derfor er fjernet",
        "kopier som ikke kunne nås, og som fortsatt kan ha opplysningene",
    ],
    not_reached: "Dette kan ikke programmet nå:",
    not_reached_lines: [
        "filer som er eksportert fra registeret",
        "sikkerhetskopier som er tatt med ut av maskinen, og andres kopier av disken",
        "det innloggingstjenesten selv har lagret; det må den spørres om",
    ],
    what_stays: "Igjen står nøklede avtrykk som ikke kan leses tilbake. De sørger for at en eldre sikkerhetskopi ikke bringer \
                 personen tilbake.",
};

const EN: Words = Words {
    title: "Certificate of erasure",
    register: "Register",
    date: "Date",
    opening: "Everything this register had about one person has been erased. This certificate does not say who it was.",
    erased: "This has been erased, by count:",
    traces: [
        "member entries",
        "tags",
        "user IDs from the login service",
        "phone numbers, current and former",
        "visits",
        "entries on guest lists",
        "consent receipts",
        "answers given on the club's page",
        "dates of birth and postal addresses",
        "logins",
        "earlier details of the member",
        "mergers of entries",
        "enrolments that waited for the network",
        "traces of requests that came to nothing",
        "log lines that no longer say whom they were about",
    ],
    pages_are_clear: "The register's file has been written anew, so nothing is left in its free space either.",
    pages_are_due: "The register's file will be written anew as soon as no request is under way. Until then, encrypted remains \
                    may lie in its free space.",
    backups: "Backups that the program made itself:",
    backup_lines: [
        "backups from which the person has been erased",
        "backups that could not be opened and were therefore removed",
        "backups that could not be reached and may still hold the details",
    ],
    not_reached: "The program cannot reach the following:",
    not_reached_lines: [
        "files that were exported from the register",
        "backups that were carried away, and copies that others made of the disk",
        "what the login service itself has stored; it has to be asked for that",
    ],
    what_stays: "What remains are keyed fingerprints that cannot be read back. They make sure that an older backup does not \
                 bring the person back.",
};

const DA: Words = Words {
    title: "Bekræftelse på sletning",
    register: "Register",
    date: "Dato",
    opening: "Alt, hvad dette register havde om én person, er slettet. Bekræftelsen siger ikke, hvem det var.",
    erased: "Dette er slettet, i antal:",
    traces: [
        "medlemsposter",
        "mærkater",
        "bruger-id'er fra logintjenesten",
        "telefonnumre, nuværende og tidligere",
        "besøg",
        "poster på gæstelister",
        "samtykkekvitteringer",
        "svar givet på klubbens side",
        "fødselsdatoer og postadresser",
        "logins",
        "tidligere oplysninger om medlemmet",
        "sammenlægninger af poster",
        "indmeldelser, der ventede på netværket",
        "spor efter anmodninger, der ikke blev til noget",
        "linjer i loggen, der ikke længere siger, hvem de handlede om",
    ],
    pages_are_clear: "Registerets fil er skrevet på ny, så der heller ikke ligger noget tilbage i filens ledige plads.",
    pages_are_due: "Registerets fil bliver skrevet på ny, så snart ingen anmodning er undervejs. Indtil da kan der ligge \
                    krypterede rester i filens ledige plads.",
    backups: "Sikkerhedskopier, som programmet selv har lavet:",
    backup_lines: [
        "kopier, som personen er slettet fra",
        "kopier, der ikke kunne åbnes og derfor er fjernet",
        "kopier, der ikke kunne nås, og som stadig kan indeholde oplysningerne",
    ],
    not_reached: "Dette kan programmet ikke nå:",
    not_reached_lines: [
        "filer, der er eksporteret fra registeret",
        "sikkerhedskopier, der er taget med ud af maskinen, og andres kopier af disken",
        "det, som logintjenesten selv har gemt; det må man spørge den om",
    ],
    what_stays: "Tilbage står nøglede aftryk, som ikke kan læses tilbage. De sørger for, at en ældre sikkerhedskopi ikke bringer \
                 personen tilbage.",
};

const FI: Words = Words {
    title: "Todistus tietojen poistamisesta",
    register: "Rekisteri",
    date: "Päivämäärä",
    opening: "Kaikki, mitä tässä rekisterissä oli yhdestä henkilöstä, on poistettu. Todistus ei kerro, kuka hän oli.",
    erased: "Poistetut tiedot lukumäärinä:",
    traces: [
        "jäsentietueet",
        "tunnisteet",
        "kirjautumispalvelun käyttäjätunnukset",
        "puhelinnumerot, nykyiset ja entiset",
        "käynnit",
        "merkinnät vieraslistoilla",
        "suostumuskuitit",
        "seuran sivulla annetut vastaukset",
        "syntymäajat ja postiosoitteet",
        "kirjautumiset",
        "jäsenen aiemmat tiedot",
        "tietueiden yhdistämiset",
        "verkkoyhteyttä odottaneet liittymiset",
        "jäljet pyynnöistä, jotka eivät johtaneet mihinkään",
        "lokirivit, joista ei enää näe, ketä ne koskivat",
    ],
    pages_are_clear: "Rekisterin tiedosto on kirjoitettu uudelleen, joten mitään ei ole jäljellä tiedoston vapaassa tilassakaan.",
    pages_are_due: "Rekisterin tiedosto kirjoitetaan uudelleen heti, kun yhtään pyyntöä ei ole kesken. Siihen asti tiedoston \
                    vapaassa tilassa voi olla salattuja jäänteitä.",
    backups: "Ohjelman itse tekemät varmuuskopiot:",
    backup_lines: [
        "varmuuskopiot, joista henkilö on poistettu",
        "varmuuskopiot, joita ei voitu avata ja jotka siksi poistettiin",
        "varmuuskopiot, joihin ei päästy käsiksi ja joissa tiedot voivat yhä olla",
    ],
    not_reached: "Näihin ohjelma ei pääse käsiksi:",
    not_reached_lines: [
        "rekisteristä viedyt tiedostot",
        "muualle viedyt varmuuskopiot ja muiden levystä ottamat kopiot",
        "kirjautumispalvelun omat tiedot, joita on kysyttävä palvelulta itseltään",
    ],
    what_stays: "Jäljelle jää avaimella laskettuja tiivisteitä, joista ei voi lukea mitään. Ne huolehtivat siitä, ettei vanhempi \
                 varmuuskopio tuo henkilöä takaisin.",
};

const SV: Words = Words {
    title: "Intyg om radering",
    register: "Register",
    date: "Datum",
    opening: "Allt som det här registret hade om en person har raderats. Intyget säger inte vem det var.",
    erased: "Detta har raderats, i antal:",
    traces: [
        "medlemsposter",
        "etiketter",
        "användar-id:n från inloggningstjänsten",
        "telefonnummer, nuvarande och tidigare",
        "besök",
        "poster på gästlistor",
        "samtyckeskvitton",
        "svar som lämnats på klubbens sida",
        "födelsedatum och postadresser",
        "inloggningar",
        "tidigare uppgifter om medlemmen",
        "sammanslagningar av poster",
        "inskrivningar som väntade på nätet",
        "spår av förfrågningar som inte ledde till något",
        "rader i loggen som inte längre säger vem de gällde",
    ],
    pages_are_clear: "Registrets fil har skrivits om, så det ligger inte heller något kvar i filens lediga utrymme.",
    pages_are_due: "Registrets fil skrivs om så snart ingen förfrågan pågår. Till dess kan krypterade rester ligga i filens \
                    lediga utrymme.",
    backups: "Säkerhetskopior som programmet självt har gjort:",
    backup_lines: [
        "kopior som personen har raderats från",
        "kopior som inte gick att öppna och därför har tagits bort",
        "kopior som inte kunde nås och som fortfarande kan innehålla uppgifterna",
    ],
    not_reached: "Detta kan programmet inte nå:",
    not_reached_lines: [
        "filer som har exporterats från registret",
        "säkerhetskopior som har förts bort från datorn och andras kopior av disken",
        "det som inloggningstjänsten själv har lagrat; det får man fråga den om",
    ],
    what_stays: "Kvar finns nycklade avtryck som inte kan läsas tillbaka. De ser till att en äldre säkerhetskopia inte för \
                 tillbaka personen.",
};
