/** Standards of other bodies: RFC 3261, ISO/IEC 9594-8:2020, IEEE 802.11. */
import type { Finding, Scan } from './scan.ts';

const RFC = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d])(?:IETF[ -]?)?RFC[ -]?(\d{1,5})(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d])/gu;
const ISO = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d])(?:ISO|ИСО)(?:\/(?:IEC|CEI|МЭК|IEEE|SAE|TS|TR|PAS|IWA))*(?:[ /](?:TS|TR|PAS|IS|Guide))?[ -](\d{3,5}(?:-\d{1,4}(?!\d))?)(?::((?:19|20)\d{2}))?(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d/])/gu;
const IEEE = /(?<![A-Za-z\u00c0-\u024f\u0400-\u04ff\d])IEEE (?:Std\.? |Standard )?(P?\d{3,5}(?:\.\d{1,4}[A-Za-z]{0,3})*)(?:[-:]((?:19|20)\d{2}))?(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\d])/gu;

export function findStandards({ text }: Scan): Finding[] {
  const findings: Finding[] = [];
  const add = (found: RegExpMatchArray & { index: number }, id: string): void => {
    findings.push({ family: 'standard', start: found.index, end: found.index + found[0].length, id, locator: null, was: null });
  };
  for (const found of text.matchAll(RFC)) add(found as RegExpMatchArray & { index: number }, `ietf:rfc/${Number(found[1])}`);
  for (const found of text.matchAll(ISO)) add(found as RegExpMatchArray & { index: number }, `iso:${found[1]}${found[2] === undefined ? '' : `:${found[2]}`}`);
  for (const found of text.matchAll(IEEE)) add(found as RegExpMatchArray & { index: number }, `ieee:${(found[1] as string).replace(/^P/, '')}`);
  return findings;
}
