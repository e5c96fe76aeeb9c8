/** Configuration files: found upwards, checked as options are, outdone by what is typed. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CONFIGURED } from '../../dist/cli/command.js';
import { configSchema } from '../../dist/cli/config-schema.js';
import { DedupeError } from '../../dist/model/errors.js';
import { parseConfig } from '../../dist/read/config.js';
import { makeFolder } from '../read/folder.ts';
import { dedupe, SENTENCE } from './run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = Object.freeze({ 'archive/a.txt': `An article begins in a way of its own.\n\n${SENTENCE}\n`, 'desk/draft.md': `Another text altogether, with few words.\n\n${SENTENCE}\n` });
const printed = (root: string, ...args: readonly string[]) => JSON.parse(dedupe(root, [...args, '--print-config']).out) as { config: string | null; check: Record<string, unknown> };

describe('a configuration', () => {
  test('gives options to a command, with paths as they are from where it runs', () => {
    const root = makeFolder({ ...FILES, 'dedupe.config.json': JSON.stringify({ $schema: 'x', check: { against: ['archive'], maxCopied: '90%' } }) });
    expect(dedupe(join(root, 'desk'), ['check', 'draft.md']).code).toBe(0);
    expect(dedupe(join(root, 'desk'), ['check', 'draft.md', '--max-copied', '5%']).code).toBe(1);
    const { config, check } = printed(join(root, 'desk'), 'check', 'draft.md', '--max-run', '7');
    expect([config, check['against'], check['maxCopied'], check['maxRun']]).toEqual([join(root, 'dedupe.config.json'), ['../archive'], 0.9, 7]);
  });

  test('is read from YAML and from package.json too; the nearest counts, and of one folder the first of these names', () => {
    const root = makeFolder({
      ...FILES, 'package.json': JSON.stringify({ name: 'x', dedupe: { check: { maxRun: 1 } } }), 'desk/dedupe.config.yaml': '# ours\ncheck:\n  maxRun: 2\n', 'desk/deep/package.json': '{"name": "no key"}',
    });
    expect(printed(root, 'check').check['maxRun']).toBe(1);
    expect(printed(join(root, 'desk/deep'), 'check').check['maxRun']).toBe(2);
    expect(printed(root, 'check', '--config', 'desk/dedupe.config.yaml').check['maxRun']).toBe(2);
    expect(printed(root, 'check', '--no-config')).toMatchObject({ config: null, check: { maxRun: 25 } });
  });

  test('that is wrong is told with file, command and option, all at once', () => {
    const root = makeFolder({ ...FILES, 'dedupe.config.json': JSON.stringify({ chek: {}, check: { maxRun: 'many', against: ['archive'], fialOn: [] } }) });
    const { code, complaints } = dedupe(join(root, 'desk'), ['check', 'draft.md']);
    expect(code).toBe(2);
    expect(complaints).toEqual([
      'dedupe: ../dedupe.config.json: chek: no such command; did you mean check?',
      '        ../dedupe.config.json: check: fialOn: no such option; did you mean failOn?',
      '        ../dedupe.config.json: check: maxRun "many": must be a whole number from 0 to 1000000',
    ].map((line) => expect.stringContaining(line.trim().replace(/^dedupe: /, '')) as unknown as string));
    expect(dedupe(join(root, 'desk'), ['check', 'draft.md', '--no-config', '--against', '../archive']).code).toBe(1);
  });

  test('of any bytes is one or an error that names the file', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.json().map((text) => Buffer.from(text)), fc.string().map((text) => Buffer.from(text))), fc.constantFrom('dedupe.config.json', 'dedupe.config.yaml', 'package.json'), (bytes, file) => {
      try {
        parseConfig(bytes, file);
      } catch (error) {
        expect(error).toBeInstanceOf(DedupeError);
        expect((error as DedupeError).message).toContain(file);
      }
    }), { seed: 1, numRuns: 1000 });
  });
});

describe('the schema of configurations', () => {
  test('ships with the package and knows every command and its options', async () => {
    const schema = await configSchema();
    expect(JSON.parse(readFileSync(join(ROOT, 'dist/config.schema.json'), 'utf8'))).toEqual(schema);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(Object.keys(schema['properties'] as object).filter((name) => name !== '$schema').sort()).toEqual([...CONFIGURED].sort());
    const good = { check: { maxCopied: '3%', against: 'archive', failOn: ['exact'], allowQuotations: 'none' }, 'index build': { maxMemory: '3G' }, scan: { threshold: 0.6 } };
    expect(validate(good)).toBe(true);
    for (const bad of [{ check: { maxcopied: 1 } }, { scan: { threshold: 7 } }, { chek: {} }]) expect(validate(bad)).toBe(false);
  });
});
