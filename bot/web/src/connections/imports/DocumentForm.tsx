import { FileInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './Imports.module.css';
import type { DocumentWish } from './useDocument.ts';
import { useDrop } from './useDrop.ts';
import type { Filled, Place, Said } from './wish.ts';

const KINDS = '.json,.yaml,.yml,application/json,application/yaml';

interface Props {
  wish: DocumentWish;
  /** What is sent by it. */
  submit: string;
  asksName?: boolean;
  onCancel: () => void;
  children: ReactNode;
}

/** An OpenAPI document by its address, or as a file chosen or dropped. */
export function DocumentForm({ wish: { filled, fill, said, isBusy, send }, submit, asksName = false, onCancel, children }: Props): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const chosen = (file: File | null): void => fill({ file, ...(file !== null && { address: '' }) });
  const { isOver, ...drop } = useDrop(chosen);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [said]);
  const text = (field: Exclude<keyof Filled, 'file'>) => ({
    name: field,
    autoComplete: 'off',
    value: filled[field] ?? '',
    error: errorAt(said, field),
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) => fill({ [field]: value, ...(field === 'address' && { file: null }) }),
  });
  return (
    <form
      ref={form}
      className={[styles.dialog, isOver && styles.over].filter(Boolean).join(' ')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      {...drop}
    >
      <p>{children}</p>
      <TextInput {...text('address')} type="url" label="Address of the document" placeholder="https://api.example.com/openapi.json" data-autofocus />
      <p className={styles.or}>or</p>
      <FileInput
        label="File"
        description="JSON or YAML; it can be dropped here"
        placeholder="Choose a file"
        accept={KINDS}
        clearable
        clearButtonProps={{ 'aria-label': 'Choose no file' }}
        value={filled.file}
        error={errorAt(said, 'file')}
        onChange={chosen}
      />
      {filled.baseUrl !== undefined && (
        <TextInput {...text('baseUrl')} type="url" label="Where the API is" placeholder="https://api.example.com/v1" />
      )}
      {asksName && (
        <TextInput {...text('name')} label="Name" description="By which steps call it; made of its title if left empty" placeholder="acme_orders" maxLength={40} />
      )}
      {said !== undefined && said.at === undefined && (
        <div role="alert">
          <Notice tone="error">
            <Words {...said} />
          </Notice>
        </div>
      )}
      <div className={styles.buttons}>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function errorAt(said: Said | undefined, place: Place): ReactNode {
  return said !== undefined && said.at === place && <Words {...said} />;
}

function Words({ detail, hint }: Said): ReactNode {
  return (
    <>
      {detail}
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </>
  );
}
