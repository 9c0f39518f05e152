import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { RenderedFile } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { CopyButton } from '../../components';
import styles from './Review.module.css';

function FileView(props: { file: RenderedFile }) {
  const { name, text } = props.file;
  return (
    <>
      <div>
        <CopyButton text={text} label={`Copy ${name}`} />
      </div>
      <pre
        className={styles.code}
        role="region"
        aria-label={`${name} in YAML`}
        // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text}
      </pre>
    </>
  );
}

/** The files of a request, one at a time. */
export function YamlFiles(props: { files: readonly RenderedFile[] }) {
  const { files } = props;
  if (files.length === 1) {
    return <FileView file={files[0]} />;
  }
  return (
    <Tabs>
      <TabList aria-label="Files">
        {files.map(({ name }) => (
          <Tab key={name} id={name}>
            {name}
          </Tab>
        ))}
      </TabList>
      {files.map(file => (
        <TabPanel key={file.name} id={file.name}>
          <FileView file={file} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
