import { Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Setting } from './api.ts';
import { isMust } from './settings.ts';

interface Props {
  setting: Setting;
  entry: string | boolean;
  problem: string | undefined;
  onChange: (entry: string | boolean) => void;
}

/** One thing that a team decides about a template. */
export function SettingField({ setting, entry, problem, onChange }: Props): ReactNode {
  const { name, label, type, help } = setting;
  const said = { name, label, description: help ?? undefined, error: problem };
  if (type === 'BOOLEAN') {
    return <Switch {...said} checked={entry === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />;
  }
  const written = { ...said, withAsterisk: isMust(setting), autoComplete: 'off', value: String(entry) };
  if (type === 'LONG_TEXT' || type === 'JSON') {
    return (
      <Textarea
        {...written}
        autosize
        minRows={2}
        maxRows={12}
        spellCheck={type === 'LONG_TEXT'}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...written}
      inputMode={type === 'NUMBER' ? 'decimal' : undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
