// The log of the Bot API: every call of the bot, as the sandbox received and answered it.

import { el } from "./dom.js";
import { Dates } from "./format.js";

const LONGEST = 300;

export class CallLog {
  #calls = [];
  #names = new Map();

  constructor(node, toggle, clock) {
    this.dates = new Dates("en-GB", clock, {});
    this.node = node;
    this.toggle = toggle;
    this.rows = node.querySelector("[data-role=calls]");
    this.count = toggle.querySelector(".count");
    toggle.addEventListener("click", () => this.#show(node.hidden));
    node.querySelector("[data-role=log-close]").addEventListener("click", () => this.#show(false));
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.#show(false));
  }

  load(calls, people) {
    this.#names = new Map(people.map(({ id, name }) => [String(id), name]));
    this.#calls = calls;
    if (!this.node.hidden) this.#renderAll();
    this.#showCount();
  }

  add(call) {
    this.#calls.push(call);
    if (this.#calls.length > LONGEST) this.#calls.shift();
    this.#showCount();
    if (this.node.hidden) return;
    const atEnd = this.rows.scrollHeight - this.rows.scrollTop - this.rows.clientHeight < 40;
    this.rows.append(this.#row(call));
    if (this.rows.childElementCount > LONGEST) this.rows.firstElementChild.remove();
    if (atEnd) this.rows.scrollTop = this.rows.scrollHeight;
  }

  #show(open) {
    this.node.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("log-open", open);
    if (open) this.#renderAll();
    else this.toggle.focus();
  }

  #showCount() {
    this.count.textContent = String(this.#calls.length);
  }

  #renderAll() {
    this.rows.replaceChildren(...this.#calls.map((call) => this.#row(call)));
    this.rows.scrollTop = this.rows.scrollHeight;
  }

  #row(call) {
    const refused = call.status !== 200;
    const summary = el(
      "summary",
      {},
      el("span", { class: "call-at" }, this.dates.entity(call.at, "T")),
      el("span", { class: "call-method" }, call.method),
      el("span", { class: "call-params" }, this.#short(call.params)),
      el("span", { class: "call-status" }, refused ? `${call.status} ${call.description ?? ""}` : String(call.status)),
      el("span", { class: "call-ms" }, `${Number(call.ms).toFixed(1)} ms`),
    );
    return el(
      "li",
      { class: refused ? "call refused" : "call", "data-method": call.method, "data-status": String(call.status) },
      el("details", { ontoggle: reveal }, summary, el("pre", { tabindex: "0" }, JSON.stringify(unfold(call.params), null, 2))),
    );
  }

  #short(params) {
    return Object.entries(params ?? {}).map(([name, value]) => this.#shortOne(name, value));
  }

  #shortOne(name, value) {
    if (name === "chat_id") return el("span", {}, `→ ${this.#names.get(String(value)) ?? value}`);
    if (name === "reply_markup") {
      const rows = parsed(value)?.inline_keyboard ?? parsed(value)?.keyboard ?? [];
      return el("span", {}, `${rows.flat().length} buttons`);
    }
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const flat = text.replaceAll("\n", " ⏎ ");
    return el("span", {}, el("i", {}, `${name} `), flat.length > 60 ? `${flat.slice(0, 60)}…` : flat);
  }
}

function reveal({ target }) {
  if (target.open) target.scrollIntoView({ block: "nearest" });
}

function parsed(value) {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

// Nested values travel as JSON text; opened out they are easier to read.
function unfold(params) {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => {
    const open = typeof value === "string" && /^[[{]/.test(value) ? parsed(value) : value;
    return [name, open];
  }));
}
