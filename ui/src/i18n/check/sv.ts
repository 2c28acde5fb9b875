import type { CheckWords } from './en';

export const check: CheckWords = {
  title: 'Kontroll',
  text: 'Ser på allt från inställningarna till leverantören och säger vad som är fel och vad du kan göra. Ingen kund blir tillfrågad om något.',
  start: 'Kontrollera nu',
  looking: 'Tittar …',
  findings: 'Det som hittades',
  allWell: 'Allt är i ordning.',
  wrong: 'Något måste rättas till. Det är markerat.',
  states: { well: 'i ordning', note: 'bra att veta', wrong: 'måste rättas' },
  checks: {
    configuration: 'Inställningar',
    redirect_uri: 'Adressen till vår sida',
    page: 'Vår sida',
    vault: 'Var hemligheterna finns',
    register: 'Registret',
    key: 'Nyckeln till registret',
    client_secret: 'Client secret',
    proxy: 'Vägen till leverantören',
    discovery: 'Leverantören',
    certificate: 'Certifikat',
    clock: 'Klockan',
    keys: 'Leverantörens nycklar',
    credentials: 'Client ID och hemlighet',
    user_exists: 'Vem som kan nås',
    scopes: 'Det vi ber om',
  },
  words: {
    settings_fine: 'Inställningarna kan användas.',
    settings_missing: 'Det finns inga inställningar än.',
    settings_unusable: 'Inställningarna kan inte användas. Vad som är fel står nedanför.',
    redirect_uri_fine:
      'Adressen till er sida kan användas. Den måste stå på exakt samma sätt i leverantörens portal.',
    redirect_uri_unfit: 'Ingen kund kan skickas till adressen till er sida. Rätta den i inställningarna.',
    page_fine: (where) => `Er sida kan visas på ${where}.`,
    page_taken: (where) => `Något svarar redan på ${where}: den här disken, om dess sida är öppen.`,
    page_for_everybody: (where) =>
      `Er sida erbjuds okrypterad till alla som når ${where}. Sätt en proxy med TLS framför.`,
    page_cannot_listen: (where) =>
      `Er sida kan inte visas på ${where}. Välj en annan plats (browser_ending.listen).`,
    vault_environment:
      'Nyckeln till registret kommer från miljövariablerna. Den är lika säker som användarkontot på den här datorn.',
    vault_passphrase: (where) => `Hemligheterna ligger under en lösenfras i ${where}.`,
    vault_keychain: 'Hemligheterna ligger i nyckelringen på den här datorn.',
    register_sound: 'Registret öppnas, och varje sida i det är i ordning.',
    register_closed: 'Registret öppnas inte. Varför står nedanför.',
    register_damaged: 'Registret är skadat. Lägg en säkerhetskopia i dess ställe.',
    key_change_unfinished: 'Ett byte av registrets nyckel slutfördes inte. Kör skranke-cli rekey.',
    secret_missing:
      'Det finns ingen client secret, så ingen förfrågan kan skickas. Klistra in den i inställningarna.',
    through_proxy: (proxy) => `Anrop till leverantören går genom proxyn ${proxy}.`,
    provider_answers: 'Leverantören svarar.',
    provider_unreachable:
      'Leverantören kan inte nås. Kontrollera nätet, och vilken leverantör som är vald i inställningarna.',
    proxy_unreachable: (proxy) =>
      `Leverantören kan inte nås genom proxyn ${proxy}. Kontrollera proxyn först.`,
    provider_fault: 'Leverantören svarar bara med fel. Försök igen senare.',
    other_issuer:
      'Leverantören kallar sig något annat än inställningarna gör. Varje tecken räknas, och test och produktion är olika.',
    no_provider:
      'Det som svarar på leverantörens adress är ingen leverantör. Kontrollera adressen i inställningarna.',
    certificate_fine: 'Ingen läser med på vägen.',
    certificate_added:
      'Ett antivirusprogram eller en proxy på den här datorn kan läsa med, också client secret. Är det inte meningen, undanta leverantörens adress.',
    certificate_untrusted:
      'Någon svarar med ett certifikat som den här datorn inte litar på: ett antivirusprogram, en proxy eller en klocka som går helt fel. Inget skickades.',
    clock_fine: 'Klockan på den här datorn stämmer med leverantörens.',
    clock_ahead: (seconds) =>
      `Klockan på den här datorn går ${seconds} sekunder före. Ställ den, helst av sig själv över nätet.`,
    clock_behind: (seconds) =>
      `Klockan på den här datorn går ${seconds} sekunder efter. Ställ den, helst av sig själv över nätet.`,
    keys_fine: 'Leverantörens nycklar kan läsas.',
    credentials_fine: 'Leverantören godtar client ID och hemlighet.',
    credentials_refused:
      'Leverantören godtar inte client ID och hemlighet. Kontrollera båda, om det är test eller produktion, och hur hemligheten skickas.',
    not_switched_on:
      'Den här sortens förfrågan är inte påslagen för er försäljningsenhet. Be leverantören slå på den.',
    credentials_untried: 'Client ID och hemlighet kunde inte prövas. Försök igen senare.',
    user_exists_off: 'Leverantören tillfrågas inte i förväg om vem som kan nås.',
    user_exists_fine: 'Leverantören säger vem som kan nås.',
    user_exists_nowhere:
      'Leverantören kan inte tillfrågas om vem som kan nås: adressen är fel (provider.user_exists_url). Rätta den, eller sätt den till off.',
    user_exists_silent: 'Leverantören säger inte just nu vem som kan nås. Förfrågningar skickas ändå.',
    scopes_unlisted: (scopes) =>
      `Leverantören nämner inte ${scopes}. Stora bokstäver räknas också; det den inte känner till avvisar eller utelämnar den.`,
    scope_dropped: (scope, logins) =>
      `Man ber om ${scope}, och det gav inget i ${logins} förfrågningar de senaste 30 dagarna. Det ingår nog inte i ert avtal.`,
  },
};
