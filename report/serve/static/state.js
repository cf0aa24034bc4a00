// The connection to the server: its state, as it comes, and requests that change something.
//
// A state is whole and holds:
//   phase           building, typesetting or ready: what is under way
//   step            begun, site, pdf, refused or fault: what has just happened
//   seconds         how long that step took
//   goal, goals     the goal of the builds, and all there are
//   withPdf         whether PDFs are made
//   siteIsCurrent   whether the website is that of the saved files
//   pdfIsCurrent    whether the PDFs are of that website
//   problems        errors first: {severity, code, slug, message, hint, path, line, column}
//   fault           a bug of the program, in a sentence, or empty
//   languages       {tag, name}, the source language first
//   files           path in the website to a digest of its content
//   sections        language to {id, title, page, anchor, source, first, last}, in reading order; pages from 1
//   pdfs            language to {name, pages: [[digest, width, height]]}
//   changed         web pages that the last good build changed

const TOKEN = document.querySelector("meta[name='report-token']").content;

/** Call `onState` with each new state, and `onLost` when the server is gone. A hidden tab holds no connection. */
export function listen(onState, onLost) {
  let source = null;

  const open = () => {
    if (source || document.hidden) {
      return;
    }
    source = new EventSource("/events");
    source.addEventListener("state", (event) => onState(JSON.parse(event.data)));
    source.addEventListener("error", onLost);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    }
    open();
  });
  open();
}

/** Ask the server to do something; return what it says against it, or nothing. */
export async function post(path, body) {
  const { ok, content } = await ask(path, body);
  return ok ? "" : content.message;
}

/** Ask the server, with a body by POST; return whether it agrees, and what it says: `message` is what it has against it. */
export async function ask(path, body) {
  const headers = { "content-type": "application/json", "x-report-token": TOKEN };
  let answer;
  try {
    answer = await fetch(path, body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    return { ok: false, content: { message: "The server does not answer." } };
  }
  if (answer.status === 401) {
    location.reload(); // the server was started anew and has another token
  }
  const isOurs = answer.headers.get("content-type")?.startsWith("application/json");
  return { ok: answer.ok, content: isOurs ? await answer.json() : { message: await answer.text() } };
}
