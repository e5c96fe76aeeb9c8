/** The layout of line records, see twin/lines.ts. */
export { LINE_RECORD, SHAPE } from './twin/lines.ts';
