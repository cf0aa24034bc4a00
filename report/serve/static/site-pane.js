// The website in its own frame, as it will be published. After a save its document is changed in place.

import { morph } from "./morph.js";

const SITE = "/site/";
const BLOCKS = "p, li, tr, dt, dd, h1, h2, h3, h4, h5, h6, figure, figcaption, blockquote, pre, section, nav";
const MOST_LIT = 12;

export class SitePane {
  /**
   * `onPlace(path, moved)` is told where the reader is; `moved` says that it is another page than before.
   * `onContent` is told that the document is another, or says something else.
   */
  constructor(frame, empty, { onPlace, onPdf, onContent }) {
    this.frame = frame;
    this.empty = empty;
    this.onPlace = onPlace;
    this.onPdf = onPdf;
    this.onContent = onContent;
    this.files = {};
    this.source = null; // the document as it was served, to tell what a new one changes
    this.exchanged = new Map(); // files that changed since the document was loaded, to their digests
    this.work = Promise.resolve();
    frame.addEventListener("load", () => this.loaded());
  }

  get document() {
    return this.frame.contentDocument;
  }

  /** Path of the page that is shown, in the website. */
  get path() {
    const { pathname } = this.frame.contentWindow.location;
    return pathname.startsWith(SITE) ? decodeURIComponent(pathname.slice(SITE.length)) : "";
  }

