// The keyboard a bot puts in place of the phone's own: rows of labels that are sent as text, or
// share a contact or a place after the person has agreed.

import { el } from "./dom.js";

const TOUCH = matchMedia("(pointer: coarse)");

export class ReplyKeyboard {
  #markup = {};
  #folded = false;

  constructor(phone) {
    this.phone = phone;
    this.node = el("div", { class: "reply-keyboard", "data-role": "reply-keyboard", hidden: true });
  }

  get exists() {
    return Boolean(this.#markup.keyboard?.length);
  }

  get placeholder() {
    return this.#markup.input_field_placeholder;
  }

  show(markup) {
    this.#markup = markup;
    this.#folded = false;
    this.node.replaceChildren(...(markup.keyboard ?? []).map((row, index) => this.#row(row, index)));
    this.node.classList.toggle("tall", !markup.resize_keyboard);
    this.#apply();
    if (markup.force_reply && this.phone.isActive) this.phone.composer.focus();
  }

  toggle() {
    this.#folded = !this.#folded;
    this.#apply();
  }

  // On a touch screen the phone's own keyboard comes up and needs the room.
  giveWay() {
    if (!TOUCH.matches || !this.exists) return;
    this.#folded = true;
    this.#apply();
  }

  #apply() {
    this.node.hidden = !this.exists || this.#folded;
    this.phone.composer.keyboardChanged(!this.node.hidden);
  }

  #row(buttons, row) {
    const line = el("div", { class: "button-row" });
    buttons.forEach((raw, column) => {
      const button = typeof raw === "string" ? { text: raw } : raw;
      line.append(el("button", {
        type: "button",
        class: "reply-button",
        "data-role": "reply-button",
        "data-row": String(row),
        "data-col": String(column),
        "data-style": button.style ?? null,
        title: button.text,
        onclick: () => this.#press(button),
      }, el("span", { class: "label", dir: "auto" }, button.text)));
    });
    return line;
  }

  async #press(button) {
    const done = await this.phone.pressReply(button);
    if (!done || !this.#markup.one_time_keyboard) return;
    this.#folded = true;
    this.#apply();
  }
}
