import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSidebarText } from '../../../lib/i18n/sidebar-texts';
import en from '../../../public/_locales/en/messages.json';

const ROOT = new URL('../../../', import.meta.url).pathname;
/** Everything whose texts are shown in a panel on a CRM page. */
const SOURCES = ['components/sidebar', 'components/ui', 'entrypoints/sidebar.content'].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length)),
);
const used = [...SOURCES, 'lib/coaching/explain.ts'].flatMap((file) => {
  const source = readFileSync(`${ROOT}${file}`, 'utf8');
  const asked = source.matchAll(/\bt(?:\.dynamic)?\(\s*['`]([a-z]\w*)/g);
  const phrases = source.matchAll(/['`]((?:why|rule)_\w+)/g);
  return [...asked, ...phrases].map(([, key = '']) => ({ file, key }));
});

describe('the texts that a sidebar is sent', () => {
  it('hold every text that the panel asks for', () => {
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter(({ key }) => !isSidebarText(key))).toEqual([]);
  });

  it('leave out what only pages show', () => {
    const sent = Object.keys(en).filter(isSidebarText);
    expect(sent.length).toBeGreaterThan(100);
    expect(sent.filter((key) => /^(?:options|desk|tips|popup|welcome|selftest)_/.test(key))).toEqual([]);
  });
});
