/** `npm run build`: production builds for Chromium and Firefox, both Manifest V3, into `.output/`. */
import { installPackages, NODE, ROOT, run } from './install.mjs';

installPackages();
const ok = [[], ['-b', 'firefox']].every((args) => run(NODE, [`${ROOT}node_modules/.bin/wxt`, 'build', ...args]));
process.exit(ok ? 0 : 1);
