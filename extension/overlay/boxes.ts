/** What boxes over a page are made with, and their looks: one script of the package for all that draw some. */
import { meant, openFloat } from './float.ts';
import { createHost } from './host.ts';
import type { BoxMaker } from './stages.ts';
import boxesCss from './boxes.css?inline';
import tokens from '../look/tokens.css?inline';

export const BOXES: BoxMaker = {
  createHost: (page, css, signal) => createHost(page, `${tokens}\n${css}\n${boxesCss}`, signal),
  openFloat,
  meant,
};
