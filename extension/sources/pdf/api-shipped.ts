/** Stands for `api.ts` in the extension: pdf.js from the file in the package, for pages and workers alike. */
export const pdfjsApi = (): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> =>
  // The bundler must leave it alone: its own copies would be one for the pages and one for each worker.
  import(/* @vite-ignore */ new URL('/pdfjs/pdf.mjs', location.origin).href) as Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')>;
