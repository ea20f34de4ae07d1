/** `npm run hub -- …` (docs/team-hub.md): on the Node of the packages, whatever the machine has. */
import { installPackages, NODE, ROOT, run } from './install.mjs';

installPackages();
const ended = run(NODE, [`${ROOT}scripts/run.mjs`, 'scripts/hub/index.ts', ...process.argv.slice(2)], {
  cwd: process.cwd(),
});
process.exit(ended ? 0 : 1);
