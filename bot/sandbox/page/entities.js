// Text with entities → nodes. Offsets of the Bot API count UTF-16 units, exactly as strings in
// JavaScript do, so no conversion is needed; entities may nest.

import { el, icon } from "./dom.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// `phone` answers for what a reader does: { dates, words, open(url), say(text), copy(text) }.
export function renderText(text, entities, phone) {
  const sorted = [...(entities ?? [])].sort(
    (a, b) => a.offset - b.offset || b.length - a.length,
  );
  return stretch(text, sorted, 0, text.length, phone);
}

function stretch(text, entities, from, to, phone) {
  const nodes = document.createDocumentFragment();
  let at = from;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    if (start > at) nodes.append(text.slice(at, start));
    const inside = entities.slice(i + 1).filter((other) => other.offset < end);
    nodes.append(wrap(entity, text.slice(start, end), stretch(text, inside, start, end, phone), phone));
    at = end;
    // A block ends its line by itself; the line feed after it would show as an empty line.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) nodes.append(text.slice(at, to));
  return nodes;
}

function wrap(entity, raw, content, phone) {
  const make = WRAPPERS[entity.type];
  return make ? make(content, { entity, raw, phone }) : content;
}

const plain = (tag) => (content) => el(tag, {}, content);

const WRAPPERS = {
  bold: plain("strong"),
  italic: plain("em"),
  underline: plain("u"),
  strikethrough: plain("s"),
  mention: (content) => el("span", { class: "mention" }, content),
  hashtag: (content) => el("span", { class: "mention" }, content),
  cashtag: (content) => el("span", { class: "mention" }, content),
  text_mention: (content) => el("span", { class: "mention" }, content),
  bot_command: (content, { raw, phone }) =>
    el("a", { class: "command-link", ...pressable(() => phone.say(raw), "link") }, content),
  url: (content, { raw, phone }) => link(content, () => phone.open(withScheme(raw)), withScheme(raw)),
  text_link: (content, { entity, phone }) => link(content, () => phone.open(entity.url), entity.url),
  email: (content, { raw, phone }) => link(content, () => phone.copy(raw), raw),
  phone_number: (content, { raw, phone }) => link(content, () => phone.copy(raw), raw),
  code: (content, { raw, phone }) =>
    el("code", { ...pressable(() => phone.copy(raw)), title: phone.words.copy }, content),
  pre: (content, { entity, raw, phone }) => codeBlock(content, entity.language, raw, phone),
  blockquote: plain("blockquote"),
  expandable_blockquote: (content) => expandable(content),
  spoiler: (content, { phone }) => spoiler(content, phone),
  date_time: (content, { entity, phone }) => dateTime(content, entity, phone),
};

function link(content, act, title) {
  return el("a", { class: "link", ...pressable(act, "link"), title }, content);
}

// Something inside a text that can be pressed with a finger, a mouse or the keyboard.
function pressable(act, role = "button") {
  return {
    role,
    tabindex: "0",
    onclick: act,
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    },
  };
}

function withScheme(url) {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
}

function codeBlock(content, language, raw, phone) {
  const copy = el(
    "button",
    { type: "button", class: "copy-code", "aria-label": phone.words.copy, onclick: () => phone.copy(raw) },
    icon("copy"),
  );
  const label = el("span", { class: "code-language" }, language ?? "");
  return el("div", { class: "code-block" }, label, copy, el("pre", { tabindex: "0" }, content));
}

function expandable(content) {
  const quote = el("blockquote", { class: "expandable", "data-folded": "" }, content);
  const toggle = el("button", {
    type: "button",
    class: "unfold",
    "aria-expanded": "false",
    "aria-label": "…",
    onclick: () => {
      const folded = quote.toggleAttribute("data-folded");
      toggle.setAttribute("aria-expanded", String(!folded));
    },
  }, icon("down"));
  quote.append(toggle);
  return quote;
}

function spoiler(content, phone) {
  const hidden = el("span", { class: "spoiler-text", "aria-hidden": "true" }, content);
  const cover = el("span", { class: "spoiler", "aria-label": phone.words.spoiler }, hidden);
  const reveal = () => {
    cover.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    hidden.removeAttribute("aria-hidden");
  };
  for (const [name, value] of Object.entries(pressable(reveal))) {
    if (name.startsWith("on")) cover.addEventListener(name.slice(2), value);
    else cover.setAttribute(name, value);
  }
  return cover;
}

function dateTime(content, entity, phone) {
  const moment = entity.unix_time * 1000;
  const attributes = { class: "moment", datetime: new Date(moment).toISOString(), title: phone.dates.full(moment) };
  if (!entity.date_time_format) return el("time", attributes, content);
  const shown = phone.dates.entity(moment, entity.date_time_format);
  const relative = entity.date_time_format === "r";
  return el("time", { ...attributes, "data-relative": relative ? String(moment) : null }, shown);
}

// Relative moments grow old while they are looked at.
export function refreshRelative(root, dates) {
  for (const node of root.querySelectorAll("time[data-relative]")) {
    const shown = dates.relative(Number(node.dataset.relative));
    if (node.textContent !== shown) node.textContent = shown;
  }
}
