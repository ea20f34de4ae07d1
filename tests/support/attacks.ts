import { ATTACKS } from './hostile-page.ts';

/** A host that nothing may ever ask for. */
const EVIL = 'https://evil.example';

const LINKS = [
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\nscript:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](javascript&colon;alert(1))',
  '[a](<javascript:alert(1)>)',
  '[a](\u0001javascript:alert(1))',
  '[a](vbscript:msgbox(1))',
  '[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[a](file:///etc/passwd)',
  '[a](chrome://settings)',
  '[a](chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/options.html)',
  '[a](blob:https://app.hubspot.com/1)',
  '[a](//evil.example)',
  '[a](http://evil.example)',
  '[a](#node-coach)',
  '[a]()',
  '<javascript:alert(1)>',
  '<https://evil.example/\u202Emoc.elpmaxe>',
  '[a][b]\n\n[b]: javascript:alert(1) "title"',
  `[![x](${EVIL}/x.png)](javascript:alert(1))`,
  `![x](${EVIL}/a.png "onerror=alert(1)")`,
  '[https://bank.example](https://evil.example "https://bank.example")',
  'mailto:a@b.example?body=%3Cscript%3E&attach=/etc/passwd',
];

const MARKDOWN = [
  '<div style="position:fixed;inset:0;background:red;z-index:9">over all</div>',
  '<style>*{display:none!important}</style>',
  `<link rel="stylesheet" href="${EVIL}/x.css">`,
  `<meta http-equiv="refresh" content="0;url=${EVIL}">`,
  `<base href="${EVIL}/">`,
  `<form action="${EVIL}"><button>Send</button></form>`,
  `<object data="${EVIL}/x.swf"></object><embed src="${EVIL}/x">`,
  `<video src=${EVIL}/x onerror=alert(1)><source src=${EVIL}/y></video>`,
  `<input autofocus onfocus=alert(1) value="x">`,
  '<details open ontoggle=alert(1)>x</details>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<svg><use href="data:image/svg+xml,<svg onload=alert(1)>"/></svg>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<a id=settings><a id=settings name=notes>clobber</a>',
  '<img name=getElementById><img name=cookie>',
  '```html\n<script>alert(1)</script>\n```',
  '    <script>alert(1)</script>',
  '`<img src=x onerror=alert(1)>`',
  '# <img src=x onerror=alert(1)>',
  '> <script>alert(1)</script>\n> > nested',
  '- [ ] <img src=x onerror=alert(1)>\n- [x] [a](javascript:alert(1))',
  '| a | b |\n|---|---|\n| <script>alert(1)</script> | x |',
  `${'> '.repeat(60)}deep`,
  `${'- '.repeat(40)}deep`,
  `${'*'.repeat(500)}a${'*'.repeat(500)}`,
  `${'['.repeat(300)}a${'](x)'.repeat(300)}`,
  `\`${'`'.repeat(200)}`,
  '***a** b*__c _d__ e_',
  '&Tab;&NewLine;&lpar;&#x0;&#xD800;&#x110000;',
  'a  \nb\\\nc<br>d<br/onload=alert(1)>',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '$$\\href{javascript:alert(1)}{x}$$',
];

const STYLES = [
  'color:red;background:url(https://evil.example/x)',
  '}*{display:none}.x{',
  '</style><style>@import url(https://evil.example/x.css);',
  'expression(alert(1))',
  '\\3c script\\3e alert(1)',
  'url("javascript:alert(1)")',
  '--paper: red; } .sidebar { visibility: hidden',
  ':host{all:unset!important}',
];

const TEMPLATES = [
  '{{7*7}}',
  '<%= 7*7 %>',
  '#{7*7}',
  '[[$' + '{7*7}]]',
  '{% raw %}{{ x }}{% endraw %}',
  '{count} {field} {name} {record}',
  '%7B%7Bx%7D%7D %00 %0d%0aSet-Cookie: a=b',
  "$& $1 $` $' $$",
];

const LETTERS = [
  'nul\u0000in the middle',
  '\u0007\u0008\u001B[31mred\u001B[0m',
  '\u202Eright to left override',
  '\u2066\u2067\u2068isolates without an end',
  'a\u061Cb\u200Ec\u200Fd marks',
  '\uFEFF\u200B\u2060\u00ADnothing to be seen',
  '\uD800 a lone surrogate \uDC00',
  `Z${'\u0335\u0321\u0328\u031B\u0353'.repeat(80)}algo`,
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'.repeat(40),
  '\u2028line\u2029paragraph',
  '\uFDFD'.repeat(50),
  'ﬁ ﷺ İ ı ß ſ Ω K',
  'W'.repeat(2_000),
  `${'a'.repeat(1_500)}\u00A0${'b'.repeat(1_500)}`,
  '\n'.repeat(200),
];

const MENTIONS_AND_TAGS = [
  '@[<script>alert(1)</script>](person:00000000-0000-4000-8000-000000000000)',
  '@[a](person:javascript:alert(1))',
  '@[a](javascript:alert(1))',
  '@[](person:)',
  '@[a](person:../../../etc)',
  '@[a"onclick="alert(1)](person:00000000-0000-4000-8000-000000000000)',
  '@[[x](https://evil.example)](person:00000000-0000-4000-8000-000000000000)',
  '@everyone @[everyone](person:*)',
  '#<script>alert(1)</script>',
  '#javascript:alert(1) #"onclick="x #\u202Egat',
  '#__proto__ #constructor #hasOwnProperty',
  `#${'t'.repeat(3_000)}`,
  '\\#not \\@[not](person:x)',
];

/**
 * What people and scripts write into notes, names, tags and fields to make a reader of it do something. Shown, each must be
 * text: nothing runs, nothing is styled, nothing is asked for.
 */
export const NOTE_ATTACKS: readonly string[] = [
  ...ATTACKS,
  ...LINKS,
  ...MARKDOWN,
  ...STYLES,
  ...TEMPLATES,
  ...LETTERS,
  ...MENTIONS_AND_TAGS,
];
