import type { CheckWords } from './en';

export const check: CheckWords = {
  title: 'Tjek',
  text: 'Ser på alt fra indstillingerne til udbyderen og siger, hvad der er galt, og hvad du kan gøre. Ingen kunde bliver spurgt om noget.',
  start: 'Tjek nu',
  looking: 'Kigger …',
  findings: 'Det, der blev fundet',
  allWell: 'Alt er i orden.',
  wrong: 'Noget skal rettes. Det er markeret.',
  states: { well: 'i orden', note: 'godt at vide', wrong: 'skal rettes' },
  checks: {
    configuration: 'Indstillinger',
    redirect_uri: 'Adressen på vores side',
    page: 'Vores side',
    vault: 'Hvor hemmelighederne er',
    register: 'Registeret',
    key: 'Nøglen til registeret',
    client_secret: 'Client secret',
    proxy: 'Vejen til udbyderen',
    discovery: 'Udbyderen',
    certificate: 'Certifikat',
    clock: 'Uret',
    keys: 'Udbyderens nøgler',
    credentials: 'Client ID og hemmelighed',
    user_exists: 'Hvem der kan nås',
    scopes: 'Det, vi beder om',
  },
  words: {
    settings_fine: 'Indstillingerne kan bruges.',
    settings_missing: 'Der er ingen indstillinger endnu.',
    settings_unusable: 'Indstillingerne kan ikke bruges. Hvad der er galt, står nedenfor.',
    redirect_uri_fine:
      'Adressen på jeres side kan bruges. Den skal stå på nøjagtig samme måde i udbyderens portal.',
    redirect_uri_unfit: 'Ingen kunde kan sendes til adressen på jeres side. Ret den i indstillingerne.',
    page_fine: (where) => `Jeres side kan vises på ${where}.`,
    page_taken: (where) => `Noget svarer allerede på ${where}: denne skranke, hvis dens side er åben.`,
    page_for_everybody: (where) =>
      `Jeres side tilbydes ukrypteret til alle, der kan nå ${where}. Sæt en proxy med TLS foran.`,
    page_cannot_listen: (where) =>
      `Jeres side kan ikke vises på ${where}. Vælg et andet sted (browser_ending.listen).`,
    vault_environment:
      'Nøglen til registeret kommer fra miljøvariablerne. Den er lige så sikker som brugerkontoen på denne computer.',
    vault_passphrase: (where) => `Hemmelighederne ligger under en adgangssætning i ${where}.`,
    vault_keychain: 'Hemmelighederne ligger i nøgleringen på denne computer.',
    register_sound: 'Registeret kan åbnes, og hver side i det er i orden.',
    register_closed: 'Registeret kan ikke åbnes. Hvorfor står nedenfor.',
    register_damaged: 'Registeret er beskadiget. Læg en sikkerhedskopi i stedet.',
    key_change_unfinished: 'Et skift af registerets nøgle blev ikke gjort færdigt. Kør skranke-cli rekey.',
    secret_missing:
      'Der er ingen client secret, så der kan ikke sendes anmodninger. Indsæt den i indstillingerne.',
    through_proxy: (proxy) => `Kald til udbyderen går gennem proxyen ${proxy}.`,
    provider_answers: 'Udbyderen svarer.',
    provider_unreachable:
      'Udbyderen kan ikke nås. Tjek netværket, og hvilken udbyder der er valgt i indstillingerne.',
    proxy_unreachable: (proxy) => `Udbyderen kan ikke nås gennem proxyen ${proxy}. Tjek proxyen først.`,
    provider_fault: 'Udbyderen svarer kun med fejl. Prøv igen senere.',
    other_issuer:
      'Udbyderen kalder sig noget andet, end indstillingerne gør. Hvert tegn tæller, og test og produktion er forskellige.',
    no_provider: 'Det, der svarer på udbyderens adresse, er ingen udbyder. Tjek adressen i indstillingerne.',
    certificate_fine: 'Ingen læser med undervejs.',
    certificate_added:
      'Et antivirusprogram eller en proxy på denne computer kan læse med, også client secret. Er det ikke meningen, så undtag udbyderens adresse.',
    certificate_untrusted:
      'Nogen svarer med et certifikat, som denne computer ikke stoler på: et antivirusprogram, en proxy eller et ur, der går helt forkert. Intet blev sendt.',
    clock_fine: 'Uret på denne computer stemmer med udbyderens.',
    clock_ahead: (seconds) =>
      `Uret på denne computer går ${seconds} sekunder for stærkt. Stil det, helst af sig selv over nettet.`,
    clock_behind: (seconds) =>
      `Uret på denne computer går ${seconds} sekunder for langsomt. Stil det, helst af sig selv over nettet.`,
    keys_fine: 'Udbyderens nøgler kan læses.',
    credentials_fine: 'Udbyderen godtager client ID og hemmelighed.',
    credentials_refused:
      'Udbyderen godtager ikke client ID og hemmelighed. Tjek begge, om det er test eller produktion, og hvordan hemmeligheden sendes.',
    not_switched_on:
      'Denne slags anmodning er ikke slået til for jeres salgssted. Bed udbyderen slå den til.',
    credentials_untried: 'Client ID og hemmelighed kunne ikke prøves. Prøv igen senere.',
    user_exists_off: 'Udbyderen bliver ikke spurgt på forhånd om, hvem der kan nås.',
    user_exists_fine: 'Udbyderen siger, hvem der kan nås.',
    user_exists_nowhere:
      'Udbyderen kan ikke spørges om, hvem der kan nås: adressen er forkert (provider.user_exists_url). Ret den, eller sæt den til off.',
    user_exists_silent: 'Udbyderen siger ikke lige nu, hvem der kan nås. Anmodninger sendes alligevel.',
    scopes_unlisted: (scopes) =>
      `Udbyderen nævner ikke ${scopes}. Store bogstaver tæller også; det, den ikke kender, afviser eller udelader den.`,
    scope_dropped: (scope, logins) =>
      `Der bedes om ${scope}, og det gav intet i ${logins} anmodninger de sidste 30 dage. Det er nok ikke med i jeres aftale.`,
  },
};
