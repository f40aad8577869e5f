// expect: contained ; category: output-flood ; note: single characters from every thread
Parallel.For(0, 16, _ => { while (true) Console.Write('x'); });
return 1;
