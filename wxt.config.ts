import { existsSync, readdirSync } from 'node:fs';
import { type PluginOption, parseAst, type Rolldown } from 'vite';
import { defineConfig } from 'wxt';
import { HOSTS, OPTIONAL_HOSTS } from './lib/crm/hosts';
import { TEAM_HOSTS } from './lib/team/hosts';

/**
 * Zod can compile its parsers from text. `jitless` never calls that code, but it would be in the package, and an extension
 * must not hold it. Fails the build when zod has changed, so that it cannot come back unseen.
 */
const NO_CODE_FROM_TEXT = {
  name: 'no-code-from-text',
  transform(code: string, id: string) {
    if (!/\/zod\/v4\/core\/(doc|util)\.js$/.test(id)) return undefined;
    const found = 'const F = Function;';
    if (!code.includes(found)) throw new Error(`${id}: "${found}" is not there any more; see wxt.config.ts`);
    return code.replace(found, "const F = class { constructor() { throw new Error('No code from text'); } };");
  },
};

/**
 * What speaks to a hub is in the background's own file, for a worker cannot load another one (`import()` fails in it), and yet is not
 * run before it is asked for: the packages are CommonJS, which the bundler keeps as functions until they are required.
 */
const INSIDE_UNTIL_ASKED = {
  name: 'inside-until-asked',
  transform(code: string, id: string) {
    if (!id.endsWith('/lib/team/hub/nats.ts')) return undefined;
    return code.replaceAll(/\bimport\((["'`][^"'`]+["'`])\)/g, 'Promise.resolve().then(() => require($1))');
  },
  /**
   * The minifier puts parentheses around the function that a package became, by which V8 compiles it at once and not when it is
   * called. Without them a background that starts reads over the hub's 60 packages in a little more than half of the time.
   */
  generateBundle(_options: unknown, bundle: Rolldown.OutputBundle) {
    const background = bundle['background.js'];
    if (background?.type === 'chunk') background.code = withoutEagerPackages(background.code);
  },
};

/** `a((e=>{…}))`, a package as the bundler writes it in the background's one function, without the inner parentheses. */
function withoutEagerPackages(code: string): string {
  const cuts: number[] = [];
  const [whole] = parseAst(code).body;
  const called = whole?.type === 'VariableDeclaration' && whole.declarations[0]?.init;
  const made = called && called.type === 'CallExpression' ? called.callee : null;
  const inner = made?.type === 'ParenthesizedExpression' ? made.expression : made;
  if (inner?.type !== 'FunctionExpression') throw new Error('The background is not one function; see wxt.config.ts');
  for (const statement of inner.body?.body ?? []) {
    for (const { init } of statement.type === 'VariableDeclaration' ? statement.declarations : []) {
      if (init?.type !== 'CallExpression' || init.arguments.length !== 1) continue;
      const [made] = init.arguments;
      if (made?.type !== 'ArrowFunctionExpression' || code.slice(made.start - 2, made.start) !== '((') continue;
      cuts.push(made.start - 1, made.end);
    }
  }
  return cuts.reduceRight((text, at) => text.slice(0, at) + text.slice(at + 1), code);
}

/** Modules that the panel's first script lends to the second (components/sidebar/lend.ts). */
const LENDERS =
  /\/node_modules\/preact\/|\/components\/(ui\/(Icon|Markdown|use-unique-id)|sidebar\/(format|Resources|ViewHead))\.tsx?$/;

/** In the panel's second script, leads every import of those modules to what the first script has (docs/decisions/0012). */
const BORROWS: PluginOption = {
  name: 'borrow-from-panel',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && LENDERS.test(found.id) ? BORROWED : null;
  },
};
const BORROWED = new URL('./components/sidebar/borrowed.ts', import.meta.url).pathname;

/** Every CRM's own page script becomes `reader-<crm>.js`; the background injects it ahead of the panel (docs/decisions/0006). */
const CRMS = new URL('./lib/crm/', import.meta.url).pathname;
const READERS = readdirSync(CRMS)
  .map((crm) => ({ name: `reader-${crm}`, inputPath: `${CRMS}${crm}/script.ts`, type: 'unlisted-script' as const }))
  .filter(({ inputPath }) => existsSync(inputPath));

/** Both browsers are shipped as Manifest V3: WXT's Firefox MV2 output drops `optional_host_permissions`. */
export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  hooks: {
    'entrypoints:found': (_wxt, found) => {
      found.push(...READERS);
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => name === 'sidebar-more')) config.plugins?.push(BORROWS);
    },
  },
  vite: () => ({
    plugins: [NO_CODE_FROM_TEXT, INSIDE_UNTIL_ASKED],
    resolve: {
      // The background has no document: packages with a build for workers are taken in that form.
      conditions: ['worker', 'module', 'browser', 'production'],
    },
    build: {
      target: 'es2022',
      // light-dark() as it is written; both are the oldest browsers that know it and that the manifest lets in.
      cssTarget: ['chrome123', 'firefox140'],
      // Chrome refuses content scripts that hold certain code points (U+FFFF and the like) as not UTF-8.
      rolldownOptions: {
        output: { charset: 'ascii' },
        // The registry names all adapters; what a script does not use of them must leave nothing behind in it.
        treeshake: { moduleSideEffects: (id: string) => !id.includes('/lib/crm/') },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['alarms', 'storage', 'scripting'],
    host_permissions: [...HOSTS],
    optional_host_permissions: [...OPTIONAL_HOSTS, ...TEAM_HOSTS],
    content_scripts: [{ matches: [...HOSTS], js: ['watcher.js'], run_at: 'document_start' }],
    commands: {
      'toggle-panel': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_command_toggle_panel__',
      },
      'focus-panel': {
        suggested_key: { default: 'Alt+Shift+F' },
        description: '__MSG_command_focus_panel__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sightline@sightline.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});
