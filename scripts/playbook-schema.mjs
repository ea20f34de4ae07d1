// Writes docs/playbook.schema.json from the one schema in lib/playbook. Run: node scripts/playbook-schema.mjs
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('../', import.meta.url));
const { output } = await build({
  input: `${root}lib/playbook/json-schema.ts`,
  platform: 'node',
  output: { format: 'esm' },
  write: false,
});
const module = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
await writeFile(`${root}docs/playbook.schema.json`, module.playbookJsonSchemaText());
console.log('docs/playbook.schema.json written');
