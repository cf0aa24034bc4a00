// What was entered for a message and not saved: kept by the browser, so that closing a tab loses nothing.

const PROJECT = document.querySelector("meta[name='report-project']").content;
const memory = new Map(); // where the browser keeps nothing

function name({ language, id }) {
  return `report-draft ${PROJECT} ${language} ${id}`;
}

/** Return what was entered for a message, while that still has as many forms; else null. */
export function readDraft(message) {
  const draft = JSON.parse(stored((store) => store.getItem(name(message))) ?? memory.get(name(message)) ?? "null");
  return draft?.strings.length === message.strings.length ? draft : null;
}

export function hasDraft(message) {
  return memory.has(name(message)) || stored((store) => store.getItem(name(message))) !== null;
}

export function keepDraft(message, entered) {
  const text = JSON.stringify(entered);
  memory.set(name(message), text);
  stored((store) => store.setItem(name(message), text));
}

export function forgetDraft(message) {
  memory.delete(name(message));
  stored((store) => store.removeItem(name(message)));
}

function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return null; // forbidden or full: it is in memory
  }
}
