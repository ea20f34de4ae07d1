import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';

const ROOT = new URL('../../', import.meta.url).pathname;
const SOURCE = ['entrypoints', 'components', 'lib', 'tests', 'scripts'];
const CODE = /\.(ts|tsx|mjs|css)$/;

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
}

const code = SOURCE.flatMap(files).filter((file) => CODE.test(file));

interface Import {
  file: string;
  /** Path from the root for our own modules, package name for others. */
  target: string;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)) {
    const [, type, from = ''] = match;
    found.push({
      file,
      typeOnly: type !== undefined,
      target: from.startsWith('.') ? normalize(join(dirname(file), from)) : from,
    });
  }
  for (const match of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) {
    const from = match[1] ?? '';
    found.push({ file, typeOnly: false, target: from.startsWith('.') ? normalize(join(dirname(file), from)) : from });
  }
  return found;
}

const imports = code.flatMap(importsOf);
const EXTENSION_API = /^(wxt\/browser|webextension-polyfill|wxt\/utils\/storage|@wxt-dev\/browser)/;
const isOwn = (target: string): boolean => /^(entrypoints|components|lib|tests|scripts|public)\//.test(target);
const said = (found: Import[]): string[] => found.map(({ file, target }) => `${file} imports ${target}`);

describe('who may import whom (design.md, Layout)', () => {
  it('lib imports neither components nor entrypoints', () => {
    expect(
      said(imports.filter(({ file, target }) => file.startsWith('lib/') && /^(components|entrypoints)\//.test(target))),
    ).toEqual([]);
  });

  it('components import lib and each other only, and no extension API, storage, database or network of the team', () => {
    const wrong = imports.filter(
      ({ file, target, typeOnly }) =>
        file.startsWith('components/') &&
        ((isOwn(target) && !/^(components|lib)\//.test(target)) ||
          EXTENSION_API.test(target) ||
          (!typeOnly && /^(lib\/(storage|team|messages)|idb)/.test(target))),
    );
    expect(said(wrong)).toEqual([]);
  });

  it('lib/playbook stands alone; lib/coaching knows only the playbook, and records as a type (docs/decisions/0001)', () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      if (file.startsWith('lib/playbook/')) return isOwn(target) && !target.startsWith('lib/playbook/');
      if (!file.startsWith('lib/coaching/') || !isOwn(target)) return false;
      return !(
        target.startsWith('lib/coaching/') ||
        target.startsWith('lib/playbook/') ||
        (typeOnly && target === 'lib/crm/record')
      );
    });
    expect(said(wrong)).toEqual([]);
  });

  it('lib/crm knows no other part of lib', () => {
    expect(
      said(
        imports.filter(
          ({ file, target }) => file.startsWith('lib/crm/') && isOwn(target) && !target.startsWith('lib/crm/'),
        ),
      ),
    ).toEqual([]);
  });

  it('one CRM adapter knows nothing of another', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [, own] = /^lib\/crm\/(salesforce|hubspot)\//.exec(file) ?? [];
      const [, other] = /^lib\/crm\/(salesforce|hubspot)\//.exec(target) ?? [];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(said(wrong)).toEqual([]);
  });

  it('nothing outside lib/crm reaches into one adapter', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        /^(lib|entrypoints|components)\//.test(file) &&
        !file.startsWith('lib/crm/') &&
        /^lib\/crm\/(salesforce|hubspot)\//.test(target),
    );
    expect(said(wrong)).toEqual([]);
  });

  it('only lib/storage, lib/team, lib/messages and entrypoints touch the extension API', () => {
    const allowed = /^(lib\/(storage|team)\/|lib\/messages\.ts$|entrypoints\/)/;
    const product = (file: string): boolean => /^(lib|components|entrypoints)\//.test(file);
    expect(
      said(imports.filter(({ file, target }) => product(file) && !allowed.test(file) && EXTENSION_API.test(target))),
    ).toEqual([]);
    const globals = code.filter(
      (file) =>
        product(file) &&
        !allowed.test(file) &&
        /\b(chrome|browser)\.[a-z]+\b/.test(
          readFileSync(join(ROOT, file), 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, ''),
        ),
    );
    expect(globals).toEqual([]);
  });

  it('page scripts reach no schema library, no database code and no polyfill', () => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { target, typeOnly } of importsOf(file)) {
        if (typeOnly) continue;
        const next = [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`, `${target}/index.tsx`].find(
          (path) => code.includes(path),
        );
        if (next) walk(next);
        else seen.add(target);
      }
    };
    for (const file of code.filter((path) => /^(entrypoints\/[^/]+\.ts|lib\/crm\/\w+\/script\.ts)$/.test(path)))
      walk(file);
    expect(seen.size).toBeGreaterThan(50);
    expect(
      [...seen].filter((name) =>
        /^(zod|idb|mdast-util-from-markdown|wxt\/browser|lib\/(playbook|storage\/.*store))/.test(name),
      ),
    ).toEqual([]);
  });
});

describe('the shape of the source', () => {
  it('no source file passes 400 lines', () => {
    const long = code
      .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('no view sets HTML', () => {
    const html = /dangerouslySetInnerHTML|\binnerHTML\s*=|\bouterHTML\s*=|insertAdjacentHTML|document\.write\b/;
    const product = code.filter((file) => /^(lib|components|entrypoints)\//.test(file));
    expect(product.filter((file) => html.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('no test is skipped, focused or left to be written', () => {
    const wrong = code.filter(
      (file) =>
        file.startsWith('tests/') &&
        /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the message catalogues', () => {
  it('hold the same keys in every language', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('use the same places in every language', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
    const german = new Map(Object.entries(de));
    const wrong = Object.entries(en).filter(
      ([key, { message }]) => places(german.get(key)?.message ?? '').join() !== places(message).join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('hold every key that the source asks for, and nothing that it does not', () => {
    const sources = code
      .filter((file) => /^(lib|components|entrypoints)\//.test(file))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .concat(readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8'))
      .join('\n');
    const keys = new Set(Object.keys(en));
    const asked = [...sources.matchAll(/\bt\(\s*'([a-z_A-Z0-9]+)'/g)].map((match) => match[1] ?? '');
    const known = (key: string): boolean => keys.has(key) || keys.has(`${key}_other`);
    expect(asked.filter((key) => !known(key))).toEqual([]);
    // A key made at run time is found by its prefix: `wait_${reason}`.
    const prefixes = [...sources.matchAll(/[`']([a-z_]+_)\$\{/g)].map((match) => match[1] ?? '');
    // Looked up once: a search of all sources for each of some thousand keys takes seconds.
    const quoted = new Set([...sources.matchAll(/'(?=([a-z_A-Z0-9]+)')/g)].map((match) => match[1]));
    const unused = [...keys].filter((key) => {
      const stem = key.replace(/_(one|other)$/, '');
      return (
        !quoted.has(key) &&
        !quoted.has(stem) &&
        !prefixes.some((prefix) => key.startsWith(prefix)) &&
        !sources.includes(`__MSG_${key}__`)
      );
    });
    expect(unused).toEqual([]);
  });
});
