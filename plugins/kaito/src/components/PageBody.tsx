import { Container, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './PageBody.module.css';

/** The content of a page below the shell's header: a heading, what the page is for, actions and the rest. */
export function PageBody(props: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Container>
      <div className={styles.body}>
        <div className={styles.head}>
          <div className={styles.words}>
            <Text as="h2" variant="title-small" weight="bold">
              {props.title}
            </Text>
            {props.description && (
              <Text as="div" variant="body-medium" color="secondary">
                {props.description}
              </Text>
            )}
          </div>
          {props.actions && (
            <div className={styles.actions}>{props.actions}</div>
          )}
        </div>
        {props.children}
      </div>
    </Container>
  );
}
