// Changes a document into another by touching only what differs between the two as they were served.
//
// Three trees: `live` is what the reader sees, `before` the source it was made from, `fresh` the new source. What is equal
// in both sources is left alone, whatever the reader or the page's script has done to it: open details, answers in a form,
// the focus.

const MOST_PAIRS = 40000;

/** Turn `live` into `fresh`; return the live elements that are new or hold something new. */
export function morph(live, before, fresh) {
  const touched = [];
  morphNode(live, before, fresh, touched);
  return touched;
}

function morphNode(live, before, fresh, touched) {
  if (before.isEqualNode(fresh)) {
    return;
  }
  if (fresh.nodeType !== Node.ELEMENT_NODE) {
    live.nodeValue = fresh.nodeValue;
    touch(touched, live.parentElement);
    return;
  }
  morphAttributes(live, before, fresh, touched);
  morphChildren(live, before, fresh, touched);
}

function morphAttributes(live, before, fresh, touched) {
  const names = new Set([...before.getAttributeNames(), ...fresh.getAttributeNames()]);
  for (const name of names) {
    const value = fresh.getAttribute(name);
    if (value === before.getAttribute(name)) {
      continue;
    }
    if (value === null) {
      live.removeAttribute(name);
    } else {
      live.setAttribute(name, value);
    }
    touch(touched, live);
  }
}

function morphChildren(live, before, fresh, touched) {
  const shown = [...live.childNodes];
  const known = [...before.childNodes];
  // Where a script has put elements in or taken some out, what is shown is all there is to go by.
  const told = known.length === shown.length && known.every((node, i) => node.nodeName === shown[i].nodeName);
  const old = told ? known : shown;
  const wanted = [...fresh.childNodes];
  const partners = pair(old, wanted);
  const kept = new Set(partners);
  shown.forEach((node, i) => {
    if (!kept.has(i)) {
      node.remove();
      touch(touched, live);
    }
  });
  let next = live.firstChild;
  wanted.forEach((node, j) => {
    const i = partners[j];
    if (i === -1) {
      const copy = live.ownerDocument.importNode(node, true);
      live.insertBefore(copy, next);
      touch(touched, copy.nodeType === Node.ELEMENT_NODE ? copy : live);
    } else {
      next = shown[i].nextSibling;
      morphNode(shown[i], old[i], node, touched);
    }
  });
}

function touch(touched, element) {
  if (element && !touched.includes(element)) {
    touched.push(element);
  }
}

/** Return for each wanted node the index of the old node it continues, or -1; indices grow. */
function pair(old, wanted) {
  const partners = new Array(wanted.length).fill(-1);
  let start = 0;
  let oldEnd = old.length;
  let end = wanted.length;
  while (start < oldEnd && start < end && old[start].isEqualNode(wanted[start])) {
    partners[start] = start;
    start += 1;
  }
  while (oldEnd > start && end > start && old[oldEnd - 1].isEqualNode(wanted[end - 1])) {
    oldEnd -= 1;
    end -= 1;
    partners[end] = oldEnd;
  }
  let from = start;
  let at = start;
  for (const [i, j] of anchors(old, wanted, start, oldEnd, end)) {
    pairInOrder(old, wanted, from, i, at, j, partners);
    partners[j] = i;
    from = i + 1;
    at = j + 1;
  }
  pairInOrder(old, wanted, from, oldEnd, at, end, partners);
  return partners;
}

/** Return the longest row of pairs that are surely the same: equal nodes, and elements of the same id. */
function anchors(old, wanted, start, oldEnd, end) {
  const rows = oldEnd - start;
  const columns = end - start;
  if (rows * columns > MOST_PAIRS) {
    return [];
  }
  const same = (i, j) => isSame(old[start + i], wanted[start + j]);
  const longest = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const skipped = Math.max(longest[i + 1][j], longest[i][j + 1]);
      longest[i][j] = same(i, j) ? Math.max(skipped, longest[i + 1][j + 1] + 1) : skipped;
    }
  }
  const found = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (same(i, j) && longest[i][j] === longest[i + 1][j + 1] + 1) {
      found.push([start + i, start + j]);
      i += 1;
      j += 1;
    } else if (longest[i + 1][j] >= longest[i][j + 1]) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return found;
}

function isSame(one, other) {
  if (one.nodeType === Node.TEXT_NODE && !one.nodeValue.trim()) {
    return false; // white space between elements holds nothing together
  }
  const hasId = one.nodeType === Node.ELEMENT_NODE && one.id;
  return hasId ? one.id === other.id && one.nodeName === other.nodeName : one.isEqualNode(other);
}

/** Pair nodes of the same name between two anchors, in the order they stand. */
function pairInOrder(old, wanted, from, to, at, end, partners) {
  let i = from;
  for (let j = at; j < end; j += 1) {
    let candidate = i;
    while (candidate < to && !canContinue(old[candidate], wanted[j])) {
      candidate += 1;
    }
    if (candidate < to) {
      partners[j] = candidate;
      i = candidate + 1;
    }
  }
}

function canContinue(one, other) {
  if (one.nodeName !== other.nodeName) {
    return false;
  }
  return one.nodeType !== Node.ELEMENT_NODE || one.id === other.id;
}
