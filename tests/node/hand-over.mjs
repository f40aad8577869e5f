// What the conformance suite starts as its client: hands over what it was told to the test, in which the client is, and
// ends when that has done its work.
//
//   node hand-over.mjs TEST_URL SERVER_URL
const [test, server] = process.argv.slice(2);
const answer = await fetch(test, {
  method: 'POST',
  body: JSON.stringify({ server, context: JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? 'null') }),
});
process.exitCode = answer.ok ? 0 : 1;
