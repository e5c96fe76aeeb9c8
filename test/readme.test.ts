/** What README.md shows of the library works as it stands there. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIRST_LINE = "import { scan } from 'dedupe-text';";

/** The code of the block that begins with the import, and the output that is printed under it. */
function example(): { code: string; shown: string | undefined } {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const begin = readme.indexOf(`\`\`\`js\n${FIRST_LINE}\n`);
  expect(begin, 'README.md has a block ```js that begins with the import').toBeGreaterThan(0);
  const [, code, shown] = /^```js\n(.*?)^```\n(?:\n```\w*\n(.*?)^```)?/ms.exec(readme.slice(begin))!;
  return { code: code!, shown };
}

test('the example of the library in the README runs and prints what is shown there', () => {
  const { code, shown } = example();
  expect(code.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(10);
  // In the package's own folder its name leads to its exports, as it does for who installs it.
  const path = join(ROOT, `readme-example-${process.pid}.mjs`);
  onTestFinished(() => rmSync(path, { force: true }));
  writeFileSync(path, code);
  const printed = execFileSync(process.execPath, [path], { cwd: ROOT, encoding: 'utf8' });
  expect(printed.split('\n').length).toBeGreaterThan(3);
  expect(printed).toContain('fixtures/newsroom/');
  if (shown !== undefined) expect(printed.trim()).toBe(shown.trim());
});
