// The frame of the preview: what is shown, in which language, and how the work stands.

import { PdfPane } from "./pdf-pane.js";
import { Problems, countErrors, describe } from "./problems.js";
import { SitePane } from "./site-pane.js";
import { listen, post } from "./state.js";
import { Translator } from "./translate.js";

const WIDE = 1100; // pixels from which website and PDF find room beside each other
const one = (id) => document.getElementById(id);
const project = document.querySelector("meta[name='report-project']").content;
const wished = new URLSearchParams(location.search);

let state = null;
let view = wished.get("view");
let language = "";

const site = new SitePane(one("site"), one("site-empty"), {
  onPlace,
  onPdf: () => show("pdf"),
  onContent: () => tellTranslator(),
});
const pdf = new PdfPane(one("pdf-pane"), one("leaves"), one("pdf-empty"), { onSection: goToSection });
const problems = new Problems({
  panel: one("problems"),
  title: one("problems-title"),
  note: one("problems-note"),
  list: one("problems-list"),
  close: one("problems-close"),
  count: one("count"),
  onTranslate: ({ path, line }) => translator.openAt(path, line, () => problems.open(false)),
});

const translator = new Translator({ site, panel: one("desk"), button: one("translate"), onMode, onRefusal });

listen(onState, () => say("lost", "The server has stopped"));

function onState(next) {
  const isFirst = state === null || !state.languages.length;
  state = next;
  fill(one("goal"), state.goals.map((goal) => [goal, goal]), state.goal);
  one("panes").classList.toggle("without-pdf", !state.withPdf);
  if (isFirst) {
    show(view);
  }
  if (state.languages.length) {
    showLanguage(isFirst);
  }
  problems.update(state);
  tellStatus();
}

/** Take a new state's website and PDF; at first, go to the page that the address names. */
function showLanguage(isFirst) {
  if (isFirst) {
    const page = wished.get("page");
    language = languageOf(page) || state.languages[0].tag;
    site.go(state.files[page] ? page : home(language), wished.get("at") ?? "");
  }
  if (!state.languages.some(({ tag }) => tag === language)) {
    language = state.languages[0].tag;
  }
  fill(one("language"), state.languages.map(({ tag, name }) => [tag, name]), language);
  site.update(state.files);
  if (site.path && !state.files[site.path]) {
    site.go(home(language)); // the section that was shown is gone
  }
  const isFirstPdf = pdf.isEmpty;
  pdf.update(language, state.pdfs[language], state.sections[language]);
  if (isFirstPdf) {
    followSite();
  }
  tellPlace();
  if (isFirst && wished.has("translate") && state.languages.length > 1) {
    translator.wanted = wished.get("message") ?? ""; // as the page of the progress has it
    translator.turn(true);
  }
  tellTranslator();
}

/** Let the translator know what is shown; the first language is the source, into which nothing is translated. */
function tellTranslator() {
  if (!state?.languages.length) {
    return;
  }
  const [source, ...others] = state.languages.map(({ tag }) => tag);
  one("translate").hidden = !others.length;
  one("to-status").hidden = !others.length;
  translator.update(language === source ? "" : language, new Map(state.languages.map(({ tag, name }) => [tag, name])));
}

/** The translator's mode is entered or left. It is for the website, in a language that is translated. */
function onMode(isOn) {
  one("panes").classList.toggle("translating", isOn);
  if (isOn && view === "pdf") {
    show("site");
  }
  if (isOn && language === state.languages[0].tag) {
    goToLanguage(state.languages[1].tag);
  }
  keepAddress();
}

function onRefusal(message) {
  say("wrong", message, message);
}

function languageOf(path) {
  const tag = (path ?? "").split("/")[0];
  return state.languages.some((known) => known.tag === tag) ? tag : "";
}

function home(tag) {
  return state.sections[tag][0]?.page ?? `${tag}/index.html`;
}

/** The reader has come to a page of the website, or to another part of it. */
function onPlace(path, isNew) {
  if (isNew) {
    const tag = languageOf(path);
    if (tag && tag !== language) {
      language = tag;
      one("language").value = tag;
      pdf.update(language, state.pdfs[language], state.sections[language]);
    }
    one("to-change").hidden = true;
    followSite();
    keepAddress();
  }
  tellPlace();
}

/** Bring the PDF, where it is not what the reader is reading, to the section that the website shows. */
function followSite() {
  const section = sectionHere();
  if (view !== "pdf" && section?.first) {
    pdf.go(section.first);
  }
}

