// The page: phones side by side, one clock, one log, one stream of events that feeds them all.

import { post } from "./api.js";
import { avatar, el } from "./dom.js";
import { Clock } from "./format.js";
import { CallLog } from "./log.js";
import { Phone } from "./phone.js";
import { follow } from "./stream.js";
import { ClockControls } from "./time.js";

const NARROW = matchMedia("(width < 1000px)");
const byRole = (role) => document.querySelector(`[data-role="${role}"]`);

class Page {
  #phones = new Map(); // person id → Phone
  #active = null;
  #unread = new Map();

  constructor() {
    this.clock = new Clock();
    this.controls = new ClockControls(byRole("clock"), this.clock, (problem) => this.#tell(problem));
    this.log = new CallLog(byRole("log"), byRole("log-toggle"), this.clock);
    this.connection = byRole("connection");
    this.tabs = byRole("people");
    byRole("reset").addEventListener("click", () => this.#askReset());
    this.venue = byRole("venue");
    this.venue.addEventListener("change", () => this.#goTo(this.venue.value));
    NARROW.addEventListener("change", () => this.#layOut());
    setInterval(() => this.#tick(), 1_000);
    follow({ onEvent: (event) => this.#receive(event), onStatus: (status) => this.#showStatus(status) });
  }

  #receive({ kind, person, body }) {
    if (kind === "state") this.#load(body);
    else if (kind === "clock") this.#clockMoved(body);
    else if (kind === "call") this.log.add(body);
    else this.#forPhone(kind, person, body);
  }

  #forPhone(kind, person, body) {
    const phone = this.#phones.get(person);
    if (typeof phone?.[kind] !== "function") return;
    phone[kind](body);
    if (kind === "message" && NARROW.matches && person !== this.#active) this.#count(person, 1);
  }

  #load({ people, bot, clock, chats, calls, venue, venues }) {
    this.clock.announce(clock);
    const known = [...this.#phones.values()].map((phone) => phone.person);
    if (JSON.stringify(known) !== JSON.stringify(people)) this.#makePhones(people, bot);
    this.#showVenue(venue, venues);
    for (const [id, phone] of this.#phones) {
      phone.load(chats[id]);
      this.#count(id, -Infinity);
    }
    this.log.load(calls, people);
    this.#clockMoved(clock);
    document.body.dataset.ready = "true";
  }

  #makePhones(people, bot) {
    this.#phones.clear();
    this.#active = null;
    for (const person of people) {
      const phone = new Phone({ person, bot, clock: this.clock, isActive: (one) => one.person.id === this.#active });
      const activate = () => this.#activate(person.id);
      phone.node.addEventListener("focusin", activate);
      phone.node.addEventListener("pointerdown", activate);
      this.#phones.set(person.id, phone);
    }
    const tabs = people.map((person) => this.#tab(person));
    this.tabs.replaceChildren(...tabs);
    byRole("phones").replaceChildren(...[...this.#phones.values()].map((phone) => phone.node));
    this.#activate(people[0].id);
  }

  #tab(person) {
    return el("button", {
      type: "button", role: "tab", class: "tab", "data-tab": String(person.id), "aria-label": `${person.name}, ${person.role}`,
      onclick: () => this.#activate(person.id),
      onkeydown: (event) => this.#tabKey(event),
    }, avatar(person.name, person.id), el("span", { class: "tab-name" }, person.name), el("span", { class: "badge", hidden: true }));
  }

  #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const ids = [...this.#phones.keys()];
    this.#activate(ids[(ids.indexOf(this.#active) + step + ids.length) % ids.length]);
    this.tabs.querySelector('[aria-selected="true"]').focus();
  }

  // The phone somebody is using: alone on show where there is room for one, and the only one whose
  // messages are read out, for three voices at once are none.
  #activate(id) {
    if (this.#active === id) return;
    this.#active = id;
    this.#count(id, -Infinity);
    this.#layOut();
  }

  #layOut() {
    for (const [id, phone] of this.#phones) {
      const active = id === this.#active;
      phone.node.classList.toggle("active", active);
      phone.node.inert = NARROW.matches && !active;
      phone.chat.list.setAttribute("aria-live", active ? "polite" : "off");
    }
    for (const tab of this.tabs.children) {
      const selected = tab.dataset.tab === String(this.#active);
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
  }

  #count(id, more) {
    const count = Math.max(0, (this.#unread.get(id) ?? 0) + more);
    this.#unread.set(id, count);
    const badge = this.tabs.querySelector(`[data-tab="${id}"] .badge`);
    badge.hidden = count === 0;
    badge.textContent = count ? String(count) : "";
  }

  #clockMoved(clock) {
    this.clock.announce(clock);
    this.controls.show();
    for (const phone of this.#phones.values()) phone.clockMoved();
  }

  #tick() {
    this.controls.tick();
    for (const phone of this.#phones.values()) phone.tick();
  }

  #showStatus(status) {
    document.body.dataset.connection = status;
    this.connection.textContent = status === "live" ? "" : "reconnecting…";
  }

  // A venue file of somebody's own is not among those of the demo: nothing is chosen then.
  #showVenue(venue, venues) {
    this.venue.hidden = venues.length === 0;
    this.venue.disabled = false;
    this.venue.replaceChildren(...venues.map((name) => el("option", { value: name }, name)));
    this.venue.value = venue;
  }

  #goTo(name) {
    this.venue.disabled = true;
    post("/venue", { name }).catch((error) => {
      this.venue.disabled = false;
      this.#tell(error.message);
    });
  }

  async #askReset() {
    const dialog = byRole("reset-dialog");
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    if (dialog.returnValue !== "reset") return;
    post("/reset", {}).catch((error) => this.#tell(error.message));
  }

  #tell(problem) {
    this.#phones.get(this.#active)?.notices.show(problem);
  }
}

new Page();
