// The customer's phone. Draws what /phone/api/state says; remembers only what this phone has open.

import { answers, closeUntilTicked, drawFlow, drawOffers } from "./consents.js";
import { clone, element, fill, find, put, query, texts, translate } from "./dom.js";

const POLL_MS = 300;
const RESULT_SHOWS_MS = 15_000;
const ENDINGS = { confirmed: "done", declined: "declined", expired: "expired" };

/** What is open on this phone: nothing (locked), the app's list, or one request, at one of its steps and with what is ticked. */
const open = { number: query.get("number"), app: false, request: null, step: 0, ticked: {}, refreshed: false };
const putAway = new Set();
let state = null;
let drawn = "";
let said = "";

const isEnded = (request) => request.state !== "waiting";

// ── What to show ──────────────────────────────────────────────────────────

/** The phone asked for: by address or choice, else the one whose request is open, else the simulator's choice. */
function focus() {
  return open.number ?? (open.request ? open.request.number : null);
}

/** Lets go of a finished request when a newer one waits, and opens a result the customer brought about elsewhere. */
function settle() {
  const current = opened();
  const newer = state.waiting.find((phone) => open.request && phone.request > open.request.id);
  if (open.request && (!current || isEnded(current)) && newer) lock();
  if (open.request) return;
  const newest = state.phone?.requests[0];
  if (newest && isFresh(newest)) open.request = { id: newest.id, number: state.phone.number };
  else if (!open.number && state.decided && isFresh(state.decided)) open.request = state.decided;
}

function isFresh(request) {
  return request.atMs !== undefined && state.nowMs - request.atMs < RESULT_SHOWS_MS && !putAway.has(request.id);
}

function opened() {
  return state.phone?.requests.find((request) => request.id === open.request?.id);
}

function view() {
  if (!state.phone) return { screen: "nobody" };
  const request = opened();
  if (request) return isEnded(request) ? { screen: "ended", request } : step(request);
  const waiting = state.phone.requests.filter((other) => !isEnded(other));
  if (open.app) return { screen: "inbox", waiting, refreshed: open.refreshed };
  return { screen: "lock", waiting, note: expiredNote(waiting) };
}

/** The request itself, then sharing and offers if there are any, then the screens built in the portal. */
function step(request) {
  const asks = request.toShare.length > 0 || request.offers.length > 0;
  const steps = [{ screen: "request" }, ...(asks ? [{ screen: "share" }] : [])];
  steps.push(...request.flow.map((flow) => ({ screen: "flow", flow })));
  const index = Math.min(open.step, steps.length - 1);
  return { ...steps[index], index, isLast: index === steps.length - 1, request };
}

function expiredNote(waiting) {
  const newest = state.phone.requests[0];
  return waiting.length === 0 && newest?.state === "expired" && !putAway.has(newest.id);
}

// ── What the customer does ────────────────────────────────────────────────

function lock() {
  if (open.request) putAway.add(open.request.id);
  Object.assign(open, { app: false, request: null, step: 0, ticked: {}, refreshed: false });
  draw(true);
}

function openApp() {
  const waiting = state.phone.requests.filter((request) => !isEnded(request));
  open.app = true;
  if (waiting.length === 1) openRequest(waiting[0]);
  else draw(true);
}

function openRequest(request) {
  Object.assign(open, { request: { id: request.id, number: state.phone.number }, step: 0, ticked: {} });
  draw(true);
}

async function act(path, body) {
  await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  await update(true);
}

const refresh = async () => {
  open.refreshed = true;
  await act("/phone/api/refresh", { number: state.phone.number });
  if (state.phone.requests.some((request) => !isEnded(request))) openApp();
};
const confirm = (request) => act(`/phone/api/requests/${request.id}/confirm`, open.ticked);
const decline = (request) => act(`/phone/api/requests/${request.id}/decline`, {});
const goTo = (index) => { open.step = index; draw(true); };

// ── The screens ───────────────────────────────────────────────────────────

