import Rendering

/// How the page looks: sources in a monospaced font, each line in one row that never wraps; in
/// the colours that the reader's system prefers.
///
/// Heat: the more of the total is under a line, the stronger its background (`--cum`, percent); the
/// more of the largest own value is its own, the stronger that value's (`--flat`, percent).
let webListStyle = """

  :root {
    color-scheme: light dark;
    --page: #fff; --text: #1c1e21; --faint: #767b82; --edge: #d8dbe0; --bar: #f4f5f7;
    --link: #0b5cad; --call: #37537c; --more: 214 84 20; --fewer: 30 140 70;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #16181c; --text: #e2e4e8; --faint: #8b919b; --edge: #33373e; --bar: #1e2126;
      --link: #7db7f5; --call: #9cb9e4; --more: 240 110 45; --fewer: 60 185 105;
    }
  }
  * { box-sizing: border-box; }
  body {
    margin: 0 auto; max-width: 110rem; padding: 0 1rem 40vh; background: var(--page);
    color: var(--text); font: 15px/1.45 system-ui, sans-serif;
  }
  h1 { font-size: 1.35rem; margin: 1rem 0 .4rem; overflow-wrap: anywhere; }
  h2 { font-size: 1.05rem; margin: 2rem 0 0; overflow-wrap: anywhere; }
  p { margin: .1rem 0 .5rem; overflow-wrap: anywhere; }
  .legend, .file { color: var(--faint); font-size: .9rem; }
  .file em { color: rgb(var(--more)); font-style: normal; }
  nav {
    position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .4rem;
    padding: .5rem 0; background: var(--page); border-bottom: 1px solid var(--edge);
  }
  button {
    font: inherit; font-size: .85rem; padding: .2rem .7rem; color: inherit; cursor: pointer;
    background: var(--bar); border: 1px solid var(--edge); border-radius: .4rem;
  }
  button:hover { border-color: var(--faint); }
  a { color: var(--link); text-decoration: none; }
  a:hover { text-decoration: underline; }
  .index { margin: 1rem 0; font-size: .9rem; }
  .index > summary { cursor: pointer; color: var(--faint); }
  .wide { overflow: auto; max-height: 17rem; }
  table { border-collapse: collapse; margin-top: .4rem; }
  th { text-align: left; font-weight: 600; color: var(--faint); }
  th, td { padding: .1rem 1rem .1rem 0; white-space: nowrap; }
  td:nth-child(-n+3), th:nth-child(-n+3) {
    text-align: right; font-variant-numeric: tabular-nums;
  }
  td:last-child { color: var(--faint); }
  section {
    content-visibility: auto; scroll-margin-top: 3rem;
    contain-intrinsic-size: auto calc(7rem + var(--rows) * 1.2rem);
  }
  .code {
    overflow-x: auto; padding: .4rem 0; border: 1px solid var(--edge); border-radius: .4rem;
    white-space: pre; tab-size: 8;
    font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  }
  .code > * { min-width: max-content; }
  .total {
    border-bottom: 1px solid var(--edge); padding-bottom: .3rem; margin-bottom: .3rem;
    font-weight: 600;
  }
  .code i, .asm i { color: var(--faint); font-style: normal; }
  .code em { color: var(--call); font-style: normal; }
  .s { --heat: var(--more); }
  .less { --heat: var(--fewer); }
  div.s, .s > summary {
    background: rgb(var(--heat) / calc(4% + var(--cum) * .22%));
    box-shadow: inset 3px 0 rgb(var(--heat) / calc(20% + var(--cum) * .8%));
  }
  div.s > b, summary > b {
    font-weight: 600; border-radius: 3px;
    background: rgb(var(--heat) / calc(8% + var(--flat) * .5%));
  }
  .code summary { cursor: pointer; list-style: none; position: relative; }
  .code summary::-webkit-details-marker { display: none; }
  .code summary::before {
    content: "▸"; position: absolute; left: .8ch; color: var(--faint);
  }
  .code [open] > summary::before { content: "▾"; }
  .code summary:hover { outline: 1px solid var(--edge); outline-offset: -1px; }
  :focus-visible, #hot:target > summary {
    outline: 2px solid var(--link) !important; outline-offset: -2px;
  }
  .asm { background: var(--bar); padding: .2rem 0; color: var(--faint); }
  .asm b { font-weight: 400; color: var(--text); }
  #hot, .s { scroll-margin: 5rem; }
  @media (max-width: 45rem) {
    body { padding: 0 .5rem 40vh; font-size: 14px; }
    .code { font-size: 11px; }
  }

  """

/// What runs on the page: opening and closing all, and going from sampled line to sampled line.
///
/// Lines open without it, by click or by Enter, because they are `details`. It must not hold what
/// ends a script.
let webListScript = """

  "use strict";
  const all = (query) => Array.from(document.querySelectorAll(query));
  const show = (line) => {
    if (!line) return;
    const target = line.querySelector("summary") || line;
    if (target === line) line.tabIndex = -1;
    target.focus({ preventScroll: true });
    line.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const lines = all(".s");
    const current = document.activeElement && document.activeElement.closest(".s");
    const at = lines.indexOf(current);
    show(lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by]);
  };
  const setOpen = (isOpen) => {
    const current = document.activeElement && document.activeElement.closest(".code details");
    for (const line of all(".code details")) line.open = isOpen;
    if (current) current.scrollIntoView({ block: "center" });
  };
  const actions = {
    hot: () => {
      const line = document.getElementById("hot");
      if (line && line.tagName === "DETAILS") line.open = true;
      show(line);
    },
    next: () => step(1),
    previous: () => step(-1),
    open: () => setOpen(true),
    close: () => setOpen(false),
  };
  const keys = { h: "hot", n: "next", p: "previous", e: "open", c: "close" };
  for (const button of all("[data-do]")) {
    button.addEventListener("click", actions[button.dataset.do]);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
    event.preventDefault();
    actions[keys[event.key]]();
  });

  """
