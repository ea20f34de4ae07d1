import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD } from '../support/browsers.ts';
import type { Figure } from './figures.ts';

const gzipped = (files: string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length, 0) / 1000;

/**
 * What the extension puts into a page, each file gzipped by itself, kilobytes of 1,000 bytes. Everything counts, the CSS is
 * inside the scripts: the static scripts on every page, and with them the adapter of the page's CRM and the panel on a
 * record. The panel's limit is taken strictly: all that is injected for a record, its reader too.
 */
export function bytes(): Figure[] {
  const manifest = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8')) as {
    content_scripts: { js?: string[]; css?: string[] }[];
  };
  const always = manifest.content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]);
  const readers = readdirSync(BUILD).flatMap((file) => /^reader-(\w+)\.js$/.exec(file)?.[1] ?? []);
  return [
    {
      what: 'injected into a page that is no record, gzip',
      unit: 'kB',
      samples: [gzipped(always)],
      limit: { most: 12 },
    },
    ...readers.map((crm) => ({
      what: `injected besides on a ${crm} record: panel, CSS and reader, gzip`,
      unit: 'kB',
      samples: [gzipped([`reader-${crm}.js`, 'sidebar.js'])],
      limit: { most: 32 },
    })),
    {
      what: 'of which the panel with CSS, gzip',
      unit: 'kB',
      samples: [gzipped(['sidebar.js'])],
      limit: { most: 32 },
    },
    {
      what: 'brought when first asked for: the panel’s second script, gzip',
      unit: 'kB',
      samples: [gzipped(['sidebar-more.js'])],
    },
  ];
}
