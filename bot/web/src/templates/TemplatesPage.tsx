import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Card, CardLink, Cards, CardsOutline } from '../console/Cards.tsx';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { matches } from '../console/matches.ts';
import { Page } from '../console/Page.tsx';
import { Search } from '../console/Search.tsx';
import { paths } from '../shell/paths.ts';
import { type Template, templatesQuery } from './api.ts';
import { Systems } from './Systems.tsx';
import styles from './Templates.module.css';

const NARROWEST = 290;

/** Whole workflows to begin with. */
export default function TemplatesPage(): ReactNode {
  const templates = useQuery(templatesQuery);
  return (
    <Page title="Templates" lead="Whole workflows to begin with: say what is yours in it, and change the rest as you like.">
      <Loaded query={templates} skeleton={<CardsOutline narrowest={NARROWEST} height={150} cards={6} />}>
        {(items) => (items.length === 0 ? <NoTemplates /> : <Gallery items={items} />)}
      </Loaded>
    </Page>
  );
}

function Gallery({ items }: { items: Template[] }): ReactNode {
  const [query, setQuery] = useState('');
  const found = items.filter(({ title, summary, systems }) => matches(query, title, summary, ...systems.map((system) => system.title)));
  return (
    <>
      <Search label="Search templates" value={query} onChange={setQuery} found={found.length} of={items.length} />
      {found.length === 0 ? (
        <Empty title="No template like this">Nothing matches “{query}”. You can also say what should happen in a conversation.</Empty>
      ) : (
        <Cards narrowest={NARROWEST}>
          {found.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </Cards>
      )}
    </>
  );
}

function TemplateCard({ template: { id, title, summary, systems } }: { template: Template }): ReactNode {
  return (
    <Card className={styles.template}>
      <h2 className={styles.name}>
        <CardLink to={paths.template(id)}>{title}</CardLink>
      </h2>
      <p className={styles.summary}>{summary}</p>
      <Systems systems={systems} />
    </Card>
  );
}

function NoTemplates(): ReactNode {
  return <Empty title="No templates here">This installation brings none. Say what should happen in a conversation, and Parley drafts it.</Empty>;
}
