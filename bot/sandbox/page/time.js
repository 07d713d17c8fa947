// The clock of the demo: what it shows, and how it is moved forward.

import { post } from "./api.js";
import { Dates } from "./format.js";

export class ClockControls {
  constructor(node, clock, onProblem) {
    this.node = node;
    this.clock = clock;
    this.onProblem = onProblem;
    this.dates = new Dates("en-GB", clock, {});
    this.face = node.querySelector(".clock-face");
    this.panel = node.querySelector(".clock-panel");
    this.field = node.querySelector("input");
    this.face.addEventListener("click", () => this.#toggle());
    for (const button of node.querySelectorAll("[data-minutes]")) {
      button.addEventListener("click", () => this.#move({ minutes: Number(button.dataset.minutes) }));
    }
    node.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.field.value) this.#move({ to: this.field.value });
    });
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    document.addEventListener("pointerdown", (event) => !node.contains(event.target) && this.#close());
  }

  // After an announcement: also the field, which offers the moment from which it may be moved.
  show() {
    const local = this.#local();
    this.field.min = local;
    this.field.value = local;
    this.node.querySelector(".clock-ahead").textContent = this.#ahead();
    this.tick();
  }

  tick() {
    const now = this.clock.now();
    const zone = this.clock.zone.split("/").pop().replaceAll("_", " ");
    this.node.querySelector(".clock-time").textContent = this.dates.entity(now, "T");
    this.node.querySelector(".clock-minutes").textContent = this.dates.time(now);
    const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: this.clock.zone });
    this.node.querySelector(".clock-date").textContent = `${day.format(now)} · ${zone}`;
    this.node.querySelector(".clock-full").textContent = [this.dates.entity(now, "T"), `${day.format(now)} · ${zone}`, this.#ahead()].filter(Boolean).join("   ");
  }

  // 2026-11-20T14:32 in the venue's zone: what a date-time field understands.
  #local() {
    const now = this.clock.now();
    return `${this.dates.dayKey(now)}T${this.dates.time(now)}`;
  }

  #ahead() {
    const minutes = Math.round(this.clock.ahead / 60);
    if (minutes === 0) return "";
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
    const parts = [days && `${days} d`, hours && `${hours} h`, minutes % 60 && `${minutes % 60} min`];
    return `+${parts.filter(Boolean).slice(0, 2).join(" ")}`;
  }

  #toggle() {
    const open = this.node.toggleAttribute("data-open");
    this.face.setAttribute("aria-expanded", String(open));
    if (open) this.panel.querySelector("button").focus();
  }

  #close() {
    this.node.removeAttribute("data-open");
    this.face.setAttribute("aria-expanded", "false");
  }

  async #move(step) {
    try {
      await post("/clock", step);
    } catch (error) {
      this.onProblem(error.message);
    }
  }
}
