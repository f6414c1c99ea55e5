import { type ReactNode, useState } from 'react';
import type { Option, Question } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Markdown } from './markdown/Markdown.tsx';
import styles from './QuestionChips.module.css';

interface Props {
  question: Question;
  /** Whether there is anything to go back to or to skip. */
  isBegun: boolean;
  onAnswer: (text: string) => void;
}

/** Options longer than this are sentences: they stand beneath each other. */
const SHORT = 34;

export function QuestionChips({ question, isBegun, onAnswer }: Props): ReactNode {
  const { kind, why, options, optional } = question;
  const [chosen, setChosen] = useState<string[]>([]);
  const isMulti = kind === 'multi' && options.length > 0;
  const isList = options.some(({ label }) => label.length > SHORT);
  const toggle = (label: string): void =>
    setChosen((all) => (all.includes(label) ? all.filter((each) => each !== label) : [...all, label]));

  return (
    <div className={styles.question} role="group" aria-label="Answers">
      {why !== '' && (
        <div className={styles.why}>
          <Markdown source={why} />
        </div>
      )}
      {options.length > 0 && (
        <div className={isList ? styles.list : styles.row}>
          {options.map((option) => (
            <Chip
              key={option.value}
              option={option}
              isPressed={isMulti ? chosen.includes(option.label) : undefined}
              onPress={() => (isMulti ? toggle(option.label) : onAnswer(option.label))}
            />
          ))}
        </div>
      )}
      <div className={styles.ways}>
        {isMulti && (
          <Button look="primary" disabled={chosen.length === 0} onClick={() => onAnswer(chosen.join(', '))}>
            {chosen.length > 1 ? `Send ${chosen.length} answers` : 'Send'}
          </Button>
        )}
        {isBegun && (
          <Button look="quiet" className={styles.quiet} onClick={() => onAnswer('back')}>
            <Icon name="arrowLeft" size={14} />
            Back
          </Button>
        )}
        {isBegun && optional && (
          <Button look="quiet" className={styles.quiet} onClick={() => onAnswer('skip')}>
            Skip
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChipProps {
  option: Option;
  isPressed: boolean | undefined;
  onPress: () => void;
}

function Chip({ option: { label, recommended }, isPressed, onPress }: ChipProps): ReactNode {
  return (
    <button
      type="button"
      className={[styles.chip, recommended && styles.recommended].filter(Boolean).join(' ')}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {isPressed && <Icon name="check" size={14} />}
      <span>{label}</span>
      {recommended && <span className={styles.tag}>Recommended</span>}
    </button>
  );
}
