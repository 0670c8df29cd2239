import type { Browser } from '../support/browser.ts';

/** A PDF as a browser prints it: real fonts, shaping, justification and page breaks. */
export async function printed(browser: Browser, body: string, options: { readonly language: string; readonly style?: string; readonly head?: string; readonly foot?: string } = { language: 'en' }): Promise<Uint8Array> {
  const rtl = options.language === 'ar';
  const margins = `${options.head === undefined ? '' : `@top-center { content: "${options.head}"; font: 8pt serif; }`} ${options.foot === undefined ? '' : `@bottom-center { content: ${options.foot}; font: 8pt serif; }`}`;
  const html = `<!doctype html><html lang="${options.language}" dir="${rtl ? 'rtl' : 'ltr'}"><meta charset="utf-8"><style>
    @page { size: A4; margin: 25mm 22mm; ${margins} }
    html { font: 11pt/1.5 "Noto Naskh Arabic", "Noto Serif", "Noto Serif CJK SC", serif; text-align: justify; }
    p, h1, h2 { margin: 0 0 9pt; } h1 { font-size: 15pt; } h2 { font-size: 11pt; } sup { font-size: 65%; line-height: 0; }
    ${options.style ?? ''}</style><body>${body}</body></html>`;
  const page = await browser.context.newPage();
  try {
    await page.setContent(html);
    return new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  } finally {
    await page.close();
  }
}

/** A PDF written by hand: one content stream a page, Helvetica, and whatever else is given. */
export function handmade(streams: readonly string[], more: { readonly catalogue?: string; readonly pageExtras?: string; readonly trailer?: string } = {}): Uint8Array {
  const objects: string[] = [];
  const pages = streams.map((_, at) => `${4 + at * 2} 0 R`);
  objects.push(`<< /Type /Catalog /Pages 2 0 R ${more.catalogue ?? ''} >>`, `<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${streams.length} >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, stream] of streams.entries()) {
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + at * 2} 0 R ${more.pageExtras ?? ''} >>`, `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

/** One line of text at a place, in points from the page's lower left corner. */
export const at = (x: number, y: number, words: string, size = 11): string => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words.replace(/[()\\]/g, '\\$&')}) Tj ET`;
