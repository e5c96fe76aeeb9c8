/** Name and version as printed in reports; `test/package.test.ts` holds them to package.json, so that start-up reads no file. */
export const TOOL = Object.freeze({ name: 'dedupe', version: '0.1.0' });
