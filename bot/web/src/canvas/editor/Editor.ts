import { createContext, useContext } from 'react';
import type { Draft } from '../api.ts';
import type { Finding } from '../model/findings.ts';
import type { Spot } from '../model/graph.ts';
import type { Connector, Offer, Operation } from '../model/palette.ts';
import type { StepRun } from '../model/trace.ts';
import type { Workflow } from '../model/workflow.ts';

/** What can be done on the canvas; these never change, so that a step is not drawn anew for them. */
export interface Actions {
  /** Whether any of it can; the service refuses everybody else anyway. */
  canEdit: boolean;
  /** One change of the workflow; changes with the same key in a row are one step to undo. */
  edit(change: (workflow: Workflow) => Workflow, key?: string): void;
  /** What was saved elsewhere takes the place of all of it; that can be undone as well. */
  replace(workflow: Workflow): void;
  undo(): void;
  redo(): void;
  select(ids: Iterable<string>): void;
  /** Opens the palette for a step at that spot. */
  offer(spot: Spot): void;
  add(offer: Offer, spot: Spot): void;
}

/** What the service knows: every operation, system and connection. */
export interface Catalog {
  operations: ReadonlyMap<string, Operation>;
  connectors: ReadonlyMap<string, Connector>;
  connections: readonly { name: string; connector: string; status: string }[];
  offers: readonly Offer[];
}

/** The workflow as it is being edited, and what is known about it. */
export interface Editing {
  id: string;
  draft: Draft;
  workflow: Workflow;
  selection: ReadonlySet<string>;
  findings: readonly Finding[];
  runs: ReadonlyMap<string, StepRun>;
  /** As in {@link Actions}. */
  canEdit: boolean;
}

const ActionsContext = createContext<Actions | undefined>(undefined);
const CatalogContext = createContext<Catalog | undefined>(undefined);
const EditingContext = createContext<Editing | undefined>(undefined);

export const ActionsProvider = ActionsContext.Provider;
export const CatalogProvider = CatalogContext.Provider;
export const EditingProvider = EditingContext.Provider;

export const useActions = (): Actions => given(useContext(ActionsContext));
export const useCatalog = (): Catalog => given(useContext(CatalogContext));
export const useEditing = (): Editing => given(useContext(EditingContext));

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('This component belongs on the canvas');
  return value;
}
