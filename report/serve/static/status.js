// The page of the progress: what is left of each translation, and the way to it. The data: report/serve/progress.py.

import { listen } from "./state.js";

const MOST = 200; // texts of a domain that are listed; a new language has thousands
const one = (id) => document.getElementById(id);
const names = new Map();
const STANDING = {
  none: "No PDF of it has been built: there are no page numbers. Run report build.",
  unknown: "Page numbers are those of the last build.",
};
let shown = ""; // the data that is shown, as text

listen(onState, () => say("lost", "The server has stopped"));

async function onState(state) {
  state.languages.forEach(({ tag, name }) => names.set(tag, name));
  const errors = state.problems.filter(({ severity }) => severity === "error").length + Boolean(state.fault);
  if (state.phase === "building") {
    say("busy", "Building …");
    return;
  }
  if (errors) {
    say("wrong", "Last good state: there are errors");
  }
  const answer = await fetch("/status/languages");
  const text = await answer.text();
  if (answer.ok && text !== shown) {
    show(JSON.parse(text).languages);
    one("spoken").textContent = shown ? "The progress has changed" : "";
    shown = text;
  }
  if (!errors) {
    say("fine", "Up to date");
  }
}

function say(light, text) {
  one("status").className = `status ${light}`;
  one("status-text").textContent = text;
}

function show(languages) {
  const open = new Set([...document.querySelectorAll("details[open]")].map(({ id }) => id));
  const sections = languages.map((each) => sectionOf(each, open));
  one("languages").replaceChildren(
    ...(sections.length ? sections : [element("p", { className: "empty", textContent: "There is nothing to translate." })]),
  );
}

function sectionOf(each, open) {
  const { language, domains, total, translated } = each;
  const name = names.get(language) ?? language;
  const heading = element("h2", { id: `of-${language}`, lang: language, textContent: name });
  const bar = element("progress", { max: total, value: translated });
  bar.setAttribute("aria-label", `${name}, translated`);
  const count = element("span", { textContent: `${number(translated)} of ${number(total)} texts, ${share(translated, total)}` });
  const unfinished = domains.filter(({ messages }) => messages.length);
  const section = element("section", {}, [
    heading,
    element("p", { className: "done" }, [bar, count]),
    tableOf(each, name),
    ...(unfinished.length && STANDING[each.last_build] ? [element("p", { className: "note", textContent: STANDING[each.last_build] })] : []),
    ...(unfinished.length ? [element("h3", { textContent: "Unfinished texts" })] : []),
    ...unfinished.map((domain) => textsOf(domain, language, open)),
  ]);
  section.setAttribute("aria-labelledby", heading.id);
  return section;
}

const COLUMNS = ["Domain", "Done", "Share", "Fuzzy", "Missing", "Words left", "Characters left", "Fuzzy by", "Pages"];

function tableOf(each, name) {
  const row = (cell, head, values, found) =>
    element("tr", { className: found.translated === found.total ? "is-done" : "" }, [
      head,
      ...values.map((text, at) => element(cell, { textContent: text, className: at > 5 ? "words" : "" })),
    ]);
  const heads = COLUMNS.map((text, at) => element("th", { scope: "col", textContent: text, className: at > 6 ? "words" : "" }));
  const table = element("table", {}, [
    element("caption", { className: "unseen", textContent: `${name}, by domain` }),
    element("thead", {}, [element("tr", {}, heads)]),
    element("tbody", {}, each.domains.map((found) => row("td", headOf(found, each.language), [...valuesOf(found), pagesOf(found.pages)], found))),
    element("tfoot", {}, [row("td", element("th", { scope: "row", textContent: "All" }), [...valuesOf(each), ""], each)]),
  ]);
  const region = element("div", { className: "rows", tabIndex: 0 }, [table]);
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", `${name}, by domain`);
  return region;
}

function headOf({ domain, messages }, language) {
  const to = messages.length ? element("a", { href: `#${textsId(language, domain)}`, textContent: domain }) : domain;
  return element("th", { scope: "row" }, [to]);
}

function valuesOf(found) {
  const kinds = Object.entries(found.fuzzy).filter(([, count]) => count);
  const fuzzy = kinds.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${number(found.translated)}/${number(found.total)}`,
    share(found.translated, found.total),
    ...[fuzzy, found.missing, found.words_left, found.characters_left].map(number),
    kinds.map(([kind, count]) => `${count} ${kind}`).join(", "),
  ];
}

const textsId = (language, domain) => `texts-${language}-${domain}`;

/** The unfinished texts of a domain; they are put in when somebody opens them. */
function textsOf({ domain, messages }, language, open) {
  const list = element("ul", { className: "texts" });
  const words = `${domain}: ${number(messages.length)} ${messages.length === 1 ? "text" : "texts"}`;
  const id = textsId(language, domain);
  const details = element("details", { id, open: open.has(id) || location.hash === `#${id}` }, [
    element("summary", { textContent: words }),
    list,
  ]);
  const fill = () => {
    if (details.open && !list.children.length) {
      list.append(...messages.slice(0, MOST).map((message) => textOf(message, language)));
      if (messages.length > MOST) {
        list.append(element("li", { textContent: `and ${number(messages.length - MOST)} more: report status --messages lists all` }));
      }
    }
  };
  details.addEventListener("toggle", fill);
  fill();
  return details;
}

function textOf(message, language) {
  const about = [
    element("strong", { textContent: message.why === "missing" ? "missing" : `fuzzy: ${message.why}` }),
    element("span", { textContent: `${number(message.words)} ${message.words === 1 ? "word" : "words"}` }),
    ...message.links.map((link) => wayTo(link, message, language)),
  ];
  if (message.pages.length) {
    about.push(element("span", { textContent: `p. ${pagesOf(message.pages)}` }));
  }
  about.push(element("span", { textContent: message.path ? `${message.path}:${message.line}` : "not in the PO file yet: run report update" }));
  return element("li", { className: message.why }, [
    element("p", { lang: message.lang, dir: "auto", textContent: message.msgid }),
    element("p", { className: "text-about" }, about),
  ]);
}

/** A link into the preview, in the translator's mode, at the text. */
function wayTo({ title, page, at }, { id }, language) {
  const address = new URLSearchParams({ view: "site", page, at, translate: "1", message: id });
  return element("a", { href: `/?${address}`, lang: language, textContent: title });
}

function pagesOf(pages) {
  return pages.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}

function share(part, whole) {
  return `${whole ? Math.floor((100 * part) / whole) : 100} %`;
}

function number(value) {
  return value.toLocaleString("en");
}

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A domain's name in the table leads to its texts, and opens them. */
addEventListener("hashchange", () => {
  const details = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (details instanceof HTMLDetailsElement) {
    details.open = true;
    details.scrollIntoView();
  }
});
