import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Back } from '../console/Back.tsx';
import { Empty } from '../console/Empty.tsx';
import { Loaded } from '../console/Loaded.tsx';
import { May } from '../console/May.tsx';
import { Page } from '../console/Page.tsx';
import { paths } from '../shell/paths.ts';
import { pictureUrl, type Template, templatesQuery } from './api.ts';
import { ConnectFirst } from './ConnectFirst.tsx';
import { InstallForm } from './InstallForm.tsx';
import styles from './TemplatePage.module.css';

/** One template: what it does, what it needs, and taking it. */
export default function TemplatePage(): ReactNode {
  const { id = '' } = useParams();
  const templates = useQuery(templatesQuery);
  const template = templates.data?.find((each) => each.id === id);
  return (
    <Page title={template?.title ?? 'Template'} deed="change" {...(template === undefined ? {} : { lead: template.summary })}>
      <Back to={paths.templates}>All templates</Back>
      <Loaded query={templates}>
        {() =>
          template === undefined ? (
            <Empty title="There is no such template">The address names none that this installation has.</Empty>
          ) : (
            <Detail key={template.id} template={template} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Detail({ template }: { template: Template }): ReactNode {
  return (
    <div className={styles.columns}>
      <figure className={styles.picture}>
        <img src={pictureUrl(template.id)} alt={`The steps of “${template.title}”`} />
      </figure>
      <div className={styles.side}>
        <ConnectFirst systems={template.systems} />
        <May deed="change">
          <InstallForm template={template} />
        </May>
      </div>
    </div>
  );
}
