/**
 * Times every kernel operation within a scan on one thread: stopwatch.mjs FILES_LIST [--option value …] prints JSON
 * {textBytes, sentences, operations: {name: {ms, calls}}, sortedKeys}. The stopwatch is put around the compiled module's exports
 * before the library loads it, so that what is timed is what is shipped.
 */
import { readFileSync } from 'node:fs';

const operations = {};
let sortedKeys = 0;
const Instance = WebAssembly.Instance;
WebAssembly.Instance = function stopwatch(module, imports) {
  const { exports } = new Instance(module, imports);
  const timed = {};
  for (const [name, run] of Object.entries(exports)) {
    if (typeof run !== 'function') { timed[name] = run; continue; }
    const entry = operations[name] = { ms: 0, calls: 0 };
    timed[name] = (...args) => {
      if (name === 'radixSort') sortedKeys += args[2];
      const started = performance.now();
      const result = run(...args);
      entry.ms += performance.now() - started;
      entry.calls++;
      return result;
    };
  }
  return { exports: timed };
};

const { scan } = await import('../dist/index.js');
const [list, ...options] = process.argv.slice(2);
const raw = { threads: 1, kernel: 'simd' };
for (let i = 0; i < options.length; i += 2) raw[options[i].slice(2)] = options[i + 1];
const report = await scan(readFileSync(list, 'utf8').split('\0').filter((path) => path !== ''), raw);
const used = Object.fromEntries(Object.entries(operations).filter(([, { calls }]) => calls > 0));
console.log(JSON.stringify({ textBytes: report.stats.textBytes, sentences: report.summary.sentences, counts: report.stats.counts, operations: used, sortedKeys }));
