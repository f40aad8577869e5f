// Connects with the TypeScript SDK's client, lists the tools, runs one script through execute_code, and prints both
// answers and the revision that was agreed on as one line of JSON.
//
//   node call-tool.mjs 1|2 SCRIPT http URL
//   node call-tool.mjs 1|2 SCRIPT stdio COMMAND [ARGUMENT…]
import { readFile } from 'node:fs/promises';

const [major, script, door, target, ...args] = process.argv.slice(2);
const modules = {
  1: ['sdk/client/index.js', 'sdk/client/stdio.js', 'sdk/client/streamableHttp.js'],
  // The first that knows a revision without sessions.
  2: ['client', 'client/stdio'],
}[major];
const sdk = Object.assign({}, ...await Promise.all(modules.map(name => import(`@modelcontextprotocol/${name}`))));

const transport = door === 'http'
  ? new sdk.StreamableHTTPClientTransport(new URL(target))
  : new sdk.StdioClientTransport({ command: target, args });
let revision;
transport.setProtocolVersion = (set => agreed => {
  revision = agreed;
  set?.call(transport, agreed);
})(transport.setProtocolVersion);

const client = new sdk.Client({ name: 'typescript-client', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
await client.connect(transport);
revision = client.getNegotiatedProtocolVersion?.() ?? revision;
const { tools } = await client.listTools();
const result = await client.callTool({
  name: 'execute_code',
  arguments: { code: await readFile(script, 'utf8') },
});
await client.close();
console.log(JSON.stringify({ revision, tools, result }));
