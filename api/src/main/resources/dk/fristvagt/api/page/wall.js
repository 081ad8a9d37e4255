// Numbers on the wall that change pulse once, so that the eye across the room finds what is new.
"use strict";

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const PULSE = [{ opacity: 1 }, { opacity: 0.35 }, { opacity: 1 }];

  const numbers = () => new Map(Array.from(document.querySelectorAll("[data-pulse]"), (one) => [one.id, one.textContent]));
  let known = numbers();

  document.addEventListener("fristvagt:refreshed", () => {
    const now = numbers();
    if (!calm.matches) {
      for (const [id, text] of now) {
        if (known.has(id) && known.get(id) !== text) {
          document.getElementById(id).animate(PULSE, { duration: 1200, easing: "ease-in-out" });
        }
      }
    }
    known = now;
  });
})();
