//! Danish.

use super::Words;

pub(super) const WORDS: Words = Words {
    simulator: "Simulator – intet her er ægte",
    questions: "Spørgsmål? Spørg ved skranken.",
    step: "Trin {n} af {of}",
    go_on: "Gå videre",
    save_go_on: "Gem og gå videre",
    not_now: "Ikke nu",
    back: "Tilbage",
    once_more: "Prøv en gang til",
    new_tab: "(åbner i en ny fane)",
    look_again: "Én ting skal ses efter igen",
    with_staff: "Vent et øjeblik: personalet ved skranken gør dit medlemskab færdigt.",

    welcome: "Velkommen!",
    welcome_named: "Velkommen, {name}!",
    welcome_text: "Du har bekræftet i appen, og {club} ved, at du er her. Nu mangler der kun lidt.",

    more_title: "Lidt mere om dig",
    more_text: "Fortæl os, hvad du kan lide. Alt her kan stå åbent.",
    interests: "Hvad interesserer du dig for?",
    birthday: "Må vi ønske dig tillykke med fødselsdagen?",
    yes: "Ja tak",
    no: "Nej tak",
    optional: "(valgfrit)",
    too_long: "Her er der plads til højst {most} tegn. Du har skrevet {n}.",

    consents_title: "Må {club} kontakte dig?",
    consents_text: "Hvert valg er for sig. Sæt kryds ved det, du gerne vil have, og lad resten stå åbent. Du kan altid ombestemme dig ved skranken.",
    read_more: "Læs mere om det",
    save_choices: "Gem mine valg",

    terms_title: "Vilkårene",
    terms_text: "Læs vilkårene, før du accepterer dem.",
    read_terms: "Læs vilkårene (version {version})",
    accept: "Jeg har læst vilkårene for {club} og accepterer dem.",
    accept_go_on: "Accepter og gå videre",
    must_accept: "Sæt kryds i feltet for at acceptere vilkårene. Vil du helst ikke, så tal med personalet ved skranken.",

    hand_over_title: "Ét trin mere",
    hand_over_text: "Knappen fører dig til {host}. Det, du har svaret her, er gemt.",
    go_on_to: "Gå videre til {host}",

    done_title: "Så er det hele klaret!",
    done_text: "Tak skal du have. Alt er gemt, og de ved det ved skranken. Du kan lukke siden.",
    member_number: "Dit medlemsnummer",

    press_title: "Næsten i mål",
    press_text: "Tryk på knappen for at gå videre til {club}.",
    not_sent_title: "Ingen forbindelse lige nu",
    not_sent_text: "Intet er gået tabt. Vent et øjeblik, og prøv en gang til.",

    declined: ("Du sagde nej", "Intet blev delt. Ombestemmer du dig, så spørg ved skranken."),
    old_app: ("Appen skal opdateres", "Opdater appen på telefonen. Bed derefter om en ny anmodning ved skranken."),
    set_up: (
        "Noget er galt hos os",
        "Det er ikke din skyld. Sig til personalet ved skranken, at opsætningen ikke er rigtig.",
    ),
    try_again: ("Det lykkedes ikke denne gang", "Intet blev delt. Bed om en ny anmodning ved skranken."),
    nothing: (
        "Denne side åbnes fra appen",
        "Her er intet at se i sig selv. Bekræft en anmodning fra skranken i appen, så åbner siden af sig selv.",
    ),
    used: ("Linket er brugt", "Hvert link virker én gang. Blev du ikke færdig, så spørg ved skranken."),
    unknown: ("Ingen her kender denne anmodning", "Bed om en ny ved skranken."),
    cancelled: (
        "Anmodningen er trukket tilbage",
        "Personalet ved skranken har stoppet den, og intet af den er gemt. Spørg der, hvis du vil videre.",
    ),
    expired: ("Tiden løb ud", "Linket gælder ikke længere. Bed om en ny anmodning ved skranken."),
    refused: (
        "Vi kunne ikke tage imod svaret",
        "For en sikkerheds skyld er intet gemt. Tal med personalet ved skranken.",
    ),
    lost: ("Svaret gik tabt undervejs", "Der er ikke noget galt med din telefon. Bed om en ny anmodning ved skranken."),
    over: (
        "Besøget er slut",
        "Siden er åben i en halv time i den browser, hvor den blev åbnet. Det, du har sendt, er gemt. Mangler der noget, så spørg ved skranken.",
    ),
    stranger: ("Formularen hører til et andet besøg", "Intet af den blev gemt. Gå videre, hvor du er nu."),
    moment: ("Et øjeblik", "Dine oplysninger er på vej. Vent lidt, og gå så videre."),
    too_many: ("Meget travlt lige nu", "Intet er gået tabt. Vent et halvt minut, og gå så videre."),
    too_large: (
        "Det var for meget på én gang",
        "Intet af det blev gemt. Gå tilbage, gør det kortere, og send det igen.",
    ),
    slow: ("Det kom ikke helt frem", "Intet af det blev gemt. Se efter, om du har forbindelse, og send det igen."),
    kind: ("Dette blev ikke sendt fra vores formular", "Intet af det blev gemt. Gå videre på selve siden."),
    not_saved: (
        "Det kunne ikke gemmes lige nu",
        "Gå tilbage, og send det igen om et øjeblik. Hjælper det ikke, så sig det ved skranken.",
    ),
    not_found: ("Siden findes ikke", "Åbn siden fra appen, eller spørg ved skranken."),
};
