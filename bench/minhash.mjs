/**
 * npm `minhash` on sentences that are cut and tokenised already: minhash.mjs FILE COUNT prints JSON {sentences, sketchMs, lshMs, pairs}.
 * FILE is the NDJSON of `dedupe sentences`. The work: 128 minima of the word-3-shingles of each sentence, then inserting and querying all in
 * its LshIndex. Not included: reading, segmenting, normalising, collapsing equal sentences, verifying the candidates.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import minhash from 'minhash';

const [file, count] = process.argv.slice(2);
const texts = new Set();
for await (const line of createInterface({ input: createReadStream(file) })) {
  const record = JSON.parse(line);
  const { normalized } = record.data ?? record;
  if (normalized?.split(' ').length >= 5) texts.add(normalized);
  if (texts.size >= Number(count)) break;
}
const started = performance.now();
const signatures = [...texts].map((text) => {
  const words = text.split(' ');
  const signature = new minhash.Minhash({ numPerm: 128 });
  for (let i = 0; i + 3 <= words.length; i++) signature.update(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return signature;
});
const sketched = performance.now();
const index = new minhash.LshIndex({ bandSize: 8 });
signatures.forEach((signature, i) => index.insert(String(i), signature));
let pairs = 0;
signatures.forEach((signature, i) => { for (const other of index.query(signature)) if (Number(other) > i) pairs++; });
const ended = performance.now();
console.log(JSON.stringify({ sentences: texts.size, sketchMs: sketched - started, lshMs: ended - sketched, pairs }));
