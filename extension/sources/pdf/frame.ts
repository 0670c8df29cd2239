/** Reading frames: pages whose text runs sideways are turned so that it runs left to right and downwards. */
import type { Turn } from './types.ts';

/** A point of the page as shown, `width` by `height`, in the frame of text that is turned so. */
export function toFrame(x: number, y: number, turn: Turn, width: number, height: number): [number, number] {
  if (turn === 90) return [y, width - x];
  if (turn === 180) return [width - x, height - y];
  if (turn === 270) return [height - y, x];
  return [x, y];
}

/** The way back from a reading frame to the page as shown; `width` and `height` are the frame's. */
export function fromFrame(box: { x0: number; y0: number; x1: number; y1: number }, turn: Turn, width: number, height: number): { x: number; y: number; width: number; height: number } {
  const [w, h] = [box.x1 - box.x0, box.y1 - box.y0];
  if (turn === 90) return { x: height - box.y1, y: box.x0, width: h, height: w };
  if (turn === 180) return { x: width - box.x1, y: height - box.y1, width: w, height: h };
  if (turn === 270) return { x: box.y0, y: width - box.x1, width: h, height: w };
  return { x: box.x0, y: box.y0, width: w, height: h };
}

/** A point of the page as shown in its reading frame. */
export function intoFrame(x: number, y: number, turn: Turn, frameWidth: number, frameHeight: number): [number, number] {
  const sideways = turn === 90 || turn === 270;
  return toFrame(x, y, turn, sideways ? frameHeight : frameWidth, sideways ? frameWidth : frameHeight);
}

/** To the nearest right angle; null for anything slanted (a watermark). */
export function turnOf(dx: number, dy: number): Turn | null {
  const angle = ((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 360;
  const nearest = (Math.round(angle / 90) * 90) % 360;
  const off = Math.abs(angle - Math.round(angle / 90) * 90);
  return off > 6 ? null : (nearest as Turn);
}
