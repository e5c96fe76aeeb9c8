/** The commands, and the one place that turns what happened into an exit code. */
import { Command, CommanderError } from 'commander';
import { DedupeError, errors, printable } from '../model/errors.ts';
import { suggest } from '../model/suggest.ts';
import { TOOL } from '../model/version.ts';
import type { TableCommand } from './command.ts';
import { writeError, writeOut } from './output.ts';

/** Lines of one failure on a terminal; further complaints share the last of them. */
const ERROR_LINES = 4;

type Finish = (code: number) => void;

/** Each command's file, loaded where it is needed: by itself, and by the help that lists all. */
const COMMANDS: Readonly<Record<string, (finish: Finish) => Promise<Command>>> = Object.freeze({
  scan: async (finish) => (await import('./scan.ts')).scanCommand(finish),
  check: async (finish) => (await import('./check.ts')).checkCommand(finish),
  compare: async (finish) => (await import('./compare.ts')).compareCommand(finish),
  index: async (finish) => (await import('./index-command.ts')).indexCommand(finish),
  sentences: async (finish) => (await import('./sentences.ts')).sentencesCommand(finish),
  audit: async (finish) => (await import('./audit.ts')).auditCommand(finish),
  schema: async (finish) => (await import('./schema.ts')).schemaCommand(finish),
});

async function buildProgram(first: string | undefined, finish: Finish): Promise<Command> {
  const program = new Command('dedupe');
  program
    .description('Finds sentences copied between texts and says where each copy stands.')
    .version(TOOL.version)
    .helpCommand('help [command]', 'help about a command')
    .addHelpText('after', '\nExit codes: 0 nothing above the limits, 1 findings above the limits, 2 the tool could not do its job.');
  const wanted = first !== undefined && Object.hasOwn(COMMANDS, first) ? [first] : Object.keys(COMMANDS);
  for (const name of wanted) program.addCommand(await COMMANDS[name]!(finish));
  // Set on every command: commander copies these only to commands that it makes itself.
  for (const command of [program, ...program.commands, ...program.commands.flatMap((own) => own.commands)]) {
    command.exitOverride();
    command.configureOutput({ writeOut, writeErr: () => undefined });
  }
  return program;
}

/** Every command with options, by the name that it has in a configuration. */
export async function allCommands(): Promise<(readonly [name: string, command: TableCommand])[]> {
  const program = await buildProgram(undefined, () => undefined);
  return program.commands.flatMap((command) => (command.commands.length === 0 ? [[command.name(), command as TableCommand] as const]
    : command.commands.map((own) => [`${command.name()} ${own.name()}`, own as TableCommand] as const)));
}

/** Complaint about the first word where it is no command, or null. */
function commandComplaint(given: readonly string[]): string | null {
  const names = [...Object.keys(COMMANDS), 'help'];
  const [first] = given;
  if (first === undefined) return `no command given; there are ${names.join(', ')}; see dedupe --help`;
  if (first === 'index') return subcommandComplaint(given[1]);
  if (names.includes(first) || ['-h', '--help', '-V', '--version'].includes(first)) {
    const topic = first === 'help' ? given[1] : undefined;
    return topic === undefined || names.includes(topic) || topic.startsWith('-') ? null : unknownCommand(topic, names);
  }
  if (first.startsWith('-')) return `${printable(first)}: options come after the command, as in: dedupe scan ${printable(first)}`;
  return unknownCommand(first, names);
}

/** Subcommands of `index`. */
const INDEX_COMMANDS = ['build', 'add', 'update', 'remove', 'compact', 'info', 'verify', 'help'];

function subcommandComplaint(typed: string | undefined): string | null {
  if (typed === undefined) return `index: what about it? There are ${INDEX_COMMANDS.join(', ')}; see dedupe index --help`;
  if (INDEX_COMMANDS.includes(typed) || ['-h', '--help'].includes(typed)) return null;
  const near = suggest(typed, INDEX_COMMANDS);
  return `index ${printable(typed)}: no such command${near ? `; did you mean ${near}?` : `; there are ${INDEX_COMMANDS.join(', ')}`}`;
}

function unknownCommand(typed: string, names: readonly string[]): string {
  const near = suggest(typed, names);
  if (near) return `${printable(typed)}: no such command; did you mean ${near}?`;
  const isPath = /[./\\*]/.test(typed);
  return `${printable(typed)}: no such command; ${isPath ? `to scan it: dedupe scan ${printable(typed)}` : `there are ${names.join(', ')}`}`;
}

function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const known = error instanceof DedupeError || error instanceof CommanderError;
  const text = error instanceof Error ? error.message.replace(/^error: /, '') : String(error);
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length > ERROR_LINES) lines.push(lines.splice(ERROR_LINES - 1).join('; '));
  const remedy = known || debug ? '' : ' (a defect of dedupe; run it again with --debug and report what it prints)';
  for (const line of lines) writeError(`dedupe: ${known ? '' : 'internal error: '}${line}${remedy}\n`);
  if (debug && error instanceof Error && error.stack) writeError(`${error.stack}\n`);
  return error instanceof DedupeError ? error.exitCode : 2;
}

/**
 * Runs one command line.
 * @param given words behind the program's name
 * @returns exit code: 0 nothing above the limits, 1 findings above them, 2 the tool could not do its job
 */
export async function main(given: readonly string[]): Promise<number> {
  let code = 0;
  try {
    const complaint = commandComplaint(given);
    if (complaint !== null) throw errors.options([complaint]);
    const program = await buildProgram(given[0], (result) => {
      code = result;
    });
    await program.parseAsync([...given], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, given.includes('--debug'));
  }
}