/** The section of the report that the reader is at on the website. */
function sectionHere() {
  const here = (state?.sections[language] ?? []).filter(({ page }) => page === site.path);
  if (!here.length) {
    return null;
  }
  const anchor = site.sectionAt(here.map((section) => section.anchor));
  return here.find((section) => section.anchor === anchor);
}

function tellPlace() {
  const section = sectionHere();
  const button = one("to-pdf");
  const isThere = Boolean(section?.first) && view !== "pdf";
  button.hidden = !isThere;
  if (isThere) {
    const { first, last } = section;
    button.textContent = first === last ? `PDF page ${first}` : `PDF pages ${first}–${last}`;
  }
  one("edit").hidden = !section || view === "pdf";
  one("edit").title = section ? section.source : "";
}

function tellStatus() {
  const errors = countErrors(state);
  const shown = Object.keys(state.files).length > 0;
  if (state.phase === "building") {
    say("busy", "Building …");
    return;
  }
  if (errors) {
    say("wrong", shown ? "Last good state" : "Nothing to show yet", describe(state));
  } else if (state.phase === "typesetting") {
    say("busy", `Site ready in ${state.seconds} s, typesetting …`, `Ready in ${state.seconds} seconds`);
  } else {
    const what = state.step === "pdf" ? "PDF ready" : "Ready";
    say("fine", `${what} in ${state.seconds} s`, `${what} in ${state.seconds} seconds`);
  }
  document.title = `${errors ? `(${errors}) ` : ""}${project}`;
  offerChange();
}

/** Offer the way to what has changed where that is on another page. */
function offerChange() {
  if (state.step !== "site") {
    return;
  }
  const ours = state.changed.filter((path) => languageOf(path) === language);
  const isElsewhere = ours.length > 0 && ours.length < 6 && !ours.includes(site.path) && state.files[site.path];
  const target = isElsewhere && state.sections[language].find(({ page }) => page === ours[0]);
  one("to-change").hidden = !target;
  if (target) {
    one("to-change").textContent = `Changed: ${target.title}`;
    one("to-change").onclick = () => site.go(target.page);
  }
}

function say(light, text, spoken = "") {
  one("status").className = `status ${light}`;
  one("status-text").textContent = text;
  if (spoken || light === "lost") {
    one("spoken").textContent = spoken || text;
  }
}

function show(wanted) {
  const usual = innerWidth >= WIDE ? "both" : "site";
  view = !state.withPdf ? "site" : ["site", "pdf", "both"].includes(wanted) ? wanted : usual;
  one("panes").dataset.view = view;
  document.querySelector(`input[name='view'][value='${view}']`).checked = true;
  tellPlace();
  keepAddress();
}

function goToSection(section) {
  if (view === "pdf") {
    show("site");
  }
  site.go(section.page, section.anchor);
}

function keepAddress() {
  const address = new URLSearchParams({ view });
  if (site.path) {
    address.set("page", site.path);
  }
  if (translator.isOn) {
    address.set("translate", "1");
  }
  history.replaceState(history.state, "", `?${address}`);
}

function fill(select, options, value) {
  const known = [...select.options].map((option) => option.value).join();
  if (known !== options.map(([name]) => name).join()) {
    select.replaceChildren(...options.map(([name, text]) => new Option(text, name)));
  }
  select.value = value;
}

document.querySelectorAll("input[name='view']").forEach((choice) => {
  choice.addEventListener("change", () => show(choice.value));
});

one("language").addEventListener("change", (event) => goToLanguage(event.target.value));

function goToLanguage(tag) {
  const section = view === "pdf" ? sectionOnPage(pdf.at) : sectionHere();
  const other = section && state.sections[tag].find(({ id }) => id === section.id);
  const isFirstOfPage = state.sections[tag].find(({ page }) => page === other?.page) === other;
  site.go(other?.page ?? home(tag), isFirstOfPage ? "" : other?.anchor);
  if (view === "pdf") {
    language = tag;
    pdf.update(language, state.pdfs[language], state.sections[language]);
    pdf.go(other?.first ?? 1);
  }
}

/** The innermost section on a page of the PDF. */
function sectionOnPage(number) {
  return state.sections[language].filter(({ first, last }) => first !== null && first <= number && number <= last).at(-1);
}

one("goal").addEventListener("change", (event) => post("/goal", { goal: event.target.value }));

one("to-pdf").addEventListener("click", () => {
  const section = sectionHere();
  if (view === "site") {
    show("pdf");
  }
  if (section?.first) {
    pdf.go(section.first);
  }
});

one("edit").addEventListener("click", async () => {
  const section = sectionHere();
  const refusal = section ? await post("/edit", { path: section.source, line: 1, column: 1 }) : "";
  if (refusal) {
    say("wrong", refusal, refusal);
  }
});
