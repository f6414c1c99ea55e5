import type { ReactNode } from 'react';
import { isRecord, optionalNumber } from '../api/reading.ts';
import { JsonView } from './JsonView.tsx';
import { completionOf, type Speech, speechesOf } from './speech.ts';
import type { Span } from './words.ts';
import styles from './SpanPanel.module.css';

/** What a model was asked and what it said, with what that took. */
export function ModelTalk({ span }: { span: Span }): ReactNode {
  const tokens = isRecord(span.tokens) ? span.tokens : {};
  const cost = optionalNumber(span.cost);
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="Model">{span.model}</Fact>
        <Fact name="Tokens in">{optionalNumber(tokens['in'])?.toLocaleString() ?? '?'}</Fact>
        <Fact name="Tokens out">{optionalNumber(tokens['out'])?.toLocaleString() ?? '?'}</Fact>
        <Fact name="Cost">{cost === undefined ? 'not known' : `$${cost.toPrecision(3)}`}</Fact>
      </dl>
      {speechesOf(span.input).map((speech) => (
        <Said key={speech.name} speech={speech} />
      ))}
      <Said speech={completionOf(span.output)} />
    </>
  );
}

function Said({ speech: { name, value } }: { speech: Speech }): ReactNode {
  return (
    <section className={styles.speech}>
      <h3>{name}</h3>
      {typeof value === 'string' ? <p className={styles.words}>{value}</p> : <JsonView value={value} />}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
