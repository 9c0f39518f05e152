import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { useCallback, useState } from 'react';
import { Persona, personaMemory } from './personas';
import styles from './PersonaSignInPage.module.css';

const PROVIDER = 'sandbox';

type Props = SignInPageProps & { personas: Persona[] };

/** Sign-in of the sandbox: choose who to be. */
export const PersonaSignInPage = ({ personas, onSignInSuccess }: Props) => {
  const [chosen, setChosen] = useState(() =>
    personas.find(persona => persona.id === personaMemory.recall()),
  );
  const choose = (persona: Persona) => {
    personaMemory.remember(persona.id);
    setChosen(persona);
  };
  const succeed = useCallback(
    (identity: IdentityApi) => onSignInSuccess(forgettingOnSignOut(identity)),
    [onSignInSuccess],
  );
  const Failed = useCallback(
    ({ error }: { error?: Error }) => (
      <Alert
        status="danger"
        title="Signing in did not work"
        description={error?.message}
        customActions={
          <Button
            variant="secondary"
            onPress={() => {
              personaMemory.forget();
              setChosen(undefined);
            }}
          >
            Choose again
          </Button>
        }
      />
    ),
    [],
  );

  if (chosen) {
    return (
      <ProxiedSignInPage
        provider={PROVIDER}
        headers={{ 'x-sandbox-persona': chosen.id }}
        onSignInSuccess={succeed}
        ErrorComponent={Failed}
      />
    );
  }
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <h1 className={styles.title}>KAITO Portal</h1>
        <p className={styles.lead}>
          Self-service model hosting, here with a sandbox fleet on this machine.
          Choose who to be: each persona sees and may do different things.
        </p>
        <ul className={styles.personas}>
          {personas.map(persona => (
            <li key={persona.id} className={styles.persona}>
              <h2 className={styles.name}>{persona.title}</h2>
              <p className={styles.description}>{persona.description}</p>
              <Button onPress={() => choose(persona)}>
                {`Continue as ${persona.title}`}
              </Button>
            </li>
          ))}
        </ul>
        <p className={styles.note}>
          There are no passwords: this sign-in only exists in the sandbox and
          refuses to start anywhere else.
        </p>
      </div>
    </main>
  );
};

/** After signing out the choice is open again. */
function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      personaMemory.forget();
      await identity.signOut();
    },
  };
}
