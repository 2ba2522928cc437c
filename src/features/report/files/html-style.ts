/**
 * The style of the page. Blue and orange are told apart by every kind of colour vision, differ in
 * lightness on a black-and-white printer, and always come with a letter.
 */
export const STYLE = `
:root { --ink:#1c2530; --soft:#5a6572; --line:#dcd8d0; --paper:#faf8f4; --card:#fff;
  --a:#1f5f99; --a-pale:#e4eef7; --b:#f3a65a; --b-pale:#fdf0e2; --b-dark:#8f4d08;
  --hatch:repeating-linear-gradient(135deg,#fff 0 4px,#dcdee1 4px 5px); }
* { box-sizing:border-box; }
html { -webkit-text-size-adjust:100%; }
body { margin:0; background:var(--paper); color:var(--ink);
  font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;
  overflow-wrap:anywhere; }
main { max-width:60rem; margin:0 auto; padding:2.5rem 1.5rem 4rem; }
h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote { margin:0; padding:0; }
h1,h2,.headline { font-family:Georgia,"Iowan Old Style","DejaVu Serif",serif; font-weight:600; line-height:1.25; }
h1 { font-size:1.05rem; color:var(--soft); font-weight:400; }
h2 { font-size:1.45rem; margin:3rem 0 .35rem; }
h3 { font-size:1.05rem; line-height:1.35; }
ul,ol { list-style:none; }
a { color:var(--a); text-underline-offset:.15em; }
.brand { color:var(--a); font-weight:700; font-size:.78rem; letter-spacing:.09em; text-transform:uppercase; margin-bottom:.4rem; }
.headline { font-size:clamp(1.5rem,4.6vw,2.15rem); margin:.5rem 0 1rem; text-wrap:balance; }
.soft { color:var(--soft); } .small { font-size:.875rem; }
.question { border-left:3px solid var(--a); padding-left:.8rem; margin:.4rem 0; font-size:1.05rem; }
.lead { color:var(--soft); margin-bottom:1.1rem; max-width:44rem; }
.card { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:1.2rem 1.3rem; }
.hidden { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }

.answered { display:grid; grid-template-columns:minmax(11rem,1fr) 2fr; gap:1.2rem 2.4rem; margin-top:1.6rem; align-items:start; }
.rate { font:600 2.6rem/1.1 Georgia,"DejaVu Serif",serif; }
.meter { height:.6rem; border:1px solid var(--a); border-radius:1rem; margin:.5rem 0 .6rem; overflow:hidden; background:#fff; }
.meter i { display:block; height:100%; background:var(--a); }
.kinds li { display:grid; grid-template-columns:1.6rem minmax(0,17rem) 1fr; gap:.5rem; align-items:center; padding:.12rem 0; font-size:.94rem; }
.kinds b { text-align:right; font-variant-numeric:tabular-nums; }
.kinds .zero { color:var(--soft); } .kinds .zero b { font-weight:400; }
.kinds i { display:block; height:.55rem; border-radius:.2rem; background:#7d8793; min-width:2px; }

.key { display:flex; flex-wrap:wrap; gap:.35rem 1.1rem; margin:0 0 .9rem; font-size:.875rem; }
.key li { display:flex; align-items:center; gap:.4rem; }
.key .mark { width:1.55rem; }
.mark { display:inline-block; border:1px solid #8a929c; border-radius:4px; padding:0 .3rem; font-size:.875rem; line-height:1.55rem; text-align:center;
  font-weight:600; font-variant-numeric:tabular-nums; white-space:nowrap; print-color-adjust:exact; -webkit-print-color-adjust:exact; }
.prefer { background:var(--a); border-color:var(--a); color:#fff; }
.over { background:var(--b); border-color:var(--b-dark); color:#2b1600; }
.split { background:linear-gradient(135deg,#b9d3ea 0 50%,#fbd9b5 50%); border-color:#6b7682; color:var(--ink); }
.silent { background:var(--hatch); border-color:#c2c6cb; color:#454e59; }
.unread { background:#fff; border-style:dotted; }
.none { background:#fff; border-style:dashed; border-color:#9aa1a9; color:var(--soft); }

.heat { width:100%; table-layout:fixed; border-collapse:separate; border-spacing:0; background:var(--card); border:1px solid var(--line); border-radius:10px; margin-bottom:1rem; }
.heat caption { text-align:left; color:var(--soft); font-size:.875rem; padding-bottom:.5rem; }
.heat th,.heat td { padding:.45rem .5rem; border-top:1px solid #ece9e3; text-align:left; vertical-align:middle; }
.heat thead th { border-top:0; font-size:.82rem; line-height:1.3; font-weight:400; vertical-align:bottom; padding-top:.7rem; }
.heat thead b { display:block; font-size:.95rem; }
.heat tbody th,.heat tfoot th { font-weight:600; hyphens:auto; font-size:.94rem; padding-left:.9rem; }
.heat tfoot td,.heat tfoot th { border-top:2px solid var(--line); }
.heat .where { width:21%; padding-left:.9rem; }
.strips { display:flex; flex-wrap:wrap; gap:3px; }
.strips .mark { flex:var(--n,1) 1 2.2rem; padding:.1rem 0; }

.picture { margin:1rem 0; background:#fff; border:1px solid var(--line); border-radius:10px; padding:.4rem; }
.picture svg { display:block; width:100%; height:auto; max-width:52rem; margin:0 auto; }
.picture .narrow { display:none; }
details { margin:.8rem 0; } summary { cursor:pointer; color:var(--a); margin-bottom:.8rem; }
.findings { margin:.8rem 0 1.4rem; }
.findings > div { display:grid; grid-template-columns:minmax(0,22rem) 1fr; gap:.1rem 1.2rem; border-top:1px solid #ece9e3; padding:.4rem 0; }
.findings dt { font-weight:600; } .findings dt::first-letter { text-transform:uppercase; }
.facts { list-style:disc; padding-left:1.2rem; margin:.4rem 0 .8rem; font-size:.94rem; }

.flags > li { margin-bottom:1rem; }
.flag { border-left:6px solid #9aa1a9; }
.flag.high { border-left-color:var(--ink); } .flag.medium { border-left-color:#6b7682; } .flag.low { border-left-style:dotted; }
.flag header { display:flex; flex-wrap:wrap; justify-content:space-between; gap:.1rem 1rem; align-items:baseline; }
.flag header span { font-size:.82rem; color:var(--soft); }
.flag.high header span { color:var(--ink); font-weight:700; }
.flag > p { margin-top:.35rem; }
.cause { font-size:.94rem; border-top:1px solid #ece9e3; padding-top:.6rem; margin-top:.8rem !important; }
.voices { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr)); gap:.7rem; margin-top:.8rem; }
.voice { border-left:4px solid #b9bec5; background:#f6f6f5; border-radius:0 6px 6px 0; padding:.55rem .8rem; }
.voice.is-prefer { border-left-color:var(--a); background:var(--a-pale); }
.voice.is-over { border-left-color:var(--b); border-left-style:double; border-left-width:6px; background:var(--b-pale); }
.voice blockquote { font-family:Georgia,"DejaVu Serif",serif; font-size:.97rem; line-height:1.45; white-space:pre-line; }
.voice figcaption { font-size:.84rem; margin-top:.4rem; color:#434c57; }
.voice .mark { margin-right:.35rem; line-height:1.25rem; font-size:.78rem; }

.priority { margin-top:1.2rem; }
.priority > h3 { margin-bottom:.2rem; }
.rule { border-top:1px solid #ece9e3; margin-top:.9rem; padding-top:.9rem; }
.rule dl { display:grid; grid-template-columns:1.6rem 1fr; gap:.35rem .6rem; }
.rule dt .mark { width:1.6rem; }
.number { font-size:.82rem; color:var(--soft); font-weight:600; margin-bottom:.35rem; }
.bar { display:flex; gap:3px; margin:.8rem 0 .6rem; }
.bar .mark { flex:var(--n,1) 1 1.8rem; min-width:0; padding:.1rem 0; overflow:hidden; }
.people { font-size:.94rem; display:grid; gap:.25rem; }
.people .mark { line-height:1.25rem; font-size:.78rem; width:1.6rem; margin-right:.35rem; }
.unsure { font-style:italic; color:var(--soft); }

.read li { margin-bottom:1rem; }
.read blockquote { font-family:Georgia,"DejaVu Serif",serif; line-height:1.5; border-left:3px solid var(--line); padding-left:.9rem; margin:.6rem 0; white-space:pre-line; }
.read h3 a { font-weight:700; }
footer { border-top:1px solid var(--line); margin-top:3rem; padding-top:1rem; font-size:.875rem; color:var(--soft); }
footer p { margin-bottom:.4rem; max-width:46rem; }

@media (max-width:40rem) {
  main { padding:1.4rem 1rem 3rem; }
  h2 { margin-top:2.3rem; }
  .card { padding:1rem; }
  .picture .wide { display:none; } .picture .narrow { display:block; }
  .picture .narrow svg { max-width:24rem; }
  .findings > div { grid-template-columns:1fr; }
  .answered { grid-template-columns:1fr; gap:1rem; }
  .kinds li { grid-template-columns:1.2rem 1fr 2.6rem; font-size:.9rem; }
  .heat th,.heat td { padding:.35rem .2rem; }
  .heat tbody th,.heat tfoot th { padding-left:.5rem; font-size:.75rem; line-height:1.25; }
  .heat .where { width:34%; padding-left:.5rem; }
  .heat tbody th,.heat tfoot th { padding-right:0; }
  .heat th:last-child,.heat td:last-child { padding-right:.4rem; }
  .heat thead b { font-size:.8rem; }
  .heat thead span { display:none; }
  .heat .mark { font-size:.8rem; }
}
@page { margin:15mm; }
@media print {
  body { background:#fff; font-size:10.5pt; }
  main { max-width:none; padding:0; }
  h2,h3,caption,.lead,.key { break-after:avoid; }
  h2 { margin-top:1.6rem; }
  .heat tr,.flag,.findings > div,.voice,.rule,.read li,.answered { break-inside:avoid; }
  .voice,.meter i,.kinds i { print-color-adjust:exact; -webkit-print-color-adjust:exact; }
  .picture { break-inside:avoid; border:0; padding:0; }
  .picture .wide { display:block; } .picture .narrow { display:none; }
  a { color:inherit; }
  .read h3 a::after { content:" (" attr(href) ")"; font-weight:400; font-size:.85em; word-break:break-all; }
}
`;
