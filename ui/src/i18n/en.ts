import type {
  Code,
  LoginState,
  MemberStatus,
  Outcome,
  PhoneProblem,
  PhoneWarning,
  ProviderState,
  Purpose,
  WaitingReason,
} from '../ipc/wire';
import { backroom } from './backroom/en';
import { guide } from './guide/en';
import { consents } from './consents/en';
import { reception } from './reception/en';
import { spelling } from './spelling/en';
import { visit } from './visit/en';

/** What is said when something ended or could not be done: for staff, and aloud to the customer. */
export type Ending = { heading: string; staff: string; say: string };

/** A desk that cannot work: what happened, and what the person in front of it can do. */
export type DeskProblem = { heading: string; what: string; todo: string };

/** The codes that can close the whole desk. Any other is shown as `internal`. */
export type DeskProblemCode = Extract<Code, `config_${string}` | `store_${string}` | 'internal'>;

const setUp = 'Use the manual form, and tell the person who installed this desk.';
const sayForm = 'It does not work at this desk right now. May I write it down on a form instead?';
const sayMoment = 'Our computer needs a moment. Could I write it down on paper so long?';
/** Both names of the app, that of the customer's market first. */
const either = (brand: string) => (brand === 'MobilePay' ? 'MobilePay or Vipps' : 'Vipps or MobilePay');

