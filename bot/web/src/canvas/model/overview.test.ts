import { expect, test } from 'vitest';
import { placed } from './geometry.ts';
import { overviewOf } from './overview.ts';
import { readWorkflow } from './workflow.ts';

const SIZE = { width: 200, height: 130 };

test('everything fits, and what is in a loop stands within it', () => {
  const workflow = readWorkflow({
    name: 'w',
    nodes: [
      { id: 'lines', use: 'logic.for_each' },
      { id: 'line', use: 'data.set', in: 'lines' },
      { id: 'far', use: 'data.set' },
    ],
    edges: [{ from: 'trigger', to: 'lines' }],
    layout: { trigger: { x: 0, y: 0 }, lines: { x: 400, y: 0 }, line: { x: 30, y: 60 }, far: { x: 9_000, y: 800 } },
  });
  const { shapes } = overviewOf(workflow, placed(workflow, workflow.layout ?? {}), SIZE);
  const shape = (id: string) => shapes.find((each) => each.id === id) ?? { x: 0, y: 0, width: 0, height: 0, isLoop: false };
  for (const { x, y, width, height } of shapes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(SIZE.width);
    expect(y + height).toBeLessThanOrEqual(SIZE.height);
  }
  expect(shape('lines').isLoop).toBe(true);
  expect(shape('line').x).toBeGreaterThan(shape('lines').x);
  expect(shape('line').x + shape('line').width).toBeLessThan(shape('lines').x + shape('lines').width);
});
