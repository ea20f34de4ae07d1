import { options } from './setting.ts';
import { style } from './style.ts';

const LIGHT = `--ground:#f5f7f9;--card:#fff;--line:#dde3ea;--ink:#213343;--faint:#5a6f83;--link:#00707a;--accent:#ff5c35;
--nav:#1f2f3d;--nav-ink:#dfe8ef;--wash:#eaf0f6;--field:#f5f8fa`;
const DARK = `--ground:#141b22;--card:#1d2730;--line:#34424f;--ink:#e6edf3;--faint:#9db0c1;--link:#5fd0db;--accent:#ff7d5c;
--nav:#0c1218;--nav-ink:#d5e0e9;--wash:#2a3743;--field:#24303b`;

const base = document.head.appendChild(document.createElement('style'));
base.textContent = `
:root{--global-nav-vertical-nav-width:64px;color-scheme:${options.dark ? 'dark' : 'light'};${options.dark ? DARK : LIGHT}}
*{box-sizing:border-box}
html,body{margin:0;height:100%}
body{background:var(--ground);color:var(--ink);font:14px/1.45 "Helvetica Neue",Arial,"Noto Sans","Noto Sans CJK JP",sans-serif}
ul{list-style:none;margin:0;padding:0} p,h1,h2,h3{margin:0}
a{color:var(--link);text-decoration:none;font-weight:600} a:hover{text-decoration:underline}
button{font:inherit;color:inherit;cursor:pointer}
#hs-app{height:100%}`;

/** Rules that several parts of the page share. */
export const look = {
  card: style('background:var(--card);border:1px solid var(--line);border-radius:8px;margin:0 0 16px;overflow:hidden'),
  cardHead: style(
    'display:flex;align-items:center;justify-content:space-between;gap:8px;padding:12px 16px 4px;h2{font-size:14px;font-weight:700}',
  ),
  cardBody: style('padding:8px 16px 14px;&:first-child{padding-top:14px}'),
  button: style(
    'border:1px solid var(--line);background:var(--card);color:var(--ink);border-radius:4px;padding:6px 12px;font-size:13px;font-weight:600;&:hover{background:var(--wash)}',
  ),
  primary: style(
    'border:1px solid var(--accent);background:var(--accent);color:#1b1b1b;border-radius:4px;padding:6px 14px;font-size:13px;font-weight:700',
  ),
  plain: style(
    'border:0;background:none;padding:0;color:var(--link);font-weight:600;&:hover{text-decoration:underline}',
  ),
  badge: style(
    'display:inline-block;background:var(--wash);color:var(--ink);border-radius:3px;padding:1px 8px;font-size:12px;font-weight:600',
  ),
  faint: style('color:var(--faint);font-size:12px;font-weight:400'),
  caret: style(
    'display:inline-block;width:0;height:0;margin-left:6px;vertical-align:middle;border:4px solid transparent;border-top-color:var(--faint);border-bottom:0',
  ),
  page: style('padding:24px 32px;overflow:auto;height:100%'),
  heading: style('font-size:22px;margin-bottom:16px'),
  bone: style('height:14px;border-radius:4px;background:var(--wash);margin:10px 16px'),
};
