// One person's phone: their chat with the bot, and everything they can do in it.

import { post, postFile } from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { Dialogs, Notices } from "./dialogs.js";
import { avatar, el, icon } from "./dom.js";
import { Dates } from "./format.js";
import { Taps } from "./inline.js";
import { ReplyKeyboard } from "./reply.js";
import { wordsFor } from "./words.js";

const ACTION_LASTS = 5_000;
const INVOICE = /^https:\/\/t\.me\/\$/;

export class Phone {
  #actionTimer = 0;

  constructor({ person, bot, clock, isActive }) {
    this.person = person;
    this.bot = bot;
    this.clock = clock;
    this.askActive = isActive;
    this.words = wordsFor(person.language);
    this.dates = new Dates(person.language, clock, this.words);
    this.chat = new Chat(this);
    this.taps = new Taps(this);
    this.notices = new Notices();
    this.reply = new ReplyKeyboard(this);
    this.composer = new Composer(this);
    this.intro = el("div", { class: "intro", hidden: true });
    this.chat.node.append(this.intro, this.notices.node);
    this.#build();
  }

  #build() {
    const { person, bot, words } = this;
    this.subtitle = el("span", { class: "subtitle", "data-role": "subtitle" }, words.bot);
    this.barTime = el("span", { class: "bar-time" });
    const header = el(
      "header",
      { class: "chat-header" },
      avatar(bot.name, bot.id, "avatar bot-avatar"),
      el("span", { class: "chat-title" }, el("strong", {}, bot.name), this.subtitle),
    );
    const statusBar = el("div", { class: "status-bar", "aria-hidden": "true" }, this.barTime, icon("battery", "battery"));
    const content = el("div", { class: "phone-content" }, statusBar, header, this.chat.node, this.composer.node, this.reply.node);
    this.dialogs = new Dialogs(words, content);
    this.node = el(
      "section",
      { class: "phone", "data-person": String(person.id), "data-role": "phone", "aria-label": person.name, lang: person.language },
      el("div", { class: "owner" }, avatar(person.name, person.id), el("strong", {}, person.name), el("span", { class: "owner-role" }, person.role)),
      el("div", { class: "screen" }, content, this.dialogs.node),
    );
  }

  get isActive() {
    return this.askActive(this);
  }

  // Events of the stream, by their names ---------------------------------------------------

  load({ messages, keyboard, profile }) {
    this.taps.forget();
    this.chat.load(messages);
    this.keyboard(keyboard);
    this.profile(profile);
  }

  message(message) {
    this.chat.add(message);
    if (message.from?.id === this.bot.id) this.#showAction(null);
    this.#chatChanged();
  }

  edited(message) {
    this.chat.edit(message);
  }

  deleted({ message_id: id }) {
    this.chat.remove(id);
    this.#chatChanged();
  }

  toast({ callback_query_id: query, text }) {
    this.taps.answered(query);
    if (text) this.notices.show(text);
  }

  alert({ callback_query_id: query, text }) {
    this.taps.answered(query);
    this.dialogs.alert(text, this.bot.name);
  }

  url({ callback_query_id: query, url }) {
    this.taps.answered(query);
    this.open(url);
  }

  chat_action({ action }) {
    this.#showAction(action);
  }

  keyboard(markup) {
    this.reply.show(markup);
  }

  profile({ commands, description }) {
    this.description = description;
    this.composer.setCommands(commands);
    this.#chatChanged();
  }

  // What the person does -------------------------------------------------------------------

  say(text) {
    return this.#try("/say", { text });
  }

  start(payload = "") {
    return this.#try("/start", { payload });
  }

  editOwn(message, text) {
    return this.#try("/edit", { message, text });
  }

  async pressReply(button) {
    if (button.request_contact) return this.shareContact();
    if (button.request_location) return this.shareLocation();
    return this.#try("/keyboard", { text: button.text });
  }

  async shareContact() {
    const text = this.words.shareContactText(this.bot.name, this.person.phone_number);
    return (await this.#consent(this.words.shareContact, text)) && this.#try("/contact", {});
  }

  async shareLocation() {
    const text = this.words.shareLocationText(this.bot.name);
    return (await this.#consent(this.words.shareLocation, text)) && this.#try("/location", {});
  }

  async attach() {
    const { photo, location, contact, cancel } = this.words;
    const chosen = await this.dialogs.ask({
      kind: "sheet",
      label: this.words.attach,
      actions: [
        { label: photo, value: () => this.#choosePhoto() },
        { label: location, value: () => this.shareLocation() },
        { label: contact, value: () => this.shareContact() },
        { label: cancel, value: undefined },
      ],
    });
    chosen?.();
  }

  async open(url) {
    const payload = this.#deepLink(url);
    if (payload !== null) return this.start(payload);
    if (INVOICE.test(url)) return this.#pay(url);
    const safe = /^https?:/i.test(url);
    const { openLink, open, copy, cancel } = this.words;
    const chosen = await this.dialogs.ask({
      title: openLink,
      text: url,
      actions: [{ label: cancel }, { label: copy, value: "copy" }, ...(safe ? [{ label: open, value: "open", main: true }] : [])],
    });
    if (chosen === "open") window.open(url, "_blank", "noopener,noreferrer");
    if (chosen === "copy") this.copy(url);
    return undefined;
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.notices.show(this.words.copied);
    } catch {
      this.notices.show(this.words.notCopied);
    }
  }

  // The clock goes on, or was moved.
  tick() {
    this.barTime.textContent = this.dates.time(this.clock.now());
    this.chat.tick();
  }

  clockMoved() {
    this.chat.renameDays();
    this.tick();
  }

  // t.me/<this bot>?start=payload leads into this very chat.
  #deepLink(url) {
    const link = /^https?:\/\/t\.me\/([^/?]+)(?:\?(.*))?$/i.exec(url);
    if (link?.[1].toLowerCase() !== this.bot.username.toLowerCase()) return null;
    return new URLSearchParams(link[2] ?? "").get("start") ?? "";
  }

  // The sheet of an invoice. The bot is asked before anything is taken, and may say no.
  async #pay(link) {
    const invoice = await this.#told(post("/invoice", { person: this.person.id, link }));
    if (!invoice) return false;
    const { cancel, pay } = this.words;
    const price = this.dates.money(invoice.total_amount, invoice.currency);
    const agreed = await this.dialogs.ask({
      kind: "sheet",
      title: invoice.title,
      text: invoice.description,
      actions: [{ label: pay(price), value: true, main: true }, { label: cancel, value: false }],
    });
    return agreed && this.#try("/pay", { link });
  }

  #consent(title, text) {
    const { cancel, share } = this.words;
    return this.dialogs.ask({ title, text, actions: [{ label: cancel, value: false }, { label: share, value: true, main: true }] });
  }

  #choosePhoto() {
    const picker = el("input", { type: "file", accept: "image/png,image/jpeg,image/webp" });
    picker.addEventListener("change", () => picker.files[0] && this.#sendPhoto(picker.files[0]));
    picker.click();
  }

  #sendPhoto(file) {
    const name = encodeURIComponent(file.name);
    return this.#told(postFile(`/photo?person=${this.person.id}&name=${name}`, file));
  }

  #try(path, body) {
    return this.#told(post(path, { person: this.person.id, ...body }));
  }

  // What the server answers when it took it; otherwise the person reads why not.
  async #told(sending) {
    try {
      return (await sending) ?? true;
    } catch (error) {
      this.notices.show(`${this.words.failed}: ${error.message}`);
      return false;
    }
  }

  #showAction(action) {
    clearTimeout(this.#actionTimer);
    const doing = action && (this.words.actions[action] ?? this.words.actions.typing);
    this.subtitle.classList.toggle("doing", Boolean(doing));
    this.subtitle.textContent = doing ?? this.words.bot;
    if (doing) this.#actionTimer = setTimeout(() => this.#showAction(null), ACTION_LASTS);
  }

  #chatChanged() {
    const isEmpty = this.chat.isEmpty;
    this.composer.setEmpty(isEmpty);
    this.intro.hidden = !isEmpty;
    if (!isEmpty) return;
    this.intro.replaceChildren(
      avatar(this.bot.name, this.bot.id, "avatar bot-avatar large"),
      el("strong", {}, this.description ? this.words.intro : this.bot.name),
      el("p", { dir: "auto" }, this.description || this.words.empty),
    );
  }
}
