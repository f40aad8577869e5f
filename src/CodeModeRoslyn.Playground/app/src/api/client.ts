import { parse } from './json';
import type { RunEvent } from './types';

export class ApiError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

// Kept for this tab alone, and only where the server asks for one.
const TOKEN = 'codemode-token';

export const token = {
  get: () => sessionStorage.getItem(TOKEN),
  set: (value: string | null) => (value === null ? sessionStorage.removeItem(TOKEN) : sessionStorage.setItem(TOKEN, value)),
};

const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const known = token.get();
  const headers = { ...(init.body === undefined ? {} : { 'content-type': 'application/json' }), ...(known ? { authorization: `Bearer ${known}` } : {}), ...init.headers };
  const response = await fetch(new URL(`api/v1/${path}`, document.baseURI), { ...init, headers });
  if (!response.ok) {
    const said = await response.json().catch(() => undefined) as { error?: string } | undefined;
    throw new ApiError(said?.error ?? `The server answered ${response.status} ${response.statusText}.`, response.status);
  }

  return response;
};

export const get = async <T>(path: string): Promise<T> => parse(await (await send(path)).text()) as T;

export const post = async <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> => {
  const response = await send(path, { method: 'POST', body: JSON.stringify(body), signal });
  return (response.status === 204 ? undefined : parse(await response.text())) as T;
};

const DATA = 'data: ';

/** The events of a run, one after the other, as they happen. */
export async function* events(path: string, body: unknown, signal: AbortSignal): AsyncGenerator<RunEvent> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await send(path, { ...init, headers: { accept: 'text/event-stream' }, signal });
  let rest = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop()!;
    for (const part of parts) if (part.startsWith(DATA)) yield parse(part.slice(DATA.length)) as RunEvent;
  }
}
