/** Mozilla's add-ons linter on the Firefox build: any error fails, and any warning that `tests/build/accepted-warnings.json` does not explain. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { NODE, ROOT } from './install.mjs';

const accepted = JSON.parse(readFileSync(`${ROOT}tests/build/accepted-warnings.json`, 'utf8'));
const args = [`${ROOT}node_modules/.bin/addons-linter`, `${ROOT}.output/firefox-mv3`, '--output', 'json'];
const { stdout, stderr } = spawnSync(NODE, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (!stdout.trim().startsWith('{')) throw new Error(`The add-ons linter gave no report: ${stdout}${stderr}`);
const { errors, warnings, notices } = JSON.parse(stdout);
const unexplained = warnings.filter(
  (found) => !accepted.some(({ code, message }) => found.code === code && found.message.includes(message)),
);
for (const { code, message, file } of [...errors, ...unexplained])
  console.error(`${code} in ${file ?? 'the package'}: ${message}`);
console.log(
  `${errors.length} errors, ${unexplained.length} warnings to mend, ${warnings.length - unexplained.length} accepted, ${notices.length} notices`,
);
process.exit(errors.length + unexplained.length === 0 ? 0 : 1);
