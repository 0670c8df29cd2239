/** For the build only: the files of pdf.js that the reader's package carries, since nothing is fetched when a PDF needs them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../../../node_modules/pdfjs-dist/', import.meta.url));

/** Folders, and what of them is needed: the decoders as script alone, no WebAssembly. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  // Not the encodings of UTF-8 and UTF-32, two fifths of all: PDF knows none of them by name (ISO 32000-1, table 118).
  cmaps: /^(?!.*-UTF(?:8|32)-).*\.bcmap$|^LICENSE/u,
  // Not the Liberation fonts, which are under the GPL: for those faces the computer's own fonts serve.
  standard_fonts: /\.pfb$|^LICENSE_FOXIT/u,
  wasm: /^(?:openjpeg|jbig2)_nowasm_fallback\.js$|^LICENSE.*(?:OPENJPEG|JBIG2)/u,
};

export function pdfResources(): { absoluteSrc: string; relativeDest: string }[] {
  const folders = Object.entries(NEEDED).flatMap(([folder, needed]) =>
    readdirSync(join(PACKAGE, folder))
      .filter((name) => needed.test(name))
      .map((name) => ({ absoluteSrc: join(PACKAGE, folder, name), relativeDest: `pdfjs/${folder}/${name}` })));
  return [...folders, { absoluteSrc: join(PACKAGE, 'legacy', 'build', 'pdf.min.mjs'), relativeDest: 'pdfjs/pdf.mjs' }];
}
