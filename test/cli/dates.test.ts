import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.ts';
import { dedupe, PAIR } from './run.ts';

const files = { ...PAIR, 'when.csv': 'path,date\npair/a.txt,"March 11, 2024"\npair/c.txt,2024-03-12\npair/b.txt,soon\n' };

describe('--dates', () => {
  test('dates the documents it names, and says which lines it could not use', () => {
    const ran = dedupe(makeFolder(files), ['scan', 'pair', '--dates', 'when.csv', '--format', 'json']);
    expect(ran.code).toBe(0);
    expect((JSON.parse(ran.out) as { documents: { date: string | null }[] }).documents.map(({ date }) => date)).toEqual(['2024-03-11', null]);
    expect(ran.complaints).toHaveLength(2);
    expect(ran.complaints[0]).toContain('--dates when.csv: line 4: ');
    expect(ran.complaints[1]).toContain('--dates when.csv: line 3: pair/c.txt is no document of this scan');
  });
  test('is refused where the file cannot be read, and with --strict where a line cannot be used', () => {
    const folder = makeFolder(files);
    expect(dedupe(folder, ['scan', 'pair', '--dates', 'none.csv'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--dates none.csv: ') as string });
    expect(dedupe(folder, ['scan', 'pair', '--dates', 'when.csv', '--strict'])).toMatchObject({ code: 2, out: '' });
  });
});
