import { CopyButton, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { text } from '../../api/reading.ts';
import { Button } from '../../ui/Button.tsx';
import { fetchHookUrl } from '../api.ts';
import { useEditing } from '../editor/Editor.ts';
import { ExpressionInput } from './ExpressionInput.tsx';
import type { FieldsProps } from './PlainField.tsx';
import { useFieldError } from './Scope.ts';
import styles from './Panel.module.css';

/** Where it is called, and who may. */
export function WebhookFields({ trigger, set }: FieldsProps): ReactNode {
  const { id, draft } = useEditing();
  const { data: address } = useQuery({
    queryKey: ['workflow', id, 'hook', draft.liveVersion],
    queryFn: () => fetchHookUrl(id).then((url) => url ?? null),
    enabled: draft.liveVersion !== undefined,
  });
  const schemeError = useFieldError('scheme');
  return (
    <>
      {typeof address === 'string' ? (
        <div className={styles.section}>
          <TextInput label="Address" description="Of the live version" readOnly value={address} />
          <CopyButton value={address}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the address'}</Button>}
          </CopyButton>
        </div>
      ) : (
        <p className={styles.lead}>Its address appears here once the workflow is published.</p>
      )}
      <TextInput
        label="Secret"
        description="Callers must sign with it; leave empty to accept every call"
        type="password"
        autoComplete="off"
        value={text(trigger['secret'])}
        onChange={(event) => set('secret', event.currentTarget.value)}
      />
      <Select
        label="How callers sign"
        data={['parley', 'github', 'stripe']}
        error={schemeError}
        placeholder="parley"
        clearable
        value={text(trigger['scheme']) || null}
        onChange={(next) => set('scheme', next ?? undefined)}
      />
      <ExpressionInput
        label="Tell deliveries apart by"
        description="The same key starts one run only"
        placeholder="{{trigger.output.body.id}}"
        value={text(trigger['dedupe'])}
        onChange={(next) => set('dedupe', next)}
      />
    </>
  );
}
