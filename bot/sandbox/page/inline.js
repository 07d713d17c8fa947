// The rows of buttons under a message, and what a press of each kind of button does.

import { post } from "./api.js";
import { el, icon } from "./dom.js";

// Telegram gives a bot about this long before it lets go of a button by itself.
const PATIENCE = 15_000;

export function renderKeyboard(message, rows, phone) {
  const keyboard = el("div", { class: "inline-keyboard", "data-role": "inline-keyboard", role: "group" });
  rows.forEach((buttons, row) => {
    const line = el("div", { class: "button-row", "data-count": String(buttons.length) });
    buttons.forEach((button, column) => line.append(inlineButton(button, { message, row, column, phone })));
    keyboard.append(line);
  });
  return keyboard;
}

const CORNERS = [["url", "link"], ["login_url", "link"], ["copy_text", "copy"], ["web_app", "window"], ["switch_inline_query", "share"]];

function inlineButton(button, place) {
  const { message, row, column, phone } = place;
  const corner = CORNERS.find(([kind]) => button[kind] !== undefined);
  const disabled = button.disabled !== undefined;
  const node = el(
    "button",
    {
      type: "button",
      class: "inline-button",
      "data-role": "inline-button",
      "data-row": String(row),
      "data-col": String(column),
      "data-style": button.style ?? null,
      "aria-disabled": disabled ? "true" : null,
      title: button.text,
      onclick: () => !disabled && press(button, node, place),
    },
    el("span", { class: "label", dir: "auto" }, button.text),
    corner ? icon(corner[1], "corner") : null,
  );
  phone.taps.mark(node, message.message_id, button.callback_data);
  return node;
}

function press(button, node, { message, row, column, phone }) {
  const link = button.url ?? button.login_url?.url;
  if (link !== undefined) return phone.open(link);
  if (button.copy_text !== undefined) return phone.copy(button.copy_text.text);
  if (button.callback_data === undefined) return phone.notices.show(phone.words.unavailable);
  return phone.taps.send({ message: message.message_id, row, column, data: button.callback_data });
}

// The taps a bot has not answered yet: such a button turns, also after its message was redrawn.
export class Taps {
  #waiting = new Map(); // callback query id → { message, data }
  #answered = new Set(); // answers that came before the id they belong to
  #sending = new Set();

  constructor(phone) {
    this.phone = phone;
  }

  async send({ message, row, column, data }) {
    const key = `${message} ${data}`;
    if (this.#sending.has(key)) return;
    this.#sending.add(key);
    this.#show(message, data);
    try {
      const { query } = await post("/tap", { person: this.phone.person.id, message, row, column });
      this.#waitFor(query, { message, data, key });
    } catch (error) {
      this.#sending.delete(key);
      this.phone.notices.show(error.message);
    }
    this.#show(message, data);
  }

  answered(query) {
    const tap = this.#waiting.get(query);
    if (!tap) {
      this.#answered.add(query);
      return;
    }
    this.#waiting.delete(query);
    this.#sending.delete(tap.key);
    this.#show(tap.message, tap.data);
  }

  forget() {
    this.#waiting.clear();
    this.#answered.clear();
    this.#sending.clear();
  }

  mark(node, message, data) {
    const turning = this.#sending.has(`${message} ${data}`);
    node.classList.toggle("turning", turning);
    if (turning) node.setAttribute("aria-busy", "true");
    else node.removeAttribute("aria-busy");
  }

  #waitFor(query, tap) {
    this.#waiting.set(query, tap);
    if (this.#answered.delete(query)) this.answered(query);
    else setTimeout(() => this.#waiting.has(query) && this.answered(query), PATIENCE);
  }

  #show(message, data) {
    const shown = this.phone.chat.find(message);
    const markup = this.phone.chat.messageOf(message)?.reply_markup?.inline_keyboard ?? [];
    for (const node of shown?.querySelectorAll(".inline-button") ?? []) {
      const button = markup[Number(node.dataset.row)]?.[Number(node.dataset.col)];
      if (button?.callback_data === data) this.mark(node, message, data);
    }
  }
}
