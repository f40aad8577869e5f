// Reads a JSON array of texts from standard input, and prints how many tokens of o200k each has, as a JSON array.
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

let input = '';
for await (const piece of process.stdin) {
  input += piece;
}

console.log(JSON.stringify(JSON.parse(input).map(text => countTokens(text))));
