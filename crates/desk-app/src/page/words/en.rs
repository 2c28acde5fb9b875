//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    simulator: "Simulator – nothing here is real",
    questions: "Questions? Ask at the counter.",
    step: "Step {n} of {of}",
    go_on: "Go on",
    save_go_on: "Save and go on",
    not_now: "Not now",
    back: "Back",
    once_more: "Try once more",
    new_tab: "(opens in a new tab)",
    look_again: "One thing to look at again",
    with_staff: "Please stay for a moment: the staff at the counter will finish your membership.",

    welcome: "Welcome!",
    welcome_named: "Welcome, {name}!",
    welcome_text: "You have confirmed in the app, and {club} knows that you are here. Only a little is left.",

    more_title: "More about you",
    more_text: "Tell us what you like. Everything here can be left open.",
    interests: "What are you interested in?",
    birthday: "May we wish you a happy birthday?",
    yes: "Yes, please",
    no: "No, thank you",
    optional: "(optional)",
    too_long: "At most {most} characters fit here. You have written {n}.",

    consents_title: "May {club} contact you?",
    consents_text: "Each is a choice of its own. Tick what you want, and leave the rest open. You can change your mind at the counter at any time.",
    read_more: "Read more about this",
    save_choices: "Save my choices",

    terms_title: "The terms",
    terms_text: "Please read the terms before you accept them.",
    read_terms: "Read the terms (version {version})",
    accept: "I have read the terms of {club} and accept them.",
    accept_go_on: "Accept and go on",
    must_accept: "Tick the box to accept the terms. If you would rather not, talk to the staff at the counter.",

    hand_over_title: "One more step",
    hand_over_text: "The button takes you to {host}. What you have answered here is saved.",
    go_on_to: "Go on to {host}",

    done_title: "All done!",
    done_text: "Thank you. Everything is saved, and they know at the counter. You can close this page.",
    member_number: "Your member number",

    press_title: "Almost there",
    press_text: "Press the button to go on to {club}.",
    not_sent_title: "No connection just now",
    not_sent_text: "Nothing is lost. Wait a moment, then try once more.",

    declined: ("You said no", "Nothing was shared. If you change your mind, ask at the counter."),
    old_app: ("The app needs an update", "Update the app on your phone. Then ask at the counter for a new request."),
    set_up: (
        "Something is wrong on our side",
        "It is not your fault. Please tell the staff at the counter that the set-up is not right.",
    ),
    try_again: ("It did not work this time", "Nothing was shared. Ask at the counter for a new request."),
    nothing: (
        "This page opens from the app",
        "There is nothing to see here by itself. Confirm a request from the counter in the app, and the page opens on its own.",
    ),
    used: ("This link has been used", "Each link works once. If you were not finished, ask at the counter."),
    unknown: ("Nobody here knows this request", "Ask at the counter for a new one."),
    cancelled: (
        "The request was withdrawn",
        "The staff at the counter have stopped it, and nothing of it was kept. Ask there if you want to go on.",
    ),
    expired: ("The time ran out", "This link is no longer valid. Ask at the counter for a new request."),
    refused: (
        "We could not take this answer",
        "For your safety nothing was kept. Please talk to the staff at the counter.",
    ),
    lost: (
        "The answer got lost on the way",
        "There is nothing wrong with your phone. Ask at the counter for a new request.",
    ),
    over: (
        "This visit has ended",
        "The page stays open for half an hour, in the browser where it was opened. What you sent is saved. If something is missing, ask at the counter.",
    ),
    stranger: ("This form belongs to another visit", "Nothing of it was saved. Go on where you are now."),
    moment: ("One moment", "Your details are on their way. Wait a little, then go on."),
    too_many: ("Very busy just now", "Nothing is lost. Wait half a minute, then go on."),
    too_large: ("That was too much at once", "Nothing of it was saved. Go back, make it shorter and send it again."),
    slow: ("It did not arrive whole", "Nothing of it was saved. Check your connection and send it again."),
    kind: ("This was not sent by our form", "Nothing of it was saved. Go on with the page itself."),
    not_saved: (
        "It could not be saved just now",
        "Go back and send it again in a moment. If it does not help, tell the staff at the counter.",
    ),
    not_found: ("There is no such page", "Open the page from the app, or ask at the counter."),
};