/** English; and the type of every other language. Whole sentences: nothing is put together from pieces. */
export const en = {
  quote: (sentence: string) => `“${sentence}”`,
  spelling,
  backroom,
  guide,

  frame: {
    simulator: 'SIMULATOR — no real customers',
    desk: 'The state of this desk',
    help: 'Keys',
    noSecret: 'No request can be sent: the client secret is missing',
    provider: (brand: string): Record<ProviderState, string> => ({
      unknown: `Connecting to ${brand}…`,
      reachable: `${brand} answers`,
      unreachable: `No connection to ${brand}`,
      down: `${brand} does not answer`,
    }),
  },

  omnibox: {
    label: 'Phone number or name',
    sending: 'Sending…',
    rows: 'Members that fit',
    rowCount: (count: number) => (count === 1 ? 'One member fits.' : `${count} members fit.`),
    nobody: 'No member has that name. To enrol someone, type their phone number.',
    newNumber: 'Not in the register. Enter sends a request to this number.',
    waitsAlready: 'A request to this number is waiting already. Enter shows it.',
    unknownCountry: 'Country not known yet',
    problems: (brand: string): Record<PhoneProblem, string> => ({
      empty: 'Type a phone number or a name.',
      letters: 'There are letters among the digits. A phone number has digits only.',
      too_short: 'The number is too short. Some digits are missing.',
      too_long: 'The number is too long. There are too many digits.',
      impossible: 'There is no such number. Check it with the customer.',
      country_not_served: `Numbers from this country cannot be reached with ${either(brand)}.`,
      emergency: 'This is an emergency number. No request is sent to it.',
      web_address: 'This is a web address, not a phone number. Type the number.',
      no_number_in_code: 'This code does not have the number in it. Ask for the number, and type it.',
      unknown_card: 'No member has a card with this number.',
    }),
    warnings: {
      landline: 'This looks like a landline. Ask for the mobile number.',
      unusual: 'The length of this number is unusual. Check it with the customer.',
    } satisfies Record<PhoneWarning, string>,
  },

  keys: {
    title: 'Keys',
    enterNumber: 'Look up, then send',
    backRoom: 'Back room',
    openMember: 'Open',
    showLogin: 'Show the request',
    checkIn: 'Check in',
    next: 'Next customer',
    askAgain: 'Ask again',
    giveUp: 'Stop asking',
    close: 'Close',
    clear: 'Clear the field',
    wrongPerson: 'Wrong person',
    askProof: (brand: string) => `Ask for proof in ${brand}`,
    choose: 'Choose',
    confirmChoice: 'Confirm the choice',
    bringForward: 'Bring a request forward',
    customerDisplay: 'Customer display',
    enterHelp: 'Goes on: look up and send, open, check in, ask again, next customer. The card says which.',
    escapeHelp: 'Clears the field first. Then it stops asking, or closes the card.',
    help: 'Show these keys',
    typing: 'Type anywhere: it always lands in the field.',
  },

  display: { question: 'Does your phone show this?' },

  empty: {
    heading: 'Who is here?',
    lead: 'Type a phone number or a name. It lands in the field, wherever you are.',
    offline: 'Members in the register can be checked in all the same.',
    steps: (brand: string) => [
      {
        title: 'Type the number',
        text: 'Enter looks in the register first. A member shows at once, and nothing is sent.',
      },
      {
        title: 'Read the code aloud',
        text: `A new number gets a request in ${brand}. The same code stands here and on the phone.`,
      },
      {
        title: 'The customer confirms',
        text: 'The card turns into the member. Enter, and the next one can come.',
      },
    ],
  },

  login: {
    states: {
      asked: 'Sending',
      waiting: 'Waiting',
      confirmed: 'Confirmed',
      applied: 'Done',
      needs_staff: 'Choose who',
      declined: 'Declined',
      expired: 'Timed out',
      not_eligible: 'Not reached',
      cancelled: 'Stopped',
      refused: 'Not accepted',
      lost: 'Lost',
      failed: 'Did not work',
    } satisfies Record<LoginState, string>,
    rail: 'Requests',
    card: (phone: string) => `Request to ${phone}`,
    sending: 'Sending the request…',
    sent: (brand: string) => `Request sent to ${brand}`,
    code: 'The code',
    saySending: (brand: string) => `You will get a request in ${brand} in a moment.`,
    sayWaiting: (brand: string): Record<Purpose, string> => ({
      enrol: `You have a request in ${brand} now. If it shows the code I read out, please confirm.`,
      check_in: `You have a request in ${brand} now. If it shows the code I read out, please confirm that it is you.`,
    }),
    hint: (brand: string) => `No notice? Open ${brand} and pull down.`,
    newestCode: 'There may be two requests on the phone. Answer the newest code.',
    timeLeft: 'Time left',
    confirmed: 'Confirmed. Fetching the details…',
    sayConfirmed: 'Thank you. One moment, please.',
    reasons: {
      slow_down: 'Still waiting. The service is busy, so the answer may come a little late.',
      too_many_requests: 'Still waiting. The service has much to do and asked us to wait a little.',
      provider_down: 'Still waiting. The service does not answer right now, and we go on asking.',
      unreachable: 'No connection right now. The request lives on, and we go on asking.',
      fetching_profile: 'Confirmed. Fetching the details; one moment.',
    } satisfies Record<WaitingReason, string>,
    announce: {
      waiting: (code: string) => `Request sent. The code is ${code}.`,
      applied: (name: string) => `Confirmed: ${name}.`,
      other: (code: string, state: string) => `Request ${code}: ${state}.`,
    },
  },

  outcome: {
    words: { enrolled: 'New member', welcomed_back: 'Welcome back' } satisfies Record<Outcome, string>,
    confirmed: 'Confirmed',
    say: {
      enrolled: 'Welcome! You are a member now.',
      welcomed_back: 'Welcome back!',
    } satisfies Record<Outcome, string>,
  },

  needsStaff: {
    heading: 'Who is this?',
    text: 'The customer confirmed, but more than one member may be meant. Ask, and choose. Nothing is put together before you do.',
    say: 'Have you been a member here before, perhaps with another number?',
    newMember: 'New member',
    newMemberText: 'None of these. Start a new membership.',
    choices: 'Who it may be',
  },

  reception,

  visit,
  consents,

  member: {
    card: (name: string) => `Member ${name}`,
    number: 'Member number',
    phone: 'Phone',
    email: 'E-mail',
    lastVisit: 'Last visit',
    visits: 'Visits',
    joined: 'Member since',
    birthdate: 'Date of birth',
    address: { home: 'Home address', work: 'Work address', other: 'Another address' },
    noPhone: 'None',
    firstVisit: 'None before today',
    todayAt: (time: string) => `Today at ${time}`,
    confirmedIn: (brand: string) => `confirmed in ${brand}`,
    interests: 'Interests',
    birthday: 'Birthday greeting',
    greeting: { wanted: 'Yes, please', unwanted: 'No, thank you' },
    unconfirmed: 'not confirmed',
    checkedIn: (time: string) => `Checked in at ${time}`,
    ended: 'The membership has ended. Talk with the customer before you check in.',
    paused: 'The membership is paused. Talk with the customer before you check in.',
    status: { active: 'Active', paused: 'Paused', ended: 'Ended' } satisfies Record<MemberStatus, string>,
  },

  say: 'Say',
  retryIn: (time: string) => `Ask again in ${time}`,
  retryNow: 'You can ask again now.',
  check: (check: string) => `For the person who installs: ${check}`,

  endings: (brand: string): Record<Code, Ending> => ({
    invalid_phone: {
      heading: 'Not a number we can ask',
      staff: 'No request can be sent to this number. Check it with the customer.',
      say: 'Could I check your number once more?',
    },
    usage: {
      heading: 'The screen and the program disagree',
      staff: 'Start Skranke again. If it comes back, tell the person who installed this desk.',
      say: sayMoment,
    },
    not_a_list: {
      heading: 'Not a guest list',
      staff:
        'The file cannot be read as a guest list. It has to be text or CSV, with a column of names or phone numbers, and at most 5000 rows.',
      say: 'One moment, I am looking.',
    },
    not_found: {
      heading: 'No longer here',
      staff: 'It is not in the register any more. Type the number or the name again.',
      say: 'One moment, I will look again.',
    },
    not_now: {
      heading: 'That has changed already',
      staff: 'The request moved on in the meantime. Look at the card once more.',
      say: 'One moment, I am looking.',
    },
    cancelled: {
      heading: 'Stopped asking',
      staff: `We no longer ask. If the request still shows in ${brand}, an answer to it is not used.`,
      say: 'You can leave the request on your phone unanswered.',
    },
    taken_back: {
      heading: 'Taken back',
      staff: 'Nothing of this enrolment is kept. Check the number with the customer.',
      say: 'I had the wrong number. Could I have yours once more?',
    },
    access_denied: {
      heading: 'Declined',
      staff: 'The request was declined. Nothing was shared.',
      say: 'That is quite all right. Nothing was shared.',
    },
    expired: {
      heading: 'No answer in time',
      staff: 'The request timed out. Nothing was shared. Send a new one?',
      say: 'The request timed out. Shall I send a new one?',
    },
    not_eligible: {
      heading: 'This number cannot be reached',
      staff: `We cannot reach this number with ${either(brand)}. Ask if there is another number, or use the manual form.`,
      say: `I cannot reach this number with ${either(brand)}. Do you have another number?`,
    },
    old_app: {
      heading: 'The app needs an update',
      staff: 'The customer can update the app and try again, or use the manual form.',
      say: `Your ${brand} app needs an update. Would you like to update it now, or shall we fill in a form?`,
    },
    too_many: {
      heading: 'Wait a little',
      staff: 'There is already a request on the customer’s phone. A new one can be sent when the time is up.',
      say: 'There is already a request on your phone. I can send a new one in a moment.',
    },
    needs_staff: {
      heading: 'Who is this?',
      staff: 'More than one member may be meant. Ask, and choose.',
      say: 'Have you been a member here before, perhaps with another number?',
    },
    lost: {
      heading: 'The answer was lost on the way',
      staff: 'The connection broke just as the answer came, so it cannot be known. Ask again.',
      say: 'Your answer did not reach us. May I send you a new request?',
    },
    unreachable: {
      heading: 'No connection',
      staff:
        'The service could not be reached. Check the network. Members in the register can still be checked in.',
      say: 'We have no connection right now. Could we try again in a minute?',
    },
    provider_down: {
      heading: 'The service does not answer',
      staff: 'Try again in a minute, or use the manual form.',
      say: 'The service does not answer right now. Could we try again in a minute?',
    },
    refused: {
      heading: 'The answer was not accepted',
      staff:
        'It failed a safety check, so nothing was stored. Ask again. If it comes back, tell the person who installed this desk.',
      say: 'Something went wrong with us, and nothing was stored. May I send a new request?',
    },
    wrong_person: {
      heading: 'Another number answered',
      staff:
        'The answer came from another phone number than the one you asked. Nothing was stored. Check the number.',
      say: 'The answer came from another number. Could I check yours once more?',
    },
    unknown_error: {
      heading: 'It did not work',
      staff: 'The service said something we do not know. Try again, or use the manual form.',
      say: 'It did not work this time. Shall we try again?',
    },
    invalid_client: {
      heading: 'This desk cannot connect',
      staff: `The service does not accept the keys of this desk. ${setUp}`,
      say: sayForm,
    },
    invalid_scope: {
      heading: 'Something is wrong in our set-up',
      staff: `This desk asks for something that the service does not know. ${setUp}`,
      say: sayForm,
    },
    unauthorized_client: {
      heading: 'Not switched on for this desk',
      staff: `This kind of request is not switched on at the service. ${setUp}`,
      say: sayForm,
    },
    invalid_request: {
      heading: 'The service did not understand',
      staff: `Check the number with the customer. If it is right, something is wrong in our system. ${setUp}`,
      say: 'Could I check your number once more?',
    },
    claim_missing: {
      heading: 'The number did not come along',
      staff: `The customer confirmed, but the service did not give us the phone number. Something is missing in the set-up. ${setUp}`,
      say: sayForm,
    },
    sign_in_needed: {
      heading: 'Who is here?',
      staff: 'Somebody of the staff has to sign in before this desk goes on.',
      say: 'One moment, I am signing in.',
    },
    manager_needed: {
      heading: 'For the manager',
      staff: 'Only a manager can do this. Ask one to sign in.',
      say: 'One moment, I am asking a colleague.',
    },
    wrong_pin: {
      heading: 'That is not the PIN',
      staff: 'Type the PIN once more. After several wrong ones it has to wait.',
      say: 'One moment, please.',
    },
    pin_closed: {
      heading: 'This PIN has to wait',
      staff:
        'There were too many wrong tries. It can be tried again when the time is up; somebody else can sign in meanwhile.',
      say: 'One moment, I am asking a colleague.',
    },
    invalid_pin: {
      heading: 'Choose another PIN',
      staff: 'This PIN cannot be used. Choose one with four to eight digits that is hard to guess.',
      say: 'One moment, please.',
    },
    staff_rule: {
      heading: 'The staff cannot be changed like that',
      staff: 'A rule stands in the way; it is named beside the field.',
      say: 'One moment, please.',
    },
    invalid_field: {
      heading: 'Something cannot be kept',
      staff: 'One of the fields cannot be kept as it is; it is marked.',
      say: 'One moment, please.',
    },
    file_not_written: {
      heading: 'The file was not written',
      staff:
        'The folder cannot be written to, or is not there. Tell the person who looks after this computer.',
      say: 'One moment, please.',
    },
    invalid_setting: {
      heading: 'A setting cannot be used',
      staff: 'One of the settings cannot be used as it is; it is marked.',
      say: 'One moment, please.',
    },
    secret_missing: {
      heading: 'No request can be sent',
      staff:
        'The client secret is missing. Tell the manager; it is pasted in the settings. Members in the register can still be checked in.',
      say: sayForm,
    },
    passphrase_needed: {
      heading: 'The desk is locked',
      staff: 'A passphrase opens it. The manager, or whoever installed this desk, has it.',
      say: sayMoment,
    },
    wrong_passphrase: {
      heading: 'That is not the passphrase',
      staff: 'Type it once more. Large and small letters and spaces count.',
      say: sayMoment,
    },
    no_simulator: {
      heading: 'The simulator is not here',
      staff: 'Its program does not lie beside Skranke. Install Skranke once more, with the simulator.',
      say: sayMoment,
    },
    config_missing: {
      heading: 'Not set up yet',
      staff: 'This desk has no settings yet. Tell the person who installs it.',
      say: sayMoment,
    },
    config_invalid: {
      heading: 'The settings cannot be used',
      staff: 'There is a mistake in the settings. Tell the person who installed this desk.',
      say: sayMoment,
    },
    store_locked: {
      heading: 'The register is locked',
      staff: 'There is no key to the register. Tell the person who installed this desk.',
      say: sayMoment,
    },
    store_wrong_key: {
      heading: 'The key does not fit',
      staff: 'The register has another key. Tell the person who installed this desk.',
      say: sayMoment,
    },
    store_damaged: {
      heading: 'The register is damaged',
      staff: 'It was left untouched. Tell the person who installed this desk.',
      say: sayMoment,
    },
    store_foreign: {
      heading: 'Not our register',
      staff:
        'The file belongs to another program and was left untouched. Tell the person who installed this desk.',
      say: sayMoment,
    },
    store_newer: {
      heading: 'The register is newer than the program',
      staff: 'Skranke must be updated. Tell the person who installed this desk.',
      say: sayMoment,
    },
    store_full: {
      heading: 'The disk is full',
      staff:
        'Nothing can be stored before there is room on the disk. Tell the person who looks after this computer.',
      say: sayMoment,
    },
    store_read_only: {
      heading: 'Nothing can be written',
      staff: 'The folder of the register is write-protected. Tell the person who looks after this computer.',
      say: sayMoment,
    },
    store_failed: {
      heading: 'The register did not answer',
      staff: 'Try once more. If it comes back, start Skranke again.',
      say: sayMoment,
    },
    internal: {
      heading: 'A fault in the program',
      staff: 'It is our fault, not yours. Try once more. If it comes back, start Skranke again.',
      say: sayMoment,
    },
  }),

  problem: {
    todo: 'What to do',
    detail: 'For the person who installs',
    pages: {
      config_missing: {
        heading: 'This desk is not set up yet',
        what: 'There are no settings, so the desk does not know your club and cannot connect.',
        todo: 'Put the settings in the file named below and start Skranke again. You can try everything with the simulator first.',
      },
      config_invalid: {
        heading: 'The settings cannot be used',
        what: 'The settings were read, but there is a mistake in them. Nothing was changed.',
        todo: 'Correct the line named below and start Skranke again.',
      },
      store_locked: {
        heading: 'The register is locked',
        what: 'The members are safe, but there is no key to open the register with.',
        todo: 'Unlock the keychain of this computer by signing in, and start Skranke again. Without a keychain, the key must be given by the person who installs.',
      },
      store_wrong_key: {
        heading: 'The key does not fit the register',
        what: 'The register was made with another key. Nothing in it was touched.',
        todo: 'Find the key that belongs to this register. If the register came from another computer, its key must come along.',
      },
      store_damaged: {
        heading: 'The register is damaged',
        what: 'The file cannot be read as it stands. It was left as it is.',
        todo: 'Do not delete anything. Put a backup in its place, or call the person who installed this desk.',
      },
      store_foreign: {
        heading: 'This file is not a register',
        what: 'In the place of the register lies a file of another program. It was left untouched.',
        todo: 'Move that file away, or give Skranke another folder, and start again.',
      },
      store_newer: {
        heading: 'The register needs a newer Skranke',
        what: 'A newer version has used this register. An older one could harm it, so it was left untouched.',
        todo: 'Update Skranke on this computer and start it again.',
      },
      store_full: {
        heading: 'The disk is full',
        what: 'There is no room to store anything. What was stored before is safe.',
        todo: 'Make room on the disk and start Skranke again.',
      },
      store_read_only: {
        heading: 'Nothing can be written here',
        what: 'The folder of the register is write-protected. What was stored before is safe.',
        todo: 'Give this user the right to write in the folder named below, and start Skranke again.',
      },
      store_failed: {
        heading: 'The register does not answer',
        what: 'The register could not be opened. What was stored before was left as it is.',
        todo: 'Close other programs that use the file and start Skranke again. If it comes back, call the person who installed this desk.',
      },
      internal: {
        heading: 'Skranke could not start',
        what: 'There is a fault in the program. Your members are safe.',
        todo: 'Start Skranke again. If it comes back, send the small print below to the person who installed this desk.',
      },
    } satisfies Record<DeskProblemCode, DeskProblem>,
  },
};

/** The type every language has: a missing sentence does not compile. */
export type Catalogue = typeof en;
