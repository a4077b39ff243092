// Everything works without this file. With it, leaving is faster and leaves less.
"use strict";

(function () {
  const PRESSES = 3;
  const WITHIN_MS = 2000;
  const door = document.querySelector("[data-leave]");
  let presses = [];

  // Replacing the entry means that Back does not come here again.
  function leave() {
    document.documentElement.hidden = true;
    window.location.replace(door.href);
  }

  // Browsers that refuse cookies say of themselves that they take them: this tries it.
  function takesCookies() {
    document.cookie = "t=1; SameSite=Strict";
    const taken = document.cookie.includes("t=1");
    document.cookie = "t=; SameSite=Strict; Max-Age=0";
    return taken;
  }

  if (document.querySelector(".no-cookies") && !takesCookies()) {
    document.documentElement.classList.add("cookieless");
  }

  if (door) {
    document.documentElement.classList.add("scripted");
    door.addEventListener("click", function (event) {
      event.preventDefault();
      leave();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      const now = Date.now();
      presses = presses.filter((at) => now - at < WITHIN_MS).concat(now);
      if (presses.length >= PRESSES) leave();
    });
  }

  // A page kept in memory for Back must hold nothing; shown again, it asks anew.
  window.addEventListener("pagehide", function () {
    document.body.replaceChildren();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
})();
