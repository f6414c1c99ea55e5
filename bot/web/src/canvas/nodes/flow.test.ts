import { describe, expect, test } from 'vitest';
import { connect } from '../model/graph.ts';
import { placed } from '../model/geometry.ts';
import { readWorkflow, type Workflow } from '../model/workflow.ts';
import { type Cache, edgesOf, nodesOf } from './flow.ts';

const base = readWorkflow({
  name: 'w',
  nodes: [
    { id: 'a', use: 'data.set' },
    { id: 'loop_1', use: 'logic.for_each' },
    { id: 'x', use: 'data.set', in: 'loop_1' },
    { id: 'b', use: 'data.set' },
  ],
  edges: [
    { from: 'trigger', to: 'a' },
    { from: 'a', to: 'nowhere' },
  ],
});
const draw = (workflow: Workflow, cache: Cache, selection: string[] = []) =>
  nodesOf(
    {
      workflow,
      placement: placed(workflow, {}),
      selection: new Set(selection),
      findings: [],
      runs: new Map(),
    },
    cache,
  );

describe('the picture of a workflow', () => {
  test('draws a step anew only when something about it has changed', () => {
    const cache: Cache = new Map();
    const before = draw(base, cache);
    const after = draw(base, cache, ['b']);
    expect(after.map((node, index) => node === before[index])).toEqual([true, true, true, false, true]);
    expect(after.map(({ id }) => id)).toEqual(['trigger', 'a', 'loop_1', 'b', 'x']);
  });
  test('offers a next step only where no arrow leaves yet', () => {
    const cache: Cache = new Map();
    const open = (workflow: Workflow) => draw(workflow, cache).find(({ id }) => id === 'b')?.data['open'];
    expect(open(base)).toEqual([undefined]);
    expect(open(connect(base, { from: 'b', to: 'loop_1' }))).toEqual([]);
  });
  test('puts a loop before what is in it, and leaves out arrows to nowhere', () => {
    expect(draw(base, new Map()).at(-1)).toMatchObject({ id: 'x', parentId: 'loop_1' });
    expect(edgesOf(base, new Set(), new Map()).map(({ id }) => id)).toEqual(['trigger→a']);
  });
});
