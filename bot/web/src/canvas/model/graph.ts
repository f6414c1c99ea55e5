import type { Json } from '../../api/reading.ts';
import { isContainer, OWN_KINDS } from './kinds.ts';
import { renameInStep } from './references.ts';
import { type Arrow, type Position, type Step, stepOf, TRIGGER, type Workflow } from './workflow.ts';

/** As the engine has them: the roots of expressions, and the words that CEL keeps for itself. */
const RESERVED = new Set(
  'trigger input run each true false null in as break const continue else for function if import let loop namespace package return var void while'.split(
    ' ',
  ),
);
const ID = /^[A-Za-z_]\w{0,63}$/;

/** Where a new step belongs: after what, on which way, in which loop. */
export interface Spot {
  after?: { id: string; when?: string | undefined } | undefined;
  /** The arrow it is put into the middle of. */
  within?: Arrow | undefined;
  in?: string | undefined;
  at?: Position | undefined;
}

/** An id that is not taken, made from words: `Create an issue` becomes `create_an_issue`, then `create_an_issue_2`. */
export function freeId(workflow: Workflow, words: string): string {
  const base =
    words
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 40) || 'step';
  const stem = /^[a-z_]/.test(base) ? base : `step_${base}`;
  const taken = new Set(workflow.nodes.map(({ id }) => id));
  const isFree = (id: string): boolean => !taken.has(id) && !RESERVED.has(id);
  if (isFree(stem)) return stem;
  let count = 2;
  while (!isFree(`${stem}_${count}`)) count++;
  return `${stem}_${count}`;
}

/** Adds a step at a spot and connects it there. Answers its id too. */
export function addStep(workflow: Workflow, use: string, given: Json, spot: Spot = {}): { workflow: Workflow; id: string } {
  const id = freeId(workflow, OWN_KINDS[use]?.stem ?? use.slice(use.indexOf('.') + 1));
  const home = spot.in ?? containerOf(workflow, spot.within?.from ?? spot.after?.id);
  const step: Step = { id, use, with: given, ...(home !== undefined && { in: home }) };
  const placed = spot.at === undefined ? workflow : { ...workflow, layout: { ...workflow.layout, [id]: spot.at } };
  const added = { ...placed, nodes: [...workflow.nodes, step] };
  return { workflow: attached(added, id, use, spot), id };
}

/** Why no arrow may be drawn, in words; undefined when it may. */
export function refusal(workflow: Workflow, from: string, to: string, when?: string): string | undefined {
  if (to === TRIGGER) return 'Nothing leads to the trigger.';
  if (from === to) return 'A step cannot follow itself.';
  const target = stepOf(workflow, to);
  const source = stepOf(workflow, from);
  if (target === undefined || (from !== TRIGGER && source === undefined)) return 'There is no such step.';
  if (source?.use === 'logic.stop') return 'The run ends here.';
  if (source?.in !== target.in) return 'Arrows lead neither into nor out of a loop.';
  if (workflow.edges.some((arrow) => arrow.from === from && arrow.to === to && arrow.when === when))
    return 'There is this arrow already.';
  if (descendants(workflow, to).has(from)) return 'That would be a circle. Use a loop to do steps again.';
  return undefined;
}

export function connect(workflow: Workflow, arrow: Arrow): Workflow {
  if (refusal(workflow, arrow.from, arrow.to, arrow.when) !== undefined) return workflow;
  return { ...workflow, edges: [...workflow.edges, arrow] };
}

/** The step that an arrow leads to, the first in a loop that has none; of nothing, the trigger. */
export function nextOf(workflow: Workflow, id: string | undefined): string | undefined {
  if (id === undefined) return TRIGGER;
  return workflow.edges.find(({ from }) => from === id)?.to ?? workflow.nodes.find((step) => step.in === id)?.id;
}

/** The step that leads to this one, or the loop it is the first of. */
export function previousOf(workflow: Workflow, id: string | undefined): string | undefined {
  return workflow.edges.find(({ to }) => to === id)?.from ?? containerOf(workflow, id);
}

/** Whatever follows a step, on whatever way. */
export function descendants(workflow: Workflow, id: string): Set<string> {
  return closure(id, (at) => workflow.edges.filter(({ from }) => from === at).map(({ to }) => to));
}

