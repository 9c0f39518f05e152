/** The one style sheet of the review pages; follows the system's light or dark setting. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f6f8fa;--card:#fff;--fg:#1c2128;--quiet:#57606a;--line:#d0d7de;
--accent:#0b5cad;--accent-fg:#fff;--good:#116329;--good-bg:#dafbe1;--bad:#a40e26;--bad-bg:#ffebe9;
--hunk:#ddf4ff;--note:#fff8c5;--note-line:#d4a72c;--merged:#6639ba}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--card:#161b22;--fg:#e6edf3;--quiet:#9aa4af;
--line:#30363d;--accent:#58a6ff;--accent-fg:#0d1117;--good:#56d364;--good-bg:#12361f;--bad:#ff9492;
--bad-bg:#451519;--hunk:#12304f;--note:#332b00;--note-line:#9e7700;--merged:#bc8cff}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}
a{color:var(--accent)}a:focus-visible,button:focus-visible,pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--card);padding:8px}
.banner{background:var(--note);border-bottom:1px solid var(--note-line);margin:0;padding:.5rem 1rem;text-align:center;font-size:.9rem}
header,main{max-width:1080px;margin:0 auto;padding:1rem}
header nav{display:flex;gap:.5rem 1.25rem;flex-wrap:wrap;align-items:baseline}
header .home{font-weight:700}
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0 .5rem;overflow-wrap:anywhere}h2{font-size:1.2rem;margin:2rem 0 .75rem}
.quiet{color:var(--quiet)}
.chip{display:inline-block;border-radius:999px;padding:.1rem .7rem;font-weight:600;font-size:.875rem;border:1px solid currentColor}
.chip.open{color:var(--good)}.chip.merged{color:var(--merged)}.chip.closed{color:var(--bad)}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem 1.25rem;margin:1rem 0}
.card>:first-child{margin-top:0}.card>:last-child{margin-bottom:0}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}
.scroll{overflow-x:auto}.card h3,.card h4,.card h5{font-size:1.05rem;margin:1.5rem 0 .5rem}
code,pre{font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace}
code{background:color-mix(in srgb,var(--fg) 8%,transparent);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}
pre{overflow-x:auto;margin:0;padding:.5rem 0}pre code{background:none;padding:0}
.card pre:not(.diff){background:var(--bg);padding:.75rem;border-radius:6px}
.file{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:1rem 0;overflow:hidden}
.file summary,.card summary{cursor:pointer;padding:.6rem .75rem;min-height:44px}
.file summary{border-bottom:1px solid var(--line);display:flex;gap:.5rem .75rem;align-items:center;flex-wrap:wrap}
.file summary::before{content:'▸';color:var(--quiet)}.file[open] summary::before{content:'▾'}
.file summary .counts{margin-left:auto}summary:focus-visible,.scroll:focus-visible,textarea:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
.state{font-size:.8rem;font-weight:600;border:1px solid currentColor;border-radius:4px;padding:0 .35rem}
.state.added{color:var(--good)}.state.removed{color:var(--bad)}.state.moved,.state.changed{color:var(--quiet)}
.overview ul{margin-top:.5rem}.overview .plain li{padding:.3rem 0;display:flex;gap:.5rem;align-items:baseline;flex-wrap:wrap}
.overview .counts{margin-left:auto}.overview p{display:flex;gap:.75rem}.overview p .counts{margin-left:0}
.pad{padding:.25rem .75rem;margin:0}
.counts{white-space:nowrap;font-weight:600}.plus{color:var(--good)}.minus{color:var(--bad)}
.diff td{border:0;padding:0 .75rem 0 .25rem;white-space:pre;font:.875rem/1.6 ui-monospace,Menlo,Consolas,monospace}
.diff .num{color:var(--quiet);text-align:right;padding:0 .5rem;min-width:2.75rem;width:1%;user-select:none;border-right:1px solid var(--line)}
.diff .sign{user-select:none;display:inline-block;width:1.25rem}
.diff .add{background:var(--good-bg)}.diff .del{background:var(--bad-bg)}.diff .hunk td{background:var(--hunk);color:var(--quiet)}
pre .add{background:var(--good-bg)}pre .del{background:var(--bad-bg)}
.unseen{position:absolute;left:-9999px}
.right{text-align:right;font-variant-numeric:tabular-nums}
.card details{border:1px solid var(--line);border-radius:8px;margin:1rem 0;padding:0 .75rem}.card details[open]{padding-bottom:.75rem}
.card details summary{margin:0 -.75rem;font-weight:600}
.card.good{border-color:var(--good);background:var(--good-bg)}.card.bad{border-color:var(--bad);background:var(--bad-bg)}
.card h2{margin-top:0}.jump{display:flex;gap:1.25rem;flex-wrap:wrap}
.body td{overflow-wrap:anywhere}.body td:nth-child(2){min-width:6.5rem}.body td:first-child{white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.25rem;margin:0 0 1rem}dt{font-weight:600}dd{margin:0;grid-column:2}
.label{display:inline-block;border:1px solid var(--line);border-radius:999px;padding:.05rem .7rem;font-size:.875rem;background:var(--bg)}
.box{font-size:1.1em}hr{border:0;border-top:1px solid var(--line);margin:1.25rem 0}
label{display:block;font-weight:600;margin:.5rem 0 .25rem}
textarea{width:100%;font:inherit;padding:.5rem .75rem;border:1px solid var(--quiet);border-radius:8px;background:var(--bg);color:var(--fg)}
form .acts{margin-top:.75rem}.gap{flex:1 0 1rem}
.acts{display:flex;gap:.75rem;flex-wrap:wrap;align-items:center}
button{font:inherit;font-weight:600;border-radius:8px;border:1px solid var(--line);background:var(--card);color:var(--fg);padding:.5rem 1.1rem;min-height:44px;cursor:pointer}
button.main{background:var(--accent);border-color:var(--accent);color:var(--accent-fg)}
ul.plain{list-style:none;margin:0;padding:0}ul.plain li{padding:.6rem 0;border-bottom:1px solid var(--line)}ul.plain li:last-child{border:0}
@media (max-width:480px){header,main{padding:.75rem}th,td{padding:.35rem .4rem}.card{padding:.75rem}
.body td:first-child{white-space:normal;overflow-wrap:normal}.body td:nth-child(2){min-width:4.5rem}dl{grid-template-columns:1fr}dd{grid-column:1}dt{margin-top:.5rem}.diff .num{min-width:2rem;padding:0 .25rem}
.diff .num:first-child{display:none}.acts button{flex:1 1 40%}.gap{display:none}}
`;
