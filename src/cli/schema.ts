/** `dedupe schema`: the JSON Schema that machine output follows. */
import { readFileSync } from 'node:fs';
import { tableCommand, type Checked, type TableCommand } from './command.ts';
import { openOutput } from './output.ts';
import { SCHEMA_OUTPUT } from './options.ts';

async function runSchema(_paths: readonly string[], values: Checked): Promise<number> {
  const output = await openOutput(values['output'] as string | null);
  await output.write([readFileSync(new URL('../schema.json', import.meta.url))]);
  return 0;
}

/**
 * The command.
 * @param finish takes its exit code
 */
export function schemaCommand(finish: (code: number) => void): TableCommand {
  return tableCommand({
    name: 'schema',
    summary: 'print the JSON Schema of the formats json and ndjson',
    paths: false,
    groups: [{ title: 'Output', options: SCHEMA_OUTPUT }],
    examples: ['dedupe schema -o dedupe.schema.json'],
  }, runSchema, finish);
}
