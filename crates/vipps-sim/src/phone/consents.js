// What the customer ticks: offers beside the sharing, and the screens built in the portal.

import { element, fill, find, put, texts } from "./dom.js";

/** Draws the offers; what was ticked before stays ticked. */
export function drawOffers(part, request, club, ticked) {
  const place = find(part, ".offers");
  place.hidden = request.offers.length === 0;
  put(place, "legend", fill(texts.offersTitle, { club }));
  find(place, "legend").classList.toggle("unseen", request.toShare.length === 0);
  const label = ({ id }) => texts.offer[id] ?? id;
  place.append(...request.offers.map((offer) => box(offer, label(offer), ticked)));
}

/** Draws one screen of the portal. Of an element whose type is unknown only the title shows. */
export function drawFlow(part, screen, ticked) {
  put(part, ".heading", screen.title);
  put(part, ".description", screen.description);
  find(part, ".terms").append(...screen.links.map(link));
  find(part, ".terms").hidden = screen.links.length === 0;
  find(part, ".offers").append(...screen.elements.flatMap((asked) => drawElement(asked, ticked)));
}

/** Keeps the button closed until everything that is required is ticked. */
export function closeUntilTicked(part, button) {
  const check = () => { button.disabled = find(part, ".offers input:required:not(:checked)") !== null; };
  part.addEventListener("change", check);
  check();
}

/** What is ticked on this screen, by name. */
export function answers(part) {
  const boxes = [...part.querySelectorAll(".offers input")];
  return Object.fromEntries(boxes.map((input) => [input.name, input.checked]));
}

function drawElement(asked, ticked) {
  const shown = asked.type === "checkbox" ? box(asked, asked.title, ticked) : element("p", asked.title, "unknown");
  return asked.readMore ? [shown, more(asked.readMore)] : [shown];
}

function box({ id, required }, label, ticked) {
  const part = element("label", "");
  const input = element("input", "");
  Object.assign(input, { type: "checkbox", name: id, required, checked: ticked[id] ?? false });
  input.dataset.testid = `offer-${id}`;
  part.append(input, element("span", required ? `${label} (${texts.offersRequired})` : label));
  return part;
}

function more({ title, description }) {
  const part = element("details", "", "more");
  part.append(element("summary", title), element("p", description));
  return part;
}

function link({ title, url }) {
  const part = element("li", "");
  const anchor = element("a", title);
  Object.assign(anchor, { href: url, target: "_blank", rel: "noreferrer" });
  part.append(anchor);
  return part;
}
