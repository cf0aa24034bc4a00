// The messages on a page of the website: each text that is translated stands between two comments that name it.

import { STATES } from "./messages.js";

const BEGIN = /^message ([0-9a-f]{16})$/;
const END = "/message";
const LOOKS = `
:root { --message-open: #b3261e; --message-fuzzy: #9a5b00; --message-here: #2f6fd0; }
@media (prefers-color-scheme: dark) {
  :root { --message-open: #ff9c94; --message-fuzzy: #f0b35a; --message-here: #7fb2f5; }
}
[data-messages] { cursor: pointer; scroll-margin-block: 1rem; }
[data-messages]:hover, [data-messages]:focus-visible { outline: 2px dotted var(--message-here) !important; outline-offset: 3px !important; }
[data-message-draft]::after { content: " ✎"; color: var(--message-here); }
[data-messages][data-current] { outline: 3px solid var(--message-here) !important; outline-offset: 3px !important; }
::highlight(message-fuzzy) { text-decoration: underline dashed 2px var(--message-fuzzy); }
::highlight(message-missing) { text-decoration: underline double 2px var(--message-open); }
::highlight(message-failing) { text-decoration: underline wavy 2px var(--message-open); }
@supports not selector(::highlight(x)) {
  [data-message-state="fuzzy"] { text-decoration: underline dashed 2px var(--message-fuzzy); }
  [data-message-state="missing"] { text-decoration: underline double 2px var(--message-open); }
  [data-message-state="failing"] { text-decoration: underline wavy 2px var(--message-open); }
}
`;
const WORST = ["missing", "failing", "fuzzy", "translated"];
const OURS = ["data-messages", "data-message-state", "data-message-draft", "data-current", "aria-description"];

export class Marks {
  constructor() {
    this.found = [];
    this.page = null;
  }

  /** Mark the texts of a document; `states` are those of its messages by id, `isDraft` tells what is not saved. */
  paint(page, states, isDraft) {
    if (page !== this.page) {
      this.page = page;
      this.sheet = new page.defaultView.CSSStyleSheet();
      this.sheet.replaceSync(LOOKS);
    }
    if (!page.adoptedStyleSheets.includes(this.sheet)) {
      page.adoptedStyleSheets.push(this.sheet);
    }
    this.found = [...findMarks(page)].filter(({ id }) => states.has(id));
    const before = new Set(page.querySelectorAll("[data-messages]"));
    for (const [element, marks] of Map.groupBy(this.found, (mark) => mark.element)) {
      const state = WORST.find((each) => marks.some(({ id }) => states.get(id) === each));
      element.dataset.messages = marks.map(({ id }) => id).join(" ");
      element.dataset.messageState = state;
      const draft = marks.some(({ id }) => isDraft(id));
      element.toggleAttribute("data-message-draft", draft);
      element.setAttribute("aria-description", `${STATES[state]}${draft ? ", not saved" : ""}. Enter: translate`);
      if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) {
        element.tabIndex = 0;
        element.dataset.madeFocusable = "";
      }
      before.delete(element);
    }
    before.forEach(unmark);
    this.paintTexts(states);
  }

  /** Underline the texts themselves: an element may hold several, or other elements beside its own text. */
  paintTexts(states) {
    const { CSS, Highlight } = this.page.defaultView;
    for (const state of CSS.highlights ? WORST.slice(0, 3) : []) {
      const ranges = this.found.filter(({ id }) => states.get(id) === state).map(rangeOf);
      CSS.highlights.set(`message-${state}`, new Highlight(...ranges));
    }
  }

  /** Take all marks away again. */
  clear() {
    if (this.page?.defaultView) {
      this.page.querySelectorAll("[data-messages]").forEach(unmark);
      this.page.adoptedStyleSheets = this.page.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
      WORST.forEach((state) => this.page.defaultView.CSS.highlights?.delete(`message-${state}`));
    }
    this.found = [];
  }

  has(id) {
    return this.found.some((mark) => mark.id === id);
  }

  /** The element that holds a message, where it stands first. */
  element(id) {
    return this.found.find((mark) => mark.id === id)?.element ?? null;
  }

  /** The message at which an event points: of several in one element, the one under the pointer. */
  at(event) {
    const element = event.target.closest?.("[data-messages]");
    // What a new state has taken away since the page was marked is not there to be clicked.
    const marks = this.found.filter((mark) => mark.element === element && mark.begin.isConnected && mark.end.isConnected);
    const isHit = (mark) => [...rangeOf(mark).getClientRects()].some((box) => contains(box, event));
    return element ? ((marks.find(isHit) ?? marks[0])?.id ?? "") : "";
  }

  /** Show which message is being translated. */
  setCurrent(id) {
    this.page?.querySelectorAll("[data-current]").forEach((element) => element.removeAttribute("data-current"));
    this.found.filter((mark) => mark.id === id).forEach(({ element }) => element.setAttribute("data-current", ""));
  }
}

/** Yield the marks of a document; a text inside another, such as the title in a reference, is that one's matter. */
function* findMarks(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const open = [];
  while (walker.nextNode()) {
    const comment = walker.currentNode;
    const id = BEGIN.exec(comment.nodeValue)?.[1];
    if (id) {
      open.push({ id, begin: comment });
    } else if (comment.nodeValue === END && open.length) {
      const { id: closed, begin } = open.pop();
      if (!open.length) {
        yield { id: closed, begin, end: comment, element: begin.parentElement };
      }
    }
  }
}

function rangeOf({ begin, end }) {
  const range = begin.ownerDocument.createRange();
  range.setStartAfter(begin);
  range.setEndBefore(end);
  return range;
}

function contains(box, { clientX, clientY }) {
  return box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom;
}

function unmark(element) {
  OURS.forEach((name) => element.removeAttribute(name));
  if ("madeFocusable" in element.dataset) {
    element.removeAttribute("tabindex");
    element.removeAttribute("data-made-focusable");
  }
}
