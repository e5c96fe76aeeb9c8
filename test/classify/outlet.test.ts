import { expect, test } from 'vitest';
import { guessOutlet } from '../../dist/classify/outlet.js';

test.each([
  [['© 2024 The Quayside Bulletin. All rights reserved.'], 'The Quayside Bulletin'],
  [['Copyright © 2019–2024 Inland Post'], 'Inland Post'],
  [['A pier. (Ada Lund / The Quay)', 'A mill. (Bo Berg / The Quay)', 'A dog. (C. Ek / Reuters)'], 'The Quay'],
  [['A pier. (Ada Lund / The Quay)'], null],
  [['The board (which meets on Monday)'], null],
  [[], null],
])('%j is by %s', (lines, outlet) => {
  expect(guessOutlet(lines)).toBe(outlet);
});
