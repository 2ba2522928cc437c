/** The look of the page: blue and orange tell apart for almost everybody, letters for all. */
export const REPORT_STYLE = `
:root { --ink: #1b2430; --soft: #5b6675; --line: #d9dee5; --blue: #1f5fa8; --orange: #c25400; --grey: #6b7280; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; color: var(--ink); background: #fff;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.35rem; margin: 0; color: var(--soft); font-weight: 600; }
.headline { font-size: 1.75rem; line-height: 1.25; font-weight: 700; margin: .35rem 0 .75rem; letter-spacing: -.01em; }
.facts { color: var(--soft); margin: 0 0 2rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.5rem 0 .35rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem; }
th, td { border: 1px solid var(--line); padding: .45rem .55rem; text-align: left; vertical-align: top; }
thead th { font-weight: 400; min-width: 9rem; }
td small { color: var(--soft); white-space: nowrap; }
.silence { background: repeating-linear-gradient(135deg, #fff 0 5px, #eef1f4 5px 7px); }
.parted { box-shadow: inset 0 0 0 2px var(--ink); }
.prefer, .over, .split { display: inline-block; padding: 0 .4rem; border-radius: .25rem; font-weight: 700; white-space: nowrap; }
.prefer { background: var(--blue); color: #fff; }
.over { background: #fff; color: var(--orange); border: 2px solid var(--orange); }
.split { background: #e5e7eb; color: var(--ink); }
.flag { margin: 0 0 1.5rem; padding-left: 1rem; border-left: 4px solid var(--line); }
.flag.high { border-left-color: var(--orange); }
.flag p { margin: 0 0 .35rem; }
.flag .what { font-weight: 600; }
blockquote { margin: .5rem 0; padding: .5rem .75rem; background: #f5f7f9; border-radius: .35rem; }
blockquote footer { color: var(--soft); font-size: .85rem; margin-top: .15rem; }
.cause { color: var(--soft); font-size: .9rem; }
.foot { color: var(--soft); font-size: .8rem; margin-top: 3rem; }
@media (max-width: 40rem) { body { padding: 1.25rem 1rem 3rem; } .headline { font-size: 1.4rem; } }
@media print { body { font-size: 11pt; padding: 0; } .flag, blockquote, tr { break-inside: avoid; } .wide { overflow: visible; } }
`;
