// Laws of morph.js: trees are grown and changed at random, by seeds. The live tree must become the new one, and what did
// not change must keep its elements. Returns what broke a law.
async (seeds) => {
  const { morph } = await import("/static/morph.js");
  const broken = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    let state = seed * 2654435761;
    const below = (most) => {
      state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
      return state % most;
    };
    const leaf = () => {
      const name = ["p", "li", "details", "section", "em"][below(5)];
      const made = document.createElement(name);
      if (below(3) === 0) { made.id = `id-${below(6)}`; }
      if (below(3) === 0) { made.className = `c-${below(2)}`; }
      made.append(["", " ", "one", "two", "three"][below(5)]);
      return made;
    };
    const grow = (parent, depth) => {
      for (let n = below(5); n > 0; n -= 1) {
        const child = leaf();
        parent.append(child, ["", " ", "text"][below(3)]);
        if (depth) { grow(child, depth - 1); }
      }
    };
    const change = (root) => {
      for (let n = 1 + below(4); n > 0; n -= 1) {
        const all = [...root.querySelectorAll("*")];
        const at = all[below(all.length || 1)];
        if (!at) { root.append(leaf()); continue; }
        [() => at.remove(), () => at.before(leaf()), () => at.append(leaf()), () => { at.className = "new"; },
          () => at.replaceWith(leaf()), () => { at.firstChild ? at.firstChild.remove() : at.append("four"); },
          () => root.prepend(at), () => at.removeAttribute("id")][below(8)]();
      }
    };
    const before = document.createElement("main");
    grow(before, 2);
    before.normalize();
    const live = before.cloneNode(true);
    if (morph(live, before, before.cloneNode(true)).length) { broken.push([seed, "touched for nothing"]); }
    const fresh = before.cloneNode(true);
    change(fresh);
    fresh.normalize();
    const kept = [...live.children].filter((child, i) => before.children[i].isEqualNode(fresh.children[i])
      && before.childNodes.length === fresh.childNodes.length);
    morph(live, before, fresh);
    if (!live.isEqualNode(fresh)) { broken.push([seed, before.outerHTML, fresh.outerHTML, live.outerHTML]); }
    const changed = [...before.childNodes].filter((node, i) => !node.isEqualNode(fresh.childNodes[i]));
    if (changed.length <= 1 && kept.some((child) => child.parentNode !== live)) { broken.push([seed, "not kept"]); }
  }
  return broken;
}
