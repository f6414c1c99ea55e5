import { describe, expect, it } from 'vitest';
import { readMessage } from './readMessage.ts';

const blocksOf = (...blocks: object[]) => readMessage({ id: 'a', seq: 1, blocks })?.blocks;

describe('Reading a message', () => {
  it('fills in what the server left out', () => {
    expect(readMessage({ id: 'a', seq: 7 })).toMatchObject({ seq: 7, position: 7, from: 'bot', text: '', blocks: [] });
  });

  it('refuses what is no message', () => {
    expect(readMessage({ seq: 1 })).toBeUndefined();
    expect(readMessage('hello')).toBeUndefined();
  });

  it('leaves out blocks of a newer server and keeps the others', () => {
    expect(blocksOf({ type: 'hologram' }, { type: 'divider' })).toEqual([{ type: 'divider' }]);
  });

  it('reads the kinds, statuses and styles of the contract', () => {
    expect(
      blocksOf(
        { type: 'progress', folded: true, steps: [{ id: 's', title: 'POST', status: 'done', detail: '201' }] },
        { type: 'diff', lines: [{ kind: '+', text: 'new' }, { kind: '~', text: 'other' }] },
        { type: 'buttons', actions: [{ id: 'draft.approve', label: 'Approve', value: 'd', style: 'primary' }] },
      ),
    ).toEqual([
      { type: 'progress', folded: true, steps: [{ id: 's', title: 'POST', status: 'done', detail: '201' }] },
      { type: 'diff', lines: [{ kind: '+', text: 'new' }, { kind: '~', text: 'other' }] },
      { type: 'buttons', actions: [{ id: 'draft.approve', label: 'Approve', value: 'd', style: 'primary' }] },
    ]);
  });

  it('takes an unknown status for one to come, and an unknown style for a plain one', () => {
    expect(blocksOf({ type: 'progress', steps: [{ id: 's', title: 'x', status: 'levitating' }] })).toMatchObject([{ steps: [{ status: 'pending' }] }]);
    expect(blocksOf({ type: 'text', text: 'x', style: 'shiny' })).toMatchObject([{ style: 'plain' }]);
  });

  it('reads rows with what can be decided about each, and shows them all unless told otherwise', () => {
    const row = { text: 'Ask someone first', detail: 'It is grave', actions: [{ id: 'draft.safeguard', label: 'Add', value: 'v', style: 'plain' }] };
    expect(blocksOf({ type: 'rows', title: 'Safeguards', shown: 0, rows: [row] })).toEqual([
      { type: 'rows', title: 'Safeguards', shown: 0, rows: [row] },
    ]);
    expect(blocksOf({ type: 'rows', title: 'x', rows: [{ text: 'y' }] })).toMatchObject([
      { rows: [{ text: 'y', actions: [] }], shown: Number.MAX_SAFE_INTEGER },
    ]);
  });

  it('reads why a button cannot be pressed', () => {
    const refused = { id: 'draft.approve', label: 'Make it live', value: 'd', refusal: 'Ask Ana.' };
    expect(blocksOf({ type: 'buttons', actions: [refused] })).toMatchObject([{ actions: [{ refusal: 'Ask Ana.', style: 'plain' }] }]);
  });

  it('reads a question with its recommended option', () => {
    const question = { id: 'q', kind: 'multi', why: 'because', optional: true, options: [{ label: 'Ops', value: 'role:ops', recommended: true }] };
    expect(readMessage({ id: 'a', seq: 1, question })?.question).toEqual(question);
  });
});
