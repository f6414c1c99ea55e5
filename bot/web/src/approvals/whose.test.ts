import { describe, expect, it } from 'vitest';
import { afterwards, answeringOf, type Approval, approverWords, inOrder, isAsked, questionWords } from './whose.ts';

const ana = { id: 'user:ana', name: 'Ana López', roles: ['owner', 'Ops'], role: 'owner' as const };

describe('who is asked', () => {
  it.each([
    [[], true],
    [['role:ops'], true],
    [['ops'], true],
    [['user:ana'], true],
    [['@ana'], true],
    [['Ana López'], true],
    [['user:bo', 'role:finance'], false],
    [['role:ana'], false],
    [['user:ops'], false],
  ])('%j: %s', (approvers, asked) => expect(isAsked(approvers, ana)).toBe(asked));

  it('is said as people say it', () => {
    expect(approverWords(['role:ops', 'user:ana', '@bo'])).toBe('ops, ana, bo');
    expect(approverWords([])).toBe('anyone');
  });
});

it('an owner may answer for others, nobody else may', () => {
  expect(answeringOf(['ana'], ana)).toBe('asked');
  expect(answeringOf(['bo'], ana)).toBe('inTheirPlace');
  expect(answeringOf(['bo'], { ...ana, role: 'admin' })).toBe('notTheirs');
});

it('a question in one line has no marks', () => {
  expect(questionWords({ message: 'File **A-3** with `x`?', node: 'ok' })).toBe('File A-3 with x?');
  expect(questionWords({ message: '', node: 'ok' })).toBe('Step "ok" asks.');
});

describe('the inbox', () => {
  function approval(id: string, approvers: string[], askedAt: string, expiresAt?: string): Approval {
    const rest = { executionId: 'r', node: 'ok', kind: 'approval', workflowName: 'W', message: '?', fields: [], votes: [], delegations: [], escalatedTo: [], state: 'pending' };
    return { id, approvers, askedAt, ...(expiresAt === undefined ? {} : { expiresAt }), ...rest };
  }

  it('has mine apart, and first what expires first', () => {
    const { mine, others } = inOrder(
      [
        approval('late', ['ops'], '2026-11-21T09:00:00Z'),
        approval('soon', ['ops'], '2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z'),
        approval('old', ['ops'], '2026-11-20T09:00:00Z'),
        approval('bo', ['user:bo'], '2026-11-20T09:00:00Z'),
      ],
      ana,
    );
    expect(mine.map(({ id }) => id)).toEqual(['soon', 'old', 'late']);
    expect(others.map(({ id }) => id)).toEqual(['bo']);
  });
});

it('whoever has answered goes on to the question after it, or, after the last, to the one before', () => {
  const all = ['a', 'b', 'c'].map((id) => ({ id }) as Approval);
  expect(afterwards(all, 'a')).toBe('b');
  expect(afterwards(all, 'c')).toBe('b');
  expect(afterwards(all.slice(0, 1), 'a')).toBeUndefined();
});