/** What comes before a step, through its loops too: what its expressions may read. */
export function ancestors(workflow: Workflow, id: string): Set<string> {
  const before = closure(id, (at) => workflow.edges.filter(({ to }) => to === at).map(({ from }) => from));
  const home = containerOf(workflow, id);
  return home === undefined ? before : new Set([...before, ...ancestors(workflow, home)]);
}

/** The loops around a step, the nearest first. */
export function loopsAround(workflow: Workflow, id: string): string[] {
  const loops: string[] = [];
  for (let home = containerOf(workflow, id); home !== undefined && !loops.includes(home); home = containerOf(workflow, home))
    loops.push(home);
  return loops;
}

/** The steps in a loop, and in the loops within it. */
export function membersOf(workflow: Workflow, container: string): Step[] {
  return workflow.nodes.filter(({ id }) => loopsAround(workflow, id).includes(container));
}

/** Removes steps with what is in them; where the one removed stood between two, they are joined. */
export function removeSteps(workflow: Workflow, ids: Iterable<string>): Workflow {
  const gone = new Set<string>();
  for (const id of ids) {
    gone.add(id);
    membersOf(workflow, id).forEach((member) => gone.add(member.id));
  }
  gone.delete(TRIGGER);
  if (gone.size === 0) return workflow;
  let edges: readonly Arrow[] = workflow.edges;
  for (const id of gone) edges = bridged(edges, id);
  return { ...workflow, nodes: workflow.nodes.filter(({ id }) => !gone.has(id)), edges, ...layoutWithout(workflow, gone) };
}

export function removeArrows(workflow: Workflow, gone: (arrow: Arrow) => boolean): Workflow {
  return { ...workflow, edges: workflow.edges.filter((arrow) => !gone(arrow)) };
}

/** Moves a step into a loop, or out of all of them; where it stood between two, they are joined. */
export function moveInto(workflow: Workflow, id: string, container: string | undefined, at?: Position): Workflow {
  const step = stepOf(workflow, id);
  if (step === undefined || container === id || (container !== undefined && loopsAround(workflow, container).includes(id)))
    return workflow;
  const { in: _, ...rest } = step;
  const moved: Step = container === undefined ? rest : { ...rest, in: container };
  const nodes = workflow.nodes.map((each) => (each.id === id ? moved : each));
  const edges = step.in === moved.in ? workflow.edges : bridged(workflow.edges, id);
  return { ...workflow, nodes, edges, ...(at !== undefined && { layout: { ...workflow.layout, [id]: at } }) };
}

/** Puts steps of one level into a new loop, which takes their place among the arrows. */
export function wrap(workflow: Workflow, ids: readonly string[], use: string): { workflow: Workflow; id: string } | undefined {
  const inside = new Set(ids);
  const homes = new Set(workflow.nodes.filter(({ id }) => inside.has(id)).map((step) => step.in));
  if (inside.size === 0 || homes.size !== 1 || !isContainer(use)) return undefined;
  const [home] = homes;
  const id = freeId(workflow, OWN_KINDS[use]?.stem ?? 'each_item');
  const loop: Step = { id, use, with: OWN_KINDS[use]?.starter ?? {}, ...(home !== undefined && { in: home }) };
  const first = workflow.nodes.findIndex((step) => inside.has(step.id));
  const nodes = workflow.nodes.map((step) => (inside.has(step.id) ? { ...step, in: id } : step));
  const edges: Arrow[] = [];
  for (const arrow of workflow.edges) {
    const [fromInside, toInside] = [inside.has(arrow.from), inside.has(arrow.to)];
    const turned = fromInside === toInside ? arrow : fromInside ? { from: id, to: arrow.to } : { ...arrow, to: id };
    if (!edges.some((known) => known.from === turned.from && known.to === turned.to && known.when === turned.when))
      edges.push(turned);
  }
  return {
    workflow: {
      ...workflow,
      nodes: [...nodes.slice(0, first), loop, ...nodes.slice(first)],
      edges,
      ...layoutWithout(workflow, inside),
    },
    id,
  };
}

