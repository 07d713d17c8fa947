// Server → page: one stream of events. It survives a restart of the server: the page tries again
// by itself, names the last event it has seen, and gets what it missed or the whole state anew.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2_000;

export function follow({ onEvent, onStatus }) {
  let last = "";
  let wait = FIRST_WAIT;
  let source = null;
  let timer = 0;

  function connect() {
    source = new EventSource(`/events?after=${encodeURIComponent(last)}`);
    source.addEventListener("open", () => {
      wait = FIRST_WAIT;
      onStatus("live");
    });
    source.addEventListener("message", (event) => {
      last = event.lastEventId;
      onEvent(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      source.close();
      onStatus("reconnecting");
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  }

  // A page in the browser's back-forward cache must not hold its connection.
  addEventListener("pagehide", () => {
    clearTimeout(timer);
    source?.close();
  });
  addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
}
