/** A commander command made of option tables, which gathers all complaints about its options before it gives up. */
import { Command, Option } from 'commander';
import { errors, printable } from '../model/errors.ts';
import { checkOptions, longFlag, type OptionSpec } from '../model/rules.ts';
import { suggest } from '../model/suggest.ts';

/** A command whose mistyped options are told together with its wrong values. */
export class TableCommand extends Command {
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
  command.addHelpText('after', `\nExamples:\n${shape.examples.map((line) => `  ${line}`).join('\n')}`);
  command.action(async () => finish(await act(command.args, checkedValues(command, table))));
  return command;
}

/** Turns what commander read into checked values, or throws with every complaint. */
function checkedValues(command: TableCommand, table: readonly OptionSpec[]): Checked {
  const raw: Record<string, unknown> = { ...command.opts() };
  // Commander keeps --progress and --no-progress under one name.
  if (raw['progress'] === false) Object.assign(raw, { progress: undefined, noProgress: true });
  const found: string[] = [];
  const flags = [...table.map(longFlag), '--help'];
  for (const typed of command.unknownFlags) {
    const near = suggest(typed.split('=')[0]!, flags);
    found.push(`${printable(typed)}: no such option${near ? `; did you mean ${near}?` : `; see dedupe ${command.name()} --help`}`);
  }
  const values = checkOptions(table, raw, 'flag', found);
  if (found.length > 0) throw errors.options(found);
  return values;
}
