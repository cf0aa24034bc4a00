// The panel in which one message is translated. It shows and collects; what happens then is `translate.js`'s matter.

import { element, figureRow, findingRow, messageRow, sourcePart, termRow } from "./desk-rows.js";

const PAUSE = 300; // milliseconds without a key until what has been typed is checked

export class Desk {
  /** `does` has what the panel may ask for: check, save, revert, close, step, open, keepMine, takeTheirs, typed. */
  constructor(panel, does) {
    this.panel = panel;
    this.does = does;
    this.message = null;
    this.answers = new Set(); // findings that are right as they are
    const on = (name, work) => this.part(name).addEventListener("click", work);
    on("save", () => does.save());
    on("revert", () => does.revert());
    on("close", () => does.close());
    on("previous-one", () => does.step(-1));
    on("next", () => does.step(1));
    on("unfinished", () => does.step(1, true));
    on("mine", () => does.keepMine());
    on("theirs", () => does.takeTheirs());
    this.part("fuzzy").addEventListener("change", () => {
      this.isDecided = true;
      this.typed();
    });
    panel.addEventListener("keydown", (event) => this.pressed(event));
  }

  part(name) {
    return document.getElementById(`desk-${name}`);
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  get areas() {
    return [...this.part("forms").querySelectorAll("textarea")];
  }

  /** What the translator has entered. */
  get entered() {
    return { strings: this.areas.map((area) => area.value), fuzzy: this.part("fuzzy").checked, answers: [...this.answers] };
  }

  /** Whether that is something else than what the file says. */
  get isChanged() {
    const { strings, fuzzy, answers } = this.entered;
    return this.message !== null && (answers.length > 0 || fuzzy !== this.message.fuzzy || strings.join("\0") !== this.message.strings.join("\0"));
  }

  /** Show a message; `draft` is what was entered earlier and not saved. */
  show(message, names, draft = null) {
    this.message = message;
    this.answers = new Set(draft?.answers);
    this.panel.hidden = false;
    this.part("title").textContent = capital(message.roles.join(", "));
    const places = message.places.slice(0, 3).join(", ") + (message.places.length > 3 ? " …" : "");
    this.part("place").textContent = [places, message.printed].filter(Boolean).join(" · ");
    this.fillNotes(message);
    const source = this.part("source");
    source.lang = message.sourceLanguage;
    source.replaceChildren(...message.source.map(([kind, text]) => sourcePart(kind, text)));
    this.part("source-name").textContent = names.get(message.sourceLanguage) ?? message.sourceLanguage;
    this.fillPrevious(message);
    this.fillTerms(message);
    this.fillForms(message, names, draft ?? message);
    this.fillFigures(message);
    this.part("conflict").hidden = true;
    this.part("forms").parentElement.scrollTop = 0;
    this.showFindings(message.findings);
    this.tellChanged();
  }

  /** Say how many texts of the report are unfinished. */
  tellUnfinished(number) {
    this.part("unfinished").textContent = number ? `Next unfinished (${number})` : "Next unfinished";
  }

  hide() {
    this.panel.hidden = true;
    this.message = null;
  }

  focus() {
    const [area] = this.areas;
    area.focus({ preventScroll: true }); // with as much of the source in sight as there is room for
    area.scrollIntoView({ block: "nearest" });
    area.setSelectionRange(area.value.length, area.value.length);
  }

  fillNotes({ notes, comments, context, converted }) {
    const said = [
      ...(context ? [`Context: ${context}`] : []),
      ...(converted ? ["Converted from another language; what you save stands in its place."] : []),
      ...notes,
      ...comments.map((comment) => `# ${comment}`),
    ];
    this.part("notes").replaceChildren(...said.map((text) => element("li", text)));
    this.part("notes").hidden = !said.length;
  }

  fillPrevious({ previous, changed, sourceLanguage }) {
    const names = { same: "span", gone: "del", new: "ins" };
    const parts = previous.map(([kind, text]) => element(names[kind], text));
    this.part("previous").hidden = !parts.length;
    this.part("previous-text").replaceChildren(...parts);
    this.part("previous-text").lang = sourceLanguage;
    this.part("changed").textContent = changed ? `Changed since it was translated: ${changed}` : "Changed since it was translated";
  }

  fillTerms(message) {
    const rows = message.terms.map((term) => termRow(term, message, (words) => this.insert(words)));
    this.part("terms").replaceChildren(...rows);
    this.part("glossary").hidden = !rows.length;
  }

  fillFigures(message) {
    const insert = (words) => this.insert(words);
    const rows = message.figures.map((figure) => figureRow(figure, message, insert, this.does.open));
    this.part("figures").replaceChildren(...rows);
    this.part("figures-part").hidden = !rows.length;
  }

  fillForms({ language, forms, room }, names, { strings, fuzzy }) {
    const name = names.get(language) ?? language;
    const rows = strings.map((string, number) => {
      const form = forms[number] ? `, ${forms[number]}` : "";
      const label = element("label", `${name}${form}${room ? `, room for about ${room} characters` : ""}`);
      const area = element("textarea", "");
      area.id = `desk-form-${number}`;
      label.htmlFor = area.id;
      Object.assign(area, { lang: language, dir: "auto", spellcheck: true, autocomplete: "off", value: string });
      area.rows = Math.min(12, Math.max(2, Math.ceil(string.length / 38)));
      area.setAttribute("aria-describedby", "desk-checked");
      area.addEventListener("input", () => {
        this.part("fuzzy").checked &&= this.isDecided; // who mends a translation is done with it, unless he says otherwise
        this.typed();
      });
      area.addEventListener("focus", () => {
        this.lastArea = area;
      });
      const row = element("div", "");
      row.append(label, area);
      return row;
    });
    this.part("forms").replaceChildren(...rows);
    this.lastArea = this.areas[0];
    this.part("fuzzy").checked = fuzzy;
    this.isDecided = false;
  }

  /** List the messages of the page that cannot be clicked there: alternative texts, words in charts, units. */
  showOthers(others) {
    this.part("others-list").replaceChildren(...others.map((other) => messageRow(other, this.does.open)));
    this.part("others-count").textContent = `${others.length} more on this page that cannot be clicked there`;
    this.part("others").hidden = !others.length;
  }

  /** Put words where the cursor is, in the form that was typed in last. */
  insert(words) {
    const area = this.lastArea;
    area.focus();
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    this.typed();
  }

  typed() {
    this.tellChanged();
    this.does.typed();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.does.check(), PAUSE);
  }

