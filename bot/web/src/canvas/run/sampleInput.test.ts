import { expect, it } from 'vitest';
import { asProblem } from '../../api/problem.ts';
import { writtenInput } from './sampleInput.ts';

it('reads what was written, and nothing where nothing was', () => {
  expect(writtenInput('{"n": 1}')).toEqual({ n: 1 });
  expect(writtenInput('  ')).toBeUndefined();
});

it('says that it is no JSON, and what to do', () => {
  const problem = (() => {
    try {
      return writtenInput('{n: 1');
    } catch (error) {
      return asProblem(error);
    }
  })();
  expect(problem).toMatchObject({ title: 'The sample data is no JSON', hint: 'Correct it, then run again.' });
});
