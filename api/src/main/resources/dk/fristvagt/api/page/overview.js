// Keeps the numbers of the overview up to date. The page says everything without it.
"use strict";

(() => {
  const POLL_MS = 1000;
  const RETRY_MS = 3000;
  const NONE = "–";

  const main = document.querySelector("main");
  const danish = document.documentElement.lang === "da";
  const locale = danish ? "da-DK" : "en-GB";
  const zone = main.dataset.zone;
  const verdicts = JSON.parse(main.dataset.verdicts);
  const rows = new Map();
  document.querySelectorAll("tr[data-rule]").forEach((row) => rows.set(row.dataset.rule, row));

  const counts = new Intl.NumberFormat(locale);
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone, year: "numeric", month: "long", day: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  });
  const days = new Intl.DateTimeFormat(locale, { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });

  const pick = (format, date) =>
    Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
  const at = (value, path) => path.split(".").reduce((one, name) => (one == null ? null : one[name]), value);
  const percentSign = danish ? "\u00a0%" : "%";

  function time(iso) {
    const p = pick(parts, new Date(iso));
    return danish
      ? `${p.day}. ${p.month} ${p.year} kl. ${p.hour}.${p.minute}.${p.second}`
      : `${p.day} ${p.month} ${p.year} at ${p.hour}:${p.minute}:${p.second}`;
  }

  // A due instant is an exclusive bound: the last day is that of the instant before it.
  function lastDay(iso) {
    if (iso == null) {
      return NONE;
    }
    const p = pick(days, new Date(new Date(iso).getTime() - 1));
    const mark = danish ? "-" : "/";
    return p.day + mark + p.month + mark + p.year;
  }

  // Half up to one decimal, in whole numbers, so that it never differs from what the server writes.
  function percent(share) {
    return share.due === 0
      ? NONE
      : decimals.format(Math.floor((2000 * share.met + share.due) / (2 * share.due)) / 10) + percentSign;
  }

  function set(element, text) {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  function notice(name, shown) {
    document.querySelector(`[data-notice="${name}"]`).hidden = !shown;
  }

  function showRule(rule) {
    const row = rows.get(rule.id);
    const cell = (name) => row.querySelector(`[data-cell="${name}"]`);
    for (const name of ["overdue", "dueSoon", "open"]) {
      set(cell(name), counts.format(rule[name]));
    }
    set(cell("oldest"), lastDay(rule.oldestOverdueDue));
    set(cell("share"), percent(rule.thisMonth));
    set(cell("target"), rule.target == null ? NONE : Math.round(rule.target * 100) + percentSign);
    set(cell("verdict"), verdicts[rule.verdict]);
    cell("verdict").className = "verdict " + rule.verdict;
  }

  // Of the catalogue that the names and targets on the page are from.
  let fingerprint = null;

  function show(status) {
    if (status.rules.length !== rows.size || status.rules.some((rule) => !rows.has(rule.id))
      || (fingerprint !== null && fingerprint !== status.catalogue.fingerprint)) {
      location.reload();
      return;
    }
    fingerprint = status.catalogue.fingerprint;
    const clock = document.querySelector("[data-clock]");
    clock.dateTime = status.clock;
    set(clock, time(status.clock));
    notice("stale", status.stale);
    notice("partial", status.partitions.answering < status.partitions.expected);
    document.querySelectorAll("[data-count]").forEach((element) => {
      set(element, counts.format(at(status, element.dataset.count) ?? 0));
    });
    document.querySelectorAll("[data-average]").forEach((element) => {
      const value = at(status, element.dataset.average);
      set(element, value == null ? NONE : decimals.format(value));
    });
    status.rules.forEach(showRule);
  }

  let etag = null;

  async function poll() {
    let wait = POLL_MS;
    if (!document.hidden) {
      try {
        const headers = { Accept: "application/json" };
        if (etag !== null) {
          headers["If-None-Match"] = etag;
        }
        const response = await fetch(main.dataset.status, { headers, cache: "no-store" });
        if (response.status === 200) {
          show(await response.json());
          etag = response.headers.get("ETag");
        } else if (response.status !== 304) {
          throw new Error("status " + response.status);
        }
        notice("offline", false);
      } catch (error) {
        notice("offline", true);
        wait = RETRY_MS;
      }
    }
    setTimeout(poll, wait);
  }

  poll();
})();
