/// What runs in the browser that shows a graph.
///
/// The group `viewport` is drawn by one matrix: a scale, and where the origin of the graph is in the
/// window. Moving and zooming change these three numbers and nothing else.
///
/// - The wheel zooms round the pointer; a drag moves; two fingers do both.
/// - `+` and `-` zoom round the middle, arrows move.
/// - A double click or `0` fits the graph into the window, as at the beginning; as long as nothing
///   was moved it is also fitted again when the size of the window changes.
///
/// It uses nothing but the document it is in. It must not hold what ends CDATA or the script.
let panAndZoomScript = #"""

  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    const viewport = document.getElementById("viewport");
    const svg = viewport && viewport.ownerSVGElement;
    if (!svg) return;

    const largestScale = 20;
    const margin = 8;
    // One point of a graph is 4/3 pixels: larger than that, small graphs look coarse.
    const naturalScale = 4 / 3;
    let scale = 1, left = 0, top = 0;
    let smallestScale = 0.01;
    let isFitted = true;

    const show = () =>
      viewport.setAttribute("transform", `matrix(${scale} 0 0 ${scale} ${left} ${top})`);

    function fit() {
      const graph = viewport.getBBox();
      const view = svg.getBoundingClientRect();
      if (!(graph.width > 0 && graph.height > 0 && view.width > 0 && view.height > 0)) return;
      scale = Math.min(
        naturalScale,
        Math.max(view.width - 2 * margin, 1) / graph.width,
        Math.max(view.height - 2 * margin, 1) / graph.height);
      smallestScale = scale / 4;
      left = (view.width - graph.width * scale) / 2 - graph.x * scale;
      top = (view.height - graph.height * scale) / 2 - graph.y * scale;
      isFitted = true;
      show();
    }

    function moveBy(x, y) {
      left += x;
      top += y;
      isFitted = false;
      show();
    }

    // What is at the point (x, y) of the window stays there.
    function zoomBy(factor, x, y) {
      const limited = Math.min(Math.max(scale * factor, smallestScale), largestScale);
      const ratio = limited / scale;
      scale = limited;
      moveBy((x - left) * (1 - ratio), (y - top) * (1 - ratio));
    }

    function zoomRoundMiddle(factor) {
      const view = svg.getBoundingClientRect();
      zoomBy(factor, view.width / 2, view.height / 2);
    }

    function pointOf(event) {
      const view = svg.getBoundingClientRect();
      return { x: event.clientX - view.left, y: event.clientY - view.top };
    }

    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      // Pixels, lines or pages; a pinch on a touchpad comes as a wheel with Ctrl, in small steps.
      const unit = [1, 24, 400][event.deltaMode] || 1;
      const exponent = -event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.002);
      const point = pointOf(event);
      zoomBy(Math.exp(Math.min(Math.max(exponent, -0.5), 0.5)), point.x, point.y);
    }, { passive: false });

    // Pointers that are down: one drags, several have a middle that drags and a spread that zooms.
    const pointers = new Map();

    function grip() {
      const points = [...pointers.values()];
      const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
      const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
      const spread = points.reduce((sum, point) => sum + Math.hypot(point.x - x, point.y - y), 0);
      return { x, y, spread };
    }

    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, pointOf(event));
      svg.setPointerCapture(event.pointerId);
      svg.style.cursor = "grabbing";
    });

    svg.addEventListener("pointermove", (event) => {
      if (!pointers.has(event.pointerId)) return;
      const before = grip();
      pointers.set(event.pointerId, pointOf(event));
      const after = grip();
      moveBy(after.x - before.x, after.y - before.y);
      if (before.spread > 0 && after.spread > 0) {
        zoomBy(after.spread / before.spread, after.x, after.y);
      }
    });

    function release(event) {
      pointers.delete(event.pointerId);
      if (pointers.size === 0) svg.style.cursor = "grab";
    }
    svg.addEventListener("pointerup", release);
    svg.addEventListener("pointercancel", release);
    svg.addEventListener("lostpointercapture", release);

    svg.addEventListener("dblclick", fit);

    const step = 60;
    const actions = {
      "0": fit,
      "+": () => zoomRoundMiddle(1.25),
      "=": () => zoomRoundMiddle(1.25),
      "-": () => zoomRoundMiddle(0.8),
      ArrowLeft: () => moveBy(step, 0),
      ArrowRight: () => moveBy(-step, 0),
      ArrowUp: () => moveBy(0, step),
      ArrowDown: () => moveBy(0, -step),
    };
    window.addEventListener("keydown", (event) => {
      const action = actions[event.key];
      // With these keys held the browser zooms its page.
      if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      action();
    });

    window.addEventListener("resize", () => { if (isFitted) fit(); });

    svg.style.cursor = "grab";
    svg.style.userSelect = "none";
    svg.style.touchAction = "none";
    fit();
  });

  """#
