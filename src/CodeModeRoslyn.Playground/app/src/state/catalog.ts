import { signal } from '@preact/signals';
import { get } from '../api/client';
import type { ModelView, ToolDetails, ToolPage, Upstream } from '../api/types';
import { loadable } from './load';

export const query = signal('');
export const upstream = signal<string | undefined>(undefined);
export const PAGE = 200;
export const MOST = 1_000;
export const most = signal(PAGE);
export const chosen = signal<string | undefined>(undefined);

export const upstreams = loadable(() => get<Upstream[]>('upstreams'));

export const tools = loadable(() => {
  const asked = new URLSearchParams({ query: query.value, limit: String(most.value) });
  if (upstream.value) asked.set('upstream', upstream.value);
  return get<ToolPage>(`tools?${asked}`);
});

export const tool = loadable(() => get<ToolDetails>(`tools/${encodeURIComponent(chosen.value ?? '')}`));

export const model = loadable(() => get<ModelView>('model'));