  /** Go to a page, and to an element on it. */
  go(path, anchor = "") {
    this.frame.hidden = false;
    this.empty.hidden = true;
    const address = `${SITE}${path}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
    if (this.path === path) {
      this.document.getElementById(anchor)?.scrollIntoView({ block: "start" });
    } else if (this.path) {
      this.frame.contentWindow.location.assign(address);
    } else {
      this.frame.contentWindow.location.replace(address); // no empty page to go back to
    }
  }

  /** Take the files of a new state; exchange what changed of the page that is shown. */
  update(files) {
    const before = this.files;
    this.files = files;
    for (const [path, digest] of Object.entries(files)) {
      if (before[path] && before[path] !== digest) {
        this.exchanged.set(path, digest);
      }
    }
    const isThere = this.path && files[this.path];
    if (!isThere || Object.keys(before).every((path) => before[path] === files[path])) {
      return;
    }
    const scripts = [...this.document.scripts].map((script) => sitePath(script.src));
    if (scripts.some((path) => path && before[path] !== files[path])) {
      this.frame.contentWindow.location.reload();
      return;
    }
    this.work = this.work.then(() => this.exchange()).catch((error) => console.error(error));
  }

  /** The id of the section that the reader is at, of those with an element on this page. */
  sectionAt(anchors) {
    const { document: shown } = this;
    const line = this.frame.clientHeight * 0.35;
    let found = anchors[0];
    for (const anchor of anchors) {
      const top = shown.getElementById(anchor)?.getBoundingClientRect().top;
      if (top !== undefined && top <= line) {
        found = anchor;
      }
    }
    return found;
  }

  loaded() {
    if (!this.path) {
      return;
    }
    this.source = null;
    this.exchanged = new Map();
    this.document.addEventListener("click", (event) => this.clicked(event));
    this.document.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.onPlace(this.path, true);
    this.onContent();
    this.work = this.work.then(() => this.adopt()).catch((error) => console.error(error));
  }

  scrolled() {
    this.nextFrame ??= requestAnimationFrame(() => {
      this.nextFrame = null;
      this.onPlace(this.path, false);
    });
  }

  /** Learn how this page is served; if that has changed since it was loaded, change it. */
  async adopt() {
    const loaded = digestOf(this.frame.contentWindow);
    const served = await this.fetchPage();
    if (!served) {
      return;
    }
    this.source = served.page;
    if (loaded && loaded !== served.digest) {
      this.source = new DOMParser().parseFromString(this.document.documentElement.outerHTML, "text/html");
      await this.exchange();
    }
  }

  async exchange() {
    const { source } = this;
    const fresh = source && (await this.fetchPage())?.page;
    if (!fresh || this.source !== source) {
      return; // or the reader has gone to another page
    }
    const keepPlace = holdPlace(this.frame.contentWindow);
    const sheetsDone = this.exchangeSheets();
    withoutSheets(fresh.head, this.source.head);
    const touched = morph(this.document.documentElement, this.source.documentElement, fresh.documentElement);
    this.source = fresh;
    keepPlace();
    light(touched);
    this.onContent();
    await sheetsDone;
    keepPlace();
    this.onPlace(this.path, false);
  }

  async fetchPage() {
    const path = this.path;
    const answer = await fetch(SITE + path, { cache: "no-cache" });
    if (!answer.ok || path !== this.path) {
      return null;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const picture of page.querySelectorAll("img[src]")) {
      const file = sitePath(new URL(picture.getAttribute("src"), location.origin + SITE + path).href);
      if (this.exchanged.has(file)) {
        picture.setAttribute("src", `${picture.getAttribute("src")}?${this.exchanged.get(file)}`);
      }
    }
    return { page, digest: (answer.headers.get("etag") ?? "").replaceAll('"', "") };
  }

  /** Put new style sheets beside the old ones and take those away once the new ones are there: nothing flashes. */
  exchangeSheets() {
    const waiting = [...this.document.querySelectorAll("link[rel='stylesheet']")].map((old) => {
      const digest = this.exchanged.get(sitePath(old.href));
      if (!digest || new URL(old.href).search === `?${digest}`) {
        return null;
      }
      const sheet = old.cloneNode();
      sheet.href = `${old.href.split("?")[0]}?${digest}`;
      return new Promise((resolve) => {
        const done = () => {
          old.remove();
          resolve();
        };
        sheet.addEventListener("load", done);
        sheet.addEventListener("error", done);
        old.after(sheet);
      });
    });
    return Promise.all(waiting);
  }

  clicked(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const target = new URL(link.href);
    if (target.origin !== location.origin) {
      event.preventDefault();
      window.open(link.href, "_blank", "noopener"); // the frame shows this website only
    } else if (target.pathname.startsWith(`${SITE}downloads/`)) {
      event.preventDefault();
      this.onPdf();
    }
  }
}

function sitePath(address) {
  const { pathname } = new URL(address || "about:blank", location.href);
  return pathname.startsWith(SITE) ? decodeURIComponent(pathname.slice(SITE.length)) : "";
}

/** The digest under which the server gave out the page that a window shows; empty where browsers do not tell. */
function digestOf(view) {
  return view.performance.getEntriesByType("navigation")[0]?.serverTiming?.[0]?.description ?? "";
}

/** Let both sources have the same style sheets: those are exchanged on their own. */
function withoutSheets(fresh, before) {
  const known = [...before.querySelectorAll("link[rel='stylesheet']")];
  fresh.querySelectorAll("link[rel='stylesheet']").forEach((sheet, i) => {
    if (known[i]) {
      sheet.setAttribute("href", known[i].getAttribute("href"));
    }
  });
}

/** Return a function that puts what now stands at the top of the window back there. */
function holdPlace(view) {
  const at = view.document.elementFromPoint(view.innerWidth / 2, Math.min(140, view.innerHeight / 3));
  const before = at?.getBoundingClientRect().top;
  return () => {
    if (at?.isConnected && view.scrollY > 0) {
      const moved = at.getBoundingClientRect().top - before;
      if (Math.abs(moved) > 0.5) {
        view.scrollBy({ top: moved, behavior: "instant" });
      }
    }
  };
}

/** Light up for a moment what has changed. */
function light(touched) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    return;
  }
  const blocks = new Set(touched.map((element) => element.closest(BLOCKS)).filter(Boolean));
  const inner = [...blocks].filter((block) => ![...blocks].some((other) => other !== block && block.contains(other)));
  for (const block of inner.slice(0, MOST_LIT)) {
    block.animate([{ backgroundColor: "rgb(255 205 60 / 0.55)" }, { backgroundColor: "rgb(255 205 60 / 0)" }], 1400);
  }
}
