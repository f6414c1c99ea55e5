// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useChosen } from './useChosen.ts';
import type { Approval } from './whose.ts';

const questions = (...ids: string[]): Approval[] => ids.map((id) => ({ id }) as Approval);

function reading(first: Approval[], start: string | null = null) {
  return renderHook(({ all }) => useChosen(all, start), { initialProps: { all: first } });
}

it('stays with the question that is read when a more urgent one comes', () => {
  const { result, rerender } = reading(questions('a', 'b'));
  rerender({ all: questions('urgent', 'a', 'b') });
  expect(result.current.id).toBe('a');
});

it('does not slip to another question when the one that is read is answered elsewhere', () => {
  const { result, rerender } = reading(questions('a', 'b'));
  rerender({ all: questions('b') });
  expect(result.current.id).toBe('a');
});

it('goes on once the reader has answered, and to whatever comes after the last', () => {
  const { result, rerender } = reading(questions('a', 'b'));
  act(() => result.current.answered('a'));
  rerender({ all: questions('b') });
  expect(result.current.id).toBe('b');
  act(() => result.current.answered('b'));
  rerender({ all: [] });
  expect(result.current.id).toBeUndefined();
  rerender({ all: questions('new') });
  expect(result.current.id).toBe('new');
});

it('keeps what was begun in every question that was looked at', () => {
  const { result } = reading(questions('a', 'b', 'c'));
  act(() => result.current.choose('c'));
  expect([...result.current.seen]).toEqual(['a', 'c']);
});

it('holds on to the question a link led to, open or not; any other is forgotten when nothing is open', () => {
  const { result: linked } = reading([], 'a');
  expect(linked.current.id).toBe('a');
  const { result, rerender } = reading(questions('a'));
  rerender({ all: [] });
  expect(result.current.id).toBeUndefined();
});
