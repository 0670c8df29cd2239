import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { itu, resolutions } from '../shared/instruments/catalogue/data.js';
import { pdfResources } from './sources/pdf/resources.ts';
import { COVERED } from './covered.ts';

/** The embedded backend; hosted ones are asked for as an optional permission when they are chosen. */
const LOCAL_BACKEND = 'http://127.0.0.1/*';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const key = (keys: string) => ({ suggested_key: { default: keys } });

/**
 * The overlay's scripts run as they are: wxt's frame around each is a logger that says nothing in what is shipped, and
 * every page would compile it once a script.
 */
const bareScripts = {
  name: 'bare-scripts',
  transform: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint/u },
    handler: (code: string) => `${/^import definition from .*$/mu.exec(code)?.[0] ?? ''}\nexport default definition.main();`,
  },
};

export default defineConfig({
  // Both browsers alike; wxt would give Firefox version 2, without `action` and host permissions of its own.
  manifestVersion: 3,
  // Tests and parallel work build beside each other without sharing a folder.
  outDir: process.env['RAPPORTEUR_OUT'] ?? '.output',
  // Chrome's data folder and the like belong to the tests, not to wxt.
  webExt: { disabled: true },
  vite: () => ({
    plugins: [bareScripts],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Pages, workers and the background are built each for themselves: what is large and needed by several is a file of
    // the package that they ask for, else it would be in it as often as it is imported.
    resolve: {
      alias: [
        { find: /^\.\/packed\.ts$/, replacement: here('library/packed-catalogue.ts') },
        { find: /^\.\/api\.ts$/, replacement: here('sources/pdf/api-shipped.ts') },
      ],
    },
    define: {
      // Closed in what we ship; the tests' build opens the root, since locators do not pierce closed ones.
      __SHADOW_MODE__: JSON.stringify(process.env['RAPPORTEUR_TEST'] === '1' ? 'open' : 'closed'),
      // Tests start new browsers all the time; what a new person sees first is tried on the build that is shipped.
      __FIRST_PAGE__: JSON.stringify(process.env['RAPPORTEUR_TEST'] !== '1'),
    },
    // The reader's worker loads pdf.js only when it needs it.
    worker: { format: 'es' },
    // What the oldest supported browsers understand as it stands: nothing is written around for older ones.
    build: { sourcemap: false, target: ['chrome128', 'firefox140'], cssTarget: ['chrome128', 'firefox140'] },
  }),
  hooks: {
    // The panel is opened many times a day: built by itself it is one script and one sheet, not the twenty-five files that
    // the pages would share, each of which is asked for and answered on the page's own thread.
    'entrypoints:grouped': (_wxt, groups) => {
      const pages = groups.find((group) => Array.isArray(group) && group.some(({ name }) => name === 'sidepanel'));
      if (!Array.isArray(pages)) return;
      groups.push(pages.splice(pages.findIndex(({ name }) => name === 'sidepanel'), 1));
    },
    'build:publicAssets': (_wxt, files) => {
      files.push(...pdfResources(), { contents: JSON.stringify({ resolutions, itu }), relativeDest: 'catalogue.json' });
    },
  },
  manifest: ({ browser }) => ({
    name: 'Rapporteur',
    version: '0.1.0',
    description: 'Clauses, citations and shared notes over the documents of ITU and the UN.',
    // `scripting`: the overlay's second script comes into a covered page only where there is something to show.
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen'])],
    host_permissions: [...COVERED, LOCAL_BACKEND],
    // The overlay's first script, and the looks of what is painted: the browser adds the sheet by itself, so there is no
    // element in the page and no policy of the page in the way.
    content_scripts: [{ matches: [...COVERED], run_at: 'document_idle', js: ['overlay.js'], css: ['assets/page.css'] }],
    // Asked for only when a person wants to be notified of mentions.
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*'],
    // What is typed after it names a document: "res 140", "A/RES/70/125 12".
    omnibox: { keyword: 'itu' },
    action: { default_title: 'Rapporteur' },
    commands: {
      // Opens the panel; both can be changed where the browser lists its shortcuts. Chromium keeps Alt+Shift+R for itself.
      ...(browser === 'firefox' ? { _execute_sidebar_action: key('Alt+Shift+R') } : { _execute_action: key('Alt+R') }),
      'toggle-overlay': { ...key('Alt+Shift+O'), description: 'Rapporteur on this site: on or off' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'rapporteur@rapporteur.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '128' }),
  }),
});
