// What makes the pages livelier. Without it they work all the same.

import { drawMap } from "./map.js";

const every = (selector, root = document) => [...root.querySelectorAll(selector)];

// The slider: as of when, over the whole page. The latest days have the most room: half way, an eighth of the
// time is still to come, so that in a ledger of a year each step of the last tenth is minutes.

function setUpSlider() {
  const slide = document.getElementById("slide");
  if (!slide || slide.dataset.ready) return;
  const form = slide.form, field = document.getElementById("as_of"), now = document.getElementById("now");
  const first = Date.parse(slide.dataset.first.slice(0, 19) + "Z");
  const last = Date.parse(slide.dataset.last.slice(0, 19) + "Z");
  slide.dataset.ready = "yes";
  if (!(last > first)) return;
  slide.hidden = false;
  const say = () => {
    slide.setAttribute("aria-valuetext", field.value ? `${field.value.replace("T", " ")} UTC` : "now");
    now.hidden = !field.value;
  };
  const show = () => {
    const shown = field.value ? Date.parse(field.value + "Z") : last;
    slide.value = Math.round(1000 * (1 - Math.cbrt((last - shown) / (last - first))));
    say();
  };
  show();
  slide.addEventListener("input", () => {
    const moment = new Date(last - (last - first) * (1 - slide.value / 1000) ** 3 + 59999);
    field.value = slide.value >= 1000 ? "" : moment.toISOString().slice(0, 16);
    say();
  });
  slide.addEventListener("change", () => form.requestSubmit());
  field.addEventListener("change", show);
}

// Review by keyboard.

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const act = every("[data-key]").find((each) => each.dataset.key === event.key.toLowerCase());
  if (act) {
    event.preventDefault();
    act.click();
  }
});

// A claim added by selecting its words in the text.

function setUpPicking() {
  const body = document.getElementById("body"), words = document.getElementById("add-words");
  if (!body || !words || body.dataset.ready) return;
  body.dataset.ready = "yes";
  const pick = document.createElement("button");
  pick.id = "pick";
  pick.type = "button";
  pick.textContent = "Add as a claim";
  pick.hidden = true;
  document.body.append(pick);
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    const inside = chosen.rangeCount && !chosen.isCollapsed && body.contains(chosen.getRangeAt(0).commonAncestorContainer);
    pick.hidden = !inside;
    if (!inside) return;
    const box = chosen.getRangeAt(0).getBoundingClientRect();
    pick.style.left = `${box.left + scrollX}px`;
    pick.style.top = `${box.bottom + scrollY + 6}px`;
  });
  pick.addEventListener("pointerdown", (event) => event.preventDefault());
  pick.addEventListener("click", () => {
    const range = document.getSelection().getRangeAt(0), before = range.cloneRange();
    before.selectNodeContents(body);
    before.setEnd(range.startContainer, range.startOffset);
    words.value = range.toString();
    // The server counts characters, not the halves of surrogate pairs.
    document.getElementById("add-start").value = [...before.toString()].length;
    pick.hidden = true;
    document.getElementById("add").scrollIntoView({ block: "center" });
    words.focus();
  });
}

// News: what the server tells while somebody looks. A page that is not seen holds no connection.

let stream = null;

function listen() {
  const news = document.getElementById("news");
  const wanted = news && news.hidden && !document.hidden;
  if (!wanted) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    stream = new EventSource(`/api/v1/events?after=${news.dataset.seq}`);
    stream.addEventListener("changed", (event) => {
      const { incidents } = JSON.parse(event.data), { incident } = news.dataset;
      news.hidden = Boolean(incident && incidents && !incidents.includes(incident));
      listen();
    });
  }
}

document.addEventListener("visibilitychange", listen);

function setUp() {
  setUpSlider();
  setUpPicking();
  drawMap();
  listen();
}

setUp();
document.addEventListener("htmx:afterSettle", setUp);
document.addEventListener("htmx:responseError", (event) => location.assign(event.detail.pathInfo.requestPath));
