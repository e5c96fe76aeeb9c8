/** `dedupe sentences`: the sentences as the tool sees them. */
import type { SentenceRecord } from '../model/sentence.ts';
import { printable } from '../model/errors.ts';
import { tableCommand, type Checked, type TableCommand } from './command.ts';
import { complaintSink, gatherSources } from './inputs.ts';
import { PATH_OPTIONS, RUNNING_OPTIONS, SENTENCES_OUTPUT, type CommonOptions } from './options.ts';
import { openOutput } from './output.ts';
import { scanOptionsOf } from './scan.ts';

function* asTable(records: Iterable<SentenceRecord>): Generator<string> {
  for (const { document, line, column, text } of records) {
    yield `${printable(document)}:${line}:${column}  ${printable(text.replace(/\s+/g, ' '))}\n`;
  }
}

function* asNdjson(records: Iterable<SentenceRecord>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}

function* asJson(records: Iterable<SentenceRecord>): Generator<string> {
  let separator = '[\n';
  for (const record of records) {
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

const FORMATS: Readonly<Record<string, (records: Iterable<SentenceRecord>) => Iterable<string>>> = { table: asTable, ndjson: asNdjson, json: asJson };

async function runSentences(paths: readonly string[], values: Checked): Promise<number> {
  const options = values as unknown as CommonOptions;
  const output = await openOutput(options.output);
  const sink = complaintSink(options);
  const pipeline = import('../pipeline/sentences.ts');
  const sources = await gatherSources('sentences', paths, options, sink);
  const { sentences } = await pipeline;
  let complained = 0;
  const onComplaint: typeof sink.add = (complaint) => {
    complained += 1;
    sink.add(complaint);
  };
  const records = sentences(sources, scanOptionsOf(values), { signal: sink.signal, onComplaint });
  function* checked(): Generator<SentenceRecord> {
    for (const record of records) {
      if (sink.signal.aborted) break;
      yield record;
    }
    // Before the last piece is written: a file is then not put in place.
    sink.settle(sources.length - complained);
  }
  await output.write(FORMATS[options.format]!(checked()));
  return 0;
}

/**
 * The command.
 * @param finish takes its exit code
 */
export function sentencesCommand(finish: (code: number) => void): TableCommand {
  return tableCommand({
    name: 'sentences',
    summary: 'list the sentences of texts as a scan sees them',
    paths: true,
    groups: [
      { title: 'Input', options: PATH_OPTIONS },
      { title: 'Output', options: SENTENCES_OUTPUT },
      { title: 'Running', options: RUNNING_OPTIONS.filter(({ name }) => name === 'kernel') },
    ],
    examples: ['dedupe sentences article.md', 'dedupe sentences articles/ --format ndjson'],
  }, runSentences, finish);
}
