/**
 * `npm run pictures [-- LANGUAGE… SCREEN…]`: photographs every screen anew in six languages, light and dark, into
 * `references/`. They are then looked at by a person before they are committed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { startPrepared } from '../support/backend.ts';
import { photograph, referenceOf, SCHEMES } from './picture.ts';
import { layDesk, SCREENS } from './screens.ts';

const named = new Set(process.argv.slice(2));
const languages = LANGUAGES.filter((language) => named.has(language));
const screens = SCREENS.filter(({ name }) => named.has(name));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pictures-'));
const backend = await startPrepared({ port: 0, dataDir: folder });
try {
  for (const language of languages.length === 0 ? LANGUAGES : languages) await take(language);
} finally {
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function take(language: Language): Promise<void> {
  const desk = await layDesk(backend, language);
  try {
    for (const screen of screens.length === 0 ? SCREENS : screens) {
      const page = await screen.show(desk);
      for (const scheme of SCHEMES) {
        const file = referenceOf(screen.name, language, scheme);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, await photograph(page, scheme, desk.bench));
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await screen.leave?.(desk, page);
      process.stderr.write(`${language} ${screen.name}\n`);
    }
  } finally {
    await desk.close();
  }
}
