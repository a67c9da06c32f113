// Draws what Python has laid out. Text goes to a canvas or to textContent, never to markup.
import "./vis-network.min.js";

const drawings = new WeakMap(); // by element: this function is called again for new data and theme
const LEAST_SCALE = 0.6; // below this a label can not be read
const LEAST_HEIGHT = 220;
const MOST_HEIGHT = 620;

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".picture");
  const drawing = drawings.get(frame) ?? begin(frame);
  drawings.set(frame, drawing);
  drawing.open = (id) => setTriggerValue("open", id);
  update(drawing, data);
  return () => {
    drawing.watch.disconnect();
    drawing.network.destroy();
    drawings.delete(frame);
  };
}

function begin(frame) {
  const part = (name) => frame.querySelector(`.${name}`);
  const drawing = {
    frame,
    canvas: part("canvas"),
    said: part("said"),
    nodes: new vis.DataSet(),
    edges: new vis.DataSet(),
    at: null,
    open: () => {},
  };
  const options = {
    physics: false,
    interaction: { dragNodes: false, dragView: false, zoomView: false, hover: true },
    nodes: { margin: 10, borderWidth: 1.5, widthConstraint: { maximum: 190 } },
    edges: { arrows: { to: { scaleFactor: 0.7 } }, smooth: { type: "cubicBezier", roundness: 0.3 } },
  };
  drawing.network = new vis.Network(drawing.canvas, drawing, options);
  drawing.network.on("click", ({ nodes }) => nodes[0] && openThing(drawing, nodes[0]));
  drawing.network.on("hoverNode", () => (drawing.canvas.style.cursor = "pointer"));
  drawing.network.on("blurNode", () => (drawing.canvas.style.cursor = "default"));
  drawing.canvas.addEventListener("keydown", (event) => pressed(drawing, event));
  drawing.canvas.addEventListener("focus", () => select(drawing, drawing.at ?? chosen(drawing)));
  part("nearer").onclick = () => zoom(drawing, 1.25);
  part("further").onclick = () => zoom(drawing, 0.8);
  part("whole").onclick = () => drawing.network.fit({ maxZoomLevel: 1 });
  let width = 0; // a change of height is our own
  drawing.watch = new ResizeObserver(() => {
    if (!drawing.canvas.clientWidth || drawing.canvas.clientWidth === width) return;
    width = drawing.canvas.clientWidth;
    fit(drawing);
  });
  drawing.watch.observe(drawing.canvas);
  return drawing;
}

function update(drawing, data) {
  const style = getComputedStyle(drawing.frame);
  const text = style.getPropertyValue("--st-text-color").trim() || "#1b1b1b";
  const ground = style.getPropertyValue("--st-background-color").trim() || "#ffffff";
  const edges = data.edges.map((edge) => ({
    ...edge,
    color: { color: text, highlight: text, hover: text, opacity: edge.faint ? 0.55 : 0.9 },
    font: { color: text, background: ground, strokeWidth: 0, size: 12 },
  }));
  renew(drawing.nodes, data.nodes);
  renew(drawing.edges, edges);
  drawing.canvas.setAttribute("aria-label", data.summary);
  const reach = (axis) => data.nodes.map((node) => node[axis]);
  const size = (all) => Math.max(...all) - Math.min(...all);
  drawing.wide = size(reach("x")) + 230;
  drawing.tall = size(reach("y")) + 130;
  fit(drawing);
}

function renew(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

// As large as the frame allows. Where that is too small to read, part of it, about what is chosen:
// the rest is a key, a press on "smaller" or a drag away.
function fit(drawing) {
  const whole = Math.min(1, drawing.canvas.clientWidth / drawing.wide);
  const scale = Math.max(LEAST_SCALE, whole);
  const height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, drawing.tall * scale));
  drawing.canvas.style.height = `${Math.round(height)}px`;
  drawing.network.setSize("100%", "100%");
  drawing.network.redraw();
  if (scale === whole) drawing.network.fit({ maxZoomLevel: 1 });
  else drawing.network.moveTo({ position: drawing.network.getPosition(chosen(drawing)), scale });
  drawing.network.setOptions({ interaction: { dragView: scale !== whole } });
}

// Once the picture is larger than its frame it may be dragged; the arrow keys do the same.
function zoom(drawing, by) {
  drawing.network.moveTo({ scale: drawing.network.getScale() * by });
  drawing.network.setOptions({ interaction: { dragView: true } });
}

function chosen(drawing) {
  const all = drawing.nodes.get();
  return (all.find((node) => node.chosen) ?? all[0])?.id;
}

function select(drawing, id) {
  if (!drawing.nodes.get(id)) return;
  drawing.at = id;
  drawing.network.selectNodes([id]);
  const links = drawing.edges.get().filter((edge) => edge.from === id || edge.to === id);
  const told = links.map((edge) => spoken(drawing, edge)).join(" ");
  drawing.said.textContent = `${drawing.nodes.get(id).spoken}. ${told}`;
  if (!inView(drawing, id)) drawing.network.focus(id, { scale: drawing.network.getScale() });
}

function spoken(drawing, edge) {
  const name = (id) => drawing.nodes.get(id)?.name ?? "";
  return `${name(edge.from)} ${edge.label || "is linked to"} ${name(edge.to)}.`;
}

function inView(drawing, id) {
  const { x, y } = drawing.network.canvasToDOM(drawing.network.getPosition(id));
  return x > 0 && y > 0 && x < drawing.canvas.clientWidth && y < drawing.canvas.clientHeight;
}

const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function pressed(drawing, event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const way = WAYS[event.key];
  if (way) select(drawing, next(drawing, way) ?? drawing.at);
  else if (event.key === "Enter" || event.key === " ") openThing(drawing, drawing.at);
  else if (event.key === "+" || event.key === "=") zoom(drawing, 1.25);
  else if (event.key === "-") zoom(drawing, 0.8);
  else if (event.key === "0") fit(drawing);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// The nearest thing that way; what lies straight ahead counts as nearer than what lies aslant.
function next(drawing, [right, down]) {
  const here = drawing.nodes.get(drawing.at);
  const ahead = drawing.nodes.get().map((node) => {
    const [dx, dy] = [node.x - here.x, node.y - here.y];
    return { id: node.id, along: dx * right + dy * down, aside: Math.abs(dx * down) + Math.abs(dy * right) };
  });
  const there = ahead.filter((node) => node.along > 0);
  return there.sort((a, b) => a.along + 2 * a.aside - (b.along + 2 * b.aside))[0]?.id;
}

function openThing(drawing, id) {
  const node = drawing.nodes.get(id);
  if (!node) return;
  select(drawing, id);
  if (node.opens && !node.chosen) drawing.open(node.opens);
}
