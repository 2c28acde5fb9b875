//! Swedish.

use super::Words;

pub(super) const WORDS: Words = Words {
    simulator: "Simulator – inget här är på riktigt",
    questions: "Frågor? Fråga i disken.",
    step: "Steg {n} av {of}",
    go_on: "Gå vidare",
    save_go_on: "Spara och gå vidare",
    not_now: "Inte nu",
    back: "Tillbaka",
    once_more: "Försök en gång till",
    new_tab: "(öppnas i en ny flik)",
    look_again: "En sak behöver ses över",
    with_staff: "Vänta ett ögonblick: personalen i disken gör klart ditt medlemskap.",

    welcome: "Välkommen!",
    welcome_named: "Välkommen, {name}!",
    welcome_text: "Du har bekräftat i appen, och {club} vet att du är här. Nu är det bara lite kvar.",

    more_title: "Lite mer om dig",
    more_text: "Berätta vad du tycker om. Allt här kan lämnas öppet.",
    interests: "Vad är du intresserad av?",
    birthday: "Får vi gratulera dig på födelsedagen?",
    yes: "Ja, gärna",
    no: "Nej tack",
    optional: "(valfritt)",
    too_long: "Här ryms högst {most} tecken. Du har skrivit {n}.",

    consents_title: "Får {club} kontakta dig?",
    consents_text: "Varje val är för sig. Kryssa för det du vill ha och lämna resten öppet. Du kan ändra dig i disken när som helst.",
    read_more: "Läs mer om detta",
    save_choices: "Spara mina val",

    terms_title: "Villkoren",
    terms_text: "Läs villkoren innan du godkänner dem.",
    read_terms: "Läs villkoren (version {version})",
    accept: "Jag har läst villkoren för {club} och godkänner dem.",
    accept_go_on: "Godkänn och gå vidare",
    must_accept: "Kryssa i rutan för att godkänna villkoren. Vill du inte det, så prata med personalen i disken.",

    hand_over_title: "Ett steg till",
    hand_over_text: "Knappen tar dig till {host}. Det du har svarat här är sparat.",
    go_on_to: "Gå vidare till {host}",

    done_title: "Nu är allt klart!",
    done_text: "Tack. Allt är sparat, och de vet om det i disken. Du kan stänga sidan.",
    member_number: "Ditt medlemsnummer",

    press_title: "Nästan framme",
    press_text: "Tryck på knappen för att gå vidare till {club}.",
    not_sent_title: "Ingen anslutning just nu",
    not_sent_text: "Inget har gått förlorat. Vänta ett ögonblick och försök en gång till.",

    declined: ("Du sa nej", "Inget delades. Ändrar du dig, så fråga i disken."),
    old_app: ("Appen behöver uppdateras", "Uppdatera appen i telefonen. Be sedan om en ny förfrågan i disken."),
    set_up: (
        "Något är fel hos oss",
        "Det är inte ditt fel. Säg till personalen i disken att inställningarna inte stämmer.",
    ),
    try_again: ("Det gick inte den här gången", "Inget delades. Be om en ny förfrågan i disken."),
    nothing: (
        "Den här sidan öppnas från appen",
        "Här finns inget att se i sig. Bekräfta en förfrågan från disken i appen, så öppnas sidan av sig själv.",
    ),
    used: ("Länken är använd", "Varje länk fungerar en gång. Blev du inte klar, så fråga i disken."),
    unknown: ("Ingen här känner till förfrågan", "Be om en ny i disken."),
    cancelled: (
        "Förfrågan har dragits tillbaka",
        "Personalen i disken har stoppat den, och inget av den har sparats. Fråga där om du vill gå vidare.",
    ),
    expired: ("Tiden gick ut", "Länken gäller inte längre. Be om en ny förfrågan i disken."),
    refused: ("Vi kunde inte ta emot svaret", "För säkerhets skull har inget sparats. Prata med personalen i disken."),
    lost: ("Svaret kom bort på vägen", "Det är inget fel på din telefon. Be om en ny förfrågan i disken."),
    over: (
        "Besöket är slut",
        "Sidan är öppen i en halvtimme, i den webbläsare där den öppnades. Det du har skickat är sparat. Saknas något, så fråga i disken.",
    ),
    stranger: ("Formuläret hör till ett annat besök", "Inget av det sparades. Gå vidare där du är nu."),
    moment: ("Ett ögonblick", "Dina uppgifter är på väg. Vänta lite och gå sedan vidare."),
    too_many: ("Mycket att göra just nu", "Inget har gått förlorat. Vänta en halv minut och gå sedan vidare."),
    too_large: (
        "Det blev för mycket på en gång",
        "Inget av det sparades. Gå tillbaka, korta ner det och skicka det igen.",
    ),
    slow: ("Det kom inte fram helt", "Inget av det sparades. Kontrollera anslutningen och skicka det igen."),
    kind: ("Detta skickades inte från vårt formulär", "Inget av det sparades. Gå vidare på själva sidan."),
    not_saved: (
        "Det kunde inte sparas just nu",
        "Gå tillbaka och skicka det igen om ett ögonblick. Hjälper det inte, så säg till i disken.",
    ),
    not_found: ("Sidan finns inte", "Öppna sidan från appen, eller fråga i disken."),
};
