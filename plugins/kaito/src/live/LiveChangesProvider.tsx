import {
  identityApiRef,
  useApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { kaitoApiRef } from '../api';
import { liveChangesFor } from './liveChangesFor';
import { CONNECTING } from './LiveStatus';
import { LiveStatusProvider } from './LiveStatusContext';

/** Keeps what the pages inside have read in step with the fleet, while they are looked at. */
export function LiveChangesProvider(props: { children: ReactNode }) {
  const api = useApi(kaitoApiRef);
  const identity = useApiHolder().get(identityApiRef);
  const client = useQueryClient();
  const [status, setStatus] = useState(CONNECTING);
  useEffect(() => {
    let left = false;
    const leave: (() => void)[] = [];
    const whoAmI = async () =>
      (await identity?.getBackstageIdentity())?.userEntityRef;
    liveChangesFor(api, client, whoAmI).then(live => {
      if (!left) {
        leave.push(live.onStatus(setStatus), live.use());
        setStatus(live.status);
      }
    });
    return () => {
      left = true;
      leave.forEach(one => one());
    };
  }, [api, client, identity]);
  return (
    <LiveStatusProvider value={status}>{props.children}</LiveStatusProvider>
  );
}
