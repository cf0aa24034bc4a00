// The pages of a PDF as pictures. One is fetched when it comes near the window, and anew when it has changed.

const MARGIN = "120% 0px";
const STEP = 64; // widths are rounded up to whole steps, so that dragging a window does not draw a page at each pixel

export class PdfPane {
  /** `onSection(section)` is told which section's link was followed. */
  constructor(pane, list, empty, { onSection }) {
    this.pane = pane;
    this.list = list;
    this.empty = empty;
    this.onSection = onSection;
    this.language = "";
    this.leaves = [];
    this.near = new IntersectionObserver((entries) => this.sighted(entries), { root: pane, rootMargin: MARGIN });
    new ResizeObserver(() => this.resized()).observe(pane);
  }

  /** Show the pages of a language's PDF; those that look the same as before are left alone. */
  update(language, pdf, sections) {
    const same = language === this.language;
    this.language = language;
    this.empty.hidden = Boolean(pdf);
    const pages = pdf ? pdf.pages : [];
    const keepPlace = same ? this.holdPlace(pages) : () => this.pane.scrollTo({ top: 0, behavior: "instant" });
    while (this.leaves.length > pages.length) {
      const gone = this.leaves.pop();
      this.near.unobserve(gone.element);
      gone.element.remove();
    }
    pages.forEach((page, i) => {
      const leaf = this.leaves[i] ?? this.add(i + 1);
      this.describe(leaf, page, sections);
      this.refresh(leaf);
    });
    keepPlace();
  }

  get isEmpty() {
    return !this.leaves.length;
  }

  /** Bring a page to the top of the pane. */
  go(number) {
    const leaf = this.leaves[number - 1];
    leaf?.element.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** Number of the page that takes most of the pane's upper half, from 1. */
  get at() {
    const line = this.pane.getBoundingClientRect().top + this.pane.clientHeight * 0.3;
    const found = this.leaves.find(({ element }) => element.getBoundingClientRect().bottom > line);
    return found ? found.number : 1;
  }

  add(number) {
    const element = document.createElement("li");
    element.id = `page-${number}`;
    const picture = document.createElement("img");
    picture.decoding = "async";
    const caption = document.createElement("p");
    caption.className = "leaf-caption";
    element.append(picture, caption);
    this.list.append(element);
    const leaf = { number, element, picture, caption, digest: "", shown: "", isNear: false, words: "" };
    this.leaves.push(leaf);
    this.near.observe(element);
    return leaf;
  }

  describe(leaf, [digest, width, height], sections) {
    leaf.digest = digest;
    leaf.picture.style.aspectRatio = `${width} / ${height}`;
    const here = sections.filter(({ first, last }) => first !== null && first <= leaf.number && leaf.number <= last);
    // A chapter covers all its sections: of those that begin earlier, only the innermost says what the page is of.
    const begun = here.filter(({ first }) => first === leaf.number);
    const running = here.filter(({ first }) => first < leaf.number).slice(-1);
    const named = [...running, ...begun];
    const words = JSON.stringify(named.map(({ id, title, page, anchor }) => [id, title, page, anchor]));
    if (words === leaf.words) {
      return;
    }
    leaf.words = words;
    leaf.picture.alt = `Page ${leaf.number}${named.length ? `: ${named.map(({ title }) => title).join(", ")}` : ""}`;
    const number = document.createElement("span");
    number.className = "leaf-number";
    number.textContent = `${leaf.number}`;
    leaf.caption.replaceChildren(number, ...named.map((section) => this.link(section)));
  }

  link(section) {
    const link = document.createElement("a");
    link.href = `/site/${section.page}#${encodeURIComponent(section.anchor)}`;
    link.textContent = section.title;
    link.lang = this.language;
    link.title = `Show “${section.title}” on the website`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.onSection(section);
    });
    return link;
  }

  sighted(entries) {
    for (const entry of entries) {
      const leaf = this.leaves.find(({ element }) => element === entry.target);
      if (leaf) {
        leaf.isNear = entry.isIntersecting;
        this.refresh(leaf);
      }
    }
  }

  resized() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.leaves.forEach((leaf) => this.refresh(leaf)), 150);
  }

  /** Fetch a page's picture if it is near the window and not there yet; the old one stays until the new one is drawn. */
  async refresh(leaf) {
    const pixels = leaf.picture.clientWidth * devicePixelRatio;
    if (!leaf.isNear || !pixels) {
      return;
    }
    const width = Math.ceil(pixels / STEP) * STEP;
    const address = `/pages/${this.language}/${leaf.number}/${encodeURIComponent(leaf.digest)}/${width}.png`;
    if (address === leaf.shown) {
      return;
    }
    leaf.shown = address;
    const drawn = new Image();
    drawn.src = address;
    try {
      await drawn.decode();
    } catch {
      if (leaf.shown === address) {
        leaf.shown = ""; // the page has changed since, and the next state says how
      }
      return;
    }
    if (leaf.shown === address) {
      leaf.picture.src = address;
    }
  }

  /** Return a function that brings the page at the top back there, wherever it has moved to. */
  holdPlace(pages) {
    const leaf = this.leaves[this.at - 1];
    if (!leaf || !this.pane.scrollTop) {
      return () => {};
    }
    const from = leaf.element.getBoundingClientRect().top;
    const old = this.leaves.map(({ digest }) => digest);
    const number = pages[leaf.number - 1]?.[0] === leaf.digest ? leaf.number : moved(old, pages, leaf);
    return () => {
      const now = this.leaves[Math.min(number, this.leaves.length) - 1];
      if (now) {
        this.pane.scrollBy({ top: now.element.getBoundingClientRect().top - from, behavior: "instant" });
      }
    };
  }
}

/** Return where a page has gone: to the only page that looks like it, else it is taken to be where it was. */
function moved(old, pages, leaf) {
  const found = pages.flatMap(([digest], i) => (digest === leaf.digest ? [i + 1] : []));
  const alone = found.length === 1 && old.filter((digest) => digest === leaf.digest).length === 1;
  return alone ? found[0] : leaf.number;
}
