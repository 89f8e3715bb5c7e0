/* Shows what becomes of uploaded files while they are read; without it the page has a link to look again. */
"use strict";
(() => {
  const place = document.querySelector("[data-progress]");
  const pause = 700; // milliseconds between two looks

  async function look() {
    if (place.querySelector("[data-over]")) return;
    const response = await fetch(place.dataset.progress).catch(() => null);
    if (response && response.ok) {
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
    } else if (response) {
      location.reload();
      return;
    }
    setTimeout(look, pause);
  }

  if (place) setTimeout(look, pause);
})();
