import type { ReactNode } from 'react';
import type { Action } from '../../api/types.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { useForm } from './FormContext.tsx';
import styles from './ButtonsBlock.module.css';

export function ButtonsBlock({ actions }: { actions: Action[] }): ReactNode {
  const { press, pressed, missing, error, whyId } = useForm();
  const isPressed = (action: Action): boolean => pressed?.id === action.id && pressed.value === action.value;
  if (actions.length === 0) return null;
  return (
    <div className={styles.block}>
      <div className={styles.buttons}>
        {actions.map((action) => (
          <Button
            key={`${action.id} ${action.value}`}
            look={action.style}
            isBusy={isPressed(action)}
            disabled={action.refusal !== undefined || (pressed !== undefined && !isPressed(action))}
            aria-describedby={action.refusal === undefined ? undefined : whyId}
            onClick={() => press(action)}
          >
            {action.label}
          </Button>
        ))}
      </div>
      {missing.length > 0 && (
        <p className={styles.missing} role="alert">
          Please fill in: {missing.join(', ')}.
        </p>
      )}
      {error !== null && pressed === undefined && <ProblemNotice error={error} />}
    </div>
  );
}
