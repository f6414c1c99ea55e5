import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { LinkButton } from '../console/LinkButton.tsx';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import type { Connector } from './api.ts';
import { AuthFields } from './AuthFields.tsx';
import { ConsentNotice } from './ConsentNotice.tsx';
import { authOf, BASE_URL, blank, NAME, problemsOf, type Problems } from './form.ts';
import { Scopes } from './Scopes.tsx';
import { useConnect } from './useConnect.ts';
import { systemAt } from './words.ts';
import { Ways } from './Ways.tsx';
import styles from './ConnectPage.module.css';

export function ConnectForm({ system }: { system: Connector }): ReactNode {
  const [filled, setFilled] = useState(() => blank(system));
  const [problems, setProblems] = useState<Problems>({});
  const { submit, isBusy, error, consent, again } = useConnect(system);
  const auth = authOf(system, filled.auth);

  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = problemsOf(system, filled);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) submit(filled);
    else event.currentTarget.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  };

  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={`Connect ${system.title}`}>
      <Ways kinds={system.auth.map(({ kind }) => kind)} value={filled.auth} onChange={(kind) => setFilled({ ...filled, auth: kind })} />
      <TextInput
        name={BASE_URL}
        type="url"
        label="Address"
        description={addressHelp(system)}
        withAsterisk={system.needsBaseUrl}
        autoComplete="off"
        value={filled.baseUrl}
        error={problems[BASE_URL]}
        onChange={({ currentTarget }) => setFilled({ ...filled, baseUrl: currentTarget.value })}
      />
      <AuthFields fields={auth?.fields ?? []} values={filled.values} problems={problems} onChange={(values) => setFilled({ ...filled, values })} />
      <Scopes scopes={auth?.scopes ?? []} />
      <TextInput
        name={NAME}
        label="Name"
        description={system.needsConnection ? 'By which workflows choose it, when there are several' : 'By which steps choose it'}
        placeholder={systemAt(filled.baseUrl, system)}
        autoComplete="off"
        maxLength={100}
        value={filled.name}
        onChange={({ currentTarget }) => setFilled({ ...filled, name: currentTarget.value })}
      />
      {error !== null && <ProblemNotice error={error} />}
      <ConsentNotice consent={consent} system={system.title} again={again} />
      <div className={styles.buttons}>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {auth?.kind === 'oauth2' ? `Go to ${system.title}` : 'Connect'}
        </Button>
        <LinkButton look="quiet" to={paths.connect()}>
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}

function addressHelp({ title, needsBaseUrl, needsConnection }: Connector): string {
  if (!needsBaseUrl) return 'Only when it is not at its usual place';
  return needsConnection
    ? `Where your ${title} is, such as https://acme.example.com`
    : 'Where the API is, such as https://api.example.com/v1; the key goes to no other host';
}
