/**
 * The style of the page. Blue and orange are told apart by every kind of colour vision and differ in
 * lightness on a black-and-white printer; left and right say the same. What nobody has confirmed is
 * lighter and dashed.
 */
export const STYLE = `
:root { --ink:#1c2530; --soft:#5a6572; --line:#dcd8d0; --paper:#faf8f4; --card:#fff;
  --a:#1f5f99; --a-pale:#e9f1f9; --b:#d9822b; --b-pale:#fdf2e5; }
* { box-sizing:border-box; }
html { -webkit-text-size-adjust:100%; }
body { margin:0; background:var(--paper); color:var(--ink);
  font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;
  overflow-wrap:anywhere; }
main { max-width:64rem; margin:0 auto; padding:1.8rem 1.5rem 4rem; }
h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote { margin:0; padding:0; }
h1,h2,.headline,.words { font-family:Georgia,"Iowan Old Style","DejaVu Serif",serif; font-weight:600; line-height:1.25; }
h1 { font-size:1.05rem; color:var(--soft); font-weight:400; }
h2 { font-size:1.45rem; margin:2.8rem 0 .6rem; }
h3 { font-size:1.05rem; line-height:1.35; } h3 .small { font-weight:400; }
ul,ol { list-style:none; }
a { color:var(--a); text-underline-offset:.15em; }
.brand { color:var(--a); font-weight:700; font-size:.75rem; letter-spacing:.09em; text-transform:uppercase; margin-bottom:.2rem; }
.headline { font-size:clamp(1.35rem,3.4vw,1.8rem); margin:.35rem 0 .5rem; text-wrap:pretty; }
.soft,.light { color:var(--soft); } .light { font-style:italic; } .small { font-size:.875rem; }
.lead { color:var(--soft); margin:-.3rem 0 .9rem; max-width:44rem; }
.card { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:1rem 1.2rem; }

.cards { margin-top:1.1rem; counter-reset:card; } .cards > li { margin-bottom:1rem; counter-increment:card; }
.collision { border-left:6px solid var(--ink); } .collision.against { border-left-color:#6b7682; } .collision.seems { border-left:4px dashed #b9bec5; }
.collision header { display:flex; flex-wrap:wrap; justify-content:space-between; gap:.1rem 1rem; align-items:baseline; }
.collision header p { font-size:.9rem; font-weight:600; color:#434c57; }
.collision h3::before { content:counter(card) ". "; }
.more { font-weight:600; }
.sides { display:grid; grid-template-columns:repeat(2,minmax(0,1fr)); gap:1rem 1.4rem; margin-top:.6rem; }
.side { border-top:5px solid var(--a); padding-top:.4rem; } .side.is-over { border-top-color:var(--b); border-top-style:double; }
.side.is-split { grid-column:1/-1; border-top:3px dotted #6b7682; }
.label { font-size:.75rem; letter-spacing:.05em; text-transform:uppercase; color:var(--soft); font-weight:600; }
.words { font-size:1.05rem; }
.who { font-size:.9rem; margin:.25rem 0 .5rem; }
.voice { border-left:4px solid #b9bec5; background:#f4f4f3; border-radius:0 6px 6px 0; padding:.5rem .8rem; margin-bottom:.5rem; }
.is-prefer .voice { border-left-color:var(--a); background:var(--a-pale); }
.is-over .voice { border-left-color:var(--b); background:var(--b-pale); }
.voice.read,.is-prefer .voice.read,.is-over .voice.read { background:none; border-left:3px dashed #b9bec5; }
.voice blockquote { font-family:Georgia,"DejaVu Serif",serif; font-size:.97rem; line-height:1.42; white-space:pre-line; }
.voice.read blockquote { color:#4b5560; }
.voice figcaption { font-size:.84rem; margin-top:.25rem; color:#434c57; }
.voice.read figcaption { color:var(--soft); font-style:italic; }
.decides,.next { display:grid; grid-template-columns:7.5rem 1fr; gap:.2rem .8rem; border-top:1px solid #ece9e3; padding-top:.5rem; margin-top:.5rem; font-size:.94rem; }
.decides .label,.next .label { padding-top:.15rem; }
.next p:last-child { font-weight:600; }

.note,.step,.passage { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:.9rem 1.1rem; margin-bottom:.8rem; }
.note p { margin-top:.3rem; }
.voices { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr)); gap:.2rem .8rem; margin-top:.6rem; }
.step { display:grid; grid-template-columns:1fr 13rem 7rem; gap:.3rem 1.4rem; }
.facts { list-style:disc; padding-left:1.2rem; margin:.3rem 0; font-size:.94rem; color:#434c57; }
.picture { margin:.4rem 0 1rem; background:#fff; border:1px solid var(--line); border-radius:10px; padding:.4rem; }
.picture svg { display:block; width:100%; height:auto; max-width:62rem; margin:0 auto; }
.picture .narrow { display:none; }
.priority { margin-top:1.6rem; font-size:1.15rem; }
.rule { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:.4rem 1.1rem .9rem; margin-top:.7rem; }
.method { max-width:46rem; margin-bottom:.5rem; }
#counted ~ *,.findings { font-size:.94rem; }
.findings { margin:.4rem 0 1.4rem; }
.findings + h3,.method + h3,.method + .keep,.findings + .keep { margin-top:1.2rem; }
.findings > div { display:grid; grid-template-columns:minmax(0,22rem) 1fr; gap:.1rem 1.2rem; border-top:1px solid #ece9e3; padding:.4rem 0; }
.findings dt { font-weight:600; } .findings dt::first-letter { text-transform:uppercase; }
.passage blockquote { font-family:Georgia,"DejaVu Serif",serif; line-height:1.5; border-left:3px solid var(--line); padding-left:.9rem; margin:.5rem 0; white-space:pre-line; }

@media (max-width:40rem) {
  main { padding:1.2rem .9rem 3rem; }
  h2 { margin-top:2.1rem; }
  .card { padding:.8rem .9rem; }
  .sides,.decides,.next,.findings > div { grid-template-columns:1fr; }
  .step { grid-template-columns:2fr 1fr; } .step > :first-child { grid-column:1/-1; }
  .picture .wide { display:none; } .picture .narrow { display:block; }
  .picture .narrow svg { max-width:24rem; }
}
@page { margin:14mm; }
@media print {
  html { font-size:12.5px; } body { background:#fff; font-size:1rem; }
  main { max-width:none; padding:0; }
  h2 { margin-top:1.3rem; }
  .sides { grid-template-columns:repeat(2,minmax(0,1fr)); } .step { grid-template-columns:1fr 11rem 7.5rem; }
  .decides,.next { grid-template-columns:7rem 1fr; }
  .keep,.collision,.note,.step,.passage,.rule,.voice,.picture,.findings > div,.method { break-inside:avoid; }
  h2,h3,.lead { break-after:avoid; }
  .voice { print-color-adjust:exact; -webkit-print-color-adjust:exact; }
  .picture { border:0; padding:0; }
  .picture .wide { display:block; } .picture .narrow { display:none; }
  a { color:inherit; }
  .passage h3 a::after { content:" (" attr(href) ")"; font-weight:400; font-size:.85em; word-break:break-all; }
}
`;