  tellChanged() {
    const { isChanged } = this;
    this.part("save").disabled = !isChanged;
    this.part("revert").disabled = !isChanged;
  }

  showFindings(findings) {
    const show = ({ start, length }) => select(this.areas[0], start, length);
    const rows = findings.map((finding) => findingRow(finding, show, (answer) => this.answer(answer)));
    this.part("findings").replaceChildren(...rows);
    const isEmpty = this.entered.strings.some((string) => !string);
    const errors = findings.filter(({ severity }) => severity === "error").length;
    const sound = isEmpty ? "Not translated." : "The checks find nothing.";
    const warnings = count(findings.length - errors, "warning");
    const told = errors ? `${count(errors, "error")}, ${warnings}.` : `${warnings}.`;
    const checked = this.part("checked");
    checked.dataset.kind = errors ? "error" : findings.length ? "warning" : isEmpty ? "" : "fine";
    tell(checked, findings.length ? told : sound);
  }

  /** Say of a finding that it is right as it is. */
  answer(answer) {
    this.answers.add(answer);
    this.areas[0].focus();
    this.typed();
  }

  /** Show what the file says by now, beside what the translator has entered. */
  showConflict(standing) {
    const theirs = this.part("theirs-text");
    theirs.lang = standing.language;
    theirs.textContent = standing.strings.join("\n") || "(nothing)";
    this.part("conflict").hidden = false;
    this.part("mine").focus();
  }

  say(text, kind = "") {
    this.part("said").dataset.kind = kind;
    tell(this.part("said"), text);
  }

  pressed(event) {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === "Escape") {
      this.does.close();
    } else if (event.key === "Enter" && isCommand) {
      this.does.save({ andNext: event.shiftKey });
    } else if (event.altKey && ["PageDown", "PageUp"].includes(event.key)) {
      this.does.step(event.key === "PageDown" ? 1 : -1, event.key === "PageDown");
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Say something to readers and to screen readers, but not twice. */
function tell(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Select a stretch that is counted in code points. */
function select(area, start, length) {
  const signs = [...area.value];
  const begin = signs.slice(0, start).join("").length;
  area.focus();
  area.setSelectionRange(begin, begin + signs.slice(start, start + length).join("").length);
}
