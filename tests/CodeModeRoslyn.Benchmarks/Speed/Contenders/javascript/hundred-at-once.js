const waits = await Promise.all(Array.from({ length: 100 }, () => tools.wait({ milliseconds: 10 })));
return waits.reduce((sum, wait) => sum + wait.waited, 0) + {{n}};
