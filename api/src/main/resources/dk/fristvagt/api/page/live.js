// Keeps a page up to date. Every page says everything without it: the server renders, this script only asks for the same page again
// when the service says that something changed, and takes over what differs.
"use strict";

(() => {
  const POLL_MS = 2000;
  const LISTEN_AGAIN_MS = 15000;
  const TIMEOUT_MS = 15000;
  const PAUSED = "fristvagt-paused";
  const page = document.querySelector("[data-live]");
  const retry = document.querySelector("[data-live-retry]");

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  if (retry !== null) {
    setTimeout(() => location.reload(), Number(retry.dataset.liveRetry) * 1000);
    return;
  }
  if (page === null) {
    return;
  }

  const leastMs = Number(page.dataset.live) * 1000;
  const pause = document.querySelector("[data-live-pause]");
  let paused = sessionStorage.getItem(PAUSED) === "true";
  let changed = false;
  let asking = false;
  let last = Date.now();
  let timer = null;
  let etag = null;

  function offline(isOffline) {
    document.querySelector("[data-live-offline]").hidden = !isOffline;
    document.documentElement.toggleAttribute("data-offline", isOffline);
  }

  // What the reader has opened, typed or paused stays as it is.
  const callbacks = {
    beforeNodeMorphed: (old) => !(old instanceof Element && old.hasAttribute("data-live-keep")),
    beforeNodeRemoved: (old) => !(old instanceof Element && old.hasAttribute("data-live-keep")),
    beforeAttributeUpdated: (name, element) => !(name === "open" && element.tagName === "DETAILS"),
  };

  async function refresh() {
    asking = true;
    changed = false;
    last = Date.now();
    try {
      const headers = { Accept: "text/html" };
      if (etag !== null) {
        headers["If-None-Match"] = etag;
      }
      const response = await fetch(location.href, { headers, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status === 200) {
        etag = response.headers.get("ETag");
        const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
        const next = fresh.querySelector("[data-live]");
        if (next === null) {
          location.reload();
          return;
        }
        if (!paused) {
          document.title = fresh.title;
          document.documentElement.className = fresh.documentElement.className;
          Idiomorph.morph(page, next, { ignoreActiveValue: true, callbacks });
          document.dispatchEvent(new Event("fristvagt:refreshed"));
        }
      } else if (response.status === 401) {
        // The session is over: the page itself is sent to sign in.
        location.reload();
        return;
      } else if (response.status !== 304) {
        throw new Error("status " + response.status);
      }
      offline(false);
    } catch (error) {
      offline(true);
    } finally {
      asking = false;
      plan();
    }
  }

  // At most one request at a time, and none more often than the page wants.
  function plan() {
    if (changed && !paused && !asking && !document.hidden && timer === null) {
      timer = setTimeout(() => {
        timer = null;
        if (!paused && !document.hidden) {
          refresh();
        }
      }, Math.max(0, last + leastMs - Date.now()));
    }
  }

  function somethingChanged() {
    changed = true;
    plan();
  }

  function showPause() {
    if (pause !== null) {
      pause.hidden = false;
      pause.textContent = paused ? pause.dataset.resume : pause.dataset.pause;
      pause.setAttribute("aria-pressed", String(paused));
    }
    document.documentElement.toggleAttribute("data-paused", paused);
  }

  if (pause !== null) {
    pause.addEventListener("click", () => {
      paused = !paused;
      sessionStorage.setItem(PAUSED, String(paused));
      showPause();
      somethingChanged();
    });
  }
  document.addEventListener("visibilitychange", somethingChanged);
  showPause();

  let polling = null;

  function poll(isNeeded) {
    if (isNeeded && polling === null) {
      polling = setInterval(somethingChanged, Math.max(POLL_MS, leastMs));
    } else if (!isNeeded && polling !== null) {
      clearInterval(polling);
      polling = null;
    }
  }

  // A browser gives up for good on an answer that is no stream, as when there are too many readers.
  function listen() {
    const events = new EventSource("/api/v1/live");
    events.onopen = () => poll(false);
    events.onerror = () => {
      poll(true);
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(listen, LISTEN_AGAIN_MS);
      }
    };
    events.addEventListener("snapshot", somethingChanged);
    events.addEventListener("change", somethingChanged);
    events.addEventListener("waiting", somethingChanged);
  }

  // Whoever may not follow the status asks from time to time.
  if (page.dataset.livePush === undefined) {
    poll(true);
  } else {
    listen();
  }
})();
