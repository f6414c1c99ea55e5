import type { ElkExtendedEdge, ElkNode, ElkPort, ELK } from 'elkjs/lib/elk-api.js';
import { cardSize, CARD, handleTop, LOOP_PADDING, usedWays } from './geometry.ts';
import { handlesOf, isContainer } from './kinds.ts';
import { arrowKey, type Position, type Step, TRIGGER, type Workflow } from './workflow.ts';

const ROOT = '__root';
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '124',
  'elk.spacing.nodeNode': '36',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.spacing.componentComponent': '60',
};

/** Changes whenever the automatic layout would: what is connected to what, in what, and how tall. */
export function layoutKey(workflow: Workflow): string {
  const steps = workflow.nodes.map((step) => `${step.id}/${step.in ?? ''}/${handlesOf(step, usedWays(workflow, step.id)).map(String).join('|')}/${isContainer(step.use)}`);
  return `${steps.join(';')}#${workflow.edges.map(arrowKey).join(';')}`;
}

/** Positions from left to right, as few crossings as ELK finds, loops around what is in them. */
export async function automaticLayout(workflow: Workflow, elk: Pick<ELK, 'layout'>): Promise<Record<string, Position>> {
  const laidOut = await elk.layout(elkGraph(workflow));
  const positions: Record<string, Position> = {};
  collect(laidOut, positions);
  const trigger = positions[TRIGGER];
  return trigger === undefined ? positions : fromTrigger(workflow, positions, trigger);
}

/** The trigger stays where it is, so that the picture does not jump when a step is added. */
function fromTrigger(workflow: Workflow, positions: Record<string, Position>, { x, y }: Position): Record<string, Position> {
  const inside = new Set(workflow.nodes.filter((step) => step.in !== undefined).map(({ id }) => id));
  return Object.fromEntries(Object.entries(positions).map(([id, at]) => [id, inside.has(id) ? at : { x: at.x - x, y: at.y - y }]));
}

export function elkGraph(workflow: Workflow): ElkNode {
  const trigger: ElkNode = { id: TRIGGER, ...CARD, ...ports(TRIGGER, [undefined], CARD) };
  return {
    id: ROOT,
    layoutOptions: OPTIONS,
    children: [trigger, ...children(workflow, undefined)],
    edges: edgesOf(workflow, undefined),
  };
}

function children(workflow: Workflow, home: string | undefined): ElkNode[] {
  return workflow.nodes.filter((step) => step.in === home).map((step) => (isContainer(step.use) ? loop(workflow, step) : card(workflow, step)));
}

function card(workflow: Workflow, step: Step): ElkNode {
  const ways = handlesOf(step, usedWays(workflow, step.id));
  const size = cardSize(ways.length);
  return { id: step.id, ...size, ...ports(step.id, ways, size) };
}

function loop(workflow: Workflow, step: Step): ElkNode {
  const { top, right, bottom, left } = LOOP_PADDING;
  const members = children(workflow, step.id);
  const size = { width: 300, height: 160 };
  return {
    id: step.id,
    ...(members.length === 0 ? size : {}),
    children: members,
    edges: edgesOf(workflow, step.id),
    layoutOptions: {
      ...OPTIONS,
      'elk.padding': `[top=${top},left=${left},bottom=${bottom},right=${right}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${size.width},${size.height})`,
    },
  };
}

function ports(id: string, ways: readonly (string | undefined)[], { width, height }: { width: number; height: number }): Pick<ElkNode, 'ports' | 'layoutOptions'> {
  const port = (key: string, x: number, y: number, side: string): ElkPort => ({ id: `${id}.${key}`, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } });
  return {
    ports: [
      port('in', 0, height / 2, 'WEST'),
      ...ways.map((when, index) => port(`out:${when ?? ''}`, width, handleTop(index, ways.length, height), 'EAST')),
    ],
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
  };
}

function edgesOf(workflow: Workflow, home: string | undefined): ElkExtendedEdge[] {
  const level = new Set(workflow.nodes.filter((step) => step.in === home).map(({ id }) => id));
  if (home === undefined) level.add(TRIGGER);
  const loops = new Set(workflow.nodes.filter(({ use }) => isContainer(use)).map(({ id }) => id));
  return workflow.edges
    .filter(({ from, to }) => level.has(from) && level.has(to))
    .map((arrow) => ({
      id: arrowKey(arrow),
      sources: [loops.has(arrow.from) ? arrow.from : `${arrow.from}.out:${arrow.when ?? ''}`],
      targets: [loops.has(arrow.to) ? arrow.to : `${arrow.to}.in`],
    }));
}

function collect(node: ElkNode, into: Record<string, Position>): void {
  for (const child of node.children ?? []) {
    into[child.id] = { x: Math.round(child.x ?? 0), y: Math.round(child.y ?? 0) };
    collect(child, into);
  }
}
