import { SearchField, Select, Switch } from '@backstage/ui';
import type {
  LogContainer,
  RelatedObject,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import styles from './Logs.module.css';

/** What one looks at, and how. */
export interface LogChoice {
  pod: string;
  container: string;
  previous: boolean;
  follow: boolean;
}

const ROLE_WORDS: Record<LogContainer['role'], string> = {
  model: 'the model',
  init: 'runs before the model',
  other: 'runs beside the model',
};

function describeContainer({ role, restarts }: LogContainer): string {
  const again =
    restarts === null
      ? 'restarts unknown'
      : `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}`;
  return `${ROLE_WORDS[role]} · ${again}`;
}

/** Which log, how much of it, and how it is shown. */
export function LogControls(props: {
  pods: readonly RelatedObject[];
  choice: LogChoice;
  onChoice(choice: LogChoice): void;
  wrap: boolean;
  onWrap(wrap: boolean): void;
  search: string;
  onSearch(search: string): void;
}) {
  const { pods, choice, onChoice } = props;
  const containers =
    pods.find(({ name }) => name === choice.pod)?.containers ?? [];
  const container = containers.find(({ name }) => name === choice.container);
  const choosePod = (pod: string) => {
    const first = pods.find(({ name }) => name === pod)?.containers?.[0];
    onChoice({ ...choice, pod, container: first?.name ?? '', previous: false });
  };
  return (
    <div className={styles.controls}>
      <Select
        label="Pod"
        options={pods.map(({ name, state }) => ({
          id: name,
          label: name,
          description: state,
        }))}
        value={choice.pod}
        onChange={key => key !== null && choosePod(String(key))}
      />
      <Select
        label="Container"
        options={containers.map(item => ({
          id: item.name,
          label: item.name,
          description: describeContainer(item),
        }))}
        value={choice.container}
        onChange={key =>
          key !== null &&
          onChoice({ ...choice, container: String(key), previous: false })
        }
      />
      <SearchField
        size="small"
        label="Show lines with"
        placeholder="Words in a line"
        value={props.search}
        onChange={props.onSearch}
      />
      <div className={styles.switches}>
        <Switch
          label="Follow"
          isSelected={choice.follow && !choice.previous}
          isDisabled={choice.previous}
          onChange={follow => onChoice({ ...choice, follow })}
        />
        <Switch
          label="Run before the last restart"
          isSelected={choice.previous}
          isDisabled={container?.restarts === 0}
          onChange={previous => onChoice({ ...choice, previous })}
        />
        <Switch
          label="Wrap lines"
          isSelected={props.wrap}
          onChange={props.onWrap}
        />
      </div>
    </div>
  );
}
