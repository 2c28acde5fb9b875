/** The first minutes of a desk, and its passphrase; and the type of every other language. */
export const guide = {
  headings: {
    language: 'Welcome to Skranke',
    choice: 'How would you like to begin?',
    keys: 'Your keys',
    check: 'Let us see whether everything works',
    pin: 'A PIN of your own',
  },
  welcome:
    'In a few minutes this is your counter. Choose the language of the screen and the country you are in.',
  ways: { simulator: 'Try it with the simulator first', keys: 'I have my keys' },
  wayTexts: {
    simulator:
      'A simulated phone opens beside the counter, and you play the customer. No real customer can be reached, and nothing is kept. When you are done, close Skranke and start it again.',
    keys: 'You have a client ID and a client secret from the provider’s portal, for test or for real.',
  },
  keysText: 'Paste them as they stand in the provider’s portal. Spaces around them do no harm.',
  secretHint: 'It is kept in this computer’s keychain, never in a file, and it is not shown again.',
  passphrase: 'Passphrase',
  passphraseText:
    'This computer has no keychain. Choose a passphrase instead: it opens the members and the secret each time Skranke starts. Nobody can open them without it.',
  passphraseHint: 'At least eight characters. A sentence of your own is best. Write it down in a safe place.',
  checkText:
    'The desk is open. Whatever has to be set right can be changed in the back room (F9), under Settings.',
  pinText:
    'You need not have one. With a PIN, only you come into the back room, where the settings and all members are.',
  next: {
    language: 'Go on',
    choice: 'Go on',
    keys: 'Open the desk',
    check: 'Go on',
    pin: 'Save and go to the counter',
  },
  back: 'Back',
  toCounter: 'To the counter',
  opening: 'Opening the desk…',
  unlock: {
    heading: 'The desk is locked',
    text: 'The members and the keys of this desk are under a passphrase. Type it to open the desk.',
    open: 'Open the desk',
    opening: 'Opening. That takes a moment on purpose…',
  },
};

/** The type every language has. */
export type GuideWords = typeof guide;
