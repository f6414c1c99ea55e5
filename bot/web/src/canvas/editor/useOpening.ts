import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { Placement } from '../model/geometry.ts';
import { useActions, useEditing } from './Editor.ts';
import { opening } from './fitting.ts';

/** What the canvas shows first. `?step=` of the address is the step that it opens with, such as one that failed in a run. */
export function useOpening(placement: Placement): void {
  const [address] = useSearchParams();
  const { workflow } = useEditing();
  const { select } = useActions();
  const { setViewport, viewportInitialized } = useReactFlow();
  const store = useStoreApi();
  const asked = address.get('step') ?? undefined;
  const step = asked !== undefined && placement.has(asked) ? asked : undefined;
  useEffect(() => {
    // Earlier, the library would move the picture to its own beginning afterwards.
    if (!viewportInitialized) return;
    if (step !== undefined) select([step]);
    void setViewport(opening(workflow, placement, store.getState(), step));
    // Once for each address: what is selected and shown afterwards is the person's choice.
  }, [step, viewportInitialized]);
}
