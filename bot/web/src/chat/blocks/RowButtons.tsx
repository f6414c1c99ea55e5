import type { ReactNode } from 'react';
import type { Row } from '../../api/types.ts';
import { Button } from '../../ui/Button.tsx';
import { useForm } from './FormContext.tsx';
import styles from './RowsBlock.module.css';

/** The buttons of one row; whoever only hears them is told what they are about. */
export function RowButtons({ row }: { row: Row }): ReactNode {
  const { press, pressed, whyId } = useForm();
  if (row.actions.length === 0) return null;
  return (
    <div className={styles.actions}>
      {row.actions.map((action, index) => {
        const isPressed = pressed?.id === action.id && pressed.value === action.value;
        return (
          <Button
            key={`${action.id} ${action.value}`}
            className={styles.action}
            look={index === 0 ? action.style : 'quiet'}
            aria-label={`${action.label}: ${row.text}`}
            isBusy={isPressed}
            disabled={action.refusal !== undefined || (pressed !== undefined && !isPressed)}
            aria-describedby={action.refusal === undefined ? undefined : whyId}
            onClick={() => press(action)}
          >
            {action.label}
          </Button>
        );
      })}
    </div>
  );
}
