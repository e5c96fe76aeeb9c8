/** A commander command made of option tables, which gathers all complaints about its options before it gives up. */
import { Command, Option } from 'commander';
import { errors, printable } from '../model/errors.ts';
import { checkOptions, longFlag, type OptionSpec } from '../model/rules.ts';
import { suggest } from '../model/suggest.ts';
import { writeOut } from './output.ts';

/** A command whose mistyped options are told together with its wrong values. */
export class TableCommand extends Command {
  /** every option that it has */
  table: readonly OptionSpec[] = [];
  /** options typed that it does not have */
  readonly unknownFlags: string[] = [];

  override parseOptions(argv: string[]): { operands: string[]; unknown: string[] } {
    const parsed = super.parseOptions(argv);
    const help = parsed.unknown.filter((word) => word === '-h' || word === '--help');
    const end = parsed.unknown.indexOf('--');
    const typed = end < 0 ? parsed.unknown : parsed.unknown.slice(0, end);
    this.unknownFlags.push(...typed.filter((word) => word.startsWith('-') && word !== '-' && word !== '-h' && word !== '--help'));
    // What follows an unknown option may be its value or a path: nobody can tell, and the command will not run anyway.
    return { operands: parsed.operands, unknown: help };
  }
}

function defaultText({ default: value, name }: OptionSpec): string {
  if (name === 'threads') return ' (default: one per core)';
  const worth = typeof value === 'number' || (typeof value === 'string' && value !== '-');
  return worth ? ` (default: ${value})` : '';
}

/** A titled group of options in the help. */
export interface OptionGroup {
  readonly title: string;
  readonly options: readonly OptionSpec[];
}

/** What a command is, for help and parsing. */
export interface CommandShape {
  readonly name: string;
  readonly summary: string;
  readonly groups: readonly OptionGroup[];
  /** whether it takes paths */
  readonly paths: boolean;
  /** what stands behind the options in the help, if it is not simply paths */
  readonly operands?: string;
  /** shown at the end of the help, one command a line */
  readonly examples: readonly string[];
}

/** What every command has beside its own options. */
const CONFIG_OPTIONS: readonly OptionSpec[] = Object.freeze([
  { name: 'config', flag: '--config <file>', rule: { type: 'text' }, default: null, findings: false, help: 'read options from this file rather than from the nearest dedupe.config.json or .yaml' },
  { name: 'config', flag: '--no-config', rule: { type: 'flag' }, default: null, findings: false, help: 'read no configuration' },
  { name: 'printConfig', flag: '--print-config', rule: { type: 'flag' }, default: false, findings: false, help: 'print all options as they would be used, and where they come from' },
] satisfies OptionSpec[]);

/** Commands with options, by the names that they have in a configuration. */
export const CONFIGURED: readonly string[] = Object.freeze([
  'scan', 'check', 'compare', 'index build', 'index add', 'index update', 'index remove', 'index compact', 'index info', 'index verify', 'sentences', 'audit', 'schema',
]);

/** Values that passed their tables. */
export type Checked = Readonly<Record<string, unknown>>;

/**
 * A command from its shape.
 * @param shape name, options, examples
 * @param act what it does, with its paths and checked values; returns the exit code
 * @param finish takes that exit code
 */
