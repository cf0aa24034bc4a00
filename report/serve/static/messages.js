// Messages, as the server has them.
//
// A page's messages:
//   messages     of this page: {id, order, state, role, source}; state is translated, fuzzy, missing or failing
//   unfinished   of all pages: {id, order, page}; order is that of the report
//   total        how many messages there are
//
// One message:
//   id, domain, context        its name, and what it is found by beside its text
//   source, sourceLanguage     the text as [kind, text] with kinds text, term and figure; its language
//   language, strings, forms   the translation, one string for each plural form; categories of the forms
//   roles, notes, places       what it is, what the writer says, path:line in the source
//   printed                    on which pages of the last build, in words; or empty
//   path, line                 its PO file, and the line there; 0 where the file lacks it
//   fuzzy                      whether it needs work
//   converted                  whether it is converted from another language, and nobody has written it
//   previous, changed          what has changed: [kind, text] with kinds same, gone and new; and in a word
//   comments                   of translators
//   terms                      of the glossary: {source, use, not, note}
//   figures                    `{{ }}` of the source: {expression, printed, words: [{role, id, source}]}
//   findings                   what is wrong: {severity, code, message, hint, answer, start, length}; in code points, or null;
//                              the answer is a comment that says that it is right as it is
//   room                       for how many characters, or 0
//   base                       to be sent back with a save: it says what was seen

import { ask } from "./state.js";

export const STATES = {
  translated: "Translated",
  fuzzy: "Needs work",
  missing: "Not translated",
  failing: "Fails a check",
};

export function listMessages(language, page) {
  return ask(`/messages?${new URLSearchParams({ language, page })}`);
}

/** Return the message of an entry of a PO file, with its language and a page. */
export function findMessage(path, line) {
  return ask(`/messages/at?${new URLSearchParams({ path, line })}`);
}

export function readMessage(language, id) {
  return ask(`/messages/${encodeURIComponent(language)}/${encodeURIComponent(id)}`);
}

/** Return what is wrong with a translation; nothing is written. */
export function checkMessage(language, id, { strings, answers }) {
  return ask("/messages/check", { language, id, strings, answers });
}

/** Write a translation into its file. Refused with `standing` where that says something else by now. */
export function saveMessage(language, id, { strings, fuzzy, answers, base }) {
  return ask("/messages", { language, id, strings, fuzzy, answers, base });
}
