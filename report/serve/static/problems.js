// Problems over the page: what is wrong, where, and what to do. A click on a place opens the editor.

import { post } from "./state.js";

const IN_CATALOG = /^locale\/[^/]+\/LC_MESSAGES\/[^/]+\.po$/;

export class Problems {
  /** `onTranslate(problem)` opens the message of a problem in a PO file, and returns why it cannot. */
  constructor({ panel, title, note, list, close, count, onTranslate }) {
    Object.assign(this, { panel, title, note, list, count, onTranslate });
    this.told = "";
    count.addEventListener("click", () => this.open(this.panel.hidden));
    close.addEventListener("click", () => {
      this.open(false);
      this.count.focus();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.open(false);
        this.count.focus();
      }
    });
  }

  /** Show a state's problems. New errors open the panel, and it closes when they are gone; the focus stays where it is. */
  update(state) {
    const told = JSON.stringify([state.problems, state.fault]);
    const errors = countErrors(state);
    const total = state.problems.length + (state.fault ? 1 : 0);
    this.count.hidden = !total;
    this.count.textContent = describe(state);
    this.count.classList.toggle("has-errors", errors > 0);
    this.note.textContent = errors ? lastGood(state) : "";
    if (told === this.told) {
      return;
    }
    this.told = told;
    this.title.textContent = describe(state);
    const rows = state.problems.map((problem) => row(problem, IN_CATALOG.test(problem.path) ? this.onTranslate : null));
    if (state.fault) {
      rows.unshift(faultRow(state.fault));
    }
    this.list.replaceChildren(...rows);
    if (errors) {
      this.open(true);
    } else if (!total || this.hadErrors) {
      this.open(false);
    }
    this.hadErrors = errors > 0;
  }

  open(isOpen) {
    this.panel.hidden = !isOpen;
    this.count.setAttribute("aria-expanded", String(isOpen));
  }
}

export function countErrors(state) {
  return state.problems.filter(({ severity }) => severity === "error").length + (state.fault ? 1 : 0);
}

/** Say how many problems there are: “2 errors, 1 warning”. */
export function describe(state) {
  const errors = countErrors(state);
  const others = state.problems.length + (state.fault ? 1 : 0) - errors;
  return [plural(errors, "error"), plural(others, "warning")].filter(Boolean).join(", ");
}

function plural(number, noun) {
  return number ? `${number} ${noun}${number === 1 ? "" : "s"}` : "";
}

function lastGood(state) {
  const isEmpty = !Object.keys(state.files).length;
  return isEmpty ? "There is nothing to show until they are mended." : "What you see is the last good state.";
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function row(problem, onTranslate) {
  const item = element("li", `problem ${problem.severity}`, "");
  const head = element("p", "problem-head", "");
  const place = element("button", "problem-place", `${problem.path}:${problem.line}:${problem.column}`);
  place.type = "button";
  place.title = "Open in the editor";
  head.append(element("span", "problem-severity", problem.severity), " ", place, " ");
  head.append(element("span", "problem-code", `${problem.code} ${problem.slug}`));
  const answer = element("p", "problem-answer", "");
  answer.setAttribute("role", "status");
  place.addEventListener("click", async () => {
    const { path, line, column } = problem;
    answer.textContent = await post("/edit", { path, line, column });
  });
  if (onTranslate) {
    const translate = element("button", "problem-place", "Translate");
    translate.type = "button";
    translate.addEventListener("click", async () => {
      answer.textContent = await onTranslate(problem);
    });
    head.append(" ", translate);
  }
  item.append(head, element("p", "problem-message", problem.message), element("p", "problem-hint", problem.hint), answer);
  return item;
}

function faultRow(fault) {
  const item = element("li", "problem error", "");
  item.append(element("p", "problem-message", fault));
  return item;
}