const screens = {
  nobody: () => clone("nobody"),

  lock({ waiting, note }) {
    const part = clone("lock");
    put(part, ".open-app .label", fill(texts.openApp, state.phone));
    find(part, ".open-app").onclick = openApp;
    const pushes = find(part, ".pushes");
    pushes.append(...waiting.map(push));
    if (note) pushes.append(expiredPush());
    else if (waiting.length === 0) pushes.append(element("p", texts.noPush, "nothing"));
    return part;
  },

  inbox({ waiting, refreshed }) {
    const part = clone("inbox");
    put(part, ".brand", state.phone.brand);
    find(part, ".put-away").onclick = lock;
    find(part, ".refresh").onclick = refresh;
    find(part, ".empty").hidden = waiting.length > 0;
    find(part, ".rows").hidden = waiting.length === 0;
    find(part, ".rows").append(...waiting.map(row));
    if (refreshed) put(part, ".hint", texts.refreshedNothing);
    return part;
  },

  request({ request, index, isLast }) {
    const part = clone("request");
    put(part, ".brand", state.phone.brand);
    put(part, ".club", state.club);
    drawCode(part, request.code);
    drawScopes(part, request);
    wireStep(part, { request, index, isLast }, texts.confirm);
    return part;
  },

  share({ request, index, isLast }) {
    const part = clone("share");
    const shares = request.toShare.length > 0;
    put(part, ".heading", fill(shares ? texts.shareTitle : texts.offersTitle, state));
    find(part, ".sharing").hidden = !shares;
    find(part, ".values").append(...request.toShare.map(value));
    drawOffers(part, request, state.club, open.ticked);
    wireStep(part, { request, index, isLast }, shares ? texts.shareConfirm : texts.confirm);
    return part;
  },

  flow({ request, flow, index, isLast }) {
    const part = clone("flow");
    drawFlow(part, flow, open.ticked);
    wireStep(part, { request, index, isLast }, texts.confirm);
    return part;
  },

  ended({ request }) {
    const part = clone("ended");
    const name = ENDINGS[request.state];
    part.dataset.ending = request.state;
    part.dataset.testid = name;
    const [title, body] = endingTexts(request);
    put(part, ".heading", title);
    put(part, ".body", body);
    find(part, ".put-away").onclick = lock;
    return part;
  },
};

function endingTexts({ state: end, ending, returnUrl }) {
  if (end === "declined") return [texts.declinedTitle, texts.declinedBody];
  if (end === "expired") return [texts.expiredTitle, texts.expiredBody];
  if (ending === "app") return [texts.doneTitle, texts.doneBody];
  return [texts.doneTitle, returnUrl ? fill(texts.goesOnBody, state) : texts.strandedBody];
}

/** The way on, the way back, and what is ticked on the way. */
function wireStep(part, { request, index, isLast }, label) {
  const primary = find(part, ".go-on");
  const back = find(part, ".back");
  primary.textContent = isLast ? label : texts.goOn;
  primary.dataset.testid = isLast ? "confirm" : "continue";
  primary.onclick = () => (isLast ? confirm(request) : goTo(index + 1));
  if (back) back.onclick = () => goTo(index - 1);
  part.addEventListener("change", () => Object.assign(open.ticked, answers(part)));
  if (request.requiredUnticked === "stays_pending") closeUntilTicked(part, primary);
  find(part, ".decline").onclick = () => decline(request);
  find(part, ".put-away").onclick = () => { lock(); putAway.delete(request.id); };
}

function push(request) {
  const part = clone("push");
  put(part, ".brand", state.phone.brand);
  put(part, ".title", fill(texts.pushTitle, state));
  part.onclick = () => { open.app = true; openRequest(request); };
  return part;
}

function expiredPush() {
  const part = clone("push");
  part.dataset.testid = "expired";
  part.disabled = true;
  put(part, ".brand", state.phone.brand);
  put(part, ".title", texts.pushExpired);
  find(part, ".when").hidden = true;
  find(part, ".body").hidden = true;
  return part;
}

function row(request) {
  const part = element("button", "");
  part.append(element("span", fill(texts.pushTitle, state)), element("span", request.code ?? texts.noCode, "row-code"));
  part.dataset.testid = "request";
  part.onclick = () => openRequest(request);
  return part;
}

/** Digits and letters differ in colour as well as shape, so that 0 and O, 1 and I are told apart. */
function drawCode(part, code) {
  const place = find(part, ".code");
  find(part, ".question").hidden = !code;
  if (!code) {
    find(part, ".label").hidden = true;
    place.replaceWith(element("p", texts.noCode));
    return;
  }
  const kind = (sign) => (sign === "-" ? "dash" : /\d/.test(sign) ? "digit" : "letter");
  place.append(...[...code].map((sign) => element("span", sign, kind(sign))));
}

function drawScopes(part, request) {
  const asksNothing = request.scopes.length === 0;
  put(part, ".asked h2", asksNothing ? texts.scopesNone : texts.scopesLabel);
  find(part, ".scopes").hidden = asksNothing;
  find(part, ".scopes").append(...request.scopes.map((scope) => element("li", texts.scope[scope])));
  const sharedBefore = !asksNothing && request.toShare.length === 0;
  put(part, ".note", sharedBefore ? texts.sharedBefore : "");
  find(part, ".note").hidden = !sharedBefore;
}

/** A long e-mail address breaks before its sign, if it has to. */
function value({ scope, value: text }) {
  const part = element("div", "");
  const shown = element("dd", "");
  shown.append(...text.split(/(?=@)/).flatMap((piece) => [document.createElement("wbr"), piece]));
  part.append(element("dt", texts.scope[scope]), shown);
  return part;
}

// ── Drawing ───────────────────────────────────────────────────────────────

