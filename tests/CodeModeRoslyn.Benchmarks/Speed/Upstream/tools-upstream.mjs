// The MCP server, over HTTP, that all contenders call: as little work for each call as can be, so that what is measured is not this.
// Its argument is the port; /mcp?tools=7 has seven further tools, and not those that scripts call.
import { createServer } from 'node:http';

const [port] = process.argv.slice(2);
const integer = { type: 'integer' };
const record = (properties) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const reads = { readOnlyHint: true };
const item = record({ id: integer, name: { type: 'string' }, price: integer });
const row = record({ id: integer, region: { type: 'string' }, amount: integer, active: { type: 'boolean' } });

const tools = [
  { name: 'get_item', description: 'One item, whose price is its id.', inputSchema: record({ id: integer }), outputSchema: item, annotations: reads },
  { name: 'wait', description: 'Takes so many milliseconds.', inputSchema: record({ milliseconds: integer }), outputSchema: record({ waited: integer }), annotations: reads },
  { name: 'list_rows', description: 'So many rows.', inputSchema: record({ count: integer }), outputSchema: record({ rows: { type: 'array', items: row } }), annotations: reads },
];

const furtherTools = (count) => Array.from({ length: count }, (_, index) => ({
  name: `${['get', 'list', 'create', 'update'][index % 4]}_thing_${index}`,
  description: `What can be done with things of the kind ${index}.`,
  inputSchema: record({ id: integer, note: { type: 'string' } }),
  outputSchema: record({ id: integer, title: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } }),
}));

const regions = ['north', 'east', 'south', 'west'];
const rows = (count) => Array.from({ length: count }, (_, index) => ({ id: index, region: regions[index % 4], amount: (index * 7919) % 1000, active: index % 3 === 0 }));
const written = new Map();

// Written once for each count: ten thousand rows would take longer to write than to read.
const result = (key, make) => {
  if (!written.has(key)) {
    const text = JSON.stringify(make());
    written.set(key, `{"content":[{"type":"text","text":${JSON.stringify(text)}}],"structuredContent":${text}}`);
  }
  return written.get(key);
};
const fresh = (value) => {
  const text = JSON.stringify(value);
  return `{"content":[{"type":"text","text":${JSON.stringify(text)}}],"structuredContent":${text}}`;
};

const call = ({ name, arguments: given }, answer) => {
  switch (name) {
    case 'get_item': return answer(fresh({ id: given.id, name: `item ${given.id}`, price: given.id }));
    case 'wait': return setTimeout(() => answer(fresh({ waited: given.milliseconds })), given.milliseconds);
    case 'list_rows': return answer(result(given.count, () => ({ rows: rows(given.count) })));
    default: return answer(fresh({ id: given.id, title: name, tags: [] }));
  }
};

const serve = ({ id, method, params }, further, send) => {
  const answer = (text) => send(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${text}}`);
  if (id === undefined) return send(undefined);
  switch (method) {
    case 'initialize': return answer(JSON.stringify({ protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'bench', version: '1' } }));
    case 'tools/list': return answer(JSON.stringify({ tools: further > 0 ? furtherTools(further) : tools }));
    case 'tools/call': return call(params, answer);
    case 'ping': return answer('{}');
    default: return send(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } }));
  }
};

const server = createServer((request, response) => {
  if (request.method !== 'POST') return response.writeHead(405).end();
  const further = Number(new URL(request.url, 'http://127.0.0.1').searchParams.get('tools') ?? 0);
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => serve(JSON.parse(Buffer.concat(chunks)), further, (text) =>
    text ? response.writeHead(200, { 'content-type': 'application/json' }).end(text) : response.writeHead(202).end()));
});
server.keepAliveTimeout = 600_000;
server.listen(Number(port), '127.0.0.1');
