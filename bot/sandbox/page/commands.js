// The bot's commands: all of them from the menu button, the matching ones after a slash.

import { el } from "./dom.js";

export class CommandList {
  #shown = [];
  #chosen = -1;
  #wholeMenu = false;
  commands = [];

  constructor(phone, onChoose) {
    this.phone = phone;
    this.onChoose = onChoose;
    this.id = `commands-${phone.person.id}`;
    this.node = el("ul", {
      id: this.id, class: "commands", role: "listbox", "aria-label": phone.words.commands,
      "data-role": "commands", hidden: true,
    });
  }

  get isOpen() {
    return !this.node.hidden;
  }

  openAll(input) {
    this.#wholeMenu = true;
    this.#show(this.commands, input);
    input.focus({ preventScroll: true });
  }

  close(input) {
    this.#wholeMenu = false;
    this.#show([], input);
  }

  suggest(text, input) {
    const typed = /^\/(\w*)$/.exec(text)?.[1].toLowerCase();
    if (typed === undefined) return this.close(input);
    return this.#show(this.commands.filter(({ command }) => command.startsWith(typed)), input);
  }

  // True when the key was meant for the list.
  key(event, input) {
    if (!this.isOpen) return false;
    if (event.key === "Escape") this.close(input);
    else if (event.key === "ArrowDown") this.#choose(this.#chosen + 1, input);
    else if (event.key === "ArrowUp") this.#choose(this.#chosen - 1, input);
    else if (event.key === "Enter" && this.#chosen >= 0) this.#take(this.#shown[this.#chosen], input);
    else if (event.key === "Tab" && !event.shiftKey && this.#shown.length) return this.#complete(input);
    else return false;
    return true;
  }

  #show(commands, input) {
    this.#shown = commands;
    this.node.hidden = commands.length === 0;
    this.node.replaceChildren(...commands.map((command, index) => this.#item(command, index, input)));
    input.setAttribute("aria-controls", this.id);
    this.#choose(commands.length && !this.#wholeMenu ? 0 : -1, input);
  }

  #item({ command, description }, index, input) {
    return el("li", {
      id: `${this.id}-${index}`, role: "option", "aria-selected": "false", "data-command": command,
      // The field keeps the focus, so that the phone's keyboard stays where it is.
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => this.#take({ command }, input),
    }, el("span", { class: "command" }, `/${command}`), el("span", { class: "about", dir: "auto" }, description));
  }

  #choose(index, input) {
    const count = this.#shown.length;
    this.#chosen = count && index !== -1 ? (index + count) % count : index < -1 && count ? count - 1 : -1;
    [...this.node.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.#chosen)));
    const item = this.node.children[this.#chosen];
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
  }

  #take({ command }, input) {
    this.close(input);
    this.onChoose(`/${command}`);
  }

  #complete(input) {
    const { command } = this.#shown[Math.max(this.#chosen, 0)];
    this.close(input);
    input.value = `/${command} `;
    return true;
  }
}
