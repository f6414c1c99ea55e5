import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './FirstVisit.module.css';

export function NotHere(): ReactNode {
  const problem = new ApiProblem(404, 'There is no such page', 'The address leads nowhere.', 'Choose where to go from the menu.');
  return (
    <div className={styles.problem}>
      <ProblemNotice error={problem} />
    </div>
  );
}
