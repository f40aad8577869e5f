// Monty, a Python in Rust, in this process: a fresh interpreter for each run.
import { Monty, runMontyAsync } from '@pydantic/monty';

// The seconds are those of the whole run, calls and all.
const limits = { maxMemory: 64 << 20, maxDurationSecs: 60 };

// Monty passes a failure on under its name, which has to be one of Python's.
const asPython = (failure) => { throw Object.assign(failure, { name: 'RuntimeError' }); };

export const start = async (call) => async (code) => {
  // Its binding for Node waits for each call before it goes on, below asyncio.gather too; so calls that are to run at once get a number here.
  const begun = [];
  const own = {
    begin: (name, args) => {
      const result = call(name, args).catch(asPython);
      result.catch(() => {});
      return begun.push(result) - 1;
    },
    gather: (numbers) => Promise.all(numbers.map((number) => begun[number])),
  };
  const externalFunctions = new Proxy(own, { get: (_, name) => own[name] ?? ((args) => call(name, args).catch(asPython)) });
  return runMontyAsync(new Monty(code), { externalFunctions, limits });
};
