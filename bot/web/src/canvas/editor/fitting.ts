import type { FitViewOptions } from '@xyflow/react';

/** All of the workflow, beside the panel that is open. */
export function fitting(hasPanel: boolean): FitViewOptions {
  return { padding: { left: '48px', right: hasPanel ? '540px' : '120px', top: '72px', bottom: '72px' }, maxZoom: 1, minZoom: 0.1, duration: 0 };
}
