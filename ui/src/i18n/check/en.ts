import type { Check, FindingState, FindingWord } from '../../ipc/wire';

/** What an examination of the desk finds; and the type of every other language. */
export const check = {
  title: 'Check',
  text: 'Looks at everything from the settings to the provider, and says what is wrong and what to do. No customer is asked anything.',
  start: 'Check now',
  looking: 'Looking…',
  findings: 'What was found',
  allWell: 'All is well.',
  wrong: 'Something has to be set right. It is marked.',
  states: { well: 'all is well', note: 'good to know', wrong: 'to be set right' } satisfies Record<
    FindingState,
    string
  >,
  checks: {
    configuration: 'Settings',
    redirect_uri: 'Address of our page',
    page: 'Our page',
    vault: 'Where the secrets are',
    register: 'Register',
    key: 'Key of the register',
    client_secret: 'Client secret',
    proxy: 'The way to the provider',
    discovery: 'Provider',
    certificate: 'Certificate',
    clock: 'Clock',
    keys: 'The provider’s keys',
    credentials: 'Client ID and secret',
    user_exists: 'Who can be reached',
    scopes: 'What we ask for',
  } satisfies Record<Check, string>,
  words: {
    settings_fine: 'The settings can be used.',
    settings_missing: 'There are no settings yet.',
    settings_unusable: 'The settings cannot be used. What is wrong stands below.',
    redirect_uri_fine:
      'The address of your page can be used. It must stand in the provider’s portal in exactly the same way.',
    redirect_uri_unfit: 'No customer can be sent to the address of your page. Correct it in the settings.',
    page_fine: (where: string) => `Your page can be served at ${where}.`,
    page_taken: (where: string) => `Something serves at ${where} already: this desk, if its page is open.`,
    page_for_everybody: (where: string) =>
      `Your page is offered without encryption to everybody who reaches ${where}. Put a proxy with TLS before it.`,
    page_cannot_listen: (where: string) =>
      `Your page cannot be served at ${where}. Choose another place (browser_ending.listen).`,
    vault_environment:
      'The key of the register comes from the environment. It is as safe as this computer’s user account.',
    vault_passphrase: (where: string) => `The secrets are under a passphrase, in ${where}.`,
    vault_keychain: 'The secrets are in the keychain of this computer.',
    register_sound: 'The register opens, and every page of it is in order.',
    register_closed: 'The register does not open. Why stands below.',
    register_damaged: 'The register is damaged. Put a backup in its place.',
    key_change_unfinished: 'A change of the register’s key was not finished. Run skranke-cli rekey.',
    secret_missing: 'There is no client secret, so no request can be sent. Paste it in the settings.',
    through_proxy: (proxy: string) => `Calls to the provider go through the proxy ${proxy}.`,
    provider_answers: 'The provider answers.',
    provider_unreachable:
      'The provider cannot be reached. Check the network, and which provider is chosen in the settings.',
    proxy_unreachable: (proxy: string) =>
      `The provider cannot be reached through the proxy ${proxy}. Check the proxy first.`,
    provider_fault: 'The provider answers only with faults. Try again later.',
    other_issuer:
      'The provider calls itself something else than the settings do. Every sign counts, and test and production differ.',
    no_provider: 'What stands at the provider’s address is no provider. Check the address in the settings.',
    certificate_fine: 'Nobody in between reads along.',
    certificate_added:
      'A virus scanner or a proxy on this computer may read along, the client secret too. If that is not intended, except the provider’s address from it.',
    certificate_untrusted:
      'Somebody answers with a certificate that this computer does not trust: a virus scanner, a proxy, or a clock that is far off. Nothing was sent.',
    clock_fine: 'The clock of this computer agrees with the provider’s.',
    clock_ahead: (seconds: string) =>
      `The clock of this computer is ${seconds} seconds fast. Set it, best by itself over the network.`,
    clock_behind: (seconds: string) =>
      `The clock of this computer is ${seconds} seconds slow. Set it, best by itself over the network.`,
    keys_fine: 'The provider’s keys can be read.',
    credentials_fine: 'The provider accepts the client ID and the secret.',
    credentials_refused:
      'The provider does not accept the client ID and the secret. Check both, whether it is test or production, and how the secret is sent.',
    not_switched_on:
      'This kind of request is not switched on for your sales unit. Ask the provider to switch it on.',
    credentials_untried: 'The client ID and the secret could not be tried. Try again later.',
    user_exists_off: 'The provider is not asked beforehand who can be reached.',
    user_exists_fine: 'The provider says who can be reached.',
    user_exists_nowhere:
      'The provider cannot be asked who can be reached: the address is wrong (provider.user_exists_url). Correct it, or set it to off.',
    user_exists_silent: 'The provider does not say now who can be reached. Requests are sent all the same.',
    scopes_unlisted: (scopes: string) =>
      `The provider does not list ${scopes}. Capitals count, too; what it does not know it refuses or drops.`,
    scope_dropped: (scope: string, logins: string) =>
      `${scope} is asked for and brought nothing in ${logins} requests of the last 30 days. It is probably not in your plan.`,
  } satisfies Record<FindingWord, string | ((first: string, second: string) => string)>,
};

/** The type every language has. */
export type CheckWords = typeof check;
