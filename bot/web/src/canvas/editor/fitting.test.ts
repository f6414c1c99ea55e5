import { describe, expect, it } from 'vitest';
import { beginning, coveredByPanel } from './fitting.ts';

const trigger = { x: 0, y: 0, height: 64 };

describe('a telephone’s canvas', () => {
  it('begins at the trigger where all of the workflow would be too small to read', () => {
    expect(beginning({ width: 390, height: 700 }, 0.12, trigger)).toMatchObject({ x: 24, zoom: 0.8 });
  });

  it('shows all of a workflow that can be read as a whole', () => {
    expect(beginning({ width: 390, height: 700 }, 0.6, trigger)).toBeUndefined();
  });

  it('moves nothing aside for a panel that covers all of it', () => {
    expect(coveredByPanel(390)).toBe(0);
    expect(coveredByPanel(1088)).toBe(400);
  });
});

it('a wide canvas shows all of the workflow, however large', () => {
  expect(beginning({ width: 1088, height: 800 }, 0.12, trigger)).toBeUndefined();
});
