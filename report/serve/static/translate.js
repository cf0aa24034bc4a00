// The translator's mode: a click on a text of the website opens its message, a save writes it into its PO file.

import { Desk } from "./desk.js";
import { forgetDraft, hasDraft, keepDraft, readDraft } from "./drafts.js";
import { Marks } from "./marks.js";
import { checkMessage, findMessage, listMessages, readMessage, saveMessage } from "./messages.js";

export class Translator {
  /** `site` is the pane of the website; `onMode` is told when the mode is entered or left, `onRefusal` why it cannot be. */
  constructor({ site, panel, button, onMode, onRefusal }) {
    this.site = site;
    this.button = button;
    this.onMode = onMode;
    this.onRefusal = onRefusal;
    this.marks = new Marks();
    this.desk = new Desk(panel, {
      check: () => this.check(),
      save: (how) => this.save(how),
      revert: () => this.revert(),
      close: () => this.close(),
      step: (by, isUnfinished) => this.step(by, isUnfinished),
      open: (id) => this.open(id),
      keepMine: () => this.keepMine(),
      takeTheirs: () => this.takeTheirs(),
      typed: () => this.keepDraft(),
    });
    this.isOn = false;
    this.language = "";
    this.names = new Map();
    this.list = { messages: [], unfinished: [], total: 0 };
    this.listed = null; // the document whose messages these are
    this.turns = 0; // how often the messages of a page were asked for
    this.wanted = ""; // a message to be opened as soon as its page is there
    this.heard = new WeakSet(); // documents whose clicks and keys are heard
    button.addEventListener("click", () => this.turn(!this.isOn));
  }

  /** Enter or leave the mode. */
  turn(isOn) {
    this.isOn = isOn;
    this.button.setAttribute("aria-pressed", String(isOn));
    this.onMode(isOn);
    if (isOn) {
      return this.refresh();
    }
    this.desk.hide();
    this.marks.clear();
    return undefined;
  }

  /** The website shows another language, or a new state has come; `language` is empty where nothing is translated. */
  update(language, names) {
    this.names = names;
    this.language = language;
    return this.refresh();
  }

  /** Learn the messages of the page that is shown, mark them, and go on with what was under way. */
  async refresh() {
    const { document: page, path } = this.site;
    if (!this.isOn || !path || !page?.body) {
      return;
    }
    if (!this.language || !path.startsWith(`${this.language}/`)) {
      this.marks.clear();
      this.desk.hide();
      return;
    }
    this.turns += 1;
    const { turns } = this;
    const { ok, content } = await listMessages(this.language, path);
    if (turns !== this.turns || page !== this.site.document || !this.isOn) {
      return; // the reader has gone on, or something newer is on its way
    }
    if (!ok) {
      this.onRefusal(content.message);
      return;
    }
    this.list = content;
    this.listed = page;
    this.desk.tellUnfinished(content.unfinished.length);
    this.listen(page);
    this.paint();
    this.desk.showOthers(content.messages.filter(({ id }) => !this.marks.has(id)));
    if (this.wanted) {
      const id = this.wanted;
      this.wanted = "";
      await this.open(id);
    } else if (this.desk.isOpen && !this.desk.isChanged) {
      await this.reread();
    }
  }

  /** Mark the texts of the page by their states. */
  paint() {
    const { language, listed } = this;
    if (listed === this.site.document) {
      const states = new Map(this.list.messages.map(({ id, state }) => [id, state]));
      this.marks.paint(listed, states, (id) => hasDraft({ language, id }));
      this.marks.setCurrent(this.desk.message?.id);
    }
  }

  /** Hear clicks and keys on a page before the page does. */
  listen(page) {
    if (this.heard.has(page)) {
      return;
    }
    this.heard.add(page);
    const opens = (event) => {
      const id = this.isOn && !event.ctrlKey && !event.metaKey ? this.marks.at(event) : "";
      if (id) {
        event.preventDefault();
        event.stopPropagation();
        this.open(id, event.target.closest("[data-messages]"));
      }
    };
    page.addEventListener("click", opens, true);
    page.addEventListener("keydown", (event) => event.key === "Enter" && event.target.dataset?.messages && opens(event), true);
  }

  /** Open a message of this page; `opener` is the element where the translator has found it. */
  async open(id, opener = null) {
    const { ok, content } = await readMessage(this.language, id);
    if (!ok) {
      this.desk.say(content.message, "error");
      this.onRefusal(content.message); // the panel may be closed
      return;
    }
    const draft = readDraft(content);
    this.show(content, draft, draft?.base);
    this.desk.say(draft ? "What you had entered and not saved is here again." : "");
    this.desk.showOthers(this.list.messages.filter((each) => !this.marks.has(each.id)));
    this.paint();
    this.opener = opener ?? this.marks.element(id);
    this.desk.focus();
    requestAnimationFrame(() => this.opener?.scrollIntoView({ block: "nearest" })); // beside the panel there is less room
    if (draft) {
      await this.check();
    }
  }

  /** Open the message of an entry of a PO file, on a page where it stands; return why that cannot be done. */
  async openAt(path, line, onFound) {
    const { ok, content } = await findMessage(path, line);
    if (!ok) {
      return content.message;
    }
    onFound();
    if (!this.isOn) {
      this.turn(true);
    }
    this.wanted = content.id;
    if (content.page && content.page !== this.site.path) {
      this.site.go(content.page);
    } else if (content.language === this.language) {
      await this.refresh();
    }
    return "";
  }

