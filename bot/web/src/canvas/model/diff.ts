import { isRecord } from '../../api/reading.ts';
import type { Schema } from '../../api/parley.ts';
import { type Arrow, arrowKey, readWorkflow, type Step, TRIGGER, type Workflow } from './workflow.ts';

export type Change = Schema['WorkflowDiffChange'];
export type Mark = 'added' | 'changed' | 'removed';

/** A workflow after the changes that lead from it to another version. */
export function patched(workflow: Workflow, changes: readonly Change[]): Workflow {
  let { name, trigger } = workflow;
  let nodes: readonly Step[] = workflow.nodes;
  let edges: readonly Arrow[] = workflow.edges;
  for (const { part, before, after, where } of changes) {
    if (part === 'NAME' && typeof after === 'string') name = after;
    if (part === 'TRIGGER') trigger = readWorkflow({ trigger: after }).trigger;
    if (part === 'STEP') nodes = replaced(nodes, ({ id }) => id === where, stepsIn(after));
    if (part === 'EDGE') {
      const [old] = arrowsIn(before);
      edges = replaced(edges, (arrow) => old !== undefined && arrowKey(arrow) === arrowKey(old), arrowsIn(after));
    }
  }
  const { layout: _, ...rest } = workflow;
  return { ...rest, name, trigger, nodes, edges };
}

/** Both versions in one picture: what was removed is still there, and everything that differs is marked. */
export function united(after: Workflow, changes: readonly Change[]): { workflow: Workflow; marks: ReadonlyMap<string, Mark> } {
  const marks = new Map<string, Mark>();
  let nodes: readonly Step[] = after.nodes;
  let edges: readonly Arrow[] = after.edges;
  for (const { part, kind, before, where } of changes) {
    if (part === 'TRIGGER') marks.set(TRIGGER, 'changed');
    if (part === 'STEP') marks.set(where, kind === 'ADDED' ? 'added' : kind === 'REMOVED' ? 'removed' : 'changed');
    if (part === 'STEP' && kind === 'REMOVED') nodes = [...nodes, ...stepsIn(before)];
    if (part === 'EDGE' && kind === 'REMOVED') edges = [...edges, ...arrowsIn(before)];
  }
  return { workflow: { ...after, nodes, edges }, marks };
}

function replaced<T>(items: readonly T[], isMeant: (item: T) => boolean, by: readonly T[]): readonly T[] {
  const at = items.findIndex(isMeant);
  return at < 0 ? [...items, ...by] : [...items.slice(0, at), ...by, ...items.slice(at + 1)];
}

function stepsIn(json: unknown): readonly Step[] {
  return isRecord(json) ? readWorkflow({ nodes: [json] }).nodes : [];
}

function arrowsIn(json: unknown): readonly Arrow[] {
  return isRecord(json) ? readWorkflow({ edges: [json] }).edges : [];
}
