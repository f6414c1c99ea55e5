import type { Schema } from '../../api/parley.ts';
import type { FieldSpec } from './schema.ts';
import { stepOf, TRIGGER, type Workflow } from './workflow.ts';

export type Finding = Schema['Finding'];

/** Findings by the step (or `trigger`) they are about; those about an arrow belong to the step it starts at. `` holds the rest. */
export function findingsBySubject(workflow: Workflow, findings: readonly Finding[]): ReadonlyMap<string, Finding[]> {
  const bySubject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const subject = subjectOf(workflow, finding);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), finding]);
  }
  return bySubject;
}

export function subjectOf(workflow: Workflow, { where }: Finding): string {
  const [, listed, index] = /^(edges|nodes)\[(\d+)\]/.exec(where) ?? [];
  if (listed === 'edges') return workflow.edges[Number(index)]?.from ?? '';
  if (listed === 'nodes') return workflow.nodes[Number(index)]?.id ?? '';
  const name = where.split(/[.[]/, 1)[0] ?? '';
  return name === TRIGGER || stepOf(workflow, name) !== undefined ? name : '';
}

/** Those about one field, such as `with.url`, and whatever is within it. */
export function findingsAt(findings: readonly Finding[], id: string, field: string): Finding[] {
  const place = `${id}.${field}`;
  return findings.filter(({ where }) => where === place || where.startsWith(`${place}.`) || where.startsWith(`${place}[`));
}

/** The one that a field such as `with.url` shows beneath itself. */
export function errorAt(findings: readonly Finding[], id: string, field: string): Finding | undefined {
  const place = `${id}.${field}`;
  return findings.find(({ where, severity }) => severity === 'ERROR' && (where === place || where.startsWith(`${place}[`)));
}

/** Those that none of these fields of the step shows already. */
export function besideFields(findings: readonly Finding[], id: string, specs: readonly FieldSpec[], path = 'with'): Finding[] {
  return specs.reduce<Finding[]>(
    (left, { name, control, fields }) => {
      const field = `${path}.${name}`;
      if (control === 'object') return besideFields(left, id, fields, field);
      const shown = control === 'map' ? undefined : errorAt(left, id, field);
      return left.filter((finding) => finding !== shown);
    },
    [...findings],
  );
}

export function worst(findings: readonly Finding[]): Finding['severity'] | undefined {
  return (['ERROR', 'WARN', 'INFO'] as const).find((severity) => findings.some((finding) => finding.severity === severity));
}
