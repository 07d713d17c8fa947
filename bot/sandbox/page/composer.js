// Where a person types: text, commands with suggestions, edits of own messages, attachments.

import { el, icon, iconButton } from "./dom.js";
import { CommandList } from "./commands.js";

const LONGEST = 4096;
const WARN_BELOW = 200;
const TALLEST = 160;

export class Composer {
  #editing = null;

  constructor(phone) {
    this.phone = phone;
    this.list = new CommandList(phone, (command) => this.#sendText(command));
    this.#build(phone.words);
    this.node = el(
      "footer",
      { class: "composer", "data-role": "composer" },
      this.list.node,
      this.banner,
      el("div", { class: "composer-row" }, this.menu, this.attach, el("div", { class: "field" }, this.input, this.left, this.toggle), this.sendButton),
      this.start,
    );
    this.node.addEventListener("focusout", ({ relatedTarget }) => !this.node.contains(relatedTarget) && this.#closeMenu());
    this.changed();
  }

  #build(words) {
    this.menu = el("button", {
      type: "button", class: "menu-button", "aria-expanded": "false", "aria-label": words.commands,
      "data-role": "menu", hidden: true, onclick: () => this.#toggleMenu(),
    }, icon("menu"), el("span", {}, words.menu));
    this.attach = iconButton("attach", words.attach, { "data-role": "attach", onclick: () => this.phone.attach() });
    this.input = el("textarea", {
      rows: "1", maxlength: String(LONGEST), dir: "auto", enterkeyhint: "send", autocomplete: "off",
      "aria-label": words.message, placeholder: words.message, "data-role": "input",
      oninput: () => this.changed(), onkeydown: (event) => this.#key(event), onfocus: () => this.phone.reply.giveWay(),
    });
    this.left = el("span", { class: "left", "aria-live": "polite" });
    this.toggle = iconButton("keyboard", words.keyboard, {
      "data-role": "keyboard-toggle", "aria-expanded": "true", hidden: true, onclick: () => this.phone.reply.toggle(),
    });
    this.sendButton = iconButton("send", words.send, { "data-role": "send", onclick: () => this.#send() });
    this.sendButton.classList.add("send");
    this.start = el("button", {
      type: "button", class: "start", "data-role": "start", hidden: true, onclick: () => this.phone.start(),
    }, words.start);
    this.banner = el("div", { class: "edit-banner", hidden: true }, icon("pencil"), el("span", {}),
      iconButton("close", words.cancel, { onclick: () => this.#stopEditing() }));
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  // An empty chat shows Start and nothing else.
  setEmpty(isEmpty) {
    this.start.hidden = !isEmpty;
    this.node.classList.toggle("not-started", isEmpty);
  }

  setCommands(commands) {
    this.list.commands = commands;
    this.menu.hidden = commands.length === 0;
  }

  keyboardChanged(isShown) {
    this.toggle.hidden = !this.phone.reply.exists;
    this.toggle.setAttribute("aria-expanded", String(isShown));
    this.input.placeholder = this.phone.reply.placeholder || this.phone.words.message;
  }

  edit(message) {
    this.#editing = message.message_id;
    this.banner.hidden = false;
    this.banner.querySelector("span").textContent = `${this.phone.words.editing}: ${message.text.slice(0, 80)}`;
    this.sendButton.setAttribute("aria-label", this.phone.words.save);
    this.input.value = message.text;
    this.changed();
    this.focus();
  }

  changed() {
    const text = this.input.value;
    this.sendButton.classList.toggle("ready", text.trim() !== "");
    this.node.classList.toggle("writing", text !== "");
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    const left = LONGEST - text.length;
    this.left.textContent = left < WARN_BELOW ? String(left) : "";
    this.list.suggest(this.#editing ? "" : text, this.input);
    this.menu.setAttribute("aria-expanded", String(this.list.isOpen));
  }

  #toggleMenu() {
    if (this.list.isOpen) return this.#closeMenu();
    this.list.openAll(this.input);
    return this.menu.setAttribute("aria-expanded", "true");
  }

  #closeMenu() {
    this.list.close(this.input);
    this.menu.setAttribute("aria-expanded", "false");
  }

  #key(event) {
    // While a Korean syllable is being composed, Enter belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.list.key(event, this.input)) return event.preventDefault();
    if (event.key === "Escape" && this.#editing) return this.#stopEditing();
    if (event.key === "ArrowUp" && this.input.value === "") return this.#editLast(event);
    if (event.key !== "Enter" || event.shiftKey) return undefined;
    event.preventDefault();
    return this.#send();
  }

  #editLast(event) {
    const message = this.phone.chat.lastOwnText();
    if (!message) return;
    event.preventDefault();
    this.edit(message);
  }

  #stopEditing() {
    this.#editing = null;
    this.banner.hidden = true;
    this.sendButton.setAttribute("aria-label", this.phone.words.send);
    this.input.value = "";
    this.changed();
  }

  async #send() {
    const text = this.input.value;
    if (text.trim() === "") return this.focus();
    const editing = this.#editing;
    this.#stopEditing();
    this.focus();
    const sent = editing ? await this.phone.editOwn(editing, text) : await this.phone.say(text);
    // What could not be sent is given back, unless something new is being typed already.
    if (!sent && this.input.value === "") {
      this.input.value = text;
      this.changed();
    }
    return undefined;
  }

  #sendText(command) {
    this.input.value = "";
    this.changed();
    this.focus();
    this.phone.say(command);
  }
}
