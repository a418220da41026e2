import type { OAuthPerson } from './oauth-person.js';
import type { SignInWords } from './sign-in-words.js';

const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#c9cfda,#454c5c);--card:light-dark(#fff,#1c2029);--quiet:light-dark(#545c6c,#a9b1c1);
--accent:light-dark(#2a4bb5,#a9bdff);--on-accent:light-dark(#fff,#0f1a40);--soft:light-dark(#eef2ff,#252d47)}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#f3f5f9,#12151c);padding:clamp(1rem,5vw,3rem) 1rem}
main{max-width:29rem;margin:auto;background:var(--card);border:1px solid var(--line);border-radius:1rem;overflow:hidden}
.notice{margin:0;padding:.75rem 1.5rem;background:light-dark(#fff4d6,#3a3012);color:light-dark(#4d3a00,#ffe5a3);font-size:.9rem}
form{padding:1.25rem 1.5rem 1.5rem}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .25rem}
p{margin:0 0 1rem;color:var(--quiet)}
ul{list-style:none;margin:0 0 1.25rem;padding:0;display:grid;gap:.5rem}
button{font:inherit;cursor:pointer;border-radius:.6rem;border:1px solid var(--line);background:none;color:inherit;padding:.55rem 1.1rem}
button:hover,label:hover{background:var(--soft)}
button:focus-visible,input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
.main:hover{background:var(--accent);filter:brightness(1.1)}
.person{width:100%;display:flex;gap:.9rem;align-items:center;text-align:start;padding:.7rem .9rem}
.initial{flex:none;width:2.25rem;height:2.25rem;border-radius:50%;display:grid;place-items:center;background:var(--accent);color:var(--on-accent);font-weight:600}
.person b,label b{display:block;font-weight:600}
small{font-size:.875rem;color:var(--quiet);overflow-wrap:anywhere}
label{display:flex;gap:.75rem;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.6rem;cursor:pointer}
input{accent-color:var(--accent);width:1.1rem;height:1.1rem;margin:.2rem 0 0;flex:none}
.acts{display:flex;gap:.75rem;justify-content:flex-end;flex-wrap:wrap}`;

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, words: SignInWords, form: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${STYLE}</style>
<main><p class="notice" role="note">${escaped(words.notice)}</p>
<form method="post"><h1>${escaped(title)}</h1>${form}</form></main></html>`;

/** Which of the accounts signs in. */
export function accountsPage(people: readonly OAuthPerson[], words: SignInWords): string {
  const rows = people.map(({ id, mail, name = mail }) => {
    const initial = `<span class="initial" aria-hidden="true">${escaped(name.slice(0, 1).toUpperCase())}</span>`;
    const label = name === mail ? escaped(mail) : `<b>${escaped(name)}</b><small>${escaped(mail)}</small>`;
    return `<li><button class="person" name="person" value="${escaped(id)}">${initial}<span>${label}</span></button></li>`;
  });
  const cancel = `<div class="acts"><button name="answer" value="deny">Cancel</button></div>`;
  const lead = `<p>These are all the accounts that ${escaped(words.provider)} has. None asks for a password.</p>`;
  return page('Choose an account', words, `${lead}<ul>${rows.join('')}</ul>${cancel}`);
}

/** What an account is asked for. @param scopes those that can be refused one by one */
export function consentPage(mail: string, scopes: readonly string[], words: SignInWords): string {
  const boxes = scopes.map((scope) => {
    const purpose = words.purposes.get(scope);
    const label = `${purpose ? `<b>${escaped(purpose)}</b>` : ''}<small>${escaped(scope)}</small>`;
    return `<li><label><input type="checkbox" name="scope" value="${escaped(scope)}" checked><span>${label}</span></label></li>`;
  });
  const lead = `<p>It will be allowed to do this with the calendars of <strong>${escaped(mail)}</strong>:</p>`;
  const acts = `<div class="acts"><button name="answer" value="deny">Deny</button><button class="main" name="answer" value="allow">Allow</button></div>`;
  return page('Calmirror asks for access', words, `${lead}<ul>${boxes.join('')}</ul>${acts}`);
}
