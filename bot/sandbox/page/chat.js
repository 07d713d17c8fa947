// The list of messages of one phone: days, scrolling, unread ones, edits in place.
//
// Whoever reads at the bottom stays at the bottom; whoever has scrolled up keeps the line under
// their eyes, whatever is edited, loaded or sent meanwhile.

import { el, icon } from "./dom.js";
import { refreshRelative } from "./entities.js";
import { renderMessage } from "./message.js";

const NEAR = 48;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export class Chat {
  #messages = new Map(); // message id → { message, node }
  #pinned = true;
  #unread = 0;
  #size = "";
  #dayTimer = 0;

  constructor(phone) {
    this.phone = phone;
    this.days = el("div", { class: "days" });
    this.list = el("div", {
      class: "messages",
      role: "log",
      tabindex: "0",
      "aria-live": "off",
      "aria-label": phone.bot.name,
      "data-role": "messages",
    }, this.days);
    this.count = el("span", { class: "unread", "data-role": "unread" });
    this.down = el("button", {
      type: "button",
      class: "to-bottom",
      "data-role": "to-bottom",
      "aria-label": phone.words.toBottom,
      hidden: true,
      onclick: () => this.toBottom("smooth"),
    }, icon("down"), this.count);
    this.node = el("div", { class: "chat" }, el("div", { class: "wallpaper" }), this.list, this.down);
    this.list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const sizes = new ResizeObserver(() => this.#resized());
    sizes.observe(this.list);
    sizes.observe(this.days);
  }

  get isEmpty() {
    return this.#messages.size === 0;
  }

  find(id) {
    return this.#messages.get(id)?.node;
  }

  messageOf(id) {
    return this.#messages.get(id)?.message;
  }

  lastOwnText() {
    const own = [...this.#messages.values()].map((entry) => entry.message);
    return own.reverse().find((message) => message.from?.id === this.phone.person.id && message.text);
  }

  load(messages) {
    this.#keepingPlace(() => {
      this.#messages.clear();
      this.days.replaceChildren();
      messages.forEach((message) => this.#append(message));
    });
  }

  add(message) {
    if (this.#messages.has(message.message_id)) return this.edit(message);
    const mine = message.from?.id === this.phone.person.id;
    this.#keepingPlace(() => this.#append(message).classList.add("arriving"));
    if (mine) this.toBottom();
    else if (!this.#pinned) this.#showUnread(this.#unread + 1);
    return undefined;
  }

  edit(message) {
    const entry = this.#messages.get(message.message_id);
    if (!entry) return this.add(message);
    this.#keepingPlace(() => {
      const focus = focusInside(entry.node);
      const node = renderMessage(message, this.phone);
      keepPicture(entry.node, node);
      entry.node.replaceWith(node);
      this.#messages.set(message.message_id, { message, node });
      if (focus) this.#refocus(node, focus);
    });
    return undefined;
  }

  remove(id) {
    const node = this.find(id);
    if (!node) return;
    this.#keepingPlace(() => {
      const day = node.parentElement;
      node.remove();
      this.#messages.delete(id);
      if (!day.querySelector(".message")) day.remove();
    });
  }

  reveal(id) {
    const node = this.find(id);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: STILL.matches ? "instant" : "smooth" });
    node.classList.add("revealed");
    node.addEventListener("animationend", () => node.classList.remove("revealed"), { once: true });
  }

  toBottom(behavior = "instant") {
    this.#pinned = true;
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: STILL.matches ? "instant" : behavior });
  }

  tick() {
    refreshRelative(this.days, this.phone.dates);
  }

  // After the clock has crossed a midnight, "today" is another day.
  renameDays() {
    for (const day of this.days.children) {
      day.querySelector(".day-label span").textContent = this.phone.dates.day(Number(day.dataset.moment));
    }
    this.tick();
  }

  #append(message) {
    const node = renderMessage(message, this.phone);
    this.#dayOf(message).append(node);
    this.#messages.set(message.message_id, { message, node });
    return node;
  }

  #dayOf(message) {
    const moment = message.date * 1000;
    const key = this.phone.dates.dayKey(moment);
    const last = this.days.lastElementChild;
    if (last?.dataset.day === key) return last;
    const label = el("div", { class: "day-label" }, el("span", {}, this.phone.dates.day(moment)));
    const day = el("div", { class: "day", "data-day": key, "data-moment": String(moment) }, label);
    this.days.append(day);
    return day;
  }

  #keepingPlace(change) {
    const pinned = this.#pinned;
    const anchor = pinned ? null : this.#firstVisible();
    const before = anchor && this.find(anchor).getBoundingClientRect().top;
    change();
    if (pinned) this.toBottom();
    else if (this.find(anchor)) {
      this.list.scrollTop += this.find(anchor).getBoundingClientRect().top - before;
    }
  }

  #firstVisible() {
    const top = this.list.getBoundingClientRect().top;
    for (const [id, { node }] of this.#messages) {
      if (node.getBoundingClientRect().bottom > top) return id;
    }
    return null;
  }

  // A change of size moves the scroll bar, too; only a person's own scrolling unpins.
  #resized() {
    if (this.#pinned) this.toBottom();
    this.#size = sizeOf(this.list);
    this.#scrolled();
  }

  #scrolled() {
    if (sizeOf(this.list) !== this.#size) return;
    const { scrollTop, scrollHeight, clientHeight } = this.list;
    this.#pinned = scrollHeight - scrollTop - clientHeight < NEAR;
    this.#showDay();
    this.down.hidden = this.#pinned;
    if (this.#pinned) this.#showUnread(0);
  }

  // The day floats above the messages while one scrolls up, and then gets out of the way.
  #showDay() {
    const top = this.list.getBoundingClientRect().top;
    for (const label of this.days.querySelectorAll(".day-label")) {
      const above = label.parentElement.getBoundingClientRect().top < top - 2;
      label.classList.toggle("stuck", above);
    }
    this.list.classList.toggle("scrolling", !this.#pinned);
    clearTimeout(this.#dayTimer);
    this.#dayTimer = setTimeout(() => this.list.classList.remove("scrolling"), 900);
  }

  #showUnread(count) {
    this.#unread = count;
    this.count.textContent = count ? String(count) : "";
    const label = this.phone.words.toBottom;
    this.down.setAttribute("aria-label", count ? `${label}, ${this.phone.words.unread(count)}` : label);
  }

  #refocus(node, { row, col }) {
    const same = node.querySelector(`[data-row="${row}"][data-col="${col}"]`);
    (same ?? node.querySelector(".inline-button") ?? this.list).focus({ preventScroll: true });
  }
}

function sizeOf({ scrollHeight, clientHeight }) {
  return `${scrollHeight} ${clientHeight}`;
}

function focusInside(node) {
  const focused = document.activeElement;
  return focused && node.contains(focused) ? { ...focused.dataset } : null;
}

// The same picture again must not flicker.
function keepPicture(before, after) {
  const old = before.querySelector(".photo img");
  const fresh = after.querySelector(".photo img");
  if (old && fresh && old.src === fresh.src) fresh.replaceWith(old);
}
