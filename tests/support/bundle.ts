import { build } from 'rolldown';

/**
 * One script out of a TypeScript module, to be added to a plain page: its exports become the global `name`.
 * `entry` is relative to the project's root.
 */
export async function bundle(entry: string, name: string): Promise<string> {
  const root = new URL('../../', import.meta.url).pathname;
  const result = await build({
    input: `${root}${entry}`,
    output: { format: 'iife', name },
    write: false,
  });
  const chunk = result.output[0];
  return chunk.code;
}
