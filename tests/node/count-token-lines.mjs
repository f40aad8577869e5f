// Reads texts from standard input, one JSON string a line, and answers each with a line: how many tokens of o200k it has.
import { createInterface } from 'node:readline';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

for await (const line of createInterface({ input: process.stdin })) {
  console.log(countTokens(JSON.parse(line)));
}
