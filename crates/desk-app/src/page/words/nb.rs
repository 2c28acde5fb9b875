//! Norwegian Bokmål.

use super::Words;

pub(super) const WORDS: Words = Words {
    simulator: "Simulator – ingenting her er ekte",
    questions: "Spørsmål? Spør i skranken.",
    step: "Steg {n} av {of}",
    go_on: "Gå videre",
    save_go_on: "Lagre og gå videre",
    not_now: "Ikke nå",
    back: "Tilbake",
    once_more: "Prøv en gang til",
    new_tab: "(åpnes i en ny fane)",
    look_again: "Én ting må ses på igjen",
    with_staff: "Vent et lite øyeblikk: de i skranken gjør medlemskapet ditt ferdig.",

    welcome: "Velkommen!",
    welcome_named: "Velkommen, {name}!",
    welcome_text: "Du har bekreftet i appen, og {club} vet at du er her. Nå er det bare litt igjen.",

    more_title: "Litt mer om deg",
    more_text: "Fortell oss hva du liker. Alt her kan stå åpent.",
    interests: "Hva er du interessert i?",
    birthday: "Får vi gratulere deg med dagen?",
    yes: "Ja, gjerne",
    no: "Nei takk",
    optional: "(valgfritt)",
    too_long: "Her er det plass til høyst {most} tegn. Du har skrevet {n}.",

    consents_title: "Får {club} kontakte deg?",
    consents_text: "Hvert valg er for seg. Kryss av for det du vil ha, og la resten stå åpent. Du kan når som helst ombestemme deg i skranken.",
    read_more: "Les mer om dette",
    save_choices: "Lagre valgene mine",

    terms_title: "Vilkårene",
    terms_text: "Les vilkårene før du godtar dem.",
    read_terms: "Les vilkårene (versjon {version})",
    accept: "Jeg har lest vilkårene til {club} og godtar dem.",
    accept_go_on: "Godta og gå videre",
    must_accept: "Kryss av i ruten for å godta vilkårene. Vil du ikke det, så snakk med dem i skranken.",

    hand_over_title: "Ett steg til",
    hand_over_text: "Knappen tar deg til {host}. Det du har svart her, er lagret.",
    go_on_to: "Gå videre til {host}",

    done_title: "Da er alt klart!",
    done_text: "Takk skal du ha. Alt er lagret, og de i skranken vet om det. Du kan lukke denne siden.",
    member_number: "Medlemsnummeret ditt",

    press_title: "Nesten i mål",
    press_text: "Trykk på knappen for å gå videre til {club}.",
    not_sent_title: "Ingen forbindelse akkurat nå",
    not_sent_text: "Ingenting er gått tapt. Vent et øyeblikk, og prøv en gang til.",

    declined: ("Du sa nei", "Ingenting ble delt. Ombestemmer du deg, så spør i skranken."),
    old_app: ("Appen må oppdateres", "Oppdater appen på telefonen. Be så om en ny forespørsel i skranken."),
    set_up: ("Noe er galt hos oss", "Det er ikke din feil. Si til dem i skranken at oppsettet ikke stemmer."),
    try_again: ("Det gikk ikke denne gangen", "Ingenting ble delt. Be om en ny forespørsel i skranken."),
    nothing: (
        "Denne siden åpnes fra appen",
        "Her er det ingenting å se for seg selv. Bekreft en forespørsel fra skranken i appen, så åpner siden seg.",
    ),
    used: ("Denne lenken er brukt", "Hver lenke virker én gang. Ble du ikke ferdig, så spør i skranken."),
    unknown: ("Ingen her kjenner denne forespørselen", "Be om en ny i skranken."),
    cancelled: (
        "Forespørselen er trukket tilbake",
        "De i skranken har stoppet den, og ingenting av den er tatt vare på. Spør der hvis du vil gå videre.",
    ),
    expired: ("Tiden gikk ut", "Lenken gjelder ikke lenger. Be om en ny forespørsel i skranken."),
    refused: (
        "Vi kunne ikke ta imot dette svaret",
        "For sikkerhets skyld er ingenting tatt vare på. Snakk med dem i skranken.",
    ),
    lost: ("Svaret ble borte på veien", "Det er ikke noe galt med telefonen din. Be om en ny forespørsel i skranken."),
    over: (
        "Dette besøket er slutt",
        "Siden er åpen i en halvtime, i den nettleseren der den ble åpnet. Det du har sendt, er lagret. Mangler det noe, så spør i skranken.",
    ),
    stranger: ("Dette skjemaet hører til et annet besøk", "Ingenting av det ble lagret. Gå videre der du er nå."),
    moment: ("Et øyeblikk", "Opplysningene dine er på vei. Vent litt, og gå så videre."),
    too_many: ("Veldig travelt akkurat nå", "Ingenting er gått tapt. Vent et halvt minutt, og gå så videre."),
    too_large: (
        "Det ble for mye på én gang",
        "Ingenting av det ble lagret. Gå tilbake, kort det ned og send det på nytt.",
    ),
    slow: (
        "Det kom ikke helt fram",
        "Ingenting av det ble lagret. Se etter at du har forbindelse, og send det på nytt.",
    ),
    kind: ("Dette ble ikke sendt fra skjemaet vårt", "Ingenting av det ble lagret. Gå videre på selve siden."),
    not_saved: (
        "Det kunne ikke lagres akkurat nå",
        "Gå tilbake og send det på nytt om et øyeblikk. Hjelper ikke det, så si fra i skranken.",
    ),
    not_found: ("Denne siden finnes ikke", "Åpne siden fra appen, eller spør i skranken."),
};
