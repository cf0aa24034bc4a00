"use strict";

// The questionnaire: answers become a text that the reader saves or copies. Nothing is sent anywhere.

function chosen(fields) {
  return [...fields].filter((field) => field.checked).map((field) => field.value).join(", ");
}

function answersOf(form) {
  const none = form.dataset.none;
  const lines = [form.dataset.title, ""];
  let answered = 0;
  form.querySelectorAll("[data-question]").forEach((question, index) => {
    const add = (head, answer) => {
      answered += answer ? 1 : 0;
      lines.push(head, `    ${(answer || none).replace(/\n/g, "\n    ")}`);
    };
    const heading = `${index + 1}. ${question.dataset.question}`;
    const rows = question.querySelectorAll("[data-row]");
    const text = question.querySelector("textarea");
    if (rows.length) {
      lines.push(heading);
      rows.forEach((row) => add(`  – ${row.dataset.row}`, chosen(row.querySelectorAll("input"))));
    } else {
      add(heading, text ? text.value.trim() : chosen(question.querySelectorAll("input")));
    }
    lines.push("");
  });
  return { text: lines.join("\n"), answered };
}

function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

document.querySelectorAll("form.form").forEach((form) => {
  const status = form.querySelector(".form-status");
  const copy = form.querySelector(".form-copy");
  const say = (key) => {
    status.textContent = form.dataset[key];
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { text, answered } = answersOf(form);
    if (answered) {
      save(form.dataset.file, text);
    }
    say(answered ? "saved" : "empty");
  });

  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const { text, answered } = answersOf(form);
      if (!answered) {
        say("empty");
        return;
      }
      try {
        await navigator.clipboard.writeText(text);
        say("copied");
      } catch {
        say("failed");
      }
    });
  }
});

// The menu closes on Escape and gives the focus back.
document.querySelectorAll("details.menu").forEach((menu) => {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
});
