import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD } from '../support/browsers.ts';
import type { Figure } from './figures.ts';

const gzipped = (files: string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length, 0);

/** What the extension puts into a page: static scripts always, the panel's script only on a record. Kilobytes, gzip. */
export function bytes(): Figure[] {
  const manifest = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8')) as {
    content_scripts: { js?: string[]; css?: string[] }[];
  };
  const always = manifest.content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]);
  const panel = 'content-scripts/sidebar.js';
  return [
    { what: 'injected into a page that is no record, gzip', unit: 'kB', samples: [gzipped(always) / 1000] },
    { what: 'injected into a record page, gzip', unit: 'kB', samples: [gzipped([...always, panel]) / 1000] },
  ];
}
