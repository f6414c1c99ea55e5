import { describe, expect, it } from 'vitest';
import { placed } from '../model/geometry.ts';
import { readWorkflow } from '../model/workflow.ts';
import { coveredByPanel, opening } from './fitting.ts';

const workflow = readWorkflow({
  parley: 1,
  name: 'Long',
  trigger: { type: 'manual' },
  nodes: Array.from({ length: 6 }, (_, n) => ({ id: `s${n}`, use: 'data.set', with: {} })),
  edges: [{ from: 'trigger', to: 's0' }, ...Array.from({ length: 5 }, (_, n) => ({ from: `s${n}`, to: `s${n + 1}` }))],
});
const placement = placed(workflow, {});
const phone = { width: 390, height: 700 };
const screen = { width: 1088, height: 800 };
const onScreen = (x: number, view: { x: number; zoom: number }): number => x * view.zoom + view.x;
const at = (id: string): number => placement.get(id)?.x ?? NaN;

describe('a canvas begins', () => {
  it('with all of the workflow', () => {
    const view = opening(workflow, placement, screen, undefined);
    expect(onScreen(at('trigger'), view)).toBeGreaterThan(0);
    expect(onScreen(at('s5') + 228, view)).toBeLessThan(screen.width);
  });

  it('on a telephone at the trigger, where all of it would be too small to read', () => {
    const view = opening(workflow, placement, phone, undefined);
    expect(view.zoom).toBe(0.9);
    expect(onScreen(at('trigger'), view)).toBe(24);
  });

  it('on a telephone with all of a workflow that can be read as a whole', () => {
    const short = { ...workflow, nodes: [], edges: [] };
    expect(opening(short, placed(short, {}), phone, undefined).zoom).toBe(1);
  });

  it('close to the step that was asked for, beside its panel', () => {
    const view = opening(workflow, placement, screen, 's4');
    expect(view.zoom).toBe(0.9);
    expect(onScreen(at('s4') + 114, view)).toBeCloseTo((screen.width - 400) / 2);
  });
});

it('moves nothing aside for a panel that covers a whole telephone', () => {
  expect(coveredByPanel(phone.width)).toBe(0);
  expect(coveredByPanel(screen.width)).toBe(400);
});