export function tableCommand(shape: CommandShape, act: (paths: readonly string[], values: Checked) => Promise<number>, finish: (code: number) => void): TableCommand {
  const command = new TableCommand(shape.name);
  command.description(shape.summary).summary(shape.summary);
  const table = shape.groups.flatMap((group) => group.options);
  for (const { title, options } of shape.groups) {
    for (const spec of options) {
      const option = new Option(spec.flag, spec.help + defaultText(spec)).helpGroup(`${title}:`);
      command.addOption(spec.rule.type === 'many' ? option.argParser((value, before: readonly string[] | undefined) => [...before ?? [], value]) : option);
    }
  }
  if (shape.operands !== undefined) command.usage(`[options] ${shape.operands}`).argument('[words...]', 'the folder of the index, then what to do with it');
  else if (shape.paths) command.argument('[paths...]', 'files, folders or globs; - is standard input');
  command.table = table;
  for (const spec of CONFIG_OPTIONS) command.addOption(new Option(spec.flag, spec.help).helpGroup('Configuration:'));
  command.addHelpText('after', `\nExamples:\n${shape.examples.map((line) => `  ${line}`).join('\n')}`);
  command.action(async () => {
    const { values, print } = await checkedValues(command, table);
    if (print === null) finish(await act(command.args, values));
    else { writeOut(print); finish(0); }
  });
  return command;
}

/** What commander read for each option that was typed. */
function typedValues(command: TableCommand): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(command.opts())) if (command.getOptionValueSource(name) === 'cli') raw[name] = value;
  // Commander keeps --progress and --no-progress under one name.
  if (raw['progress'] === false) { delete raw['progress']; raw['noProgress'] = true; }
  return raw;
}

/** The name of a command in a configuration: `check`, `index build`. */
function fullName(command: Command): string {
  return command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}

/**
 * Options typed, then those of the configuration, then defaults, or an error with every complaint; and with --print-config the text that
 * tells all of them.
 */
async function checkedValues(command: TableCommand, table: readonly OptionSpec[]): Promise<{ readonly values: Checked; readonly print: string | null }> {
  const { config: named, printConfig, ...typed } = typedValues(command);
  const found: string[] = [];
  const flags = [...table.map(longFlag), ...CONFIG_OPTIONS.map(longFlag), '--help'];
  for (const word of command.unknownFlags) {
    const near = suggest(word.split('=')[0]!, flags);
    found.push(`${printable(word)}: no such option${near ? `; did you mean ${near}?` : `; see dedupe ${fullName(command)} --help`}`);
  }
  const name = fullName(command);
  const { configured, path } = named === false ? { configured: {}, path: null } : await configuredValues(name, table, named as string | undefined, found);
  const values = { ...checkOptions(table, typed, 'flag', found) };
  for (const [option, value] of Object.entries(configured)) if (!Object.hasOwn(typed, option)) values[option] = value;
  if (found.length > 0) throw errors.options(found);
  return { values: Object.freeze(values), print: printConfig === true ? `${JSON.stringify({ config: path, [name]: values }, null, 2)}\n` : null };
}

/** What a configuration says for a command: checked, paths as they are from here. */
async function configuredValues(name: string, table: readonly OptionSpec[], named: string | undefined, found: string[]): Promise<{ readonly configured: Record<string, unknown>; readonly path: string | null }> {
  const { configPath, findConfig } = await import('../read/config.ts');
  const cwd = process.cwd();
  const config = findConfig(cwd, named ?? null);
  for (const other of Object.keys(config?.commands ?? {})) {
    const near = suggest(other, CONFIGURED);
    if (!CONFIGURED.includes(other)) found.push(`${printable(configPath(config!.path, config!, cwd))}: ${printable(other)}: no such command${near ? `; did you mean ${near}?` : `; there are ${CONFIGURED.join(', ')}`}`);
  }
  const section = config?.commands[name];
  if (config === null || section === undefined) return { configured: {}, path: config?.path ?? null };
  const wrong: string[] = [];
  const checked = checkOptions(table, section, 'name', wrong);
  const shown = configPath(config.path, config, cwd);
  found.push(...wrong.map((line) => `${printable(shown)}: ${name}: ${line}`));
  const configured: Record<string, unknown> = {};
  for (const spec of table) {
    if (section[spec.name] === undefined) continue;
    const value = checked[spec.name];
    const here = (path: unknown): string => configPath(String(path), config, cwd);
    configured[spec.name] = spec.path !== true ? value : Array.isArray(value) ? value.map(here) : value === null ? null : here(value);
  }
  return { configured, path: config.path };
}
