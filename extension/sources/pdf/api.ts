/** pdf.js, loaded when the first PDF is opened: here from its package. The extension has it once for pages and workers. */
export const pdfjsApi = (): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> => import('pdfjs-dist/legacy/build/pdf.mjs');
