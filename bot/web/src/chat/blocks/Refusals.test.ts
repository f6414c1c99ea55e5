import { expect, it } from 'vitest';
import type { Action, Block } from '../../api/types.ts';
import { reasonsIn } from './Refusals.tsx';

const action = (refusal?: string): Action => ({ id: 'run.retry', label: 'Retry', value: 'r', style: 'plain', refusal });
const buttons = (...actions: Action[]): Block => ({ type: 'buttons', actions });
const rows = (...actions: Action[]): Block => ({ type: 'rows', title: 'Safeguards', shown: 0, rows: [{ text: 'Ask someone', actions }] });

it('says each reason once, wherever in a message it stands', () => {
  expect(reasonsIn([rows(action('Ask Ana.')), buttons(action('Ask Ana.'), action(), action('Ask Ben.'))])).toEqual(['Ask Ana.', 'Ask Ben.']);
});

it('says nothing where all can be pressed', () => {
  expect(reasonsIn([{ type: 'divider' }, rows(), buttons(action())])).toEqual([]);
});