  /** Show a message; `base` says which state of its entry the translator has seen. */
  show(message, draft = null, base = message.base) {
    this.base = base;
    this.desk.show(message, this.names, draft);
  }

  /** Show what the file says by now; nothing has been entered that could be lost. */
  async reread() {
    const { message } = this.desk;
    const { ok, content } = await readMessage(this.language, message.id);
    const isSame = this.desk.message === message && !this.desk.isChanged;
    if (ok && isSame && JSON.stringify(content) !== JSON.stringify(message)) {
      const isTyping = this.desk.areas.includes(document.activeElement);
      this.show(content);
      if (isTyping) {
        this.desk.focus();
      }
    }
  }

  async check() {
    const { message } = this.desk;
    if (!message) {
      return;
    }
    const { entered } = this.desk;
    const { ok, content } = await checkMessage(this.language, message.id, entered);
    const isCurrent = this.desk.message === message && JSON.stringify(this.desk.entered) === JSON.stringify(entered);
    if (isCurrent && ok) {
      this.desk.showFindings(content.findings);
    } else if (isCurrent) {
      this.desk.say(content.message, "error");
    }
  }

  async save({ andNext = false } = {}) {
    const { message, entered } = this.desk;
    if (!message || this.isSaving) {
      return;
    }
    this.isSaving = true;
    this.desk.say("Saving …");
    const { ok, content } = await saveMessage(message.language, message.id, { ...entered, base: this.base });
    this.isSaving = false;
    if (ok) {
      forgetDraft(message);
    }
    if (this.desk.message !== message) {
      return;
    }
    if (!ok) {
      this.refused(content);
      return;
    }
    this.standing = null;
    this.noteSaved(content);
    const later = this.desk.entered;
    const isUntouched = JSON.stringify(later) === JSON.stringify(entered);
    this.desk.say(`Saved in ${content.path}.`, "fine");
    if (isUntouched && andNext) {
      this.desk.message = content;
      await this.step(1, true);
      this.desk.say(`Saved in ${content.path}.`, "fine");
    } else {
      this.showAgain(content, isUntouched ? null : later);
    }
  }

  /** What has been saved is done, though the page does not show it yet. */
  noteSaved({ id, strings, fuzzy, findings }) {
    if (strings.every(Boolean) && !fuzzy && !findings.length) {
      this.list.unfinished = this.list.unfinished.filter((each) => each.id !== id);
      this.desk.tellUnfinished(this.list.unfinished.length);
    }
  }

  /** Show a message anew, and leave the cursor where it is. */
  showAgain(content, draft) {
    const at = this.desk.areas.indexOf(document.activeElement);
    const { selectionStart, selectionEnd } = this.desk.areas[at] ?? {};
    this.show(content, draft);
    this.keepDraft();
    if (at >= 0) {
      this.desk.areas[at].focus();
      this.desk.areas[at].setSelectionRange(selectionStart, selectionEnd);
    } else if (document.activeElement === document.body) {
      this.desk.focus(); // the button that was pressed is disabled by now
    }
  }

  refused({ message, findings, standing }) {
    this.desk.say(message, "error");
    if (findings) {
      this.desk.showFindings(findings);
    }
    if (standing) {
      this.standing = standing;
      this.desk.showConflict(standing);
    }
  }

  keepMine() {
    const { standing } = this;
    const draft = this.desk.entered;
    this.show(standing, draft);
    return this.save();
  }

  takeTheirs() {
    forgetDraft(this.standing);
    this.show(this.standing);
    this.desk.say("This is what the file says.");
    this.desk.focus();
  }

  revert() {
    forgetDraft(this.desk.message);
    this.show(this.desk.message);
    this.desk.say("This is what the file says.");
    this.desk.focus();
  }

  /** Keep what has been entered: until it is saved it is in no file. */
  keepDraft() {
    const { message, isChanged, entered } = this.desk;
    if (isChanged) {
      keepDraft(message, { ...entered, base: this.base });
    } else if (message) {
      forgetDraft(message);
    }
  }

  /** Close the panel; the focus goes back to the text. */
  close() {
    const element = this.opener?.isConnected ? this.opener : this.marks.element(this.desk.message?.id);
    this.desk.hide();
    this.paint();
    if (element) {
      this.site.frame.focus();
      element.focus();
    } else {
      this.button.focus();
    }
  }

  /** Go to the next message, or to the one before; of the unfinished ones also to those of other pages. */
  async step(by, isUnfinished = false) {
    const { messages, unfinished } = this.list;
    const row = isUnfinished ? unfinished : messages;
    if (!row.length) {
      this.desk.say(isUnfinished ? "Nothing is unfinished." : "There is nothing else on this page.");
      return;
    }
    const current = this.desk.message?.id;
    const order = messages.find(({ id }) => id === current)?.order ?? messages[0]?.order - 1;
    const ahead = row.filter((each) => (by > 0 ? each.order > order : each.order < order));
    const next = (by > 0 ? ahead[0] : ahead.at(-1)) ?? (by > 0 ? row[0] : row.at(-1));
    if (!next.page || messages.some(({ id }) => id === next.id)) {
      await this.open(next.id);
    } else {
      this.wanted = next.id;
      this.site.go(next.page);
    }
  }
}
