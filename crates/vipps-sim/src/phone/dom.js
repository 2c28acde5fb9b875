// The page's words, and small helpers to put them where they belong.

export const query = new URLSearchParams(location.search);
const language = query.has("lang") ? `?lang=${encodeURIComponent(query.get("lang"))}` : "";
export const texts = await (await fetch(`/phone/api/texts${language}`)).json();

export const find = (root, selector) => root.querySelector(selector);
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
export const put = (root, selector, text) => { find(root, selector).textContent = text; };

export function clone(id) {
  const part = document.getElementById(id).content.firstElementChild.cloneNode(true);
  translate(part);
  return part;
}

export function translate(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = texts[element.dataset.text];
}

export function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
