// What a message can carry beside its text: pictures, files, places, contacts, voices, stickers.

import { avatar, el, icon } from "./dom.js";
import { fileSize } from "./format.js";

export function renderMedia(message, phone) {
  if (message.photo?.length) return photo(message, phone);
  if (message.venue) return place(message.venue.location, phone, message.venue);
  if (message.location) return place(message.location, phone, null);
  if (message.document) return file(message.document);
  if (message.contact) return contact(message.contact);
  if (message.sticker) return el("div", { class: "sticker" }, message.sticker.emoji ?? "🖼");
  if (message.voice) return voice(message.voice, phone);
  if (message.successful_payment) return payment(message.successful_payment, phone);
  return message.text === undefined ? el("p", { class: "unsupported" }, phone.words.unsupported) : null;
}

const address = (fileId) => `/file/${encodeURIComponent(fileId)}`;

function photo(message, phone) {
  const largest = message.photo.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const picture = el("img", {
    src: address(largest.file_id),
    alt: message.caption || phone.words.photo,
    width: largest.width > 1 ? largest.width : null,
    height: largest.height > 1 ? largest.height : null,
    decoding: "async",
  });
  return el(
    "button",
    {
      type: "button",
      class: "photo",
      "data-role": "photo",
      onclick: () => phone.dialogs.showPicture(picture.src, picture.alt),
    },
    picture,
  );
}

function file(document) {
  const name = document.file_name ?? "file";
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  const calendar = ending === "ics" || document.mime_type === "text/calendar";
  return el(
    "a",
    {
      class: "document",
      href: address(document.file_id),
      download: name,
      "data-role": "document",
      "data-kind": calendar ? "calendar" : "file",
    },
    el("span", { class: "document-icon" }, icon(calendar ? "calendar" : "file")),
    el(
      "span",
      { class: "document-about" },
      el("span", { class: "document-name" }, name),
      el("span", { class: "document-size" }, [fileSize(document.file_size ?? 0), ending.toUpperCase()].filter(Boolean).join(" · ")),
    ),
  );
}

// There is no network, so there is no map: the pin stands on a drawing, the numbers are the truth.
function place(location, phone, venue) {
  const numbers = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return el(
    "button",
    { type: "button", class: "place", "data-role": "place", title: phone.words.copy, onclick: () => phone.copy(numbers) },
    el("span", { class: "map" }, icon("pin", "map-pin")),
    el(
      "span",
      { class: "place-about" },
      venue ? el("strong", {}, venue.title) : null,
      venue ? el("span", {}, venue.address) : null,
      el("span", { class: "place-numbers" }, numbers),
    ),
  );
}

function contact(person) {
  const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
  return el(
    "div",
    { class: "contact", "data-role": "contact" },
    avatar(name, person.user_id ?? 0),
    el("span", { class: "contact-about" }, el("strong", {}, name), el("span", {}, person.phone_number)),
  );
}

function payment({ total_amount: minor, currency }, phone) {
  return el("p", { class: "payment", "data-role": "payment" }, phone.words.paid(phone.dates.money(minor, currency)));
}

function voice(recording, phone) {
  const seconds = String(recording.duration % 60).padStart(2, "0");
  const length = `${Math.floor(recording.duration / 60)}:${seconds}`;
  const bars = Array.from({ length: 28 }, (_, i) => {
    const bar = el("i");
    bar.style.setProperty("--level", String(0.25 + 0.75 * Math.abs(Math.sin(i * 1.7) * Math.cos(i * 0.6))));
    return bar;
  });
  return el(
    "div",
    { class: "voice", "aria-label": `${phone.words.voice}, ${length}`, role: "img" },
    el("span", { class: "document-icon" }, icon("play")),
    el("span", { class: "wave" }, bars),
    el("span", { class: "voice-length" }, length),
  );
}
