// An MCP server over stdio with what server-everything has not: an image beside a typed result, a sound, and lists of several pages.
import { createInterface } from 'node:readline';

const tools = [
  {
    name: 'scan',
    inputSchema: { type: 'object' },
    outputSchema: { type: 'object', properties: { pages: { type: 'integer' } }, required: ['pages'] },
    annotations: { readOnlyHint: true },
  },
  { name: 'speak', inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } },
  { name: 'get_prompt', inputSchema: { type: 'object', properties: {} }, annotations: { readOnlyHint: true } },
];

const results = {
  scan: {
    structuredContent: { pages: 2 },
    content: [{ type: 'text', text: '{"pages":2}' }, { type: 'image', data: 'AAECAw==', mimeType: 'image/gif', _meta: { secret: 1 } }],
  },
  speak: { content: [{ type: 'audio', data: 'UklGRg==', mimeType: 'audio/wav' }] },
  get_prompt: { content: [{ type: 'text', text: 'a tool of its own' }] },
};

const page = (cursor, name) => {
  const at = Number(cursor ?? 0);
  return { [name]: [{ uri: `test://${at}`, name: `number ${at}` }], ...(at < 2 ? { nextCursor: String(at + 1) } : {}) };
};

const answer = ({ method, params }) => {
  switch (method) {
    case 'initialize':
      return {
        protocolVersion: params.protocolVersion,
        capabilities: { tools: {}, resources: {}, prompts: {} },
        serverInfo: { name: 'content', version: '1' },
      };
    case 'tools/list': return { tools };
    case 'tools/call': return results[params.name];
    case 'resources/list': return page(params?.cursor, 'resources');
    // The same page over and over again.
    case 'resources/templates/list': return { resourceTemplates: [{ uriTemplate: 'test://{number}', name: 'any' }], nextCursor: 'again' };
    case 'resources/read': return { contents: [{ uri: params.uri, mimeType: 'text/plain', text: 'held here' }] };
    case 'ping': return {};
    default: return undefined;
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.id === undefined) continue;
  const result = answer(request);
  const error = { code: -32601, message: `There is no ${request.method}` };
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: request.id, ...(result ? { result } : { error }) }) + '\n');
}
