/** Runs a TypeScript module of the project in Node: `node scripts/run.mjs scripts/demo.ts`. Its default export is called with the further arguments. */
import { createServer } from 'vite';

const [file, ...rest] = process.argv.slice(2);
if (!file) throw new Error('Which module? node scripts/run.mjs <file>');
const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  root: new URL('..', import.meta.url).pathname,
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const module = await vite.ssrLoadModule(`/${file}`);
  await module.default(...rest);
} finally {
  await vite.close();
}
