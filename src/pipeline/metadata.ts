/** What documents say about themselves, and what the user says about them. */
import { complaints } from '../model/errors.ts';
import type { ScanOptions } from '../model/options.ts';
import type { Complaint } from '../model/document.ts';
import { readDate } from '../read/dates.ts';
import { NO_METADATA, readMetadata, type Metadata } from '../read/metadata.ts';
import type { Corpus } from './ingest.ts';

/** The folder that a document lies in; null where its path names none. */
function folderOf(id: string): string | null {
  return id.split('/').at(-2) || null;
}

/** Names of hosts as RFC 1123 has them, with a top-level domain of letters. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** The first folder on a document's path that is named like a host, as mirrors of web sites are laid out. */
function hostOf(id: string): string | null {
  return id.split('/').slice(0, -1).find((part) => HOST.test(part)) ?? null;
}

/**
 * Metadata of the documents that have any, by document number; documents without front matter cost nothing.
 * What is not understood is complained about once, however many documents it concerns.
 */
export function documentMetadata({ documents, texts }: Pick<Corpus, 'documents' | 'texts'>, outletFrom: ScanOptions['outletFrom'], complain: (complaint: Complaint) => void): ReadonlyMap<number, Metadata> {
  const known = new Map<number, Metadata>();
  const noYaml: string[] = [];
  const badDates: [string, string][] = [];
  texts.forEach(({ chunk, offset, begin }, d) => {
    const { id, date: told } = documents[d]!;
    const placed = outletFrom === 'folder' ? folderOf(id) : outletFrom === 'host' ? hostOf(id) : null;
    if (begin === 0 && told === undefined && placed === null) return;
    const read = begin === 0 ? null : readMetadata(new Uint8Array(chunk, offset, begin));
    if (read?.notYaml) noYaml.push(id);
    if (read !== null && read.badDate !== null && told === undefined) badDates.push([id, read.badDate]);
    const { title, date, outlet } = read ?? NO_METADATA;
    known.set(d, Object.freeze({ title, outlet: outletFrom === 'folder' || outletFrom === 'host' ? placed : outlet, date: told === undefined ? date : readDate(told) }));
  });
  if (noYaml.length > 0) complain(complaints.badMetadata(noYaml[0]!, noYaml.length - 1));
  if (badDates.length > 0) complain(complaints.badDate(...badDates[0]!, badDates.length - 1));
  return known;
}
