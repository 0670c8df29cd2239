/** A mention of an instrument that a reader would want to open (`spec/reading.md` section 2). */
export interface Citation {
  /** UTF-16 offsets of the shortest text that carries the identity. */
  readonly start: number;
  readonly end: number;
  /** Canonical id, such as `un:A/RES/70/125` or `itu:pp/res/140@busan-2014`. */
  readonly id: string;
  /** The pinpoint beside the citation, such as "111", "20-25", "annex-1"; else null. */
  readonly locator: string | null;
  /** The version that tracked changes replaced, such as `guadalajara-2010`; else null. */
  readonly was: string | null;
}
