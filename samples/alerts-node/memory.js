'use strict';

const fs = require('node:fs');

/**
 * The number of the last alert that was acted on, by obligation, in a file.
 *
 * The file is replaced as a whole: written beside, made durable, and renamed. A crash leaves the old
 * memory or the new one, never half of one. Bounded: one number per obligation, and none of those
 * whose last alert is older than the horizon, by the clock of the alerts. An alert from before the
 * horizon is never acted on, so that forgetting cannot make an old alert look new.
 */
class Memory {
  /**
   * @param {string} file made where it is missing
   * @param {number} horizon in milliseconds
   */
  constructor(file, horizon) {
    this.file = file;
    this.horizon = horizon;
    const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
    this.latest = kept.latest ?? 0;
    this.seen = new Map(Object.entries(kept.seen ?? {}));
  }

  /** Whether an alert is to be acted on: newer than what was seen of its obligation. */
  isNew(alert) {
    const last = this.seen.get(alert.obligationId);
    return alert.clock >= this.latest - this.horizon && (last === undefined || alert.sequence > last.sequence);
  }

  remember(alert) {
    this.seen.set(alert.obligationId, { sequence: alert.sequence, clock: alert.clock });
    this.latest = Math.max(this.latest, alert.clock);
  }

  /** Returns when the memory is on disk. */
  save() {
    for (const [id, last] of this.seen) {
      if (last.clock < this.latest - this.horizon) {
        this.seen.delete(id);
      }
    }
    const beside = `${this.file}.new`;
    const descriptor = fs.openSync(beside, 'w');
    try {
      fs.writeFileSync(descriptor, JSON.stringify({ latest: this.latest, seen: Object.fromEntries(this.seen) }));
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(beside, this.file);
  }
}

module.exports = { Memory };
