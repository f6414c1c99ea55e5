import { describe, expect, it } from 'vitest';
import { spanTree } from './spanTree.ts';
import { busyTimes, extentOf, timeScale } from './timeScale.ts';

const HOUR = 3_600_000;

describe('the timeline', () => {
  it('draws work to scale', () => {
    const scale = timeScale([{ start: 0, end: 1_000 }], 0, 1_000);
    expect(scale.at(0)).toBe(0);
    expect(scale.at(250)).toBeCloseTo(0.25);
    expect(scale.at(1_000)).toBe(1);
    expect(scale.breaks).toEqual([]);
    expect(scale.ticks.map(({ millis }) => Math.round(millis))).toEqual([0, 250, 500, 750, 1_000]);
  });

  it('shortens a long wait and says how long it was', () => {
    const scale = timeScale([{ start: 0, end: 500 }, { start: 8 * HOUR, end: 8 * HOUR + 500 }], 0, 8 * HOUR + 500);
    expect(scale.breaks).toHaveLength(1);
    expect(scale.breaks[0]?.millis).toBe(8 * HOUR - 500);
    expect(scale.at(500)).toBeGreaterThan(0.3);
    expect(scale.at(8 * HOUR)).toBeLessThan(0.7);
  });

  it('never goes backwards, whatever overlaps', () => {
    const scale = timeScale([{ start: 900, end: 4_000 }, { start: 100, end: 2_000 }, { start: 90_000, end: 90_100 }], 0, 95_000);
    const places = Array.from({ length: 96 }, (_, second) => scale.at(second * 1_000));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.at(-1)).toBeCloseTo(1);
  });

  it('keeps what lies outside within', () => {
    const scale = timeScale([], 1_000, 2_000);
    expect(scale.at(-5)).toBe(0);
    expect(scale.at(9_999)).toBe(1);
  });

  it('of a run that took no time is no division by nothing', () => expect(Number.isFinite(timeScale([], 5, 5).at(5))).toBe(true));
});

describe('when work went on', () => {
  const startedAt = '2026-11-21T10:00:00Z';
  const at = Date.parse(startedAt);
  const tree = spanTree([
    { node: 'ok', attempt: 1, status: 'succeeded', startedAt, durationMs: 9_000 },
    { node: 'all', attempt: 1, status: 'succeeded', startedAt, durationMs: 500 },
    { node: 'file', step: 'all.0.file', attempt: 1, status: 'running', startedAt },
  ]);

  it('is without waits, and a loop is at work when its steps are', () => {
    expect(busyTimes(tree, (node) => node === 'ok', at + 300)).toEqual([{ start: at, end: at + 300 }]);
  });

  it('reaches over everything within', () => {
    const round = tree[1]?.children[0];
    expect(round && extentOf(round, at + 300)).toEqual({ start: at, end: at + 300 });
  });
});
