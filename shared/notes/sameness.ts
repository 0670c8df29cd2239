import { samePage } from '../anchors/pages.ts';
import type { Anchor, ClausePoint } from '../anchors/types.ts';

/** Whether two anchors say the same, whatever the order of their fields. */
export function sameAnchor(a: Anchor, b: Anchor): boolean {
  return (
    a.target === b.target &&
    a.language === b.language &&
    a.edition === b.edition &&
    samePoint(a.from, b.from) &&
    samePoint(a.to, b.to) &&
    a.position?.start === b.position?.start &&
    a.position?.end === b.position?.end &&
    a.quote?.exact === b.quote?.exact &&
    a.quote?.prefix === b.quote?.prefix &&
    a.quote?.suffix === b.quote?.suffix &&
    samePage(a.page, b.page)
  );
}

function samePoint(a: ClausePoint | null, b: ClausePoint | null): boolean {
  return a?.path === b?.path && a?.offset === b?.offset;
}
