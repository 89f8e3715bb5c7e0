/* Sends feedback without leaving the page; without it the form leads to a page of thanks. */
"use strict";
(() => {
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest('form[action="/feedback"]');
    if (!form) return;
    event.preventDefault();
    const told = new FormData(form, event.submitter);
    told.set("part", "thanks");
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(told) }).catch(() => null);
    const page = response && new DOMParser().parseFromString(await response.text(), "text/html");
    const words = document.createElement("div");
    words.setAttribute("role", "status");
    if (response && response.ok) {
      words.append(...page.body.childNodes);
      form.replaceWith(words);
      const thanks = words.querySelector("[tabindex]");
      if (thanks) thanks.focus();
    } else {
      const lead = page && page.querySelector(".lead");
      words.textContent = lead ? lead.textContent : "It could not be sent. Try once more.";
      form.append(words);
    }
  });
})();
