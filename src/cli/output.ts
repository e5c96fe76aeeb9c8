/** Where results go: standard output, or a file that appears whole or not at all. */
import { Buffer } from 'node:buffer';
import { accessSync, chmodSync, closeSync, constants, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { errors, DedupeError } from '../model/errors.ts';

/** Text is gathered to pieces of about this many characters: one system call each, and none is wasted on `| head`. */
const CHUNK_CHARACTERS = 65_536;
/** How long writing to a file goes on before signals are looked at. */
const BREATH_MS = 50;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Raised where the reader of a pipe has gone: nobody is left to tell, so it ends the run without a word. */
class ReaderGone extends Error {}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Writes all bytes; waits where a pipe that does not block is full. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(sleeper, 0, 0, 2);
    }
  }
}

/**
 * Writes to standard output, for help and other short texts.
 * @param text written at once
 */
export function writeOut(text: string): void {
  try {
    writeAll(1, Buffer.from(text));
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw errors.output('standard output', error);
  }
}

/**
 * Writes to standard error; where that is impossible there is nowhere left to say so.
 * @param text with its line end
 */
export function writeError(text: string): void {
  try {
    writeAll(2, Buffer.from(text));
  } catch {
    // Closed or full: the exit code still tells.
  }
}

function* chunked(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < CHUNK_CHARACTERS) continue;
    }
    if (text !== '') yield Buffer.from(text);
    text = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (text !== '') yield Buffer.from(text);
}

/** A place for one result. */
export interface Output {
  /** whether it is a terminal */
  readonly isTerminal: boolean;
  /**
   * Writes everything and finishes the file.
   * @param pieces pulled one after the other; what they throw leaves no file behind
   * @throws DedupeError where it cannot be written
   */
  write(pieces: Iterable<string | Uint8Array>): Promise<void>;
}

async function writeStream(where: string, descriptor: number, pieces: Iterable<string | Uint8Array>): Promise<void> {
  try {
    for (const chunk of chunked(pieces)) writeAll(descriptor, chunk);
  } catch (error) {
    if (error instanceof ReaderGone) return;
    throw (error as NodeJS.ErrnoException).syscall === 'write' ? errors.output(where, error) : error;
  }
}

/** Writes beside the target and renames; a signal removes what was begun. */
async function writeFile(where: string, target: string, mode: number | null, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const partial = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  // Until here a signal ends the process at once, whatever it is busy with: there is nothing to clean up. From here on a
  // handler must run, so the loop below comes up for air.
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => {
    const handler = (): void => {
      rmSync(partial, { force: true });
      process.exit(code);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  let descriptor = -1;
  try {
    descriptor = openSync(partial, 'w', 0o666);
    let last = performance.now();
    for (const chunk of chunked(pieces)) {
      writeAll(descriptor, chunk);
      if (performance.now() - last < BREATH_MS) continue;
      await breathe();
      last = performance.now();
    }
    closeSync(descriptor);
    descriptor = -1;
    if (mode !== null) chmodSync(partial, mode & 0o7777);
    renameSync(partial, target);
  } catch (error) {
    if (descriptor >= 0) closeSync(descriptor);
    rmSync(partial, { force: true });
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : errors.output(where, error);
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}

function statOrNull(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Opens the place for a result before the long work starts, so that a wrong path costs no time. Nothing is created yet.
 * @param file as given to -o; null or `-` for standard output
 * @throws DedupeError where it cannot be written
 */
export async function openOutput(file: string | null): Promise<Output> {
  if (file === null || file === '-') {
    const { isatty } = await import('node:tty');
    return { isTerminal: isatty(1), write: (pieces) => writeStream('standard output', 1, pieces) };
  }
  try {
    const path = resolve(file);
    const known = statOrNull(path);
    if (known?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (known !== null && !known.isFile()) {
      // A device or a pipe cannot be replaced by renaming.
      accessSync(path, constants.W_OK);
      return { isTerminal: false, write: (pieces) => writeDevice(file, path, pieces) };
    }
    // A link stays a link: its target is what is replaced.
    const target = known === null ? path : realpathSync(path);
    if (known !== null) accessSync(target, constants.W_OK);
    accessSync(dirname(target), constants.W_OK | constants.X_OK);
    return { isTerminal: false, write: (pieces) => writeFile(file, target, known?.mode ?? null, pieces) };
  } catch (error) {
    throw error instanceof DedupeError ? error : errors.output(file, error);
  }
}

async function writeDevice(where: string, path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'w');
  } catch (error) {
    throw errors.output(where, error);
  }
  try {
    await writeStream(where, descriptor, pieces);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes files into a folder, which is made where it is missing; each appears whole or not at all.
 * @param folder as given to -o
 * @param files by name
 * @throws DedupeError where one cannot be written
 */
export async function writeFiles(folder: string, files: Iterable<{ readonly name: string; readonly text: string }>): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw errors.output(folder, error);
  }
  for (const { name, text } of files) await (await openOutput(join(folder, name))).write([text]);
}
