// Inside one phone: short notices, and dialogs that must be answered before the phone goes on.
// The other phones stay usable meanwhile, so this is not the browser's own modal dialog.

import { el, iconButton } from "./dom.js";

export class Notices {
  #timer = 0;

  constructor() {
    this.node = el("div", { class: "notices", role: "status" });
  }

  show(text) {
    clearTimeout(this.#timer);
    this.node.replaceChildren(el("div", { class: "notice", dir: "auto", "data-role": "toast" }, text));
    this.#timer = setTimeout(() => this.hide(), Math.max(3_000, text.length * 70));
  }

  hide() {
    clearTimeout(this.#timer);
    this.node.replaceChildren();
  }
}

export class Dialogs {
  #waiting = []; // dialogs that wait for the one on show
  #open = false;

  // `behind` is what cannot be used while a dialog is open.
  constructor(words, behind) {
    this.words = words;
    this.behind = behind;
    this.node = el("div", { class: "dialogs", hidden: true });
  }

  // An alert of the bot: one sentence, one button.
  alert(text, title) {
    return this.ask({ role: "alertdialog", kind: "alert", title, text, actions: [{ label: this.words.ok, value: true, main: true }] });
  }

  // The value of the action chosen; undefined when the dialog was left without one.
  ask(question) {
    return new Promise((resolve) => {
      this.#waiting.push({ question, resolve });
      if (!this.#open) this.#next();
    });
  }

  showPicture(source, description) {
    const picture = el("img", { src: source, alt: description });
    this.ask({ kind: "picture", content: picture, label: description, actions: [] });
  }

  // Every question goes unanswered: the chat they belong to is gone.
  dismiss() {
    const waiting = this.#waiting.splice(0);
    this.leave?.(undefined);
    waiting.forEach(({ resolve }) => resolve(undefined));
  }

  #next() {
    const next = this.#waiting.shift();
    if (!next) return;
    const before = document.activeElement;
    this.leave = (value) => {
      this.leave = null;
      this.#open = false;
      this.node.hidden = true;
      this.node.replaceChildren();
      this.behind.inert = false;
      if (before?.isConnected) before.focus({ preventScroll: true });
      next.resolve(value);
      this.#next();
    };
    this.#show(next.question);
  }

  #show(question) {
    const box = this.#box(question);
    const shade = el("div", { class: "shade", onclick: () => question.role !== "alertdialog" && this.leave(undefined) });
    this.#open = true;
    this.behind.inert = true;
    this.node.replaceChildren(shade, box);
    this.node.hidden = false;
    const target = box.querySelector(".main-action") ?? box.querySelector("button, input");
    target?.focus({ preventScroll: true });
  }

  #box({ role = "dialog", kind = "question", title, text, label, content, actions }) {
    const box = el("div", {
      class: `dialog ${kind}`,
      role,
      "aria-modal": "true",
      "aria-label": title ?? label ?? text,
      "data-role": kind,
      onkeydown: (event) => this.#key(event, box),
    });
    if (title) box.append(el("h2", { dir: "auto" }, title));
    if (text) box.append(el("p", { dir: "auto" }, text));
    if (content) box.append(content);
    if (kind === "picture") box.append(iconButton("close", this.words.close, { onclick: () => this.leave(undefined) }));
    else box.append(el("div", { class: "actions" }, actions.map((action) => this.#action(action))));
    return box;
  }

  #action({ label, value, main = false }) {
    return el("button", {
      type: "button",
      class: main ? "main-action" : "",
      "data-role": main ? "dialog-accept" : "dialog-other",
      onclick: () => this.leave(value),
    }, label);
  }

  #key(event, box) {
    if (event.key === "Escape") this.leave(undefined);
    if (event.key !== "Tab") return;
    const stops = [...box.querySelectorAll("button, input")];
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }
}
