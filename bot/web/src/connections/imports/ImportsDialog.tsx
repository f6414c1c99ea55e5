import type { ReactNode } from 'react';
import type { Imported } from './api.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { RefreshDialog } from './RefreshDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

export type Doing = { what: 'import' } | { what: 'refresh' | 'remove'; api: Imported };

/** The dialogs about imported APIs. They come together, and only when one of them is asked for. */
export default function ImportsDialog({ doing, onClose }: { doing: Doing; onClose: () => void }): ReactNode {
  switch (doing.what) {
    case 'import':
      return <ImportDialog onClose={onClose} />;
    case 'refresh':
      return <RefreshDialog api={doing.api} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog api={doing.api} onClose={onClose} />;
  }
}
