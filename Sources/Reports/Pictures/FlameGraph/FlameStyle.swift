/// How a picture looks, in the file of an SVG as in a page.
let flameStyle = """

  :root {
    color-scheme: light dark;
    --page: #fff; --text: #1c1e21; --faint: #666b73; --edge: #d8dbe0; --bar: #f4f5f7;
    --link: #0b5cad; --mark: #7a1fd1;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #16181c; --text: #e9ebee; --faint: #9aa0aa; --edge: #33373e; --bar: #1e2126;
      --link: #7db7f5; --mark: #d9a8ff;
    }
  }
  :root { background: var(--page); }
  text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1c1e21; }
  .title { font: 600 18px system-ui, sans-serif; }
  .line { font: 13px system-ui, sans-serif; fill: #666b73; }
  svg.f > rect { stroke: #fff; stroke-width: 1; }
  rect.b { stroke: #fff; stroke-width: .5; }
  .f text { pointer-events: none; }
  .n { fill: url(#folded); }
  .n + text { font-style: italic; fill: #666b73; }
  #folded rect { fill: #e6e8ec; } #folded path { stroke: #a4aab5; stroke-width: 1.5; }
  .f { cursor: pointer; }
  svg.f:hover > rect, rect.f:hover { stroke: #1c1e21; stroke-width: 2; }
  svg.at > rect { stroke: #7a1fd1; stroke-width: 3; }
  svg.same > rect, rect.same { stroke: #7a1fd1; stroke-width: 2; }
  .searching .f:not(.hit) { opacity: .28; }
  .above { opacity: .55; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e9ebee; }
    .line, .n + text { fill: #9aa0aa; }
    svg.f > rect, rect.b { stroke: #16181c; }
    svg.f:hover > rect, rect.f:hover { stroke: #e9ebee; }
    svg.at > rect, svg.same > rect, rect.same { stroke: #d9a8ff; }
    #folded rect { fill: #22252b; } #folded path { stroke: #565c68; }
  }

  """

/// How what is round the picture looks in a page, and the controls in both.
let flamePageStyle = """

  body { margin: 0; padding: 0 1rem 2rem; background: var(--page); color: var(--text);
    font: 14px/1.45 system-ui, sans-serif; }
  h1 { font-size: 1.25rem; margin: .8rem 0 .3rem; overflow-wrap: anywhere; }
  .about { color: var(--faint); font-size: .85rem; margin: 0; overflow-wrap: anywhere; }
  .about span { margin-right: 1.2em; white-space: pre-wrap; }
  .note { font-size: .85rem; margin: .2rem 0 0; }
  .legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: .5rem 0 0; padding: 0;
    list-style: none; font-size: .8rem; }
  .legend svg { width: 12px; height: 12px; margin-right: .35em; vertical-align: -1px; }
  .legend i { color: var(--faint); font-style: normal; }
  main svg { display: block; }
  #controls { position: sticky; top: 0; z-index: 1; background: var(--page); padding: .4rem 0; }

  """

/// How the controls look that the script makes.
let flameControlStyle = """

  .bar { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center;
    font: 13px/1.4 system-ui, sans-serif; color: var(--text); }
  .bar input, .bar button { font: inherit; color: inherit; background: var(--bar);
    border: 1px solid var(--edge); border-radius: .4rem; padding: .15rem .55rem; }
  .bar input { width: 17rem; }
  .bar input.bad { border-color: #c62828; outline-color: #c62828; }
  .bar button { cursor: pointer; } .bar button:hover { border-color: var(--faint); }
  .bar .found { font-variant-numeric: tabular-nums; color: var(--mark); }
  .trail { font: 13px/1.5 system-ui, sans-serif; color: var(--text); white-space: nowrap; overflow: hidden; }
  .trail button { max-width: 20rem; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom;
    border: 0; background: none; color: var(--link); padding: 0 .2rem; }
  .details { height: 1.4em; overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
    font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; color: var(--text); }

  """
