import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../../api/reading.ts';
import { useCatalog } from '../editor/Editor.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import type { FieldsProps } from './PlainField.tsx';
import { useFieldError } from './Scope.ts';

/** Of which system, and which of its events. */
export function EventFields({ trigger, set }: FieldsProps): ReactNode {
  const { connectors } = useCatalog();
  const error = useFieldError('source');
  const filterError = useFieldError('filter');
  const groups = [...connectors.values()]
    .filter(({ events }) => events.length > 0)
    .map(({ title, events }) => ({ group: title, items: events.map((event) => event.id) }));
  return (
    <>
      <Autocomplete
        label="Event"
        description="Of a connected system, or a name of your own such as orders.created"
        withAsterisk
        error={error}
        data={groups}
        value={text(trigger['source'])}
        onChange={(next) => set('source', next, true)}
      />
      <ExpressionInput
        label="Only if"
        isCondition
        placeholder="event.total > 1000"
        error={filterError}
        value={text(trigger['filter'])}
        onChange={(next) => set('filter', next)}
      />
    </>
  );
}
