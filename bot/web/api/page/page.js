"use strict";

// Draws openapi.json. Nothing is fetched from anywhere else, and no text is taken for HTML.

const METHODS = ["get", "post", "put", "patch", "delete"];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

function nameOf(reference) {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function typeOf(schema) {
  if (!schema) return document.createTextNode("anything");
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    return element("a", { href: "#model-" + name }, name);
  }
  if (schema.anyOf) {
    const parts = element("span", {});
    schema.anyOf.forEach((one, number) => {
      if (number) parts.append(" or ");
      parts.append(typeOf(one));
    });
    return parts;
  }
  if (schema.const !== undefined) return element("code", {}, JSON.stringify(schema.const));
  if (schema.enum) return element("span", {}, schema.enum.join(" | "));
  if (schema.type === "array") {
    const items = schema.items || (schema.prefixItems || [])[0];
    return element("span", {}, "list of ", typeOf(items));
  }
  return document.createTextNode(schema.format || schema.type || "anything");
}

function boundsOf(schema) {
  const said = [];
  const words = {
    minimum: "at least", maximum: "at most", minLength: "letters at least",
    maxLength: "letters at most", maxItems: "at most so many", pattern: "like",
  };
  for (const [key, word] of Object.entries(words))
    if (schema[key] !== undefined) said.push(word + " " + schema[key]);
  if (schema.default !== undefined && schema.default !== null && schema.default !== "")
    said.push("else " + JSON.stringify(schema.default));
  if (schema.examples) said.push("such as " + JSON.stringify(schema.examples[0]));
  return said.join("; ");
}

function fields(rows) {
  const table = element("table", {});
  for (const [name, schema, needed, text] of rows) {
    table.append(element("tr", {},
      element("th", { scope: "row" }, element("code", {}, name),
        needed ? element("span", { class: "needed", title: "has to be there" }, " *") : null),
      element("td", {}, typeOf(schema)),
      element("td", {}, [text, boundsOf(schema)].filter(Boolean).join(" "))));
  }
  return table;
}

function sample(schema, models, depth) {
  if (depth > 6 || !schema) return null;
  if (schema.$ref) return sample(models[nameOf(schema.$ref)], models, depth + 1);
  if (schema.examples) return schema.examples[0];
  if (schema.anyOf) return sample(schema.anyOf[0], models, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === "array") return [];
  if (schema.type === "integer" || schema.type === "number") return schema.minimum || 1;
  if (schema.type === "boolean") return true;
  if (schema.type !== "object") return "…";
  const made = {};
  const needed = schema.required || [];
  for (const [name, one] of Object.entries(schema.properties || {}))
    if (needed.includes(name) || needed.length === 0) made[name] = sample(one, models, depth + 1);
  return made;
}

function curlFor(method, path, operation, models) {
  const lines = ["curl -X " + method.toUpperCase() + " '" + location.origin + "/api/v1" + path + "'"];
  if (operation.security.length) lines.push("-H \"Authorization: Bearer $HOLDFAST_API_KEY\"");
  for (const one of operation.parameters)
    if (one.in === "header" && one.required) lines.push("-H '" + one.name + ": a-fresh-key'");
  if (operation.requestBody) {
    const schema = operation.requestBody.content["application/json"].schema;
    lines.push("-H 'Content-Type: application/json'");
    lines.push("-d '" + JSON.stringify(sample(schema, models, 0)) + "'");
  }
  return lines.join(" \\\n  ");
}

function answers(responses) {
  const table = element("table", {});
  for (const [status, response] of Object.entries(responses)) {
    const media = Object.values(response.content || {})[0];
    table.append(element("tr", {},
      element("th", { scope: "row" }, status),
      element("td", {}, media ? typeOf(media.schema) : "nothing"),
      element("td", {}, response.description)));
  }
  return table;
}

function drawOperation(method, path, operation, models) {
  const body = element("div", {}, element("p", {}, operation.description));
  if (operation.parameters.length) {
    body.append(element("h4", {}, "Parameters"), fields(operation.parameters.map(
      (one) => [one.in + "." + one.name, one.schema, one.required, one.description])));
  }
  if (operation.requestBody) {
    const schema = operation.requestBody.content["application/json"].schema;
    body.append(element("h4", {}, "Body"), element("p", {}, typeOf(schema)));
  }
  body.append(element("h4", {}, "Answers"), answers(operation.responses));
  body.append(element("h4", {}, "To try it"),
    element("pre", {}, curlFor(method, path, operation, models)));
  return element("details", { id: "call-" + operation.operationId, "data-find": [
    method, path, operation.operationId, operation.description].join(" ").toLowerCase() },
    element("summary", {}, element("span", { class: "method" }, method.toUpperCase()), " ",
      element("code", {}, path), " ", operation.summary), body);
}

function drawModel(name, schema) {
  const needed = schema.required || [];
  const body = element("div", {}, element("p", {}, schema.description || ""));
  if (schema.properties) {
    body.append(fields(Object.entries(schema.properties).map(
      ([field, one]) => [field, one, needed.includes(field), one.description || ""])));
  } else {
    body.append(element("p", {}, typeOf(schema)));
  }
  return element("details", { id: "model-" + name, "data-find": (name + " " +
    (schema.description || "")).toLowerCase() },
    element("summary", {}, element("code", {}, name)), body);
}

function drawProblems(problems) {
  const table = element("table", {});
  for (const one of problems) {
    table.append(element("tr", { id: one.code, "data-find": one.code + " " + one.status },
      element("th", { scope: "row" }, element("code", {}, one.code)),
      element("td", {}, String(one.status)), element("td", {}, one.title)));
  }
  return table;
}

function draw(description) {
  const main = document.getElementById("main");
  const contents = element("ul", {});
  const models = description.components.schemas;
  main.replaceChildren();
  for (const part of description.info.description.split("\n\n"))
    main.append(element("p", {}, part));
  const groups = new Map();
  for (const [path, item] of Object.entries(description.paths))
    for (const method of METHODS)
      if (item[method]) {
        const [tag] = item[method].tags;
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(drawOperation(method, path, item[method], models));
      }
  for (const [tag, drawn] of groups) {
    main.append(element("h2", { id: "about-" + tag }, tag), ...drawn);
    contents.append(element("li", {}, element("a", { href: "#about-" + tag }, tag)));
  }
  main.append(element("h2", { id: "models" }, "models"));
  for (const name of Object.keys(models).sort()) main.append(drawModel(name, models[name]));
  main.append(element("h2", { id: "problems" }, "problems"), drawProblems(description["x-problems"]));
  for (const name of ["models", "problems"])
    contents.append(element("li", {}, element("a", { href: "#" + name }, name)));
  document.getElementById("contents").replaceChildren(contents);
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.tagName === "DETAILS") target.open = true;
  target.scrollIntoView();
}

function find(event) {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const one of document.querySelectorAll("[data-find]"))
    one.hidden = !words.every((word) => one.dataset.find.includes(word));
}

async function start() {
  const answer = await fetch("/api/v1/openapi.json");
  if (!answer.ok) throw new Error("openapi.json: " + answer.status);
  draw(await answer.json());
  openTarget();
  window.addEventListener("hashchange", openTarget);
  document.getElementById("find").addEventListener("input", find);
  document.body.dataset.ready = "";
}

start().catch((error) => {
  document.getElementById("main").textContent = "The description cannot be read: " + error.message;
});
