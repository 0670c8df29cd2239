/** A paragraph's place on the page, as the reader draws it. */
import type { Styles } from './styles.ts';

/** Twentieths of a point as points, within what a page can hold. */
const points = (twips: number | undefined): number => Math.max(-200, Math.min(400, (twips ?? 0) / 20));

export function layout(properties: ReturnType<Styles['paragraph']>, indent: Partial<Record<'start' | 'end' | 'first', number>>) {
  const align = properties.align;
  return {
    heading: properties.heading,
    rtl: properties.rtl,
    align: align === 'center' ? ('center' as const) : align === 'both' || align === 'distribute' ? ('justify' as const) : align === 'right' || align === 'end' ? ('end' as const) : align === null ? null : ('start' as const),
    indent: { start: points(indent.start), end: points(indent.end), first: points(indent.first) },
  };
}
