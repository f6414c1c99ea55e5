import type { Schema } from '../api/parley.ts';
import type { Role } from '../api/types.ts';

export type Approval = Schema['ApprovalView'];

export interface Reader {
  id: string;
  name: string;
  roles: readonly string[];
  /** What the roles allow. */
  role: Role;
}

/** Whether somebody is asked by name or by role. Nobody named means anyone. That an owner may always decide makes nothing theirs. */
export function isAsked(approvers: readonly string[], reader: Reader): boolean {
  return approvers.length === 0 || approvers.some((entry) => names(entry.trim().replace(/^@/, '').toLowerCase(), reader));
}

/** As whom somebody may answer: as one who was asked, as an owner in their place, or not at all. The server decides in any case. */
export function answeringOf(approvers: readonly string[], reader: Reader): 'asked' | 'inTheirPlace' | 'notTheirs' {
  if (isAsked(approvers, reader)) return 'asked';
  return reader.role === 'owner' ? 'inTheirPlace' : 'notTheirs';
}

function names(entry: string, { id, name, roles }: Reader): boolean {
  const isRole = (role: string): boolean => roles.some((held) => held.toLowerCase() === role);
  const isPerson = (person: string): boolean => [id.toLowerCase(), name.toLowerCase()].includes(person) || id.toLowerCase() === `user:${person}`;
  if (entry.startsWith('role:')) return isRole(entry.slice('role:'.length));
  if (entry.startsWith('user:')) return isPerson(entry.slice('user:'.length));
  return isPerson(entry) || isRole(entry);
}

/** What is put to the reader first, then the others'; within, what expires first, then what was asked first. */
export function inOrder(approvals: readonly Approval[], reader: Reader): { mine: Approval[]; others: Approval[] } {
  const sorted = [...approvals].sort((a, b) => urgency(a) - urgency(b) || Date.parse(a.askedAt) - Date.parse(b.askedAt));
  return {
    mine: sorted.filter(({ approvers }) => isAsked(approvers, reader)),
    others: sorted.filter(({ approvers }) => !isAsked(approvers, reader)),
  };
}

function urgency({ expiresAt }: Approval): number {
  return typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.MAX_SAFE_INTEGER;
}

/** Where one goes on once a question is answered: to the one after it, or, after the last, to the one before. */
export function afterwards(all: readonly Approval[], answered: string): string | undefined {
  const at = all.findIndex(({ id }) => id === answered);
  return (all[at + 1] ?? all[at - 1])?.id;
}

/** A question on one line, without the marks of its markdown. */
export function questionWords({ message, node }: Pick<Approval, 'message' | 'node'>): string {
  return message.replace(/\*\*|__|`/g, '').trim() || `Step "${node}" asks.`;
}

/** `role:ops` and `user:ana` as people say it. */
export function approverWords(approvers: readonly string[]): string {
  if (approvers.length === 0) return 'anyone';
  return approvers.map((entry) => entry.replace(/^(role|user):|^@/, '')).join(', ');
}