/** Draws the screen anew only when it changed, so that focus and scrolling stay; moves focus only after a press. */
function draw(pressed) {
  const now = view();
  const what = JSON.stringify([now, state.phone?.number, state.club]);
  if (what !== drawn) {
    drawn = what;
    const part = screens[now.screen](now);
    document.getElementById("screen").replaceChildren(part);
    find(document, ".phone").dataset.screen = now.screen;
    if (pressed) moveFocus(part);
    say(now);
  }
  drawTime(now);
  drawTray();
  if (now.screen === "ended") openReturnPage(now.request);
}

/** The phone's browser opens the merchant's page once; a reload of this one, or the way back to it, does not do it again. */
function openReturnPage(request) {
  const visit = `visited ${request.id} ${request.expiresMs}`;
  if (!request.returnUrl || !isFresh(request) || sessionStorage.getItem(visit)) return;
  sessionStorage.setItem(visit, "yes");
  location.assign(request.returnUrl);
}

function moveFocus(part) {
  (find(part, ".heading") ?? find(part, "button"))?.focus();
}

/** Tells a screen reader what happened. */
function say(now) {
  const sentence = sentenceFor(now);
  if (sentence && sentence !== said) document.getElementById("live").textContent = sentence;
  said = sentence;
}

function sentenceFor({ screen, request, waiting, refreshed }) {
  if (screen === "ended") return endingTexts(request)[1];
  if (screen === "lock" && waiting.length > 0) return fill(texts.pushTitle, state);
  if (screen === "inbox" && refreshed && waiting.length === 0) return texts.refreshedNothing;
  return "";
}

function drawTime({ screen, request }) {
  const now = new Date(state.nowMs);
  const time = now.toLocaleTimeString(texts.locale, { hour: "2-digit", minute: "2-digit" });
  put(document, ".status-time", time);
  if (screen === "lock") {
    put(document, ".clock", time);
    put(document, ".date", now.toLocaleDateString(texts.locale, { weekday: "long", day: "numeric", month: "long" }));
  }
  const left = find(document, ".bar .left");
  if (left && request) left.textContent = fill(texts.timeLeft, { time: minutes(request.expiresMs - state.nowMs) });
}

function minutes(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function drawTray() {
  const place = document.getElementById("phone-number");
  place.textContent = state.phone?.spaced ?? "";
  place.dataset.number = state.phone?.number ?? "";
  document.getElementById("owner").textContent = state.phone ? fill(texts.phoneOf, state.phone) : "";
  drawChooser();
}

/** Only where no number was asked for, and more than one phone has something to answer. */
function drawChooser() {
  const place = document.getElementById("chooser");
  const others = state.waiting.filter((phone) => phone.number !== state.phone?.number);
  place.hidden = query.has("number") || others.length === 0;
  const shown = [...state.waiting].sort((one, other) => one.request - other.request);
  const what = JSON.stringify([shown, state.phone?.number]);
  if (place.dataset.what === what) return;
  place.dataset.what = what;
  place.ariaLabel = texts.phonesWaiting;
  place.replaceChildren(...shown.map(choice));
}

function choice(phone) {
  const part = element("button", phone.spaced);
  part.ariaPressed = String(phone.number === state.phone?.number);
  part.onclick = () => {
    Object.assign(open, { number: phone.number, app: false, request: null, step: 0, ticked: {} });
    update(false);
  };
  return part;
}

// ── Numbers to try ────────────────────────────────────────────────────────

function drawNumbers() {
  const pair = (number, text) => [element("dt", number), element("dd", text)];
  const habits = texts.numbers.map((text, index) => pair(`…${String(index + 1).padStart(3, "0")}`, text));
  const rest = [pair("…017–019", texts.numbersRest), pair("…020–099", texts.numbersByHand)];
  document.getElementById("numbers-list").append(...[...habits, ...rest].flat());
  const dialog = document.getElementById("numbers");
  document.getElementById("numbers-open").onclick = () => dialog.showModal();
  document.getElementById("numbers-close").onclick = () => dialog.close();
}

// ── Asking the simulator ──────────────────────────────────────────────────

let asked = 0;

/** Answers may overtake each other; only that to the newest question counts. */
async function update(pressed) {
  const mine = ++asked;
  const number = focus();
  const answer = await fetch(`/phone/api/state${number ? `?number=${encodeURIComponent(number)}` : ""}`);
  const fresh = await answer.json();
  if (mine !== asked) return;
  state = fresh;
  settle();
  draw(pressed);
}

async function keepUpdating() {
  try {
    await update(false);
    find(document, ".banner span").textContent = texts.banner;
  } catch {
    find(document, ".banner span").textContent = texts.lostSimulator;
  }
  setTimeout(keepUpdating, POLL_MS);
}

document.documentElement.lang = texts.locale;
translate(document);
drawNumbers();
keepUpdating();
