import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './Page.module.css';

interface State {
  error: unknown;
}

/** A page that breaks says so, and the rest of the application goes on. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    const retry = <Button onClick={() => this.setState({ error: undefined })}>Try again</Button>;
    return (
      <div className={styles.page}>
        <ProblemNotice error={this.state.error} actions={retry} />
      </div>
    );
  }
}
