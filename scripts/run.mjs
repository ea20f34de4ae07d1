/** Runs a TypeScript module of the project in Node: `node scripts/run.mjs scripts/demo.ts`. Its default export is called. */
import { runnerImport } from 'vite';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Which module? node scripts/run.mjs <file>');
const { module } = await runnerImport(new URL(`../${file}`, import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
});
await module.default();
