import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'rolldown';

const ROOT = new URL('../../', import.meta.url).pathname;

/** `import css from './x.css?inline'` gives the file's text, as the extension's own build does. */
const inlineCss: Plugin = {
  name: 'inline-css',
  resolveId(source, importer) {
    return source.endsWith('.css?inline') && importer ? join(dirname(importer), source) : null;
  },
  async load(id) {
    if (!id.endsWith('.css?inline')) return null;
    return `export default ${JSON.stringify(await readFile(id.replace('?inline', ''), 'utf8'))}`;
  },
};

/**
 * One script out of a TypeScript module, to be added to a plain page: its exports become the global `name`.
 * `entry` is relative to the project's root.
 */
export async function bundle(entry: string, name: string): Promise<string> {
  const result = await build({
    input: join(ROOT, entry),
    output: { format: 'iife', name },
    plugins: [inlineCss],
    // Names the file: rolldown then takes JSX and the rest from it.
    tsconfig: join(ROOT, 'tsconfig.json'),
    write: false,
  });
  return result.output[0].code;
}
