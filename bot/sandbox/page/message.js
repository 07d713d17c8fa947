// One message as a bubble: what it answers, what it carries, its text, its time, its buttons.

import { el, icon } from "./dom.js";
import { renderText } from "./entities.js";
import { renderKeyboard } from "./inline.js";
import { renderMedia } from "./media.js";

// Up to three emoji and nothing else are shown large and without a bubble.
const FEW_EMOJI = /^(?:(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)(?:\p{Emoji_Modifier}|\u200D(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F?))*){1,3}$/u;

export function renderMessage(message, phone) {
  const mine = message.from?.id === phone.person.id;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const article = el("article", {
    class: `message ${mine ? "out" : "in"}${rows.length ? " with-keyboard" : ""}`,
    "data-message-id": String(message.message_id),
    "data-role": "message",
    "data-side": mine ? "out" : "in",
    "aria-label": mine ? phone.words.you : phone.bot.name,
  });
  article.append(bubble(message, { mine, phone }));
  if (rows.length) article.append(renderKeyboard(message, rows, phone));
  if (mine && message.text) article.addEventListener("contextmenu", (event) => editOwn(event, message, phone));
  return article;
}

function editOwn(event, message, phone) {
  event.preventDefault();
  phone.composer.edit(message);
}

function bubble(message, { mine, phone }) {
  const text = message.text ?? message.caption ?? "";
  const large = message.text !== undefined && !message.entities && FEW_EMOJI.test(text);
  const media = renderMedia(message, phone);
  const box = el("div", { class: bubbleClass(message, { large, text }) });
  if (message.reply_to_message) box.append(quoted(message.reply_to_message, phone));
  if (media) box.append(media);
  const meta = metaOf(message, { mine, phone });
  if (text) box.append(el("div", { class: "text", dir: "auto", "data-role": "text" }, spoken(message, text, phone), meta));
  else box.append(meta);
  if (!large && !message.sticker) box.append(icon(mine ? "tail-out" : "tail-in", "tail"));
  return box;
}

function bubbleClass(message, { large, text }) {
  const classes = ["bubble"];
  if (large || message.sticker) classes.push("bare");
  if (message.photo?.length) classes.push("with-picture");
  if (!text) classes.push("no-text");
  return classes.join(" ");
}

function spoken(message, text, phone) {
  return renderText(text, message.entities ?? message.caption_entities, phone);
}

function metaOf(message, { mine, phone }) {
  const moment = message.date * 1000;
  // A bot that turns the pages of its own panel does not "edit"; Telegram hides the word there too.
  const edited = message.edit_date && !message.reply_markup?.inline_keyboard?.length;
  return el(
    "span",
    { class: "meta" },
    edited ? el("span", { class: "edited", "data-role": "edited" }, phone.words.edited) : null,
    el("time", { datetime: new Date(moment).toISOString(), title: phone.dates.full(moment) }, phone.dates.time(moment)),
    mine ? icon("ticks", "ticks") : null,
  );
}

function quoted(original, phone) {
  const name = original.from?.id === phone.person.id ? phone.words.you : phone.bot.name;
  const text = original.text ?? original.caption ?? phone.words.photo;
  return el(
    "button",
    { type: "button", class: "quoted", onclick: () => phone.chat.reveal(original.message_id) },
    el("strong", {}, name),
    el("span", { dir: "auto" }, text.split("\n")[0]),
  );
}
