import { isRecord } from '../../api/reading.ts';
import { freeId, membersOf } from './graph.ts';
import { renameInStep } from './references.ts';
import { type Arrow, readWorkflow, type Step, type Workflow } from './workflow.ts';

const MARK = 'parley_steps';
const SHIFT = 40;

/** The steps, with what is in them and the arrows among them, as text that any clipboard can hold. */
export function copied(workflow: Workflow, ids: Iterable<string>): string {
  const taken = new Set<string>();
  for (const id of ids) {
    taken.add(id);
    membersOf(workflow, id).forEach((member) => taken.add(member.id));
  }
  return JSON.stringify(
    {
      [MARK]: 1,
      nodes: workflow.nodes.filter(({ id }) => taken.has(id)),
      edges: workflow.edges.filter(({ from, to }) => taken.has(from) && taken.has(to)),
      layout: Object.fromEntries(Object.entries(workflow.layout ?? {}).filter(([id]) => taken.has(id))),
    },
    null,
    2,
  );
}

/** Adds copied steps under ids of their own; what they read of each other follows. Undefined when the text holds no steps. */
export function pasted(workflow: Workflow, clipboard: string): { workflow: Workflow; ids: string[] } | undefined {
  const json = parsed(clipboard);
  if (!isRecord(json) || json[MARK] === undefined) return undefined;
  const { nodes, edges, layout = {} } = readWorkflow(json);
  const names = new Map<string, string>();
  let result = workflow;
  for (const { id } of nodes) {
    const fresh = freeId(result, id.replace(/_\d+$/, ''));
    names.set(id, fresh);
    result = { ...result, nodes: [...result.nodes, { id: fresh, use: '', with: {} }] };
  }
  const steps = nodes.map((step) => renamed(step, names, workflow));
  return {
    workflow: {
      ...workflow,
      nodes: [...workflow.nodes, ...steps],
      edges: [...workflow.edges, ...edges.map((arrow) => turned(arrow, names))],
      layout: {
        ...workflow.layout,
        ...Object.fromEntries(
          Object.entries(layout).map(([id, { x, y }]) => [names.get(id) ?? id, { x: x + SHIFT, y: y + SHIFT }]),
        ),
      },
    },
    ids: steps.map(({ id }) => id),
  };
}

function renamed(step: Step, names: ReadonlyMap<string, string>, workflow: Workflow): Step {
  let reading = step;
  // By way of names that nobody has, so that a swap of two does not run into each other.
  for (const [from] of names) reading = renameInStep(reading, from, `__${from}`);
  for (const [from, to] of names) reading = renameInStep(reading, `__${from}`, to);
  const { in: home, ...rest } = reading;
  const loop = home === undefined ? undefined : (names.get(home) ?? (workflow.nodes.some(({ id }) => id === home) ? home : undefined));
  return { ...rest, id: names.get(step.id) ?? step.id, ...(loop !== undefined && { in: loop }) };
}

function turned(arrow: Arrow, names: ReadonlyMap<string, string>): Arrow {
  return { ...arrow, from: names.get(arrow.from) ?? arrow.from, to: names.get(arrow.to) ?? arrow.to };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
