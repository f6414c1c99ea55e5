import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Action } from '../../api/types.ts';
import { Refusals } from './Refusals.tsx';

const action = (refusal?: string): Action => ({ id: 'run.retry', label: 'Retry', value: 'r', style: 'plain', refusal });

it('says each reason once, and nothing where all can be pressed', () => {
  expect(renderToStaticMarkup(<Refusals id="why" actions={[action('Ask Ana.'), action(), action('Ask Ana.')]} />)).toMatch(/>Ask Ana\.<\/p>$/);
  expect(renderToStaticMarkup(<Refusals id="why" actions={[action()]} />)).toBe('');
});
