/** The JSON Schema of configurations, out of the option tables of all commands. The build writes it to `dist/config.schema.json`. */
import { allowed, type Schema } from '../report/schema-terms.ts';
import type { TableCommand } from './command.ts';
import { allCommands } from './program.ts';

function optionsOf(command: TableCommand): Schema {
  const properties = Object.fromEntries(command.table.map(({ name, rule, help }) => {
    // A share may be written in per cent, a size with a unit, several values as one.
    const own = allowed(rule);
    const schema = rule.type === 'share' || rule.type === 'size' ? { anyOf: [own, { type: 'string' }] } : rule.type === 'many' ? { anyOf: [own, { type: 'string' }] } : own;
    return [name, { description: help, ...schema }];
  }));
  return { description: command.description(), type: 'object', properties, additionalProperties: false };
}

/** The schema. */
export async function configSchema(): Promise<Schema> {
  const commands = await allCommands();
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'dedupe.config.json',
    description: 'Options by command. Paths are relative to the file. What is typed on the command line counts more.',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(commands.map(([name, command]) => [name, optionsOf(command)])) },
    additionalProperties: false,
  };
}
