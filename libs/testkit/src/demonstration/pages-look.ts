export const PAGES_STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d3d8e2,#3b4251);--card:light-dark(#fff,#1c2029);--quiet:light-dark(#545c6c,#a9b1c1);
--accent:light-dark(#2a4bb5,#a9bdff);--soft:light-dark(#e6ecff,#252d47)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:78rem;padding:clamp(1rem,3vw,2.5rem);font:1rem/1.5 system-ui,sans-serif;background:light-dark(#f3f5f9,#12151c)}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.25rem;margin:0 0 1rem}h3{font-size:1rem;margin:0 0 .75rem}h4{font-size:1rem;margin:0 0 .5rem}
header p{max-width:46rem;margin:0 0 1.75rem;color:var(--quiet)}a{color:var(--accent)}
small,time,.none{color:var(--quiet);font-weight:400;font-size:.875rem}
main{display:grid;gap:2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}
article{margin-bottom:1.75rem}
.calendar{background:var(--card);border:1px solid var(--line);border-radius:.9rem;padding:1rem 1.1rem;margin-bottom:.9rem}
ul{list-style:none;margin:0 0 .5rem;padding:0;display:grid;grid-template-columns:auto 1fr auto;column-gap:.9rem}
li{grid-column:1/-1;display:grid;grid-template-columns:subgrid;row-gap:.25rem;align-items:center;padding:.35rem 0;border-top:1px solid var(--line)}
li:first-child{border:0}.none{display:block}
li form{display:flex;gap:.4rem}
.mirror,.series{font-size:.75rem;border-radius:1rem;padding:.1rem .55rem;border:1px solid var(--line);color:var(--quiet)}
.mirror{background:var(--soft);border-color:transparent;color:var(--accent)}
button,input{font:inherit;color:inherit;border:1px solid var(--line);border-radius:.5rem;background:none;padding:.3rem .7rem}
button{cursor:pointer;font-size:.85rem}button:hover{background:var(--soft)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
summary{cursor:pointer;color:var(--accent);padding:.25rem 0}
details form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;padding-top:.5rem}
label{display:grid;font-size:.85rem;color:var(--quiet)}label input{color:light-dark(#000,#fff);font-size:1rem;max-width:100%}
@media(max-width:34rem){ul,li{grid-template-columns:1fr}}`;

/** Shows what others changed, and leaves alone a list in which somebody is about to press a button. */
export const PAGES_SCRIPT = `
setInterval(async () => {
  const answer = await fetch('/').catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const list of document.querySelectorAll('[data-calendar]')) {
    const next = [...fresh.querySelectorAll('[data-calendar]')].find((one) => one.dataset.calendar === list.dataset.calendar);
    if (next && next.innerHTML !== list.innerHTML && !list.contains(document.activeElement)) list.innerHTML = next.innerHTML;
  }
}, 2000);`;
