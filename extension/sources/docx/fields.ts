/** Complex fields (ECMA-376 part 1, 17.16.18): begin, instructions, separate, what is shown, end. They nest. */
interface Field {
  phase: 'code' | 'result';
  code: string;
  start: number;
  link: string | null;
}

export interface Fields {
  begin(): void;
  code(words: string): void;
  separate(at: number): void;
  end(): { readonly link: string | null; readonly start: number } | null;
  /** Whether what comes now is a field's instructions and not shown. */
  readonly hidden: boolean;
  /** The address that what is shown now leads to. */
  readonly link: string | null;
}

export function createFields(): Fields {
  const open: Field[] = [];
  return {
    begin() {
      open.push({ phase: 'code', code: '', start: 0, link: null });
    },
    code(words) {
      const field = open[open.length - 1];
      if (field?.phase === 'code') field.code += words;
    },
    separate(at) {
      const field = open[open.length - 1];
      if (!field) return;
      field.phase = 'result';
      field.start = at;
      field.link = linkOf(field.code);
    },
    end() {
      const field = open.pop();
      return field ? { link: field.link, start: field.start } : null;
    },
    get hidden() {
      return open.some((field) => field.phase === 'code');
    },
    get link() {
      return open.findLast((field) => field.link !== null)?.link ?? null;
    },
  };
}

/** The target of a HYPERLINK field: `HYPERLINK "https://…" \l "place"`. Nothing else of a field is ever interpreted. */
export function linkOf(code: string): string | null {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?(.*)$/is.exec(code);
  if (!found) return null;
  const place = /\\l\s+"([^"]*)"/i.exec(found[3] ?? '')?.[1];
  return safeTarget(found[1] ?? found[2] ?? '', place);
}

/** Addresses that may be shown as links; anything else (javascript:, file:) is left out. */
export function safeTarget(address: string, place: string | undefined): string | null {
  const trimmed = address.trim();
  if (trimmed === '') return place === undefined || place === '' ? null : `#${place}`;
  if (!/^(https?:|mailto:)/i.test(trimmed)) return null;
  return place === undefined || place === '' ? trimmed : `${trimmed}#${place}`;
}
