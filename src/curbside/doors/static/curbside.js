/* What a page does beyond being read: opens a source beside the answer, copies, prints.
   Every one of these works without it, or is not shown. */
"use strict";
(() => {
  document.documentElement.classList.add("has-script");
  const panel = document.getElementById("panel");
  const wide = window.matchMedia("(min-width: 62rem)");
  let opener = null;
  let turn = 0; // what comes back after another number was pressed, or the panel was closed, is late

  async function openPassage(link) {
    const address = new URL(link.href);
    address.searchParams.set("part", "panel");
    const body = panel.querySelector(".panel-body");
    const mine = ++turn;
    const response = await fetch(address);
    const text = await response.text();
    if (mine !== turn) return;
    if (!response.ok) {
      location.assign(link.href);
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    body.replaceChildren(...page.body.childNodes);
    panel.querySelector("h2").textContent = link.textContent.trim();
    if (opener) opener.removeAttribute("aria-expanded");
    opener = link;
    link.setAttribute("aria-expanded", "true");
    if (!panel.open) {
      // beside the answer where there is room for both, else over it
      if (wide.matches) panel.show();
      else panel.showModal();
    }
    panel.scrollTop = 0;
    panel.querySelector("h2").focus();
  }

  function closePanel() {
    turn += 1;
    if (panel.open) panel.close();
  }

  // the form for reports is on the page already; here it is opened with the sentence chosen
  function reportSentence(sentence) {
    const choice = document.getElementById("report-sentence");
    opener = null;
    closePanel();
    document.getElementById("report").open = true;
    choice.value = sentence;
    choice.focus();
  }

  function tell(words) {
    const place = document.getElementById("copied");
    if (place) place.textContent = words;
  }

  async function copy(words, told) {
    try {
      await navigator.clipboard.writeText(words);
      tell(told);
    } catch {
      tell("The browser did not allow copying.");
    }
  }

  document.addEventListener("click", async (event) => {
    const on = (selector) => event.target.closest(selector);
    const link = on("a[data-panel]");
    if (link && panel && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      await openPassage(link);
    } else if (on("[data-close]")) {
      closePanel();
    } else if (on("[data-copy]")) {
      const response = await fetch(on("[data-copy]").dataset.copy);
      if (response.ok) await copy(await response.text(), "Copied with its references.");
    } else if (on("[data-copy-link]")) {
      await copy(new URL(on("[data-copy-link]").dataset.copyLink, location.href).href, "Link copied.");
    } else if (on("[data-report]")) {
      reportSentence(on("[data-report]").dataset.report);
    } else if (on("[data-print]")) {
      window.print();
    }
  });

  if (panel) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") closePanel();
    });
    panel.addEventListener("close", () => {
      for (const link of document.querySelectorAll("a[aria-expanded]")) link.removeAttribute("aria-expanded");
      if (opener) opener.focus();
      opener = null;
    });
  }
})();
