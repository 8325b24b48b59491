// The map: incidents as precisely as their place is known, and never more so.

const PIXELS = { exact: 5, relative: 6, settlement: 6, district: 11, province: 16 };
const maps = new WeakMap();

export function drawMap() {
  const place = document.getElementById("map");
  if (!place || !globalThis.L) return;
  place.hidden = false;
  let drawn = maps.get(place);
  if (!drawn) {
    drawn = made(place);
    maps.set(place, drawn);
  }
  fill(drawn);
}

function made(place) {
  const map = L.map(place, { attributionControl: false, worldCopyJump: true, minZoom: 1, maxZoom: 15, zoomSnap: 0.5, preferCanvas: false });
  map.setView([20, 10], 1.5);
  map.createPane("ground").style.zIndex = 150; // beneath streets
  const drawn = { map, place, spots: L.featureGroup(), shown: null };
  ground(drawn, place.dataset.world);
  map.on("zoomend", () => {
    // The finer map is large: it is fetched only for who looks closer.
    if (map.getZoom() >= 5 && !drawn.fine && !drawn.fitting) {
      drawn.fine = true;
      ground(drawn, place.dataset.fine);
    }
    resize(drawn);
  });
  drawn.spots.addTo(map);
  streets(drawn);
  return drawn;
}

async function ground(drawn, address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const world = await answer.json();
  const parts = world.features.map((part) => L.geoJSON(part, { interactive: false, pane: "ground", className: part.properties.name }));
  const before = drawn.ground;
  drawn.ground = L.featureGroup(parts).addTo(drawn.map);
  if (before) before.remove();
}

function streets({ map, place }) {
  if (!place.dataset.tiles) return;
  const script = document.createElement("script");
  script.src = "/static/vendor/protomaps-leaflet.js";
  script.onload = () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    protomapsL.leafletLayer({ url: place.dataset.tiles, flavor: dark ? "dark" : "light" }).addTo(map);
  };
  document.head.append(script);
}

// A ring is as large as the place may be far off, but large enough to be seen.

function radius(map, spot) {
  const least = PIXELS[spot.precision] || 6;
  if (!spot.radius || spot.precision === "exact") return least;
  const one = map.latLngToLayerPoint([spot.lat, spot.lon]);
  const north = Math.min(spot.lat + spot.radius / 111320, 89);
  return Math.max(least, Math.abs(one.y - map.latLngToLayerPoint([north, spot.lon]).y));
}

function resize({ map, spots }) {
  spots.eachLayer((ring) => ring.setRadius(radius(map, ring.spot)));
}

function fill(drawn) {
  const rows = [...document.querySelectorAll("[data-spot]")];
  const key = rows.map((row) => row.dataset.spot).join(" ");
  if (key === drawn.shown) return;
  drawn.shown = key;
  drawn.spots.clearLayers();
  let unplaced = 0;
  for (const row of rows) {
    const { spot: id, precision } = row.dataset;
    if (row.dataset.lat === undefined || !(precision in PIXELS)) {
      unplaced += 1;
      continue;
    }
    add(drawn, row, { id, precision, lat: +row.dataset.lat, lon: +row.dataset.lon, radius: +row.dataset.radius });
  }
  const note = document.getElementById("unplaced");
  if (note) note.textContent = unplaced ? `${unplaced} listed without a place on the map.` : "";
  if (drawn.spots.getLayers().length) {
    drawn.fitting = true;
    drawn.map.fitBounds(drawn.spots.getBounds().pad(0.3), { maxZoom: 5, animate: false });
    drawn.fitting = false;
  }
  resize(drawn);
}

function add(drawn, row, spot) {
  const ring = L.circleMarker([spot.lat, spot.lon], { radius: 6, className: `spot ${spot.precision}` });
  ring.spot = spot;
  ring.addTo(drawn.spots);
  const link = row.querySelector("a");
  if (!link) return;
  ring.bindPopup(() => popup(row, link));
  const light = (on) => {
    row.classList.toggle("lit", on);
    ring.getElement()?.classList.toggle("lit", on);
  };
  ring.on("mouseover popupopen", () => light(true));
  ring.on("mouseout popupclose", () => light(false));
  for (const [name, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
    row.addEventListener(name, () => light(on));
  }
}

function popup(row, link) {
  const box = document.createElement("div"), to = document.createElement("a"), rest = document.createElement("div");
  to.href = link.href;
  to.textContent = `${row.dataset.kind}, ${row.dataset.name}`;
  rest.textContent = [row.querySelector(".day")?.textContent, row.dataset.toll].filter(Boolean).join(" · ");
  box.append(to, rest);
  return box;
}
