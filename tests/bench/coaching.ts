import { build } from 'rolldown';

export type Coaching = typeof import('./coaching-entry.ts');

/** The product's own modules, bundled as for the background, so that the figures are those of its code. */
export async function loadCoaching(): Promise<Coaching> {
  const input = new URL('./coaching-entry.ts', import.meta.url).pathname;
  const result = await build({ input, output: { format: 'esm' }, write: false });
  const source = Buffer.from(result.output[0].code).toString('base64');
  return import(/* @vite-ignore */ `data:text/javascript;base64,${source}`);
}
