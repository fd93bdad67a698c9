import Statistics

/// What runs in the browser that shows a flame graph, in an SVG as in a page. Without it the picture
/// is there in full, with the browser's own tooltips.
///
/// Each frame is an element of class `f` that says by its place whose callee it is: elements come
/// callers first. Zooming gives each another place and width in percent, so that the picture follows
/// the width of the window by itself; only how much of a name fits is worked out again.
///
/// It uses nothing but the document it is in. It must not hold what ends CDATA or the script.
let flameScript = #"""

  "use strict";
  (() => {
    const flame = document.getElementById("flame");
    const place = document.getElementById("controls");
    if (!flame || !place) return;
    const svgNames = "http://www.w3.org/2000/svg", pageNames = "http://www.w3.org/1999/xhtml";
    const row = 18, letter = 7.25, least = 0.4;
    const number = (element, name) => parseFloat(element.getAttribute(name)) || 0;
    const rows = Number(flame.getAttribute("data-rows"));
    let isUpright = flame.getAttribute("data-layout") === "flame";

    // MARK: The frames, callers first

    const open = [];
    const frames = Array.from(flame.querySelectorAll(":scope > .f"), (element) => {
      const y = Math.round(number(element, "y") / row);
      const depth = isUpright ? rows - 1 - y : y;
      const title = element.querySelector("title");
      // The name, the file where that is known, and the values.
      const [name, ...rest] = (title ? title.textContent : "").split("\n");
      const values = rest.pop() || "", file = rest.join(" ");
      const frame = {
        element, depth, name, file, values, parent: open[depth - 1] || null,
        value: element.getAttribute("data-v") || "",
        x: number(element, "x"), width: number(element, "width"), children: [], isHit: false,
        isFolded: element.classList.contains("fold"),
      };
      open.length = depth;
      open[depth] = frame;
      if (frame.parent) frame.parent.children.push(frame);
      return frame;
    });
    const root = frames[0];
    if (!root) return;
    let focus = root, current = null;

    // In a file of its own, the controls push the picture down; without them it has no gap.
    const page = flame.ownerSVGElement;
    if (page) {
      const room = number(place, "height");
      flame.setAttribute("y", number(flame, "y") + room);
      page.setAttribute("height", number(page, "height") + room);
    }

    // MARK: Places and names

    const pixels = () => page ? page.clientWidth * 0.98 : flame.clientWidth;

    // A name without the directories of its package, and then without what is in brackets.
    const shorter = (name) => {
      const bracket = name.search(/[(\[<]/);
      const head = bracket < 0 ? name : name.slice(0, bracket);
      return name.slice(head.lastIndexOf("/") + 1);
    };
    // Of brackets only the signs; Go's receivers, as in `sync.(*Mutex).Lock`, stay.
    const withoutArguments = (name) => {
      const isKept = [];
      let text = "";
      for (let at = 0; at < name.length; at += 1) {
        const sign = name[at], before = name[at - 1] || ".";
        const isShown = !isKept.includes(false);
        if ("([<{".includes(sign)) {
          isKept.push(sign === "(" && ".:".includes(before));
          if (isShown) text += isKept[isKept.length - 1] ? sign : sign + "…";
        } else {
          if (")]>}".includes(sign) && before !== "-") isKept.pop();
          if (!isKept.includes(false)) text += sign;
        }
      }
      return text;
    };
    const fit = (name, room) => {
      if (name.length <= room) return name;
      const short = shorter(name);
      if (short.length <= room) return short;
      const shortest = withoutArguments(short);
      if (shortest.length <= room) return shortest;
      const bare = shortest.replace(/\(…\)$/, "");
      return bare.length <= room ? bare : "…" + bare.slice(1 - room).replace(/^…/, "");
    };
    const label = (frame, room) => {
      if (room < 2) return "";
      const value = " " + frame.value, left = room - value.length;
      // A name of a few letters says nothing: then the value goes first.
      return left >= Math.min(frame.name.length, 12)
        ? fit(frame.name, left) + value : fit(frame.name, room);
    };

    // Narrow frames are bare rectangles in the file. One that gets a name becomes a box with text.
    const textOf = (frame) => {
      if (frame.element.localName === "rect") {
        const box = document.createElementNS(svgNames, "svg");
        const bare = frame.element;
        for (const name of ["y", "height"]) box.setAttribute(name, bare.getAttribute(name));
        const area = document.createElementNS(svgNames, "rect");
        area.setAttribute("width", "100%");
        area.setAttribute("height", "100%");
        const color = [...bare.classList].filter((name) => !["f", "fold", "b", "hit", "above", "same"].includes(name));
        area.setAttribute("class", color.join(" "));
        box.setAttribute("class", [...bare.classList].filter((name) => !color.includes(name)).join(" "));
        box.append(...bare.childNodes, area);
        bare.replaceWith(box);
        frame.element = box;
        box.flameFrame = frame;
      }
      let text = frame.element.querySelector("text");
      if (!text) {
        text = document.createElementNS(svgNames, "text");
        text.setAttribute("x", "4");
        text.setAttribute("y", "13");
        frame.element.append(text);
      }
      return text;
    };

    const lay = (frame, x, width, all, isAbove) => {
      const size = width * all / 100;
      const isShown = size >= least;
      frame.element.style.display = isShown ? "" : "none";
      if (!isShown) return;
      const room = Math.floor((size - 6) / letter);
      const bare = frame.element.localName === "rect";
      if (!bare || room >= 2) textOf(frame).textContent = label(frame, room);
      if (bare) frame.element.classList.toggle("b", size >= 3);
      frame.element.setAttribute("x", x + "%");
      frame.element.setAttribute("width", width + "%");
      frame.element.setAttribute("y", (isUpright ? rows - 1 - frame.depth : frame.depth) * row);
      frame.element.classList.toggle("above", isAbove);
    };

    const layAll = () => {
      const all = pixels();
      const above = new Set();
      for (let frame = focus.parent; frame; frame = frame.parent) above.add(frame);
      const scale = 100 / focus.width, end = focus.x + focus.width, slack = focus.width * 1e-6;
      for (const frame of frames) {
        if (above.has(frame)) {
          lay(frame, 0, 100, all, true);
        } else if (frame.depth < focus.depth || frame.x + frame.width <= focus.x + slack
          || frame.x >= end - slack) {
          frame.element.style.display = "none";
        } else {
          lay(frame, (frame.x - focus.x) * scale, frame.width * scale, all, false);
        }
      }
    };

    // MARK: Controls

    const make = (name, properties, ...children) => {
      const element = Object.assign(document.createElementNS(pageNames, name), properties);
      element.append(...children);
      return element;
    };
    const search = make("input", {
      type: "search", placeholder: "search: a regular expression ( / )", spellcheck: false,
      ariaLabel: "search",
    });
    const found = make("span", { className: "found" });
    const reset = make("button", { textContent: "Reset zoom", title: "key: 0" });
    const turn = make("button", { textContent: "Upside down", title: "key: i" });
    const trail = make("div", { className: "trail" });
    const details = make("div", { className: "details" });
    place.append(make("div", { className: "bar" }, search, found, reset, turn), trail, details);

    const show = (frame) => {
      details.textContent = frame ? [frame.name, frame.file, frame.values].filter(Boolean).join("  ") : "";
      markSame(frame);
    };
    const step = (frame) => {
      const button = make("button", { textContent: shorter(frame.name), title: frame.name });
      button.addEventListener("click", () => zoom(frame));
      return button;
    };
    const zoom = (frame) => {
      focus = frame;
      layAll();
      keep();
      const path = [];
      for (let caller = frame; caller; caller = caller.parent) path.unshift(caller);
      const steps = path.length > 6 ? [path[0], null, ...path.slice(-4)] : path;
      const line = frame.element.getBoundingClientRect();
      if (line.top < 0 || line.bottom > window.innerHeight) {
        frame.element.scrollIntoView({ block: "center" });
      }
      trail.replaceChildren(...steps.flatMap((frame, position) =>
        [position ? " › " : "", frame ? step(frame) : "…"]));
      if (path.length === 1) trail.textContent = "Click a frame to zoom; Escape goes back.";
      find();
    };

    // The zoom is kept in the address, as the number of the frame: a link to it shows the same.
    const keep = () => {
      const hash = focus === root ? "" : "#" + frames.indexOf(focus);
      if (hash === location.hash) return;
      try {
        history.replaceState(null, "", hash || location.pathname + location.search);
      } catch (error) {
        // Where the document has no address of its own, there is nothing to keep it in.
      }
    };
    const kept = () => frames[/^#\d+$/.test(location.hash) ? Number(location.hash.slice(1)) : 0] || root;

    // MARK: The same function elsewhere

    const namesakes = new Map();
    for (const frame of frames) {
      if (frame.isFolded) continue;
      const name = frame.name + "\n" + frame.file;
      if (!namesakes.has(name)) namesakes.set(name, []);
      namesakes.get(name).push(frame);
      frame.namesakes = namesakes.get(name);
    }
    let marked = [];
    const markSame = (frame) => {
      const same = frame && frame.namesakes && frame.namesakes.length > 1 ? frame.namesakes : [];
      if (same === marked) return;
      for (const other of marked) other.element.classList.remove("same");
      for (const other of same) other.element.classList.add("same");
      marked = same;
    };

    // MARK: Search

    const find = () => {
      let expression = null;
      search.classList.remove("bad");
      if (search.value) {
        try {
          // Capitals count where some are given.
          expression = new RegExp(search.value, /[A-Z]/.test(search.value) ? "u" : "iu");
        } catch (error) {
          search.classList.add("bad");
          found.textContent = "not a regular expression";
          return;
        }
      }
      flame.classList.toggle("searching", expression !== null);
      let count = 0, width = 0, end = -1, inside = 0, insideEnd = -1;
      for (const frame of frames) {
        frame.isHit = expression !== null && !frame.isFolded && (expression.test(frame.name) || expression.test(frame.file));
        frame.element.classList.toggle("hit", frame.isHit);
        if (!frame.isHit) continue;
        count += 1;
        // What is below a frame that matches is a part of it.
        if (frame.x < end - 1e-9) continue;
        end = frame.x + frame.width;
        width += frame.width;
        const left = Math.max(frame.x, focus.x), right = Math.min(end, focus.x + focus.width);
        if (right > left) inside += right - left;
      }
      const percent = (part, whole) => (100 * part / whole).toFixed(2) + "%";
      found.textContent = expression === null ? ""
        : `${count} frame${count === 1 ? "" : "s"}, ${percent(width, root.width)} of the width`
          + (focus === root ? "" : `, ${percent(inside, focus.width)} of what is zoomed`);
    };
    search.addEventListener("input", find);

    // MARK: Pointer and keys

    const frameOf = (target) => {
      for (let element = target; element && element !== flame; element = element.parentNode) {
        if (element.flameFrame) return element.flameFrame;
      }
      return null;
    };
    for (const frame of frames) frame.element.flameFrame = frame;
    flame.addEventListener("pointerover", (event) => show(frameOf(event.target)));
    flame.addEventListener("pointerleave", () => show(current));
    flame.addEventListener("click", (event) => {
      const frame = frameOf(event.target);
      if (frame) zoom(frame.isFolded && frame.parent ? frame.parent : frame);
    });
    reset.addEventListener("click", () => zoom(root));
    const turnOver = () => {
      isUpright = !isUpright;
      layAll();
    };
    turn.addEventListener("click", turnOver);

    const go = (frame) => {
      if (!frame) return;
      if (current) current.element.classList.remove("at");
      current = frame;
      textOf(frame);
      frame.element.classList.add("at");
      frame.element.scrollIntoView({ block: "nearest" });
      show(frame);
    };
    const beside = (frame, by) => {
      const row = frame.parent ? frame.parent.children : [root];
      return row[row.indexOf(frame) + by];
    };
    const keys = {
      ArrowDown: () => go(current ? (isUpright ? current.parent : current.children[0]) : focus),
      ArrowUp: () => go(current ? (isUpright ? current.children[0] : current.parent) : focus),
      ArrowLeft: () => go(current && beside(current, -1)),
      ArrowRight: () => go(current && beside(current, 1)),
      Enter: () => current && zoom(current),
      Escape: () => zoom(focus.parent || root),
      Backspace: () => zoom(focus.parent || root),
      "0": () => zoom(root),
      i: turnOver,
      "/": () => search.focus(),
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target === search) {
        if (event.key !== "Escape") return;
        search.value = "";
        search.blur();
        find();
        return;
      }
      if (event.target.localName === "button" && event.key === "Enter") return;
      const action = keys[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });
    window.addEventListener("resize", layAll);
    window.addEventListener("hashchange", () => zoom(kept()));
    zoom(kept());
  })();

  """#
