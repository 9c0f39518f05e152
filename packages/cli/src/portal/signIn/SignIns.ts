import { z } from 'zod';
import { EXIT } from '../ExitCode';
import { PortalError } from '../PortalError';
import type { PrivateFile } from '../PortalHost';

const signInSchema = z.object({
  accessToken: z.string().min(1),
  /** Milliseconds since 1970; null when the token does not say. */
  expiresAt: z.number().nullable(),
  /** What renews the token, and as whom; null for a pasted one. */
  renewal: z
    .object({
      refreshToken: z.string().min(1),
      tokenUrl: z.string(),
      revokeUrl: z.string().nullable(),
      clientId: z.string(),
      clientSecret: z.string().nullable(),
    })
    .nullable(),
});

const fileSchema = z.object({
  version: z.literal(1),
  /** Portal that is meant where none is named. */
  current: z.string().nullable(),
  portals: z.record(z.string(), signInSchema),
});

/** How one signs in to a portal. */
export type SignIn = z.infer<typeof signInSchema>;
type Contents = z.infer<typeof fileSchema>;

const EMPTY: Contents = { version: 1, current: null, portals: {} };

/** The sign-ins of a person, one a portal, in a file only that person may read. */
export class SignIns {
  readonly #file: PrivateFile;

  constructor(file: PrivateFile) {
    this.#file = file;
  }

  /** Address of the portal that is meant where none is named. */
  current(): string | null {
    return this.#read().current;
  }

  portals(): string[] {
    return Object.keys(this.#read().portals).sort();
  }

  find(portal: string): SignIn | undefined {
    const { portals } = this.#read();
    return Object.hasOwn(portals, portal) ? portals[portal] : undefined;
  }

  /** Keeps a sign-in; the portal becomes the current one unless told otherwise. */
  keep(portal: string, signIn: SignIn, options?: { renewed: boolean }): void {
    const { current, portals } = this.#read();
    this.#write({
      version: 1,
      current: options?.renewed ? current : portal,
      portals: { ...portals, [portal]: signIn },
    });
  }

  forget(portal: string): void {
    const { current, portals } = this.#read();
    const { [portal]: _, ...rest } = portals;
    this.#write({
      version: 1,
      current: current === portal ? Object.keys(rest)[0] ?? null : current,
      portals: rest,
    });
  }

  #read(): Contents {
    let text: string | undefined;
    try {
      text = this.#file.read();
    } catch (error) {
      throw new PortalError((error as Error).message, {
        exitCode: EXIT.refused,
      });
    }
    if (text === undefined) {
      return EMPTY;
    }
    try {
      return fileSchema.parse(JSON.parse(text));
    } catch {
      throw new PortalError(
        `${this.#file.path} is not a file of sign-ins this version can read`,
        {
          exitCode: EXIT.refused,
          nextStep: 'Delete it and sign in again: kaito-portal login',
        },
      );
    }
  }

  #write(contents: Contents): void {
    this.#file.write(`${JSON.stringify(contents, null, 2)}\n`);
  }
}
