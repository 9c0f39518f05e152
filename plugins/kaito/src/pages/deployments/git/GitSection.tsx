import { Link, Text } from '@backstage/ui';
import type {
  Drift,
  DriftFile,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Age,
  errorKind,
  FactList,
  FreshnessTag,
  Message,
  QueryStates,
  safeHttpUrl,
  Section,
} from '../../../components';
import { DifferencesTable } from './DifferencesTable';
import styles from './Git.module.css';
import { GitChip } from './GitChip';
import { describeAgent, GIT_WORDS, shortCommit, WHOLE_WORDS } from './gitWords';
import { useWorkloadDrift } from './queries';

function File(props: { file: DriftFile }) {
  const { path, url } = props.file;
  const href = safeHttpUrl(url);
  return href ? (
    <Link href={href} target="_blank" rel="noreferrer">
      {path}
    </Link>
  ) : (
    <>{path}</>
  );
}

function GitView(props: { drift: Drift }) {
  const { drift } = props;
  const { state, summary, nextStep, since, lastKnown, file, effect } = drift;
  // What could not be compared says nothing of what applying Git would do.
  const isCertain = state !== 'not-checked';
  const left = drift.differing - drift.differences.length;
  return (
    <>
      <div className={styles.head}>
        <GitChip state={state} />
        {since && (
          <Text color="secondary">
            for <Age since={since} />
          </Text>
        )}
        {drift.gitAsOf && !lastKnown && <FreshnessTag asOf={drift.gitAsOf} />}
      </div>
      <Text as="p">{summary}</Text>
      {lastKnown && (
        <Text as="p">
          Last known: {GIT_WORDS[lastKnown.state].word},{' '}
          <FreshnessTag asOf={lastKnown.at} stale />
        </Text>
      )}
      {nextStep && (
        <Text as="p">
          <strong>Next step:</strong> <Message text={nextStep} />
        </Text>
      )}
      {effect && isCertain && <Text as="p">{WHOLE_WORDS[effect]}</Text>}
      {drift.differences.length > 0 && (
        <>
          {!isCertain && (
            <Text as="p" color="secondary">
              {lastKnown
                ? 'What differed then:'
                : 'What the file says otherwise:'}
            </Text>
          )}
          <DifferencesTable differences={drift.differences} />
        </>
      )}
      {left > 0 && (
        <Text as="p" color="secondary">
          {left} more are not shown.
        </Text>
      )}
      {file && (
        <FactList
          facts={[
            ['File', <File file={file} />],
            ['Commit', <code>{shortCommit(file.commit)}</code>],
            ['Branch', `${file.repository}, ${file.baseBranch}`],
            ['GitOps agent', describeAgent(drift.agent)],
          ]}
        />
      )}
    </>
  );
}

/** How a deployment stands against the file that describes it: state, why, what differs and what that means. */
export function GitSection(props: {
  workloadRef: WorkloadRef;
  /** Shows nothing where there is nothing to say, as of a deployment nobody has heard of. */
  isOptional?: boolean;
}) {
  const query = useWorkloadDrift(props.workloadRef);
  const { data, error } = query;
  if (props.isOptional && (!data || error) && !isOfConcern(error)) {
    return null;
  }
  return (
    <Section title="In Git">
      <QueryStates
        what="comparison with Git"
        mayNot="see how it stands against Git"
        query={query}
      >
        {drift => <GitView drift={drift} />}
      </QueryStates>
    </Section>
  );
}

/** That it is not there, or not to be seen, is said by the page already. */
function isOfConcern(error: Error | undefined): boolean {
  return error !== undefined && errorKind(error) === 'failed';
}
