import { nameOf } from '../../../shared/instruments/names.ts';
import type { Language } from '../../../shared/languages/types.ts';

/** A document as documents of that language call it; of an address, the host and the last part. */
export function documentName(id: string, language: Language): string {
  return id.startsWith('web:') ? symbolOf(id) : nameOf(id, language);
}

/** What people call a document: its symbol without our prefix; of an address, the host and the last part. */
export function symbolOf(id: string | null): string {
  if (id === null) return '';
  if (id.startsWith('web:')) {
    try {
      const url = new URL(id.slice(4));
      return `${url.hostname}/…/${decodeURIComponent(url.pathname.split('/').findLast((part) => part !== '') ?? '')}`.slice(0, 80);
    } catch {
      return id.slice(4, 84);
    }
  }
  return id.replace(/^(?:un|itu|wsis|ietf|iso|ieee):(?:doc\/)?/, '');
}
