// Rows of the translator's panel: terms, figures, findings, other messages.

import { STATES } from "./messages.js";

/** Return an element with a text. */
export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** A part of the source text; terms and figures are marked. */
export function sourcePart(kind, text) {
  const part = element("span", text);
  part.className = `desk-${kind}`;
  return part;
}

function button(text, title, work, className = "") {
  const made = element("button", text);
  Object.assign(made, { type: "button", title, className });
  made.addEventListener("click", work);
  return made;
}

/** A term of the glossary; a click on an approved form hands it to `insert`. */
export function termRow({ source, use, not, note }, { sourceLanguage, language }, insert) {
  const row = element("li", "");
  const term = element("b", source);
  term.lang = sourceLanguage;
  row.append(term, " ");
  for (const form of use) {
    const choice = button(form, "Put it into the translation", () => insert(form.replaceAll("*", ""))); // a star is any ending
    choice.lang = language;
    row.append(choice, " ");
  }
  const forbidden = not.length ? `not ${not.map((form) => `“${form}”`).join(", ")}` : "";
  row.append(element("span", [forbidden, note].filter(Boolean).join("; ")));
  return row;
}

/** A figure of the source with what it prints; a click hands it to `insert`, one on its words opens their message. */
export function figureRow({ expression, printed, words }, { language }, insert, open) {
  const row = element("li", "");
  row.append(button(expression, "Put it into the translation", () => insert(expression)));
  if (printed) {
    const shown = element("span", printed);
    shown.lang = language;
    row.append(" ", shown);
  }
  for (const { role, id, source } of words) {
    row.append(" ", button(`${role}: ${source}`, `Translate its ${role}`, () => open(id), "desk-link"));
  }
  return row;
}

/** What the checks find; `show` selects its place, `answer` says that it is right as it is. */
export function findingRow(finding, show, answer) {
  const row = element("li", "");
  row.className = `desk-finding ${finding.severity}`;
  const head = element("p", "");
  head.append(element("b", finding.severity), ` ${finding.code} `, element("span", finding.message));
  // How to answer in the file is said by the button here.
  row.append(head, element("p", finding.hint.split("; if it is right, write")[0]));
  if (finding.start !== null) {
    head.append(" ", button("Show", "Select it", () => show(finding), "desk-link"));
  }
  if (finding.answer) {
    head.append(" ", button("It is right", `Say so in the file: # ${finding.answer}`, () => answer(finding.answer), "desk-link"));
  }
  return row;
}

/** A message that cannot be clicked on the page. */
export function messageRow({ id, role, state, source }, open) {
  const row = element("li", "");
  row.append(button(source, "Translate it", () => open(id), "desk-link"), " ");
  row.append(element("span", `${role} · ${STATES[state].toLowerCase()}`));
  return row;
}
