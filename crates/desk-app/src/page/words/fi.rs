//! Finnish.

use super::Words;

pub(super) const WORDS: Words = Words {
    simulator: "Simulaattori – mikään täällä ei ole totta",
    questions: "Kysyttävää? Kysy tiskiltä.",
    step: "Vaihe {n}/{of}",
    go_on: "Jatka",
    save_go_on: "Tallenna ja jatka",
    not_now: "Ei nyt",
    back: "Takaisin",
    once_more: "Yritä uudelleen",
    new_tab: "(avautuu uuteen välilehteen)",
    look_again: "Yksi kohta kaipaa tarkistusta",
    with_staff: "Odota hetki: henkilökunta viimeistelee jäsenyytesi tiskillä.",

    welcome: "Tervetuloa!",
    welcome_named: "Tervetuloa, {name}!",
    welcome_text: "Olet vahvistanut sovelluksessa, ja {club} tietää, että olet täällä. Enää vähän on jäljellä.",

    more_title: "Lisää sinusta",
    more_text: "Kerro, mistä pidät. Kaikki kohdat voi jättää tyhjiksi.",
    interests: "Mikä sinua kiinnostaa?",
    birthday: "Saammeko onnitella sinua syntymäpäivänä?",
    yes: "Kyllä, mielellään",
    no: "Ei kiitos",
    optional: "(vapaaehtoinen)",
    too_long: "Tähän mahtuu enintään {most} merkkiä. Olet kirjoittanut {n}.",

    consents_title: "Saako {club} ottaa sinuun yhteyttä?",
    consents_text: "Jokainen on oma valintansa. Rastita haluamasi ja jätä muut tyhjiksi. Voit muuttaa mieltäsi tiskillä milloin vain.",
    read_more: "Lue lisää tästä",
    save_choices: "Tallenna valintani",

    terms_title: "Ehdot",
    terms_text: "Lue ehdot ennen kuin hyväksyt ne.",
    read_terms: "Lue ehdot (versio {version})",
    accept: "Olen lukenut ehdot ({club}) ja hyväksyn ne.",
    accept_go_on: "Hyväksy ja jatka",
    must_accept: "Hyväksy ehdot rastittamalla ruutu. Jos et halua hyväksyä niitä, puhu henkilökunnan kanssa tiskillä.",

    hand_over_title: "Vielä yksi vaihe",
    hand_over_text: "Painike vie sinut osoitteeseen {host}. Täällä antamasi vastaukset on tallennettu.",
    go_on_to: "Jatka osoitteeseen {host}",

    done_title: "Kaikki on valmista!",
    done_text: "Kiitos. Kaikki on tallennettu, ja siitä tiedetään tiskillä. Voit sulkea tämän sivun.",
    member_number: "Jäsennumerosi",

    press_title: "Melkein perillä",
    press_text: "Jatka painikkeella: {club}.",
    not_sent_title: "Yhteyttä ei juuri nyt ole",
    not_sent_text: "Mitään ei ole kadonnut. Odota hetki ja yritä uudelleen.",

    declined: ("Vastasit ei", "Mitään ei jaettu. Jos muutat mieltäsi, kysy tiskiltä."),
    old_app: ("Sovellus on päivitettävä", "Päivitä puhelimen sovellus. Pyydä sitten tiskiltä uusi pyyntö."),
    set_up: ("Meillä on jokin vialla", "Vika ei ole sinun. Kerro henkilökunnalle tiskillä, että asetuksissa on virhe."),
    try_again: ("Tällä kertaa se ei onnistunut", "Mitään ei jaettu. Pyydä tiskiltä uusi pyyntö."),
    nothing: (
        "Tämä sivu avataan sovelluksesta",
        "Täällä ei ole yksinään mitään nähtävää. Vahvista tiskin pyyntö sovelluksessa, niin sivu avautuu itsestään.",
    ),
    used: ("Linkki on käytetty", "Jokainen linkki toimii kerran. Jos jäit kesken, kysy tiskiltä."),
    unknown: ("Kukaan täällä ei tunne tätä pyyntöä", "Pyydä tiskiltä uusi."),
    cancelled: (
        "Pyyntö on peruttu",
        "Henkilökunta on keskeyttänyt sen tiskillä, eikä siitä ole tallennettu mitään. Kysy siellä, jos haluat jatkaa.",
    ),
    expired: ("Aika loppui", "Linkki ei ole enää voimassa. Pyydä tiskiltä uusi pyyntö."),
    refused: (
        "Emme voineet ottaa vastausta vastaan",
        "Turvallisuuden vuoksi mitään ei tallennettu. Puhu henkilökunnan kanssa tiskillä.",
    ),
    lost: ("Vastaus katosi matkalla", "Puhelimessasi ei ole vikaa. Pyydä tiskiltä uusi pyyntö."),
    over: (
        "Tämä käynti on päättynyt",
        "Sivu on auki puoli tuntia siinä selaimessa, jossa se avattiin. Lähettämäsi tiedot on tallennettu. Jos jotain puuttuu, kysy tiskiltä.",
    ),
    stranger: ("Lomake kuuluu toiseen käyntiin", "Siitä ei tallennettu mitään. Jatka siitä, missä olet nyt."),
    moment: ("Pieni hetki", "Tietosi ovat tulossa. Odota vähän ja jatka sitten."),
    too_many: ("Juuri nyt on kiire", "Mitään ei ole kadonnut. Odota puoli minuuttia ja jatka sitten."),
    too_large: (
        "Se oli liikaa yhdellä kertaa",
        "Siitä ei tallennettu mitään. Palaa takaisin, lyhennä ja lähetä uudelleen.",
    ),
    slow: ("Se ei tullut kokonaan perille", "Siitä ei tallennettu mitään. Tarkista yhteys ja lähetä uudelleen."),
    kind: ("Tätä ei lähetetty lomakkeeltamme", "Siitä ei tallennettu mitään. Jatka itse sivulla."),
    not_saved: (
        "Tallennus ei onnistunut juuri nyt",
        "Palaa takaisin ja lähetä hetken päästä uudelleen. Jos se ei auta, kerro henkilökunnalle tiskillä.",
    ),
    not_found: ("Tällaista sivua ei ole", "Avaa sivu sovelluksesta tai kysy tiskiltä."),
};
