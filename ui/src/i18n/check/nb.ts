import type { CheckWords } from './en';

export const check: CheckWords = {
  title: 'Sjekk',
  text: 'Ser på alt fra innstillingene til leverandøren, og sier hva som er galt og hva du kan gjøre. Ingen kunde blir spurt om noe.',
  start: 'Sjekk nå',
  looking: 'Ser etter …',
  findings: 'Det som ble funnet',
  allWell: 'Alt er i orden.',
  wrong: 'Noe må rettes. Det er merket.',
  states: { well: 'i orden', note: 'greit å vite', wrong: 'må rettes' },
  checks: {
    configuration: 'Innstillinger',
    redirect_uri: 'Adressen til siden vår',
    page: 'Siden vår',
    vault: 'Hvor hemmelighetene ligger',
    register: 'Registeret',
    key: 'Nøkkelen til registeret',
    client_secret: 'Client secret',
    proxy: 'Veien til leverandøren',
    discovery: 'Leverandøren',
    certificate: 'Sertifikat',
    clock: 'Klokken',
    keys: 'Leverandørens nøkler',
    credentials: 'Client ID og hemmelighet',
    user_exists: 'Hvem som kan nås',
    scopes: 'Det vi ber om',
  },
  words: {
    settings_fine: 'Innstillingene kan brukes.',
    settings_missing: 'Det finnes ingen innstillinger ennå.',
    settings_unusable: 'Innstillingene kan ikke brukes. Det som er galt, står nedenfor.',
    redirect_uri_fine:
      'Adressen til siden deres kan brukes. Den må stå på nøyaktig samme måte i leverandørens portal.',
    redirect_uri_unfit: 'Ingen kunde kan sendes til adressen til siden deres. Rett den i innstillingene.',
    page_fine: (where) => `Siden deres kan vises på ${where}.`,
    page_taken: (where) => `Noe svarer allerede på ${where}: denne skranken, hvis siden er åpen.`,
    page_for_everybody: (where) =>
      `Siden deres tilbys ukryptert til alle som når ${where}. Sett en proxy med TLS foran.`,
    page_cannot_listen: (where) =>
      `Siden deres kan ikke vises på ${where}. Velg et annet sted (browser_ending.listen).`,
    vault_environment:
      'Nøkkelen til registeret kommer fra miljøvariablene. Den er like trygg som brukerkontoen på denne maskinen.',
    vault_passphrase: (where) => `Hemmelighetene ligger under en passordfrase, i ${where}.`,
    vault_keychain: 'Hemmelighetene ligger i nøkkelringen på denne maskinen.',
    register_sound: 'Registeret åpnes, og hver side i det er i orden.',
    register_closed: 'Registeret åpnes ikke. Hvorfor står nedenfor.',
    register_damaged: 'Registeret er skadet. Legg en sikkerhetskopi på plass.',
    key_change_unfinished: 'Et bytte av registerets nøkkel ble ikke fullført. Kjør skranke-cli rekey.',
    secret_missing:
      'Det finnes ingen client secret, så ingen forespørsel kan sendes. Lim den inn i innstillingene.',
    through_proxy: (proxy) => `Kall til leverandøren går gjennom proxyen ${proxy}.`,
    provider_answers: 'Leverandøren svarer.',
    provider_unreachable:
      'Leverandøren kan ikke nås. Sjekk nettet, og hvilken leverandør som er valgt i innstillingene.',
    proxy_unreachable: (proxy) => `Leverandøren kan ikke nås gjennom proxyen ${proxy}. Sjekk proxyen først.`,
    provider_fault: 'Leverandøren svarer bare med feil. Prøv igjen senere.',
    other_issuer:
      'Leverandøren kaller seg noe annet enn innstillingene gjør. Hvert tegn teller, og test og produksjon er forskjellige.',
    no_provider:
      'Det som svarer på leverandørens adresse, er ingen leverandør. Sjekk adressen i innstillingene.',
    certificate_fine: 'Ingen leser med underveis.',
    certificate_added:
      'Et antivirusprogram eller en proxy på denne maskinen kan lese med, også client secret. Hvis det ikke er meningen, unnta leverandørens adresse.',
    certificate_untrusted:
      'Noen svarer med et sertifikat som denne maskinen ikke stoler på: et antivirusprogram, en proxy eller en klokke som går helt feil. Ingenting ble sendt.',
    clock_fine: 'Klokken på denne maskinen stemmer med leverandørens.',
    clock_ahead: (seconds) =>
      `Klokken på denne maskinen går ${seconds} sekunder for fort. Still den, helst av seg selv over nettet.`,
    clock_behind: (seconds) =>
      `Klokken på denne maskinen går ${seconds} sekunder for sakte. Still den, helst av seg selv over nettet.`,
    keys_fine: 'Leverandørens nøkler kan leses.',
    credentials_fine: 'Leverandøren godtar client ID og hemmelighet.',
    credentials_refused:
      'Leverandøren godtar ikke client ID og hemmelighet. Sjekk begge, om det er test eller produksjon, og hvordan hemmeligheten sendes.',
    not_switched_on:
      'Denne typen forespørsel er ikke slått på for salgsenheten deres. Be leverandøren slå den på.',
    credentials_untried: 'Client ID og hemmelighet kunne ikke prøves. Prøv igjen senere.',
    user_exists_off: 'Leverandøren blir ikke spurt på forhånd om hvem som kan nås.',
    user_exists_fine: 'Leverandøren sier hvem som kan nås.',
    user_exists_nowhere:
      'Leverandøren kan ikke spørres om hvem som kan nås: adressen er feil (provider.user_exists_url). Rett den, eller sett den til off.',
    user_exists_silent: 'Leverandøren sier ikke nå hvem som kan nås. Forespørsler sendes likevel.',
    scopes_unlisted: (scopes) =>
      `Leverandøren nevner ikke ${scopes}. Store bokstaver teller også; det den ikke kjenner, avviser eller utelater den.`,
    scope_dropped: (scope, logins) =>
      `${scope} blir bedt om og ga ingenting i ${logins} forespørsler de siste 30 dagene. Det er trolig ikke med i avtalen deres.`,
  },
};
