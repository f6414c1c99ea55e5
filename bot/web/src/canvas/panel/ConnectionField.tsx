import { Anchor, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { hrefOf, paths } from '../../shell/paths.ts';
import { useCatalog, useEditing } from '../editor/Editor.ts';
import { groupOf } from '../model/palette.ts';
import { stepOf } from '../model/workflow.ts';
import { useFieldError } from './Scope.ts';

/** In whose name a step acts: the organization's connections to its system. */
export function ConnectionField({
  path,
  value,
  onChange,
}: {
  path: string;
  value: string;
  onChange: (value: string | undefined) => void;
}): ReactNode {
  const { connections, connectors } = useCatalog();
  const { workflow, selection } = useEditing();
  const error = useFieldError(path);
  const [id = ''] = selection;
  const system = groupOf(stepOf(workflow, id)?.use ?? '');
  const { title = system, needsConnection = true } = connectors.get(system) ?? {};
  const own = connections.filter(({ connector }) => connector === system);
  const data = own.map(({ name, status }) => ({ value: name, label: status === 'READY' ? name : `${name} (needs attention)` }));
  if (value !== '' && !own.some(({ name }) => name === value)) data.push({ value, label: `${value} (not there)` });
  const whenEmpty = needsConnection ? 'May be left empty when there is only one.' : 'Its key goes along. Without one, none does.';
  const unconnected = needsConnection ? `${title} is not connected yet.` : 'For an API that wants a key.';
  const about =
    own.length > 0 ? (
      whenEmpty
    ) : (
      <>
        {unconnected}{' '}
        <Anchor href={hrefOf(needsConnection ? paths.connections : paths.connect(system))} size="xs">
          Connect it
        </Anchor>
      </>
    );
  const whatItMeans = needsConnection ? (own[0]?.name ?? `Connect ${title} first`) : 'None';
  return (
    <Select
      label="Connection"
      description={about}
      error={error}
      data={data}
      value={value === '' ? null : value}
      clearable
      placeholder={whatItMeans}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
