/** What documents say about themselves, and what the user says about them. */
import { complaints } from '../model/errors.ts';
import type { Complaint } from '../model/document.ts';
import { readDate } from '../read/dates.ts';
import { NO_METADATA, readMetadata, type Metadata } from '../read/metadata.ts';
import type { Corpus } from './ingest.ts';

/**
 * Metadata of the documents that have any, by document number; documents without front matter cost nothing.
 * What is not understood is complained about once, however many documents it concerns.
 */
export function documentMetadata({ documents, texts }: Pick<Corpus, 'documents' | 'texts'>, complain: (complaint: Complaint) => void): ReadonlyMap<number, Metadata> {
  const known = new Map<number, Metadata>();
  const noYaml: string[] = [];
  const badDates: [string, string][] = [];
  texts.forEach(({ chunk, offset, begin }, d) => {
    const { id, date: told } = documents[d]!;
    if (begin === 0 && told === undefined) return;
    const read = begin === 0 ? null : readMetadata(new Uint8Array(chunk, offset, begin));
    if (read?.notYaml) noYaml.push(id);
    if (read !== null && read.badDate !== null && told === undefined) badDates.push([id, read.badDate]);
    const { title, date, outlet } = read ?? NO_METADATA;
    known.set(d, Object.freeze({ title, outlet, date: told === undefined ? date : readDate(told) }));
  });
  if (noYaml.length > 0) complain(complaints.badMetadata(noYaml[0]!, noYaml.length - 1));
  if (badDates.length > 0) complain(complaints.badDate(...badDates[0]!, badDates.length - 1));
  return known;
}
