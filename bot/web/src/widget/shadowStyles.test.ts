import { expect, it } from 'vitest';
import { shadowStyles } from './shadowStyles.ts';

it('says of the element what was said of the document', () => {
  expect(shadowStyles(":root{--ink:red}:root[data-scheme='dark'] img{color:var(--ink)}")).toBe(
    ".parley{--ink:red}.parley[data-scheme='dark'] img{color:var(--ink)}",
  );
});

it('makes lengths its own, whatever the size of the page’s letters', () => {
  expect(shadowStyles('a{font-size:.8125rem;margin:-1.5rem 1rem}')).toBe('a{font-size:13px;margin:-24px 16px}');
  expect(shadowStyles('.theorem{--rem:1px}.x1rem{color:red}')).toBe('.theorem{--rem:1px}.x1rem{color:red}');
});
