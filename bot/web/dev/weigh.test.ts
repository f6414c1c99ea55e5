import { expect, it } from 'vitest';
import { complaint, loads, type Part, type Parts } from './weigh.ts';

const part = (bytes: number, needs: string[] = [], rest: Partial<Part> = {}): Part => ({ from: undefined, isFirst: false, isLazy: false, needs, bytes, ...rest });

const PARTS: Parts = new Map([
  ['index.js', part(100, ['react.js', 'index.css'], { isFirst: true, from: 'src/main.tsx' })],
  ['react.js', part(50)],
  ['index.css', part(10)],
  ['table.js', part(30, ['react.js'])],
  ['Runs.js', part(20, ['table.js', 'index.js', 'Runs.css'], { isLazy: true, from: 'src/runs/RunsPage.tsx' })],
  ['Runs.css', part(5)],
  ['People.js', part(7, ['table.js'], { isLazy: true, from: 'src/people/PeoplePage.tsx' })],
]);

it('counts what comes along, and for a later part only what the first load has not brought', () => {
  const budget = { first: 200, later: { '*': 40, 'src/runs/RunsPage.tsx': 60 } };
  expect(loads(PARTS, budget).map(({ what, bytes, most }) => [what, bytes, most])).toEqual([
    ['the first load', 160, 200],
    ['src/runs/RunsPage.tsx', 55, 60],
    ['src/people/PeoplePage.tsx', 37, 40],
  ]);
  expect(complaint(loads(PARTS, budget), PARTS)).toBeUndefined();
});

it('does not count for a part what its frame has brought', () => {
  const budget = { first: 200, later: { '*': 60 }, frame: { part: 'src/people/PeoplePage.tsx', holds: (part: string) => part.startsWith('src/runs/') } };
  expect(loads(PARTS, budget).map(({ what, bytes }) => [what, bytes])).toEqual([
    ['the first load', 160],
    ['src/people/PeoplePage.tsx', 37],
    ['src/runs/RunsPage.tsx', 25],
  ]);
});

it('says what has grown, what most of it is, and what to do', () => {
  const said = complaint(loads(PARTS, { first: 150, later: { '*': 60 } }), PARTS);
  expect(said).toContain('the first load is 0.2 kB, and may be 0.1 kB (gzip). Most of it:\n  0.1 kB  index.js\n');
  expect(said).toContain('dev/budget.ts');
  expect(said).not.toContain('Runs');
});

it('lets nothing through that has no budget', () => {
  expect(complaint(loads(PARTS, { first: 1000, later: {} }), PARTS)).toContain('src/people/PeoplePage.tsx is 0.0 kB, and may be 0.0 kB');
});
