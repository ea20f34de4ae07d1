import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import lwc from '@lwc/rollup-plugin';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import { build } from 'rolldown';
import { minify } from 'rolldown/utils';
import { type Plugin, rollup } from 'rollup';

/** How shadow roots are made: `synthetic` is production today, `native` is where some orgs are (crm.md §6). */
export type ShadowMode = 'synthetic' | 'native';

const here = new URL('./', import.meta.url).pathname;
const cache = new URL('../../../.cache/demo-salesforce/', import.meta.url).pathname;
const packages = new URL('../../../node_modules/', import.meta.url).pathname;

/** Packages whose version decides what comes out. */
const PACKAGES = ['@lwc/rollup-plugin', 'rolldown', '@lwc/synthetic-shadow', 'lwc', 'lightning-base-components'];

/** What an org's language decides, of what Salesforce compiles into its components. */
const SETTING = /^@salesforce\/(?:i18n\/|label\/(?=LightningDateTimePicker\.dateFormatExampleText$))(.+)$/;
/** Unsupported with synthetic shadow: it calls `attachInternals`. */
const COMBOBOX_GATE = '@salesforce/gate/bc.260.enableComboboxElementInternals';

/**
 * Takes those settings from `demoLocale`, a global that the page sets before the components start, so that one bundle
 * serves every language.
 */
function orgSettings(mode: ShadowMode): Plugin {
  const scoped = `${packages}lightning-base-components/scopedImports/`;
  return {
    name: 'org-settings',
    resolveId: (id) => (SETTING.test(id) || id === COMBOBOX_GATE ? `\0${id}` : null),
    load(id) {
      const wanted = id.slice(1);
      if (wanted === COMBOBOX_GATE) return `export default { isOpen: () => ${mode === 'native'} };`;
      const name = SETTING.exec(wanted)?.[1];
      if (name === undefined) return null;
      const original = JSON.stringify(`${scoped}${wanted.replaceAll('/', '-')}.js`);
      return `import original from ${original};\nexport default globalThis.demoLocale?.[${JSON.stringify(name)}] ?? original;`;
    },
  };
}

/** The icons that the pages show. Of the others there are 5 MB, which every page load would have to parse. */
const ICONS = {
  utility:
    'add apps call change_owner change_record_type check chevrondown clear clock close down edit email error event ' +
    'favorite info left note notification preview question right salesforce1 search setup success switch task undo warning',
  standard: 'account case contact default email lead log_a_call opportunity user',
  custom: 'custom24',
};

/** Gives the icon libraries only what is in `ICONS`. */
function fewIcons(): Plugin {
  return {
    name: 'few-icons',
    load(id) {
      const library = /\/iconSvgTemplates(\w*)\/buildTemplates\/templates\.js$/.exec(id)?.[1]?.toLowerCase();
      if (library === undefined) return null;
      const kinds = Object.entries(ICONS).filter(([kind]) => kind === library);
      const names = kinds.flatMap(([kind, list]) => list.split(' ').map((name) => ({ kind, name })));
      const imports = names.map(({ kind, name }) => `import ${kind}_${name} from './${kind}/${name}.html';`);
      return `${imports.join('\n')}\nexport default { ${names.map(({ kind, name }) => `${kind}_${name}`).join(', ')} };`;
    },
  };
}

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  for (const name of [...names, `${here}bundle.ts`]) hash.update(name.slice(here.length)).update(await readFile(name));
  for (const name of PACKAGES) hash.update(await readFile(`${packages}${name}/package.json`));
  return hash.digest('hex').slice(0, 16);
}

async function compileComponents(mode: ShadowMode): Promise<string> {
  const entry = '\0entry';
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) =>
          id === entry
            ? `${mode === 'synthetic' ? "import '@lwc/synthetic-shadow';\n" : ''}import '${here}components/entry.js';`
            : null,
      },
      orgSettings(mode),
      fewIcons(),
      replace({
        preventAssignment: true,
        values: { 'import.meta.env.SSR': 'false', 'process.env.NODE_ENV': '"production"' },
      }),
      lwc({
        rootDir: `${here}components`,
        modules: [{ dir: `${here}components` }, { npm: 'lightning-base-components' }],
        apiVersion: 66,
        enableDynamicComponents: true,
        disableSyntheticShadowSupport: mode === 'native',
      }),
      resolve(),
      commonjs(),
    ],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'iife', inlineDynamicImports: true });
  const { code } = await minify('components.js', output[0].code);
  return code;
}

/** Salesforce's components as one script, from the cache when neither they nor ours changed. */
async function components(mode: ShadowMode): Promise<string> {
  const file = `${cache}${mode}-${await fingerprint(`${here}components`)}.js`;
  const cached = await readFile(file, 'utf8').catch(() => null);
  if (cached !== null) return cached;
  const code = await compileComponents(mode);
  await mkdir(cache, { recursive: true });
  // Two workers may build at once: each writes its own file, and a rename is atomic.
  await writeFile(`${file}.${process.pid}`, code);
  await rename(`${file}.${process.pid}`, file);
  return code;
}

async function pageScript(): Promise<string> {
  const result = await build({ input: `${here}page/main.ts`, output: { format: 'iife' }, write: false });
  return result.output[0].code;
}

const made = new Map<ShadowMode, Promise<string>>();

/** The whole script of a demo Salesforce page: the components first, then the page's own code. */
export function salesforceBundle(mode: ShadowMode): Promise<string> {
  const known = made.get(mode);
  if (known) return known;
  const code = Promise.all([components(mode), pageScript()]).then((parts) => parts.join('\n;\n'));
  made.set(mode, code);
  return code;
}
