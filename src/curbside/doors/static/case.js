/* The pages of a case beyond what a form does: the page follows each correction, keeps its place and tells what changed.
   Without it every button sends its form and the page comes back whole. */
"use strict";
(() => {
  const status = document.getElementById("case-status");
  let turn = 0; // of several answers under way, the last one asked for counts

  /* With script a number opens its source beside the page; without it, it leads to the list of references. */
  function openBeside(within) {
    if (!document.getElementById("panel")) return;
    for (const mark of within.querySelectorAll("a[data-source]")) {
      mark.href = mark.dataset.source;
      mark.dataset.panel = "";
    }
  }

  async function sent(form, button, id) {
    const body = new URLSearchParams(new FormData(form, button));
    const mine = ++turn;
    const response = await fetch(button?.getAttribute("formaction") || form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine !== turn) return null;
    return response.ok ? page.getElementById(id) : null;
  }

  /* What had the keyboard before, or what stands in its place now. */
  function keepFocus(id, chip) {
    const next = document.getElementById(id) || document.querySelector(`#${CSS.escape(chip)} button`);
    (next || document.getElementById("understood"))?.focus();
  }

  async function correct(form, button) {
    const before = document.getElementById("case");
    const chip = button.closest(".chip")?.id || "chip-none";
    const open = [...before.querySelectorAll("details[open][id]")].map((each) => each.id);
    const fresh = await sent(form, button, "case");
    if (!fresh) return false;
    before.replaceWith(fresh);
    openBeside(fresh);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    keepFocus(button.id || "none", chip);
    const problem = document.getElementById("add-problem")?.textContent;
    status.textContent = problem || `${button.dataset.told || ""} ${fresh.dataset.gist}`;
    return true;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    const follows = form.id === "case-form" && document.querySelector("#case.is-assessed");
    if (!follows || !button || "leaves" in button.dataset || "plain" in form.dataset) return;
    event.preventDefault();
    const done = await correct(form, button).catch(() => false);
    if (!done && turn) {
      form.dataset.plain = "";
      form.requestSubmit(button);
    }
  });

  /* Calculators: the result follows each choice, once the choosing rests for a moment. */
  const PAUSE = 250; // milliseconds
  for (const form of document.querySelectorAll("form[data-live]")) {
    let waiting = 0;
    const work = async () => {
      const worker = form.querySelector("button[name=do][value=work]");
      const fresh = await sent(form, worker, "live").catch(() => null);
      if (fresh) document.getElementById("live").replaceChildren(...fresh.childNodes);
    };
    form.addEventListener("change", (event) => {
      if (event.target.name.startsWith("fill.")) fill(form, event.target);
      clearTimeout(waiting);
      waiting = setTimeout(work, PAUSE);
    });
  }

  /* The worksheet: a chosen mark fills what is empty of its column, arrows move between cells. */
  function fill(form, choice) {
    const column = choice.name.slice("fill.".length);
    for (const cell of form.querySelectorAll(`input[name^="${column}."]`)) cell.value ||= choice.value;
    choice.value = "";
  }

  document.querySelector(".marks-table")?.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    let row = cell.parentElement.rowIndex;
    let column = cell.cellIndex;
    const rows = cell.closest("table").rows;
    for (;;) {
      row += step[0];
      column += step[1];
      const next = rows[row]?.cells[column];
      if (!next) return;
      const field = next.querySelector("input");
      if (field) {
        field.focus();
        field.select();
        return;
      }
    }
  });

  openBeside(document);
})();
