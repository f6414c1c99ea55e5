import type { ReactNode } from 'react';
import { Markdown } from '../markdown/Markdown.tsx';
import styles from './FieldsBlock.module.css';

export function FieldsBlock({ fields }: { fields: { label: string; value: string }[] }): ReactNode {
  return (
    <dl className={styles.fields}>
      {fields.map(({ label, value }, index) => (
        <div key={index} className={styles.field}>
          <dt>{label}</dt>
          <dd>
            <Markdown source={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
