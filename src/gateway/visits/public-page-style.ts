/** The look of the public page: one file without a script, so its rules stand in the page, named to the browser by their digest. */

import { createHash } from 'node:crypto';

export const publicStyle = `:root{--paper:#fbf8f3;--card:#fffefb;--ink:#16211d;--muted:#4a5751;--line:#ddd7cb;--primary:#0b5a4e;--soft:#e4f0ec;--wait:#8a4b00;--waits:#fff3dc;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#121815;--card:#1a221e;--ink:#e9efeb;--muted:#b4c0ba;--line:#35403a;--primary:#7fd1bf;--soft:#1d3530;--wait:#f3c069;--waits:#3a2b10}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer{max-width:46rem;margin:0 auto;padding:1rem}
h1{margin:.25rem 0 0;font-size:1.6rem;line-height:1.25}
h2{margin:2rem 0 .75rem;font-size:1.3rem}
h3{margin:1.25rem 0 .5rem;font-size:1.1rem}
p,ul{margin:.5rem 0}
ul{padding-left:1.25rem}
a{color:var(--primary)}
:focus-visible{outline:3px solid #c2410c;outline-offset:2px}
.muted{color:var(--muted)}
.call{display:inline-block;min-height:48px;padding:.6rem 1rem;border-radius:10px;background:var(--primary);color:var(--paper);font-weight:600;text-decoration:none}
.visit,.point,details{margin:.5rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-radius:12px;background:var(--card)}
.visit b,.point b{font-size:1.1rem}
.visit p,.point p{margin:.1rem 0}
.point h2{margin:.1rem 0 .25rem}
.off{padding:.5rem 1rem;border-radius:12px;background:var(--waits);color:var(--wait)}
.doubt{color:var(--wait);font-size:.9rem}
summary{min-height:32px;cursor:pointer;font-weight:600}
summary small{display:block;font-weight:400;color:var(--muted)}
dl{margin:.5rem 0}
dt{font-weight:600}
dd{margin:0 0 .5rem}
.links{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.links a{padding:.4rem 0}
footer{color:var(--muted);font-size:.95rem;border-top:1px solid var(--line)}
@media print{body{background:#fff;color:#000;font-size:12pt}.screen{display:none}.visit,.point,details{break-inside:avoid}details:not([open])>*:not(summary){display:none}a{color:inherit;text-decoration:none}}`;

/** Nothing but these rules: no script, no picture, no form, nobody else's anything. */
export const publicPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(publicStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
