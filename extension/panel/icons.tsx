/** Small pictures drawn by us, in the colour of the text. Those that point are mirrored in right-to-left. */
import type { JSX } from 'preact';

const PATHS = {
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 6c.4-3 2.6-4.5 5.5-4.5s5.100 1.500 5.500 4.500',
  gear: 'M8 10.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400ZM8 1.500v2M8 12.500v2M1.500 8h2M12.500 8h2M3.400 3.400l1.400 1.400M11.200 11.200l1.400 1.400M3.400 12.600l1.400-1.400M11.200 4.800l1.400-1.400',
  back: 'M9.500 3.500 5 8l4.500 4.500',
  check: 'M3 8.500 6.500 12 13 4.500',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.200l2 1.500',
  warning: 'M8 2 14.500 13.500h-13ZM8 6.500v3M8 11.500v.2',
  reply: 'M6.500 4 2.500 7.500l4 3.500M3 7.500h6c2.800 0 4.500 1.600 4.500 4.500',
  pen: 'M10.500 3 13 5.500 5.500 13H3v-2.500Z',
  bin: 'M3 4.500h10M6.500 4.500V3h3v1.500M4.500 4.500l.6 8.500h5.800l.6-8.500',
  lock: 'M4 7.500h8v6H4ZM5.500 7.500V5.200a2.500 2.500 0 0 1 5 0v2.300',
  people: 'M6 7.500a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600ZM1.800 13c.3-2.500 1.900-3.800 4.200-3.800s3.900 1.300 4.200 3.800M10.500 3.200a2.200 2.200 0 0 1 0 4.100M11.500 9.400c1.600.4 2.500 1.600 2.700 3.600',
  away: 'M2 2l12 12M4.500 11.500H4a2.500 2.500 0 0 1-.4-5A4.300 4.300 0 0 1 6 3.800M8.500 3.300a4.300 4.300 0 0 1 4 3.700 2.300 2.300 0 0 1 .9 4.100',
  book: 'M8 4.200C6.500 3 4.500 2.800 2 3v9.500c2.500-.2 4.500 0 6 1.200 1.500-1.200 3.500-1.400 6-1.200V3c-2.500-.2-4.500 0-6 1.200ZM8 4.200v9.500',
  open: 'M9 3h4v4M13 3 7.500 8.500M11 9.500V13H3V5h3.500',
} as const;

export function Icon({ name, size = 16 }: { readonly name: keyof typeof PATHS; readonly size?: number }): JSX.Element {
  return (
    <svg class={name === 'back' || name === 'reply' || name === 'open' ? 'icon points' : 'icon'} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
