import { Link, Text } from '@backstage/ui';
import type {
  KaitoRequestDetail,
  RequestPullRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  Age,
  asSentence,
  Chip,
  FactList,
  FreshnessTag,
  safeHttpUrl,
  Section,
  type Fact,
  type Tone,
} from '../../components';
import styles from './Requests.module.css';

const STATES: Record<
  NonNullable<RequestPullRequest['state']>,
  { word: string; tone: Tone }
> = {
  open: { word: 'open', tone: 'progress' },
  merged: { word: 'merged', tone: 'ok' },
  closed: { word: 'closed without merging', tone: 'warning' },
};

const CHECKS: Record<NonNullable<RequestPullRequest['checks']>, string> = {
  passed: 'passed',
  failed: 'failed',
  pending: 'under way',
  none: 'the repository runs none',
};

const NOT_TOLD = 'the Git host does not tell';

function people(names: readonly string[] | null): string {
  if (names === null) {
    return NOT_TOLD;
  }
  return names.length > 0 ? names.join(', ') : 'nobody';
}

function mergeWords({ state, mergeable, base }: RequestPullRequest) {
  if (state !== 'open') {
    return null;
  }
  if (mergeable === null) {
    return NOT_TOLD;
  }
  return mergeable ? 'yes' : `no, it conflicts with ${base}`;
}

function External(props: { url: string | null; children: string }) {
  const href = safeHttpUrl(props.url);
  return href ? (
    <Link href={href} target="_blank" rel="noreferrer">
      {props.children}
    </Link>
  ) : (
    <>{props.children}</>
  );
}

function factsOf(pull: RequestPullRequest): Fact[] {
  const merges = mergeWords(pull);
  const merge: Fact[] = [
    ['Merged by', pull.mergedBy ?? NOT_TOLD],
    ['Commit', pull.mergeCommit ?? NOT_TOLD],
  ];
  return [
    ['Repository', pull.repository],
    ['Branch', `${pull.branch} into ${pull.base}`],
    ['Opened', pull.openedAt && <Age since={pull.openedAt} />],
    ['Checks', pull.checks ? CHECKS[pull.checks] : NOT_TOLD],
    ['Approved by', people(pull.approvedBy)],
    ['Changes asked for by', people(pull.changesRequestedBy)],
    ...(merges ? [['Merges cleanly', merges] as Fact] : []),
    ...(pull.state === 'merged' ? merge : []),
  ];
}

function Known(props: { pull: RequestPullRequest }) {
  const { pull } = props;
  return (
    <>
      <div className={styles.row}>
        <External url={pull.url}>
          {`#${pull.number} ${pull.title ?? ''}`.trim()}
        </External>
        {pull.state && (
          <Chip tone={STATES[pull.state].tone}>{STATES[pull.state].word}</Chip>
        )}
      </div>
      <FactList facts={factsOf(pull)} />
    </>
  );
}

/** The pull request of a request as its Git host last told, and how old that is. */
export function PullRequestSection(props: { request: KaitoRequestDetail }) {
  const { pullRequest: pull } = props.request;
  return (
    <Section title="Pull request">
      {!pull && (
        <Text as="p" color="secondary">
          There is none yet.
        </Text>
      )}
      {pull && pull.number !== null && <Known pull={pull} />}
      {pull && pull.number === null && (
        <Text as="p">
          The portal knows of no pull request from {pull.branch}.{' '}
          {pull.compareUrl && (
            <External url={pull.compareUrl}>
              Open the page that makes one
            </External>
          )}
        </Text>
      )}
      {pull?.problem && (
        <Text as="p" color="warning">
          The Git host cannot be asked now: {asSentence(pull.problem)}
        </Text>
      )}
      {pull?.asOf && <FreshnessTag asOf={pull.asOf} stale={pull.stale} />}
    </Section>
  );
}
