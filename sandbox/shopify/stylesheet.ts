import type { Answer } from "./http.ts";

const css = `
:root { --ink: #1d2433; --soft: #5a6478; --line: #dcd8cd; --paper: #fbf9f4; --card: #ffffff; --deep: #3a2a6b;
  --warm: #f2b441; --good: #17694a; --bad: #a02c2c; --wait: #7a5200; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
.inner { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
.top { background: var(--deep); color: #fff; border-bottom: 4px solid var(--warm); margin-bottom: 1.5rem; }
.top .inner { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding-block: .75rem; }
.top a { color: #fff; }
.sign { font-size: .75rem; letter-spacing: .08em; text-transform: uppercase; color: var(--warm); }
.store .top { background: #5d2b22; }
footer { color: var(--soft); font-size: .85rem; padding-block: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin-bottom: 1rem; }
.narrow { max-width: 34rem; margin-inline: auto; }
.columns { display: grid; gap: 1rem; align-items: start; }
@media (min-width: 46rem) { .columns { grid-template-columns: 3fr 2fr; } }
label, legend { font-weight: 600; }
.field { display: block; margin-bottom: .75rem; }
.pair { display: grid; gap: 0 .75rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
input, select { font: inherit; font-weight: 400; width: 100%; padding: .55rem .6rem; border: 1px solid #8c8798; border-radius: 8px; background: #fff; color: inherit; }
input[type=radio], input[type=checkbox] { width: 1.15rem; height: 1.15rem; vertical-align: -.15rem; margin-right: .4rem; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 1rem; padding: .5rem .9rem .75rem; }
.choice { display: block; font-weight: 400; padding: .35rem 0; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: .6rem 1.1rem; border: 1px solid var(--deep);
  border-radius: 8px; background: var(--deep); color: #fff; text-decoration: none; cursor: pointer; }
.quiet { background: transparent; color: var(--deep); }
.danger { background: transparent; color: var(--bad); border-color: var(--bad); }
button.wide { width: 100%; }
:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-block: .5rem; }
.row form { margin: 0; }
.note { background: #fff4d6; border: 1px solid #e2c069; border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem; }
.error { background: #fdeaea; border-color: #d99; }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: .8rem; color: var(--soft); }
.amount { font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font-size: .85em; overflow-wrap: anywhere; }
.status { display: inline-block; padding: .05rem .6rem; border-radius: 99px; font-size: .8rem; font-weight: 700; border: 1px solid currentColor; white-space: nowrap; }
.status.good { color: var(--good); } .status.bad { color: var(--bad); } .status.wait { color: var(--wait); }
iframe.app { display: block; width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: 8px; background: #f1f1f1; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; }
`;

export function serveStylesheet(): Answer {
  return { status: 200, headers: { "content-type": "text/css; charset=utf-8" }, body: css };
}
