import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import allowed from './allowed.json';

const OUTPUT = new URL('../../.output/', import.meta.url).pathname;

function built(folder: string): { name: string; text: string }[] {
  return readdirSync(join(OUTPUT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|html|css|json)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: path.slice(OUTPUT.length), text: readFileSync(path, 'utf8') };
    });
}

/** Code points that Chrome refuses in a content script ("It isn't UTF-8 encoded"): surrogates and non-characters. */
function refused(text: string): boolean {
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (
      (point >= 0xd800 && point <= 0xdfff) ||
      (point >= 0xfdd0 && point <= 0xfdef) ||
      (point & 0xfffe) === 0xfffe ||
      point === 0xfffd
    )
      return true;
  }
  return false;
}

describe.each(['chrome-mv3', 'firefox-mv3'])('the production build %s', (folder) => {
  const files = existsSync(join(OUTPUT, folder)) ? built(folder) : [];
  const scripts = files.filter(({ name }) => name.endsWith('.js'));
  const manifest = JSON.parse(files.find(({ name }) => name === `${folder}/manifest.json`)?.text ?? '{}');
  const names = (found: { name: string }[]): string[] => found.map(({ name }) => name);

  it('is there', () => {
    expect(scripts.length).toBeGreaterThan(3);
    expect(manifest.manifest_version).toBe(3);
  });

  it('holds no eval and no function made from text', () => {
    expect(
      names(scripts.filter(({ text }) => /\beval\s*\(|new\s+Function\b|[^.\w]Function\s*\(\s*["'`]/.test(text))),
    ).toEqual([]);
  });

  it('loads no script, style or font from anywhere else', () => {
    const remote =
      /<(script|link|iframe|img)\b[^>]*\b(src|href)\s*=\s*["']?(https?:)?\/\/|importScripts\s*\(|import\s*\(\s*["'`]https?:|@import\s+url|url\(\s*["']?https?:/i;
    expect(names(files.filter(({ text }) => remote.test(text)))).toEqual([]);
  });

  it('sets no HTML from data', () => {
    const wrong = scripts.filter(
      ({ text, name }) => /\.(outerHTML\s*=|insertAdjacentHTML)|document\.write/.test(text) && !name.includes('vendor'),
    );
    expect(names(wrong)).toEqual([]);
  });

  it('holds no code point that Chrome refuses', () => {
    expect(names(files.filter(({ text }) => refused(text)))).toEqual([]);
  });

  it('keeps within the bytes that a page may be made to carry, script by script (docs/decisions/0012)', () => {
    const weight = (name: string): number =>
      gzipSync(files.find((file) => file.name === `${folder}/${name}`)?.text ?? '', { level: 9 }).length;
    const most: { [script: string]: number } = {
      'watcher.js': 12_000,
      'sidebar.js': 32_000,
      'sidebar-more.js': 24_000,
    };
    for (const [script, bytes] of Object.entries(most)) {
      expect(weight(script), script).toBeGreaterThan(1_000);
      expect(weight(script), script).toBeLessThan(bytes);
    }
  });

  it('carries Preact in the panel’s first script only', () => {
    const holders = scripts.filter(({ name, text }) => /\/sidebar(-more)?\.js$/.test(name) && text.includes('__k'));
    expect(names(holders)).toEqual([`${folder}/sidebar.js`]);
  });

  it('asks for nothing that is not on the list, and lists nothing that it does not ask for', () => {
    const own = folder.startsWith('chrome') ? Object.keys(allowed.permissions_chrome) : [];
    expect([...(manifest.permissions ?? [])].sort()).toEqual([...Object.keys(allowed.permissions), ...own].sort());
    expect([...(manifest.host_permissions ?? [])].sort()).toEqual(Object.keys(allowed.host_permissions).sort());
    expect([...(manifest.optional_host_permissions ?? [])].sort()).toEqual(
      Object.keys(allowed.optional_host_permissions).sort(),
    );
    expect(manifest.optional_permissions ?? []).toEqual([]);
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
    for (const script of manifest.content_scripts ?? []) {
      for (const match of script.matches) expect(Object.keys(allowed.host_permissions)).toContain(match);
      expect(script.all_frames ?? false).toBe(false);
    }
  });

  it('names the schema of its policies where the browser wants one (docs/admin.md)', () => {
    const schema = folder.startsWith('chrome') ? 'managed-schema.json' : undefined;
    expect(manifest.storage?.managed_schema).toBe(schema);
    expect(names(files)).toContain(`${folder}/managed-schema.json`);
  });

  it('gives a reason for everything on the list', () => {
    for (const group of Object.values(allowed))
      for (const reason of Object.values(group)) expect(reason.length).toBeGreaterThan(30);
  });
});
