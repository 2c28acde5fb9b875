import type { CheckWords } from './en';

export const check: CheckWords = {
  title: 'Tarkistus',
  text: 'Käy läpi kaiken asetuksista palveluntarjoajaan ja kertoo, mikä on vialla ja mitä tehdä. Keneltäkään asiakkaalta ei kysytä mitään.',
  start: 'Tarkista nyt',
  looking: 'Tarkistetaan…',
  findings: 'Mitä löytyi',
  allWell: 'Kaikki on kunnossa.',
  wrong: 'Jotakin on korjattava. Se on merkitty.',
  states: { well: 'kunnossa', note: 'hyvä tietää', wrong: 'korjattava' },
  checks: {
    configuration: 'Asetukset',
    redirect_uri: 'Sivumme osoite',
    page: 'Sivumme',
    vault: 'Missä salaisuudet ovat',
    register: 'Rekisteri',
    key: 'Rekisterin avain',
    client_secret: 'Client secret',
    proxy: 'Reitti palveluntarjoajalle',
    discovery: 'Palveluntarjoaja',
    certificate: 'Varmenne',
    clock: 'Kello',
    keys: 'Palveluntarjoajan avaimet',
    credentials: 'Client ID ja salaisuus',
    user_exists: 'Kenet voi tavoittaa',
    scopes: 'Mitä pyydämme',
  },
  words: {
    settings_fine: 'Asetuksia voi käyttää.',
    settings_missing: 'Asetuksia ei vielä ole.',
    settings_unusable: 'Asetuksia ei voi käyttää. Syy on alla.',
    redirect_uri_fine:
      'Sivunne osoitetta voi käyttää. Sen on oltava palveluntarjoajan portaalissa täsmälleen samoin.',
    redirect_uri_unfit: 'Asiakasta ei voi lähettää sivunne osoitteeseen. Korjaa se asetuksissa.',
    page_fine: (where) => `Sivunne voi näyttää osoitteessa ${where}.`,
    page_taken: (where) => `Osoitteessa ${where} vastaa jo jokin: tämä tiski, jos sen sivu on auki.`,
    page_for_everybody: (where) =>
      `Sivunne on salaamatta tarjolla kaikille, jotka pääsevät osoitteeseen ${where}. Laita sen eteen TLS-välityspalvelin.`,
    page_cannot_listen: (where) =>
      `Sivuanne ei voi näyttää osoitteessa ${where}. Valitse toinen paikka (browser_ending.listen).`,
    vault_environment:
      'Rekisterin avain tulee ympäristömuuttujista. Se on yhtä turvassa kuin tämän tietokoneen käyttäjätili.',
    vault_passphrase: (where) => `Salaisuudet ovat tunnuslauseen takana tiedostossa ${where}.`,
    vault_keychain: 'Salaisuudet ovat tämän tietokoneen avainnipussa.',
    register_sound: 'Rekisteri aukeaa, ja sen jokainen sivu on kunnossa.',
    register_closed: 'Rekisteri ei aukea. Syy on alla.',
    register_damaged: 'Rekisteri on vahingoittunut. Palauta varmuuskopio sen tilalle.',
    key_change_unfinished: 'Rekisterin avaimen vaihto jäi kesken. Suorita skranke-cli rekey.',
    secret_missing: 'Client secret puuttuu, joten pyyntöjä ei voi lähettää. Liitä se asetuksiin.',
    through_proxy: (proxy) => `Yhteydet palveluntarjoajaan kulkevat välityspalvelimen ${proxy} kautta.`,
    provider_answers: 'Palveluntarjoaja vastaa.',
    provider_unreachable:
      'Palveluntarjoajaan ei saada yhteyttä. Tarkista verkko ja se, kumpi palveluntarjoaja asetuksissa on valittu.',
    proxy_unreachable: (proxy) =>
      `Palveluntarjoajaan ei saada yhteyttä välityspalvelimen ${proxy} kautta. Tarkista ensin välityspalvelin.`,
    provider_fault: 'Palveluntarjoaja vastaa vain virheillä. Yritä myöhemmin uudelleen.',
    other_issuer:
      'Palveluntarjoaja kutsuu itseään toisin kuin asetukset. Jokainen merkki ratkaisee, ja testi ja tuotanto ovat eri asia.',
    no_provider: 'Palveluntarjoajan osoitteessa ei vastaa palveluntarjoaja. Tarkista osoite asetuksista.',
    certificate_fine: 'Kukaan ei lue mukana matkalla.',
    certificate_added:
      'Tämän tietokoneen virustorjunta tai välityspalvelin saattaa lukea mukana, myös client secretin. Ellei se ole tarkoitus, jätä palveluntarjoajan osoite sen ulkopuolelle.',
    certificate_untrusted:
      'Joku vastaa varmenteella, johon tämä tietokone ei luota: virustorjunta, välityspalvelin tai pahasti väärässä oleva kello. Mitään ei lähetetty.',
    clock_fine: 'Tämän tietokoneen kello käy samaa aikaa kuin palveluntarjoajan.',
    clock_ahead: (seconds) =>
      `Tämän tietokoneen kello on ${seconds} sekuntia edellä. Aseta se oikein, mieluiten itsestään verkon kautta.`,
    clock_behind: (seconds) =>
      `Tämän tietokoneen kello on ${seconds} sekuntia jäljessä. Aseta se oikein, mieluiten itsestään verkon kautta.`,
    keys_fine: 'Palveluntarjoajan avaimet voi lukea.',
    credentials_fine: 'Palveluntarjoaja hyväksyy client ID:n ja salaisuuden.',
    credentials_refused:
      'Palveluntarjoaja ei hyväksy client ID:tä ja salaisuutta. Tarkista molemmat, onko kyse testistä vai tuotannosta, ja miten salaisuus lähetetään.',
    not_switched_on:
      'Tällaisia pyyntöjä ei ole otettu käyttöön myyntipisteellänne. Pyydä palveluntarjoajaa ottamaan ne käyttöön.',
    credentials_untried: 'Client ID:tä ja salaisuutta ei voitu kokeilla. Yritä myöhemmin uudelleen.',
    user_exists_off: 'Palveluntarjoajalta ei kysytä etukäteen, kenet voi tavoittaa.',
    user_exists_fine: 'Palveluntarjoaja kertoo, kenet voi tavoittaa.',
    user_exists_nowhere:
      'Palveluntarjoajalta ei voi kysyä, kenet voi tavoittaa: osoite on väärä (provider.user_exists_url). Korjaa se tai aseta arvoksi off.',
    user_exists_silent: 'Palveluntarjoaja ei juuri nyt kerro, kenet voi tavoittaa. Pyynnöt lähetetään silti.',
    scopes_unlisted: (scopes) =>
      `Palveluntarjoaja ei luettele näitä: ${scopes}. Isot kirjaimetkin ratkaisevat; tuntemattomat se torjuu tai jättää pois.`,
    scope_dropped: (scope, logins) =>
      `Kohdetta ${scope} pyydetään, eikä se tuonut mitään ${logins} pyynnössä 30 viime päivän aikana. Se ei luultavasti kuulu sopimukseenne.`,
  },
};
