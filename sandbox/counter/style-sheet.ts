/** The whole look of the counter: one column, large targets, light and dark. */
export const styleSheet = `
:root { color-scheme: light dark; --ink: #1c2430; --dim: #5a6677; --paper: #fff; --ground: #eef1f5;
  --line: #cfd6df; --act: #0b5fb0; --on-act: #fff; --good: #13693a; --bad: #a3211b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --dim: #a3aebd; --paper: #1b222c; --ground: #11161d;
  --line: #3a4553; --act: #7db8f5; --on-act: #0c1722; --good: #7fd6a2; --bad: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; max-width: 44rem; margin: 0 auto; padding: 1rem; }
header a { color: inherit; font-weight: 700; font-size: 1.25rem; text-decoration: none; }
header span, .dim { color: var(--dim); }
main { max-width: 44rem; margin: 0 auto; padding: 0 1rem 3rem; display: grid; gap: 1rem; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; min-width: 0; }
h1, h2 { margin: 0 0 .5rem; line-height: 1.25; } h1 { font-size: 1.35rem; } h2 { font-size: 1.05rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input { width: 100%; font: inherit; font-size: 1.25rem; padding: .6rem .75rem; color: inherit; background: var(--ground);
  border: 1px solid var(--dim); border-radius: .5rem; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .4rem 1rem; border-radius: .5rem; cursor: pointer;
  border: 1px solid var(--act); background: transparent; color: var(--act); }
button.main { background: var(--act); color: var(--on-act); }
button[aria-pressed="true"] { background: var(--bad); border-color: var(--bad); color: var(--paper); }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
form + form { margin-top: .75rem; } .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .row form { margin: 0; }
.row > div { flex: 1 1 12rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; } dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; } .amount { font-size: 1.4rem; font-weight: 700; white-space: nowrap; }
ul { list-style: none; margin: 0; padding: 0; } li { border-top: 1px solid var(--line); } li:first-child { border: 0; }
li a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .6rem 0; color: inherit; text-decoration: none; }
li a strong { color: var(--act); text-decoration: underline; }
.alert { margin: 0; padding: .75rem 1rem; border: 2px solid var(--bad); border-radius: .5rem; color: var(--bad); font-weight: 600; }
.paid { color: var(--good); } .over { color: var(--bad); }
`;