/** Why a step cannot be called so; undefined when it can. */
export function idRefusal(workflow: Workflow, from: string, to: string): string | undefined {
  if (!ID.test(to)) return 'Use letters, digits and underscores, beginning with a letter.';
  if (RESERVED.has(to)) return `"${to}" means something else in expressions.`;
  if (to !== from && stepOf(workflow, to) !== undefined) return `There is a step "${to}" already.`;
  return undefined;
}

/** Another id for a step, in its arrows, its members and every expression that reads it. */
export function renameStep(workflow: Workflow, from: string, to: string): Workflow {
  if (from === to || idRefusal(workflow, from, to) !== undefined) return workflow;
  const renamed = (id: string): string => (id === from ? to : id);
  const layout = workflow.layout && Object.fromEntries(Object.entries(workflow.layout).map(([id, at]) => [renamed(id), at]));
  return {
    ...workflow,
    nodes: workflow.nodes.map((step) => {
      const reading = renameInStep(step, from, to);
      return { ...reading, id: renamed(step.id), ...(step.in !== undefined && { in: renamed(step.in) }) };
    }),
    edges: workflow.edges.map((arrow) => ({ ...arrow, from: renamed(arrow.from), to: renamed(arrow.to) })),
    ...(layout !== undefined && { layout }),
  };
}

/** A step changed; arrows of cases that were renamed in it follow. */
export function setStep(workflow: Workflow, step: Step, renamedChoices: ReadonlyMap<string, string> = new Map()): Workflow {
  const edges = workflow.edges.map((arrow) => {
    const when = arrow.from === step.id && arrow.when !== undefined ? renamedChoices.get(arrow.when) : undefined;
    return when === undefined ? arrow : { ...arrow, when };
  });
  return { ...workflow, nodes: workflow.nodes.map((each) => (each.id === step.id ? step : each)), edges };
}

export function setPositions(workflow: Workflow, moved: Readonly<Record<string, Position>>): Workflow {
  return { ...workflow, layout: { ...workflow.layout, ...moved } };
}

export function withoutLayout(workflow: Workflow): Workflow {
  const { layout: _, ...rest } = workflow;
  return rest;
}

/** The arrows without a step: what led to it leads to what followed it, where that was one. */
function bridged(edges: readonly Arrow[], id: string): readonly Arrow[] {
  const into = edges.filter(({ to }) => to === id);
  const onward = edges.filter((arrow) => arrow.from === id && arrow.when === undefined);
  const [next] = onward;
  const left = edges.filter(({ from, to }) => from !== id && to !== id);
  if (next === undefined || onward.length > 1) return left;
  const bridges = into.map(({ from, when }) => ({ from, to: next.to, ...(when !== undefined && { when }) }));
  return [...left, ...bridges.filter((bridge) => !left.some((arrow) => isSame(arrow, bridge)))];
}

function containerOf(workflow: Workflow, id: string | undefined): string | undefined {
  return id === undefined ? undefined : stepOf(workflow, id)?.in;
}

function attached(workflow: Workflow, id: string, use: string, { within, after }: Spot): Workflow {
  if (within !== undefined) {
    const others = workflow.edges.filter((arrow) => arrow !== within && !isSame(arrow, within));
    const onward = use === 'logic.stop' ? [] : [{ from: id, to: within.to, ...firstChoice(use) }];
    return { ...workflow, edges: [...others, { ...within, to: id }, ...onward] };
  }
  if (after === undefined) return workflow;
  return connect(workflow, { from: after.id, to: id, ...(after.when !== undefined && { when: after.when }) });
}

/** A step that decides leads on by its first way. */
function firstChoice(use: string): { when?: string } {
  if (use === 'logic.if') return { when: 'true' };
  if (use === 'logic.switch') return { when: 'default' };
  return use === 'human.approval' ? { when: 'approved' } : {};
}

function isSame(one: Arrow, other: Arrow): boolean {
  return one.from === other.from && one.to === other.to && one.when === other.when;
}

function layoutWithout({ layout }: Workflow, gone: ReadonlySet<string>): { layout?: Record<string, Position> } {
  if (layout === undefined) return {};
  return { layout: Object.fromEntries(Object.entries(layout).filter(([id]) => !gone.has(id))) };
}

function closure(start: string, next: (id: string) => string[]): Set<string> {
  const seen = new Set<string>();
  const open = next(start);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...next(at));
  }
  return seen;
}
