// Cloudflare's codemode in workerd, which serves MCP itself: a fresh dynamic worker for each run.
import { DynamicWorkerExecutor } from '@cloudflare/codemode';
import { answer, client } from './mcp.mjs';

const HEADERS = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

// Kept as names alone: what one request has opened, no other may use.
let names;

export default {
  async fetch(request, { LOADER, UPSTREAM }) {
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const { call, names: ask } = client(async (message) =>
      (await fetch(UPSTREAM, { method: 'POST', headers: HEADERS, body: JSON.stringify(message) })).json());
    const said = await answer(await request.json(), async (code) => {
      names ??= await ask();
      const fns = Object.fromEntries(names.map((name) => [name, (args) => call(name, args)]));
      const { result, error } = await new DynamicWorkerExecutor({ loader: LOADER }).execute(`async () => { ${code} }`, [{ name: 'tools', fns }]);
      if (error) throw new Error(error);
      return result;
    });
    return said ? Response.json(said) : new Response(null, { status: 202 });
  },
};
