/** What the server says in a conversation. Mirrors the `Message` JSON of the HTTP contract (DESIGN.md, section 6). */
export interface Message {
  id: string;
  /** Grows with every change of the conversation; the same id with a higher seq replaces the earlier state. */
  seq: number;
  /** Where it stands. Unlike seq it stays when the message is updated. */
  position: number;
  from: 'bot' | 'user';
  author?: string;
  at?: string;
  /** Id of the message it is folded under. */
  thread?: string;
  text: string;
  blocks: Block[];
  question?: Question;
}

export interface Question {
  id: string;
  kind: 'choice' | 'multi' | 'text';
  why: string;
  options: Option[];
  optional: boolean;
}

export interface Option {
  label: string;
  value: string;
  recommended: boolean;
}

export type TextStyle = 'plain' | 'heading' | 'muted' | 'success' | 'error' | 'warning';
export type InputKind = 'text' | 'multiline' | 'number' | 'integer' | 'boolean' | 'date' | 'json';

export interface Action {
  id: string;
  label: string;
  value: string;
  style: 'plain' | 'primary' | 'danger';
  /** Why whoever reads this may not press it, and whom to ask; undefined when they may. */
  refusal?: string | undefined;
}

export interface Step {
  id: string;
  title: string;
  status: StepStatus;
  detail?: string;
}

export type StepStatus = 'pending' | 'running' | 'waiting' | 'done' | 'failed' | 'skipped';

export type Block =
  | { type: 'text'; text: string; style: TextStyle }
  | { type: 'fields'; fields: { label: string; value: string }[] }
  | { type: 'buttons'; actions: Action[] }
  | { type: 'select'; id: string; label: string; options: Option[]; value?: string }
  | { type: 'input'; id: string; label: string; kind: InputKind; required: boolean; value?: string; problem?: string }
  | { type: 'image'; url: string; alt: string; width?: number; height?: number }
  | { type: 'rows'; title: string; rows: Row[]; shown: number }
  | { type: 'progress'; steps: Step[]; folded: boolean }
  | { type: 'diff'; lines: DiffLine[] }
  | { type: 'code'; text: string; language?: string }
  | { type: 'divider' };

/** Something to know or to decide, with why and the buttons that belong to it. */
export interface Row {
  text: string;
  detail?: string;
  actions: Action[];
}

export interface DiffLine {
  /** `~` is for what is changed, a space for what is as it was. */
  kind: '+' | '-' | '~' | ' ';
  text: string;
}

export type Value = string | number | boolean | null;

/** What somebody may do, least first. */
export const ROLES = ['viewer', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** What only some may do: change and run workflows, connect systems, decide who belongs here, and what is the owner's alone. */
export const DEEDS = ['change', 'connect', 'govern', 'own'] as const;
export type Deed = (typeof DEEDS)[number];

/** Why somebody may not, and whom to ask, in the server's words. */
export interface Refusal {
  deed: Deed;
  detail: string;
  hint: string;
}

/** A link that opens the door once. */
export interface DoorLink {
  kind: 'WELCOME' | 'INVITATION' | 'RESET';
  organization: string;
  madeBy: string;
  /** What its holder will sign in with; without one they choose it. */
  email?: string | undefined;
}

export interface Session {
  /** Such as `user:ana`. */
  id: string;
  name: string;
  roles: string[];
  /** What the roles allow. */
  role: Role;
  email?: string | undefined;
  /** Whether this person signs in with an address and a password. */
  hasPassword: boolean;
  organization: string;
  /** What this person may not do. */
  refusals: Refusal[];
  /** Whether the page is used on the machine Parley runs on, without signing in. */
  local: boolean;
}

export interface Conversation {
  id: string;
  title: string;
  updatedAt?: string;
  /** Opened by this person, and nobody has said anything in it yet. */
  untouched?: boolean;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

/** What a person does in a conversation. */
export type Utterance = { text: string } | { action: string; values: Record<string, Value> };
