// Moments and money as a person on a phone reads them: the demo's clock, the venue's zone, their
// language.

// The page's copy of the server's clock. It runs between the server's announcements of it.
export class Clock {
  #announced = 0;
  #heard = 0;
  runs = true;
  zone = "UTC";
  ahead = 0;

  announce({ now, ahead, runs, zone }) {
    this.#announced = now;
    this.#heard = performance.now();
    this.ahead = ahead;
    this.runs = runs;
    this.zone = zone;
  }

  now() {
    return this.#announced + (this.runs ? performance.now() - this.#heard : 0);
  }
}

// Dates and money for one language. A formatter is costly to make, so each is made once.
export class Dates {
  #formats = new Map();

  constructor(language, clock, words) {
    this.language = language;
    this.clock = clock;
    this.words = words;
  }

  time(moment) {
    return this.#format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, moment);
  }

  full(moment) {
    return this.#format({ dateStyle: "full", timeStyle: "long" }, moment);
  }

  // The day in the venue's zone, as a key that compares: 2026-11-20.
  dayKey(moment) {
    return new Intl.DateTimeFormat("en-CA", { timeZone: this.clock.zone }).format(moment);
  }

  day(moment) {
    const key = this.dayKey(moment);
    const now = this.clock.now();
    if (key === this.dayKey(now)) return this.words.today;
    if (key === this.dayKey(now - 86_400_000)) return this.words.yesterday;
    const sameYear = key.slice(0, 4) === this.dayKey(now).slice(0, 4);
    return this.#format({ month: "long", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) }, moment);
  }

  // The Bot API's formats of a date-time entity: r, or w, d or D, t or T in this sequence.
  entity(moment, format) {
    if (format === "r") return this.relative(moment);
    const options = {
      ...(format.includes("w") ? { weekday: "long" } : {}),
      ...(format.includes("d") ? { year: "numeric", month: "numeric", day: "numeric" } : {}),
      ...(format.includes("D") ? { year: "numeric", month: "long", day: "numeric" } : {}),
      ...(/t/i.test(format) ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
      ...(format.includes("T") ? { second: "2-digit" } : {}),
    };
    return this.#format(options, moment);
  }

  relative(moment) {
    const seconds = Math.round((moment - this.clock.now()) / 1000);
    const size = Math.abs(seconds);
    const style = new Intl.RelativeTimeFormat(this.language, { numeric: "auto" });
    if (size < 60) return style.format(seconds, "second");
    if (size < 3600) return style.format(Math.trunc(seconds / 60), "minute");
    if (size < 86_400) return style.format(Math.trunc(seconds / 3600), "hour");
    return style.format(Math.trunc(seconds / 86_400), "day");
  }

  // So many of the smallest units of a currency; Stars are counted whole.
  money(minor, currency) {
    if (currency === "XTR") return `${minor} ⭐`;
    const style = new Intl.NumberFormat(this.language, { style: "currency", currency });
    return style.format(minor / 10 ** style.resolvedOptions().maximumFractionDigits);
  }

  #format(options, moment) {
    const key = JSON.stringify(options) + this.clock.zone;
    if (!this.#formats.has(key)) {
      const style = new Intl.DateTimeFormat(this.language, { ...options, timeZone: this.clock.zone });
      this.#formats.set(key, style);
    }
    return this.#formats.get(key).format(moment);
  }
}

export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
