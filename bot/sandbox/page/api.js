// Page → server: small JSON posts. The answer is JSON too; a refusal is an Error with its sentence.

export function post(path, body) {
  return send(path, JSON.stringify(body), "application/json");
}

export function postFile(path, file) {
  return send(path, file, file.type || "application/octet-stream");
}

async function send(path, body, type) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}
