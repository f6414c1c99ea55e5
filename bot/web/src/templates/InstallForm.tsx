import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import type { Template } from './api.ts';
import { SettingField } from './SettingField.tsx';
import { read, usual } from './settings.ts';
import { useInstall } from './useInstall.ts';
import styles from './TemplatePage.module.css';

/** What a team has to say once; then the template becomes a draft of its own. */
export function InstallForm({ template }: { template: Template }): ReactNode {
  const { id, title, settings } = template;
  const [name, setName] = useState(title);
  const [entries, setEntries] = useState(() => usual(settings));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const install = useInstall(id);

  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { values, problems: found } = read(settings, entries);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first !== undefined) event.currentTarget.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
    else if (!install.isPending) install.mutate({ name: name.trim(), settings: values });
  };

  return (
    <section>
      <h2>Make it yours</h2>
      <form className={styles.form} onSubmit={send} noValidate aria-label={`Install ${title}`}>
        <TextInput label="Name" autoComplete="off" maxLength={200} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        {settings.map((setting) => (
          <SettingField
            key={setting.name}
            setting={setting}
            entry={entries[setting.name] ?? ''}
            problem={problems[setting.name]}
            onChange={(entry) => setEntries({ ...entries, [setting.name]: entry })}
          />
        ))}
        {install.isError && <ProblemNotice error={install.error} />}
        <div>
          <Button type="submit" look="primary" isBusy={install.isPending}>
            Install
          </Button>
        </div>
      </form>
    </section>
  );
}
