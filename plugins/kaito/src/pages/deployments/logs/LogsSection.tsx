import { Button, Text } from '@backstage/ui';
import {
  RiDownloadLine,
  RiFileTextLine,
  RiRefreshLine,
} from '@remixicon/react';
import type {
  RelatedObject,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo, useState } from 'react';
import { CopyButton, downloadText, Section } from '../../../components';
import { LogControls, type LogChoice } from './LogControls';
import { LogFailure, statusWords } from './LogStates';
import { LogView } from './LogView';
import styles from './Logs.module.css';
import { useLogs } from './useLogs';

const byOrdinal = new Intl.Collator('en', { numeric: true });

/** Pods whose containers are known; those that are ready first, as the leader of a set usually is. */
function podsOf({ related }: WorkloadDetail): RelatedObject[] {
  return related
    .filter(({ kind, containers }) => kind === 'Pod' && containers?.length)
    .sort(
      (a, b) =>
        Number(b.ready) - Number(a.ready) || byOrdinal.compare(a.name, b.name),
    );
}

function firstChoice([pod]: readonly RelatedObject[]): LogChoice {
  return {
    pod: pod.name,
    container: pod.containers![0].name,
    previous: false,
    follow: true,
  };
}

function LogPanel(props: {
  workload: WorkloadDetail;
  pods: readonly RelatedObject[];
}) {
  const { workload, pods } = props;
  const [chosen, setChosen] = useState(() => firstChoice(pods));
  const [search, setSearch] = useState('');
  const [wrap, setWrap] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const choice = pods.some(({ name }) => name === chosen.pod)
    ? chosen
    : firstChoice(pods);
  const { pod, container, previous } = choice;
  const follow = choice.follow && !previous;
  const state = useLogs(
    workload.ref,
    { pod, container, previous, follow, tailLines: 1_000 },
    attempt,
  );
  const { lines } = state.buffer;
  const wanted = search.trim().toLowerCase();
  const shown = useMemo(
    () =>
      wanted
        ? lines.filter(({ text }) => text.toLowerCase().includes(wanted))
        : lines,
    [lines, wanted],
  );
  const text = useMemo(
    () => shown.map(line => `${line.text}\n`).join(''),
    [shown],
  );
  const retry = () => setAttempt(attempt + 1);
  return (
    <>
      <LogControls
        pods={pods}
        choice={choice}
        onChoice={setChosen}
        wrap={wrap}
        onWrap={setWrap}
        search={search}
        onSearch={setSearch}
      />
      {state.phase === 'failed' && (
        <LogFailure error={state.error!} retry={retry} />
      )}
      {lines.length > 0 && (
        <LogView
          key={`${pod}/${container}/${previous}`}
          label={`Log of ${container} in ${pod}`}
          lines={shown}
          search={wanted}
          wrap={wrap}
        />
      )}
      <div className={styles.foot}>
        <Text role="status" variant="body-small" color="secondary">
          {statusWords(state, follow)}
          {wanted && ` ${shown.length} with “${search.trim()}”.`}
        </Text>
        {state.phase === 'ended' && (
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiRefreshLine aria-hidden="true" />}
            onPress={retry}
          >
            Read again
          </Button>
        )}
        {lines.length > 0 && (
          <>
            <CopyButton text={text} label="Copy lines" />
            <Button
              size="small"
              variant="tertiary"
              iconStart={<RiDownloadLine aria-hidden="true" />}
              onPress={() =>
                downloadText(
                  `${pod}-${container}.log`,
                  text,
                  'text/plain;charset=utf-8',
                )
              }
            >
              Download
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** The logs of a deployment's containers, the model's first. Read on demand: each reading is on record. */
export function LogsSection(props: { workload: WorkloadDetail }) {
  const { workload } = props;
  const [open, setOpen] = useState(false);
  const pods = podsOf(workload);
  let content = (
    <Text as="p" color="secondary">
      {workload.related.some(({ kind }) => kind === 'Pod')
        ? "The portal's backend is older than this page and does not tell the containers of its pods. Update it to read logs."
        : 'No pod belongs to it now, so there is no log. KAITO makes pods when the nodes are ready.'}
    </Text>
  );
  if (pods.length > 0) {
    content = open ? (
      <LogPanel workload={workload} pods={pods} />
    ) : (
      <div>
        <Button
          variant="secondary"
          iconStart={<RiFileTextLine aria-hidden="true" />}
          onPress={() => setOpen(true)}
        >
          Read the log of {pods[0].containers![0].name}
        </Button>
      </div>
    );
  }
  return <Section title="Model logs">{content}</Section>;
}
