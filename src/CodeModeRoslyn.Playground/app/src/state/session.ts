import { signal } from '@preact/signals';
import { ApiError, get, token } from '../api/client';
import type { Caller } from '../api/types';

export type Session = { is: 'unknown' } | { is: 'signedOut'; problem?: string } | { is: 'here'; caller: Caller } | { is: 'lost'; problem: string };

export const session = signal<Session>({ is: 'unknown' });

const UNAUTHORIZED = 401;

/** Asks the server who we are. Where nobody is configured, everybody on this machine is `local`. */
export const enter = async (given?: string): Promise<void> => {
  const before = token.get();
  if (given) token.set(given.trim());
  try {
    session.value = { is: 'here', caller: await get<Caller>('me') };
  } catch (failed) {
    if (given) token.set(before);
    session.value = failed instanceof ApiError && failed.status === UNAUTHORIZED
      ? { is: 'signedOut', problem: given ? 'The token belongs to no caller.' : undefined }
      : given ? { is: 'signedOut', problem: `That did not work: ${failed instanceof Error ? failed.message : String(failed)}` } : { is: 'lost', problem: failed instanceof Error ? failed.message : String(failed) };
  }
};
